"""Where the strings of a tree of histories run, so that none crosses another or its name.

A string leaves the one it branched from at the pin of that turn, goes down, and then along a row of
its own. Later branches take the nearer rows: so whatever passes a row on its way down does so left
of where that row's string begins, and nothing ever passes right of it, where its name stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.ui.layout import Box

_FIRST, _GAP = 9.0, 7.0  # from a pin to the first string that leaves it, and between strings
_LEAVING = 0.5  # the part of the way to the next pin in which strings leave
_STUB = 0.68  # where a string ends that has come to no pin of its own
_NAME = 14.0  # from the end of a string to its name
_ROW, _AIR = 40.0, 10.0


@dataclass(frozen=True, slots=True)
class Strand:
    """What of a history the layout must know: which it left, on which turn, and how far it came."""

    id: int
    parent: int | None
    fork: int
    last: int


@dataclass(frozen=True, slots=True)
class String:
    """A history as it runs over the board; `leaves` is where it left another, with the way down."""

    id: int
    leaves: tuple[float, float] | None
    down: float
    y: float
    pins: tuple[tuple[int, float], ...]
    end: float
    name: Box

    def x_of(self, turn: int) -> float:
        """Where a turn of it is pinned; its end, where it came to no pin of that turn."""
        return next((x for number, x in self.pins if number == turn), self.end)


@dataclass(frozen=True, slots=True)
class Board:
    """All strings, the columns of the turns, and how high the whole is."""

    strings: tuple[String, ...]
    columns: tuple[float, ...]
    height: float

    def of(self, id: int) -> String:
        """The string of a history."""
        return next(one for one in self.strings if one.id == id)


def lay_out_tree(
    strands: Sequence[Strand],
    turns: int,
    width: float,
    margin: float,
    tall: Callable[[int, float], float],
) -> Board:
    """Strings over a board so wide, the last turn `margin` from its right edge.

    `tall` tells how high the name of a history is, set to a width.
    """
    step = (width - margin - _FIRST) / max(turns - 1, 1)
    columns = tuple(_FIRST + step * number for number in range(turns))
    downs = _ways_down(strands, columns, step)
    strings: dict[int, String] = {}
    y = 0.0
    for strand in _rows(strands):
        down, leaves = downs[strand.id], None
        parent = strings.get(strand.parent) if strand.parent is not None else None
        if parent is not None:
            leaves = max(columns[strand.fork - 1], parent.down), parent.y
        first = strand.fork + 1 if parent is not None else 1
        pins = tuple((turn, columns[turn - 1]) for turn in range(first, strand.last + 1))
        end = pins[-1][1] if pins else columns[strand.fork - 1] + step * _STUB
        wide = width - end - _NAME
        high = tall(strand.id, wide)
        row = max(high + _AIR, _ROW)
        name = Box(end + _NAME, y + (row - high) / 2, wide, high)
        strings[strand.id] = String(strand.id, leaves, down, y + row / 2, pins, end, name)
        y += row
    return Board(tuple(strings.values()), columns, y)


def _rows(strands: Sequence[Strand]) -> Iterator[Strand]:
    """Every strand after the one it left; of those that left one, the later first."""
    waiting = [one for one in reversed(strands) if one.parent is None]
    while waiting:
        here = waiting.pop()
        yield here
        below = [one for one in strands if one.parent == here.id]
        waiting += sorted(below, key=lambda one: (one.fork, -one.id))


def _ways_down(
    strands: Sequence[Strand], columns: Sequence[float], step: float
) -> dict[int, float]:
    """Where each string goes down to its row: between its pin and the next, none over another."""
    found: dict[int, float] = {}
    first = min(_FIRST, step / 4)
    for turn in range(1, len(columns) + 1):
        leaving = list(_leaving(strands, turn))
        gap = min(_GAP, (step * _LEAVING - first) / max(len(leaving) - 1, 1))
        for place, id in enumerate(leaving):
            found[id] = columns[turn - 1] + first + gap * place
    return {one.id: found.get(one.id, columns[0]) for one in strands}


def _leaving(strands: Sequence[Strand], turn: int) -> Iterator[int]:
    """Those that leave on a turn, from left to right: the furthest row goes down first, and what
    leaves a string on the very turn on which it began does so right of its beginning."""
    order = [one for one in _rows(strands) if one.parent is not None and one.fork == turn]
    here = {one.id for one in order}

    def listed(parents: Sequence[Strand]) -> Iterator[int]:
        for one in reversed(parents):
            yield one.id
            yield from listed([child for child in order if child.parent == one.id])

    yield from listed([one for one in order if one.parent not in here])
