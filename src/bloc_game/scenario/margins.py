"""What stands between the things a file says: comments, and empty lines.

The parser's events tell where each text, list and group begins and ends. Whatever lies between two
of them is a margin, in which only comments mean anything to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from bloc_game.scenario.building import LOADER, begin_of, end_of

_SIGNS = " -?:,"  # dashes, colons and commas are written anew
_GLUED = re.compile(r"#(?=\w)")
_HEADER = re.compile(r"[|>][0-9+-]*")
_FRAME = (
    yaml.StreamStartEvent,
    yaml.StreamEndEvent,
    yaml.DocumentStartEvent,
    yaml.DocumentEndEvent,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a line of its own; `column` counts from 0."""

    column: int
    text: str


Above = Comment | None  # None is an empty line


@dataclass(frozen=True, slots=True)
class Margin:
    """A comment at the end of the line before, and what stands on lines of their own."""

    beside: str
    above: tuple[Above, ...]

    @property
    def comments(self) -> tuple[str, ...]:
        """The comments, in order."""
        return (
            *filter(None, [self.beside]),
            *(one.text for one in self.above if one is not None),
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A text that begins on the line below its sign, with its lines as deep as they are written."""

    header: str
    comment: str  # beside the header
    depth: int  # spaces that belong to no line
    lines: tuple[str, ...]
    end: int  # where in the file its last line ends


@dataclass(frozen=True)
class Events:
    """The events of a text that can be read, and the margins: one before each event, one after."""

    text: str
    all: tuple[yaml.Event, ...]
    margins: tuple[Margin, ...]
    ends: dict[int, int]  # from the begin of a list or group to its end

    def raw(self, number: int) -> str:
        """An event as the file has it."""
        return _raw(self.text, self.all[number])

    def spans_lines(self, number: int) -> bool:
        """Does a text go on, or a bracket close, on a later line than it begins?"""
        last = self.all[self.ends.get(number, number)]
        return begin_of(self.all[number]).line != end_of(last).line


def events_of(text: str) -> Events:
    """The events of a text that `read_text` finds nothing wrong with."""
    found = tuple(e for e in yaml.parse(text, Loader=LOADER) if not isinstance(e, _FRAME))
    return Events(text, found, tuple(_margins(text, found)), dict(_matched(found)))


def closes_bracket(event: yaml.Event) -> bool:
    """Is it the end of what is written in brackets? All else ends where the next thing begins."""
    return isinstance(event, yaml.CollectionEndEvent) and (
        begin_of(event).index < end_of(event).index
    )


def is_block(event: yaml.Event) -> bool:
    """Is it a text that begins on the line below its sign?"""
    return isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")


def block_of(text: str, event: yaml.ScalarEvent) -> Block:
    """Such a text, line by line; empty lines at its end belong to it only where it keeps them."""
    first, *lines = _raw(text, event).removesuffix("\n").split("\n")
    header = _HEADER.match(first)
    assert header is not None
    written, read = _first_said(lines), _first_said(event.value.split("\n"))
    depth = _lead(written) - _lead(read)
    if "+" not in header[0]:
        while lines and not lines[-1].strip() and len(lines[-1]) <= depth:
            lines.pop()
        end = begin_of(event).index + len("\n".join([first, *lines]))
    else:
        end = end_of(event).index
    return Block(header[0], _comment(first[header.end() :]), depth, tuple(lines), end)


def _first_said(lines: Iterable[str]) -> str:
    return next(filter(str.strip, lines), "")


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _raw(text: str, event: yaml.Event) -> str:
    return text[begin_of(event).index : end_of(event).index]


def _matched(events: Iterable[yaml.Event]) -> Iterator[tuple[int, int]]:
    begun: list[int] = []
    for number, event in enumerate(events):
        if isinstance(event, yaml.CollectionStartEvent):
            begun.append(number)
        elif isinstance(event, yaml.CollectionEndEvent):
            yield begun.pop(), number


def _margins(text: str, events: Iterable[yaml.Event]) -> Iterator[Margin]:
    reached = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent) and not closes_bracket(event):
            yield Margin("", ())
            continue
        yield _margin(text, reached, begin_of(event).index)
        reached = end_of(event).index
        if isinstance(event, yaml.ScalarEvent) and is_block(event):
            reached = block_of(text, event).end
    yield _margin(text, reached, len(text))


def _margin(text: str, start: int, end: int) -> Margin:
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    first, *lines = text[start:end].split("\n")
    if before.strip(_SIGNS):
        beside = _comment(first)
    else:
        beside, lines = "", [before + first, *lines]
    above: list[Above] = []
    for number, line in enumerate(lines, start=1):
        comment = _comment(line)
        if comment:
            above.append(Comment(line.index("#"), comment))
        elif not line.strip() and number < len(lines):
            above.append(None)
    return Margin(beside, tuple(above))


def _comment(line: str) -> str:
    """The comment of a line in the margin, with a space after its sign."""
    rest = line.lstrip(_SIGNS).rstrip()
    return _GLUED.sub("# ", rest, count=1) if rest.startswith("#") else ""
