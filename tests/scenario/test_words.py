"""A scenario in a reader's language: what is not translated, or no longer, is read in English."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.words import Words, read_catalogue
from tests.small import TINY

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(path: str, english: str, translated: str, flags: str = "") -> str:
    return f'{flags}msgctxt "{path}"\nmsgid "{english}"\nmsgstr "{translated}"\n\n'


def with_catalogues(catalogues: Mapping[str, str]) -> Scenario:
    return load_texts({"tiny/scenario.yaml": TINY, **catalogues}, "tiny/scenario.yaml")


def words(*entries: str) -> Words:
    scenario = with_catalogues({"tiny/locale/id.po": HEAD + "".join(entries)})
    return Words(scenario, "id")


def test_what_is_translated_is_read_in_the_language() -> None:
    own = words(entry("turns.day.headline", "A day", "Sebuah hari"))
    assert own.say("turns.day.headline") == "Sebuah hari"
    assert own.languages == ("en", "id")


@pytest.mark.parametrize(
    "stale",
    [
        entry("turns.day.headline", "A night", "Semalam"),  # the English has changed since
        entry("turns.day.headline", "A day", ""),
        entry("turns.day.headline", "A day", "Sehari", "#, fuzzy\n"),
        entry("turns.night.headline", "A day", "Sehari"),
        "#~ " + entry("turns.day.headline", "A day", "Sehari").replace("\nmsg", "\n#~ msg"),
        "",
    ],
)
def test_what_is_not_translated_is_read_in_english_and_never_as_a_key(stale: str) -> None:
    assert words(stale).say("turns.day.headline") == "A day"


def test_one_english_word_may_be_two_words_elsewhere() -> None:
    own = words(
        entry("turns.day.text", "It passes.", "Berlalu."),
        entry("endings.over.title", "Over", "Selesai"),
    )
    assert own.say("turns.day.text") == "Berlalu."
    assert own.say("endings.over.title") == "Selesai"
    assert own.say("title") == "The smallest"


def test_english_needs_no_catalogue() -> None:
    scenario = with_catalogues(
        {"tiny/locale/id.po": HEAD + entry("title", "The smallest", "Kecil")}
    )
    assert Words(scenario, "en").say("title") == "The smallest"


def test_a_language_that_nobody_wrote_is_read_in_english() -> None:
    assert Words(with_catalogues({}), "fr").say("title") == "The smallest"


def test_a_rulebooks_and_a_codexs_words_are_read_too() -> None:
    scenario = with_catalogues(
        {
            "rulebooks/rivers/locale/id.po": HEAD + entry("title", "The smallest", "Kecil"),
            "rulebooks/rivers/locale/id_codex.po": HEAD
            + entry("summary", "Nothing is asked of anybody.", "Tiada."),
        }
    )
    own = Words(scenario, "id")
    assert own.say("title") == "Kecil"
    assert own.say("summary") == "Tiada."
    assert scenario.languages == ("en",)  # a scenario speaks a language when it has its own words


def test_there_is_no_word_without_a_path() -> None:
    own = words()
    assert own.has("title")
    assert not own.has("titel")
    with pytest.raises(KeyError):
        own.say("titel")


def test_a_catalogue_keeps_lines_quotes_and_letters_as_they_are() -> None:
    text = HEAD + 'msgctxt "a"\nmsgid "x"\nmsgstr ""\n"Ia berkata: \\"Ça va?\\"\\n"\n"Нет."\n'
    assert read_catalogue(text) == {("a", "x"): 'Ia berkata: "Ça va?"\nНет.'}
