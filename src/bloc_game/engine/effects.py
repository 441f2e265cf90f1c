"""Closed statements, and the function that carries them out on a working copy."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from bloc_game.engine import expressions as ex
from bloc_game.engine.compiled import Bargain, Writer, load
from bloc_game.engine.events import Cause
from bloc_game.engine.grounding import NO, Binding, World, close, elements, name_of
from bloc_game.engine.state import Working

ASKED = 3  # the state of a decision that has been put and answered


@dataclass(frozen=True, slots=True)
class Move:
    """Shift a track by a number."""

    place: int
    by: ex.Expr


@dataclass(frozen=True, slots=True)
class Put:
    """Set a cell to a number."""

    place: int
    value: ex.Expr


@dataclass(frozen=True, slots=True)
class Finish:
    """End the game with an ending, by its number from 0 and its id."""

    number: int
    ending: str


@dataclass(frozen=True, slots=True)
class Branch:
    """Do each part whose guard held before the first of them was done."""

    parts: tuple[tuple[ex.Expr, tuple[Closed, ...]], ...]


Closed = Move | Put | Finish | Branch


@dataclass(frozen=True)
class Effects:
    """What a rule does, statement by statement, each with its cause."""

    statements: tuple[tuple[Closed, Cause], ...]
    bargain: Bargain = field(compare=False, repr=False)

    @cached_property
    def run(self) -> Callable[[Working], None]:
        """Carry all of it out, each statement seeing the one before."""
        if not self.statements:
            return lambda _: None
        writer = Writer(self.bargain)
        body: list[ast.stmt] = [_assign("c", ast.Attribute(load("w"), "cells", ast.Load()))]
        for number, (statement, cause) in enumerate(self.statements):
            body += _write(writer, statement, writer.constant(cause), f"g{number}")
        return writer.define(body, "w")

    def __bool__(self) -> bool:
        return bool(self.statements)


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _do(method: str, *args: ast.expr) -> ast.stmt:
    return ast.Expr(ast.Call(ast.Attribute(load("w"), method, ast.Load()), list(args), []))


def _write(writer: Writer, statement: Closed, cause: ast.expr, name: str) -> list[ast.stmt]:
    match statement:
        case Move(place, by):
            return [_do("shift", ast.Constant(place), writer.expression(by), cause)]
        case Put(place, value):
            return [_do("put", ast.Constant(place), writer.expression(value), cause)]
        case Finish(number, ending):
            over = _do("finish", ast.Constant(number), ast.Constant(ending), cause)
            return [over, ast.Return(None)]  # what stands behind it does not happen any more
        case Branch(parts):
            code: list[ast.stmt] = []
            for number, (guard, _) in enumerate(parts):
                code.append(_assign(f"{name}_{number}", writer.expression(guard)))
            for number, (_, inner) in enumerate(parts):
                body = [
                    line
                    for place, part in enumerate(inner)
                    for line in _write(writer, part, cause, f"{name}_{number}_{place}")
                ]
                if body:
                    code.append(ast.If(load(f"{name}_{number}"), body, []))
            return code
        case _:
            assert_never(statement)


def close_statement(world: World, statement: ex.Statement, binding: Binding) -> tuple[Closed, ...]:
    """A statement closed in one place; `NoSuchThing` where it names what does not exist."""

    def name(key: ex.Key) -> str:
        return name_of(key, binding)

    match statement:
        case ex.Shift(family, keys, by):
            place = world.place(family, *(name(key) for key in keys))
            return (Move(place, close(world, by, binding)),)
        case ex.SetLevel(draft, clause, level):
            number = close(world, ex.LevelNamed(draft, clause, level), binding)
            return (Put(world.place("level", name(draft), name(clause)), number),)
        case ex.SetMember(actor, body, joins):
            at = world.layout.get("member", name(actor), name(body))
            return () if at is None else (Put(at, ex.Num(int(joins))),)
        case ex.SetFact(fact, holds):
            return (Put(world.place("fact", name(fact)), ex.Num(int(holds))),)
        case ex.PutDraft(draft, tabled):
            return (Put(world.place("on_table", name(draft)), ex.Num(int(tabled))),)
        case ex.PutDecision(decision, opened):
            place = world.place("question", name(decision))
            unasked = ex.Compare("!=", ex.Cell(place), ex.Num(ASKED))
            return (Branch(((unasked, (Put(place, ex.Num(1 if opened else 2)),)),)),)
        case ex.After(turns, event):
            due = ex.Sum((ex.Cell(world.place("turn")), ex.Num(turns)))
            return (Put(world.place("due", name(event)), due),)
        case ex.Cancel(event):
            return (Put(world.place("due", name(event)), ex.Num(0)),)
        case ex.Reveal(what, seat):
            return _close_reveal(world, name(what), name(seat))
        case ex.End(ending):
            return (Finish(world.endings[name(ending)], name(ending)),)
        case ex.Each(var, over, do):
            pairs = elements(world, over, binding)
            return branched(
                (here, close_all(world, do, {**binding, var: element})) for element, here in pairs
            )
        case ex.If(when, do):
            return branched([(close(world, when, binding), close_all(world, do, binding))])
        case _:
            assert_never(statement)


def branched(parts: Iterable[tuple[ex.Expr, tuple[Closed, ...]]]) -> tuple[Closed, ...]:
    """A branch without what is never done; mere statements, where all that is left is always done.

    >>> shift = Move(0, ex.Num(1))
    >>> branched([(ex.Num(0), (shift,)), (ex.Num(1), (shift,))])
    (Move(place=0, by=Num(value=1)),)
    """
    left = tuple((when, do) for when, do in parts if do and when != NO)
    if all(isinstance(when, ex.Num) for when, _ in left):
        return tuple(one for _, do in left for one in do)
    return (Branch(left),)


def close_all(
    world: World, statements: tuple[ex.Statement, ...], binding: Binding
) -> tuple[Closed, ...]:
    """Statements closed, in order."""
    return tuple(part for one in statements for part in close_statement(world, one, binding))


def _close_reveal(world: World, what: str, seat: str) -> tuple[Closed, ...]:
    """A secret to a seat; an actor's name stands for all its secrets, perhaps none."""
    secrets = world.secrets_of.get(what, (what,) if what not in world.actors else ())
    return tuple(Put(world.place("knows", seat, secret), ex.Num(1)) for secret in secrets)


def trees_in(statement: Closed) -> Iterator[ex.Expr]:
    """Every formula in a closed statement."""
    match statement:
        case Move(by=tree) | Put(value=tree):
            yield tree
        case Branch(parts):
            for guard, inner in parts:
                yield guard
                for one in inner:
                    yield from trees_in(one)
        case Finish():
            pass
        case _:
            assert_never(statement)
