"""A tree from the parser's events.

The tree is built here rather than taken ready-made: a ready-made one has lost its places, has kept
only the last of two equal keys, has turned `NO` into a no, and may bring the interpreter down by
its depth. Everything YAML can do beyond texts, lists and groups is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml
from yaml.reader import ReaderError

from bloc_game.scenario import refusals
from bloc_game.scenario.problems import Mark, Problem
from bloc_game.scenario.syntax import bracket_beyond, explained, gave_up_on_depth
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence, Style

# The C parser is some ten times faster, but not every PyYAML has it. Only its events are taken.
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

DEEPEST = 40
MOST_NODES = 200_000
MOST_ALIASES = 20  # more are no slip
COPYING = ("alias", "anchor")

_KEY = re.compile(r"-?[0-9]+|[A-Za-z_][A-Za-z0-9_-]*")
_COLON = re.compile(r"[ \t\n]*:")
_BLANK = re.compile(r"[ \n]*")
_COMMENT_IN_TEXT = re.compile(r" #[^\s#]")
_COMMENT = re.compile(r"(?:^|[ \t])#")


def built(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a clean text, and all that is wrong with it; None where reading stopped."""
    building = _Building(text, file)
    return building.root(), building.problems


class _Stop(Exception):
    """Reading cannot go on; the reason is among the problems."""


@dataclass(slots=True)
class _Open:
    """A list or a group that has begun and not yet ended."""

    mark: Mark
    flow: bool
    is_group: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)  # key -> the line where it stands
    key: Node | None = None  # waits for its value
    colon: bool = False  # does a colon follow that key?
    rest: list[Scalar] = field(default_factory=list)  # what commas cut off the last text
    unclosed: int = 0  # brackets that the last item and its rest leave open

    def closed(self) -> Node:
        if self.is_group:
            return Mapping(tuple(self.entries), self.mark, self.flow)
        return Sequence(tuple(self.items), self.mark, self.flow)


class _Building:
    """A tree being built from events. Nothing here calls itself: depth is a list's length."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.built: Node | None = None
        self.nodes = 0
        self.reached = 0  # where the last event taken ends
        self.covered: list[tuple[int, int]] = []  # from quote to quote, from `|` to a block's end

    def root(self) -> Node | None:
        """The whole tree; None where reading had to stop."""
        try:
            for event in yaml.parse(self.text, Loader=LOADER):
                self._take(event)
                self.reached = end_of(event).index
        except _Stop:
            return None
        except (yaml.MarkedYAMLError, ReaderError) as error:
            self._syntax(error)
            return None
        tab = self._tab(len(self.text))
        if tab is not None:
            self.problems.append(tab)
        if self.built is None or (isinstance(self.built, Scalar) and self.built.is_empty):
            self.problems.append(refusals.empty_file(Mark(self.file, 1, 1)))
            return None
        return self.built

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                if self.built is not None:
                    self._stop(refusals.second_document(self._mark(event)))
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.ScalarEvent():
                self._anchor_or_tag(event, event.anchor, event.tag)
                self._add(self._scalar(event), event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._anchor_or_tag(event, event.anchor, event.tag)
                if len(self.open) >= DEEPEST:
                    self._stop(refusals.too_deep(self._mark(event), DEEPEST))
                is_group = isinstance(event, yaml.MappingStartEvent)
                self.open.append(_Open(self._mark(event), bool(event.flow_style), is_group))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                ended = self.open.pop()
                self._mend(ended)
                self._add(ended.closed(), event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = begin_of(event).index, end_of(event).index
        written = self.text[start:end]
        mark = self._mark(event, end - start)
        self.problems.append(refusals.alias(mark, written))
        aliases = [known for known in self.problems if known.code == "alias"]
        if len(aliases) > MOST_ALIASES:
            self.problems = [known for known in self.problems if known.code not in COPYING]
            self._stop(refusals.many_aliases(aliases[0].at, MOST_ALIASES))
        self._add(Scalar(written, mark, flow=self._in_flow, raw=written), event)

    def _anchor_or_tag(self, event: yaml.Event, anchor: str | None, tag: str | None) -> None:
        if anchor is not None:
            self.problems.append(refusals.anchor(self._mark(event), anchor))
        if tag is not None:
            self.problems.append(refusals.tag(self._mark(event)))

    def _add(self, node: Node, event: yaml.Event) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(refusals.too_many_nodes(node.mark, MOST_NODES))
        if not self.open:
            self.built = node
            return
        parent = self.open[-1]
        if not parent.is_group:
            self._item(parent, node)
        elif parent.key is None:
            parent.key = node
            parent.colon = _COLON.match(self.text, end_of(event).index) is not None
        else:
            key, parent.key = parent.key, None
            self._entry(parent, key, node)

    def _item(self, parent: _Open, item: Node) -> None:
        """One more item of a list, or more of the last one where a comma has cut it."""
        plain = item if isinstance(item, Scalar) and item.style is Style.PLAIN else None
        if parent.unclosed > 0 and plain is not None:
            parent.rest.append(plain)
        else:
            self._mend(parent)
            parent.items.append(item)
        if parent.flow and plain is not None:
            parent.unclosed += plain.text.count("(") - plain.text.count(")")
        if parent.unclosed <= 0:
            self._mend(parent)

    def _entry(self, parent: _Open, key: Node, value: Node) -> None:
        """One more key with its value, if it can be one."""
        if not isinstance(key, Scalar):
            self.problems.append(refusals.no_key(key.mark))
        elif parent.flow and not parent.colon and isinstance(value, Scalar) and value.is_empty:
            parent.rest.append(key)
        else:
            self._mend(parent)
            refusal = self._key_refusal(parent, key)
            if refusal is not None:
                self.problems.append(refusal)
                return
            parent.lines[key.text] = key.mark.line
            parent.entries.append((key, value))

    def _key_refusal(self, parent: _Open, key: Scalar) -> Problem | None:
        if key.text == "<<":
            return refusals.merge_key(key.mark)
        if not _KEY.fullmatch(key.text):
            return refusals.bad_key(key.mark, key.text)
        if key.text in parent.lines:
            return refusals.duplicate_key(key.mark, key.text, parent.lines[key.text])
        return None

    def _mend(self, parent: _Open) -> None:
        """Join a text that commas have cut, so that it is complained of once."""
        rest, parent.rest, parent.unclosed = parent.rest, [], 0
        if not rest:
            return
        if not parent.is_group:
            parent.items[-1], whole = _joined(parent.items[-1], rest)
        elif parent.entries:
            key, value = parent.entries[-1]
            value, whole = _joined(value, rest)
            parent.entries[-1] = (key, value)
        else:
            whole = None
        self.problems.append(refusals.cut(rest[0].mark, rest[0].text, whole, parent.is_group))

    # --- texts ----------------------------------------------------------------------------------

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = Style(event.style or "")
        start, end = begin_of(event).index, end_of(event).index
        line, column = begin_of(event).line, begin_of(event).column
        if style is not Style.PLAIN:
            self.covered.append((start, end))
        begin = self._block_begin(start, end) if style in (Style.LITERAL, Style.FOLDED) else start
        if begin > start:
            line += self.text.count("\n", start, begin)
            column = begin - self.text.rindex("\n", start, begin) - 1
        raw = "" if event.anchor or event.tag else self.text[begin:end]
        first_line = raw.partition("\n")[0].rstrip()
        mark = Mark(self.file, line + 1, column + 1, max(len(first_line), 1))
        scalar = Scalar(event.value, mark, style, self._in_flow, raw)
        if style is Style.PLAIN and " " in scalar.text and _COMMENT_IN_TEXT.match(self.text, end):
            self.problems.append(refusals.cut_text(self._mark_at(end + 1)))
        return scalar

    def _block_begin(self, start: int, end: int) -> int:
        """Where the first letter of a block stands; its sign, where the block is empty."""
        header_end = self.text.find("\n", start, end)
        if header_end < 0:
            return start
        found = _BLANK.match(self.text, header_end, end)
        begin = found.end() if found else end
        return begin if begin < end else start

    # --- places ---------------------------------------------------------------------------------

    @property
    def _in_flow(self) -> bool:
        return bool(self.open) and self.open[-1].flow

    def _mark(self, event: yaml.Event, length: int = 1) -> Mark:
        at = begin_of(event)
        return Mark(self.file, at.line + 1, at.column + 1, length)

    def _mark_at(self, index: int) -> Mark:
        column = index - self.text.rfind("\n", 0, index)
        return Mark(self.file, self.text.count("\n", 0, index) + 1, column)

    # --- what stops or spoils the reading ---------------------------------------------------------

    def _stop(self, problem: Problem) -> NoReturn:
        self.problems.append(problem)
        raise _Stop

    def _syntax(self, error: yaml.MarkedYAMLError | ReaderError) -> None:
        """Where the parser stopped, unless a tab or an alias on that line has been the cause."""
        if gave_up_on_depth(error):
            at = bracket_beyond(self.text, self.reached, DEEPEST - len(self.open))
            self.problems.append(refusals.too_deep(self._mark_at(at), DEEPEST))
            return
        brackets = [part.mark for part in self.open if part.flow]
        problem = explained(error, self.text, self.file, brackets[-1] if brackets else None)
        line = problem.at.line
        line_end = self.text.find("\n", self._index_of(line))
        tab = self._tab(line_end if line_end >= 0 else len(self.text), self._index_of(line))
        if not any(known.code == "alias" and known.at.line == line for known in self.problems):
            self.problems.append(tab or problem)

    def _index_of(self, line: int) -> int:
        """Where a line begins."""
        return sum(len(before) + 1 for before in self.text.split("\n")[: line - 1])

    def _tab(self, end: int, begin: int = 0) -> Problem | None:
        """The first tab there that is no part of a quoted text, a block or a comment."""
        at = self.text.find("\t", begin, end)
        spans = iter([*self.covered, (len(self.text), len(self.text) + 1)])
        last = 0
        for start, stop in spans:
            while 0 <= at < start:
                line_start = self.text.rfind("\n", 0, at) + 1
                before = self.text[max(line_start, last) : at]
                if not _COMMENT.search(before):
                    indents = not self.text[line_start:at].strip()
                    return refusals.tab(self._mark_at(at), indents=indents)
                at = self.text.find("\t", at + 1, end)
            last = stop
            if 0 <= at < stop:
                at = self.text.find("\t", stop, end)
        return None


def _joined(first: Node, rest: list[Scalar]) -> tuple[Node, str | None]:
    """The text as it was meant; nothing is joined to what is no plain text."""
    if not isinstance(first, Scalar) or first.style is not Style.PLAIN:
        return first, None
    text = ", ".join([first.text, *(part.text for part in rest)])
    return Scalar(text, first.mark, first.style, first.flow, text), text


class _Place(Protocol):
    """What PyYAML's two kinds of marks have in common."""

    index: int
    line: int
    column: int


def begin_of(event: yaml.Event) -> _Place:
    """Where in the text an event begins."""
    assert event.start_mark is not None  # events that come from a text have places
    return event.start_mark


def end_of(event: yaml.Event) -> _Place:
    """Where it ends: the first sign that is no part of it."""
    assert event.end_mark is not None
    return event.end_mark
