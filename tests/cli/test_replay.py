"""`bloc-game replay`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.engine.outcome import ending_of
from bloc_game.engine.state import digest
from tests.cli.asking import ask, saved


def test_a_good_save_is_verified(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = saved(path)
    ending = ending_of(session.game, session.state)
    assert ending is not None
    assert ask(capsys, "replay", path, "--json").json == {
        "ok": True,
        "turns": 2,
        "hash": digest(session.state),
        "ending": ending.id,
        "problem": None,
    }
    said = ask(capsys, "replay", path)
    assert said.code == 0
    assert f"up to turn 2 of 2 (state {digest(session.state)})" in said.out
    assert f"It ended so: {ending.id.capitalize()} ({ending.id})." in said.out


def test_an_unfinished_game_has_no_ending(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    saved(path, "USA", end=False)
    assert ask(capsys, "replay", path, "--json").json["ending"] is None
    assert "The game is not over yet." in ask(capsys, "replay", path).out


def test_a_tampered_save_is_refused_with_the_line_and_what_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    saved(path)
    lines = path.read_text().splitlines(keepends=True)
    lines[4] = lines[4].replace('{"a":"', '{"a":"X')
    path.write_text("".join(lines))
    said = ask(capsys, "replay", path, "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert said.json["turns"] == 1
    assert "line 5: it was changed" in str(said.json["problem"])
    assert "The 3 actions before it, up to turn 1, can be recovered." in str(said.json["problem"])
    assert path.read_text() == "".join(lines)
    said = ask(capsys, "replay", path)
    assert said.code == 1
    assert "line 5: it was changed" in said.out


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\xff\x00"])
def test_what_is_no_save_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(content)
    said = ask(capsys, "replay", path, "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert "is not a save of bloc_game" in str(said.json["problem"])


def test_a_save_that_is_not_there_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for command in ("replay", "explain"):
        said = ask(capsys, command, tmp_path / "none.jsonl")
        assert said.code == 1
        assert said.err.count("\n") == 1
        assert "none.jsonl: No such file" in said.err
