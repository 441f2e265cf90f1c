"""What is wrong with a file, where, why, and how to mend it.

A Problem is a value: it never stops anything by itself. A file is read to its end, everything
found is gathered, put in order and shown at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from bloc_game.engine.phrases import Phrase, phrase, row
from bloc_game.scenario.quoting import caret_under, visible

LONGEST_NAME = 80  # comparing longer ones with many others would take noticeable time
MOST_NAMED = 12  # of the known names, where none is near


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"  # cannot be played
    WARNING = "warning"  # probably not meant
    NOTE = "note"


_MARKS: Mapping[Severity, Callable[[str], str]] = {
    Severity.ERROR: lambda code: phrase("error[{code}]", code=code),
    Severity.WARNING: lambda code: phrase("warning[{code}]", code=code),
    Severity.NOTE: lambda code: phrase("note[{code}]", code=code),
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; lines, columns and lengths count characters from 1."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `code` is one of `CODES` (in `codes`), and never changes."""

    code: str
    at: Mark
    what: Phrase
    why: Phrase
    fix: Phrase
    severity: Severity = Severity.ERROR


class ScenarioError(Exception):
    """A scenario cannot be played; carries everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(row(map(headline, self.problems), "\n"))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column and code; said twice, shown once."""
    once = dict.fromkeys(problems)
    return sorted(once, key=lambda p: (p.at.file, p.at.line, p.at.column, p.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Is there anything that keeps the scenario from being played?"""
    return any(problem.severity is Severity.ERROR for problem in problems)


def headline(problem: Problem) -> str:
    """The first line: where, how bad, what; a phrase, as `render` gives one."""
    at = problem.at
    where = f"{at.file}:{at.line}:{at.column}"
    return visible(row([where, _MARKS[problem.severity](problem.code), problem.what], ": "))


def render(problem: Problem, source_line: str | None) -> str:
    """The problem as an author reads it, with the line it is about where there is one."""
    parts: list[str] = [headline(problem), ""]
    if source_line is not None:
        parts += caret_under(source_line, problem.at.line, problem.at.column, problem.at.length)
    return row([*parts, *said(problem)[1:]], "\n")


def said(problem: Problem) -> list[str]:
    """What is wrong, why, and how to mend it, a line each; phrases."""
    lines = [visible(problem.what)]
    if problem.why:
        lines.append(phrase("why: {text}", text=visible(problem.why)))
    if problem.fix:
        lines.append(phrase("fix: {text}", text=visible(problem.fix)))
    return lines


def line_of(text: str, number: int) -> str | None:
    """Line `number` of a file's text, counted as marks count lines; None where it has none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[number - 1] if 1 <= number <= len(lines) else None


def to_json(problem: Problem, say: Callable[[str], str] = str) -> dict[str, str | int]:
    """The problem as programs read it; `say` puts it in the reader's language."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.at.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "what": say(problem.what),
        "why": say(problem.why),
        "fix": say(problem.fix),
    }


def near(name: str, known: Collection[str]) -> Phrase:
    """What to write instead of an unknown name.

    >>> near("FAR", ["USA", "FRA"])
    "did you mean 'FRA'?"
    >>> near("xyz", ["USA", "FRA"])
    'use one of FRA, USA'
    """
    if not known:
        return phrase("declare it first: none is declared yet")
    match = nearest(name, known)
    if match is not None:
        return phrase("did you mean '{name}'?", name=match)
    names = sorted(known)
    more = ", …" if len(names) > MOST_NAMED else ""
    return phrase("use one of {names}", names=", ".join(names[:MOST_NAMED]) + more)


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name most like it, in letters of either size; None where none is."""
    wanted = name[:LONGEST_NAME].lower()
    by_small_letters = {one.lower(): one for one in sorted(known, reverse=True)}
    found = get_close_matches(wanted, sorted(by_small_letters), n=1)
    return by_small_letters[found[0]] if found else None
