"""Every sentence of the program is translated whole, and numbers and dates are written as read."""

from __future__ import annotations

import ast
import inspect
import string
import typing
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from pydantic import BaseModel

from bloc_game.engine.phrases import number
from bloc_game.scenario.cases import CaseModel
from bloc_game.scenario.codes import CODES
from bloc_game.scenario.map_models import PlanModel
from bloc_game.scenario.models import CodexModel, RulebookModel, ScenarioModel, SourceModel
from bloc_game.scenario.reference import FUNCTIONS, STATEMENTS
from bloc_game.session.catalogue import Catalogue, date_of, languages, listed, signed, translations
from bloc_game.study.models import StudyModel

MODELS = (ScenarioModel, RulebookModel, SourceModel, CodexModel, CaseModel, StudyModel, PlanModel)
SOURCE = Path(__file__).parents[2] / "src" / "bloc_game"
OTHERS = [language for language in languages() if language != "en"]


def calls(source: Path) -> Iterator[tuple[str, ast.expr]]:
    """Every sentence handed to a catalogue, with where it stands."""
    for file in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            spoken = {
                "tr": node.args[:1],
                "many": node.args[:2],
                "phrase": node.args[:1],
                "Command": node.args[1:2],  # its line in the list of commands
                "add_argument": [one.value for one in node.keywords if one.arg == "help"],
            }
            for argument in spoken.get(name, []):
                yield f"{file.name}:{node.lineno}", argument


def sentences(source: Path) -> set[str]:
    said = {
        argument.value
        for _, argument in calls(source)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return said | needed() if source == SOURCE else said


def needed() -> set[str]:
    """What stands elsewhere than where it is said: what keys, codes and functions are for."""
    found = {*CODES.values(), *FUNCTIONS.values(), *STATEMENTS.values()}
    seen: set[type[BaseModel]] = set()
    waiting: list[object] = list(MODELS)
    while waiting:
        kind = waiting.pop()
        waiting += typing.get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            found |= {inspect.getdoc(kind) or ""}
            for field in kind.model_fields.values():
                waiting += [field.annotation]
                found |= {field.description} if field.description else set()
    return found


def untranslated(source: Path, catalogue: dict[str, str]) -> set[str]:
    return sentences(source) - catalogue.keys()


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_sentence_is_written_out_where_it_is_said() -> None:
    loose = [where for where, one in calls(SOURCE) if not isinstance(one, ast.Constant)]
    assert loose == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    assert untranslated(SOURCE, dict(translations(language))) == set()


def test_a_sentence_that_nobody_translated_is_caught(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text('def f(tr): return tr("A new sentence.")', encoding="utf-8")
    assert untranslated(tmp_path, {"Another.": "Lain."}) == {"A new sentence."}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_blanks(language: str) -> None:
    changed = [
        english
        for english, other in translations(language).items()
        if blanks(english) != blanks(other)
    ]
    assert changed == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_catalogue_holds_what_is_said_no_more(language: str) -> None:
    assert translations(language).keys() - sentences(SOURCE) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_stands_twice_in_the_catalogues(language: str) -> None:
    files = sorted((SOURCE / "locale").glob(f"{language}*.po"))
    listed_twice = [entry.msgid for file in files for entry in polib.pofile(file)]
    assert len(listed_twice) == len(set(listed_twice))


def test_the_reader_of_another_language_is_spoken_to_in_it() -> None:
    assert "id" in languages()
    assert Catalogue("id")("{seat}, your move?", seat="Paris") == ("Paris, langkah Anda?")


def test_what_no_catalogue_holds_is_said_in_english() -> None:
    assert Catalogue("id")("Nobody said this of {who}.", who="Paris") == (
        "Nobody said this of Paris."
    )
    assert Catalogue("xx")("Refuse") == "Refuse"


def test_numbers_have_a_true_minus_and_changes_their_sign() -> None:
    assert [number(-7), number(0), signed(7), signed(-7), signed(0)] == ["−7", "0", "+7", "−7", "0"]
    assert Catalogue("en")("It costs {needs}, and you have {has} left.", needs=2, has=-1) == (
        "It costs 2, and you have −1 left."
    )


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("en", 19540331, "31 March 1954"),
        ("id", 19540331, "31 Maret 1954"),
        ("en", 19550514, "14 May 1955"),
        ("id", 19541203, "3 Desember 1954"),
    ],
)
def test_dates_are_read_in_words(language: str, date: int, words: str) -> None:
    assert date_of(Catalogue(language), date) == words


def test_several_things_are_said_in_one_breath() -> None:
    assert listed(Catalogue("id"), ("Paris", "Bonn", "Roma")) == "Paris, Bonn, dan Roma"
    assert listed(Catalogue("en"), ()) == ""


def test_one_and_many_are_told_apart() -> None:
    english = Catalogue("en")
    assert english.many("{n} turn", "{n} turns", 1) == "1 turn"
    assert english.many("{n} turn", "{n} turns", 2) == "2 turns"
