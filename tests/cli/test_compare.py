"""`bloc-game compare`: the answers to a decision, side by side, as DESIGN promises them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tests.cli.asking import ask, rows
from tests.session.tiny import tiny_file


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return tiny_file(tmp_path)


def test_the_document_holds_all_that_was_promised(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    said = ask(capsys, "compare", scenario, "--at", "first_word", "-n", 80, "--json")
    assert said.code == 0
    found = said.json
    assert (found["decision"], found["games"]) == ("first_word", 80)
    options = rows(found["options"])
    assert [one["id"] for one in options] == ["manoeuvre", "silence", "ask"]
    for one in options:
        endings = rows(one["endings"])
        assert sum(cast(int, ending["count"]) for ending in endings) == 80
    apart = rows(found["differences"])
    assert len(apart) == 3 * 2
    for one in apart:
        low, mean, high = (cast(float, one[key]) for key in ("low", "difference", "high"))
        assert low <= mean <= high


@pytest.mark.parametrize(
    ("language", "says"), [("en", "games for each answer"), ("id", "permainan untuk tiap jawaban")]
)
def test_it_reads_as_a_table_in_both_languages(
    capsys: pytest.CaptureFixture[str], scenario: Path, language: str, says: str
) -> None:
    said = ask(capsys, "compare", scenario, "--at", "first_word", "-n", 80, "--lang", language)
    assert said.code == 0
    assert says in said.out
    assert "| Signed | " in said.out or "Signed" in said.out


def test_a_decision_that_there_is_not_is_told_with_what_is_near(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    said = ask(capsys, "compare", scenario, "--at", "frist_word")
    assert said.code == 2
    assert said.out == ""
    assert "did you mean 'first_word'?" in said.err


def test_what_a_chamber_decides_nobody_answers(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    said = ask(capsys, "compare", scenario, "--at", "ratify", "-n", 10)
    assert said.code == 2
    assert "a chamber decides it, whose factions vote by their interests" in said.err
