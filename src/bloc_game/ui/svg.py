"""Writes small SVG pictures: shapes in, text out.

One drawing serves the window, a web page and a printed page. The window's reader knows no clip
paths, patterns, gradients or text, so nothing here writes them: hatching comes as lines that are
cut already, words are set by whoever shows the picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """How a shape is filled and its line drawn; `None` leaves either out."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


def document(
    width: float,
    height: float,
    parts: Iterable[str],
    corner: Point = (0.0, 0.0),
    scale: float = 1.0,
) -> str:
    """A whole picture, the corner of its drawing board at `corner`, shown `scale` times as large.

    >>> document(4, 2, [rectangle(0, 0, 4, 2, Paint(fill="#FFFFFF"))]).count("<rect")
    1
    """
    box = f"{corner[0]:g} {corner[1]:g} {width:g} {height:g}"
    size = f'width="{width * scale:g}" height="{height * scale:g}"'
    head = f'{size} viewBox="{box}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{"".join(parts)}</svg>'


def group(parts: Iterable[str], opacity: float = 1.0) -> str:
    """Shapes that belong together and fade together."""
    return f'<g opacity="{opacity:g}">{"".join(parts)}</g>'


def rectangle(x: float, y: float, width: float, height: float, paint: Paint) -> str:
    """An upright box."""
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f"<rect {place}{_attributes(paint)}/>"


def circle(centre: Point, radius: float, paint: Paint) -> str:
    """A dot or a ring."""
    place = f'cx="{centre[0]:.2f}" cy="{centre[1]:.2f}" r="{radius:g}"'
    return f"<circle {place}{_attributes(paint)}/>"


def path(data: str, paint: Paint) -> str:
    """A shape from path data; what lies inside two rings is a hole."""
    return f'<path d="{data}" fill-rule="evenodd"{_attributes(paint)}/>' if data else ""


def rings_data(rings: Iterable[Sequence[Point]]) -> str:
    """Path data of closed rings.

    >>> rings_data([[(0, 0), (1, 0), (0.55, 1)]])
    'M0.0 0.0L1.0 0.0L0.6 1.0Z'
    """
    return "".join(f"{line_data(ring)}Z" for ring in rings if len(ring) > 2)


def line_data(points: Sequence[Point]) -> str:
    """Path data of one open line."""
    return "M" + "L".join([f"{x:.1f} {y:.1f}" for x, y in points])


def segments_data(segments: Iterable[Segment]) -> str:
    """Path data of many short lines."""
    return "".join([f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" for a, b in segments])


def thinned(points: Sequence[Point], step: float) -> list[Point]:
    """A line without the points that lie closer than `step` to the last one kept.

    Its ends stay, so lines that met still meet.

    >>> thinned([(0, 0), (0.1, 0), (0.2, 0), (1, 0), (1.1, 0)], 0.5)
    [(0, 0), (1, 0), (1.1, 0)]
    """
    kept = [points[0]]
    last_x, last_y = points[0]
    for x, y in points[1:-1]:
        if abs(x - last_x) >= step or abs(y - last_y) >= step:
            kept.append((x, y))
            last_x, last_y = x, y
    if len(points) > 1:
        kept.append(points[-1])
    return kept


def _attributes(paint: Paint) -> str:
    text = f' fill="{paint.fill or "none"}"'
    if paint.stroke:
        text += f' stroke="{paint.stroke}" stroke-width="{paint.width:g}"'
        text += ' stroke-linejoin="round" stroke-linecap="round"'
    if paint.dash:
        text += f' stroke-dasharray="{" ".join(f"{part:g}" for part in paint.dash)}"'
    if paint.opacity != 1:
        text += f' opacity="{paint.opacity:g}"'
    return text
