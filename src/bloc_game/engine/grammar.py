"""From the text of a formula to Python's syntax tree, or to words on what is wrong with it.

Python's own parser reads the text, but only after every sign in it has been looked at. What Python
would take and this language does not (dots, quotes, colons, letters that Python would quietly turn
into others) never reaches the parser, and what other languages write (`&&`, `!x`, `=>`) is
answered with what to write instead. So no text, however wild, gets further than this module.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from bloc_game.engine import tokens
from bloc_game.engine.phrases import phrase
from bloc_game.engine.scope import Fault

LONGEST = 500  # characters of one formula
DEEPEST = 40  # levels of its tree
MOST_NODES = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A formula as written, and as Python read it; turns places in the second into the first."""

    text: str
    python: bytes
    base: int  # where `python` begins in what the author wrote

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Offset and length of a node, in characters of the author's text."""
        start = len(self.python[: node.col_offset].decode())
        end = len(self.python[: node.end_col_offset].decode())
        return self.base + start, max(1, end - start)

    def quote(self, node: ast.expr | ast.stmt) -> str:
        """What the author wrote there, shortened."""
        start, length = self.span(node)
        words = " ".join(self.text[start : start + length].split())
        return words if len(words) <= tokens.SHOWN else words[: tokens.SHOWN - 1] + "…"


def word(node: ast.Name) -> str:
    """A name as the author wrote it: Python was shown another spelling of the vote `for`."""
    return "for" if node.id == tokens.FOR_AS_NAME else node.id


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that Python's parser was not shown, or would not have."""

    faults: tuple[Fault, ...]


def formula_tree(text: str, base: int = 0) -> tuple[ast.expr, Source] | Unreadable:
    """The syntax tree of the formula that begins at `base` of `text` and ends with it."""
    found = _module(text, base, changes=False)
    if isinstance(found, Unreadable):
        return found
    statement, source = found
    if isinstance(statement, ast.Expr):
        return statement.value, source
    return Unreadable((tokens.unreadable(text, base),))


def statement_tree(text: str, base: int, end: int) -> tuple[ast.stmt, Source] | Unreadable:
    """The syntax tree of the one statement that stands from `base` to `end` of `text`."""
    return _module(text[:end], base, changes=True)


def _module(text: str, base: int, *, changes: bool) -> tuple[ast.stmt, Source] | Unreadable:
    source = _source(text, base, changes=changes)
    if isinstance(source, Unreadable):
        return source
    try:
        # one grammar on every Python: a later one would read more, and say other things of the rest
        body = ast.parse(source.python.decode(), feature_version=(3, 11)).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        body = []
    if len(body) != 1:
        return Unreadable((tokens.unreadable(text, base),))
    too_big = _too_big(body[0], source)
    return (body[0], source) if too_big is None else Unreadable((too_big,))


def _source(text: str, base: int, *, changes: bool) -> Source | Unreadable:
    """What Python may be shown of the text, or why nothing of it."""
    if len(text) - base > LONGEST:
        return Unreadable((_too_long(text, base),))
    found = tokens.split(text, base)
    if not found:
        return Unreadable((_empty(text, base),))
    faults = tokens.refusals(found, changes=changes) or tokens.brackets(found)
    if faults:
        return Unreadable(faults)
    return Source(text, tokens.for_python(found).encode(), found[0].start)


def _too_long(text: str, base: int) -> Fault:
    return Fault(
        code="too-long",
        offset=base + LONGEST,
        length=len(text) - base - LONGEST,
        what=phrase("this formula has {count} characters", count=len(text) - base),
        why=phrase("a formula may have {most}: nobody can follow a longer one", most=LONGEST),
        fix=phrase("part it in several rules, or keep a step of it in a fact"),
    )


def _empty(text: str, base: int) -> Fault:
    return Fault(
        code="empty",
        offset=base,
        length=min(1, len(text) - base),
        what=phrase("nothing is written here"),
        why=phrase("a formula must say something"),
        fix=phrase("write it, or leave the key out"),
    )


def _too_big(root: ast.expr | ast.stmt, source: Source) -> Fault | None:
    """Refuse a tree too big or too deep, before anything walks down it by recursion."""
    layer: list[ast.AST] = [root]
    depth = nodes = 0
    while layer:
        depth += 1
        nodes += len(layer)
        if depth > DEEPEST + 1 or nodes > MOST_NODES + 1:  # the statement itself is no part
            offset, length = source.span(root)
            return Fault(
                code="too-big",
                offset=offset,
                length=length,
                what=phrase("this formula is nested too deeply or has too many parts"),
                why=phrase(
                    "it may be {levels} levels deep and have {parts} parts",
                    levels=DEEPEST,
                    parts=MOST_NODES,
                ),
                fix=phrase("part it in several rules, or keep a step of it in a fact"),
            )
        layer = [part for node in layer for part in _parts(node)]
    return None


def _parts(node: ast.AST) -> list[ast.AST]:
    """The values a node is made of; the signs between them are no parts."""
    return [
        part
        for part in ast.iter_child_nodes(node)
        if isinstance(part, ast.expr | ast.comprehension | ast.keyword)
    ]
