"""One statement of an effect, checked: what it changes, and to what.

Whatever changes the game in a scenario's words stands here; anything more is added in Python.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from bloc_game.engine.bare_words import is_level
from bloc_game.engine.expressions import (
    After,
    Cancel,
    End,
    Expr,
    Key,
    Negative,
    Num,
    PutDecision,
    PutDraft,
    Reveal,
    SetFact,
    SetLevel,
    SetMember,
    Shift,
    Statement,
)
from bloc_game.engine.formulas import number
from bloc_game.engine.grammar import word
from bloc_game.engine.kinds import a_kind
from bloc_game.engine.levels import level_named
from bloc_game.engine.naming import Context, key, kinds_of, suggestion
from bloc_game.engine.phrases import phrase, write
from bloc_game.engine.readings import level_keys, takes, track
from bloc_game.engine.scope import Kind

LATEST = 40  # turns from now that an event may be set for
EXAMPLES = "`tension += 2`, `trust[USA, SUN] -= 3`, `level[DRAFT, CLAUSE] = LEVEL`"


@dataclass(frozen=True, slots=True)
class Doer:
    """A statement written like a function: what it takes, and what it does."""

    takes: tuple[tuple[Kind, ...], ...]
    shown: str
    build: Callable[..., Statement]


DOERS: dict[str, Doer] = {
    "join": Doer((("actor",), ("body",)), "join(ACTOR, BODY)", lambda a, b: SetMember(a, b, True)),
    "leave": Doer(
        (("actor",), ("body",)), "leave(ACTOR, BODY)", lambda a, b: SetMember(a, b, False)
    ),
    "set": Doer((("fact",),), "set(FACT)", lambda fact: SetFact(fact, True)),
    "unset": Doer((("fact",),), "unset(FACT)", lambda fact: SetFact(fact, False)),
    "table": Doer((("draft",),), "table(DRAFT)", lambda draft: PutDraft(draft, True)),
    "withdraw": Doer((("draft",),), "withdraw(DRAFT)", lambda draft: PutDraft(draft, False)),
    "open": Doer((("decision",),), "open(DECISION)", lambda one: PutDecision(one, True)),
    "close": Doer((("decision",),), "close(DECISION)", lambda one: PutDecision(one, False)),
    "cancel": Doer((("event",),), "cancel(EVENT)", Cancel),
    "reveal": Doer((("secret", "actor"), ("actor",)), "reveal(SECRET or ACTOR, SEAT)", Reveal),
    "end": Doer((("ending",),), "end(ENDING)", End),
}
AFTER = "after(TURNS, EVENT)"
STATEMENTS = (*DOERS, "after")


def statement(ctx: Context, node: ast.stmt) -> Statement | None:
    """The checked tree of one statement."""
    match node:
        case ast.AugAssign(target=target, op=ast.Add() | ast.Sub() as op, value=value):
            return _shift(ctx, target, value, up=isinstance(op, ast.Add))
        case ast.Assign(targets=[target], value=value):
            return _assign(ctx, node, target, value)
        case ast.Expr(value=ast.Call() as call):
            return _call(ctx, call)
        case ast.Expr(value=ast.Compare(left=left, ops=[ast.Eq()])) if is_level(left):
            _blame_sign(ctx, node)
        case _:
            _no_statement(ctx, node)
    return None


def _shift(ctx: Context, target: ast.expr, value: ast.expr, *, up: bool) -> Statement | None:
    """`track += n` and `track -= n`."""
    by = number(ctx, value)
    if is_level(target):
        ctx.blame(
            target,
            "shifted-level",
            phrase(
                "`{quoted}` is a level, and levels are not reckoned with",
                quoted=ctx.source.quote(target),
            ),
            phrase("a clause goes to the level that is named"),
            write(f"{ctx.source.quote(target)} = LEVEL"),
        )
        return None
    if not isinstance(target, ast.Name | ast.Subscript):
        _no_statement(ctx, target)
        return None
    found = None if _not_a_track(ctx, target) else track(ctx, target)
    if found is None or by is None:
        return None
    family, keys = found
    return Shift(family, keys, by if up else _minus(by))


def _minus(by: Expr) -> Expr:
    return Num(-by.value) if isinstance(by, Num) else Negative(by)


def _not_a_track(ctx: Context, target: ast.Name | ast.Subscript) -> bool:
    """Blame what is declared, but as something that other statements change."""
    if not isinstance(target, ast.Name) or target.id in ctx.scope.tracks:
        return False
    name = word(target)
    if name in ctx.scope.bound or name in ("turn", "date"):
        what, fix = phrase("`{name}` cannot be changed", name=name), phrase("change a track")
    elif name in ctx.scope.ids.get("fact", ()):
        what, fix = (
            phrase("`{name}` is a fact: it holds or not", name=name),
            write(f"set({name})"),
        )
    elif kinds_of(ctx.scope, name):
        what, fix = (
            phrase(
                "`{name}` is {kind}, not a track",
                name=name,
                kind=a_kind(kinds_of(ctx.scope, name)[0]),
            ),
            phrase("name a track"),
        )
    else:
        return False
    ctx.blame(target, "not-a-track", what, phrase("`+=` and `-=` change tracks only"), fix)
    return True


def _assign(ctx: Context, node: ast.stmt, target: ast.expr, value: ast.expr) -> Statement | None:
    """`level[draft, clause] = name`; a track is never set."""
    if not is_level(target):
        quoted = ctx.source.quote(target)
        ctx.blame(
            node,
            "set-track",
            phrase("`{quoted}` sets a value outright", quoted=ctx.source.quote(node)),
            phrase(
                "a track moves by so much from where it stands, so that every change has its cause"
            ),
            phrase(
                "write `{quoted} += …` or `{quoted} -= …`; a fact is `set(FACT)`", quoted=quoted
            ),
        )
        return None
    assert isinstance(target, ast.Subscript)
    keys = level_keys(ctx, target)
    if keys is None:
        return None
    if isinstance(value, ast.IfExp):
        ctx.blame(
            value,
            "not-a-level",
            phrase("a level is given by its name, not by a choice"),
            phrase("what a statement does to a text can be read at a glance"),
            phrase("write a block: `- if: CONDITION` and `do:` below"),
        )
        return None
    named = level_named(ctx, value, *keys)
    return None if named is None else SetLevel(named.draft, named.clause, named.level)


def _call(ctx: Context, call: ast.Call) -> Statement | None:
    """A statement written like a function."""
    name = word(call.func) if isinstance(call.func, ast.Name) else ""
    if name == "after":
        return _after(ctx, call)
    if name not in DOERS:
        ctx.blame(
            call.func,
            "unknown-statement",
            phrase("no statement is called '{name}'", name=name or ctx.source.quote(call.func)),
            phrase(
                "effects are {examples}, and {names}",
                examples=EXAMPLES,
                names=", ".join(STATEMENTS),
            ),
            suggestion(name, STATEMENTS),
        )
        return None
    doer = DOERS[name]
    if not takes(ctx, call, len(doer.takes), doer.shown):
        return None
    keys = [key(ctx, arg, *kinds) for arg, kinds in zip(call.args, doer.takes, strict=True)]
    found: list[Key] = [one for one in keys if one is not None]
    return doer.build(*found) if len(found) == len(keys) else None


def _after(ctx: Context, call: ast.Call) -> Statement | None:
    """`after(n, event)`."""
    if not takes(ctx, call, 2, AFTER):
        return None
    event = key(ctx, call.args[1], "event")
    match call.args[0]:
        case ast.Constant(value=int(turns)) if 1 <= turns <= LATEST:
            return None if event is None else After(turns, event)
        case other:
            ctx.blame(
                other,
                "bad-delay",
                phrase("`{quoted}` is no number of turns to wait", quoted=ctx.source.quote(other)),
                phrase(
                    "an event comes 1 to {latest} turns from now, and the number is written out",
                    latest=LATEST,
                ),
                phrase("write `after(1, EVENT)` for the next turn"),
            )
            return None


def _no_statement(ctx: Context, node: ast.expr | ast.stmt) -> None:
    ctx.blame(
        node,
        "not-a-statement",
        phrase("`{quoted}` changes nothing that can be changed", quoted=ctx.source.quote(node)),
        phrase(
            "effects are {examples}, and {names}", examples=EXAMPLES, names=", ".join(STATEMENTS)
        ),
        phrase("write one of these; conditions stand in `when:` or in an `if:` block"),
    )


def _blame_sign(ctx: Context, node: ast.stmt) -> None:
    quoted = ctx.source.quote(node)
    ctx.blame(
        node,
        "double-equals",
        phrase("`{quoted}` compares and changes nothing", quoted=quoted),
        phrase("a level is given with a single `=`"),
        write(quoted.replace("==", "=")),
    )
