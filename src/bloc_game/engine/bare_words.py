"""A word or an index by itself: a value, or the name of something that must be asked about."""

from __future__ import annotations

import ast
from collections.abc import Callable

from bloc_game.engine.expressions import Gain, Read
from bloc_game.engine.foreign import WORDS
from bloc_game.engine.grammar import word
from bloc_game.engine.kinds import a_kind
from bloc_game.engine.levels import level_lists
from bloc_game.engine.naming import BINDABLE, Context, kinds_of, suggestion
from bloc_game.engine.phrases import Phrase, phrase, write, write_either
from bloc_game.engine.readings import CHOSE, FUNCTIONS, READERS, Typed, level_keys, track

# How to ask about something whose bare id is not a value.
ASKED: dict[str, Callable[[str], Phrase]] = {
    "actor": lambda name: phrase(
        "compare a bound name with it, such as `target == {name}`, or `support({name}, DRAFT)`",
        name=name,
    ),
    "body": lambda name: write_either(
        f"member(ACTOR, {name})", f"count(E for m in members({name}))"
    ),
    "draft": lambda name: phrase(
        "write `{one}`, `{other}` or `{third}`",
        one=f"adopted({name})",
        other=f"on_table({name})",
        third=f"support(ACTOR, {name})",
    ),
    "clause": lambda name: write(f"level[DRAFT, {name}] >= LEVEL"),
    "level": lambda name: phrase(
        "compare a level with it: `level[DRAFT, CLAUSE] == {name}`", name=name
    ),
    "decision": lambda name: write(f"chose({name}, OPTION)"),
    "option": lambda name: write(f"chose(DECISION, {name})"),
    "event": lambda name: write(f"happened({name})"),
    "secret": lambda name: write(f"knows(ACTOR, {name})"),
    "fact": lambda name: write(f"fact({name})"),
    "turn": lambda name: write_either(f"turn == {name}", f"turn >= {name}"),
    "way": lambda name: write(f"way == {name}"),
}


def bare_word(ctx: Context, node: ast.Name) -> Typed | None:
    """`tension`, `turn`, `gain`; anything else is blamed with how to ask about it."""
    name = word(node)
    if name in ctx.scope.bound:
        kind = ctx.scope.bound[name]
        _blame(
            ctx,
            node,
            phrase("`{name}` stands for {kind}", name=name, kind=a_kind(kind)),
            ASKED["actor"](name),
        )
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
        _blame(ctx, node, phrase("`date` alone says nothing"), write("date >= 1954_08_30"))
    elif name == "gain":
        what = phrase("`gain` has a meaning only in a move that amends")
        _blame(ctx, node, what, phrase("use `own_support(DRAFT)`"))
    elif name == "level":
        _blame(ctx, node, phrase("`level` alone says nothing"), write("level[DRAFT, CLAUSE]"))
    elif name in FUNCTIONS:
        shown = READERS[name].shown if name in READERS else CHOSE if name == "chose" else ""
        what = phrase("`{name}` is a function and asks nothing by itself", name=name)
        _blame(ctx, node, what, write(shown or f"{name}(…)"))
    elif kinds:
        what = phrase("`{name}` is {kind}, not a value", name=name, kind=a_kind(kinds[0]))
        asked = ASKED.get(kinds[0])
        fix = phrase("ask about something else") if asked is None else asked(name)
        _blame(ctx, node, what, fix)
    elif name in BINDABLE:
        what = phrase("`{name}` stands for nothing here", name=name)
        _blame(ctx, node, what, phrase("write the id that is meant"), "unbound-name")
    elif name.lower() in WORDS:
        ctx.blame(node, "reserved-word", *WORDS[name.lower()])
    else:
        facts = ctx.scope.ids.get("fact", ())
        known = (*ctx.scope.tracks, *ctx.scope.bound, *FUNCTIONS, "turn", "date", "level", *facts)
        ctx.blame(
            node,
            "unknown-name",
            phrase("nothing here is called '{name}'", name=name),
            phrase(
                "a formula can only name tracks, what is declared, and the language's own words"
            ),
            suggestion(name, known),
        )


def _blame(
    ctx: Context, node: ast.Name, what: Phrase, fix: Phrase, code: str = "not-a-value"
) -> None:
    why = phrase("by itself it is neither a number nor a condition")
    ctx.blame(node, code, what, why, fix)


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
            phrase("`{quoted}` is a level, neither a number nor a condition", quoted=quoted),
            phrase("levels have names and an order, and nothing is reckoned with them"),
            phrase("compare it with a name: `{quoted} >= {level}`", quoted=quoted, level=names[-1]),
        )
    return None


def is_level(node: ast.expr) -> bool:
    """Is it written `level[…]`?"""
    match node:
        case ast.Subscript(value=ast.Name(id="level")):
            return True
        case _:
            return False
