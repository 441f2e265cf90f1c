"""Sides are told apart by eyes that miss a colour, and by hatching where the colours are near."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from bloc_game.geography.looks import Look
from bloc_game.ui.map_colours import palette
from bloc_game.ui.map_patterns import NUMBERS, ground, ink, tile
from bloc_game.ui.tokens import SCHEMES, Scheme

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear light
SEEN_BY = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
PLAIN = 9.0  # CIE 1976 difference at which two grounds are told apart side by side
SIDES = [side for side in Look if side is not Look.BACKDROP]


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def lab(colour: Colour) -> Colour:
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: tuple[int, int, int], eye: str) -> Colour:
    light = [linear(part / 255) for part in colour]
    rows = SEEN_BY[eye]
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0) for row in rows
    )
    return lab((red, green, blue))


def apart(one: tuple[int, int, int], other: tuple[int, int, int], eye: str) -> float:
    pairs = zip(seen(one, eye), seen(other, eye), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_grounds_that_are_alike_to_an_eye_have_other_hatching(scheme: Scheme, eye: str) -> None:
    colours = palette(scheme)
    for one, other in combinations(SIDES, 2):
        are_alike = apart(colours[ground(one)], colours[ground(other)], eye) < PLAIN
        assert not are_alike or hatching(one) != hatching(other), (one, other)


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_the_two_blocs_are_told_apart_by_ground_alone(scheme: Scheme, eye: str) -> None:
    colours = palette(scheme)
    blocs = colours[ground(Look.BLUE)], colours[ground(Look.RED)]
    assert apart(*blocs, eye) > 2 * PLAIN


def test_two_blocs_of_one_colour_would_be_noticed() -> None:
    assert apart((134, 166, 195), (134, 166, 195), "protanopia") < PLAIN
    assert apart((190, 90, 90), (130, 125, 90), "protanopia") < apart(
        (190, 90, 90), (90, 90, 190), "protanopia"
    )


def test_every_side_has_a_hatching_of_its_own() -> None:
    assert len({hatching(side) for side in SIDES}) == len(SIDES)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
@pytest.mark.parametrize("side", [one for one in SIDES if one is not Look.SAND])
def test_a_hatching_is_seen_on_its_ground(scheme: Scheme, side: Look) -> None:
    colours = palette(scheme)
    assert (
        sum(abs(a - b) for a, b in zip(colours[ink(side)], colours[ground(side)], strict=True)) > 40
    )


@pytest.mark.parametrize("unit", [2.0, 3.0, 4.5, 6.0])
@pytest.mark.parametrize("side", SIDES)
def test_a_tile_repeats_without_a_seam(side: Look, unit: float) -> None:
    """Every inked place on one edge goes on at the other: as many cross a seam as a line within."""
    pattern = tile(side, unit)
    size = pattern.get_width()
    marks = {(x, y) for x in range(size) for y in range(size) if is_ink(pattern, side, (x, y))}
    for step in (1, -1):
        joins = [
            len({(x, (y + 1) % size) for x, y in marks if y == row} & shifted(marks, step, size))
            for row in range(size)
        ]
        assert joins[-1] <= max(joins[:-1])
        assert joins[-1] >= min(joins[:-1])


def shifted(marks: set[tuple[int, int]], step: int, size: int) -> set[tuple[int, int]]:
    return {((x + step) % size, y) for x, y in marks}


def is_ink(pattern: pygame.Surface, side: Look, place: tuple[int, int]) -> bool:
    return pattern.get_at_mapped(place) == ink(side)


def hatching(side: Look) -> frozenset[tuple[int, int]]:
    pattern = tile(side, 3.0)
    size = pattern.get_width()
    places = ((x, y) for x in range(42) for y in range(42))
    return frozenset(
        place for place in places if is_ink(pattern, side, (place[0] % size, place[1] % size))
    )


def test_numbers_are_never_taken_for_one_another() -> None:
    assert len(set(NUMBERS)) == len(NUMBERS)
    numbers = [number(side) for side in Look for number in (ground, ink)]
    assert len(set(numbers)) == len(numbers)
