"""What a formula may ask of the game: tracks, levels, and the functions that take ids.

Each reading is one value of a family of cells or of the bargain. Nothing here works anything out;
that is the part of `language`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bloc_game.engine.expressions import (
    AcceptedBy,
    Compare,
    Expr,
    Key,
    PriceFor,
    Quantifier,
    Read,
    SupportFor,
    Var,
)
from bloc_game.engine.grammar import word
from bloc_game.engine.kinds import each
from bloc_game.engine.levels import clause_key, option_named
from bloc_game.engine.naming import Context, key, suggestion, unknown
from bloc_game.engine.phrases import phrase, write, write_either
from bloc_game.engine.scope import Kind

Sort = Literal["number", "condition"]
Typed = tuple[Sort, Expr]


@dataclass(frozen=True, slots=True)
class Reader:
    """A function over ids: what it takes, what it gives, and how it is written."""

    takes: tuple[Kind, ...]
    gives: Sort
    shown: str
    build: Callable[[tuple[Key, ...]], Expr]


def _cell(family: str) -> Callable[[tuple[Key, ...]], Expr]:
    return lambda keys: Read(family, keys)


READERS: dict[str, Reader] = {
    "member": Reader(("actor", "body"), "condition", "member(ACTOR, BODY)", _cell("member")),
    "fact": Reader(("fact",), "condition", "fact(FACT)", _cell("fact")),
    "happened": Reader(("event",), "condition", "happened(EVENT)", _cell("happened")),
    "adopted": Reader(("draft",), "condition", "adopted(DRAFT)", _cell("adopted")),
    "in_effect": Reader(("draft",), "condition", "in_effect(DRAFT)", _cell("in_effect")),
    "on_table": Reader(("draft",), "condition", "on_table(DRAFT)", _cell("on_table")),
    "knows": Reader(("actor", "secret"), "condition", "knows(ACTOR, SECRET)", _cell("knows")),
    "pledge": Reader(("actor", "draft"), "number", "pledge(ACTOR, DRAFT)", _cell("pledge")),
    "support": Reader(
        ("actor", "draft"),
        "number",
        "support(ACTOR, DRAFT)",
        lambda keys: SupportFor(*keys),
    ),
    "own_support": Reader(
        ("draft",),
        "number",
        "own_support(DRAFT)",
        lambda keys: SupportFor(Var("self"), *keys),
    ),
    "accepts": Reader(
        ("actor", "draft"),
        "condition",
        "accepts(ACTOR, DRAFT)",
        lambda keys: AcceptedBy(*keys),
    ),
    "price": Reader(
        ("actor", "draft"), "number", "price(ACTOR, DRAFT)", lambda keys: PriceFor(*keys)
    ),
}
QUANTIFIERS: dict[str, Quantifier] = {"any": "any", "all": "all", "sum": "sum", "count": "count"}
ARITHMETIC = ("min", "max", "abs", "clamp")
FUNCTIONS = (*READERS, "chose", *QUANTIFIERS, *ARITHMETIC)
# Words that no track and no loop may be called by.
RESERVED = frozenset((*FUNCTIONS, "turn", "date", "gain", "level", "members", "self"))

ADOPTED_BY = Reader(("draft", "body"), "condition", "adopted(DRAFT, BODY)", _cell("adopted_by"))
CHOSE = "chose(DECISION, OPTION)"
CHOSE_BY = "chose(DECISION, OPTION, ACTOR)"


def reading(ctx: Context, call: ast.Call, name: str) -> Typed | None:
    """A call of one of `READERS`, or of `chose`."""
    if name == "chose":
        return _chose(ctx, call)
    reader = READERS[name]
    if name == "adopted" and len(call.args) == 2:
        reader = ADOPTED_BY
    if not takes(ctx, call, len(reader.takes), reader.shown):
        return None
    if name == "own_support" and ctx.scope.bound.get("self") != "actor":
        ctx.blame(
            call,
            "unbound-name",
            phrase("`own_support` asks about `self`, which stands for nothing here"),
            phrase("only where a seat moves or chooses is there one whose support is its own"),
            write("support(ACTOR, DRAFT)"),
        )
        return None
    keys = [key(ctx, node, kind) for node, kind in zip(call.args, reader.takes, strict=True)]
    found = tuple(one for one in keys if one is not None)
    return (reader.gives, reader.build(found)) if len(found) == len(keys) else None


def _chose(ctx: Context, call: ast.Call) -> Typed | None:
    """`chose(d, o)`: what came of a decision; with an actor, what that actor sealed."""
    if not takes(
        ctx,
        call,
        3 if len(call.args) == 3 else 2,
        f"{CHOSE}` / `{CHOSE_BY}",
    ):
        return None
    decision = key(ctx, call.args[0], "decision")
    actor = key(ctx, call.args[2], "actor") if len(call.args) == 3 else None
    if decision is None:
        return None
    option = option_named(ctx, call.args[1], decision, sealed=len(call.args) == 3)
    if option is None or (len(call.args) == 3 and actor is None):
        return None
    read = Read("chosen", (decision,)) if actor is None else Read("choice", (decision, actor))
    return "condition", Compare("==", read, option)


def takes(ctx: Context, call: ast.Call, count: int, shown: str) -> bool:
    """Whether a call has as many plain arguments as its function takes."""
    plain = not call.keywords and not any(isinstance(arg, ast.Starred) for arg in call.args)
    if plain and len(call.args) == count:
        return True
    ctx.blame(
        call,
        "wrong-arguments",
        phrase("`{quoted}` does not fit `{shown}`", quoted=ctx.source.quote(call), shown=shown),
        phrase("it takes one thing")
        if count == 1
        else phrase("it takes {count} things, parted by commas", count=count),
        write(shown),
    )
    return False


def level_keys(ctx: Context, node: ast.Subscript) -> tuple[Key, Key] | None:
    """The draft and the clause of `level[draft, clause]`."""
    indices = _indices(node)
    if len(indices) != 2:
        ctx.blame(
            node,
            "wrong-index",
            phrase(
                "`{quoted}` does not say which clause of which draft", quoted=ctx.source.quote(node)
            ),
            phrase("a level is found by draft and clause"),
            write("level[DRAFT, CLAUSE]"),
        )
        return None
    draft = key(ctx, indices[0], "draft")
    clause = None if draft is None else clause_key(ctx, indices[1], draft)
    return None if draft is None or clause is None else (draft, clause)


def track(ctx: Context, node: ast.Name | ast.Subscript) -> tuple[str, tuple[Key, ...]] | None:
    """A track with its indices: `tension`, `trust[USA, SUN]`."""
    base = node.value if isinstance(node, ast.Subscript) else node
    indices = _indices(node) if isinstance(node, ast.Subscript) else []
    if not isinstance(base, ast.Name):
        ctx.blame(
            base,
            "not-a-track",
            phrase("`{quoted}` is not a track", quoted=ctx.source.quote(base)),
            phrase("square brackets say which value of a track is meant"),
            write("TRACK[ID]"),
        )
        return None
    name = word(base)
    if name not in ctx.scope.tracks:
        _no_track(ctx, base, name)
        return None
    over = ctx.scope.tracks[name].over
    if len(indices) != len(over):
        shown = f"{name}[{', '.join(kind.upper() for kind in over)}]" if over else name
        ctx.blame(
            node,
            "wrong-index",
            phrase("`{quoted}` does not fit `{shown}`", quoted=ctx.source.quote(node), shown=shown),
            phrase("the track '{name}' has a value for {each}", name=name, each=each(over))
            if over
            else phrase("the track '{name}' has one value", name=name),
            write(shown),
        )
        return None
    keys = [key(ctx, index, kind) for index, kind in zip(indices, over, strict=True)]
    found = tuple(one for one in keys if one is not None)
    return (name, found) if len(found) == len(keys) else None


def _no_track(ctx: Context, base: ast.Name, name: str) -> None:
    if name in READERS or name == "chose":
        ctx.blame(
            base,
            "wrong-brackets",
            phrase("`{name}` is a function, not a track", name=name),
            phrase("functions take round brackets, tracks square ones"),
            write(READERS[name].shown if name in READERS else CHOSE),
        )
    else:
        unknown(ctx, base, "track", name, (*ctx.scope.tracks, "level"))


def _indices(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def no_function(ctx: Context, call: ast.Call) -> None:
    """Blame a call of what is no function."""
    if not isinstance(call.func, ast.Name):
        ctx.blame(
            call,
            "not-a-function",
            phrase("`{quoted}` is not a function", quoted=ctx.source.quote(call.func)),
            phrase("round brackets after a value ask a function of that name"),
            phrase("put a sign between the two, or name a function"),
        )
        return
    name = word(call.func)
    if name == "members":
        ctx.blame(
            call,
            "not-a-value",
            phrase("`members(…)` is a set, neither a number nor a condition"),
            phrase("a loop goes through it"),
            write_either("count(E for m in members(BODY))", "member(ACTOR, BODY)"),
        )
    elif name in ("turn", "date", "gain", "level") or name in ctx.scope.tracks:
        indexed = name == "level" or (name in ctx.scope.tracks and ctx.scope.tracks[name].over)
        ctx.blame(
            call.func,
            "wrong-brackets",
            phrase("`{name}` is not a function", name=name),
            phrase("functions take round brackets, tracks and levels square ones or none"),
            write(f"{name}[…]") if indexed else write(name),
        )
    else:
        ctx.blame(
            call.func,
            "unknown-function",
            phrase("no function is called '{name}'", name=name),
            phrase("the language has a fixed list of functions"),
            suggestion(name, FUNCTIONS),
        )
