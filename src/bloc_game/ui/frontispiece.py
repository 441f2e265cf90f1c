"""The map as a picture to look at, without names: Europe taking sides, from 1949 to 1955.

The table's map says how a game stands; this one opens the book. It is drawn once for the first day
and once more for each piece that changes, so that a side can sweep over a country at no cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pygame

from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point, filling, fitting
from bloc_game.ui import map_ink
from bloc_game.ui.layout import Box, around
from bloc_game.ui.map_picture import colouring, cover, lands
from bloc_game.ui.map_sheet import lay_out
from bloc_game.ui.svg import Paint, document, path, rectangle, rings_data, thinned
from bloc_game.ui.tokens import Scheme
from bloc_game.ui.vector import rasterise

_NATO_1949 = ("BEL", "DNK", "FRA", "GBR", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT")
_EAST = ("ALB", "BGR", "BLR", "CRM", "CSK", "HUN", "POL", "ROU", "SUN", "UKR")
WARSAW = frozenset((*_EAST, "DDR"))
_OF = {"GRL": "DNK", "DZA": "FRA", "MLT": "GBR", "CYP": "GBR"}

FIRST: Mapping[RegionId, Look] = {
    **dict.fromkeys((*_NATO_1949, *_OF), Look.BLUE),
    **dict.fromkeys(_EAST, Look.RED),
    **dict.fromkeys(("BRD", "DDR", "WBR", "AUT"), Look.STRAW),
    **dict.fromkeys(("SAA", "FTT"), Look.LILAC),
    **dict.fromkeys(("GRC", "TUR"), Look.SKY),
    "BKD": Look.BACKDROP,
}
"""The sides on the day of the North Atlantic Treaty; who is not named stands apart."""

CHANGES: tuple[tuple[int, Mapping[RegionId, Look]], ...] = (
    (19490404, {}),
    (
        19491007,
        {"BRD": Look.SKY, "WBR": Look.LILAC, "DDR": Look.RED},
    ),
    (19520218, {"GRC": Look.BLUE, "TUR": Look.BLUE}),
    (19540331, {}),
    (19550506, {"BRD": Look.BLUE}),
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


class Frontispiece:
    """The picture in one size and one scheme."""

    def __init__(self, size: tuple[int, int], scheme: Scheme, scale: float) -> None:
        self.size, self.scheme, self.scale = size, scheme, scale
        self._lands = cover()
        plan = self._lands.world.plan
        self.view = filling(plan.heart, plan.land, *size)
        self._sheet = lay_out(self._lands.atlas, size, scale, self.view)
        self._numbered = map_ink.number(self._sheet)

    def base(self) -> pygame.Surface:
        """The whole picture on the first day."""
        return self._on(0)

    def change(self, number: int) -> Piece | None:
        """What a change lays over the picture; None where it changes no land."""
        if number == len(CHANGES) - 1:
            return self._pact()
        reaches = [self._sheet.reach[one] for one in CHANGES[number][1] if one in self._sheet.reach]
        if not reaches:
            return None
        fine = around(reaches).inset(-4 * self._sheet.over)
        over = self._sheet.over
        box = Box(fine.x // over, fine.y // over, fine.w // over + 1, fine.h // over + 1)
        box = box.meet(Box(0, 0, *self.size))
        corner = int(box.x), int(box.y)
        cut = self._on(number).subsurface((*corner, int(box.w), int(box.h)))
        return Piece(cut.copy(), *corner)

    def place_of(self, region: RegionId) -> Point:
        """The pixel of a government's capital."""
        piece = self._lands.world.regions[region]
        return self.view.to_pixels(piece.capital.place if piece.capital else piece.label)

    def _on(self, number: int) -> pygame.Surface:
        """The whole picture when so many changes have come."""
        world = self._lands.world
        sides = dict.fromkeys(world.regions, Look.SAND)
        for known in (FIRST, *(changed for _, changed in CHANGES[: number + 1])):
            sides |= known
        day = date.fromisoformat(str(CHANGES[number][0]))
        said = colouring(world, sides, day, has_zones=True)
        return map_ink.draw(self._sheet, self._numbered, said, self.scheme)

    def _pact(self) -> Piece | None:
        """The line round those who signed at Warsaw."""
        ink = Paint(stroke=self.scheme.red.hatch, width=2.4 * self.scale)
        drawn = map_ink.outline(self._sheet, WARSAW, ink)
        return drawn and Piece(rasterise(drawn[0]), int(drawn[1].x), int(drawn[1].y))


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


@cache
def locator(
    folder: Path, region: RegionId, size: tuple[int, int], scheme: Scheme, scale: float
) -> pygame.Surface:
    """A small map on which one government's land is marked; what is in the inset has it alone."""
    width, height = size
    world = lands(folder).world
    plan = world.plan
    inset = plan.inset if world.regions[region].layer == "inset" else None
    margin = 6 * scale
    view = (
        fitting(inset.shown, width - 2 * margin, height - 2 * margin, (margin, margin))
        if inset
        else filling(plan.heart, plan.land, width, height)
    )
    parts = [rectangle(0, 0, width, height, Paint(fill=scheme.sea))]
    mine: list[Sequence[Point]] = []
    others: list[Sequence[Point]] = []
    for one in world.layer(*(("inset",) if inset else ("backdrop", "unit"))):
        rings = [thinned([view.to_pixels(p) for p in ring], 1.2) for ring in one.rings]
        own = region in (one.id, one.parent, _OF.get(one.id))
        (mine if own else others).extend(rings)
    line = Paint(fill=scheme.backdrop, stroke=scheme.coast, width=0.7 * scale)
    parts.append(path(rings_data(others), line))
    edge = Paint(fill=scheme.focus, stroke=scheme.ink, width=0.9 * scale)
    parts.append(path(rings_data(mine), edge))
    return rasterise(document(width, height, parts))
