"""One comes nearer to the map about what one points at, and never past its edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.geography.projection import Extent
from bloc_game.ui.map_camera import NEARNESS, Camera, between
from bloc_game.ui.map_sheet import home_view
from tests.ui.mapped import plan

SIZES = st.tuples(st.integers(300, 2400), st.integers(240, 1500))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.integers(-3, 3), st.floats(0, 1), st.floats(0, 1)),
        st.tuples(st.just("pull"), st.just(0), st.floats(-900, 900), st.floats(-900, 900)),
    ),
    max_size=12,
)


def moved(size: tuple[int, int], steps: list[tuple[str, int, float, float]]) -> Camera:
    camera, home = Camera(), home_view(plan(), *size)
    for kind, by, x, y in steps:
        if kind == "step":
            camera = camera.stepped(by, home, size, (x * size[0], y * size[1]))
        else:
            camera = camera.dragged(home, size, (x, y))
    return camera


@given(SIZES, STEPS)
def test_nothing_is_ever_shown_that_the_whole_map_does_not_show(
    size: tuple[int, int], steps: list[tuple[str, int, float, float]]
) -> None:
    home = home_view(plan(), *size)
    whole, shown = (one.extent(*size) for one in (home, moved(size, steps).view(home, size)))
    assert contains(whole, shown, 1 / home.pixels_per_km)


@given(SIZES, st.integers(1, 2), st.floats(0.3, 0.7), st.floats(0.3, 0.7))
def test_the_place_under_the_pointer_stays_under_it(
    size: tuple[int, int], by: int, x: float, y: float
) -> None:
    home = home_view(plan(), *size)
    start = Camera(2, (0.0, 0.0))
    pixel = (x * size[0], y * size[1])
    before = start.view(home, size).to_plane(pixel)
    camera = start.stepped(by, home, size, pixel)
    after = camera.view(home, size).to_pixels(before)
    assert after == pytest.approx(pixel, abs=1.5)


@given(SIZES, STEPS)
def test_a_pull_past_the_edge_is_not_remembered(
    size: tuple[int, int], steps: list[tuple[str, int, float, float]]
) -> None:
    home = home_view(plan(), *size)
    at_edge = moved(size, steps).dragged(home, size, (5000.0, 0.0))
    back = at_edge.dragged(home, size, (-40.0, 0.0))
    if not at_edge.is_home:
        shift = back.view(home, size).left - at_edge.view(home, size).left
        assert shift * at_edge.view(home, size).pixels_per_km == pytest.approx(40, abs=1.5)


@given(SIZES, st.integers(0, 5), st.floats(0, 1))
def test_the_way_between_two_views_begins_and_ends_at_them(
    size: tuple[int, int], step: int, part: float
) -> None:
    home = home_view(plan(), *size)
    near = Camera(step, (100.0, -200.0)).view(home, size)
    assert between(home, near, size, 1.0) == near
    start = between(home, near, size, 0.0)
    assert (start.left, start.top) == pytest.approx((home.left, home.top), abs=0.01)
    on_the_way = between(home, near, size, part)
    assert home.pixels_per_km - 1e-9 <= on_the_way.pixels_per_km <= near.pixels_per_km + 1e-9


def test_a_government_out_of_sight_is_brought_into_it() -> None:
    size = (800, 500)
    home = home_view(plan(), *size)
    camera = Camera(3, (0.0, 0.0)).showing(home, size, (1300.0, 400.0), 60)
    x, y = camera.view(home, size).to_pixels((1300.0, 400.0))
    assert 59 <= x <= 741
    assert 59 <= y <= 441
    assert camera.showing(home, size, (1300.0, 400.0), 60) == camera


def test_farther_than_the_whole_map_is_the_whole_map() -> None:
    size = (800, 500)
    home = home_view(plan(), *size)
    near = Camera().stepped(99, home, size, (10, 10))
    assert near.step == len(NEARNESS) - 1
    assert near.stepped(-99, home, size, (700, 400)) == Camera()
    assert Camera().view(home, size) == home


def contains(outer: Extent, inner: Extent, slack: float) -> bool:
    return (
        outer.left - slack <= inner.left
        and outer.bottom - slack <= inner.bottom
        and inner.right <= outer.right + slack
        and inner.top <= outer.top + slack
    )
