"""The map's outlines laid out for one view, in the pixels they are painted with.

An `Atlas` keeps the outlines at every fineness that views have needed, so that going closer costs
no more than what can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log2

from bloc_game.geography.borders import Line
from bloc_game.geography.land import World
from bloc_game.geography.plan import Plan, RegionId
from bloc_game.geography.projection import Extent, Point, View, closer, filling, fitting
from bloc_game.ui.layout import Box
from bloc_game.ui.svg import thinned

Path = tuple[Point, ...]

DETAIL = 0.6  # of a pixel: finer points cost time and cannot be seen
INSET_MARGIN = 14.0  # at scale 1
INSET_PART = 0.2  # of the picture's height
INSET_PAD = 5.0
LEAST_INSET = 4  # pixels: a window can leave the map next to nothing
MARGIN = 12.0  # pixels round the picture in which outlines still run on
FINE_PIXELS = 2_000_000  # more than these are too slow to paint three times too fine
CHUNK = 60  # points of a line that are drawn or left out together
SHORE = 4.0  # how much coarser than the coast the band along it may be


@dataclass(frozen=True, slots=True)
class Piece:
    """One ring of a region, or of the water in it, and the box around it in the plane."""

    region: RegionId | None
    points: Path
    extent: Extent


@dataclass(frozen=True, slots=True)
class Outlines:
    """Everything the map draws, at one fineness, in the plane."""

    land: tuple[Piece, ...]  # in the order to paint: what lies within another comes later
    lines: tuple[tuple[Line, Extent], ...]
    shores: tuple[Piece, ...]
    zone_limits: tuple[Piece, ...]
    lakes: tuple[Piece, ...]
    rivers: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A border or coast in fine pixels, with what lies on either side."""

    points: Path
    one: RegionId
    other: RegionId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One view of the map. All paths are in fine pixels: `over` of them make one of the picture."""

    width: int
    height: int
    scale: float
    over: int
    view: View
    span: float  # of the plan
    land: tuple[tuple[RegionId | None, Path], ...]
    reach: Mapping[RegionId, Box]  # the box around what is seen of a region
    lines: tuple[Stretch, ...]
    shores: tuple[Path, ...]
    zone_limits: tuple[Path, ...]
    lakes: tuple[Path, ...]
    rivers: tuple[Path, ...]

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def nearness(self) -> float:
        """Pixels to a kilometre at scale 1, of a map as far across as that of Europe."""
        return self.view.pixels_per_km / self.scale * self.span


class Atlas:
    """The world's outlines, as fine as they have been asked for."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._mainland: dict[int, Outlines] = {}
        self._inset: dict[int, Outlines] = {}

    def mainland(self, km_per_pixel: float) -> Outlines:
        """The land, no coarser than so many kilometres allow."""
        return self._kept(self._mainland, km_per_pixel, ("backdrop", "unit"))

    def inset(self, km_per_pixel: float) -> Outlines:
        """The land of the inset, which has a plane of its own."""
        return self._kept(self._inset, km_per_pixel, ("inset",))

    def _kept(
        self, kept: dict[int, Outlines], km_per_pixel: float, layers: tuple[str, ...]
    ) -> Outlines:
        level = floor(log2(km_per_pixel * DETAIL))
        if level not in kept:
            kept[level] = _outlines(self.world, layers, 2.0**level)
        return kept[level]


def home_view(plan: Plan, width: int, height: int) -> View:
    """The view a map opens with: all that the story needs."""
    home = filling(plan.shown, plan.land, width, height)
    return closer(home, (width, height), 1.0, (0.0, 0.0))


def inset_box(height: int, scale: float) -> Box:
    """Where the inset stands on a picture of this height."""
    margin, side = INSET_MARGIN * scale, max(INSET_PART * height, LEAST_INSET)
    return Box(round(margin), round(margin), round(side * 1.02), round(side))


def lay_out(atlas: Atlas, size: tuple[int, int], scale: float, view: View) -> Sheet:
    """The land in a picture of so many pixels, as far as the view shows it."""
    span = atlas.world.plan.span
    return _sheet(atlas.mainland(1 / view.pixels_per_km), size, scale, view, span)


def lay_out_inset(atlas: Atlas, box: Box, scale: float) -> Sheet:
    """What lies too far off, in its box."""
    inset = atlas.world.plan.inset
    assert inset is not None, "a map without an inset was asked for it"
    pad = min(INSET_PAD * scale, box.w / 4, box.h / 4)
    view = fitting(inset.shown, box.w - 2 * pad, box.h - 2 * pad, (pad, pad))
    outlines = atlas.inset(1 / view.pixels_per_km)
    return _sheet(outlines, (round(box.w), round(box.h)), scale, view, 1.0)


def _sheet(
    outlines: Outlines, size: tuple[int, int], scale: float, view: View, span: float
) -> Sheet:
    width, height = size
    over = 3 if width * height * 9 <= FINE_PIXELS else 2
    shown = view.extent(width, height)
    margin = MARGIN * scale / view.pixels_per_km
    window = Extent(
        shown.left - margin, shown.bottom - margin, shown.right + margin, shown.top + margin
    )
    fine = _Fine(view, over)
    seen = tuple(_seen(outlines.land, window))
    land = ((piece.region, _cut(piece, window)) for piece in seen)
    return Sheet(
        width=width,
        height=height,
        scale=scale,
        over=over,
        view=view,
        span=span,
        land=tuple((region, fine.path(points)) for region, points in land if len(points) > 2),
        reach=_reach(seen, fine),
        lines=tuple(
            Stretch(fine.path(line.points), line.one, line.other)
            for line, extent in outlines.lines
            if _touch(extent, window)
        ),
        shores=tuple(fine.path(one.points) for one in _seen(outlines.shores, window)),
        zone_limits=tuple(fine.path(one.points) for one in _seen(outlines.zone_limits, window)),
        lakes=tuple(fine.path(one.points) for one in _seen(outlines.lakes, window)),
        rivers=tuple(fine.path(one.points) for one in _seen(outlines.rivers, window)),
    )


class _Fine:
    """From the plane to fine pixels, many points at a time."""

    def __init__(self, view: View, over: int) -> None:
        self._scale = view.pixels_per_km * over
        x, y = view.to_pixels((0.0, 0.0))
        self._x, self._y = x * over, y * over

    def path(self, points: Sequence[Point]) -> Path:
        left, top, scale = self._x, self._y, self._scale
        return tuple([(left + x * scale, top - y * scale) for x, y in points])

    def box(self, extent: Extent) -> Box:
        """The fine pixels of an upright piece of the plane."""
        (corner,) = self.path([(extent.left, extent.top)])
        return Box(*corner, extent.width * self._scale, extent.height * self._scale)


def _reach(pieces: Iterable[Piece], fine: _Fine) -> dict[RegionId, Box]:
    found: dict[RegionId, Box] = {}
    for piece in pieces:
        if piece.region is not None:
            box = fine.box(piece.extent)
            found[piece.region] = box.join(found.get(piece.region, box))
    return found


def _outlines(world: World, layers: tuple[str, ...], step: float) -> Outlines:
    inset = "inset" in layers
    land = [
        _piece(region.id if number == 0 else None, ring, step)
        for region in world.layer(*layers)
        for polygon in region.polygons
        for number, ring in enumerate(polygon)
    ]
    land.sort(key=lambda piece: -piece.extent.width * piece.extent.height)
    lines = world.inset_borders if inset else world.borders
    return Outlines(
        land=tuple(land),
        lines=tuple(part for line in lines for part in _parts(line, step)),
        shores=tuple(
            _piece(None, part, 0.0)
            for line in lines
            if line.other is None
            for part in _chunks(thinned(line.points, SHORE * step))
        ),
        zone_limits=() if inset else _pieces((one.points for one in world.zone_limits), step),
        lakes=_pieces(world.inset_lakes if inset else world.lakes, step),
        rivers=() if inset else _pieces(world.rivers, step),
    )


def _piece(region: RegionId | None, ring: Sequence[Point], step: float) -> Piece:
    points = tuple(thinned(ring, step))
    return Piece(region, points, _around(points))


def _pieces(lines: Iterable[Sequence[Point]], step: float) -> tuple[Piece, ...]:
    return tuple(_piece(None, line, step) for line in lines)


def _parts(line: Line, step: float) -> Iterator[tuple[Line, Extent]]:
    for points in _chunks(thinned(line.points, step)):
        yield Line(tuple(points), line.one, line.other), _around(points)


def _chunks(points: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """A line in short parts that meet, so that of a long coast only what is seen is drawn."""
    for start in range(0, max(len(points) - 1, 1), CHUNK):
        yield points[start : start + CHUNK + 1]


def _around(points: Sequence[Point]) -> Extent:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _touch(one: Extent, other: Extent) -> bool:
    return (
        one.left <= other.right
        and other.left <= one.right
        and one.bottom <= other.top
        and other.bottom <= one.top
    )


def _seen(pieces: Iterable[Piece], window: Extent) -> Iterator[Piece]:
    return (piece for piece in pieces if _touch(piece.extent, window))


def _cut(piece: Piece, window: Extent) -> Sequence[Point]:
    """A ring without what lies outside; the cut runs along the window, where nobody sees it.

    Filling a ring takes its whole height, however little of it is in the picture.
    """
    points: Sequence[Point] = piece.points
    sides: Mapping[tuple[int, float, int], bool] = {
        (0, window.left, 1): piece.extent.left < window.left,
        (0, window.right, -1): piece.extent.right > window.right,
        (1, window.bottom, 1): piece.extent.bottom < window.bottom,
        (1, window.top, -1): piece.extent.top > window.top,
    }
    for (axis, limit, way), is_beyond in sides.items():
        if is_beyond:
            points = _on_this_side(points, axis, limit, way)
    return points


def _on_this_side(points: Sequence[Point], axis: int, limit: float, way: int) -> Sequence[Point]:
    kept: list[Point] = []
    if not points:
        return kept
    before = points[-1]
    was_in = (before[axis] - limit) * way >= 0
    for point in points:
        is_in = (point[axis] - limit) * way >= 0
        if is_in != was_in:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (
                    before[0] + (point[0] - before[0]) * part,
                    before[1] + (point[1] - before[1]) * part,
                )
            )
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept
