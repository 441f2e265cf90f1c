"""No two names on a map touch, and none leaves it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.resources import assets_dir
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import World, load_world
from bloc_game.ui.map_labels import Dot, Kind, Label, Wish, beside, inside, place
from bloc_game.ui.map_labels import Ground as GroundOf
from bloc_game.ui.map_names import MAIN_CAPITALS, dot_box
from bloc_game.ui.map_picture import MapPicture
from bloc_game.ui.tokens import LIGHT

WINDOW = Box(0, 0, 300, 200)
SIZES = [(806, 580), (640, 520), (1280, 720), (1920, 1080)]
MUST_BE_NAMED = {
    *("USA", "CAN", "GBR", "FRA", "BRD", "DDR", "ITA", "POL", "CSK", "HUN", "ROU", "BGR"),
    *("YUG", "AUT", "SUN", "UKR", "BLR", "NOR", "DNK", "ISL", "PRT", "TUR", "GRC", "BEL"),
    *("NLD", "ALB", "SWE", "FIN", "ESP", "IRL"),
}


@st.composite
def names(draw: st.DrawFn) -> Label:
    edges = st.integers(-20, 320)
    sides = st.integers(1, 90)
    box = Box(draw(edges), draw(edges), draw(sides), draw(sides))
    return Label("x", Kind.COUNTRY, ("name",), (box,))


@st.composite
def crowds(draw: st.DrawFn) -> list[Wish]:
    choices = draw(st.lists(st.lists(names(), max_size=5), max_size=25))
    return [Wish((str(n), False), choice) for n, choice in enumerate(choices)]


def overlaps(placed: tuple[Label, ...]) -> list[tuple[Label, Label]]:
    return [
        (one, other)
        for one, other in combinations(placed, 2)
        if any(not a.meet(b).is_empty for a in one.boxes for b in other.boxes)
    ]


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


def test_two_names_on_one_spot_would_be_noticed() -> None:
    label = Label("x", Kind.CITY, ("name",), (Box(1, 1, 9, 9),))
    assert overlaps((label, label))


def test_a_country_is_named_on_its_own_land() -> None:
    ground = GroundOf("A", Box(10, 10, 80, 60), (50, 40))
    placed = next(inside(ground, ["NAME"], [Kind.COUNTRY], measure, ground_land))
    assert ground.box.contains(placed.box)


def test_a_long_name_is_broken_where_it_may_be() -> None:
    ground = GroundOf("A", Box(10, 10, 80, 60), (50, 40))
    placed = next(inside(ground, ["LONG\u00adERNAME"], [Kind.COUNTRY], measure, ground_land))
    assert placed.lines == ("LONG-", "ERNAME")


def test_a_city_is_named_over_its_own_country_first() -> None:
    dot = Dot("A", (85, 40), 6)
    first = beside(dot, "City", measure, ground_land)[0]
    assert first.box.right < 85


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(assets_dir() / "map")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_names_of_the_map_keep_clear(
    world: World, size: tuple[int, int], language: str
) -> None:
    picture = MapPicture(world, size, LIGHT)
    placed = picture.labels(language)
    assert overlaps(placed) == []
    assert all(Box(0, 0, *size).contains(label.box) for label in placed)
    dots = {id: dot_box(world.regions[id], picture.sheet) for id in MAIN_CAPITALS}
    for label in placed:
        assert all(box.meet(dot).is_empty for box in label.boxes for dot in dots.values())


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", [(806, 580), (1280, 720), (1920, 1080)], ids=str)
def test_every_government_of_the_story_is_named(
    world: World, size: tuple[int, int], language: str
) -> None:
    placed = MapPicture(world, size, LIGHT).labels(language)
    assert MUST_BE_NAMED - {label.id for label in placed if label.kind is not Kind.CITY} == set()


def test_a_card_on_the_map_covers_no_name(world: World) -> None:
    card = Box(14, 400, 200, 140)
    placed = MapPicture(world, (806, 580), LIGHT).labels("en", (card,))
    assert all(card.meet(box).is_empty for label in placed for box in label.boxes)


def measure(text: str, _: Kind) -> tuple[float, float]:
    return len(text) * 10.0, 12.0


def ground_land(x: float, y: float) -> str | None:
    return "A" if 10 <= x < 90 and 10 <= y < 70 else "B" if x >= 90 else None
