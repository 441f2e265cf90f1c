"""Effects: from a line of statements to checked trees.

A statement changes one thing. The line is cut at `;`, which occurs nowhere else in the language,
so that a fault in one statement does not hide those in the next.
"""

from __future__ import annotations

import re

from bloc_game.engine.changing import statement
from bloc_game.engine.expressions import Over, Statement
from bloc_game.engine.grammar import Unreadable, formula_tree, statement_tree
from bloc_game.engine.loops import fresh_name, over
from bloc_game.engine.naming import Context, in_order
from bloc_game.engine.phrases import phrase, write_either
from bloc_game.engine.scope import Fault, Kind, Scope

MOST_TEXT = 5_000  # characters of one line of statements

_EACH = re.compile(r"\s*(\w+)\s+in\s+", re.ASCII)
_BLOCK = re.compile(r"\s*(if|each|for|do)\b", re.ASCII)


def parse_statements(text: str, scope: Scope) -> tuple[tuple[Statement, ...], tuple[Fault, ...]]:
    """The statements of a line, or every fault in it.

    >>> nowhere = Scope({"fact": ("signed",)}, {}, {}, {}, {}, ())
    >>> parse_statements("set(signed); unset(signed)", nowhere)[0][1]
    SetFact(fact=Elem(id='signed'), holds=False)
    >>> parse_statements("set(singed)", nowhere)[1][0].fix
    "did you mean 'signed'?"
    """
    if len(text) > MOST_TEXT:
        return (), (_too_much(text),)
    done: list[Statement] = []
    faults: list[Fault] = []
    for start, end in _pieces(text):
        found, wrong = _statement(text, start, end, scope)
        faults += wrong
        if found is not None:
            done.append(found)
    if not done and not faults:
        faults.append(_nothing(text))
    return (() if faults else tuple(done)), tuple(faults)


def parse_each(text: str, scope: Scope) -> tuple[tuple[str, Over, Kind] | None, tuple[Fault, ...]]:
    """The header of a block, `m in members(NATO)`: name, set, and the kind of its elements.

    >>> nowhere = Scope({"body": ("NATO",)}, {}, {}, {}, {}, ())
    >>> parse_each("m in members(NATO)", nowhere)[0]
    ('m', Members(body=Elem(id='NATO')), 'actor')
    """
    head = _EACH.match(text)
    if head is None:
        return None, (_no_header(text),)
    name = formula_tree(text[: head.end(1)])
    goes = formula_tree(text, head.end())
    faults = [fault for one in (name, goes) if isinstance(one, Unreadable) for fault in one.faults]
    if isinstance(name, Unreadable) or isinstance(goes, Unreadable):
        return None, in_order(faults)
    var = fresh_name(Context(name[1], scope, faults), name[0])
    found = over(Context(goes[1], scope, faults), goes[0])
    if var is None or found is None:
        return None, in_order(faults)
    return (var, *found), ()


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where each statement of the line begins and ends; empty ones left out."""
    cuts = [at for at, sign in enumerate(text) if sign == ";"]
    spans = zip([0, *(at + 1 for at in cuts)], [*cuts, len(text)], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _statement(
    text: str, start: int, end: int, scope: Scope
) -> tuple[Statement | None, tuple[Fault, ...]]:
    block = _BLOCK.match(text, start, end)
    if block is not None:
        return None, (_block(block),)
    found = statement_tree(text, start, end)
    if isinstance(found, Unreadable):
        return None, found.faults
    node, source = found
    ctx = Context(source, scope, [])
    tree = statement(ctx, node)
    return (None if ctx.faults else tree), in_order(ctx.faults)


def _block(block: re.Match[str]) -> Fault:
    name = {"for": "each", "do": "each"}.get(block.group(1), block.group(1))
    return Fault(
        code="block-in-line",
        offset=block.start(1),
        length=len(block.group(1)),
        what=phrase("`{word}` cannot stand in a line of statements", word=block.group(1)),
        why=phrase("conditions and loops are blocks of their own, with the statements under `do:`"),
        fix=phrase("write `- {name}: …` in a list of effects, and `do:` below it", name=name),
    )


def _no_header(text: str) -> Fault:
    start = len(text) - len(text.lstrip() or text)
    return Fault(
        code="bad-each",
        offset=start,
        length=len(text) - start,
        what=phrase("this does not say what to go through"),
        why=phrase("`each` gives a name to every element of a set, in declared order"),
        fix=write_either("m in members(BODY)", "m in SET"),
    )


def _nothing(text: str) -> Fault:
    return Fault(
        code="empty",
        offset=0,
        length=min(1, len(text)),
        what=phrase("nothing is written here"),
        why=phrase("effects must change something"),
        fix=phrase("write a statement, or leave the key out"),
    )


def _too_much(text: str) -> Fault:
    return Fault(
        code="too-long",
        offset=MOST_TEXT,
        length=len(text) - MOST_TEXT,
        what=phrase("this line has {count} characters", count=len(text)),
        why=phrase("a line of statements may have {most}", most=MOST_TEXT),
        fix=phrase("write a list, one statement a line"),
    )
