"""A new scenario checks clean and plays at once, in the author's language, over nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.cli.main import main
from bloc_game.cli.new_words import PROSE
from bloc_game.scenario.scaffold import TEMPLATE, TRANSLATED, better_id, scenario_text
from bloc_game.scenario.shelf import catalogue, load, load_texts


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["en", "id"])
def test_it_checks_clean_and_plays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["new", "suez_1956", "--lang", language]) == 0
    assert "suez_1956" in capsys.readouterr().out
    scenario = load(tmp_path / "suez_1956" / "scenario.yaml")
    assert (scenario.id, scenario.prose["title"]) == ("suez_1956", "Suez 1956")
    assert len(scenario.game.turns) == len(scenario.game.seats) == 3
    assert scenario.problems == ()
    assert main(["check", "suez_1956", "-n", "2000", "--search", "0", "--strict"]) == 0
    assert "3/3 endings" in capsys.readouterr().out
    assert main(["play", "suez_1956", "--auto"]) == 0
    text = (tmp_path / "suez_1956" / "scenario.yaml").read_text(encoding="utf-8")
    assert ("Siapa yang dapat dimainkan" in text) is (language == "id")
    assert "\n#t" not in text, "every part has its comment"
    assert ("Satu tembakan di perbatasan" in text) is (language == "id")
    assert ("A shot at the border" in text) is (language == "en")
    assert not set("«»") & set(text)


def test_all_that_players_read_in_it_can_be_said_in_the_authors_language() -> None:
    assert set(TRANSLATED.findall(TEMPLATE)) == {str(one) for one in PROSE}
    plain = scenario_text("plain", "Plain", {})
    for path, text in load_texts(
        {"plain/scenario.yaml": plain}, "plain/scenario.yaml"
    ).prose.items():
        if path != "title":
            assert f"«{text.strip()}»" in TEMPLATE, path


def test_it_has_the_title_and_the_place_it_was_given(tmp_path: Path) -> None:
    assert main(["new", "suez", "--title", "The canal", "-o", "mine"]) == 0
    assert load(tmp_path / "mine" / "suez" / "scenario.yaml").prose["title"] == "The canal"


@pytest.mark.parametrize("path", catalogue(), ids=lambda path: path.parent.name)
def test_a_copy_is_the_scenario_under_another_name(tmp_path: Path, path: Path) -> None:
    assert main(["new", "again", "--from", path.parent.name]) == 0
    copy, first = load(tmp_path / "again" / "scenario.yaml"), load(path)
    assert copy.id == "again"
    assert copy.problems == ()
    assert copy.game.turns == first.game.turns
    assert copy.languages == first.languages
    assert main(["cases", "again"]) == 0


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "suez").mkdir()
    (tmp_path / "suez" / "mine.txt").write_text("mine")
    assert main(["new", "suez"]) == 1
    assert "there already" in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "suez").iterdir()] == ["mine.txt"]


def test_a_bad_id_is_told_with_a_good_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "The Suez Crisis!"]) == 1
    assert "the_suez_crisis" in capsys.readouterr().err
    assert better_id("1956") == "scenario_1956"
