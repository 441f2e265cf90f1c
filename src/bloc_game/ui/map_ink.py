"""The map as SVG text: land in the colour of its side, hatched; borders, coasts, water, the inset.

A `Sheet` is the geometry laid out for one size, in pixels; drawing it again in other colours costs
no projection. Looks never rest on colour alone: each side has its own hatching.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bloc_game.ui.layout import Box
from bloc_game.ui.map_borders import Line
from bloc_game.ui.map_data import AMERICA, DATA, SHOWN, Alignment, Region, RegionId, World
from bloc_game.ui.map_hatching import FALLING, LEVEL, RISING, dots, strokes
from bloc_game.ui.projection import Point, View, filling, fitting
from bloc_game.ui.svg import (
    Paint,
    circle,
    document,
    dots_data,
    line_data,
    path,
    rectangle,
    rings_data,
    segments_data,
    thinned,
)
from bloc_game.ui.tokens import Land, Scheme, colour

Rings = tuple[tuple[Point, ...], ...]
_Rings = Sequence[Sequence[Point]]

INSET_MARGIN = 14  # at scale 1
INSET_PART = 0.2  # of the picture's height: it fills the empty sea west of Iceland
DETAIL = 0.5  # of a pixel: finer points cost time and cannot be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A border or coast in pixels, with what lies on either side."""

    points: tuple[Point, ...]
    one: RegionId
    other: RegionId | None
    inset: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The map's geometry in the pixels of one picture."""

    width: int
    height: int
    scale: float
    view: View
    inset_view: View
    inset_box: Box
    land: Mapping[RegionId, Rings]
    lines: tuple[Stretch, ...]
    zone_limits: Rings
    lakes: Rings
    rivers: Rings
    inset_lakes: Rings

    def view_of(self, region: Region) -> View:
        return self.inset_view if region.layer == "inset" else self.view


def lay_out(world: World, width: int, height: int, scale: float) -> Sheet:
    """Project the map into a picture of width by height pixels."""
    view = filling(SHOWN, DATA, width, height)
    margin, side = INSET_MARGIN * scale, INSET_PART * height
    box = Box(margin, margin, side * 1.02, side)
    pad = 5 * scale
    inset = fitting(AMERICA, box.w - 2 * pad, box.h - 2 * pad, (box.x + pad, box.y + pad))
    lines = [_stretch(line, view, False) for line in world.borders]
    lines += [_stretch(line, inset, True) for line in world.inset_borders]
    return Sheet(
        width=width,
        height=height,
        scale=scale,
        view=view,
        inset_view=inset,
        inset_box=box,
        land={
            region.id: _in_pixels(region.rings, inset if region.layer == "inset" else view)
            for region in world.layer("backdrop", "unit", "inset")
        },
        lines=tuple(lines),
        zone_limits=_in_pixels([line.points for line in world.zone_limits], view),
        lakes=_in_pixels(world.lakes, view),
        rivers=_in_pixels(world.rivers, view),
        inset_lakes=_in_pixels(world.inset_lakes, inset),
    )


@dataclass(frozen=True, slots=True)
class Colouring:
    """What the map says on a day: each region's side, and the government it counts for."""

    sides: Mapping[RegionId, Alignment]
    owners: Mapping[RegionId, RegionId]


def draw(
    sheet: Sheet,
    world: World,
    said: Colouring,
    scheme: Scheme,
    clear: Sequence[Box],
    capitals: Sequence[Box],
) -> str:
    """The whole map; `clear` boxes, where names will stand, are left without hatching."""
    mainland = [region.id for region in world.layer("backdrop", "unit")]
    inset = [region.id for region in world.layer("inset")]
    return document(
        sheet.width,
        sheet.height,
        [
            rectangle(0, 0, sheet.width, sheet.height, Paint(fill=scheme.sea)),
            *_shallows(sheet, scheme),
            *_land(sheet, mainland, said, scheme, clear),
            *_water(sheet.lakes, _clear_of(sheet.rivers, clear), sheet.scale, scheme),
            *_occupation(sheet, said, scheme, clear),
            *_lines(sheet, said, scheme, inset=False),
            *_inset_frame(sheet, scheme),
            *_land(sheet, inset, said, scheme, clear),
            *_water(sheet.inset_lakes, (), sheet.scale, scheme),
            *_lines(sheet, said, scheme, inset=True),
            *(_capital(box, sheet.scale, scheme) for box in capitals),
        ],
    )


def outline(sheet: Sheet, regions: frozenset[RegionId], paint: Paint) -> tuple[str, Box] | None:
    """The line round some regions as a picture of its own, and where it goes; None if out of sight.

    Borders between two of the regions are left out, so a union gets one outline.
    """
    edges = [
        line.points for line in sheet.lines if (line.one in regions) != (line.other in regions)
    ]
    points = [point for edge in edges for point in edge]
    if not points:
        return None
    margin = paint.width + 1
    left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
    right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
    window = Box(0, 0, sheet.width, sheet.height)
    box = Box(int(left), int(top), int(right - left) + 2, int(bottom - top) + 2).meet(window)
    if box.is_empty:
        return None
    moved = [[(x - box.x, y - box.y) for x, y in edge] for edge in edges]
    data = "".join(line_data(edge) for edge in moved)
    return document(box.w, box.h, [path(data, paint)]), box


def _land(
    sheet: Sheet,
    regions: Sequence[RegionId],
    said: Colouring,
    scheme: Scheme,
    clear: Sequence[Box],
) -> Iterator[str]:
    for side in Alignment:
        rings = [
            ring for region in regions if said.sides[region] is side for ring in sheet.land[region]
        ]
        fill = colour(scheme, side)
        yield path(rings_data(rings), Paint(fill=fill))
        hatch = _HATCHING.get(side)
        if hatch:
            yield hatch(rings, getattr(scheme, side), sheet.scale, clear)


def _rising(rings: _Rings, look: Land, scale: float, clear: Sequence[Box]) -> str:
    lines = segments_data(strokes(rings, RISING, 5 * scale, clear))
    return path(lines, Paint(stroke=look.hatch, width=0.8 * scale, opacity=0.5))


def _falling(rings: _Rings, look: Land, scale: float, clear: Sequence[Box]) -> str:
    lines = segments_data(strokes(rings, FALLING, 5 * scale, clear))
    return path(lines, Paint(stroke=look.hatch, width=0.8 * scale, opacity=0.38))


def _broken(rings: _Rings, look: Land, scale: float, clear: Sequence[Box]) -> str:
    lines = segments_data(strokes(rings, RISING, 9 * scale, clear))
    dash = (3 * scale, 6 * scale)
    return path(lines, Paint(stroke=look.hatch, width=0.8 * scale, dash=dash, opacity=0.6))


def _dotted(rings: _Rings, look: Land, scale: float, clear: Sequence[Box]) -> str:
    centres = dots(rings, 4.5 * scale, clear)
    return path(dots_data(centres, 0.75 * scale), Paint(fill=look.hatch, opacity=0.85))


def _level(rings: _Rings, look: Land, scale: float, clear: Sequence[Box]) -> str:
    lines = segments_data(strokes(rings, LEVEL, 2.5 * scale, clear))
    return path(lines, Paint(stroke=look.hatch, width=0.8 * scale, opacity=0.8))


_Hatch = Callable[[_Rings, Land, float, Sequence[Box]], str]
_HATCHING: Mapping[Alignment, _Hatch] = {
    Alignment.ATLANTIC: _rising,
    Alignment.SOVIET: _falling,
    Alignment.WEST: _broken,
    Alignment.OCCUPIED: _dotted,
    Alignment.SPECIAL: _level,
}


def swatch(side: Alignment, width: float, height: float, scale: float, scheme: Scheme) -> str:
    """One side's look as a small box, for the map's key."""
    ring = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    parts = [rectangle(0, 0, width, height, Paint(fill=colour(scheme, side)))]
    if side in _HATCHING:
        parts.append(_HATCHING[side]([ring], getattr(scheme, side), scale, ()))
    return document(width, height, parts)


def _capital(box: Box, scale: float, scheme: Scheme) -> str:
    paint = Paint(fill=scheme.ink, stroke=scheme.coast, width=0.9 * scale)
    return circle(box.centre, 2.3 * scale, paint)


def _shallows(sheet: Sheet, scheme: Scheme) -> Iterator[str]:
    """A pale band along the coast, as on a printed chart."""
    coasts = [line.points for line in sheet.lines if line.other is None and not line.inset]
    data = "".join(line_data(coast) for coast in coasts)
    yield path(data, Paint(stroke=scheme.shallows, width=5 * sheet.scale))


def _lines(sheet: Sheet, said: Colouring, scheme: Scheme, *, inset: bool) -> Iterator[str]:
    """Coasts and borders; a border inside one state is a broken hair."""
    kinds: dict[str, list[str]] = {"coast": [], "state": [], "side": [], "inner": []}
    for line in sheet.lines:
        if line.inset == inset:
            kinds[_kind(line, said)].append(line_data(line.points))
    scale = sheet.scale
    paints = {
        "inner": Paint(stroke=scheme.border, width=0.7 * scale, dash=(2 * scale, 2.5 * scale)),
        "state": Paint(stroke=scheme.border, width=0.9 * scale),
        "side": Paint(stroke=scheme.border, width=1.5 * scale),
        "coast": Paint(stroke=scheme.coast, width=0.8 * scale),
    }
    for kind, paint in paints.items():
        yield path("".join(kinds[kind]), paint)


def _kind(line: Stretch, said: Colouring) -> str:
    if line.other is None:
        return "coast"
    if said.owners[line.one] == said.owners[line.other]:
        return "inner"
    return "state" if said.sides[line.one] is said.sides[line.other] else "side"


def _water(lakes: Rings, rivers: Rings, scale: float, scheme: Scheme) -> Iterator[str]:
    rivers_data = "".join(line_data(river) for river in rivers)
    yield path(rivers_data, Paint(stroke=scheme.sea, width=0.7 * scale, opacity=0.3))
    edge = Paint(fill=scheme.sea, stroke=scheme.coast, width=0.5 * scale)
    yield path(rings_data(lakes), edge)


def _occupation(
    sheet: Sheet, said: Colouring, scheme: Scheme, clear: Sequence[Box]
) -> Iterator[str]:
    """The limits of Austria's zones, while it has them."""
    if said.sides.get("AUT") is Alignment.OCCUPIED:
        limits = "".join(line_data(limit) for limit in _clear_of(sheet.zone_limits, clear))
        dash = (3 * sheet.scale, 2.5 * sheet.scale)
        yield path(limits, Paint(stroke=scheme.occupied.hatch, width=sheet.scale, dash=dash))


def _clear_of(lines: Rings, clear: Sequence[Box]) -> Rings:
    """Lines without the parts that would run through a name."""
    parts: list[tuple[Point, ...]] = []
    for line in lines:
        runs = groupby(line, key=lambda point: any(box.holds(*point) for box in clear))
        parts += [tuple(run) for is_hidden, run in runs if not is_hidden]
    return tuple(part for part in parts if len(part) > 1)


def _inset_frame(sheet: Sheet, scheme: Scheme) -> Iterator[str]:
    box = sheet.inset_box
    paint = Paint(fill=scheme.sea, stroke=scheme.rule, width=sheet.scale)
    yield rectangle(box.x, box.y, box.w, box.h, paint)


def _stretch(line: Line, view: View, inset: bool) -> Stretch:
    (points,) = _in_pixels([line.points], view)
    return Stretch(points=points, one=line.one, other=line.other, inset=inset)


def _in_pixels(lines: Sequence[Sequence[Point]], view: View) -> Rings:
    return tuple(
        tuple(thinned([view.to_pixels(point) for point in line], DETAIL)) for line in lines
    )
