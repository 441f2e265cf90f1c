"""A word or an index by itself: a value, or the name of something that must be asked about."""

from __future__ import annotations

import ast

from bloc_game.engine.expressions import Gain, Read
from bloc_game.engine.foreign import WORDS
from bloc_game.engine.grammar import word
from bloc_game.engine.levels import level_lists
from bloc_game.engine.naming import BINDABLE, Context, kinds_of, suggestion, with_article
from bloc_game.engine.readings import CHOSE, FUNCTIONS, READERS, Typed, level_keys, track

# How to ask about something whose bare id is not a value.
ASKED: dict[str, str] = {
    "actor": "compare a bound name with it, such as `target == {0}`, or `support({0}, DRAFT)`",
    "body": "write `member(ACTOR, {0})`, or `count(E for m in members({0}))`",
    "draft": "write `adopted({0})`, `on_table({0})` or `support(ACTOR, {0})`",
    "clause": "write `level[DRAFT, {0}] >= LEVEL`",
    "level": "compare a level with it: `level[DRAFT, CLAUSE] == {0}`",
    "decision": "write `chose({0}, OPTION)`",
    "option": "write `chose(DECISION, {0})`",
    "event": "write `happened({0})`",
    "secret": "write `knows(ACTOR, {0})`",
    "fact": "write `fact({0})`",
    "turn": "write `turn == {0}` or `turn >= {0}`",
    "way": "write `way == {0}`",
}


def bare_word(ctx: Context, node: ast.Name) -> Typed | None:
    """`tension`, `turn`, `gain`; anything else is blamed with how to ask about it."""
    name = word(node)
    if name in ctx.scope.bound:
        kind = ctx.scope.bound[name]
        _blame(ctx, node, f"`{name}` stands for {with_article(kind)}", ASKED["actor"], name)
    elif name == "turn":
        return "number", Read("turn")
    elif name == "gain" and ctx.scope.gains:
        return "number", Gain()
    elif name in ctx.scope.tracks:
        found = track(ctx, node)
        return None if found is None else ("number", Read(*found))
    else:
        _unfit(ctx, node, name)
    return None


def _unfit(ctx: Context, node: ast.Name, name: str) -> None:
    """Say what a word is that is no value, or what it might have been."""
    kinds = kinds_of(ctx.scope, name)
    if name == "date":
        _blame(ctx, node, "`date` alone says nothing", "write `date >= 1954_08_30`", name)
    elif name == "gain":
        fix = "use `own_support(DRAFT)`"
        _blame(ctx, node, "`gain` has a meaning only in a move that amends", fix, name)
    elif name == "level":
        _blame(ctx, node, "`level` alone says nothing", "write `level[DRAFT, CLAUSE]`", name)
    elif name in FUNCTIONS:
        shown = READERS[name].shown if name in READERS else CHOSE if name == "chose" else ""
        fix = f"write `{shown or name + '(…)'}`"
        _blame(ctx, node, f"`{name}` is a function and asks nothing by itself", fix, name)
    elif kinds:
        fix = ASKED.get(kinds[0], "ask about something else")
        _blame(ctx, node, f"`{name}` is {with_article(kinds[0])}, not a value", fix, name)
    elif name in BINDABLE:
        fix = "write the id that is meant"
        _blame(ctx, node, f"`{name}` stands for nothing here", fix, name, "unbound-name")
    elif name.lower() in WORDS:
        ctx.blame(node, "reserved-word", *WORDS[name.lower()])
    else:
        facts = ctx.scope.ids.get("fact", ())
        known = (*ctx.scope.tracks, *ctx.scope.bound, *FUNCTIONS, "turn", "date", "level", *facts)
        ctx.blame(
            node,
            "unknown-name",
            f"nothing here is called '{name}'",
            "a formula can only name tracks, what is declared, and the language's own words",
            suggestion(name, known),
        )


def _blame(
    ctx: Context, node: ast.Name, what: str, fix: str, name: str, code: str = "not-a-value"
) -> None:
    why = "by itself it is neither a number nor a condition"
    ctx.blame(node, code, what, why, fix.format(name))


def indexed(ctx: Context, node: ast.Subscript) -> Typed | None:
    """`trust[USA, SUN]`; a level is no value by itself."""
    if not is_level(node):
        found = track(ctx, node)
        return None if found is None else ("number", Read(*found))
    keys = level_keys(ctx, node)
    if keys is not None:
        names = next(iter(level_lists(ctx.scope, *keys)), ("LEVEL",))
        quoted = ctx.source.quote(node)
        ctx.blame(
            node,
            "level-alone",
            f"`{quoted}` is a level, neither a number nor a condition",
            "levels have names and an order, and nothing is reckoned with them",
            f"compare it with a name: `{quoted} >= {names[-1]}`",
        )
    return None


def is_level(node: ast.expr) -> bool:
    """Is it written `level[…]`?"""
    match node:
        case ast.Subscript(value=ast.Name(id="level")):
            return True
        case _:
            return False
