"""The map as a picture to look at, without names: Europe taking sides, from 1949 to 1955.

The table's map says how a game stands; this one opens the book. It is drawn once for the first day
and once more for each piece that changes, so that a side can sweep over a country at no cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pygame

from bloc_game.resources import assets_dir
from bloc_game.scenario.pseudo import PSEUDO, lengthened
from bloc_game.ui.hatching import FALLING, LEVEL, RISING, dots, strokes
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import AMERICA, DATA, Alignment, RegionId, World, load_world
from bloc_game.ui.projection import Extent, Point, filling, fitting
from bloc_game.ui.svg import (
    Paint,
    document,
    dots_data,
    line_data,
    path,
    rectangle,
    rings_data,
    segments_data,
    thinned,
)
from bloc_game.ui.tokens import Scheme, colour
from bloc_game.ui.vector import rasterise

HEART = Extent(left=-1950, bottom=-1700, right=1700, top=1520)
"""From Ireland to Moscow, from Sicily to the middle of Norway."""

_NATO_1949 = ("BEL", "DNK", "FRA", "GBR", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT")
_EAST = ("ALB", "BGR", "BLR", "CRM", "CSK", "HUN", "POL", "ROU", "SUN", "UKR")
WARSAW = frozenset((*_EAST, "DDR"))
_OF = {"GRL": "DNK", "DZA": "FRA", "MLT": "GBR", "CYP": "GBR"}

FIRST: Mapping[RegionId, Alignment] = {
    **dict.fromkeys((*_NATO_1949, *_OF), Alignment.ATLANTIC),
    **dict.fromkeys(_EAST, Alignment.SOVIET),
    **dict.fromkeys(("BRD", "DDR", "WBR", "AUT"), Alignment.OCCUPIED),
    **dict.fromkeys(("SAA", "FTT"), Alignment.SPECIAL),
    **dict.fromkeys(("GRC", "TUR"), Alignment.WEST),
    "BKD": Alignment.BACKDROP,
}
"""The sides on the day of the North Atlantic Treaty; who is not named stands apart."""

CHANGES: tuple[tuple[int, Mapping[RegionId, Alignment]], ...] = (
    (19490404, {}),
    (
        19491007,
        {"BRD": Alignment.WEST, "WBR": Alignment.SPECIAL, "DDR": Alignment.SOVIET},
    ),
    (19520218, {"GRC": Alignment.ATLANTIC, "TUR": Alignment.ATLANTIC}),
    (19540331, {}),
    (19550506, {"BRD": Alignment.ATLANTIC}),
    (19550514, {}),
)
"""Days and who took another side on them.

The treaties of 1949, 1952 and 1955 and the note of 1954 are sources of the rulebook:
`atlantic-treaty`, `nato-greece-turkey`, `warsaw-treaty`, `frus-v5p1-d252`.
"""

CITIES: tuple[RegionId, ...] = ("GBR", "FRA", "BRD", "DDR", "POL", "SUN", "ITA", "NOR", "TUR")
"""Whose capitals are lettered, where there is room."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the map that is laid over the rest, and the pixel of its corner."""

    surface: pygame.Surface
    x: int
    y: int


@cache
def world() -> World:
    """The map, read once."""
    return load_world(assets_dir() / "map")


def named(names: Mapping[str, str], language: str) -> str:
    """A name of the map in a language, else in English."""
    if language == PSEUDO:
        return lengthened(names["en"])
    return names.get(language, names["en"])


class Frontispiece:
    """The picture in one size and one scheme."""

    def __init__(self, size: tuple[int, int], scheme: Scheme, scale: float) -> None:
        self.size, self.scheme, self.scale = size, scheme, scale
        self.view = filling(HEART, DATA, *size)
        regions = world().layer("backdrop", "unit")
        self._rings = {one.id: self._pixels(one.rings) for one in regions}
        self._lines = [
            (tuple(thinned([self.view.to_pixels(p) for p in line.points], 0.8)), line)
            for line in world().borders
        ]

    def base(self) -> pygame.Surface:
        """The whole picture on the first day."""
        width, height = self.size
        sides: dict[Alignment, list[RegionId]] = {}
        for region in self._rings:
            sides.setdefault(FIRST.get(region, Alignment.NEUTRAL), []).append(region)
        parts = [
            rectangle(0, 0, width, height, Paint(fill=self.scheme.sea)),
            path(self._coasts(), Paint(stroke=self.scheme.shallows, width=6 * self.scale)),
        ]
        for side, named in sides.items():
            parts += _land(self._of(named), side, self.scheme, self.scale)
        parts += [self._lakes(), *self._drawn_lines(self._rings)]
        flat = pygame.Surface(self.size)  # without transparency it is put down twice as fast
        flat.blit(rasterise(document(width, height, parts)), (0, 0))
        return flat

    def change(self, number: int) -> Piece | None:
        """What a change lays over the picture; None where it changes no land."""
        if number == len(CHANGES) - 1:
            return self._pact()
        changed = CHANGES[number][1]
        parts: list[str] = []
        for region, side in changed.items():
            parts += _land(self._of((region,)), side, self.scheme, self.scale)
        if not parts:
            return None
        parts += self._drawn_lines(changed)
        points = [point for region in changed for ring in self._rings[region] for point in ring]
        return self._cut(parts, points)

    def place_of(self, region: RegionId) -> Point:
        """The pixel of a government's capital."""
        piece = world().regions[region]
        return self.view.to_pixels(piece.capital.place if piece.capital else piece.label)

    def _pact(self) -> Piece | None:
        """The line round those who signed at Warsaw."""
        edges = [
            points for points, line in self._lines if (line.one in WARSAW) != (line.other in WARSAW)
        ]
        ink = Paint(stroke=self.scheme.soviet.hatch, width=2.4 * self.scale)
        data = "".join(line_data(edge) for edge in edges)
        return self._cut([path(data, ink)], [point for edge in edges for point in edge])

    def _cut(self, parts: Iterable[str], points: Sequence[Point]) -> Piece | None:
        margin = 2 * self.scale
        left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
        right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
        box = Box(int(left), int(top), int(right - left) + 1, int(bottom - top) + 1)
        box = box.meet(Box(0, 0, *self.size))
        if box.is_empty:
            return None
        drawn = rasterise(document(box.w, box.h, parts, corner=(box.x, box.y)))
        return Piece(drawn, int(box.x), int(box.y))

    def _of(self, regions: Iterable[RegionId]) -> list[tuple[Point, ...]]:
        return [ring for region in regions for ring in self._rings[region]]

    def _coasts(self) -> str:
        return "".join(line_data(points) for points, line in self._lines if line.other is None)

    def _drawn_lines(self, regions: Iterable[RegionId]) -> list[str]:
        """Coasts and borders of some regions."""
        wanted = set(regions)
        here = [(p, line) for p, line in self._lines if {line.one, line.other} & wanted]
        borders = "".join(line_data(points) for points, line in here if line.other is not None)
        coasts = "".join(line_data(points) for points, line in here if line.other is None)
        return [
            path(borders, Paint(stroke=self.scheme.border, width=self.scale)),
            path(coasts, Paint(stroke=self.scheme.coast, width=0.8 * self.scale)),
        ]

    def _lakes(self) -> str:
        edge = Paint(fill=self.scheme.sea, stroke=self.scheme.coast, width=0.5 * self.scale)
        return path(rings_data(self._pixels(world().lakes)), edge)

    def _pixels(self, rings: Iterable[Sequence[Point]]) -> list[tuple[Point, ...]]:
        return [tuple(thinned([self.view.to_pixels(p) for p in ring], 0.8)) for ring in rings]


def faded(surface: pygame.Surface, progress: float) -> pygame.Surface:
    """The same pixels, so far come in; few steps, each one surface, so that none is made twice."""
    return _faded(surface, round(progress * 8))


@cache
def _veils() -> dict[tuple[int, int], tuple[pygame.Surface, pygame.Surface]]:
    return {}


def _faded(surface: pygame.Surface, step: int) -> pygame.Surface:
    if step >= 8:
        return surface
    kept = _veils()
    key = id(surface), step
    if key not in kept or kept[key][0] is not surface:
        if len(kept) > 64:
            kept.clear()
        veil = surface.subsurface(surface.get_rect())  # shares the pixels
        veil.set_alpha(step * 255 // 8)
        kept[key] = surface, veil
    return kept[key][1]


def _land(
    rings: Sequence[Sequence[Point]], side: Alignment, scheme: Scheme, scale: float
) -> list[str]:
    """Land in the look of a side."""
    parts = [path(rings_data(rings), Paint(fill=colour(scheme, side)))]
    look = getattr(scheme, side)
    ink = look.hatch if side is not Alignment.BACKDROP else ""
    match side:
        case Alignment.ATLANTIC:
            lines = segments_data(strokes(rings, RISING, 6 * scale))
            parts.append(path(lines, Paint(stroke=ink, width=0.9 * scale, opacity=0.42)))
        case Alignment.SOVIET:
            lines = segments_data(strokes(rings, FALLING, 6 * scale))
            parts.append(path(lines, Paint(stroke=ink, width=0.9 * scale, opacity=0.34)))
        case Alignment.OCCUPIED:
            spots = dots_data(dots(rings, 5 * scale), 0.85 * scale)
            parts.append(path(spots, Paint(fill=ink, opacity=0.85)))
        case Alignment.SPECIAL:
            lines = segments_data(strokes(rings, LEVEL, 3 * scale))
            parts.append(path(lines, Paint(stroke=ink, width=0.8 * scale, opacity=0.8)))
        case Alignment.WEST:
            dash = (3 * scale, 6 * scale)
            lines = segments_data(strokes(rings, RISING, 9 * scale))
            parts.append(path(lines, Paint(stroke=ink, width=0.9 * scale, dash=dash, opacity=0.6)))
        case _:
            pass
    return parts


def swatch(side: str, scheme: Scheme) -> list[str]:
    """A side's look as a small box of 20 by 9, for a key to the picture."""
    ring = ((0.0, 0.0), (20.0, 0.0), (20.0, 9.0), (0.0, 9.0))
    return _land([ring], Alignment(side), scheme, 0.8)


@cache
def locator(
    region: RegionId, size: tuple[int, int], scheme: Scheme, scale: float
) -> pygame.Surface:
    """A small map on which one government's land is marked; America has a map of its own."""
    width, height = size
    inset = world().regions[region].layer == "inset"
    margin = 6 * scale
    view = (
        fitting(AMERICA, width - 2 * margin, height - 2 * margin, (margin, margin))
        if inset
        else filling(HEART, DATA, width, height)
    )
    parts = [rectangle(0, 0, width, height, Paint(fill=scheme.sea))]
    mine: list[Sequence[Point]] = []
    others: list[Sequence[Point]] = []
    for one in world().layer(*(("inset",) if inset else ("backdrop", "unit"))):
        rings = [thinned([view.to_pixels(p) for p in ring], 1.2) for ring in one.rings]
        own = region in (one.id, one.parent, _OF.get(one.id))
        (mine if own else others).extend(rings)
    line = Paint(fill=scheme.backdrop, stroke=scheme.coast, width=0.7 * scale)
    parts.append(path(rings_data(others), line))
    edge = Paint(fill=scheme.focus, stroke=scheme.ink, width=0.9 * scale)
    parts.append(path(rings_data(mine), edge))
    hatch = segments_data(strokes(mine, RISING, 4 * scale))
    parts.append(path(hatch, Paint(stroke=scheme.ink, width=0.6 * scale, opacity=0.35)))
    return rasterise(document(width, height, parts))
