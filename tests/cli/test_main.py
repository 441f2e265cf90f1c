"""The frame of every command: dispatch, exit codes, and what a user sees when things fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from bloc_game import __version__
from bloc_game.cli.errors import UserError
from bloc_game.cli.main import COMMANDS, Command, main
from bloc_game.resources import MissingContent

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SRC = Path(__file__).parents[2] / "src"

FakeCommands = dict[str, Command]
Run = Callable[["Namespace"], int]
Register = Callable[[str, Run], FakeCommands]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Adds a command whose module exists only for the test."""
    table: FakeCommands = {}

    def add(name: str, run: Run) -> FakeCommands:
        module = ModuleType(f"fake_command_{name}")

        def configure(parser: ArgumentParser) -> None:
            parser.add_argument("words", nargs="*")

        vars(module).update(configure=configure, run=run)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        table[name] = Command(module.__name__, f"{name} something")
        return table

    return add


@pytest.fixture(autouse=True)
def report_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test leaves a crash report outside its own folder."""
    folder = tmp_path / "log"
    monkeypatch.setattr("bloc_game.cli.errors._report_folders", lambda: iter([folder]))
    monkeypatch.delenv("BLOC_GAME_DEBUG", raising=False)
    return folder


def _say(words: list[str]) -> int:
    print(*words)
    return 0


def _raiser(error: BaseException) -> Run:
    def run(_: Namespace) -> int:
        raise error

    return run


def test_a_command_gets_its_words_and_its_code_is_the_exit_code(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    register("say", lambda args: _say(args.words))
    commands = register("fail", lambda _: 1)
    assert main(["say", "Bonjour", "Molotov"], commands) == 0
    assert capsys.readouterr().out == "Bonjour Molotov\n"
    assert main(["fail"], commands) == 1


def test_without_a_command_the_game_is_played_with_no_scenario_named(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = register("play", lambda args: _say([f"{len(args.words)} words"]))
    assert main([], commands) == 0
    assert capsys.readouterr().out == "0 words\n"


def test_only_the_command_asked_for_is_imported(register: Register) -> None:
    commands = register("say", lambda args: _say(args.words))
    commands["absent"] = Command("no_such_module_anywhere", "cannot be imported")
    assert main(["say"], commands) == 0
    assert main(["absent"], commands) == 1


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"bloc-game {__version__}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command_with_its_line(
    flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([flag]) == 0
    out = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert f"  {name} " in out
        assert command.summary in out


def test_a_misspelt_command_is_wrong_usage_and_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["simulte"]) == 2
    assert "no command 'simulte'; did you mean 'simulate'?" in capsys.readouterr().err


def test_a_word_like_no_command_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzz"]) == 2
    assert ", ".join(COMMANDS) in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--frobnicate"], ["-x"], ["--"], ["--", "list"]])
def test_a_flag_that_means_nothing_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err


def test_an_argument_that_the_command_does_not_know_is_wrong_usage(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = register("say", lambda args: _say(args.words))
    assert main(["say", "--loudly"], commands) == 2
    assert "bloc-game say: error: unrecognized arguments: --loudly" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserError("there is no scenario 'suez'"), "there is no scenario 'suez'\n"),
        (MissingContent([Path("here")]), "the game's scenarios and pictures are not where"),
    ],
)
def test_what_a_user_can_mend_is_said_plainly_beside_the_output(
    error: Exception, said: str, register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["say"], register("say", _raiser(error))) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"bloc-game: {said}")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file or directory", "my.save"), "my.save: No such file"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_what_the_machine_refuses_is_no_bug_of_the_game(
    error: OSError, said: str, register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["say"], register("say", _raiser(error))) == 1
    assert capsys.readouterr().err.startswith(f"bloc-game: {said}")


def test_a_bug_is_one_line_to_the_user_and_a_report_on_disk(
    register: Register, capsys: pytest.CaptureFixture[str], report_folder: Path
) -> None:
    commands = register("say", _raiser(ZeroDivisionError("division\nby zero")))
    assert main(["say", "hello"], commands) == 1
    err = capsys.readouterr().err
    report = report_folder / "crash.txt"
    assert err.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in err
    assert str(report) in err
    assert "Traceback" not in err
    text = report.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "command: bloc-game say hello" in text
    assert __version__ in text


def test_a_report_that_cannot_be_written_does_not_hide_the_bug(
    register: Register, capsys: pytest.CaptureFixture[str], report_folder: Path
) -> None:
    report_folder.write_text("a file where the folder should be")
    commands = register("say", _raiser(ValueError("oops")))
    assert main(["say"], commands) == 1
    assert "ValueError: oops" in capsys.readouterr().err


def test_a_developer_may_ask_for_the_traceback(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOC_GAME_DEBUG", "1")
    commands = register("say", _raiser(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["say"], commands)


def test_an_interrupt_is_no_error_and_has_the_shell_s_code(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = register("say", _raiser(KeyboardInterrupt()))
    assert main(["say"], commands) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_every_command_in_the_table_keeps_the_bargain() -> None:
    for command in COMMANDS.values():
        module = __import__(command.module, fromlist=["configure"])
        assert callable(module.configure), command.module
        assert callable(module.run), command.module


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def _loaded_by(code: str) -> set[str]:
    ran = _python(f"import json, sys; {code}; print(json.dumps(sorted(sys.modules)))")
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_asking_the_version_imports_nothing_heavy() -> None:
    loaded = _loaded_by("from bloc_game.cli.main import main; main(['--version'])")
    # from Python 3.14 on argparse itself brings some of these, for its colours
    by_argparse = _loaded_by("import argparse; argparse.ArgumentParser().format_help()")
    heavy = {"pygame", "pydantic", "yaml", "platformdirs", "polib", "pathlib", "dataclasses"}
    assert "argparse" in loaded
    assert not loaded & heavy - by_argparse


_WRITER = """
import sys, types
from bloc_game.cli.main import Command, main
module = types.ModuleType("writer")
module.configure = lambda parser: None
module.run = lambda args: print({text!r} * {times}) or 0
sys.modules["writer"] = module
sys.exit(main(["write"], {{"write": Command("writer", "writes")}}))
"""


def test_a_reader_that_has_had_enough_gets_no_complaint() -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER.format(text="a line\n", times=100_000)],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.readline()
    writer.stdout.close()
    complaint = writer.stderr.read()
    writer.stderr.close()
    assert writer.wait(timeout=60) == 141
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to offer")
def test_a_full_disk_is_told_without_a_traceback() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-c", _WRITER.format(text="a line", times=1)],
            env={**os.environ, "PYTHONPATH": str(SRC)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 1
    assert ran.stderr == b"bloc-game: No space left on device\n"


def test_output_closed_from_the_start_does_no_harm() -> None:
    ran = _python("import sys; sys.stdout = None\n" + _WRITER.format(text="a line", times=1))
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_is_piped_is_the_same_utf_8_in_every_locale() -> None:
    text = "−13 … Молотов"
    code = _WRITER.format(text=text, times=1)
    for encoding in ("utf-8", "latin-1", "ascii"):
        ran = _python(code, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.decode("utf-8").strip() == text
