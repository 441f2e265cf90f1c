"""Hatching for the map: for each side a look of its own that would be told apart without colour.

A pattern is a small tile that repeats without a seam. It is painted with numbers for colours, since
a map is put together before it gets its colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pygame

from bloc_game.geography.looks import Look

SIDES = tuple(Look)


def ground(side: Look) -> int:
    """The number of a side's ground."""
    return 1 + SIDES.index(side)


def ink(side: Look) -> int:
    """The number of a side's hatching."""
    return 16 + ground(side)


INK_SHARE: Mapping[Look, float] = {
    Look.BLUE: 0.5,
    Look.RED: 0.42,
    Look.SKY: 0.62,
    Look.STRAW: 0.85,
    Look.LILAC: 0.8,
}
"""How strong the ink of a hatching is on its ground."""


def tile(side: Look, unit: float) -> pygame.Surface:
    """The piece of a side's hatching that repeats; `unit` is one pixel at scale 1."""
    draw = _DRAWN.get(side)
    size = draw[1](unit) if draw else 16
    surface = pygame.Surface((size, size), depth=8)
    surface.set_palette(NUMBERS)
    surface.fill(ground(side))
    if draw:
        draw[0](surface, ink(side), unit)
    return surface


NUMBERS = [(number, number, number) for number in range(256)]
"""The palette of pictures that hold numbers, so that none is taken for another."""


def _rising(surface: pygame.Surface, colour: int, unit: float) -> None:
    _slanted(surface, colour, unit, 1)


def _falling(surface: pygame.Surface, colour: int, unit: float) -> None:
    _slanted(surface, colour, unit, -1)


def _slanted(surface: pygame.Surface, colour: int, unit: float, way: int) -> None:
    """One stroke from corner to corner, and what its neighbours leave in the other corners."""
    size, width = surface.get_width(), max(round(1.15 * unit), 1)
    for y in range(size):
        for n in range(width):
            x = (-y if way > 0 else y) + n
            surface.set_at((x % size, y), colour)


def _broken(surface: pygame.Surface, colour: int, unit: float) -> None:
    """Short strokes, each second row set off."""
    size, width = surface.get_width(), max(round(1.25 * unit), 1)
    length = round(size * 0.26)
    for start in ((0, 0), (size // 2, size // 2)):
        for step in range(length):
            for n in range(width):
                at = (start[0] - step + n) % size, (start[1] + step) % size
                surface.set_at(at, colour)


def _dotted(surface: pygame.Surface, colour: int, unit: float) -> None:
    size, radius = surface.get_width(), max(0.85 * unit, 1)
    for centre in ((0, 0), (size / 2, size / 2)):
        for dx in (0, size):
            for dy in (0, size):
                pygame.draw.circle(surface, colour, (centre[0] + dx, centre[1] + dy), radius)


def _level(surface: pygame.Surface, colour: int, unit: float) -> None:
    surface.fill(colour, (0, 0, surface.get_width(), max(round(0.9 * unit), 1)))


_Draw = Callable[[pygame.Surface, int, float], None]
_DRAWN: Mapping[Look, tuple[_Draw, Callable[[float], int]]] = {
    Look.BLUE: (_rising, lambda unit: round(7 * unit)),
    Look.RED: (_falling, lambda unit: round(7 * unit)),
    Look.SKY: (_broken, lambda unit: 2 * round(6 * unit)),
    Look.STRAW: (_dotted, lambda unit: 2 * round(3.2 * unit)),
    Look.LILAC: (_level, lambda unit: round(2.7 * unit)),
}
"""How each hatching is drawn, and how large its tile is."""


def spread(
    surface: pygame.Surface, pattern: pygame.Surface, area: pygame.Rect, origin: tuple[float, float]
) -> None:
    """Cover an area with a pattern that is pinned to a point, so that it moves with the map.

    Clip the surface to the area where nothing else may be covered.
    """
    size = pattern.get_width()
    left = area.left - (area.left - round(origin[0])) % size
    top = area.top - (area.top - round(origin[1])) % size
    row = pygame.Surface((area.right - left, size), depth=8)
    row.set_palette(NUMBERS)
    for x in range(0, row.get_width(), size):
        row.blit(pattern, (x, 0))
    for y in range(top, area.bottom, size):
        surface.blit(row, (left, y))
