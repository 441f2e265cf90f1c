"""What an author wrote, as a screen shows it: a value in a message, a line with carets under it.

A character is not a column: tabs are wide, Chinese and Japanese take two places, an accent that
is written by itself takes none, and a control character must never reach a terminal.
"""

from __future__ import annotations

import unicodedata

from bloc_game.engine.phrases import mapped, phrase

WIDEST = 100  # places of a quoted line
BEFORE = 40  # of these, at least so many before the carets
TAB = 4
SHOWN = 40  # characters of a value that a message quotes
HIDDEN = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")  # kinds of characters that show nothing

Cell = tuple[str, int]


def visible(text: str) -> str:
    """The text without anything that a terminal would obey; a phrase stays one."""
    return mapped(text, _obedient)


def _obedient(text: str) -> str:
    return "".join(" " if char == "\n" else _cell(char)[0] for char in text)


def shown(value: object) -> str:
    """A value as a message quotes it.

    >>> shown("high"), shown(["a"]), shown("")
    ("'high'", 'a list', 'nothing')
    """
    match value:
        case str():
            words = " ".join(value.split())
            cut = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
            return f"'{cut}'" if cut else phrase("nothing")
        case dict():
            return phrase("a group of keys")
        case list() | tuple():
            return phrase("a list")
    return repr(value)


def caret_under(line: str, number: int, column: int, length: int) -> list[str]:
    """The line with its number, and carets under `length` characters from `column` on.

    >>> print("\\n".join(caret_under("  - stability[FAR] -= 1", 42, 15, 3)))
    42 |   - stability[FAR] -= 1
       |               ^^^
    """
    cells = [_cell(char) for char in line]
    first = min(max(column - 1, 0), len(cells))
    last = min(first + max(length, 1), len(cells))
    while 0 < first < len(cells) and cells[first][1] == 0:
        first -= 1  # an accent stands over the letter before it
    start, stop = _window(cells, first)
    shown = "".join(glyph for glyph, _ in cells[start:stop])
    before = "…" if start else ""
    after = "…" if stop < len(cells) else ""
    indent = len(before) + _places(cells[start:first])
    carets = max(_places(cells[first : min(last, stop)]), 1)
    gutter = f"{number} | "
    quoted = f"{gutter}{before}{shown}{after}".rstrip()
    return [quoted, f"{' ' * (len(gutter) - 2)}| {' ' * indent}{'^' * carets}"]


def _window(cells: list[Cell], first: int) -> tuple[int, int]:
    """Which characters fit, with the first that is meant among them."""
    if _places(cells) <= WIDEST:
        return 0, len(cells)
    before = _fitting(cells[:first][::-1], BEFORE)
    after = _fitting(cells[first:], WIDEST - _places(cells[first - before : first]))
    stop = first + after
    before = _fitting(cells[:first][::-1], WIDEST - _places(cells[first:stop]))
    return first - before, stop


def _fitting(cells: list[Cell], room: int) -> int:
    """How many of the characters fit."""
    for number, (_, width) in enumerate(cells):
        room -= width
        if room < 0:
            return number
    return len(cells)


def _places(cells: list[Cell]) -> int:
    return sum(width for _, width in cells)


def _cell(char: str) -> Cell:
    """What stands for a character on the screen, and how many places it takes."""
    if char == "\t":
        return " " * TAB, TAB
    kind = unicodedata.category(char)
    if kind in HIDDEN:
        return "�", 1
    if kind in ("Mn", "Me"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
