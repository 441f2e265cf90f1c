"""`bloc-game list`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.asking import ask
from tests.session.tiny import tiny_file


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tiny_file(tmp_path)
    monkeypatch.setattr("bloc_game.scenario.shelf.catalogue", lambda: (path,))
    return path


def test_a_scenario_is_listed_with_all_that_a_program_needs(
    capsys: pytest.CaptureFixture[str], installed: Path
) -> None:
    said = ask(capsys, "list", "--json")
    assert said.code == 0
    assert said.err == ""
    assert said.json == {
        "scenarios": [
            {
                "id": "tiny",
                "title": "The two notes",
                "turns": 2,
                "seats": ["USA", "GBR", "FRA"],
                "languages": ["en"],
                "path": str(installed),
            }
        ],
        "campaigns": [],
    }


@pytest.mark.usefixtures("installed")
def test_a_scenario_is_listed_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "list")
    assert said.code == 0
    assert "tiny: The two notes" in said.out
    assert "2 turns; seats USA, GBR, FRA; languages en" in said.out


def test_a_broken_scenario_is_left_out_and_told_beside(
    capsys: pytest.CaptureFixture[str], installed: Path
) -> None:
    installed.write_text("id: [")
    said = ask(capsys, "list")
    assert said.out == "There is no scenario that can be played.\n"
    assert "tiny has 1 problem and is left out; bloc-game check" in said.err
    assert ask(capsys, "list", "--json").json == {"scenarios": [], "campaigns": []}


def test_the_scenarios_of_the_game_itself_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = ask(capsys, "list", "--json")
    assert said.code == 0
    assert said.err == ""
