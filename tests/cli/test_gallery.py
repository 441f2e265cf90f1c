"""`bloc-game gallery`: pictures of every scene, for whoever reviews a change."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_game.cli.gallery import configure
from bloc_game.cli.main import main


def _gallery(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bloc_game", "gallery", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_pictures_are_written_in_the_size_that_was_asked_for(tmp_path: Path) -> None:
    done = _gallery("-o", str(tmp_path), "--only", "title", "--size", "1024x600", "--lang", "id")
    assert done.returncode == 0, done.stderr
    assert "title.png" in {path.name for path in tmp_path.iterdir()}
    head = (tmp_path / "title.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1024, 600)


@pytest.mark.parametrize("written", ["1.5", "150%"])
def test_a_size_of_type_is_a_factor_or_a_percentage(written: str) -> None:
    parser = argparse.ArgumentParser()
    configure(parser)
    assert parser.parse_args(["-o", "x", "--scale", written]).scale == 1.5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--size", "wide"), "'wide' is no size"),
        (("--size", "10x10"), "'10x10' is no size"),
        (("--scale", "9"), "'9' is no size of type"),
        (("--scale", "15%x"), "'15%x' is no size of type"),
        (("--scale", "big"), "'big' is no size of type"),
        (("--lang", "fr"), "fr"),
        (("--colours", "mauve"), "mauve"),
    ],
)
def test_what_cannot_be_drawn_is_wrong_usage(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["gallery", "-o", str(tmp_path), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_name_that_no_picture_has_is_told(tmp_path: Path) -> None:
    done = _gallery("-o", str(tmp_path), "--only", "nothing")
    assert done.returncode == 1
    assert "no picture's name begins with 'nothing'" in done.stderr
