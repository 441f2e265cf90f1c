"""What stands at a place of a text: the word there, the keys around it, the call it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_KEY = re.compile(r"^(?P<dashes>(?:\s*- )*)(?P<indent>\s*)(?P<key>[\w]+):")
_CALL = re.compile(r"(\w+)\(([^()]*)$")
_INDEX = re.compile(r"(\w+)\[([^\[\]]*)$")


@dataclass(frozen=True)
class Word:
    """A word of a line, from one column (counted from 0) to before another."""

    text: str
    start: int
    end: int


def word_at(line: str, column: int) -> Word | None:
    """The word at a column, or that ends there."""
    for match in _WORD.finditer(line):
        if match.start() <= column <= match.end():
            return Word(match[0], match.start(), match.end())
    return None


def path_at(lines: list[str], number: int) -> tuple[int | str, ...]:
    """The keys that lead to a line, by its indentation; items of lists count as 0."""
    here = _indent(lines[number])
    path: list[int | str] = []
    for line in reversed(lines[:number]):
        match = _KEY.match(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        at = len(match["dashes"]) + len(match["indent"])
        if at < here:
            path.append(match["key"])
            here = at
        if match["dashes"] and at == here:  # the first key of an item: its list is further up
            path.append(0)
            here = len(match["dashes"].rstrip()) - 1
    if lines[number].lstrip().startswith("- "):
        path.insert(0, 0)
    return tuple(reversed(path))


def _indent(line: str) -> int:
    stripped = line.lstrip()
    plain = len(line) - len(stripped)
    return plain + 2 if stripped.startswith("- ") and not stripped[2:].startswith("-") else plain


def is_key_place(line: str, column: int) -> bool:
    """Whether a key would stand at a column: nothing but blanks, dashes and a word before it."""
    return re.fullmatch(r"\s*(?:- )*\w*", line[:column]) is not None


def call_at(line: str, column: int) -> tuple[str, int] | None:
    """The function, or track in brackets, that a column stands inside of, and which argument."""
    before = line[:column]
    for pattern in (_CALL, _INDEX):
        match = pattern.search(before)
        if match is not None:
            return match[1], match[2].count(",")
    return None
