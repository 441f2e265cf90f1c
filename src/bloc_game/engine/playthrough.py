"""Recorded games: the deal and a flat list of actions, replayed without a draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine.actions import Action
from bloc_game.engine.events import CellSet, Event, TrackShifted
from bloc_game.engine.game import Game
from bloc_game.engine.setup import Deal, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import Step, apply


@dataclass(frozen=True, slots=True)
class Playthrough:
    """One game as it was played: the seed chance drew by, the deal, and every action in order."""

    seed: int
    deal: Deal
    actions: tuple[Action, ...] = ()

    def then(self, action: Action) -> Playthrough:
        """The same game, one action further."""
        return Playthrough(self.seed, self.deal, (*self.actions, action))

    def until(self, length: int) -> Playthrough:
        """The same game, cut off after so many actions: where another branch may begin."""
        return Playthrough(self.seed, self.deal, self.actions[:length])


def steps(game: Game, played: Playthrough) -> Iterator[Step]:
    """The opening and one step an action; `IllegalAction` where one is barred."""
    step = initial(game, played.deal)
    yield step
    for action in played.actions:
        step = apply(game, step.state, action)
        yield step


def replay(game: Game, played: Playthrough) -> State:
    """The state that a recorded game reaches."""
    state = initial(game, played.deal).state
    for action in played.actions:
        state = apply(game, state, action).state
    return state


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One change of one number: on which turn, from what to what, and by which rule."""

    turn: int
    change: TrackShifted | CellSet
    before: int
    after: int


def ledger(game: Game, events: Iterable[Event], start: Sequence[int]) -> tuple[LedgerEntry, ...]:
    """Every change of a track, level, membership, fact or pledge, in order.

    `start` holds the cells before the first event; `start + sum(ledger) = now` for every cell.
    """
    cells = list(start)
    turn_place = game.places.turn
    entries: list[LedgerEntry] = []
    turn = cells[turn_place]
    for event in events:
        match event:
            case TrackShifted(slot, by):
                entry = LedgerEntry(turn, event, cells[slot.index], cells[slot.index] + by)
                cells[slot.index] += by
                entries.append(entry)
            case CellSet(slot=slot, after=after):
                entries.append(LedgerEntry(turn, event, cells[slot.index], after))
                cells[slot.index] = after
            case _:
                turn = getattr(event, "turn", turn)
    return tuple(entries)
