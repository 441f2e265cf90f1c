"""`bloc-game play`: what is asked for, what is missing, and transcripts of whole games."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import ModuleType

import pytest

from bloc_game.cli.main import main
from bloc_game.session.loading import load
from bloc_game.ui.display import NoDisplay
from tests.small import SMALL

GOLDEN = Path(__file__).parents[1] / "golden"
NOTES = GOLDEN / "two_notes"
REGENERATE = "BLOC_GAME_GOLDEN"  # set it to write the transcripts anew, on purpose

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saves go nowhere else, there is no screen, and lines are of one length."""
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    text = "".join(f"{answer}\n" for answer in answers)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


# --- transcripts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_game_is_told_as_it_was_told_before(language: str, seed: int, capsys: Output) -> None:
    arguments = ["--auto", "--text", "--seed", str(seed), "--lang", language]
    assert main(["play", str(NOTES), *arguments]) == 0
    told = capsys.readouterr().out
    file = GOLDEN / f"two_notes-{seed}.{language}.txt"
    if os.environ.get(REGENERATE):
        file.write_text(told, encoding="utf-8")
    assert told.splitlines() == file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("seed", [1, 2])
def test_both_languages_tell_the_same_game(seed: int) -> None:
    """Sentence for sentence: a line of one stands for a line of the other."""
    shapes = []
    for language in ("en", "id"):
        text = (GOLDEN / f"two_notes-{seed}.{language}.txt").read_text(encoding="utf-8")
        digits = [sign for sign in text if sign.isdigit()]
        shapes.append((text.count("\n\n"), digits))
    assert shapes[0] == shapes[1]


# --- what is asked for ----------------------------------------------------------------------------


def test_a_game_is_played_from_the_command_line_and_resumed(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    save = tmp_path / "mine.jsonl"
    typed(monkeypatch, "1", "1")
    assert main(["play", small, "--as", "NOR", "--text", "--save", str(save)]) == 0
    assert f"bloc-game play {save}" in capsys.readouterr().out
    before = load(save, play_on=False).session
    typed(monkeypatch, *["1"] * 100)
    assert main(["play", str(save), "--text"]) == 0
    assert "The end: " in capsys.readouterr().out
    after = load(save, play_on=False).session
    assert after.is_over
    assert after.playthrough.actions[: len(before.played)] == before.playthrough.actions


def test_a_save_is_never_overwritten(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    save = tmp_path / "mine.jsonl"
    typed(monkeypatch)
    assert main(["play", small, "--as", "NOR", "--text", "--save", str(save)]) == 0
    kept = save.read_bytes()
    assert main(["play", small, "--as", "NOR", "--text", "--save", str(save)]) == 1
    assert main(["play", small, "--auto", "--text", "--save", str(save)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert save.read_bytes() == kept


def test_a_damaged_save_is_named_and_what_is_left_is_offered(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    save = tmp_path / "mine.jsonl"
    typed(monkeypatch, *["1"] * 12)
    assert main(["play", small, "--as", "NOR", "--text", "--save", str(save)]) == 0
    lines = save.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[5] = lines[5].replace('"a"', '"b"')
    save.write_text("".join(lines), encoding="utf-8")
    typed(monkeypatch, "no")
    assert main(["play", str(save), "--text"]) == 1
    assert "line 6" in capsys.readouterr().err
    typed(monkeypatch, "yes")
    assert main(["play", str(save), "--text"]) == 0
    assert "Goodbye." in capsys.readouterr().out


def test_the_ends_of_the_input_leave_politely(
    small: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed(monkeypatch)
    assert main(["play", small, "--as", "NOR", "--text"]) == 0
    assert "The game is saved in " in capsys.readouterr().out
    typed(monkeypatch)
    assert main(["play", small, "--text"]) == 0
    assert main(["play", "--text"]) == 0


@pytest.mark.parametrize("seat", ["1", "NOR", "northland", "north"])
def test_the_seat_is_asked_for_by_number_or_name(
    seat: str, small: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed(monkeypatch, "nobody", "99", seat)
    assert main(["play", small, "--text"]) == 0
    said = capsys.readouterr().out
    assert said.count("Type a number from 1 to 4") == 2
    assert "You play: Northland." in said


def test_scenario_and_language_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    from bloc_game.scenario.shelf import load as load_scenario

    scenario = load_scenario(NOTES / "scenario.yaml")
    monkeypatch.setattr("bloc_game.cli.terminal_picker.playable", lambda _: iter([scenario]))
    typed(monkeypatch, "1", "Bahasa", "2")
    assert main(["play", "--text"]) == 0
    said = capsys.readouterr().out
    assert "1. The two notes (two_notes)" in said
    assert "Anda memainkan: Britania Raya." in said


# --- what cannot be -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as", "ZZZ", "--text"], "small has no seat 'ZZZ'"),
        (["--auto", "--as", "NOR"], "with --auto nobody plays"),
    ],
)
def test_what_is_not_there_is_told(
    arguments: list[str], message: str, small: str, capsys: Output
) -> None:
    assert main(["play", small, *arguments]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["nowhere", "--auto"], ["--auto"], ["nowhere", "--text"], ["no/such.jsonl", "--text"]],
)
def test_a_scenario_that_is_not_there_is_told(arguments: list[str], capsys: Output) -> None:
    assert main(["play", *arguments]) == 1
    told = capsys.readouterr().err
    assert "our mistake" not in told
    assert told.startswith("bloc-game: ")


def test_wrong_usage_is_told_as_such() -> None:
    assert main(["play", "--seed", "minus"]) == 2
    assert main(["play", "--policy", "brilliant"]) == 2


# --- the window -----------------------------------------------------------------------------------


def test_without_a_screen_the_game_says_so_and_goes_on_in_the_terminal(
    small: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr("bloc_game.cli.play.require_screen", _no_screen)
    typed(monkeypatch)
    assert main(["play", small, "--as", "NOR"]) == 0
    told = capsys.readouterr()
    assert "there is no screen here" in told.err
    assert "the game goes on in the terminal" in told.err
    assert "You play: Northland." in told.out


def test_with_a_screen_the_window_is_given_what_was_asked(
    small: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    asked: dict[str, object] = {}
    window = ModuleType("window")

    def open_game(scenario: str | None, **choice: object) -> None:
        asked.update(choice, scenario=scenario)

    vars(window)["open_game"] = open_game
    monkeypatch.setattr("bloc_game.cli.play.require_screen", lambda: None)
    monkeypatch.setattr("bloc_game.cli.play.import_module", lambda _: window)
    assert main(["play", small, "--as", "NOR", "--as", "SUD", "--seed", "7"]) == 0
    assert asked == {
        "scenario": small,
        "seats": ("NOR", "SUD"),
        "seed": 7,
        "policy": "default",
        "language": None,
        "save": None,
        "estimates": True,
    }
    assert capsys.readouterr().out == ""


def _no_screen() -> None:
    raise NoDisplay("there is no screen here: neither is set.\nPlay in the terminal.")
