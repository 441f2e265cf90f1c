"""Hatching stays on its land and off the names."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.layout import Box
from bloc_game.ui.map_hatching import FALLING, LEVEL, RISING, dots, strokes

Ring = list[tuple[float, float]]

LEANS = st.sampled_from([RISING, FALLING, LEVEL])


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """A bent outline without crossings, about (50, 50)."""
    radii = draw(st.lists(st.floats(5, 45), min_size=3, max_size=12))
    turn = 2 * pi / len(radii)
    return [
        (50 + radius * cos(turn * n), 50 + radius * sin(turn * n)) for n, radius in enumerate(radii)
    ]


def inside(ring: Ring, x: float, y: float) -> bool:
    hits = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        hits += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return hits % 2 == 1


@given(stars(), LEANS, st.floats(2, 12))
def test_every_stroke_lies_inside(ring: Ring, lean: int, spacing: float) -> None:
    for (x1, y1), (x2, y2) in strokes([ring], lean, spacing):
        for part in (0.05, 0.5, 0.95):
            x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
            assert inside(ring, x, y) or x2 - x1 < 0.5


@given(stars(), LEANS)
def test_no_stroke_runs_through_a_name(ring: Ring, lean: int) -> None:
    name = Box(40, 45, 25, 10)
    for (x1, y1), (x2, y2) in strokes([ring], lean, 4, [name]):
        for step in range(1, 20):
            x, y = x1 + (x2 - x1) * step / 20, y1 + (y2 - y1) * step / 20
            assert not name.inset(0.01).holds(x, y)


@given(stars())
def test_every_dot_lies_inside_and_off_the_names(ring: Ring) -> None:
    name = Box(40, 45, 25, 10)
    for x, y in dots([ring], 5, [name]):
        assert inside(ring, x, y) or inside(ring, x - 1e-6, y)
        assert not name.inset(0.01).holds(x, y)


def test_a_hole_stays_empty() -> None:
    outer, hole = square(0, 0, 20), square(8, 8, 4)
    for (x1, y1), (x2, y2) in strokes([outer, hole], RISING, 3):
        assert not inside(hole, (x1 + x2) / 2, (y1 + y2) / 2)


def test_strokes_run_on_over_a_border() -> None:
    whole = strokes([square(0, 0, 20)], LEVEL, 4)
    halves = strokes([box(0, 0, 10, 20), box(10, 0, 10, 20)], LEVEL, 4)
    assert {y for (_, y), _ in whole} == {y for (_, y), _ in halves}


@pytest.mark.parametrize(("lean", "slope"), [(RISING, -1), (FALLING, 1), (LEVEL, 0)])
def test_each_side_leans_its_own_way(lean: int, slope: int) -> None:
    found = strokes([square(0, 0, 40)], lean, 5)
    assert found
    for (x1, y1), (x2, y2) in found:
        assert (y2 - y1) / (x2 - x1) == pytest.approx(slope)


def square(x: float, y: float, side: float) -> Ring:
    return box(x, y, side, side)


def box(x: float, y: float, w: float, h: float) -> Ring:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
