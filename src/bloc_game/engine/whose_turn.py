"""Whose turn it is: seats, chance, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_game.engine.actions import CHANCE, Fall
from bloc_game.engine.bodies import SWING, members
from bloc_game.engine.game import Decision, Game
from bloc_game.engine.state import (
    HOLD,
    Answering,
    AwaitEvent,
    AwaitOutcome,
    AwaitSwing,
    Countering,
    Deciding,
    Moving,
    State,
)

ASKS_CHANCE = (AwaitEvent, AwaitOutcome, AwaitSwing)


@dataclass(frozen=True, slots=True)
class ChanceNode:
    """What chance may do now: actions with whole-number weights, and the key of the draw."""

    actions: tuple[Fall, ...]
    weights: tuple[int, ...]
    key: tuple[int, ...]


# --- whose turn it is ---------------------------------------------------------------------------


def seats_to_act(game: Game, state: State) -> tuple[int, ...]:
    """The numbers of the seats that may act now, in any order."""
    if not state.agenda:
        return ()
    match state.agenda[-1]:
        case Moving():
            most = game.moves_per_turn
            free = [
                seat
                for seat, sealed in enumerate(state.sealed)
                if len(sealed) < most and HOLD not in sealed
            ]
            return tuple(free)
        case Deciding(number):
            decision = game.decisions[number]
            seats = deciders(game, decision, state.public)
            return tuple([seat for seat in seats if not state.sealed[seat]])
        case Answering(offers):
            return (offers[0].target,)
        case Countering(offer):
            return (offer.seat,)
        case _:
            return ()


def may_act(game: Game, state: State, seat: int) -> bool:
    """Whether this seat is one of `seats_to_act`, found without looking at the others."""
    if not state.agenda:
        return False
    match state.agenda[-1]:
        case Moving():
            return not done_moving(game, state, seat)
        case Deciding(number):
            asked = deciders(game, game.decisions[number], state.public)
            return seat in asked and not state.sealed[seat]
        case Answering() | Countering():
            return seat in seats_to_act(game, state)
        case _:
            return False


def done_moving(game: Game, state: State, seat: int) -> bool:
    """Whether a seat has sealed all it may, or holds."""
    sealed = state.sealed[seat]
    return len(sealed) >= game.moves_per_turn or HOLD in sealed


def deciders(game: Game, decision: Decision, cells: Sequence[int]) -> tuple[int, ...]:
    """The seats that a decision is put to."""
    if decision.actor is not None:
        return (game.seat_of_actor[decision.actor],)
    assert decision.body is not None
    present = members(game.bodies[decision.body], cells)
    played = game.seat_of_actor
    return tuple([played[actor] for actor in present if actor in played])


def players_to_act(game: Game, state: State) -> tuple[str, ...]:
    """Who may act now: seats by id, or chance; nobody when the game is over."""
    if state.agenda and isinstance(state.agenda[-1], ASKS_CHANCE):
        return (CHANCE,)
    return tuple([game.seats[number].id for number in seats_to_act(game, state)])


def is_terminal(state: State) -> bool:
    """Whether the game is over."""
    return not state.agenda


# --- chance -------------------------------------------------------------------------------------


def chance_node(game: Game, state: State) -> ChanceNode | None:
    """What chance is asked now, or None."""
    if not state.agenda:
        return None
    turn = state.public[game.places.turn]
    match state.agenda[-1]:
        case AwaitEvent(number, odds):
            event = game.events[number]
            return ChanceNode(
                (Fall(event.id, 1), Fall(event.id, 0)), (odds, 100 - odds), (turn, event.number)
            )
        case AwaitOutcome(number):
            row = game.rows[number]
            falls = tuple(Fall(row.move.id, n) for n in range(len(row.outcomes)))
            weights = tuple(outcome.weight for outcome in row.outcomes)
            return ChanceNode(falls, weights, (turn, row.number))
        case AwaitSwing(number):
            decision = game.decisions[number]
            falls = tuple(Fall(decision.id, n) for n in range(2 * SWING + 1))
            return ChanceNode(falls, (1,) * len(falls), (turn, decision.number))
        case _:
            return None
