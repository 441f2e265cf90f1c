"""Hatching as shapes: straight lines and dots cut to the land, for pictures that are SVG.

The window's SVG reader can neither clip nor repeat a pattern, so each stroke is worked out here.
The strokes of one look run on from country to country as if drawn with one ruler.
"""

from collections.abc import Iterable, Sequence
from math import floor, sqrt

Point = tuple[float, float]
Segment = tuple[Point, Point]
Spans = dict[int, list[tuple[float, float]]]

RISING, FALLING, LEVEL = 1, -1, 0
_SHORTEST = 0.3  # of a pixel: less cannot be seen


def strokes(rings: Iterable[Sequence[Point]], lean: int, spacing: float) -> list[Segment]:
    """Parallel strokes inside the rings, `spacing` apart.

    >>> square = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    >>> strokes([square], LEVEL, 4)
    [((0.0, 4.0), (10.0, 4.0)), ((0.0, 8.0), (10.0, 8.0))]
    """
    step = spacing * (sqrt(2) if lean else 1)
    return [
        (_at(row * step, start, lean), _at(row * step, end, lean))
        for row, spans in sorted(_spans(rings, lean, step).items())
        for start, end in spans
        if end - start > _SHORTEST
    ]


def dots(rings: Iterable[Sequence[Point]], spacing: float) -> list[Point]:
    """Dots inside the rings, in rows that are set off against each other."""
    found: list[Point] = []
    for row, spans in sorted(_spans(rings, LEVEL, spacing).items()):
        shift = spacing / 2 * (row % 2)
        for start, end in spans:
            first = floor((start - shift) / spacing) + 1
            last = floor((end - shift) / spacing)
            found.extend((n * spacing + shift, row * spacing) for n in range(first, last + 1))
    return found


def _spans(rings: Iterable[Sequence[Point]], lean: int, step: float) -> Spans:
    """Where the rulers x + y = c, y - x = c or y = c run inside, as stretches of x."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        turned = [(x, y + lean * x) for x, y in ring]
        for (x1, u1), (x2, u2) in zip(turned, [*turned[1:], turned[0]], strict=True):
            low, high = (u1, u2) if u1 < u2 else (u2, u1)
            # half-open, so that a ruler through a corner crosses an even number of edges
            for row in range(floor(low / step) + 1, floor(high / step) + 1):
                x = x1 + (row * step - u1) * (x2 - x1) / (u2 - u1)
                crossings.setdefault(row, []).append(x)
    pairs: Spans = {}
    for row, xs in crossings.items():
        xs.sort()
        pairs[row] = list(zip(xs[::2], xs[1::2], strict=True))
    return pairs


def _at(c: float, x: float, lean: int) -> Point:
    return x, c - lean * x
