"""Answers how much of a box of the plane is whose, in a few steps however large the box is.

The land is counted once in coarse cells, row upon row, so that a sum over any box is four look-ups:
the placing of names asks thousands of times.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from operator import add

import pygame

from bloc_game.geography.land import World
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point
from bloc_game.ui.map_patterns import NUMBERS

ACROSS = 940  # cells: of Europe each is seven kilometres wide

Sides = tuple[float, float, float, float]


class Ground:
    """Whose the land of a map is, in cells."""

    def __init__(self, world: World) -> None:
        self.world = world
        land = self._land = world.plan.land
        self.cell = land.width / ACROSS  # kilometres
        self._columns, self._lines = ACROSS, int(land.height / self.cell)
        # where the plane's centre lies among the cells
        self._left, self._top = -land.left / self.cell, land.top / self.cell
        regions = [region.id for region in world.layer("unit", "backdrop")]
        self._numbers = {region: n for n, region in enumerate(regions, 1)}
        # a zone is part of the land of its country, and not counted for itself
        self._of = {zone.id: zone.parent or zone.id for zone in world.layer("zone")}
        self._sums: dict[RegionId | None, _Sums] = {}

    def shares(
        self, region: RegionId, boxes: Iterable[Sides], pixels_per_km: float
    ) -> tuple[float, float]:
        """How much of some boxes is a region's land, and how much is land at all, from 0 to 1.

        Boxes are left, top, right and bottom, in pixels from the plane's centre.
        """
        own, any_land = self._summed(self._of.get(region, region)), self._summed(None)
        scale = 1 / (pixels_per_km * self.cell)
        leftmost, topmost = self._left, self._top
        home = land = cells = 0
        for left, top, right, bottom in boxes:
            column, line = int(left * scale + leftmost), int(top * scale + topmost)
            beyond = max(int(right * scale + leftmost + 0.99), column + 1)
            below = max(int(bottom * scale + topmost + 0.99), line + 1)
            cells += (beyond - column) * (below - line)
            land += any_land.within(column, line, beyond, below)
            home += own.within(column, line, beyond, below)
        return home / cells, land / cells

    def _summed(self, region: RegionId | None) -> _Sums:
        if region not in self._sums:
            self._sums[region] = self._counted(region)
        return self._sums[region]

    def _counted(self, region: RegionId | None) -> _Sums:
        """Running sums over the cells of a region, kept only for the box around it."""
        left, top, right, bottom = 0, 0, self._columns, self._lines
        if region is not None:
            xs, ys = zip(
                *(self._cell(p) for ring in self._rings(region) for p in ring), strict=True
            )
            left, right = max(min(xs) - 1, 0), min(max(xs) + 2, self._columns)
            top, bottom = max(min(ys) - 1, 0), min(max(ys) + 2, self._lines)
        number = self._numbers[region] if region is not None else 0
        ones = bytes(int(n == number if region is not None else n > 0) for n in range(256))
        pitch, cells = self._cells
        width = right - left
        above = [0] * (width + 1)
        rows = [array("I", above)]
        for line in range(top, bottom):
            start = line * pitch + left
            row = cells[start : start + width].translate(ones)
            above = list(map(add, accumulate(row, initial=0), above))
            rows.append(array("I", above))
        return _Sums(left, top, tuple(rows))

    def _rings(self, region: RegionId) -> tuple[tuple[Point, ...], ...]:
        return tuple(polygon[0] for polygon in self.world.regions[region].polygons)

    def _cell(self, place: Point) -> tuple[int, int]:
        return int(place[0] / self.cell + self._left), int(self._top - place[1] / self.cell)

    @cached_property
    def _cells(self) -> tuple[int, bytes]:
        """The length of a row, and every cell's region by number."""
        surface = pygame.Surface((self._columns, self._lines), depth=8)
        surface.set_palette(NUMBERS)
        rings = [(ring, region) for region in self._numbers for ring in self._rings(region)]
        rings.sort(key=lambda pair: -len(pair[0]))
        for ring, region in rings:
            points = [(x / self.cell + self._left, self._top - y / self.cell) for x, y in ring]
            pygame.draw.polygon(surface, self._numbers[region], points)
        return surface.get_pitch(), surface.get_buffer().raw


class _Sums:
    """Running sums over a block of cells, which is empty all round."""

    def __init__(self, left: int, top: int, rows: tuple[array[int], ...]) -> None:
        self._left, self._top, self._rows = left, top, rows
        self._width, self._height = len(rows[0]) - 1, len(rows) - 1

    def within(self, left: int, top: int, right: int, bottom: int) -> int:
        """How many of the cells of a box count."""
        left, right = left - self._left, right - self._left
        top, bottom = top - self._top, bottom - self._top
        width, height = self._width, self._height
        if right <= 0 or bottom <= 0 or left >= width or top >= height:
            return 0
        # written out: this is asked more often than anything else on the map
        left, top = max(0, left), max(0, top)
        right = min(width, right)
        bottom = min(height, bottom)
        high, low = self._rows[top], self._rows[bottom]
        return low[right] - low[left] - high[right] + high[left]
