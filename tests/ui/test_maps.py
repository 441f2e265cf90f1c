"""Every map that comes with the game can be drawn and read, and an author's own is found."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.geography.looks import Look
from bloc_game.geography.projection import Point
from bloc_game.geography.reading import UnreadableMap, load_world, world_in
from bloc_game.geography.sides import side_names, sides, sides_of, standings
from bloc_game.resources import maps_dir
from bloc_game.scenario.map_files import map_problems, read_plan
from bloc_game.scenario.maps import FILE, map_called, map_named_in, map_of
from bloc_game.scenario.problems import Severity
from bloc_game.scenario.shelf import catalogue, find, load
from bloc_game.session.wording_names import Names
from bloc_game.ui.layout import Box
from bloc_game.ui.map_camera import NEARNESS, Camera
from bloc_game.ui.map_labels import Kind
from bloc_game.ui.map_names import Naming
from bloc_game.ui.map_picture import MapPicture, lands
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.scenes.governments import map_day
from bloc_game.ui.tokens import LIGHT
from tests.small import TINY
from tests.ui.mapped import holds
from tests.ui.walking import new_play

MAPS = sorted(one.parent for one in maps_dir().glob(f"*/{FILE}"))
ASIA = maps_dir() / "asia_1955"
EACH = pytest.mark.parametrize("folder", MAPS, ids=lambda one: one.name)
SHAPES = [(806, 497), (620, 380), (1200, 760)]


# --- the maps that come with the game -------------------------------------------------------------


def test_there_are_maps_of_two_worlds() -> None:
    assert {one.name for one in MAPS} >= {"asia_1955", "europe_1953"}


@EACH
def test_every_name_and_capital_stands_in_its_own_country(folder: Path) -> None:
    for region in load_world(folder).regions.values():
        assert holds(region, region.label), region.id
        assert region.capital is None or holds(region, region.capital.place), region.id


@EACH
def test_everything_is_called_something_in_english_and_indonesian(folder: Path) -> None:
    world = load_world(folder)
    named = [(id, one.names) for id, one in world.regions.items()]
    named += [(id, one.names) for id, one in world.plan.territories.items()]
    named += [(id, one.since) for id, one in world.plan.territories.items() if one.since]
    named += list(world.plan.short.items())
    assert [id for id, names in named if not (names.get("en") and names.get("id"))] == []


@EACH
def test_the_plan_speaks_of_no_land_that_is_not_there(folder: Path) -> None:
    world = load_world(folder)
    plan = world.plan
    told = {*plan.capitals, *plan.no_capital, *plan.no_name, *plan.wide, *plan.short}
    assert (told | plan.territories.keys()) - world.regions.keys() == set()
    assert [one for one in plan.capitals if world.regions[one].capital is None] == []


@EACH
def test_borders_are_those_between_the_neighbours_that_the_file_names(folder: Path) -> None:
    text = (folder / "land.geojson").read_text(encoding="utf-8")
    named = {
        frozenset((feature["properties"]["id"], neighbour))
        for feature in json.loads(text)["features"]
        for neighbour in feature["properties"].get("neighbours") or ()
    }
    drawn = {frozenset((line.one, line.other)) for line in load_world(folder).borders if line.other}
    assert drawn == named


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ((107.6, -6.9), "IDN"),  # Bandung
        ((34.40, 31.45), "EGY"),  # Gaza
        ((35.26, 32.22), "JOR"),  # Nablus
        ((35.82, 33.12), "SYR"),  # Quneitra
        ((107.00, 17.08), "DRV"),
        ((107.18, 16.75), "VNM"),
        ((114.12, 22.42), "HKG"),
        ((140.5, -8.3), "WNG"),  # Merauke
        ((91.9, 22.5), "EBN"),  # Chittagong
        ((38.9, 15.3), "ETH"),  # Asmara
        ((126.55, 37.97), "PRK"),  # Kaesong
        ((51.0, 42.0), None),  # the Caspian
    ],
    ids=str,
)
def test_a_place_of_1955_lies_in_the_country_that_held_it(place: Point, region: str | None) -> None:
    world = load_world(ASIA)
    point = world.plan.plane.project(*place)
    found = [one.id for one in world.layer("unit", "backdrop") if holds(one, point)]
    assert found == ([] if region is None else [region])


@settings(max_examples=15, deadline=None)
@given(
    folder=st.sampled_from(MAPS),
    size=st.sampled_from(SHAPES),
    scale=st.sampled_from([1.0, 2.0]),
    language=st.sampled_from(["en", "id", "pseudo"]),
    step=st.integers(0, len(NEARNESS) - 1),
    middle=st.tuples(st.floats(-5000, 5000), st.floats(-3500, 3500)),
)
def test_names_keep_clear_of_one_another_on_every_map(
    folder: Path,
    size: tuple[int, int],
    scale: float,
    language: str,
    step: int,
    middle: Point,
) -> None:
    pixels = round(size[0] * scale), round(size[1] * scale)
    land = lands(folder)
    view = Camera(step, middle).view(home_view(land.world.plan, *pixels), pixels)
    placed = MapPicture(land, pixels, LIGHT, scale, view).labels(Naming(language, date(1955, 4, 1)))
    boxes = [(label.id, box) for label in placed for box in label.boxes]
    assert [
        (one, other)
        for number, (one, box) in enumerate(boxes)
        for other, another in boxes[:number]
        if one != other and box.touches(another)
    ] == []
    window = Box(0, 0, *pixels)
    assert [one for one, box in boxes if not window.contains(box)] == []


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("path", catalogue(), ids=lambda one: one.parent.name)
@pytest.mark.parametrize("size", SHAPES[::2], ids=str)
def test_every_government_of_a_story_is_named_on_its_map(
    path: Path, size: tuple[int, int], language: str
) -> None:
    scenario = load(path)
    day = map_day(new_play((scenario.game.seats[0].id,), scenario=scenario))
    assert day is not None
    picture = MapPicture(lands(day.folder), size, LIGHT)
    placed = picture.labels(Naming(language, day.on, day.governments))
    named = {label.id for label in placed if label.kind is not Kind.CITY}
    far = {one.id for one in picture.world.layer("inset")}
    assert set(day.governments) - named == far & set(day.governments)


@pytest.mark.parametrize("path", catalogue(), ids=lambda one: one.parent.name)
def test_every_status_of_the_land_and_every_look_stands_for_something(path: Path) -> None:
    scenario = load(path)
    world = world_in(map_of(scenario))
    assert world is not None
    said = {status for side in sides_of(scenario).values() for status in side.land}
    there = {one.status for one in world.layer("unit", "inset")}
    assert said == there
    play = new_play((scenario.game.seats[0].id,), scenario=scenario)
    names = play.voice.names
    shown = sides(scenario, play.seen.observation.public, world, date(1955, 4, 18))
    assert set(shown.values()) <= side_names(names).keys()
    told = dict(standings(names, shown, world, date(1955, 4, 18)))
    everyone = [name for listed in told.values() for name in listed]
    assert len(everyone) == len(set(everyone))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("path", catalogue(), ids=lambda one: one.parent.name)
def test_a_government_is_called_the_same_on_the_map_and_in_the_story(
    path: Path, language: str
) -> None:
    scenario = load(path)
    names, world = Names(scenario, language), world_in(map_of(scenario))
    assert world is not None
    called = {
        one: world.regions[one].names[language] for one in scenario.actors if one in world.regions
    }
    other = {
        one: name for one, name in called.items() if name.partition(" (")[0] != names.actor(one)
    }
    assert other == {}


def test_the_line_through_bandung_is_drawn() -> None:
    scenario = load(find("bandung_1955"))
    world = load_world(ASIA)
    play = new_play(("IDN",), scenario=scenario)
    shown = sides(scenario, play.seen.observation.public, world, date(1955, 4, 18))
    assert (shown["PAK"], shown["EBN"], shown["CHN"]) == (Look.BLUE, Look.BLUE, Look.RED)
    assert (shown["IND"], shown["WNG"], shown["BKD"]) == (Look.SAND, Look.LILAC, Look.BACKDROP)


# --- an author's own ------------------------------------------------------------------------------


def own_scenario(folder: Path, called: str) -> Path:
    """The smallest scenario in a folder of its own, with a map by name."""
    file = folder / "tiny" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(f"{TINY}map:\n  at: {called}\n", encoding="utf-8")
    return file


def test_a_map_beside_the_scenarios_is_found_before_that_of_the_game(tmp_path: Path) -> None:
    file = own_scenario(tmp_path, "europe_1953")
    assert map_of(load(file)) == map_named_in(file) == maps_dir() / "europe_1953"
    own = tmp_path / "maps" / "europe_1953"
    shutil.copytree(maps_dir() / "europe_1953", own)
    assert map_of(load(file)) == map_named_in(file) == own
    assert map_called("nowhere", file) is None


def test_the_map_of_a_scenario_is_read_off_its_text_without_compiling_it() -> None:
    for path in catalogue():
        assert map_named_in(path) is not None
        assert map_named_in(path) == map_of(load(path))


def test_a_map_that_is_not_there_is_told_and_the_story_played_without(tmp_path: Path) -> None:
    scenario = load(own_scenario(tmp_path, "europe_1935"))
    (problem,) = [one for one in scenario.problems if one.code == "unknown-map"]
    assert problem.severity is Severity.WARNING
    assert "europe_1953" in problem.fix
    assert problem.at.line == scenario.files["tiny/scenario.yaml"].count("\n")
    assert map_day(new_play((scenario.game.seats[0].id,), scenario=scenario)) is None


def test_a_damaged_map_leaves_the_story_to_be_played_without(tmp_path: Path) -> None:
    own = tmp_path / "maps" / "mine"
    shutil.copytree(maps_dir() / "europe_1953", own)
    (own / FILE).write_text("centre: {lon: east, lat: 54}\n", encoding="utf-8")
    scenario = load(own_scenario(tmp_path, "mine"))
    with pytest.raises(UnreadableMap, match="the file has no `shown`"):
        load_world(own)
    assert map_day(new_play((scenario.game.seats[0].id,), scenario=scenario)) is None


PLAN = """\
centre: {lon: 16, lat: 54}
shown: [-2450, -1900, 2250, 1950]
land: [-3290, -2490, 3290, 2440]
capitals: [SUN]
short:
  SUN: {en: U.S.S.R.}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("shown:", "shwon:", 2, "shwon"),
        ("[-2450, -1900, 2250, 1950]", "[1, 2, 3]", 2, "left, bottom, right and top"),
        ("[-2450, -1900, 2250, 1950]", "[2450, -1900, 2250, 1950]", 2, "left, bottom, right"),
        ("lon: 16", "lon: east", 1, "must be a number of degrees"),
        ("[SUN]", "SUN", 4, "a list"),
        ("en: U.S.S.R.", "id: U.R.S.S.", 6, "must be a text by language"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_plan_is_shown_where_it_stands(
    old: str, new: str, line: int, told: str
) -> None:
    assert read_plan(PLAN, FILE)[2] == []
    plan, _, problems = read_plan(PLAN.replace(old, new), FILE)
    assert plan is None
    assert [one for one in problems if told in one.what and one.at.line == line], problems


def test_what_speaks_of_land_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = own_scenario(tmp_path, "mine")
    with file.open("a", encoding="utf-8") as text:
        text.write("  sides:\n    ours: {title: Ours, look: red, land: [NTAO]}\n")
    own = tmp_path / "maps" / "mine"
    shutil.copytree(maps_dir() / "europe_1953", own)
    plan = own / FILE
    plan.write_text(plan.read_text(encoding="utf-8").replace("[SUN, GBR", "[SUN, GBX"), "utf-8")
    problems, texts = map_problems(load(file))
    assert [(one.code, one.fix) for one in problems] == [
        ("unknown-status", "did you mean 'NATO'?"),
        ("unknown-land", "did you mean 'GBR'?"),
    ]
    at = problems[0].at
    line = file.read_text(encoding="utf-8").splitlines()[at.line - 1]
    assert line[at.column - 1 : at.column - 1 + at.length] == "NTAO"
    assert texts.keys() == {str(plan)}
    (own / "land.geojson").write_text("{}", encoding="utf-8")
    assert [one.code for one in map_problems(load(file))[0]] == ["bad-map"]


@pytest.mark.parametrize("path", catalogue(), ids=lambda one: one.parent.name)
def test_the_maps_that_come_with_the_game_have_no_problem(path: Path) -> None:
    assert map_problems(load(path))[0] == ()


def test_a_world_without_land_of_who_plays_is_no_map_for_them(tmp_path: Path) -> None:
    scenario = load(own_scenario(tmp_path, "asia_1955"))
    assert map_of(scenario) == ASIA
    assert map_day(new_play((scenario.game.seats[0].id,), scenario=scenario)) is None
