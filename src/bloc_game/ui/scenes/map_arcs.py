"""Arcs of ink over the map: who worked on whom, and by which kind of move.

Where an arc would cross a name it is broken, so that the name can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from bloc_game.geography.projection import Point
from bloc_game.session.views_map import ErrandView
from bloc_game.ui.layout import Box, around
from bloc_game.ui.svg import Paint, line_data, path
from bloc_game.ui.tokens import Scheme

DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (1.5, 3), (9, 3, 1.5, 3), (4, 4), (2, 5))
"""The stroke of each kind of move, in the order in which the rules name them."""

_STEPS = 84
_CLEAR = 6.0  # from a capital's dot to an arc
_HEAD, _HALF = 8.0, 3.2  # the arrow's head: its length, and half its width
_WIDTH = 1.7
_ROOM = 2.0  # left free round a name
_SEEN = 0.5  # of an arc, so much at least is drawn, names or not
_TIP = 8  # points at the end of an arc that are always drawn: its head rests on them


@dataclass(frozen=True, slots=True)
class Arc:
    """One errand on the map: the way it takes, how its line is dashed, and which of its points lie
    under names."""

    points: tuple[Point, ...]
    dash: tuple[float, ...]
    under: frozenset[int] = frozenset()


def dash_of(move: str, moves: Sequence[str]) -> tuple[float, ...]:
    """How the line of a kind of move is broken."""
    return DASHES[moves.index(move) % len(DASHES)] if move in moves else ()


def arcs(
    errands: Sequence[ErrandView],
    moves: Sequence[str],
    places: Mapping[str, Point],
    names: Sequence[Box] = (),
) -> Iterator[Arc]:
    """A curved line for every errand between two governments that stand on the map.

    Lines between the same two bend one beside the other, and those of either way to their own side.
    They go under `names`.
    """
    rooms = [name.inset(-_ROOM) for name in names]
    drawn: Counter[tuple[str, str]] = Counter()
    for one in errands:
        if one.by in places and one.on in places and one.by != one.on:
            bend = 0.16 + 0.09 * drawn[one.by, one.on]
            drawn[one.by, one.on] += 1
            points = _curve(places[one.by], places[one.on], bend)
            yield Arc(points, dash_of(one.move, moves), _under(points, rooms))


def _under(points: Sequence[Point], names: Sequence[Box]) -> frozenset[int]:
    """The points of an arc that lie under names; none where hardly anything of it would be left."""
    near = around([Box(x, y, 0, 0) for x, y in points]).inset(-1)
    crossed = [name for name in names if not name.meet(near).is_empty]
    found = [
        number
        for number, point in enumerate(points[:-_TIP])
        if any(name.holds(*point) for name in crossed)
    ]
    return frozenset(found if len(found) <= (1 - _SEEN) * len(points) else ())


Drawn = tuple[Box, tuple[str, ...]]


def shapes(arc: Arc, part: float, within: Box, scheme: Scheme) -> Drawn | None:
    """An arc as far as it has been drawn, as shapes in a box of its own; None out of sight."""
    if part <= 0:
        return None
    shown = arc.points[: max(int(part * (len(arc.points) - 1)) + 1, 2)]
    line = [point for point in shown if within.holds(*point)]
    pieces = _pieces(arc, len(shown), within)
    if len(line) < 2 or not pieces:
        return None
    head = _head(line) if line[-1] == shown[-1] else ()
    xs, ys = zip(*(*line, *head), strict=True)
    box = Box(min(xs) - 4, min(ys) - 4, max(xs) - min(xs) + 8, max(ys) - min(ys) + 8).meet(within)
    data = "".join(line_data([(x - box.x, y - box.y) for x, y in piece]) for piece in pieces)
    rim = Paint(stroke=scheme.card, width=_WIDTH + 2.6, opacity=0.75)
    ink = Paint(stroke=scheme.ink, width=_WIDTH, dash=arc.dash)
    drawn = [path(data, rim), path(data, ink)]
    if head:
        tip = line_data([(x - box.x, y - box.y) for x, y in head]) + "Z"
        drawn.append(path(tip, Paint(fill=scheme.ink, stroke=scheme.card, width=0.8)))
    return box, tuple(drawn)


def _pieces(arc: Arc, shown: int, within: Box) -> list[list[Point]]:
    """What is drawn of the first points of an arc: from one name to the next."""
    pieces: list[list[Point]] = [[]]
    for number, point in enumerate(arc.points[:shown]):
        if number in arc.under or not within.holds(*point):
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [piece for piece in pieces if len(piece) > 1]


def sample(dash: tuple[float, ...], width: float, height: float, scheme: Scheme) -> tuple[str, ...]:
    """A short straight arc, for the map's key."""
    y = height / 2
    line = line_data([(1, y), (width - _HEAD, y)])
    head = line_data([(width, y), (width - _HEAD, y - _HALF), (width - _HEAD, y + _HALF)]) + "Z"
    ink = Paint(stroke=scheme.ink, width=_WIDTH, dash=dash)
    return path(line, ink), path(head, Paint(fill=scheme.ink))


def _curve(start: Point, end: Point, bend: float) -> tuple[Point, ...]:
    """From near one dot to near the other, bent to the left of the way."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = (start[0] + dx / 2 + dy * bend, start[1] + dy / 2 - dx * bend)
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append(
            (
                a * start[0] + b * middle[0] + c * end[0],
                a * start[1] + b * middle[1] + c * end[1],
            )
        )
    ends = (start, end)
    kept = [one for one in points if all(hypot(one[0] - x, one[1] - y) >= _CLEAR for x, y in ends)]
    return tuple(kept) if len(kept) >= 2 else (points[0], points[-1])


def _head(line: Sequence[Point]) -> tuple[Point, ...]:
    """The arrow's head, its tip at the end of the line."""
    (x1, y1), (x, y) = line[max(len(line) - _TIP, 0)], line[-1]
    length = hypot(x - x1, y - y1) or 1.0
    ux, uy = (x - x1) / length, (y - y1) / length
    back = (x - ux * _HEAD * 0.6, y - uy * _HEAD * 0.6)
    return (
        (x + ux * _HEAD * 0.4, y + uy * _HEAD * 0.4),
        (back[0] - uy * _HALF, back[1] + ux * _HALF),
        (back[0] + uy * _HALF, back[1] - ux * _HALF),
    )
