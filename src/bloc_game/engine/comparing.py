"""Comparisons: two numbers, a level with a name, a turn with an id, a day, or two ids.

What a word beside a sign means depends on the other side: `unready` is a level only beside
`level[…]`, `council` a turn only beside `turn`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Literal

from bloc_game.engine.bare_words import is_level
from bloc_game.engine.expressions import And, Compare, Comparison, Expr, Key, Not, Num, Read, Same
from bloc_game.engine.grammar import word
from bloc_game.engine.kinds import a_kind
from bloc_game.engine.levels import level_lists, level_named
from bloc_game.engine.naming import Context, key, kinds_of, unknown
from bloc_game.engine.phrases import phrase, write_either
from bloc_game.engine.readings import Typed, level_keys

Value = Callable[[Context, ast.expr], Typed | None]
Side = Literal["level", "turn", "date", "bound", "word", "value"]

_SIGNS: dict[type[ast.cmpop], Comparison] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_TURNED: dict[Comparison, Comparison] = {
    "==": "==",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}


def comparison(ctx: Context, node: ast.Compare, value: Value) -> Expr | None:
    """A comparison, or several in a chain: `note <= turn < council`."""
    pairs = zip(node.ops, pairwise([node.left, *node.comparators]), strict=True)
    # Python's other comparisons, `in` and `is`, do not get past the tokens.
    trees = [
        _pair(ctx, node, _SIGNS[type(sign)], left, right, value) for sign, (left, right) in pairs
    ]
    found = tuple(tree for tree in trees if tree is not None)
    if len(found) < len(trees):
        return None
    return found[0] if len(found) == 1 else And(found)


def _side(ctx: Context, node: ast.expr) -> Side:
    """What a side of a comparison calls for on the other."""
    if is_level(node):
        return "level"
    if not isinstance(node, ast.Name):
        return "value"
    if node.id in ctx.scope.bound:
        return "bound"
    if node.id == "turn":
        return "turn"
    if node.id == "date":
        return "date"
    return "value" if node.id in ctx.scope.tracks or node.id == "gain" else "word"


def _pair(
    ctx: Context, node: ast.Compare, op: Comparison, left: ast.expr, right: ast.expr, value: Value
) -> Expr | None:
    sides = _side(ctx, left), _side(ctx, right)
    if "level" in sides:
        return _levels(ctx, op, left, right)
    if "bound" in sides:
        return _ids(ctx, node, op, left, right)
    if "date" in sides:
        return _ordered(ctx, op, left, right, _day)
    if "turn" in sides and "word" in sides:
        return _ordered(ctx, op, left, right, _turn)
    if sides == ("word", "word"):
        _two_words(ctx, node, left, right, value)
        return None
    return _values(ctx, node, op, left, right, value)


def _ordered(
    ctx: Context,
    op: Comparison,
    left: ast.expr,
    right: ast.expr,
    side: Callable[[Context, ast.expr], Expr | None],
) -> Expr | None:
    first, second = side(ctx, left), side(ctx, right)
    return None if first is None or second is None else Compare(op, first, second)


def _values(
    ctx: Context, node: ast.Compare, op: Comparison, left: ast.expr, right: ast.expr, value: Value
) -> Expr | None:
    """Two numbers; two conditions may be alike or not, but neither is the greater."""
    first, second = value(ctx, left), value(ctx, right)
    if first is None or second is None:
        return None
    if first[0] != second[0]:
        asks = left if first[0] == "condition" else right
        quoted = ctx.source.quote(asks)
        ctx.blame(
            node,
            "mixed-comparison",
            phrase("`{quoted}` compares a condition with a number", quoted=ctx.source.quote(node)),
            phrase("`{quoted}` is a yes or a no", quoted=quoted),
            phrase(
                "write `{quoted}` or `not {quoted}` by itself, or compare two numbers",
                quoted=quoted,
            ),
        )
        return None
    if first[0] == "condition" and op not in ("==", "!="):
        ctx.blame(
            node,
            "ordered-conditions",
            phrase("`{op}` orders two conditions", op=op),
            phrase("a yes is neither more nor less than a no"),
            phrase("join them with `and` or `or`, or write `==`"),
        )
        return None
    return Compare(op, first[1], second[1])


# --- levels --------------------------------------------------------------------------------------


def _levels(ctx: Context, op: Comparison, left: ast.expr, right: ast.expr) -> Expr | None:
    if is_level(left) and is_level(right):
        return _two_levels(ctx, op, left, right)
    level, name = (left, right) if is_level(left) else (right, left)
    assert isinstance(level, ast.Subscript)
    keys = level_keys(ctx, level)
    named = None if keys is None else level_named(ctx, name, *keys)
    if keys is None or named is None:
        return None
    read = Read("level", keys)
    # The level stands first in every tree, as readers of trees expect.
    return Compare(op if level is left else _TURNED[op], read, named)


def _two_levels(ctx: Context, op: Comparison, left: ast.expr, right: ast.expr) -> Expr | None:
    """Levels of two clauses compare where both have the same levels in the same order."""
    assert isinstance(left, ast.Subscript)
    assert isinstance(right, ast.Subscript)
    first, second = level_keys(ctx, left), level_keys(ctx, right)
    if first is None or second is None:
        return None
    lists = level_lists(ctx.scope, *first) | level_lists(ctx.scope, *second)
    if len(lists) == 1:
        return Compare(op, Read("level", first), Read("level", second))
    ctx.blame(
        right,
        "unlike-levels",
        phrase(
            "`{one}` and `{other}` have different levels",
            one=ctx.source.quote(left),
            other=ctx.source.quote(right),
        ),
        phrase("only levels of one list have an order"),
        phrase("compare each with the name of a level"),
    )
    return None


# --- turns and days ------------------------------------------------------------------------------


def _turn(ctx: Context, node: ast.expr) -> Expr | None:
    """`turn`, or the number of the turn whose id is written."""
    assert isinstance(node, ast.Name)
    name = word(node)
    if name == "turn":
        return Read("turn")
    if name in ctx.scope.turns:
        return Num(ctx.scope.turns.index(name) + 1)
    unknown(ctx, node, "turn", name, ctx.scope.turns)
    return None


def _day(ctx: Context, node: ast.expr) -> Expr | None:
    """`date`, or a day written as a whole number."""
    match node:
        case ast.Name(id="date"):
            return Read("date")
        case ast.Constant(value=int(number)) if _is_day(number):
            return Num(number)
        case _:
            ctx.blame(
                node,
                "not-a-day",
                phrase("`{quoted}` is not a day", quoted=ctx.source.quote(node)),
                phrase("`date` is compared with a day of the calendar, written year, month, day"),
                phrase("write it like `date >= 1954_08_30`"),
            )
            return None


def _is_day(number: int) -> bool:
    try:
        return date(number // 10_000, number // 100 % 100, number % 100).year >= 1000
    except (ValueError, OverflowError):
        return False


# --- ids -----------------------------------------------------------------------------------------


def _ids(
    ctx: Context, node: ast.Compare, op: Comparison, left: ast.expr, right: ast.expr
) -> Expr | None:
    """`target == BRD`: whether a bound name stands for an id."""
    bound = left if _side(ctx, left) == "bound" else right
    assert isinstance(bound, ast.Name)
    kind = ctx.scope.bound[word(bound)]
    if op not in ("==", "!="):
        ctx.blame(
            node,
            "ordered-ids",
            phrase("`{op}` orders two ids", op=op),
            phrase(
                "`{name}` stands for {kind}, and none is more than another",
                name=word(bound),
                kind=a_kind(kind),
            ),
            write_either("==", "!="),
        )
        return None
    keys: list[Key | None] = [key(ctx, side, kind) for side in (left, right)]
    first, second = keys
    if first is None or second is None:
        return None
    same = Same(first, second)
    return same if op == "==" else Not(same)


def _two_words(
    ctx: Context, node: ast.Compare, left: ast.expr, right: ast.expr, value: Value
) -> None:
    """Two bare words that are ids: nothing in the game could change the answer."""
    assert isinstance(left, ast.Name)
    assert isinstance(right, ast.Name)
    if not kinds_of(ctx.scope, word(left)) or not kinds_of(ctx.scope, word(right)):
        value(ctx, left)
        value(ctx, right)
        return
    ctx.blame(
        node,
        "fixed-comparison",
        phrase("`{quoted}` compares two ids", quoted=ctx.source.quote(node)),
        phrase("both are written out, so the answer is always the same"),
        phrase("compare a name that stands for one of several, such as `target == BRD`"),
    )
