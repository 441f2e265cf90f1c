"""One rule says in which language a command speaks, and argparse speaks it too."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from bloc_game.cli.main import COMMANDS, main
from bloc_game.cli.speaking import argparse_words, flag_behind, home_language, language_of
from bloc_game.session.catalogue import Catalogue
from tests.cli.asking import ask

INDONESIAN = Catalogue("id")


# --- the rule -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, None),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id"}, "id"),
        ({"LC_ALL": "id_ID@x", "LANG": "en_GB"}, "id"),
        ({"LC_ALL": "C", "LANG": "id_ID"}, None),  # the first that is set counts
        ({"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_GB"}, "id"),
        ({"LANG": "en_US.UTF-8"}, None),  # nobody need have chosen that
        ({"LANG": "xx_YY"}, None),
        ({"LANG": "../../etc"}, None),
        ({"BLOC_GAME_LANG": "id", "LC_ALL": "en_GB"}, "id"),
        ({"BLOC_GAME_LANG": "en", "LC_ALL": "id_ID"}, "en"),
        ({"BLOC_GAME_LANG": "xx", "LC_ALL": "id_ID"}, None),
    ],
)
def test_the_environment_may_name_a_language(
    environment: dict[str, str], language: str | None
) -> None:
    assert home_language(environment) == language


def test_the_flag_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_LANG", "id")
    assert language_of(["play", "--lang", "en"]) == "en"
    assert language_of(["--lang=en", "play"]) == "en"
    assert language_of(["play", "--lang", "xx"]) == "id"
    assert language_of(["play", "--lang"]) == "id"
    assert language_of(["play"]) == "id"


@pytest.mark.parametrize(
    ("words", "ordered"),
    [
        (["--lang", "id", "play", "x"], ["play", "--lang", "id", "x"]),
        (["--lang=id", "play"], ["play", "--lang=id"]),
        (["--lang", "id"], ["--lang", "id"]),
        (["--lang", "id", "--help"], ["--lang", "id", "--help"]),
        (["--lang"], ["--lang"]),
        (["play", "--lang", "id"], ["play", "--lang", "id"]),
    ],
)
def test_the_flag_may_stand_before_the_command(words: list[str], ordered: list[str]) -> None:
    assert flag_behind(words) == ordered


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--lang", "id", "--help"], ["--help", "--lang=id"]])
def test_the_overview_is_told_in_indonesian(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = ask(capsys, *words)
    assert said.code == 0
    assert said.out.startswith("pemakaian: bloc-game [PERINTAH]")
    for name, command in COMMANDS.items():
        assert f"  {name} " in said.out
        assert command.summary not in said.out
    assert "show this" not in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_mixes_the_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    english = {" ".join(line.split()) for line in ask(capsys, command, "--help").out.splitlines()}
    said = ask(capsys, "--lang", "id", command, "--help")
    assert said.code == 0
    same = english & {" ".join(line.split()) for line in said.out.splitlines()}
    assert [line for line in same if re.search(r"[a-z]{2,} [a-z]{2,}", line)] == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["simulte"], 2, "tidak ada perintah 'simulte'; maksud Anda 'simulate'?"),
        (["zzz"], 2, "tidak ada perintah 'zzz'; pakailah salah satu dari play, list"),
        (["list", "--jsno"], 2, "argumen tidak dikenal: --jsno; maksud Anda '--json'?"),
        (["simulate", "x", "-n", "0"], 2, "'0' bukan bilangan bulat mulai dari 1"),
        (["simulate", "x", "-n"], 2, "argumen -n: memerlukan satu nilai"),
        (["simulate", "x", "--policy", "y"], 2, "tidak ada pilihan 'y' (pilih dari 'default'"),
        (["simulate"], 2, "argumen berikut wajib ada: SCENARIO"),
        (["simulate", "soviet_aplication"], 1, "maksud Anda 'soviet_application'?"),
        (["replay", "no/such.jsonl"], 1, "Tidak ada berkas"),
        (["explain", __file__], 1, "bukan simpanan bloc_game"),
        (["play", "--auto"], 1, "sebutkan skenario"),
    ],
)
def test_mistakes_are_told_in_indonesian(
    words: list[str],
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    said = ask(capsys, *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err


def test_a_language_that_there_is_not_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "list", "--lang", "xx")
    assert said.code == 2
    assert "there is no language 'xx'; use one of en, id" in said.err


def test_after_indonesian_a_command_speaks_english_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ask(capsys, "list", "--help", "--lang", "id").out.startswith("pemakaian: ")
    assert ask(capsys, "list", "--help").out.startswith("usage: ")


def test_argparse_still_says_what_is_translated() -> None:
    """Where a Python says it otherwise, this one's users would read English."""
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    newer = {"unrecognized arguments: %s"}
    missing = [text for text in argparse_words(INDONESIAN) if repr(text)[1:-1] not in source]
    assert set(missing) <= newer
    assert all(english != said for english, said in argparse_words(INDONESIAN).items())


def test_the_version_needs_no_catalogue(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BLOC_GAME_LANG", "id")
    monkeypatch.setattr("bloc_game.session.catalogue._folder", lambda: pytest.fail("it was read"))
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bloc-game ")


@pytest.mark.parametrize(
    "words",
    [
        ["simulate", "soviet_application", "-n", "200", "--turning"],
        ["compare", "soviet_application", "--at", "first_word", "-n", "200"],
        ["check", "bandung_1955", "-n", "200"],
    ],
)
def test_decimals_are_written_as_the_language_writes_them(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    point, comma = re.compile(r"\d\.\d"), re.compile(r"\d,\d")
    english, indonesian = (ask(capsys, *words, "--lang", one).out for one in ("en", "id"))
    assert point.search(english)
    assert not comma.search(english)
    assert comma.search(indonesian)
    assert not point.search(indonesian)
