"""The map keeps areas, and a picture of it shows what it must and never the end of the data."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.geography.plan import Plan, load_plan
from bloc_game.geography.projection import EARTH_RADIUS_KM, Extent, filling, fitting
from bloc_game.resources import maps_dir

PLANS = [load_plan(one.parent) for one in sorted(maps_dir().glob("*/map.yaml"))]
EUROPE = load_plan(maps_dir() / "europe_1953").plane
SIZES = st.tuples(st.integers(200, 4000), st.integers(200, 3000))


@given(st.floats(-25, 60), st.floats(34, 72))
def test_a_country_takes_the_room_that_it_has_on_the_ground(lon: float, lat: float) -> None:
    step = 0.01
    x, y = EUROPE.project(lon, lat)
    east_x, east_y = EUROPE.project(lon + step, lat)
    north_x, north_y = EUROPE.project(lon, lat + step)
    drawn = abs((east_x - x) * (north_y - y) - (east_y - y) * (north_x - x))
    on_ground = (EARTH_RADIUS_KM * radians(step)) ** 2 * cos(radians(lat))
    assert drawn == pytest.approx(on_ground, rel=1e-3)


def test_north_is_up_and_east_is_right() -> None:
    assert EUROPE.project(16, 60)[1] > 0
    assert EUROPE.project(30, 54)[0] > 0


@given(st.sampled_from(PLANS), SIZES)
def test_no_picture_shows_where_the_data_end(plan: Plan, size: tuple[int, int]) -> None:
    view = filling(plan.shown, plan.land, *size)
    left, top = view.to_pixels((plan.land.left, plan.land.top))
    right, bottom = view.to_pixels((plan.land.right, plan.land.bottom))
    assert left <= 0.01
    assert top <= 0.01
    assert right >= size[0] - 0.01
    assert bottom >= size[1] - 0.01


@given(st.sampled_from(PLANS), st.integers(400, 3000), st.floats(1.0, 1.5))
def test_a_picture_of_a_usual_shape_shows_all_that_is_wanted(
    plan: Plan, height: int, ratio: float
) -> None:
    width = round(height * ratio)
    view = filling(plan.shown, plan.land, width, height)
    left, top = view.to_pixels((plan.shown.left, plan.shown.top))
    right, bottom = view.to_pixels((plan.shown.right, plan.shown.bottom))
    assert left >= -0.5
    assert top >= -0.5
    assert right <= width + 0.5
    assert bottom <= height + 0.5


def test_the_inset_is_shown_whole_in_the_middle_of_its_box() -> None:
    view = fitting(Extent(0, 0, 100, 50), 40, 40, (10, 20))
    assert view.to_pixels((0, 50)) == (10, 30)
    assert view.to_pixels((100, 0)) == (50, 50)
