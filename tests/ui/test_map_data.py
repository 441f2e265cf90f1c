"""The map says who held what, and when."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bloc_game.resources import assets_dir
from bloc_game.ui.map_data import (
    Alignment,
    Region,
    UnreadableMap,
    World,
    alignments,
    load_world,
    owner,
)
from bloc_game.ui.projection import EUROPE, NORTH_AMERICA, Point

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
    return load_world(assets_dir() / "map")


def holds(region: Region, point: Point) -> bool:
    return sum(crosses(ring, point) for ring in region.rings) % 2 == 1


def crosses(ring: Sequence[Point], point: Point) -> int:
    x, y = point
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


@pytest.mark.parametrize(
    ("region", "place"), [(region, place) for region in PLACES for place in PLACES[region]]
)
def test_a_place_lies_in_the_country_that_held_it(world: World, region: str, place: Point) -> None:
    point = EUROPE.project(*place)
    found = [piece.id for piece in world.layer("unit", "backdrop") if holds(piece, point)]
    assert found == [region]


def test_every_name_and_capital_stands_in_its_own_country(world: World) -> None:
    for region in world.regions.values():
        assert holds(region, region.label), region.id
        assert region.capital is None or holds(region, region.capital.place), region.id


def test_every_name_is_there_in_english_and_indonesian(world: World) -> None:
    for region in world.regions.values():
        assert region.names["en"], region.id
        assert region.names["id"], region.id


def test_the_republics_and_crimea_count_for_the_union(world: World) -> None:
    assert {owner(world.regions, part, MARCH_1954) for part in ("UKR", "BLR", "CRM")} == {"SUN"}


@pytest.mark.parametrize(
    ("on", "holder"), [(date(1954, 10, 25), "FTT"), (date(1954, 10, 26), "ITA")]
)
def test_trieste_goes_to_italy_on_the_day(world: World, on: date, holder: str) -> None:
    assert owner(world.regions, "FTT", on) == holder


def test_a_part_takes_the_side_of_its_owner(world: World) -> None:
    sides = alignments(world.regions, {"SUN": Alignment.ATLANTIC}, MARCH_1954)
    assert {sides[part] for part in ("SUN", "UKR", "BLR", "CRM")} == {Alignment.ATLANTIC}
    assert sides["POL"] is Alignment.SOVIET


def test_a_part_that_is_named_itself_keeps_its_own_side(world: World) -> None:
    known = {"SUN": Alignment.SOVIET, "UKR": Alignment.NEUTRAL}
    sides = alignments(world.regions, known, MARCH_1954)
    assert (sides["UKR"], sides["BLR"]) == (Alignment.NEUTRAL, Alignment.SOVIET)


def test_austria_is_occupied_until_the_treaty_is_in_force(world: World) -> None:
    before = alignments(world.regions, {}, date(1955, 7, 26))["AUT"]
    after = alignments(world.regions, {}, date(1955, 7, 27))["AUT"]
    assert (before, after) == (Alignment.OCCUPIED, Alignment.NEUTRAL)


def test_borders_are_those_between_the_neighbours_that_the_file_names(world: World) -> None:
    text = (assets_dir() / "map" / "europe_1953.geojson").read_text(encoding="utf-8")
    named = {
        frozenset((feature["properties"]["id"], neighbour))
        for feature in json.loads(text)["features"]
        for neighbour in feature["properties"].get("neighbours") or ()
    }
    drawn = {frozenset((line.one, line.other)) for line in world.borders if line.other}
    assert drawn == named


def test_the_inset_lies_in_its_own_plane(world: World) -> None:
    x, y = NORTH_AMERICA.project(-77.04, 38.9)
    assert holds(world.regions["USA"], (x, y))


def test_a_missing_map_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMap, match="Install the game again"):
        load_world(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": [{"properties": {}}]}', "\x00"])
def test_a_damaged_map_is_told_in_plain_words(tmp_path: Path, text: str) -> None:
    for name in ("europe_1953.geojson", "water.geojson"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableMap, match="cannot be read"):
        load_world(tmp_path)
