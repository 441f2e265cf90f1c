"""The closed language of rules: from the text of a formula to a checked tree.

A formula is a number or a condition, and never one for the other. Nothing is ever run from the
text: what comes out is made of `expressions`, and of nothing else. Statements are read in
`statements`, with the same parts.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from bloc_game.engine.expressions import Expr
from bloc_game.engine.formulas import condition, number, score
from bloc_game.engine.grammar import Unreadable, formula_tree
from bloc_game.engine.naming import Context, in_order
from bloc_game.engine.scope import Fault, Scope

Checked = tuple[Expr | None, tuple[Fault, ...]]


def parse_condition(text: str, scope: Scope) -> Checked:
    """The tree of a condition, or every fault in it.

    >>> nowhere = Scope({}, {}, {}, {}, {}, ("note", "council"))
    >>> parse_condition("turn >= council", nowhere)[0]
    Compare(op='>=', left=Read(family='turn', keys=()), right=Num(value=2))
    >>> parse_condition("turn >= councl", nowhere)[1][0].fix
    "did you mean 'council'?"
    """
    return _parsed(text, scope, condition)


def parse_number(text: str, scope: Scope) -> Checked:
    """The tree of a number, or every fault in it.

    >>> parse_number("min(3, 4) * 2", Scope({}, {}, {}, {}, {}, ()))[0]
    Arith(op='*', left=Least(items=(Num(value=3), Num(value=4))), right=Num(value=2))
    """
    return _parsed(text, scope, number)


def parse_score(text: str, scope: Scope) -> Checked:
    """The tree of a goal's score: a number, or a condition that counts 100 where it holds."""
    return _parsed(text, scope, score)


def _parsed(text: str, scope: Scope, check: Callable[[Context, ast.expr], Expr | None]) -> Checked:
    found = formula_tree(text)
    if isinstance(found, Unreadable):
        return None, found.faults
    node, source = found
    ctx = Context(source, scope, [])
    tree = check(ctx, node)
    return (None, in_order(ctx.faults)) if ctx.faults else (tree, ())
