"""Rows that differ only in the cells they touch, carried out together.

A seat that lobbies may lobby several governments. Each of these is a row of its own, made from one
rule: they ask the same, cost the same and do the same, to different cells. Of many games, each has
sealed one of them: so all are carried out by what the first of them says, with its cells read as
those of each game's own row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.effects import Move, Put
from bloc_game.engine.game import Game, Row
from bloc_game.lab.arrays import Columns, Ints, Value
from bloc_game.lab.luck import Words, each_extended
from bloc_game.lab.rules import Rules
from bloc_game.lab.table import Some, Table


@dataclass(frozen=True)
class Kin:
    """Rows of one seat; the first speaks for all. Of each of its cells that is another in another
    row, `cells` says which it is in every row; `numbers` are those of their dice."""

    row: Row
    cells: dict[int, Ints]
    numbers: Ints


class Kindred:
    """All rows of a game by their kin: the number of each row's kin, and its place among them.

    What stands for no row, at the end of the list, has no kin.
    """

    def __init__(self, rules: Rules) -> None:
        game = rules.game
        found: dict[object, list[Row]] = {}
        names: dict[int, tuple[int, ...]] = {}
        for row in game.rows:
            key, names[row.index] = _likeness(game, rules, row)
            found.setdefault(key, []).append(row)
        self.kin = tuple(_kin(rows, names) for rows in found.values())
        self.of_row: Ints = np.full(len(game.rows) + 2, -1, np.int32)
        self.place: Ints = np.zeros(len(game.rows) + 2, np.int32)
        for number, rows in enumerate(found.values()):
            for place, row in enumerate(rows):
                self.of_row[row.index], self.place[row.index] = number, place


def _kin(rows: Sequence[Row], names: dict[int, tuple[int, ...]]) -> Kin:
    columns = zip(*(names[row.index] for row in rows), strict=True)
    cells = {column[0]: np.array(column) for column in columns if len(set(column)) > 1}
    return Kin(rows[0], cells, np.array([row.number for row in rows], np.uint64))


def _likeness(game: Game, rules: Rules, row: Row) -> tuple[object, tuple[int, ...]]:
    """What a row has in common with its kin, and the cells that it touches, in order."""
    if row.move.kind in ("amend", "offer", "pledge"):
        return row.index, ()  # what they do is more than their effects
    done = [row.effects.statements, *(one.effects.statements for one in row.outcomes)]
    reshaped = _Reshaped(game)
    shape = tuple(reshaped.of(statement) for part in done for statement, _ in part)
    if reshaped.asks_of_texts:
        return row.index, ()
    lengths = tuple(len(part) for part in done)
    weights = tuple(one.weight for one in row.outcomes)
    grounds = rules.number(row.when.tree), rules.number(row.cost.tree)
    return (row.move.id, row.seat, row.draft, grounds, weights, lengths, shape), reshaped.cells


class _Reshaped:
    """Trees with every cell replaced by a number of its own, in the order in which they are met."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.met: dict[int, int] = {}
        self.asks_of_texts = False

    @property
    def cells(self) -> tuple[int, ...]:
        """The cells that were met, in order."""
        return tuple(self.met)

    def of(self, node: object) -> object:
        """A tree, or part of one, with what takes the place of its cells."""
        match node:
            case int() | str() | ex.Num():
                return node
            case ex.Cell(index):
                return "cell", self._name(index)
            case ex.Lookup(table, index):
                return "lookup", table, self._name(index)
            case Move(place, by):
                return "move", self._name(place), self.of(by)
            case Put(place, value):
                return "put", self._name(place), self.of(value)
            case ex.SupportOf() | ex.PriceOf():
                self.asks_of_texts = True
                return node
            case tuple():
                return tuple([self.of(part) for part in node])
            case _ if is_dataclass(node):
                parts = [self.of(getattr(node, part.name)) for part in fields(node)]
                return type(node).__name__, *parts
            case _:
                return node

    def _name(self, index: int) -> object:
        places = self.game.places
        if index in (places.turn, places.date):
            return index, "the clock"  # programs know it by its cells
        slot = self.game.layout.slots[index]
        return self.met.setdefault(index, len(self.met)), slot.low, slot.high


@dataclass(frozen=True)
class Guise:
    """A table on which the cells of the row that speaks for its kin are those of each game's own.

    `which` says for every column which of the kin it is.
    """

    table: Table
    kin: Kin
    which: Ints

    @property
    def now(self) -> int:
        """The number of the turn."""
        return self.table.now

    @property
    def day(self) -> int:
        """Its date."""
        return self.table.day

    def of(self, some: Some | None) -> Columns:
        """The columns of some games."""
        return Guised(self, np.arange(self.table.size) if some is None else some)

    def those(self, some: Some | None, truths: Value) -> Some | None:
        """Those of some games for which a truth holds."""
        return self.table.those(some, truths)

    def still(self, some: Some | None) -> Some | None:
        """Those of some games that are not over."""
        return self.table.still(some)

    def shift(self, place: int, by: Value, some: Some | None) -> None:
        """Move a track of each game's own row."""
        self.table.shift(self.place(place, some), by, some)

    def put(self, place: int, value: Value, some: Some | None) -> None:
        """Set a cell of each game's own row."""
        self.table.put(self.place(place, some), value, some)

    def finish(self, number: int, some: Some | None) -> None:
        """End games."""
        self.table.finish(number, some)

    def luck(self, some: Some) -> Words:
        """The words of the draw that each game's own row asks for."""
        return each_extended(self.table.turn_words[some], self.kin.numbers[self.which[some]])

    def place(self, index: int, some: Some | None) -> int | Ints:
        """The cell that stands in each of some games for one of the row that speaks."""
        cells = self.kin.cells.get(index)
        if cells is None:
            return index
        return cells[self.which if some is None else self.which[some]]


@dataclass(frozen=True, slots=True)
class Guised:
    """The columns of some games in guise."""

    guise: Guise
    some: Some

    def __getitem__(self, index: int, /) -> Ints:
        place = self.guise.place(index, self.some)
        cells = self.guise.table.cells
        return cells[place].take(self.some) if isinstance(place, int) else cells[place, self.some]
