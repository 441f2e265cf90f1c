"""The one way in which a file is laid out, whoever wrote it.

Only the look is changed: two spaces for each step inwards, one after a colon and a comma, `"` for
quotes, no empty lines but single ones, comments where they belong and in line with each other. What
stands in brackets on one line stays there; what is spread over several is drawn together where it
fits, and otherwise written out. The order of things, their texts and every comment are the
author's. A text laid out is not changed by laying it out again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

import yaml

from bloc_game.scenario.building import begin_of
from bloc_game.scenario.margins import (
    Above,
    Block,
    Comment,
    Events,
    block_of,
    closes_bracket,
    events_of,
    is_block,
)
from bloc_game.scenario.nodes import Mapping, Node, Scalar, Sequence, read_text
from bloc_game.scenario.problems import Problem
from bloc_game.scenario.screening import screened

STEP = 2  # spaces
WIDEST = 100  # signs of a line on which brackets are drawn together
BESIDE = "  "  # between a line and its comment


class WouldChange(Exception):
    """Laying the text out would have changed what it says, which is a fault of this program."""


def formatted(text: str, file: str) -> tuple[str | None, list[Problem]]:
    """The text laid out; None and what is wrong with it where it cannot be read.

    `WouldChange` where the result would not say the same.

    >>> formatted("actors: {SUN: {name : 'Moscow'}}\\n# the end", "a.yaml")[0]
    'actors: {SUN: {name: "Moscow"}}\\n# the end\\n'
    """
    whole = text if text.endswith("\n") else text + "\n"
    node, problems = read_text(whole, file)
    clean = screened(whole, file)
    if node is None or problems or isinstance(clean, Problem):
        return None, problems
    events = events_of(clean)
    laid_out = _Page(events).text()
    again, faults = read_text(laid_out, file)
    if faults or again is None or not same(node, again) or not _same_comments(events, laid_out):
        raise WouldChange(file)
    return laid_out, []


def same(one: Node, other: Node) -> bool:
    """Do two trees say the same, wherever it stands?"""
    match one, other:
        case Scalar(), Scalar():
            return one.text == other.text and bool(one.style) is bool(other.style)
        case Sequence(), Sequence():
            return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
        case Mapping(), Mapping():
            return len(one.entries) == len(other.entries) and all(
                same(mine[0], yours[0]) and same(mine[1], yours[1])
                for mine, yours in zip(one.entries, other.entries, strict=True)
            )
        case _:
            return False


def _same_comments(events: Events, laid_out: str) -> bool:
    return _comments(events) == _comments(events_of(laid_out))


def _comments(events: Events) -> list[str]:
    """Every comment; in no order, for one among the parts of a line must go before it."""
    found = [comment for margin in events.margins for comment in margin.comments]
    blocks = (e for e in events.all if isinstance(e, yaml.ScalarEvent) and is_block(e))
    return sorted([*found, *filter(None, (block_of(events.text, e).comment for e in blocks))])


@dataclass(slots=True)
class _Line:
    depth: int
    text: str
    beside: str = ""


@dataclass(slots=True)
class _Level:
    """A list or a group whose parts stand on lines of their own."""

    is_group: bool
    column: int  # in the file
    depth: int  # in the text laid out
    begun: bool = False  # does it hold anything yet?
    after_key: bool = False


@dataclass(slots=True)
class _Page:
    """A text being laid out."""

    events: Events
    lines: list[_Line] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    left: list[_Level] = field(default_factory=list)  # levels that ended since the last line
    waiting: list[Above] = field(default_factory=list)  # comments and empty lines to come
    on_line: bool = False  # does the next part go on the last line?
    kept: bool = False  # would an empty line here belong to the text above?

    def text(self) -> str:
        """All of it."""
        number = 0
        while number < len(self.events.all):
            self._margin(number)
            number = self._take(number)
        self._margin(number)
        self._write_waiting(0, 0)
        if self.lines and self.lines[-1].depth < 0:
            self.lines.pop()
        return "".join(f"{line}\n" for line in _in_line(self.lines))

    def _margin(self, number: int) -> None:
        margin = self.events.margins[number]
        if margin.beside:
            self._set_beside(margin.beside)
        self.waiting += margin.above

    def _set_beside(self, comment: str) -> None:
        """Put a comment at the end of the last line, or below where one stands there already."""
        last = self.lines[-1] if self.lines else None
        if last is None or last.beside or last.text[:1] in ("", "#") or self.waiting:
            self.waiting.append(Comment(last.depth if last else 0, comment))
        else:
            last.beside = comment

    # --- events -----------------------------------------------------------------------------------

    def _take(self, number: int) -> int:
        """Write one event, or a whole bracket, and return the number of the next."""
        event = self.events.all[number]
        match event:
            case yaml.ScalarEvent():
                self._scalar(number, event)
            case yaml.CollectionStartEvent():
                whole = self._bracket(number) if event.flow_style else None
                if whole is not None:
                    self._put(whole)
                    number = self.events.ends[number]
                else:
                    self._open(event)
            case yaml.CollectionEndEvent():
                self._close(event)
        return number + 1

    def _scalar(self, number: int, event: yaml.ScalarEvent) -> None:
        if is_block(event):
            self._block(block_of(self.events.text, event))
            return
        level = self.levels[-1] if self.levels else None
        whole = self._drawn_together(number, event)
        if level is not None and level.is_group and not level.after_key:
            self._begin_line()
            self.lines[-1].text += f"{whole}:"
            level.after_key = True
            return
        first, *more = (whole or self.events.raw(number)).split("\n")
        self._put(first)
        last = self.lines[-1]
        if more and last.beside:  # a text that goes on leaves no room for it
            self.lines.insert(-1, _Line(last.depth, last.beside))
            last.beside = ""
        depth = self.levels[-1].depth + STEP if self.levels else 0
        self.lines += [_Line(depth if line.strip() else 0, line.strip(" ")) for line in more]

    def _drawn_together(self, number: int, event: yaml.ScalarEvent) -> str:
        """A text on one line; empty where it must stay on several."""
        raw = self.events.raw(number)
        if "\n" in raw:
            return event.value if not event.style and "\n" not in event.value else ""
        if event.style == "'" and not set(event.value) & set('"\\'):
            return f'"{event.value}"'
        return raw

    def _block(self, block: Block) -> None:
        header = block.header
        digits = [sign for sign in header if sign.isdigit()]
        self._put(header.replace(digits[0], str(STEP)) if digits else header)
        if block.comment:
            self._set_beside(block.comment)
        depth = self.levels[-1].depth + STEP if self.levels else STEP
        for line in block.lines:
            said = line[block.depth :]
            self.lines.append(_Line(depth if said else 0, said))
        self.kept = "+" in header

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        outer = self.levels[-1] if self.levels else None
        depth = outer.depth + STEP if outer else 0
        if outer is not None and not outer.is_group:
            self._begin_line()  # the first part stands beside the dash
            self.on_line = True
        elif outer is not None:
            outer.after_key = False
        is_group = isinstance(event, yaml.MappingStartEvent)
        self.levels.append(_Level(is_group, begin_of(event).column, depth))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        level = self.levels.pop()
        if closes_bracket(event):
            self._write_waiting(level.depth, level.depth, strip=True)
        else:
            self.left.append(level)

    def _bracket(self, number: int) -> str | None:
        """A list or group in brackets as one line; None where its parts need lines of their own."""
        end = self.events.ends[number]
        margins = self.events.margins[number + 1 : end + 1]
        if any(margin.comments for margin in margins):
            if end > number + 1:
                return None
            self.waiting += [Comment(0, said) for margin in margins for said in margin.comments]
        whole = self._one_line(number)
        if whole is None or not self.events.spans_lines(number):
            return whole
        return whole if self._room() >= len(whole) else None

    def _room(self) -> int:
        """The signs that a line still takes, where the next part goes."""
        level = self.levels[-1] if self.levels else None
        if level is None:
            return WIDEST
        if level.is_group:
            return WIDEST - self.lines[-1].depth - len(self.lines[-1].text) - 1
        taken = len(self.lines[-1].text) if self.on_line else 0
        return WIDEST - level.depth - STEP - taken

    def _one_line(self, number: int) -> str | None:
        """What stands between two brackets, drawn together; None where a text in it cannot be."""
        parts: list[str] = []
        end = self.events.ends[number]
        at = number + 1
        while at < end:
            event = self.events.all[at]
            if isinstance(event, yaml.ScalarEvent):
                part: str | None = self._drawn_together(at, event)
                if not part and self.events.raw(at):
                    return None
            else:
                part = self._one_line(at)
            if part is None:
                return None
            parts.append(part)
            at = self.events.ends.get(at, at) + 1
        if isinstance(self.events.all[number], yaml.MappingStartEvent):
            pairs = zip(parts[::2], parts[1::2], strict=True)
            return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        return f"[{', '.join(parts)}]"

    # --- lines ------------------------------------------------------------------------------------

    def _put(self, text: str) -> None:
        """The value of a key beside it, or an item on a line of its own."""
        level = self.levels[-1] if self.levels else None
        if level is not None and level.is_group:
            level.after_key = False
            comments = [one for one in self.waiting if one is not None]
            self.waiting = []
            above = [_Line(self.lines[-1].depth, one.text) for one in comments]
            self.lines[-1:-1] = above
            self.lines[-1].text += f" {text}" if text else ""
        else:
            self._begin_line()
            self.lines[-1].text = f"{self.lines[-1].text}{text}".rstrip(" ")

    def _begin_line(self) -> None:
        """A line for the next part of the innermost list or group, below what has been waiting."""
        level = self.levels[-1] if self.levels else _Level(False, 0, 0)
        if self.on_line:
            self.on_line = False
        else:
            self._write_waiting(level.column, level.depth, strip=not level.begun)
            self.lines.append(_Line(level.depth, ""))
        self.left = []
        self.kept = False
        level.begun = True
        if self.levels and not level.is_group:
            self.lines[-1].text += "- "

    def _write_waiting(self, column: int, depth: int, strip: bool = False) -> None:
        """The comments and empty lines above the next part, which stands at this column.

        A comment further in belongs to what has just ended there.
        """
        strip = strip or self.kept or not self.lines
        for one in self.waiting:
            if one is None:
                if not strip and self.lines[-1].depth >= 0:
                    self.lines.append(_Line(-1, ""))
                continue
            strip = False
            inner = [level for level in self.left if level.column <= one.column]
            own = max(inner, key=lambda level: level.column).depth if inner else depth
            self.lines.append(_Line(own if one.column > column else depth, one.text))
        self.waiting = []


def _in_line(lines: list[_Line]) -> list[str]:
    """The lines as written, the comments beside neighbours one below the other."""
    written: list[str] = []
    for _, group in groupby(lines, key=lambda line: (line.depth, bool(line.beside))):
        run = list(group)
        widest = max(len(line.text.rstrip()) for line in run)
        for line in run:
            text = " " * max(line.depth, 0) + line.text
            if line.beside:
                text = " " * line.depth + f"{line.text.rstrip():{widest}}{BESIDE}{line.beside}"
            written.append(text)
    return written
