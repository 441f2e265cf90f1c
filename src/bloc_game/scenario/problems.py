"""What is wrong with a file, where, why, and how to mend it.

A Problem is a value: it never stops anything by itself. A file is read to its end, everything
found is gathered, put in order and shown at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from bloc_game.scenario.quoting import caret_under, visible

LONGEST_NAME = 80  # comparing longer ones with many others would take noticeable time
MOST_NAMED = 12  # of the known names, where none is near

CODES: Mapping[str, str] = {
    # the file
    "no-such-file": "There is no file or folder of that name.",
    "not-a-file": "A folder, or something else that is no file, stands where a file was expected.",
    "unreadable-file": "The file is there, but the system does not let the program read it.",
    "file-too-big": "The file is larger than 2 MB.",
    "not-text": "The file holds bytes that are not text.",
    "not-utf8": "The file is text in another encoding than UTF-8.",
    "hidden-character": "A character stands in the file that nobody can see.",
    "empty-file": "The file holds nothing but comments and blank lines.",
    # YAML
    "yaml-syntax": "The file cannot be read as YAML from this place on.",
    "tab-indent": "A line begins with a tab.",
    "second-document": "A line `---` begins a second document in the file.",
    "anchor": "A value has an anchor (`&name`).",
    "alias": "A value is an alias (`*name`).",
    "tag": "A value has a tag (`!name`).",
    "merge-key": "A key `<<` takes over the keys of another group.",
    "bad-key": "A key is not a plain name.",
    "duplicate-key": "A key stands twice in one group.",
    "too-deep": "Groups and lists are nested too deeply.",
    "too-many-nodes": "The file holds more values than any scenario needs.",
    "too-many-problems": "More problems were found in the file than are shown.",
    "cut-formula": "A comma inside { } or [ ] has cut a text in two.",
    "cut-text": "A `#` after a blank has made the rest of a text a comment.",
    # what the format asks
    "unknown-key": "A key that has no meaning in this place.",
    "missing-key": "A key that is needed is not there.",
    "empty-value": "A key has nothing after it.",
    "wrong-type": "A value is of another kind than the key asks for.",
    "out-of-range": "A number, or how many there are of something, is outside what is allowed.",
    "bad-value": "A value is none of those the key knows.",
    "bad-id": "An id is not written as ids are.",
    "bad-date": "A date is not written as dates are, or no calendar has it.",
}
"""Every code of a Problem, and what it means. A code, once published, never changes."""


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"  # cannot be played
    WARNING = "warning"  # probably not meant
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; lines, columns and lengths count characters from 1."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `code` is one of `CODES`, and never changes."""

    code: str
    at: Mark
    what: str
    why: str
    fix: str
    severity: Severity = Severity.ERROR


class ScenarioError(Exception):
    """A scenario cannot be played; carries everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(headline(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column and code; said twice, shown once."""
    once = dict.fromkeys(problems)
    return sorted(once, key=lambda p: (p.at.file, p.at.line, p.at.column, p.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Is there anything that keeps the scenario from being played?"""
    return any(problem.severity is Severity.ERROR for problem in problems)


def headline(problem: Problem) -> str:
    """The first line: where, how bad, what."""
    at = problem.at
    return visible(
        f"{at.file}:{at.line}:{at.column}: {problem.severity}[{problem.code}]: {problem.what}"
    )


def render(problem: Problem, source_line: str | None) -> str:
    """The problem as an author reads it, with the line it is about where there is one."""
    parts = [headline(problem), ""]
    if source_line is not None:
        parts += caret_under(source_line, problem.at.line, problem.at.column, problem.at.length)
    parts += [f"why: {visible(problem.why)}", f"fix: {visible(problem.fix)}"]
    return "\n".join(parts)


def line_of(text: str, number: int) -> str | None:
    """Line `number` of a file's text, counted as marks count lines; None where it has none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[number - 1] if 1 <= number <= len(lines) else None


def to_json(problem: Problem) -> dict[str, str | int]:
    """The problem as programs read it."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.at.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "what": problem.what,
        "why": problem.why,
        "fix": problem.fix,
    }


def near(name: str, known: Collection[str]) -> str:
    """What to write instead of an unknown name.

    >>> near("FAR", ["USA", "FRA"])
    "did you mean 'FRA'?"
    >>> near("xyz", ["USA", "FRA"])
    'use one of FRA, USA'
    """
    if not known:
        return "declare it first: none is declared yet"
    match = nearest(name, known)
    if match is not None:
        return f"did you mean '{match}'?"
    names = sorted(known)
    more = ", …" if len(names) > MOST_NAMED else ""
    return f"use one of {', '.join(names[:MOST_NAMED])}{more}"


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name most like it, in letters of either size; None where none is."""
    wanted = name[:LONGEST_NAME].lower()
    by_small_letters = {one.lower(): one for one in sorted(known, reverse=True)}
    found = get_close_matches(wanted, sorted(by_small_letters), n=1)
    return by_small_letters[found[0]] if found else None
