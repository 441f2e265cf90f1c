"""One moment of play, frozen and hashable, and the one function that changes it.

`evolve` folds events into a state and alone builds states. `apply` uses the same fold on a private
working copy, so that an effect sees the one before it, and freezes once at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import assert_never

from bloc_game.engine import events as ev
from bloc_game.engine.layout import Layout

HOLD = -1  # the entry of a seat that seals no further move


# --- what is still to be resolved ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A bargain proposed: by a seat, through a row of the table of moves."""

    seat: int
    row: int
    target: int


@dataclass(frozen=True, slots=True)
class Pledge:
    """An actor's word on a draft or decision, public (`to` is empty) or to one actor.

    `way` is `for` or `against` on a draft, an option's id on a decision; it holds through turn
    `until`.
    """

    by: str
    subject: str
    way: str
    until: int
    to: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """Events to look at, from this place in the turn's list on."""

    position: int


@dataclass(frozen=True, slots=True)
class AwaitEvent:
    """Chance decides whether an event happens."""

    event: int
    odds: int


@dataclass(frozen=True, slots=True)
class Moving:
    """Seats seal their moves."""


@dataclass(frozen=True, slots=True)
class Resolving:
    """Unsealed orders (row, what was paid), carried out from this place on; offers so far."""

    orders: tuple[tuple[int, int], ...]
    position: int
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitOutcome:
    """Chance decides how a move turns out."""

    row: int


@dataclass(frozen=True, slots=True)
class Answering:
    """Offers before their targets, the first still to be answered."""

    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Countering:
    """A price named in answer to an offer, before the one who made it."""

    offer: Offer
    terms: tuple[tuple[int, int], ...]  # (slot of the level, level)


@dataclass(frozen=True, slots=True)
class Questions:
    """Decisions to put, from this place in the turn's list on."""

    position: int


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision before its deciders."""

    decision: int


@dataclass(frozen=True, slots=True)
class AwaitSwing:
    """Chance decides the swing of a chamber's ballot."""

    decision: int


@dataclass(frozen=True, slots=True)
class Closing:
    """The close of the turn."""


Item = (
    News
    | AwaitEvent
    | Moving
    | Resolving
    | AwaitOutcome
    | Answering
    | Countering
    | Questions
    | Deciding
    | AwaitSwing
    | Closing
)
Agenda = tuple[Item, ...]  # the last is next


# --- the state ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """Public numbers, each actor's own, what is hidden, seals, words given, and the agenda."""

    public: tuple[int, ...]
    private: tuple[int, ...]
    hidden: tuple[int, ...]
    sealed: tuple[tuple[int, ...], ...]
    pledges: tuple[Pledge, ...]
    agenda: Agenda
    _row: tuple[int, ...] | None = field(default=None, init=False, repr=False, compare=False)

    def row(self) -> tuple[int, ...]:
        """All numbers in the order of the layout, put together once."""
        if self._row is None:
            object.__setattr__(self, "_row", (*self.public, *self.private, *self.hidden))
        assert self._row is not None
        return self._row

    def cells(self) -> list[int]:
        """All numbers in the order of the layout, for whoever wants to change them."""
        return list(self.row())

    def sharing(self, row: tuple[int, ...] | None) -> State:
        """This state, which need not put its row together: another has the same."""
        object.__setattr__(self, "_row", row)
        return self


def digest(state: State) -> str:
    """A short name for a state, the same on every machine and Python."""
    return sha256(repr(state).encode()).hexdigest()[:16]


class Working:
    """A private copy of a state on which one step is worked out.

    Its cells are copied when first asked for: most steps only seal, and share all numbers with the
    state before them.
    """

    __slots__ = (
        "agenda", "base", "cells", "events", "layout", "over", "pledges", "sealed", "slots",
        "touched",
    )  # fmt: skip
    cells: list[int]

    def __init__(self, layout: Layout, state: State) -> None:
        self.layout = layout
        self.slots = layout.slots
        self.base = state
        self.touched = False
        self.sealed = state.sealed
        self.pledges = state.pledges
        self.agenda = list(state.agenda)
        self.events: list[ev.Event] = []
        self.over = False  # has the game ended in this step? Then nothing more may happen in it

    def __getattr__(self, name: str) -> list[int]:
        """Copy the cells, where they are first asked for."""
        if name != "cells":
            raise AttributeError(name)
        self.touched = True
        self.cells = self.base.cells()
        return self.cells

    def look(self) -> Sequence[int]:
        """The cells as they are now, for one who changes none."""
        return self.cells if self.touched else self.base.row()

    def note(self, event: ev.Event) -> None:
        """Let an event happen here: it is recorded, and folded at once."""
        self.events.append(event)
        fold(self, event)

    def shift(self, place: int, by: int, cause: ev.Cause) -> None:
        """Move one track, stopping at the ends of its range."""
        slot = self.slots[place]
        cells = self.cells
        before = cells[place]
        after = before + by
        if after > slot.high:
            after = slot.high
        elif after < slot.low:
            after = slot.low
        if after != before:
            self.events.append(ev.TrackShifted(slot, after - before, cause))
            cells[place] = after  # as `fold` does; spelled out because it is the hottest line

    def put(self, place: int, value: int, cause: ev.Cause) -> None:
        """Set one cell that is no track, where that changes it."""
        before = self.cells[place]
        if before != value:
            self.events.append(ev.CellSet(self.slots[place], before, value, cause))
            self.cells[place] = value  # as `fold` does

    def finish(self, number: int, ending: str, cause: ev.Cause) -> None:
        """End the game."""
        slot = self.layout.slot("ending")
        self.note(ev.GameEnded(ending=ending, slot=slot, value=number + 1, cause=cause))

    def freeze(self) -> State:
        """The state that has come about."""
        agenda = tuple(self.agenda)
        if not self.touched:
            base = self.base
            state = State(base.public, base.private, base.hidden, self.sealed, self.pledges, agenda)
            return state.sharing(base._row)
        row = tuple(self.cells)
        public, private = self.layout.public_end, self.layout.private_end
        state = State(
            row[:public], row[public:private], row[private:], self.sealed, self.pledges, agenda
        )
        return state.sharing(row)


def fold(work: Working, event: ev.Event) -> None:
    """Change the working copy as the event says. A new event cannot be forgotten here."""
    match event:  # the most frequent first: each case that does not fit takes its time
        case ev.Sealed(seat=seat, entry=entry):
            mine = (*work.sealed[seat], entry)
            work.sealed = (*work.sealed[:seat], mine, *work.sealed[seat + 1 :])
        case (
            ev.OrderDone()
            | ev.OrderLapsed()
            | ev.OfferMade()
            | ev.OfferAnswered()
            | ev.EventStayedAway()
            | ev.TimedOut()
        ):
            pass  # told, but nothing of it stands in the state
        case ev.TrackShifted(slot, by):
            work.cells[slot.index] += by
        case ev.Revealed():
            work.sealed = ((),) * len(work.sealed)
        case ev.Chosen(slot=slot, value=value) | ev.Decided(slot=slot, value=value):
            work.cells[slot.index] = value
        case ev.CellSet(slot=slot, after=after):
            work.cells[slot.index] = after
        case ev.AgendaSet(agenda=agenda):
            work.agenda = list(agenda)
        case ev.TurnBegan(turn=turn, date=date):
            now, day = work.layout.clock
            work.cells[now], work.cells[day] = turn, date
        case ev.EventCame(slot=slot) | ev.DraftTookEffect(slot=slot):
            work.cells[slot.index] = 1
        case ev.Pledged(pledge=pledge, slot=word):
            work.pledges = (*work.pledges, pledge)
            if word is not None:
                work.cells[word.index] = 1 if pledge.way == "for" else -1
        case ev.PledgeEnded(pledge=pledge, slot=word):
            work.pledges = tuple(p for p in work.pledges if p != pledge)
            if word is not None:
                work.cells[word.index] = 0
        case ev.Counted(ayes=ayes, noes=noes, ayes_slot=ayes_slot, noes_slot=noes_slot):
            work.cells[ayes_slot.index] = ayes
            work.cells[noes_slot.index] = noes
        case ev.GameEnded(slot=slot, value=value):
            work.cells[slot.index] = value
            work.agenda = []
            work.over = True
        case _:
            assert_never(event)


def blank(layout: Layout, cells: Sequence[int], seats: int) -> State:
    """A state of these numbers in which nothing is sealed, promised or still to be resolved."""
    public, private = layout.public_end, layout.private_end
    return State(
        tuple(cells[:public]),
        tuple(cells[public:private]),
        tuple(cells[private:]),
        ((),) * seats,
        (),
        (),
    )


def evolve(layout: Layout, state: State, events: Iterable[ev.Event]) -> State:
    """The state after these events."""
    work = Working(layout, state)
    for event in events:
        fold(work, event)
    return work.freeze()
