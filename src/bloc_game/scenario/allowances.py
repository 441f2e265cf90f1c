"""Problems that an author allows, in a comment beside the line, with a reason and an end.

    when: tension > 100  # bloc: allow never-holds until 2027-01-01 because it is not written yet

Alone on a line it speaks of the next line that says anything. Only what leaves a scenario playable
can be allowed. An allowance that allows nothing, or whose day has passed, is a problem itself, so
that none is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bloc_game.engine.phrases import Phrase, phrase, write
from bloc_game.scenario.codes import CODES
from bloc_game.scenario.problems import Mark, Problem, Severity, in_order, near

FORM = "# bloc: allow CODE until 2027-01-01 because …"
_COMMENT = re.compile(r"(?:^|\s)(#\s*bloc:\s*(.*))$")
_SAYS = re.compile(
    r"allow\s+(?P<code>[\w-]+)(?:\s+until\s+(?P<until>\S+))?\s+because\s+(?P<why>\S.*)"
)


@dataclass(frozen=True)
class Allowance:
    """One code that is allowed on one line."""

    at: Mark
    line: int  # of which it speaks
    code: str
    until: date | None


def without_allowed(
    problems: Iterable[Problem], texts: Mapping[str, str], today: date
) -> list[Problem]:
    """The problems that nobody allows, and what is wrong with allowances; `texts` by file."""
    found: list[Allowance] = []
    kept: list[Problem] = []
    for file, text in texts.items():
        for one in _read(text, file):
            if isinstance(one, Allowance):
                found.append(one)
            else:
                kept.append(one)
    live = [one for one in found if one.until is None or today <= one.until]
    used: set[Allowance] = set()
    for problem in problems:
        here = [one for one in live if _speaks_of(one, problem)]
        used.update(here)
        if not here or problem.severity is Severity.ERROR:
            kept.append(problem)
    kept += (_expired(one) for one in found if one not in live)
    kept += (_unused(one) for one in live if one not in used)
    return in_order(kept)


def _speaks_of(one: Allowance, problem: Problem) -> bool:
    return (one.at.file, one.line, one.code) == (problem.at.file, problem.at.line, problem.code)


def _read(text: str, file: str) -> Iterator[Allowance | Problem]:
    """Every allowance of a file, or what is wrong with it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        if comment is None:
            continue
        mark = Mark(file, number, comment.start(1) + 1, len(comment.group(1)))
        alone = not line[: comment.start(1)].strip()
        yield _understood(comment.group(2), mark, _next(lines, number) if alone else number)


def _next(lines: list[str], number: int) -> int:
    """The first line below that holds more than a comment."""
    for below, line in enumerate(lines[number:], start=number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return below
    return number


def _understood(said: str, at: Mark, line: int) -> Allowance | Problem:
    match = _SAYS.fullmatch(said.strip())
    if match is None:
        return _bad(
            at,
            phrase("this is no allowance"),
            phrase("it has a code and a reason"),
            write(FORM),
        )
    code, until = match["code"], match["until"]
    if code not in CODES:
        return _bad(
            at,
            phrase("no problem has the code '{code}'", code=code),
            phrase("a code is allowed"),
            near(code, CODES),
        )
    if until is None:
        return Allowance(at, line, code, None)
    try:
        return Allowance(at, line, code, date.fromisoformat(until))
    except ValueError:
        fix = phrase("write it as 2027-01-01")
        return _bad(
            at,
            phrase("'{until}' is no day", until=until),
            phrase("an allowance ends on a day"),
            fix,
        )


def _bad(at: Mark, what: Phrase, why: Phrase, fix: Phrase) -> Problem:
    return Problem("bad-allowance", at, what, why, fix, Severity.WARNING)


def _expired(one: Allowance) -> Problem:
    return Problem(
        "expired-allowance",
        one.at,
        phrase(
            "'{code}' was allowed until {until}, which has passed",
            code=one.code,
            until=str(one.until),
        ),
        phrase("an allowance with an end is a promise to mend it by then"),
        phrase("mend what it allows, or give it another day and say why"),
        Severity.WARNING,
    )


def _unused(one: Allowance) -> Problem:
    return Problem(
        "unused-allowance",
        one.at,
        phrase(
            "'{code}' is allowed here, and nothing of the kind is found on line {line}",
            code=one.code,
            line=one.line,
        ),
        phrase("what no longer allows anything hides the next mistake"),
        phrase("delete it; an error cannot be allowed"),
        Severity.WARNING,
    )
