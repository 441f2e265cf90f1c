"""Paints the map: land in the colour and hatching of its side, borders, coasts and water.

The map is painted some times too fine, with numbers for colours, and then reduced, which gives
smooth edges at a tenth of what a vector reader needs. Which region lies where is painted once for a
view; a turn that changes sides only gives its numbers other looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point
from bloc_game.ui.layout import Box
from bloc_game.ui.map_colours import (
    BORDER,
    COAST,
    DOT,
    RIM,
    SEA,
    SHALLOWS,
    ZONE,
    palette,
    river,
)
from bloc_game.ui.map_patterns import NUMBERS, ground, spread, tile
from bloc_game.ui.map_sheet import Path, Sheet, Stretch
from bloc_game.ui.svg import Paint, document, line_data, path
from bloc_game.ui.tokens import Scheme

ZONES_FROM = 0.38  # of nearness: farther off, the limits of zones are only clutter
DASH = (2.6, 2.4)  # a line within one state, at scale 1


@dataclass(frozen=True, slots=True)
class Colouring:
    """What the map says on a day: each region's side, the government it counts for, which pairs no
    line divides, and whether zones are told apart."""

    sides: Mapping[RegionId, Look]
    owners: Mapping[RegionId, RegionId]
    joined: frozenset[tuple[RegionId, RegionId]] = frozenset()
    has_zones: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which region lies on each fine pixel: 0 is water, n the nth region in `order`."""

    surface: pygame.Surface
    order: tuple[RegionId, ...]

    def at(self, x: float, y: float) -> RegionId | None:
        """The region on a fine pixel; None on water and outside."""
        if not self.surface.get_rect().collidepoint(x, y):
            return None
        number = self.surface.get_at_mapped((int(x), int(y)))
        return self.order[number - 1] if number else None


def number(sheet: Sheet) -> Numbered:
    """Paint every region's number."""
    order = tuple(sorted({region for region, _ in sheet.land if region is not None}))
    numbers: dict[RegionId | None, int] = {region: n for n, region in enumerate(order, 1)}
    surface = _board(sheet)
    for region, ring in sheet.land:
        pygame.draw.polygon(surface, numbers.get(region, SEA), ring)
    surface.set_colorkey(SEA)
    return Numbered(surface, order)


def draw(
    sheet: Sheet,
    numbered: Numbered,
    said: Colouring,
    scheme: Scheme,
    clear: Sequence[Box] = (),
    dots: Sequence[Point] = (),
) -> pygame.Surface:
    """The whole map; `clear` boxes, where names will stand, are left without hatching."""
    board = _board(sheet)
    _shallows(board, sheet)
    looks = [NUMBERS[SEA]]
    looks += [NUMBERS[ground(said.sides[region])] for region in numbered.order]
    numbered.surface.set_palette(looks + NUMBERS[len(looks) :])
    board.blit(numbered.surface, (0, 0))
    _hatched(board, sheet, said, clear)
    _lakes(board, sheet)
    _lines(board, sheet, said)
    for dot in dots:
        _dot(board, sheet, dot)
    return _coloured(board, sheet.size, scheme)


def swatch(
    side: Look, size: tuple[int, int], scale: float, scheme: Scheme, over: int = 4
) -> pygame.Surface:
    """One side's look as a small box, for the map's key."""
    board = pygame.Surface((size[0] * over, size[1] * over), depth=8)
    board.set_palette(NUMBERS)
    spread(board, tile(side, scale * over), board.get_rect(), (0, 0))
    return _coloured(board, size, scheme)


def outline(sheet: Sheet, regions: frozenset[RegionId], paint: Paint) -> tuple[str, Box] | None:
    """The line round some regions as SVG text, and where it goes; None if out of sight.

    Borders between two of the regions are left out, so a union gets one outline.
    """
    edges = [
        [(x / sheet.over, y / sheet.over) for x, y in line.points]
        for line in sheet.lines
        if (line.one in regions) != (line.other in regions)
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


# --- layers ---------------------------------------------------------------------------------------


def _board(sheet: Sheet) -> pygame.Surface:
    surface = pygame.Surface((sheet.width * sheet.over, sheet.height * sheet.over), depth=8)
    surface.set_palette(NUMBERS)
    surface.fill(SEA)
    return surface


def _shallows(board: pygame.Surface, sheet: Sheet) -> None:
    """A pale band along the coast, as on a printed chart."""
    width = round(5 * sheet.scale * sheet.over)
    for shore in sheet.shores:
        if len(shore) > 1:
            pygame.draw.lines(board, SHALLOWS, False, shore, width)
        for point in shore:
            pygame.draw.circle(board, SHALLOWS, point, width / 2)


def _hatched(board: pygame.Surface, sheet: Sheet, said: Colouring, clear: Sequence[Box]) -> None:
    """Give every side its hatching where the board holds its number.

    Each side is laid under the board, whose ground of that number is a hole.
    """
    under = _board(sheet)
    pinned = tuple(place * sheet.over for place in sheet.view.to_pixels((0.0, 0.0)))
    rooms = [_rect(box, sheet.over) for box in clear]
    for side, box in _reaches(sheet, said).items():
        area = _rect(box.inset(-1)).clip(board.get_rect())
        if side is Look.BACKDROP or not area.w or not area.h:
            continue
        under.set_clip(area)
        spread(under, tile(side, sheet.scale * sheet.over), area, (pinned[0], pinned[1]))
        _rivers(under, sheet, river(side))
        for room in rooms:
            under.fill(ground(side), room)
        board.set_colorkey(ground(side))
        under.blit(board, area, area)
        board.set_colorkey(None)
        board.blit(under, area, area)


def _reaches(sheet: Sheet, said: Colouring) -> dict[Look, Box]:
    """The box around all that stands on a side."""
    found: dict[Look, Box] = {}
    for region, box in sheet.reach.items():
        side = said.sides[region]
        found[side] = box.join(found.get(side, box))
    return found


def _rivers(surface: pygame.Surface, sheet: Sheet, colour: int) -> None:
    width = max(round(0.8 * sheet.scale * sheet.over), 1)
    for course in sheet.rivers:
        if len(course) > 1:
            pygame.draw.lines(surface, colour, False, course, width)


def _lakes(board: pygame.Surface, sheet: Sheet) -> None:
    width = max(round(0.5 * sheet.scale * sheet.over), 1)
    for lake in sheet.lakes:
        if len(lake) > 2:
            pygame.draw.polygon(board, SEA, lake)
            pygame.draw.lines(board, COAST, True, lake, width)


def _lines(board: pygame.Surface, sheet: Sheet, said: Colouring) -> None:
    """Coasts and borders; a border inside one state is a broken hair."""
    unit = sheet.scale * sheet.over
    widths = {"inner": 0.8, "state": 1.0, "side": 1.6, "coast": 0.8}
    ranks = list(widths)
    found = ((_kind(line, said), line) for line in sheet.lines if len(line.points) > 1)
    drawn = [pair for pair in found if pair[0] in widths]
    for kind, line in sorted(drawn, key=lambda pair: ranks.index(pair[0])):
        width = max(round(widths[kind] * unit), 1)
        if kind == "inner":
            _dashed(board, BORDER, line.points, width, unit)
        else:
            colour = COAST if kind == "coast" else BORDER
            pygame.draw.lines(board, colour, False, line.points, width)
    if said.has_zones and sheet.nearness >= ZONES_FROM:
        for limit in sheet.zone_limits:
            _dashed(board, ZONE, limit, max(round(unit), 1), unit)


def _kind(line: Stretch, said: Colouring) -> str:
    if line.other is None:
        return "coast"
    if not said.joined.isdisjoint(((line.one, line.other), (line.other, line.one))):
        return "none"
    if said.owners[line.one] == said.owners[line.other]:
        return "inner"
    return "state" if said.sides[line.one] is said.sides[line.other] else "side"


def _dashed(board: pygame.Surface, colour: int, points: Path, width: int, unit: float) -> None:
    for start, end in dashes(points, (DASH[0] * unit, DASH[1] * unit)):
        pygame.draw.line(board, colour, start, end, width)


def dashes(points: Sequence[Point], pattern: tuple[float, float]) -> Iterator[tuple[Point, Point]]:
    """The strokes of a broken line, which keeps its measure round corners.

    >>> list(dashes([(0, 0), (5, 0)], (2, 1)))
    [((0.0, 0.0), (2.0, 0.0)), ((3.0, 0.0), (5.0, 0.0))]
    """
    step, left, is_on = 0, pattern[0], True
    for (x, y), (to_x, to_y) in pairwise(points):
        length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        done = 0.0
        while length - done > 1e-9:
            part = min(left, length - done)
            if is_on:
                a, b = done / length, (done + part) / length
                yield (
                    (x + (to_x - x) * a, y + (to_y - y) * a),
                    (x + (to_x - x) * b, y + (to_y - y) * b),
                )
            done, left = done + part, left - part
            if left <= 1e-9:
                step += 1
                is_on = step % 2 == 0
                left = pattern[step % 2]


def _dot(board: pygame.Surface, sheet: Sheet, place: Point) -> None:
    at = place[0] * sheet.over, place[1] * sheet.over
    unit = sheet.scale * sheet.over
    pygame.draw.circle(board, RIM, at, 2.9 * unit)
    pygame.draw.circle(board, DOT, at, 2.1 * unit)


# --- colours --------------------------------------------------------------------------------------


def _coloured(board: pygame.Surface, size: tuple[int, int], scheme: Scheme) -> pygame.Surface:
    """Numbers become colours, and many fine pixels one."""
    board.set_palette(palette(scheme))
    large = pygame.Surface(board.get_size(), 0, 32)
    large.blit(board, (0, 0))
    return pygame.transform.smoothscale(large, size)


def _rect(box: Box, over: int = 1) -> pygame.Rect:
    left, top = round(box.x * over), round(box.y * over)
    return pygame.Rect(left, top, round(box.right * over) - left, round(box.bottom * over) - top)
