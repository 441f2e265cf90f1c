"""A problem is allowed beside its line, with a reason, until a day; and no longer."""

from __future__ import annotations

from datetime import date

import pytest

from bloc_game.engine.phrases import as_phrase
from bloc_game.scenario.allowances import without_allowed
from bloc_game.scenario.problems import Mark, Problem, Severity

SAID = as_phrase("so")
TODAY = date(2026, 11, 26)
FILE = "a.yaml"


def problem(line: int, code: str = "never-holds", severity: Severity = Severity.WARNING) -> Problem:
    return Problem(code, Mark(FILE, line, 3), SAID, SAID, SAID, severity)


def left(text: str, *problems: Problem) -> list[tuple[str, int]]:
    found = without_allowed(problems, {FILE: text}, TODAY)
    return [(one.code, one.at.line) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "when: x  # bloc: allow never-holds because it is not written yet",
        "when: x  # bloc: allow never-holds until 2026-11-26 because it ends today",
        "# bloc: allow never-holds until 2027-01-01 because …\nwhen: x",
        "# bloc: allow never-holds because …\n# another comment\n\nwhen: x",
    ],
)
def test_it_is_allowed_on_its_line_or_the_one_below(text: str) -> None:
    line = text.count("\n") + 1
    assert left(text, problem(line)) == []


def test_only_that_code_on_that_line_is_allowed() -> None:
    text = "when: x  # bloc: allow never-holds because …\nwhen: y"
    found = left(text, problem(1), problem(1, "unused"), problem(2))
    assert found == [("unused", 1), ("never-holds", 2)]


def test_an_allowance_that_allows_nothing_is_told() -> None:
    assert left("a: 1  # bloc: allow unused because …") == [("unused-allowance", 1)]


def test_an_allowance_whose_day_has_passed_allows_nothing() -> None:
    text = "a: 1  # bloc: allow unused until 2026-11-25 because …"
    assert left(text, problem(1, "unused")) == [("unused", 1), ("expired-allowance", 1)]


def test_an_error_cannot_be_allowed() -> None:
    text = "a: 1  # bloc: allow unknown-name because …"
    assert left(text, problem(1, "unknown-name", Severity.ERROR)) == [("unknown-name", 1)]


@pytest.mark.parametrize(
    "said",
    [
        "allow unused",
        "allow because of nothing",
        "alow unused because …",
        "allow unusd because …",
        "allow unused until tomorrow because …",
        "allow unused until 2026-02-30 because …",
        "",
    ],
)
def test_one_that_cannot_be_understood_is_told(said: str) -> None:
    assert left(f"a: 1  # bloc: {said}") == [("bad-allowance", 1)]


def test_a_text_that_speaks_of_a_bloc_is_no_allowance() -> None:
    assert left("text: the bloc: allow them\nother: a#bloc: allow x") == []
