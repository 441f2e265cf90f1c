"""What a change to a scenario does to play is told, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.playtest.changes import Change, changes
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.playing import played_by
from bloc_game.scenario.shelf import load
from tests.cli.asking import ask, rows
from tests.small import SMALL, edited

GAMES = 400


def played(folder: Path, *edits: tuple[str, str], seed: int = 0) -> Coverage:
    """The small scenario with these edits, played by default."""
    found = played_by(load(written(folder, *edits)), "default", seed, GAMES)
    assert found is not None
    return found


def written(folder: Path, *edits: tuple[str, str]) -> Path:
    """Its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "scenario.yaml"
    path.write_text(edited(SMALL, *edits), encoding="utf-8")
    return path


LIKELY = ("chance: 30 + tension // 2", "chance: 99")


def test_nothing_is_told_of_what_was_not_changed(tmp_path: Path) -> None:
    found = changes(played(tmp_path / "a"), played(tmp_path / "b"))
    assert found.shares
    assert all((one.difference, one.low, one.high) == (0, 0, 0) for one in found.shares)
    assert all(one.difference == 0 for one in found.scores)
    assert found.new == found.gone == ()


def test_a_likelier_event_is_told_with_what_it_brings(tmp_path: Path) -> None:
    before, after = played(tmp_path / "a"), played(tmp_path / "b", LIKELY)
    found = changes(before, after)
    event = next(one for one in found.shares if one.kind == "event" and one.is_clear)
    assert 0.1 < event.difference < 0.8
    assert event.low < event.difference < event.high
    back = changes(after, before)
    assert next(one for one in back.shares if one.id == event.id).difference == -event.difference


def test_games_under_another_luck_are_not_compared(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same luck"):
        changes(played(tmp_path / "a"), played(tmp_path / "b", seed=1))


def test_little_or_unsure_changes_are_not_clear() -> None:
    def clear(mean: float, low: float, high: float) -> bool:
        return Change("ending", "war", 0.5, 0.5 + mean, mean, low, high).is_clear

    assert clear(0.05, 0.02, 0.08)
    assert clear(-0.05, -0.08, -0.02)
    assert not clear(0.05, -0.01, 0.11)
    assert not clear(0.004, 0.001, 0.007)
    assert Change("score", "NOR", 50, 51, 1, 0.5, 1.5).is_clear
    assert not Change("score", "NOR", 50, 50.1, 0.1, 0.05, 0.15).is_clear


def test_check_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = written(tmp_path / "old"), written(tmp_path / "new", LIKELY)
    said = ask(capsys, "check", new, "-n", 800, "--search", 0, "--against", old)
    assert "Against the earlier version, 400 games under the same luck:" in said.out
    assert "points," in said.out
    same = ask(capsys, "check", old, "-n", 800, "--search", 0, "--against", old)
    assert "Nothing comes up more or less often" in same.out
    json = ask(capsys, "check", new, "-n", 800, "--search", 0, "--against", old, "--json").json
    (test,) = json["playtest"].values()  # type: ignore[attr-defined]
    assert test["against"]["games"] == 400
    assert any(row["kind"] == "event" for row in rows(test["against"]["shares"]))


def test_a_version_that_breaks_is_said_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bloc_game.cli.playtesting.played_by", lambda *_: None)
    path = written(tmp_path / "own")
    said = ask(capsys, "check", path, "-n", 400, "--search", 0, "--against", path)
    assert "so that they cannot be compared" in said.out


def test_a_save_is_an_earlier_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "own")
    save = tmp_path / "earlier.bgsave"
    assert ask(capsys, "play", path, "--auto", "--save", save).code == 0
    written(tmp_path / "own", LIKELY)
    said = ask(capsys, "check", path, "-n", 400, "--search", 0, "--against", save)
    assert "event" in said.out.partition("Against the earlier version")[2]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-n", 10), "--against needs -n 200 or more"),
        (("bandung_1955", "-n", 400), "--against compares one scenario"),
    ],
)
def test_what_cannot_be_compared(
    words: tuple[object, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "own")
    said = ask(capsys, "check", "--against", path, path, *words)
    assert said.code == 1
    assert says in said.err
