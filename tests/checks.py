"""What must always hold, as plain functions: property tests call them, and so do tests that plant
a fault, because a check that cannot fail is none."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bloc_game.engine import events as ev
from bloc_game.engine.actions import (
    CHANCE,
    Action,
    Answer,
    Choose,
    Fall,
    Hold,
    Lapse,
    Order,
    Reply,
)
from bloc_game.engine.game import VOTES, Game
from bloc_game.engine.layout import PUBLIC
from bloc_game.engine.legality import Blocker, IllegalAction, blockers, legal_actions
from bloc_game.engine.observation import UNKNOWN, observation, told
from bloc_game.engine.playthrough import ledger
from bloc_game.engine.state import State, digest, evolve
from bloc_game.engine.turn import Step, apply
from bloc_game.engine.whose_turn import players_to_act
from tests.strategies import random_game

# --- states and steps ---------------------------------------------------------------------------


def check_ranges(game: Game, state: State) -> None:
    """Every number of a state is within its range."""
    for slot, value in zip(game.layout.slots, state.cells(), strict=True):
        assert slot.low <= value <= slot.high, f"{slot.name} is {value}"


def check_step(game: Game, before: State, step: Step) -> None:
    """The events of a step, and they alone, make the new state of the old one."""
    assert evolve(game.layout, before, step.events) == step.state


def check_ledger(game: Game, start: State, events: Iterable[ev.Event], now: State) -> None:
    """Start and ledger make up every number."""
    cells = start.cells()
    for entry in ledger(game, events, cells):
        place = entry.slot.index
        assert entry.before == cells[place], entry
        assert entry.before != entry.after, entry
        cells[place] = entry.after
    assert cells == now.cells()


# --- legality -----------------------------------------------------------------------------------

REPLIES: tuple[Reply, ...] = ("accept", "refuse", "counter")


def conceivable(game: Game) -> Iterator[Action]:
    """Every action that could ever be meant in a game, and some that never could."""
    for row in game.rows:
        yield row.order
    for seat in (*(seat.id for seat in game.seats), "nobody", CHANCE):
        yield Hold(seat)
        yield Lapse(seat)
        yield Order(seat, "hold")
        yield Order(seat, "no_such_move", ("at", "all"))
        for reply in REPLIES:
            yield Answer(seat, reply)
        for decision in game.decisions:
            for option in (*VOTES, *(option.id for option in decision.options), "no_such_option"):
                yield Choose(seat, decision.id, option)
        yield Choose(seat, "no_such_decision", "for")
    for event in game.events:
        yield Fall(event.id, 0)
        yield Fall(event.id, 1)
    for move in game.moves:
        yield Fall(move.id, 0)
    for decision in game.decisions:
        yield Fall(decision.id, 10)
        yield Fall(decision.id, 11)
    yield Fall("no_such_rule", 0)


def refusal(game: Game, state: State, action: Action) -> tuple[Blocker, ...]:
    """The reasons with which an action is refused when it is tried; none where it is played."""
    try:
        apply(game, state, action)
    except IllegalAction as refused:
        return refused.reasons
    return ()


def check_legality(game: Game, state: State, actions: Iterable[Action]) -> None:
    """What is legal can be done; what is not is refused with reasons, and changes nothing."""
    players = players_to_act(game, state)
    legal = {action for player in players for action in legal_actions(game, state, player)}
    legal |= {Lapse(player) for player in players if player != CHANCE}
    before = state.cells()
    for action in {*actions, *legal}:
        reasons = blockers(game, state, action)
        assert (action in legal) is not bool(reasons), f"{action}: {reasons}"
        assert refusal(game, state, action) == reasons
        assert state.cells() == before


def check_somebody_can_act(game: Game, state: State) -> None:
    """While the game goes on, whoever is to act has something legal to do."""
    players = players_to_act(game, state)
    assert bool(players) is bool(state.agenda)
    for player in players:
        assert legal_actions(game, state, player), f"{player} has nothing to do"
        assert player == CHANCE or not blockers(game, state, Lapse(player))


# --- what a seat may know -----------------------------------------------------------------------


def otherwise_hidden(game: Game, state: State, seat: str, shift: int) -> State:
    """The same moment with everything changed that is hidden from a seat."""
    actor = game.seats[game.seat_of[seat]].actor
    seen = observation(game, state, seat)
    private, hidden = list(state.private), list(state.hidden)
    known = {
        secret.place
        for secret, strength in zip(game.secrets, seen.strengths, strict=True)
        if strength is not None
    }
    for slot in game.layout.slots[game.layout.public_end :]:
        row, place = (private, slot.index - game.layout.public_end)
        if slot.index >= game.layout.private_end:
            row, place = (hidden, slot.index - game.layout.private_end)
        if slot.owner != actor and slot.index not in known:
            row[place] = slot.low + (row[place] - slot.low + shift) % (slot.high - slot.low + 1)
    return replace(state, private=tuple(private), hidden=tuple(hidden))


def check_observation(game: Game, state: State, other: State, seat: str) -> None:
    """A seat sees no difference between two moments that differ only in what is hidden from it."""
    assert observation(game, state, seat) == observation(game, other, seat)
    assert legal_actions(game, state, seat) == legal_actions(game, other, seat)


def check_told(game: Game, events: Sequence[ev.Event], seat: str) -> None:
    """What a seat is told holds no number it may not see and no cause it may not know."""
    actor = game.seats[game.seat_of[seat]].actor
    for event in told(game, events, seat):
        for name in ("slot", "ayes_slot", "noes_slot"):
            slot = getattr(event, name, None)
            assert slot is None or slot.owner in (PUBLIC, actor), event
        cause = getattr(event, "cause", UNKNOWN)
        assert cause.known_to(seat), event
        if isinstance(event, ev.Sealed):
            assert game.seats[event.seat].id == seat, event
        pledge = getattr(event, "pledge", None)
        assert pledge is None or not pledge.to or seat in (pledge.by, pledge.to), event
        assert not isinstance(event, ev.AgendaSet), event


# --- luck ---------------------------------------------------------------------------------------


def check_luck_is_keyed(game: Game, seed: int) -> None:
    """One seed is one game, whatever else draws random numbers meanwhile."""
    random.seed(0)
    first = random_game(game, seed)
    random.seed(1)
    second = random_game(game, seed)
    assert first.played == second.played
    assert digest(first.state) == digest(second.state)
