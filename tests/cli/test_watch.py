"""`bloc-game watch` checks at once, and again whenever something is saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from bloc_game.cli.main import main
from tests.small import SMALL, edited

PATIENCE = 30  # seconds that a busy machine may take


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Queue[str]]]:
    file = tmp_path / "small" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(SMALL, encoding="utf-8")
    command = [sys.executable, "-m", "bloc_game", "watch", str(file), "--text"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        lines: Queue[str] = Queue()
        assert run.stdout is not None
        Thread(target=_listen, args=(run.stdout, lines), daemon=True).start()
        yield file, lines
        run.kill()


def _listen(said: Iterable[str], lines: Queue[str]) -> None:
    for line in said:
        lines.put(line)


def until(lines: Queue[str], words: str) -> None:
    try:
        while words not in lines.get(timeout=PATIENCE):
            pass
    except Empty:
        raise AssertionError(f"nothing was said of {words!r}") from None


def test_it_checks_again_whenever_something_is_saved(watched: tuple[Path, Queue[str]]) -> None:
    file, lines = watched
    until(lines, "No problems found.")
    until(lines, "watching")
    file.write_text(edited(SMALL, ("tension += 4; after(2, plague)", "tensoin += 4")))
    until(lines, "tensoin")
    file.write_text(SMALL, encoding="utf-8")
    until(lines, "No problems found.")


def test_a_scenario_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err
