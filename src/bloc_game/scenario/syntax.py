"""What the YAML parser stumbled over, in the words of somebody who writes a scenario."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.problems import Mark, Problem
from bloc_game.scenario.slips import HINTS, Stumble

_BRACKET = re.compile(r"[\[\]{}]")


def explained(
    error: yaml.MarkedYAMLError | ReaderError, text: str, file: str, bracket: Mark | None = None
) -> Problem:
    """The parser's error as a Problem; `bracket` is the innermost that is open there."""
    stumble = _stumble(error, text, file, bracket)
    for hint in HINTS:
        problem = hint(stumble)
        if problem is not None:
            return problem
    return stumble.problem(
        phrase("the file cannot be read from here on"),
        phrase("it is not YAML: a bracket, a quote or the indentation is not what it should be"),
        phrase("compare this line and the one above with lines that look alike"),
    )


def gave_up_on_depth(error: yaml.MarkedYAMLError | ReaderError) -> bool:
    """Did the parser itself refuse to go deeper? It looks ahead, and may before our own limit."""
    return isinstance(error, yaml.MarkedYAMLError) and "nesting depth" in (error.problem or "")


def bracket_beyond(text: str, begin: int, levels: int) -> int:
    """Where the first bracket stands that opens more than so many levels; `begin` if none does.

    Brackets inside quotes are counted too: nobody can read a text of which this is asked.
    """
    depth = 0
    for bracket in _BRACKET.finditer(text, begin):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > levels:
            return bracket.start()
    return begin


def _stumble(
    error: yaml.MarkedYAMLError | ReaderError, text: str, file: str, bracket: Mark | None
) -> Stumble:
    lines = text.split("\n")
    if isinstance(error, ReaderError):
        return Stumble("", file, lines, 0, 0, None, bracket)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):  # the C parser counts one line more at the end of a file
        line, column = len(lines) - 1, len(lines[-1])
    since = error.context_mark
    return Stumble(
        f"{error.context or ''} | {error.problem or ''}",
        file,
        lines,
        line,
        column,
        (since.line, since.column) if since and since.line < len(lines) else None,
        bracket,
    )
