"""Formulas: what operators take and give, checked part by part.

Checking goes on after a fault, so that an author hears of all of them at once: a part that is
faulty comes to `None`, and what it is a part of says nothing more about it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from bloc_game.engine.bare_words import bare_word, indexed
from bloc_game.engine.comparing import comparison
from bloc_game.engine.expressions import (
    And,
    Arith,
    Either,
    Expr,
    Greatest,
    Least,
    Magnitude,
    Negative,
    Not,
    Num,
    Operation,
    Or,
    Quantified,
)
from bloc_game.engine.loops import fresh_name, over
from bloc_game.engine.naming import Context
from bloc_game.engine.phrases import Phrase, phrase, write
from bloc_game.engine.readings import (
    ARITHMETIC,
    QUANTIFIERS,
    READERS,
    Sort,
    Typed,
    no_function,
    reading,
    takes,
)

LARGEST = 1_000_000

_OPERATIONS: dict[type[ast.operator], Operation] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}


def number(ctx: Context, node: ast.expr) -> Expr | None:
    """A formula that comes to a number."""
    found = _value(ctx, node)
    if found is None or found[0] == "number":
        return None if found is None else found[1]
    quoted = ctx.source.quote(node)
    ctx.blame(
        node,
        "not-a-number",
        phrase("`{quoted}` is a condition, not a number", quoted=quoted),
        phrase("a yes or a no cannot be reckoned with"),
        write(f"(1 if {quoted} else 0)"),
    )
    return None


def condition(ctx: Context, node: ast.expr) -> Expr | None:
    """A formula that holds or does not."""
    found = _value(ctx, node)
    if found is None or found[0] == "condition":
        return None if found is None else found[1]
    quoted = ctx.source.quote(node)
    ctx.blame(
        node,
        "not-a-condition",
        phrase("`{quoted}` is a number, not a condition", quoted=quoted),
        phrase("a number alone does not say what must hold"),
        phrase("compare it: `{quoted} > 0`", quoted=quoted),
    )
    return None


def score(ctx: Context, node: ast.expr) -> Expr | None:
    """A number; a condition counts 100 where it holds, and 0 where not."""
    found = _value(ctx, node)
    if found is None:
        return None
    sort, tree = found
    return tree if sort == "number" else Either(tree, Num(100), Num(0))


def _value(ctx: Context, node: ast.expr) -> Typed | None:
    """What a formula comes to, and whether it is a number or a condition."""
    match node:
        case ast.Constant():
            return _typed("number", _literal(ctx, node))
        case ast.Name():
            return bare_word(ctx, node)
        case ast.Subscript():
            return indexed(ctx, node)
        case ast.Call():
            return _call(ctx, node)
        case ast.UnaryOp(op=ast.Not()):
            of = condition(ctx, node.operand)
            return None if of is None else ("condition", Not(of))
        case ast.UnaryOp():
            return _signed(ctx, node)
        case ast.BoolOp():
            items = _all(ctx, node.values, condition)
            made = And if isinstance(node.op, ast.And) else Or
            return None if items is None else ("condition", made(items))
        case ast.BinOp():
            return _arithmetic(ctx, node)
        case ast.IfExp():
            return _either(ctx, node)
        case ast.Compare():
            return _typed("condition", comparison(ctx, node, _value))
        case _:
            _refused(ctx, node)
            return None


def _typed(sort: Sort, tree: Expr | None) -> Typed | None:
    return None if tree is None else (sort, tree)


def _all(
    ctx: Context, nodes: list[ast.expr], check: Callable[[Context, ast.expr], Expr | None]
) -> tuple[Expr, ...] | None:
    """All parts checked, even where the first is faulty."""
    trees = [check(ctx, node) for node in nodes]
    found = tuple(tree for tree in trees if tree is not None)
    return found if len(found) == len(trees) else None


def _literal(ctx: Context, node: ast.Constant) -> Num | None:
    if not isinstance(node.value, int):
        _refused(ctx, node)
        return None
    if node.value <= LARGEST:
        return Num(node.value)
    ctx.blame(
        node,
        "too-large",
        phrase("`{quoted}` is too large a number", quoted=ctx.source.quote(node)),
        phrase(
            "numbers go from -{largest} to {largest}; a day may only stand beside `date`",
            largest=f"{LARGEST:_}",
        ),
        phrase("use a smaller number, or write `date >= 1954_08_30`"),
    )
    return None


def _signed(ctx: Context, node: ast.UnaryOp) -> Typed | None:
    of = number(ctx, node.operand)
    if of is None or isinstance(node.op, ast.UAdd):
        return _typed("number", of)
    return "number", Num(-of.value) if isinstance(of, Num) else Negative(of)


def _arithmetic(ctx: Context, node: ast.BinOp) -> Typed | None:
    op = _OPERATIONS.get(type(node.op))
    if op is None:
        _refused(ctx, node)
        return None
    left, right = number(ctx, node.left), number(ctx, node.right)
    if op in ("//", "%") and right is not None and not (isinstance(right, Num) and right.value > 0):
        ctx.blame(
            node.right,
            "divisor",
            phrase("`{op}` divides by `{quoted}`", op=op, quoted=ctx.source.quote(node.right)),
            phrase(
                "a number divides only by a positive number that is written out, never by nothing"
            ),
            phrase("write `{op}` and a number such as 2 or 10", op=op),
        )
        return None
    return None if left is None or right is None else ("number", Arith(op, left, right))


def _either(ctx: Context, node: ast.IfExp) -> Typed | None:
    when = condition(ctx, node.test)
    yes, no = _value(ctx, node.body), _value(ctx, node.orelse)
    if when is None or yes is None or no is None:
        return None
    if yes[0] == no[0]:
        return yes[0], Either(when, yes[1], no[1])
    ctx.blame(
        node,
        "mixed-branches",
        phrase(
            "of `{one}` and `{other}` one is a number, the other a condition",
            one=ctx.source.quote(node.body),
            other=ctx.source.quote(node.orelse),
        ),
        phrase("either way the formula must come to the same sort of thing"),
        phrase("make both numbers, or both conditions"),
    )
    return None


def _call(ctx: Context, node: ast.Call) -> Typed | None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in READERS or name == "chose":
        return reading(ctx, node, name)
    if name in QUANTIFIERS:
        return _quantified(ctx, node, name)
    if name in ARITHMETIC:
        return _typed("number", _worked_out(ctx, node, name))
    no_function(ctx, node)
    return None


def _worked_out(ctx: Context, node: ast.Call, name: str) -> Expr | None:
    """`min`, `max`, `abs` and `clamp`."""
    count = {"abs": 1, "clamp": 3}.get(name, max(2, len(node.args)))
    shown = {"abs": "abs(x)", "clamp": "clamp(x, LOW, HIGH)"}.get(name, f"{name}(a, b)")
    if not takes(ctx, node, count, shown):
        return None
    items = _all(ctx, node.args, number)
    if items is None:
        return None
    match name:
        case "min":
            return Least(items)
        case "max":
            return Greatest(items)
        case "abs":
            return Magnitude(items[0])
        case _:
            return Greatest((items[1], Least((items[0], items[2]))))


def _quantified(ctx: Context, node: ast.Call, name: str) -> Typed | None:
    """`any(E for m in S)` and its kin."""
    shown = f"{name}(E for m in S)"
    if not takes(ctx, node, 1, shown):
        return None
    loop = node.args[0]
    if not isinstance(loop, ast.GeneratorExp) or len(loop.generators) != 1:
        _no_loop(
            ctx,
            node,
            phrase("`{quoted}` does not fit `{shown}`", quoted=ctx.source.quote(node), shown=shown),
            shown,
        )
        return None
    (through,) = loop.generators
    if ctx.looping:
        _no_loop(ctx, node, phrase("`{name}` stands inside another loop", name=name), shown)
        return None
    if through.ifs:
        _no_loop(ctx, through.ifs[0], phrase("a loop takes all elements; it has no `if`"), shown)
        return None
    found, var = over(ctx, through.iter), fresh_name(ctx, through.target)
    if found is None or var is None:
        return None
    goes_through, kind = found
    body = (number if name == "sum" else condition)(ctx.inside(var, kind), loop.elt)
    if body is None:
        return None
    gives: Sort = "condition" if name in ("any", "all") else "number"
    return gives, Quantified(QUANTIFIERS[name], var, goes_through, body)


def _no_loop(ctx: Context, node: ast.expr, what: Phrase, shown: str) -> None:
    ctx.blame(
        node,
        "bad-loop",
        what,
        phrase("a formula goes through one set, once, asking the same of every element"),
        phrase("write `{shown}`; ask more of an element with `and` inside E", shown=shown),
    )


def _refused(ctx: Context, node: ast.expr) -> None:
    """Python's grammar has more than this language."""
    quoted = ctx.source.quote(node)
    listed = isinstance(node, ast.Tuple | ast.List)
    ctx.blame(
        node,
        "not-in-language",
        phrase("`{quoted}` lists several values", quoted=quoted)
        if listed
        else phrase("`{quoted}` is not of this language", quoted=quoted),
        phrase("a formula comes to one number or one condition"),
        phrase("ask about each by itself and join with `and` or `or`")
        if listed
        else phrase("use numbers, names, functions and the signs of docs/reference.md"),
    )
