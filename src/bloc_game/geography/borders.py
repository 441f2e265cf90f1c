"""Finds the lines between regions in their outlines.

Neighbours share every point of their border, so an edge that two outlines have is a border and an
edge that one has is a coast. Drawn from outlines alone, each border would be drawn twice and could
not look different from a coast.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of outline with the same region on either side; `other` is None at the sea."""

    points: tuple[Point, ...]
    one: str
    other: str | None


def borders(outlines: Mapping[str, Iterable[Sequence[Point]]]) -> tuple[Line, ...]:
    """Every stretch of border and coast, once each.

    >>> left = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    >>> right = [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]
    >>> [line.other for line in borders({"A": [left], "B": [right]})]
    [None, 'B', None, None]
    """
    rings = [(region, ring) for region, parts in outlines.items() for ring in parts]
    sides: dict[Edge, list[str]] = {}
    for region, ring in rings:
        for edge in _edges(ring):
            sides.setdefault(_undirected(edge), []).append(region)
    lines: list[Line] = []
    drawn: set[Edge] = set()
    for region, ring in rings:
        lines.extend(_stretches(region, ring, sides, drawn))
    return tuple(lines)


def _stretches(
    region: str, ring: Sequence[Point], sides: Mapping[Edge, list[str]], drawn: set[Edge]
) -> Iterable[Line]:
    points: list[Point] = []
    across: str | None = None
    for start, end in _edges(ring):
        key = _undirected((start, end))
        if key in drawn:
            if points:
                yield Line(tuple(points), region, across)
            points = []
            continue
        drawn.add(key)
        beyond = next((name for name in sides[key] if name != region), None)
        if points and beyond != across:
            yield Line(tuple(points), region, across)
            points = []
        if not points:
            points = [start]
        points.append(end)
        across = beyond
    if points:
        yield Line(tuple(points), region, across)


def _edges(ring: Sequence[Point]) -> Iterable[Edge]:
    return ((a, b) for a, b in pairwise(ring) if a != b)


def _undirected(edge: Edge) -> Edge:
    return edge if edge[0] <= edge[1] else (edge[1], edge[0])
