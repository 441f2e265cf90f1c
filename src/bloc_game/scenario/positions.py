"""Where a character of a text stands in its file.

What YAML hands over is not what was typed: quotes are gone, lines are folded, escapes are read.
So the text is laid beside what was typed, letter by letter; where the two do not fit together,
the place is the beginning of the text rather than a wrong column.
"""

from __future__ import annotations

import re

from bloc_game.scenario.problems import Mark
from bloc_game.scenario.tree import Scalar, Style

Unit = tuple[str, int]  # one character as YAML reads it, and where what was typed for it begins

_QUOTED = re.compile(r"''|.", re.DOTALL)
_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f"}
_ESCAPES |= {"r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_BLANKS = " \t\n"


def mark_within(scalar: Scalar, offset: int, length: int = 1) -> Mark:
    """The place of `length` characters from `offset` on, as far as they stand on one line."""
    places = _places(scalar)
    if places is None:
        return scalar.mark
    offset = min(max(offset, 0), len(scalar.text))
    last = min(offset + max(length, 1), len(scalar.text)) - 1
    begin = places[offset]
    end = max(begin, places[last]) if last >= offset else begin
    line_end = scalar.raw.find("\n", begin)
    run = min(end + 1, line_end if line_end >= 0 else len(scalar.raw)) - begin
    return _mark(scalar, begin, max(run, 1))


def _mark(scalar: Scalar, index: int, length: int) -> Mark:
    at = scalar.mark
    lines_before = scalar.raw.count("\n", 0, index)
    if not lines_before:
        return Mark(at.file, at.line, at.column + index, length)
    column = index - scalar.raw.rindex("\n", 0, index)
    return Mark(at.file, at.line + lines_before, column, length)


def _places(scalar: Scalar) -> list[int] | None:
    """For every character of the text, and for its end, an index into what was typed."""
    if scalar.raw == scalar.text:
        return list(range(len(scalar.text) + 1))
    units = _units(scalar)
    places: list[int] = []
    following = 0
    for char in scalar.text:
        if char not in _BLANKS:
            while following < len(units) and units[following][0] in _BLANKS:
                following += 1
        if following < len(units) and units[following][0] == char:
            places.append(units[following][1])
            following += 1
        elif char in _BLANKS:  # a fold: it stands where the line ends
            places.append(_end(scalar, units, following))
        else:
            return None
    return [*places, _end(scalar, units, following)]


def _end(scalar: Scalar, units: list[Unit], following: int) -> int:
    """Where the character after the last one would stand."""
    if following < len(units):
        return units[following][1]
    closing = scalar.style in (Style.SINGLE, Style.DOUBLE)
    return max(len(scalar.raw) - closing, 0)


def _units(scalar: Scalar) -> list[Unit]:
    raw = scalar.raw
    match scalar.style:
        case Style.SINGLE:
            inside = _QUOTED.finditer(raw, 1, max(len(raw) - 1, 1))
            return [(found.group()[0], found.start()) for found in inside]
        case Style.DOUBLE:
            return _read_escapes(raw)
        case _:
            return [(char, at) for at, char in enumerate(raw)]


def _read_escapes(raw: str) -> list[Unit]:
    units: list[Unit] = []
    at = 1
    while at < len(raw) - 1:
        escape = _ESCAPED.match(raw, at)
        if escape is None:
            units.append((raw[at], at))
            at += 1
            continue
        units.append((_meaning(escape.group()[1:]), at))
        at = escape.end()
    return units


def _meaning(escape: str) -> str:
    if len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= 0x10FFFF else ""
    return _ESCAPES.get(escape, escape)
