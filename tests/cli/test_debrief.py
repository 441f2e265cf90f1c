"""`bloc-game debrief`: writes one page, for one seat, and says what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.session.playing import begin
from tests.cli.asking import ask, saved
from tests.session.tiny import tiny


def test_it_writes_a_page_and_says_where(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    save, page = tmp_path / "game.jsonl", tmp_path / "game.html"
    saved(save)
    said = ask(capsys, "debrief", save, "-o", page, "--lang", "id")
    assert (said.code, said.out.strip()) == (0, str(page))
    assert '<html lang="id">' in page.read_text(encoding="utf-8")
    assert list(tmp_path.glob("*.part")) == []
    assert "Keberuntungan dan kecakapan" in page.read_text(encoding="utf-8")
    assert ask(capsys, "debrief", save, "-o", page, "--rollouts", 0).code == 0
    assert "Luck and skill" not in page.read_text(encoding="utf-8")


def test_of_an_open_game_only_a_seat_that_is_played_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    save, page = tmp_path / "game.jsonl", tmp_path / "game.html"
    begin(tiny(), ["USA"], seed=1, save=save)
    before = save.read_bytes()
    said = ask(capsys, "debrief", save, "-o", page)
    assert said.code == 0
    assert "not over" in said.err
    assert save.read_bytes() == before
    said = ask(capsys, "debrief", save, "-o", page, "--seat", "SUN")
    assert said.code == 1
    assert "choose from USA" in said.err


def test_a_pdf_is_printed_from_the_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    saved(save)
    said = ask(capsys, "debrief", save, "-o", tmp_path / "game.pdf")
    assert said.code == 1
    assert "print" in said.err
    assert ask(capsys, "debrief", save, "-o", tmp_path / "game").code == 1
