"""What a loop goes through, and the name it gives to the element it has come to."""

from __future__ import annotations

import ast

from bloc_game.engine.expressions import Declared, Members, Over, Var
from bloc_game.engine.grammar import word
from bloc_game.engine.kinds import a_kind
from bloc_game.engine.naming import Context, key, kinds_of, known, suggestion, unknown
from bloc_game.engine.phrases import phrase, write
from bloc_game.engine.readings import RESERVED
from bloc_game.engine.scope import Kind


def over(ctx: Context, node: ast.expr) -> tuple[Over, Kind] | None:
    """The set that `any(E for m in S)` or `each: m in S` goes through, and what it holds."""
    match node:
        case ast.Call(func=ast.Name(id="members"), args=[body], keywords=[]):
            found = key(ctx, body, "body")
            return None if found is None else (Members(found), "actor")
        case ast.Name(id=name) if name in ctx.scope.sets:
            return _declared(ctx, node, name)
        case ast.Name(id=name) if name in known(ctx.scope, "body"):
            ctx.blame(
                node,
                "wrong-kind",
                phrase("`{name}` is a body, not a set", name=name),
                phrase("who sits in a body changes as the game goes"),
                write(f"members({name})"),
            )
        case ast.Name():
            unknown(ctx, node, "set", word(node), ctx.scope.sets)
        case _:
            ctx.blame(
                node,
                "not-a-set",
                phrase("`{quoted}` is not a set", quoted=ctx.source.quote(node)),
                phrase("a loop goes through the members of a body or a declared set"),
                phrase(
                    "write `members(BODY)`, or {suggestion}",
                    suggestion=suggestion("", ctx.scope.sets),
                ),
            )
    return None


def _declared(ctx: Context, node: ast.expr, name: str) -> tuple[Over, Kind] | None:
    shape = ctx.scope.sets[name]
    if not shape.per_actor:
        return Declared(name), shape.of
    if ctx.scope.bound.get("self") == "actor":
        return Declared(name, Var("self")), shape.of
    ctx.blame(
        node,
        "unbound-name",
        phrase("`{name}` has a list for each actor, and no actor is meant here", name=name),
        phrase(
            "such a set is read with the actor that is `self`, and `self` stands for nothing here"
        ),
        phrase("use a set with one list, or `members(BODY)`"),
    )
    return None


def fresh_name(ctx: Context, node: ast.expr) -> str | None:
    """The name a loop gives to each element: it must mean nothing else yet."""
    if not isinstance(node, ast.Name):
        ctx.blame(
            node,
            "not-a-name",
            phrase("`{quoted}` is not a name", quoted=ctx.source.quote(node)),
            phrase("a loop gives one name to the element it has come to"),
            write("any(E for m in S)"),
        )
        return None
    name = word(node)
    taken = _meaning(ctx, name)
    if taken is None:
        return name
    ctx.blame(
        node,
        "name-taken",
        phrase("`{name}` already means something: {taken}", name=name, taken=taken),
        phrase("a loop's name must not hide another"),
        phrase("use another name, such as `m`"),
    )
    return None


def _meaning(ctx: Context, name: str) -> str | None:
    """What a name means already, if anything."""
    if name in ctx.scope.bound:
        return phrase("it stands for {kind} here", kind=a_kind(ctx.scope.bound[name]))
    if name in RESERVED:
        return phrase("it is a word of the language")
    if name in ctx.scope.tracks:
        return phrase("it is a track")
    return next(
        (phrase("it is {kind}", kind=a_kind(kind)) for kind in kinds_of(ctx.scope, name)),
        None,
    )
