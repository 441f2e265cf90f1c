"""The tutorial is followed to the letter: its files are typed, its commands are run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bloc_game.cli.main import main
from bloc_game.scenario.shelf import load
from bloc_game.session.playing import begin

PAGE = Path(__file__).parents[2] / "docs" / "first-scenario.md"
_BLOCK = re.compile(
    r"(?:<!-- (?P<what>[^>]+?) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL
)


@dataclass(frozen=True)
class Step:
    """A block of the page, and what it is for."""

    what: str
    kind: str
    text: str


def steps() -> Iterator[Step]:
    for match in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        yield Step(match["what"] or "", match["kind"], match["text"])


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    words = shlex.split(command)
    assert words[0] == "bloc-game"
    main(words[1:])
    told = capsys.readouterr()
    return told.out + told.err


def test_it_can_be_followed_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path / "saves"))
    main_file = tmp_path / "strait" / "scenario.yaml"
    instead = ""
    commands = 0
    for step in steps():
        match step.what.partition(": "):
            case "file", _, name:
                file = tmp_path / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(step.text, encoding="utf-8")
            case "before", _, line:
                changed(main_file, f"\n{line}\n", f"\n{step.text}\n{line}\n")
            case "instead of", _, _:
                instead = step.text
            case "write", _, _:
                changed(main_file, instead, step.text)
            case _:
                assert step.kind == "console", f"what is this for? {step.text[:40]}"
                commands += followed(step.text, capsys)
    assert commands >= 7
    scenario = load(main_file)
    assert len(scenario.game.turns) == 3
    assert scenario.languages == ("en", "id")
    assert begin(scenario, ("NORTH",), seed=1).to_act == ("NORTH",)


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"it stands there {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def followed(console: str, capsys: pytest.CaptureFixture[str]) -> int:
    """Run the commands of a block, and look for every line that is said to come."""
    said, count = "", 0
    for line in console.splitlines():
        if line.startswith("$ "):
            said = run(line[2:], capsys)
            count += 1
        elif line.strip():
            assert line in said, f"{line!r} was not said, but: {said}"
    return count


def test_the_mistake_that_it_suggests_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = next(step for step in steps() if step.what.startswith("file: "))
    file = tmp_path / "scenario.yaml"
    file.write_text(first.text.replace("effects: tension -= 4", "effects: tensoin -= 4"))
    assert main(["check", str(file)]) == 1
    assert "did you mean 'tension'?" in capsys.readouterr().out
