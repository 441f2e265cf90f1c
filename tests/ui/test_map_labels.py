"""No two names on a map touch, none leaves it, and none that matters is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.geography.projection import Extent
from bloc_game.ui.layout import Box
from bloc_game.ui.map_camera import NEARNESS, Camera
from bloc_game.ui.map_labels import Choices, Kind, Label, Wish, place
from bloc_game.ui.map_names import DOT, Naming
from bloc_game.ui.map_picture import MapPicture, cover
from bloc_game.ui.map_places import (
    KEPT,
    REFINED,
    Scale,
    Setting,
    Site,
    Spot,
    _Country,
    _put,
    beside,
    line_breaks,
    of_country,
)
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.tokens import LIGHT
from tests.ui.mapped import plan, today
from tests.ui.walking import new_play

WINDOW = Box(0, 0, 300, 200)
DAY = date(1954, 3, 31)
TABLE = (806, 497)  # the map of the table in a window of 1280 by 720
SIZES = [TABLE, (620, 380), (1200, 760), (900, 520)]


@st.composite
def names(draw: st.DrawFn) -> Label:
    edges = st.integers(-20, 320)
    sides = st.integers(1, 90)
    box = Box(draw(edges), draw(edges), draw(sides), draw(sides))
    return Label("x", Kind.COUNTRY, ("name",), (box,))


@st.composite
def crowds(draw: st.DrawFn) -> list[Wish]:
    choices = draw(st.lists(st.lists(names(), max_size=5), max_size=25))
    return [Wish((str(n), False), tuple(choice)) for n, choice in enumerate(choices)]


def overlaps(placed: tuple[Label, ...]) -> list[tuple[Label, Label]]:
    return [
        (one, other)
        for one, other in combinations(placed, 2)
        if any(not a.meet(b).is_empty for a in one.boxes for b in other.boxes)
    ]


# --- giving places --------------------------------------------------------------------------------


@given(crowds())
def test_no_two_names_overlap(crowd: list[Wish]) -> None:
    assert overlaps(place(crowd, WINDOW)) == []


@given(crowds())
def test_every_name_stays_in_the_window(crowd: list[Wish]) -> None:
    assert all(WINDOW.contains(label.box) for label in place(crowd, WINDOW))


@given(crowds())
def test_what_is_covered_gets_no_name(crowd: list[Wish]) -> None:
    card = Box(100, 50, 100, 100)
    placed = place(crowd, WINDOW, [card])
    assert all(card.meet(label.box).is_empty for label in placed)


@given(crowds())
def test_a_name_is_dropped_only_where_every_place_is_taken(crowd: list[Wish]) -> None:
    placed = place(crowd, WINDOW, gap=0)
    shown = {label.box for label in placed}
    for wish in crowd:
        for label in wish.places:
            is_free = WINDOW.contains(label.box) and all(
                label.box.meet(box).is_empty for box in shown
            )
            assert label.box in shown or not is_free or shown & {p.box for p in wish.places}


@given(crowds())
def test_the_same_wishes_give_the_same_map(crowd: list[Wish]) -> None:
    assert place(crowd, WINDOW) == place(list(crowd), WINDOW)


def test_a_name_makes_room_for_one_that_could_stand_nowhere_else() -> None:
    here, there = (label_at(Box(x, 50, 60, 20)) for x in (20, 120))
    free, bound = Wish(("free", False), (here, there)), Wish(("bound", False), (here,))
    placed = place([free, bound], WINDOW)
    assert {label.box for label in placed} == {here.box, there.box}


def test_two_names_on_one_spot_would_be_noticed() -> None:
    label = label_at(Box(1, 1, 9, 9))
    assert overlaps((label, label))


# --- places for one name --------------------------------------------------------------------------


def test_a_country_is_named_on_its_own_land() -> None:
    poland = cover().world.regions["POL"]
    site = Site("POL", around(poland.rings[0]), poland.label)
    first = next(of_country(site, Setting(("POLAND",), (Kind.COUNTRY,)), scale(0.3)))
    assert scale(0.3).ground.shares("POL", [sides(first)], 0.3)[0] > 0.98


@pytest.mark.parametrize("near", [0.09, 0.17, 0.3])
@pytest.mark.parametrize("id", ["SUN", "POL", "LUX", "CSK", "TUR", "ALB"])
def test_places_come_best_first_and_none_is_passed_over(id: str, near: float) -> None:
    region = cover().world.regions[id]
    site = Site(id, around(region.rings[0]), region.label)
    setting = Setting(("A LONG\u00adER NAME", "NAME"), (Kind.COUNTRY, Kind.SMALL), 16.0)
    country = _Country(site, setting, scale(near))
    every = [
        found
        for number, (price, block) in enumerate(country.blocks)
        for spot, (far, at) in enumerate(country.spots)
        if (found := country._place(price, block, far, at, 1000 * number + spot))
    ]
    every.sort()
    every += country._aside(every[:REFINED])
    every.sort(key=lambda one: one.cost)
    given = list(of_country(site, setting, scale(near)))
    assert given == [_put(one.block, one.spot) for one in every[:KEPT]]


def test_what_is_asked_for_again_is_not_worked_out_again() -> None:
    labels = [label_at(Box(x, 50, 60, 20)) for x in range(5)]
    asked: list[Label] = []

    def worked_out() -> Iterator[Label]:
        for label in labels:
            asked.append(label)
            yield label

    choices = Choices(worked_out())
    assert list(islice(choices, 2)) == labels[:2] == asked
    assert list(choices) == labels == list(choices)
    assert asked == labels


def test_a_long_name_is_broken_where_it_may_be() -> None:
    assert list(line_breaks("LONG\u00adERNAME")) == [("LONGERNAME",), ("LONG-", "ERNAME")]


def test_a_city_is_named_over_its_own_country_first() -> None:
    capital = cover().world.regions["DDR"].capital
    assert capital is not None
    at = scale(0.3)
    first = beside(Spot("DDR", at.pixels(capital.place), 5, 3), "East Berlin", Kind.CITY, at)[0]
    home, land = at.ground.shares("DDR", [sides(first)], 0.3)
    assert land - home < 0.35


# --- the whole map --------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(
    size=st.sampled_from(SIZES),
    scale=st.sampled_from([1.0, 1.5, 2.0]),
    language=st.sampled_from(["en", "id"]),
    step=st.integers(0, len(NEARNESS) - 1),
    middle=st.tuples(st.floats(-2000, 2000), st.floats(-1800, 1800)),
    on=st.sampled_from([DAY, date(1954, 12, 2), date(1955, 8, 1)]),
)
def test_the_names_of_the_map_keep_clear(
    size: tuple[int, int],
    scale: float,
    language: str,
    step: int,
    middle: tuple[float, float],
    on: date,
) -> None:
    pixels = round(size[0] * scale), round(size[1] * scale)
    view = Camera(step, middle).view(home_view(plan(), *pixels), pixels)
    picture = MapPicture(cover(), pixels, LIGHT, scale, view)
    tools = Box(12 * scale, pixels[1] - 108 * scale, 32 * scale, 96 * scale)
    naming = Naming(language, on, governments(), (tools,))
    placed = picture.labels(naming)
    assert overlaps(placed) == []
    window = Box(0, 0, *pixels)
    dots = {label.id: dot(picture, label.id) for label in placed if label.kind is Kind.CITY}
    for label in placed:
        assert window.contains(label.box)
        for box in label.boxes:
            assert box.meet(tools).is_empty
            assert picture.inset_box is not None
            assert box.meet(picture.inset_box).is_empty
            assert all(box.meet(one).is_empty for one in dots.values())
    inset = picture.inset_labels(language)
    assert overlaps(inset) == []
    assert {label.id for label in inset} == {"USA", "CAN"}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", [TABLE, (806, 530), (1200, 760)], ids=str)
def test_every_government_of_the_story_is_named(size: tuple[int, int], language: str) -> None:
    picture = MapPicture(cover(), size, LIGHT)
    placed = picture.labels(Naming(language, DAY, governments()))
    named = {label.id for label in placed if label.kind is not Kind.CITY}
    assert set(governments()) - named == {"USA", "CAN"}  # which the inset names


def test_names_stay_where_they_are_on_the_ground_while_one_pans() -> None:
    home = home_view(plan(), *TABLE)
    before, after = (
        MapPicture(cover(), TABLE, LIGHT, 1.0, Camera(2, middle).view(home, TABLE))
        for middle in (plan().plane.project(13, 49), plan().plane.project(13.2, 49.1))
    )
    assert before.sheet.view != after.sheet.view
    naming = Naming("en", DAY, governments())
    places = [
        {
            (label.id, label.kind): picture.sheet.view.to_plane((label.box.x, label.box.y))
            for label in picture.labels(naming)
        }
        for picture in (before, after)
    ]
    both = places[0].keys() & places[1].keys()
    assert len(both) > 15
    moved = [key for key in both if places[0][key] != pytest.approx(places[1][key], abs=0.01)]
    assert len(moved) <= 2  # those whose own place has come to lie outside


def test_a_territory_is_named_from_near_as_long_as_it_is_one() -> None:
    view = Camera(4, plan().plane.project(13, 46.5)).view(home_view(plan(), *TABLE), TABLE)
    picture = MapPicture(cover(), TABLE, LIGHT, 1.0, view)
    held = picture.labels(Naming("en", date(1954, 10, 25), divided=frozenset({"AUT"})))
    gone = picture.labels(Naming("en", date(1954, 10, 26)))
    assert any(label.id == "FTT" for label in held)
    assert not any(label.id == "FTT" for label in gone)
    zones = {label.id for label in held if label.id.startswith("AUT_")}
    assert "AUT_GB" in zones
    later = picture.labels(Naming("en", date(1955, 8, 1)))
    assert not any(label.id.startswith("AUT_") for label in later)


def label_at(box: Box) -> Label:
    return Label("x", Kind.CITY, ("name",), (box,))


def scale(pixels_per_km: float) -> Scale:
    return Scale(pixels_per_km, lambda text, _: (len(text) * 8.0, 12.0), cover().ground)


def sides(label: Label) -> tuple[float, float, float, float]:
    box = label.box
    return box.x, box.y, box.right, box.bottom


def around(ring: tuple[tuple[float, float], ...]) -> Extent:
    xs, ys = zip(*ring, strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def dot(picture: MapPicture, region: str) -> Box:
    x, y = picture.place_of(region)
    half = (DOT - 0.6) * picture.sheet.scale
    return Box(x - half, y - half, 2 * half, 2 * half)


def governments() -> tuple[str, ...]:
    return today(new_play()).governments


def test_the_main_capitals_are_on_the_map() -> None:
    placed = MapPicture(cover(), (1200, 760), LIGHT).labels(Naming("en", DAY, governments()))
    shown = {label.id for label in placed if label.kind is Kind.CITY}
    assert len(shown & set(plan().capitals)) >= 14
