"""Many games on one table: the same moment of each, a column for every game.

All games stand at the same place of the same turn. What one game does and another does not is done
to *some* of them: an array of their columns, in order; None stands for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, overload

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine.game import Game, Turn
from bloc_game.engine.setup import Deal
from bloc_game.engine.state import Pledge, State
from bloc_game.lab.arrays import MOST, Columns, Ints, Value
from bloc_game.lab.luck import Words, extended, mixed

CLOSE = 8  # values no further apart are looked for one by one; more are sorted
NOTHING = -2  # what a seat that has sealed nothing has sealed
MANY = 1000  # numbers from which `clip` is quicker than two comparisons
Some = NDArray[np.intp]  # columns, in order
Truths = NDArray[np.bool_]


class Picked:
    """The columns of some games, gathered when they are asked for."""

    __slots__ = ("cells", "some")

    def __init__(self, cells: Columns, some: Some) -> None:
        self.cells = cells
        self.some = some

    def __getitem__(self, index: int, /) -> Ints:
        return self.cells[index].take(self.some)


class Tried:
    """Columns of which a few read otherwise than they are: a text that is only tried."""

    __slots__ = ("columns", "others")

    def __init__(self, columns: Columns, others: dict[int, Value]) -> None:
        self.columns = columns
        self.others = others

    def __getitem__(self, index: int, /) -> Ints:
        found = self.others.get(index)
        if found is None:
            return self.columns[index]
        return np.asarray(found) if np.ndim(found) else np.full_like(self.columns[index], found)


class Board(Protocol):
    """What rules are carried out on: a table, or one that is read in some other way."""

    @property
    def now(self) -> int: ...

    @property
    def day(self) -> int: ...

    def of(self, some: Some | None) -> Columns: ...

    def those(self, some: Some | None, truths: Value) -> Some | None: ...

    def still(self, some: Some | None) -> Some | None: ...

    def shift(self, place: int, by: Value, some: Some | None) -> None: ...

    def put(self, place: int, value: Value, some: Some | None) -> None: ...

    def finish(self, number: int, some: Some | None) -> None: ...


class Stand(NamedTuple):
    """A state, and how many games begin in it."""

    state: State
    games: int


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word on what, and to whom; what is said and how long it holds differ from game to
    game."""

    by: str
    subject: str
    to: str


@dataclass
class Given:
    """One word in every game: the number of its way in `ways` (0 where it is not given), the last
    turn it holds, and its place among all that were given."""

    ways: list[str]
    way: Ints
    until: Ints
    order: Ints


class Table:
    """The numbers of many games, what is sealed in them, and the words that were given."""

    def __init__(self, game: Game, cells: Ints, seeds: Words, seats: int) -> None:
        self.game = game
        self.cells = cells
        self.base = mixed(seeds)
        self.over: Truths = np.zeros(cells.shape[1], np.bool_)
        self.any_over = False
        self.now = 1
        self.day = game.turns[0].date
        slots = max(game.moves_per_turn, 1)
        self.sealed: NDArray[np.int32] = np.full((seats, slots, self.size), NOTHING, np.int32)
        self.given: dict[Word, Given] = {}
        self.count = 0
        self.turn_words = self.base
        self.changes = [0] * len(cells)  # how often each cell was changed in some game

    @property
    def size(self) -> int:
        """How many games lie on the table."""
        return int(self.cells.shape[1])

    @property
    def turn(self) -> Turn:
        """The present turn."""
        return self.game.turns[self.now - 1]

    # --- which games -----------------------------------------------------------------------------

    def live(self) -> Some | None:
        """The games that are not over; None for all of them."""
        return np.flatnonzero(~self.over) if self.any_over else None

    @overload
    def still(self, some: Some) -> Some: ...

    @overload
    def still(self, some: None) -> Some | None: ...

    def still(self, some: Some | None) -> Some | None:
        """Those of some games that are not over."""
        if not self.any_over:
            return some
        return self.live() if some is None else some[~self.over[some]]

    def of(self, some: Some | None) -> Columns:
        """The columns of some games."""
        return self.cells if some is None or len(some) == self.size else Picked(self.cells, some)

    def where(self, some: Some | None) -> Some | slice:
        """Some games as an index into what is kept of each; all of them as a slice, which is
        quicker, and reads without copying."""
        return slice(None) if some is None or len(some) == self.size else some

    def those(self, some: Some | None, truths: Value) -> Some | None:
        """Those of some games for which a truth holds; it may be one for all."""
        if np.ndim(truths) == 0:
            return some if truths else EMPTY
        if some is None:
            return None if truths.all() else np.flatnonzero(truths)
        return some if truths.all() else some[truths]

    def how_many(self, some: Some | None) -> int:
        """How many games are meant."""
        return self.size if some is None else len(some)

    # --- changes ---------------------------------------------------------------------------------

    def shift(self, place: int | Ints, by: Value, some: Some | None) -> None:
        """Move one track, stopping at the ends of its range: the same in all these games, or one
        for each, all with one range."""
        slot = self.game.layout.slots[self._changed(place)]
        row, where = self._there(place, some)
        span = slot.high - slot.low  # further than that nothing moves
        is_narrow = span + max(-slot.low, slot.high) <= MOST
        if is_narrow and isinstance(by, int):
            after = row[where] + min(max(by, -span), span)
        elif is_narrow and np.ndim(by) and by.dtype == row.dtype:
            after = row[where] + by.clip(-span, span)
        else:
            # in 32 bits: a track and what is added to it may each be as wide as 16 allow
            after = np.add(row[where], by, dtype=np.int32, casting="unsafe")
        if len(after) > MANY:
            after.clip(slot.low, slot.high, out=after)
        else:
            np.minimum(after, slot.high, out=after)
            np.maximum(after, slot.low, out=after)
        row[where] = after

    def put(self, place: int | Ints, value: Value, some: Some | None) -> None:
        """Set one cell that is no track: the same in all these games, or one for each."""
        self._changed(place)
        row, where = self._there(place, some)
        row[where] = value

    def _changed(self, place: int | Ints) -> int:
        """Count a change of each of these cells, and name one of them."""
        cells: set[int] = {place} if isinstance(place, int) else set(place.tolist())
        for cell in cells:
            self.changes[cell] += 1
        return next(iter(cells))

    def _there(self, place: int | Ints, some: Some | None) -> tuple[Ints, Any]:
        """Where some games have a cell: an array, and an index into it."""
        if isinstance(place, int):
            return self.cells[place], self.where(some)
        if some is None:
            some = np.arange(self.size)
        return self.cells, (place, some)  # a place for each game

    def finish(self, number: int, some: Some | None) -> None:
        """End games."""
        if self.how_many(some) == 0:
            return
        self.put(self.game.places.ending, number + 1, some)
        self.over[self.where(some)] = True
        self.any_over = True

    def begin_turn(self, number: int) -> None:
        """Open a turn, counted from 1, in every game that lies on the table."""
        self.now = number
        self.day = self.turn.date
        self.put(self.game.places.turn, number, None)
        self.changes[self.game.places.date] += 1
        if self.cells.dtype != np.int16:
            self.cells[self.game.places.date][:] = self.day
        self.turn_words = extended(self.base, number)

    def luck(self, part: int, some: Some | None) -> Words:
        """The word of a draw about something, on this turn."""
        return extended(self.turn_words[self.where(some)], part)

    # --- words ---------------------------------------------------------------------------------

    def give(self, word: Word, way: str, until: int, some: Some | None) -> None:
        """A word is given; one on the same matter to the same ear is replaced."""
        given = self.given.get(word)
        if given is None:
            zeros = np.zeros(self.size, np.int32)
            given = self.given[word] = Given([""], zeros.copy(), zeros.copy(), zeros)
        if way not in given.ways:
            given.ways.append(way)
        where = self.where(some)
        self.count += 1
        given.way[where] = given.ways.index(way)
        given.until[where] = until
        given.order[where] = self.count

    def pledges(self, column: int) -> tuple[Pledge, ...]:
        """The words that hold in one game, in the order in which they were given."""
        held = [
            (int(one.order[column]), word, one)
            for word, one in self.given.items()
            if one.way[column]
        ]
        held.sort(key=lambda entry: entry[0])
        return tuple(
            Pledge(w.by, w.subject, one.ways[one.way[column]], int(one.until[column]), w.to)
            for _, w, one in held
        )

    # --- leaving ---------------------------------------------------------------------------------

    def keep(self, some: Some) -> None:
        """Only these games stay."""
        self.cells = self.cells[:, some]
        self.base = self.base[some]
        self.turn_words = self.turn_words[some]
        self.sealed = self.sealed[:, :, some]
        self.over = self.over[some]
        for one in self.given.values():
            one.way, one.until, one.order = one.way[some], one.until[some], one.order[some]

    def raise_all(self) -> None:
        """All games that lie here are played on."""
        self.over[:] = False
        self.any_over = False

    def seal_nothing(self) -> None:
        """Break every seal."""
        self.sealed[:] = NOTHING


EMPTY: Some = np.zeros(0, np.intp)


def fits_narrow(game: Game) -> bool:
    """Whether every number of a game but the date keeps within 16 bits."""
    span = np.iinfo(np.int16)
    date = game.places.date
    return all(
        span.min <= slot.low and slot.high <= span.max
        for slot in game.layout.slots
        if slot.index != date
    )


def laid(game: Game, stands: Sequence[Stand], deals: Sequence[Deal], seeds: Words) -> Table:
    """A table with games that stand where these states do, each game with its own deal."""
    kind = np.int16 if fits_narrow(game) else np.int32
    first = stands[0].state
    rows = np.array([stand.state.row() for stand in stands], np.int32)
    if kind is np.int16:
        rows[:, game.places.date] = 0
    columns = rows.T.astype(kind)
    if len(stands) == 1:
        cells = np.empty((len(columns), stands[0].games), kind)
        cells[:] = columns  # faster than to repeat it
    else:
        cells = np.repeat(columns, [stand.games for stand in stands], axis=1)
    for number, secret in enumerate(game.secrets):
        cells[secret.place] = [deal[number] for deal in deals]
    table = Table(game, cells, seeds, len(game.seats))
    table.now = first.public[game.places.turn]
    table.day = first.public[game.places.date]
    table.turn_words = extended(table.base, table.now)
    table.over[:] = table.any_over = not first.agenda
    end = 0
    for state, games in stands:
        here = None if len(stands) == 1 else np.arange(end, end + games)
        end += games
        _lay_seals_and_words(table, state, here)
    return table


def _lay_seals_and_words(table: Table, state: State, some: Some | None) -> None:
    where = table.where(some)
    for seat, entries in enumerate(state.sealed):
        for slot, entry in enumerate(entries):
            table.sealed[seat, slot][where] = entry
    for pledge in state.pledges:
        word = Word(pledge.by, pledge.subject, pledge.to)
        table.give(word, pledge.way, pledge.until, some)


def groups(values: Ints, some: Some | None = None) -> Iterator[tuple[int, Some]]:
    """Games by a value that each of them has, smallest first; `some` says whose values they are."""
    if not len(values):
        return
    least, most = int(values.min()), int(values.max())
    if most - least < CLOSE:
        for value in range(least, most + 1):
            which = np.flatnonzero(values == value)
            if len(which):
                yield value, which if some is None else some[which]
        return
    order = np.argsort(values, kind="stable")
    listed = values[order]
    ends = np.flatnonzero(listed[1:] != listed[:-1]) + 1
    for first, last in zip((0, *ends), (*ends, len(listed)), strict=True):
        which = order[first:last]
        yield int(listed[first]), which if some is None else some[which]


def among(some: Some, here: Some) -> Some | slice:
    """Where some games stand among others that hold them all, both in order."""
    return slice(None) if len(here) == len(some) else np.searchsorted(some, here)
