"""Recorded games: the deal and a flat list of actions, replayed without a draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine.actions import Action
from bloc_game.engine.events import Event
from bloc_game.engine.game import Game
from bloc_game.engine.layout import Slot
from bloc_game.engine.setup import Deal, initial
from bloc_game.engine.state import State, cells_after
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
    """One change of one number: on which turn, from what to what, and the event that tells why."""

    turn: int
    slot: Slot
    before: int
    after: int
    change: Event


def ledger(game: Game, events: Iterable[Event], start: Sequence[int]) -> tuple[LedgerEntry, ...]:
    """Every change of every number, in order: tracks, levels, members, facts, pledges, votes …

    `start` holds the cells before the first event; `start + sum(ledger) = now` for every cell.
    """
    cells = list(start)
    entries: list[LedgerEntry] = []
    for event in events:
        for slot, after in cells_after(game.layout, cells, event):
            before = cells[slot.index]
            cells[slot.index] = after
            if before != after:
                turn = cells[game.places.turn]
                entries.append(LedgerEntry(turn, slot, before, after, event))
    return tuple(entries)
