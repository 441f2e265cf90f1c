"""Recorded games: the deal and a flat list of actions, replayed without a draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine.actions import Action
from bloc_game.engine.events import Counted, Event, TurnBegan
from bloc_game.engine.game import Game
from bloc_game.engine.layout import Layout, Slot
from bloc_game.engine.setup import Deal, initial
from bloc_game.engine.state import State, Working, blank, fold
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
    work = Working(game.layout, blank(game.layout, start, len(game.seats)))
    entries: list[LedgerEntry] = []
    for event in events:
        slots = _touched(game.layout, event)
        before = [work.cells[slot.index] for slot in slots]
        fold(work, event)
        for slot, old in zip(slots, before, strict=True):
            new = work.cells[slot.index]
            if new != old:
                turn = work.cells[game.places.turn]
                entries.append(LedgerEntry(turn, slot, old, new, event))
    return tuple(entries)


def _touched(layout: Layout, event: Event) -> tuple[Slot, ...]:
    """The numbers that an event may change."""
    match event:
        case TurnBegan():
            return layout.slot("turn"), layout.slot("date")
        case Counted(ayes_slot=ayes, noes_slot=noes):
            return ayes, noes
        case _:
            slot: Slot | None = getattr(event, "slot", None)
            return () if slot is None else (slot,)
