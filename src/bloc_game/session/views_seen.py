"""All that one seat may be shown at one moment.

`look` alone reads a state. Views are made from what it returns, so that nothing hidden can reach
them by accident.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Action
from bloc_game.engine.game import Game
from bloc_game.engine.legality import counter_terms, legal_actions
from bloc_game.engine.observation import Observation, observation, told
from bloc_game.engine.outcome import goal_points
from bloc_game.engine.state import Answering, Closing, Deciding, Item, Moving, State
from bloc_game.engine.whose_turn import is_terminal


@dataclass(frozen=True, slots=True)
class Seen:
    """What a seat observes, what it was told so far, what it may do, and the price it could name.

    `points` holds every seat's goals, when the game is over and the cards lie open.
    """

    observation: Observation
    told: tuple[ev.Event, ...]
    legal: tuple[Action, ...]
    price: tuple[tuple[int, int], ...] = ()
    points: Mapping[str, tuple[int, ...]] | None = None

    @property
    def seat(self) -> str:
        """Whose view it is."""
        return self.observation.seat


def look(game: Game, state: State, events: Iterable[ev.Event], seat: str) -> Seen:
    """What a seat may be shown of a state that these events, from the first on, have led to."""
    legal = legal_actions(game, state, seat)
    seen = observation(game, state, seat)
    price: tuple[tuple[int, int], ...] = ()
    if legal and isinstance(state.agenda[-1], Answering):
        price = counter_terms(game, state.cells(), state.agenda[-1].offers[0])
    points = _points(game, state) if is_terminal(state) else None
    return Seen(seen, told(game, events, seat), legal, price, points)


def _points(game: Game, state: State) -> dict[str, tuple[int, ...]]:
    cells = state.cells()
    return {seat.id: tuple(goal_points(goal, cells) for goal in seat.goals) for seat in game.seats}


def as_seen(game: Game, seen: Observation) -> State:
    """The state as a seat takes it to be, what it does not know being 0.

    Good for asking what that seat may do: that rests on nothing it does not know.
    """
    public, private = game.layout.public_end, game.layout.private_end
    cells = seen.cells(game)
    sealed = tuple(seen.sealed if seat.id == seen.seat else () for seat in game.seats)
    agenda = (_item(game, seen),)
    return State(
        seen.public,
        tuple(cells[public:private]),
        tuple(cells[private:]),
        sealed,
        seen.pledges,
        agenda,
    )


def _item(game: Game, seen: Observation) -> Item:
    match seen.phase.kind:
        case "moves":
            return Moving()
        case "decision":
            return Deciding(game.decision_of[seen.phase.decision].index)
        case _:
            return Closing()
