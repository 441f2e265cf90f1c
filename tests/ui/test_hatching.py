"""Hatching stays inside the land, and leaves none of it bare."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.hatching import FALLING, LEVEL, RISING, dots, strokes

SIDE = st.integers(5, 200)


@given(wide=SIDE, tall=SIDE, lean=st.sampled_from((RISING, FALLING, LEVEL)))
def test_strokes_lie_in_a_box_and_cover_it(wide: int, tall: int, lean: int) -> None:
    ring = [(0.0, 0.0), (wide, 0.0), (wide, tall), (0.0, tall)]
    spacing = 4.0
    found = strokes([ring], lean, spacing)
    for (x1, y1), (x2, y2) in found:
        for x, y in ((x1, y1), (x2, y2)):
            assert -0.01 <= x <= wide + 0.01
            assert -0.01 <= y <= tall + 0.01
    long = sum(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 for (x1, y1), (x2, y2) in found)
    assert abs(long * spacing - wide * tall) <= spacing * (wide + tall)


@given(wide=SIDE, tall=SIDE)
def test_dots_lie_inside_and_never_in_a_hole(wide: int, tall: int) -> None:
    outer = [(0.0, 0.0), (wide, 0.0), (wide, tall), (0.0, tall)]
    hole = [(wide / 4, tall / 4), (wide / 2, tall / 4), (wide / 2, tall / 2), (wide / 4, tall / 2)]
    for x, y in dots([outer, hole], 3.0):
        assert 0 <= x <= wide
        assert 0 <= y <= tall
        assert not (wide / 4 < x < wide / 2 and tall / 4 < y < tall / 2)
