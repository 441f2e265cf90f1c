"""Where the strings of a tree of histories run, so that none crosses another or its name.

A string leaves the one it branched from at the pin of that turn, goes down, and then along a row of
its own. Later branches take the nearer rows: so whatever passes a row on its way down does so left
of where that row's string begins, and nothing ever passes right of it, where its name stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.ui.layout import Box

_FIRST = 9.0  # left of the first turn
_GAP, _APART = (
    4.5,
    8.0,
)  # between strings that leave on one turn, at the least and where there is room
_LEAVING = 0.6  # the part of the way to the next pin in which strings leave
_STUB = 0.75  # how far past its last turn a string ends that has no pin there, or is left there
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
        """Where a turn of it is pinned; the last of them is where it ends."""
        return next((x for number, x in self.pins[:-1] if number == turn), self.end)


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
    steps = _steps(strands, turns, width - margin - _FIRST)
    columns = tuple(_FIRST + sum(steps[:number]) for number in range(turns))
    downs = _ways_down(strands, columns, steps)
    strings: dict[int, String] = {}
    y = 0.0
    for strand in _rows(strands):
        down, leaves = downs[strand.id], None
        parent = strings.get(strand.parent) if strand.parent is not None else None
        if parent is not None:
            leaves = max(columns[strand.fork - 1], parent.down), parent.y
        first = strand.fork + 1 if parent is not None else 1
        pins = tuple((turn, columns[turn - 1]) for turn in range(first, strand.last + 1))
        end = columns[strand.last - 1]
        if not pins or any(one.parent == strand.id and one.fork == strand.last for one in strands):
            end += steps[strand.last - 1] * _STUB  # right of whatever leaves it there
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


def _steps(strands: Sequence[Strand], turns: int, room: float) -> list[float]:
    """How far it is from each turn to the next: alike, but wider where many strings leave.

    After the last turn there is room only for what leaves there.
    """
    leaving = [sum(one.fork == turn for one in strands) for turn in range(1, turns + 1)]
    needs = [_GAP * (count + 1) / _LEAVING if count else 0.0 for count in leaving]
    wide: set[int] = {turns - 1}
    while True:
        share = (room - sum(needs[place] for place in wide)) / max(turns - len(wide), 1)
        more = {place for place, need in enumerate(needs) if need > share} - wide
        if not more:
            return [need if place in wide else share for place, need in enumerate(needs)]
        wide |= more


def _ways_down(
    strands: Sequence[Strand], columns: Sequence[float], steps: Sequence[float]
) -> dict[int, float]:
    """Where each string goes down to its row: between its pin and the next, none over another."""
    found: dict[int, float] = {}
    for number, (column, step) in enumerate(zip(columns, steps, strict=True), start=1):
        leaving = list(_leaving(strands, number))
        gap = min(_APART, step * _LEAVING / (len(leaving) + 1))
        for place, id in enumerate(leaving, start=1):
            found[id] = column + gap * place
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
