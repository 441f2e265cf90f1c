"""`bloc-game check`: everything at once, and an exit code a script can trust."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import cast

import pytest

from tests.cli.asking import Document, ask, rows
from tests.session.tiny import TINY, tiny_file

BROKEN = TINY.replace("tension += 5\n", "tensoin += 5\n").replace("by: USA", "by: USB")
DOUBTFUL = TINY.replace("        chance: 40\n", "        when: tension >= 0\n")


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return tiny_file(tmp_path)


def test_a_good_scenario_passes_and_its_games_end(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    said = ask(capsys, "check", scenario, "-n", 15)
    assert said.code == 0
    assert "tiny: 15 of 15 random games ended" in said.out
    assert said.out.endswith("No problems found.\n")
    found = ask(capsys, "check", scenario, "-n", 15, "--json").json
    assert found["problems"] == []
    test = cast(dict[str, Document], found["playtest"])["tiny"]
    assert (test["games"], test["ended"]) == (15, 15)
    assert sum(cast(dict[str, int], test["endings"]).values()) == 15


def test_without_games_nothing_is_played(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    assert ask(capsys, "check", scenario, "-n", 0, "--json").json["playtest"] == {}


def test_every_problem_is_told_at_once_with_place_reason_and_remedy(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    scenario.write_text(BROKEN)
    said = ask(capsys, "check", scenario, "--json")
    assert said.code == 1
    problems = rows(said.json["problems"])
    assert len(problems) >= 2
    lines = BROKEN.splitlines()
    for problem in problems:
        assert set(problem) == {"code", "severity", "file", "line", "column", "what", "why", "fix"}
    wrong = next(p for p in problems if "tensoin" in str(p["what"]))
    assert "tensoin" in lines[cast(int, wrong["line"]) - 1]
    assert wrong["fix"] == "did you mean 'tension'?"
    said = ask(capsys, "check", scenario)
    assert said.code == 1
    assert f"{wrong['line']} | " in said.out
    assert "^^^^^^^" in said.out


def test_a_warning_passes_unless_it_is_strict(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    scenario.write_text(DOUBTFUL)
    said = ask(capsys, "check", scenario)
    assert said.code == 0
    assert "Found 1 warning." in said.out
    assert ask(capsys, "check", scenario, "--strict").code == 1


def test_a_folder_stands_for_everything_below_it(
    capsys: pytest.CaptureFixture[str], scenario: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "scenario.yaml").write_text(BROKEN)
    found = ask(capsys, "check", tmp_path, scenario, "--json").json
    assert {str(p["file"]) for p in rows(found["problems"])} == {str(other / "scenario.yaml")}
    assert list(cast(Document, found["playtest"])) == ["tiny"]


def test_a_rulebook_is_checked_with_its_actors_and_sources(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "rulebook.yaml").write_text("id: book\ntitle: A book\ntrakcs: {}\n")
    (tmp_path / "actors.yaml").write_text("USA: {nam: America}\n")
    (tmp_path / "sources.yaml").write_text("frus: {title: Papers, kind: scroll}\n")
    for named in ("", "rulebook.yaml", "actors.yaml"):
        found = ask(capsys, "check", tmp_path / named, "--json")
        assert found.code == 1
        files = [Path(str(p["file"])).name for p in rows(found.json["problems"])]
        assert sorted(set(files)) == ["actors.yaml", "rulebook.yaml", "sources.yaml"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\x00\x01\xff", "not-text"), (b"", "empty-file"), (b"a: [", "yaml-syntax")],
)
def test_a_file_that_is_no_scenario_is_a_problem_and_not_a_crash(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(content)
    said = ask(capsys, "check", path, "--json")
    assert said.code == 1
    assert code in [p["code"] for p in rows(said.json["problems"])]


def test_a_path_that_is_not_there_is_a_problem(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path in (tmp_path / "none", tmp_path):
        said = ask(capsys, "check", path, "--json")
        assert said.code == 1
        assert [p["code"] for p in rows(said.json["problems"])] == ["no-such-file"]
    assert ask(capsys, "check").code == 2


def test_what_comes_with_the_game_is_without_errors(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "check", Path(__file__).parents[2] / "scenarios", "-n", 3)
    assert (said.code, said.err) == (0, ""), said.out


def test_of_a_file_that_is_far_too_big_no_more_is_read_than_a_scenario_may_hold(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "scenario.yaml"
    with file.open("wb") as opened:
        opened.truncate(50_000_000)
    tracemalloc.start()
    said = ask(capsys, "check", file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "file-too-big" in said.out
    assert peak < 50_000_000  # bytes; the command itself takes a good half of them
