"""Lines out, answers in: all that the terminal game knows of a terminal.

Plain lines only, for a screen reader and a pipe alike: no boxes, no moved cursor, no colour.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import Protocol

NARROWEST, WIDEST = 30, 100
STEP = 2  # blanks an indent


class Console(Protocol):
    """Where a game is told, and whom it asks."""

    def say(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, wrapped; nothing for a blank line."""

    def line(self, text: str) -> None:
        """A line that is to be copied, as it is."""

    def ask(self, prompt: str) -> str:
        """What was answered; `EOFError` where nobody answers any more."""


class Standard:
    """The terminal that the program was started in."""

    def say(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, wrapped to the terminal as it is now."""
        for line in wrapped(text, indent, shutil.get_terminal_size((80, 24)).columns):
            print(line)

    def line(self, text: str) -> None:
        """A line that is to be copied, as it is."""
        print(text)

    def ask(self, prompt: str) -> str:
        """One line from the keyboard, or from a pipe."""
        print(f"{prompt} ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print()
            raise EOFError
        if not sys.stdin.isatty():
            print()  # a pipe echoes nothing: the answer's line must still end
        return line.strip()


def wrapped(text: str, indent: int, columns: int) -> list[str]:
    """A paragraph in lines of that width; lines after the first stand a little further in.

    >>> wrapped("Four powers, one table.", 1, 30)
    ['  Four powers, one table.']
    """
    width = min(max(columns - 1, NARROWEST), WIDEST)
    margin = " " * (STEP * indent)
    found: list[str] = []
    for part in text.split("\n"):
        found += textwrap.wrap(
            part,
            width,
            initial_indent=margin,
            subsequent_indent=margin + (" " * STEP if indent else ""),
            break_on_hyphens=False,
        ) or [""]
    return found
