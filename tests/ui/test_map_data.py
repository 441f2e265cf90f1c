"""The map says who held what, and when."""

from datetime import date
from pathlib import Path

import pytest

from bloc_game.geography.land import World, divided, joined, looks, owner
from bloc_game.geography.looks import Look
from bloc_game.geography.projection import Point
from bloc_game.geography.reading import UnreadableMap, load_world
from bloc_game.resources import maps_dir
from tests.ui.mapped import europe, holds

FOLDER = maps_dir() / "europe_1953"
MARCH_1954 = date(1954, 3, 31)

PLACES = {
    "DDR": [(10.93, 53.29), (10.72, 53.39), (11.46, 53.89), (10.97, 50.98), (13.41, 52.57)],
    "BRD": [(11.15, 52.97), (11.03, 53.14), (11.00, 52.22), (10.96, 50.26), (11.92, 50.31)],
    "WBR": [(13.20, 52.535)],
    "POL": [(15.03, 51.15), (14.55, 53.43)],
    "SUN": [(20.5, 54.7), (25.28, 54.69), (28.86, 47.00), (28.75, 60.71), (31.2, 69.55)],
    "UKR": [(24.03, 49.84), (22.3, 48.62), (28.84, 45.35)],
    "BLR": [(23.7, 52.1)],
    "CRM": [(34.10, 44.95)],
    "YUG": [(13.75, 45.53), (21.16, 42.66), (21.43, 42.00)],
    "ITA": [(11.35, 46.50)],
    "FRA": [(7.75, 48.58)],
    "SAA": [(6.75, 49.31)],
    "TUR": [(26.56, 41.68)],
    "GBR": [(-5.93, 54.60)],
    "FIN": [(19.94, 60.10)],
}


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(FOLDER)


@pytest.mark.parametrize(
    ("region", "place"), [(region, place) for region in PLACES for place in PLACES[region]]
)
def test_a_place_lies_in_the_country_that_held_it(world: World, region: str, place: Point) -> None:
    point = world.plan.plane.project(*place)
    found = [piece.id for piece in world.layer("unit", "backdrop") if holds(piece, point)]
    assert found == [region]


def test_the_republics_and_crimea_count_for_the_union(world: World) -> None:
    assert {owner(world.regions, part, MARCH_1954) for part in ("UKR", "BLR", "CRM")} == {"SUN"}


@pytest.mark.parametrize(
    ("on", "holder"), [(date(1954, 10, 25), "FTT"), (date(1954, 10, 26), "ITA")]
)
def test_trieste_goes_to_italy_on_the_day(world: World, on: date, holder: str) -> None:
    assert owner(world.regions, "FTT", on) == holder


def test_a_part_takes_the_side_of_its_owner() -> None:
    sides = europe(MARCH_1954, {"SUN": Look.BLUE})
    assert {sides[part] for part in ("SUN", "UKR", "BLR", "CRM")} == {Look.BLUE}
    assert sides["POL"] is Look.RED


def test_a_part_that_is_named_itself_keeps_its_own_side() -> None:
    known = {"SUN": Look.RED, "UKR": Look.SAND}
    sides = europe(MARCH_1954, known)
    assert (sides["UKR"], sides["BLR"]) == (Look.SAND, Look.RED)


@pytest.mark.parametrize(
    ("on", "pairs"),
    [
        (date(1954, 2, 18), set()),
        (MARCH_1954, {("CRM", "UKR")}),
        (date(1954, 12, 30), {("CRM", "UKR"), ("FTT", "ITA")}),
        (date(1955, 8, 1), {("CRM", "UKR"), ("FTT", "ITA")}),  # Austria only came to itself
    ],
)
def test_land_that_has_changed_hands_is_one_with_what_it_came_to(
    world: World, on: date, pairs: set[tuple[str, str]]
) -> None:
    units = {one.id for one in world.layer("unit")}
    assert {pair for pair in joined(world.regions, on) if pair[0] in units} == pairs


def test_land_that_nothing_is_said_of_takes_no_part(world: World) -> None:
    assert set(looks(world, {}, {}, MARCH_1954).values()) == {Look.BACKDROP}


def test_the_zones_of_austria_end_on_their_day(world: World) -> None:
    assert divided(world, date(1955, 7, 26)) == {"AUT"}
    assert divided(world, date(1955, 7, 27)) == frozenset()


def test_the_inset_lies_in_its_own_plane(world: World) -> None:
    assert world.plan.inset is not None
    x, y = world.plan.inset.plane.project(-77.04, 38.9)
    assert holds(world.regions["USA"], (x, y))


def test_a_missing_map_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMap, match="Install the game again"):
        load_world(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": [{"properties": {}}]}', "\x00"])
def test_a_damaged_map_is_told_in_plain_words(tmp_path: Path, text: str) -> None:
    for name in ("map.yaml", "land.geojson", "water.geojson"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableMap, match="cannot be read"):
        load_world(tmp_path)
