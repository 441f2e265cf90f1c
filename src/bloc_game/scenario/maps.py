"""Where the map is that a scenario names: in `maps` beside the scenarios, or with the game."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bloc_game.engine.phrases import phrase
from bloc_game.resources import maps_dir, scenarios_dir
from bloc_game.scenario.problems import Problem, Severity, near
from bloc_game.scenario.story import Scenario

FOLDER = "maps"
FILE, LAND, WATER = "map.yaml", "land.geojson", "water.geojson"
_AT = re.compile(r"^map:(?:\n[ \t]+.*|\n)*?\n?[ \t{]+at: *(\w+)", re.MULTILINE)
_EXTENDS = re.compile(r"^extends: *(\w+)", re.MULTILINE)


def map_of(scenario: Scenario) -> Path | None:
    """The folder of a scenario's map; None where it names none, or one that is not there."""
    return None if scenario.map is None else map_called(scenario.map.name, scenario.path)


def map_called(name: str, path: Path) -> Path | None:
    """The folder of a map by its name, for the scenario whose file is at `path`."""
    found = (root / name for root in _roots(path))
    return next((one for one in found if (one / FILE).is_file()), None)


def map_named_in(path: Path) -> Path | None:
    """The folder of the map that a scenario's file names as text, or its rulebook's does."""
    text = _text(path)
    extends = _EXTENDS.search(text)
    roots = (path.parent.parent, scenarios_dir())
    books = (_text(root / "rulebooks" / extends[1] / "rulebook.yaml") for root in roots if extends)
    said = next((found for one in (text, *books) if (found := _AT.search(one))), None)
    return map_called(said[1], path) if said else None


def missing(scenario: Scenario) -> Iterator[Problem]:
    """A warning where a scenario names a map that is not there: it can be played without one."""
    named = scenario.map
    if named is None or map_of(scenario) is not None:
        return
    known = sorted({one.parent.name for root in _roots(scenario.path) for one in _maps(root)})
    yield Problem(
        code="unknown-map",
        at=named.at,
        what=phrase("no map is called '{name}'", name=named.name),
        why=phrase(
            "a map is a folder with a {file} in `maps` beside the scenarios, or one that comes "
            "with the game; without it the window shows the delegations side by side",
            file=FILE,
        ),
        fix=near(named.name, known),
        severity=Severity.WARNING,
    )


def _roots(path: Path) -> tuple[Path, Path]:
    return path.parent.parent / FOLDER, maps_dir()


def _maps(root: Path) -> Iterator[Path]:
    return root.glob(f"*/{FILE}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
