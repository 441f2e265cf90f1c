"""What a file holds, before anybody asks what it means: text, lists, groups, and their places.

Nothing here is a number, a date or a yes: that is for the models to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bloc_game.scenario.problems import Mark


class Style(StrEnum):
    """How a text is written."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text.

    The mark is at its first character as written: the quote of a quoted text, the first letter
    of a block. `raw` is what the file holds from there on, for counting columns inside it.
    """

    text: str
    mark: Mark
    style: Style = Style.PLAIN
    flow: bool = False  # does it stand inside [ ] or { }?
    raw: str = field(default="", repr=False, compare=False)

    @property
    def is_empty(self) -> bool:
        """Is nothing written at all, not even quotes?"""
        return self.style is Style.PLAIN and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` where it is written in [ ]."""

    items: tuple[Node, ...]
    mark: Mark
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A group of keys, each with its value, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark
    flow: bool = False

    def key(self, name: str) -> Scalar | None:
        """The key of that name as written."""
        for key, _ in self.entries:
            if key.text == name:
                return key
        return None

    def get(self, name: str) -> Node | None:
        """The value of that key."""
        for key, value in self.entries:
            if key.text == name:
                return value
        return None


Node = Scalar | Sequence | Mapping
