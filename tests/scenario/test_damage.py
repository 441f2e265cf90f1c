"""Shipped scenarios broken in a dozen ways, in many places: each is caught there for what it is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.problems import Problem, ScenarioError
from bloc_game.scenario.shelf import catalogue, load_texts
from bloc_game.scenario.shelf import gather as gathered

# BLOC_GAME_LONG=1 breaks every scenario in 50 places of each kind, some minutes; else in a few
PLACES = 50 if os.environ.get("BLOC_GAME_LONG") else 3
MISSED = 0.01  # of all that is broken, so much may go unseen or be shown elsewhere

Damage = Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Kind:
    """A way of breaking a file: where it can be done, how, and what must be said of it."""

    name: str
    where: str  # a pattern for one line; its group `it` is replaced
    damage: Damage
    codes: str  # a pattern

    def places(self, text: str, most: int = PLACES) -> list[tuple[int, str]]:
        """Lines where it can be done, with what they become."""
        found = []
        for number, line in enumerate(text.split("\n"), start=1):
            match = re.search(self.where, line)
            if match is not None and not line.lstrip().startswith("#"):
                new = line[: match.start("it")] + self.damage(match) + line[match.end("it") :]
                if new != line:
                    found.append((number, new))
        step = max(len(found) // most, 1)
        return found[::step][:most]


def misspelt(match: re.Match[str]) -> str:
    """Two letters change places."""
    word = match["it"]
    return word[0] + word[2] + word[1] + word[3:] if word[1:2] != word[2:3] else word + "x"


FORMULA = r"^\s+(?:- )?(?:effects|when|if_adopted|if_not|score|lean): "
KINDS = [
    Kind(
        "misspelt key",
        r"^\s+(?P<it>headline|question|effects|options|telegrams|otherwise)(?=:)",
        misspelt,
        r"unknown-key|missing-key",
    ),
    Kind(
        "misspelt track",
        r"^\s+effects: (?P<it>tension|detente|western_unity|edc_chance|eastern_cohesion)\b",
        misspelt,
        r"unknown-(track|name)|not-a-track",
    ),
    Kind(
        "misspelt actor",
        r"\b(?:trust|sway|capital)\[(?P<it>[A-Z]{3})\b",
        lambda m: m["it"][:2] + "Q",
        r"unknown-\w+|wrong-(kind|index)",
    ),
    Kind(
        "misspelt fact",
        r"\b(?:set|fact)\((?P<it>[a-z_]{4,})\)",
        misspelt,
        r"unknown-(fact|name)|wrong-kind",
    ),
    Kind(
        "misspelt answer",
        r"\bchose\(\w+, (?P<it>[a-z_]{4,})\)",
        misspelt,
        r"unknown-(option|name)|wrong-kind",
    ),
    Kind(
        "lost bracket",
        FORMULA + r".*\b(?:trust|sway|capital)\[[A-Z]{3}[^\]]*(?P<it>\])",
        lambda _: "",
        r"bracket|unreadable|yaml-syntax|cut-formula|bad-index|not-a-statement",
    ),
    Kind(
        "compared with one sign",
        r"^\s+when: .*[^=!<>](?P<it>>=|<=|==)[^=]",
        lambda _: "=",
        r"single-equals",
    ),
    Kind(
        "set outright",
        r"^\s+effects: \w+(?:\[[^\]]*\])? (?P<it>[+-]=) \d",
        lambda _: "=",
        r"set-track",
    ),
    Kind(
        "number as a word",
        r"^\s+(?:chance|worth|start|lean|cost): (?P<it>\d+)\s*$",
        lambda _: "many",
        r"wrong-type|unknown-\w+|not-a-\w+",
    ),
    Kind(
        "impossible date", r"^\s+date: (?P<it>19\d\d-\d\d)-\d\d$", lambda _: "1954-13", r"bad-date"
    ),
    Kind(
        "key twice",
        r"^(?P<it>(?P<pad>\s+)(?:headline|question|title|lean): .*)$",
        lambda m: f"{m['it']}\n{m['it']}",
        r"duplicate-key",
    ),
    Kind(
        "tab",
        r"^(?P<it>\s{4,})(?:effects|when|headline|title):",
        lambda m: "\t" + m["it"][1:],
        r"tab",
    ),
    Kind("source that is not there", r"\[\^(?P<it>[a-z]{4,})-", misspelt, r"unknown-source"),
    Kind(
        "colon lost",
        r"^\s+(?:headline|question|effects|date)(?P<it>:) ",
        lambda _: "",
        r"yaml-syntax|missing-key|wrong-type|bad-key|no-colon|colon\S*",
    ),
]


SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")


def untold(text: str) -> list[str]:
    """What no catalogue could say: sentences in the blanks of a phrase, or beside phrases."""
    if isinstance(text, Phrase):
        return [one for blank in text.blanks.values() for one in untold(str_of(blank))]
    return SENTENCE.findall(text)


def str_of(blank: str | int) -> str:
    return blank if isinstance(blank, str) else str(blank)


def test_a_sentence_that_no_catalogue_could_say_is_found() -> None:
    assert untold(phrase("it is {kind}", kind="a track of mine")) == ["track of mine"]
    assert untold(phrase("it is {kind}", kind=phrase("a track of mine"))) == []
    assert untold("no phrase at all") != []


def problems_of(files: dict[str, str], name: str) -> list[Problem]:
    try:
        return list(load_texts(files, name).problems)
    except ScenarioError as error:
        return error.problems


def broken() -> Iterator[tuple[Kind, str, int, list[Problem]]]:
    """Every damage, the file and line it is at, and what is said of it."""
    for path in catalogue():
        files, _, _ = gathered(path)
        files = {name: text for name, text in files.items() if not name.endswith(".po")}
        name = f"{path.parent.name}/{path.name}"
        lines = files[name].split("\n")
        for kind in KINDS:
            for number, new in kind.places(files[name]):
                text = "\n".join([*lines[: number - 1], new, *lines[number:]])
                yield kind, f"{name}:{number}", number, problems_of({**files, name: text}, name)


def test_damage_is_caught_where_it_is_for_what_it_is() -> None:
    count, missed = 0, []
    for kind, place, line, problems in broken():
        count += 1
        for one in problems:
            for text in (one.what, one.why, one.fix):
                assert text == "" or untold(text) == [], "every word must be translatable"
        near = [one for one in problems if 0 <= one.at.line - line <= 1]
        if not any(re.fullmatch(kind.codes, one.code) for one in near):
            told = [f"{one.code} at {one.at.line}" for one in problems][:3]
            missed.append(f"{kind.name} at {place}: {told or 'nothing'}")
    assert count >= 12 * PLACES
    assert len(missed) <= MISSED * count, "\n".join(missed)


def test_nothing_is_said_of_what_is_whole() -> None:
    for path in catalogue():
        files, _, _ = gathered(path)
        assert problems_of(files, f"{path.parent.name}/{path.name}") == []


def test_twenty_mistakes_in_one_file_are_twenty_findings() -> None:
    path = next(one for one in catalogue() if one.parent.name == "soviet_application")
    files, _, _ = gathered(path)
    name = f"{path.parent.name}/{path.name}"
    lines = files[name].split("\n")
    planted: dict[int, str] = {}
    wanted = [kind for kind in KINDS if kind.name in LOCAL]
    for kind in wanted:
        for number, new in kind.places(files[name], 8):
            if all(abs(number - other) > 3 for other in planted) and len(planted) < 20:
                planted[number] = new
    for number, new in planted.items():
        lines[number - 1] = new
    found = problems_of({**files, name: "\n".join(lines)}, name)
    assert len(planted) == 20
    assert {one.at.line for one in found} == set(planted)


LOCAL = {
    "misspelt track", "misspelt actor", "misspelt fact", "set outright",
}  # fmt: skip
"""Kinds that leave the rest of the file to be read."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_finds_places(kind: Kind) -> None:
    assert any(
        kind.places(gathered(path)[0][f"{path.parent.name}/{path.name}"]) for path in catalogue()
    )
