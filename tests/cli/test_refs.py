"""Every place of a name is found: another name in all of them makes the same scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.cli.main import main
from bloc_game.scenario.references import declared_names, places_of
from bloc_game.scenario.shelf import find, load, load_texts
from bloc_game.scenario.story import Scenario
from tests.small import loaded

NAMES = [
    "tension", "trust", "leaked", "river", "fort", "dams", "few", "lobby", "league", "chamber",
    "first_word", "claim", "path", "plague", "flood", "south_needs_water", "upstream", "circle",
    "war", "NOR", "LEF", "spring", "capital", "sway", "doubts",
]  # fmt: skip


def renamed(scenario: Scenario, old: str, new: str, name: str) -> Scenario:
    """The scenario with a name changed wherever it stands."""
    files = {file: text.split("\n") for file, text in scenario.files.items()}
    for place in sorted(places_of(scenario, old), key=lambda one: one.at, reverse=True):
        line, start = files[place.at.file][place.at.line - 1], place.at.column - 1
        assert line[start : start + len(old)] == old, (place, line)
        files[place.at.file][place.at.line - 1] = line[:start] + new + line[start + len(old) :]
    return load_texts({file: "\n".join(lines) for file, lines in files.items()}, name)


@pytest.mark.parametrize("old", NAMES)
def test_to_rename_it_everywhere_changes_nothing(old: str) -> None:
    scenario = loaded()
    new = f"{old}Q" if old.isupper() else f"{old}_q"
    again = renamed(scenario, old, new, "small/scenario.yaml")
    assert again.problems == scenario.problems
    assert len(again.game.layout.slots) == len(scenario.game.layout.slots)
    assert len(places_of(again, new)) == len(places_of(scenario, old))
    assert places_of(again, old) == ()


@pytest.mark.parametrize("old", ["edc_rejected", "first_word", "entry_protocol", "western_unity"])
def test_it_holds_for_the_flagship_with_its_rulebook(old: str) -> None:
    scenario = load(find("soviet_application"))
    again = renamed(scenario, old, f"{old}_q", "soviet_application/scenario.yaml")
    assert again.problems == ()


def test_declarations_come_first_with_what_they_are() -> None:
    first, *uses = places_of(loaded(), "plague")
    assert (first.kind, first.is_declared) == ("event", True)
    assert len(uses) == 3
    assert not any(one.is_declared for one in uses)
    kinds = declared_names(loaded())
    assert {kinds[name] for name in ("river", "tolls", "press", "path")} == {
        "draft",
        "clause",
        "move",
        "decision",
    }


def test_words_of_texts_are_no_uses_but_links_are() -> None:
    scenario = load(find("soviet_application"))
    places = places_of(scenario, "edc")
    assert any(one.at.file.endswith(".md") for one in places), "an article links to it"
    lines = {one.at.line for one in places if one.at.file.endswith("scenario.yaml")}
    text = scenario.files["soviet_application/scenario.yaml"].split("\n")
    assert all("edc" in text[line - 1] for line in lines)


def test_the_command_shows_lines_and_suggests_names(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert tmp_path.exists()
    assert main(["refs", "soviet_application", "edc_rejected"]) == 0
    said = capsys.readouterr().out
    assert "declared as fact" in said
    assert "uses" in said
    assert main(["refs", "soviet_application", "edc_rejcted"]) == 1
    assert "edc_rejected" in capsys.readouterr().err


def test_a_word_in_a_sentence_is_no_name_wherever_the_sentence_stands() -> None:
    scenario = loaded()
    lines = scenario.files["small/scenario.yaml"].split("\n")
    said = ("The treaty on the river", "It is our river", "The river rises", "The river is watched")
    for name in ("river", "leaked", "built", "danger"):
        stand = [lines[one.at.line - 1] for one in places_of(scenario, name)]
        assert not [line for line in stand if any(text in line for text in said)]
    assert places_of(scenario, "built") == places_of(scenario, "danger") == ()
