"""Closed trees made into functions.

What runs is built node by node from the checked tree, never from an author's text, and in a
namespace that holds nothing but the few functions named here.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, Protocol, assert_never, cast

from bloc_game.engine import expressions as ex
from bloc_game.engine.intervals import parts

Numbers = Sequence[int]
Function = Callable[[Numbers], int]
Group = Callable[[Numbers], Sequence[int]]

_COMPARE: dict[str, type[ast.cmpop]] = {
    "==": ast.Eq,
    "!=": ast.NotEq,
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}
_ARITH: dict[str, type[ast.operator]] = {
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "//": ast.FloorDiv,
    "%": ast.Mod,
}


class Bargain(Protocol):
    """What a tree may ask about drafts, and the functions made so far from equal trees."""

    functions: dict[ex.Expr, Function]
    groups: dict[tuple[ex.Expr, ...], Group]

    def support(self, actor: int, draft: int) -> Function: ...

    def price(self, actor: int, draft: int) -> Function: ...


def load(name: str) -> ast.expr:
    """A name, read."""
    return ast.Name(name, ast.Load())


def call(name: str, *args: ast.expr) -> ast.expr:
    """A call of one of the few functions a tree may use."""
    return ast.Call(load(name), list(args), [])


def cell(index: int) -> ast.expr:
    """One cell of the row of numbers `c`."""
    return ast.Subscript(load("c"), ast.Constant(index), ast.Load())


class Writer:
    """Writes closed trees as Python, and gathers what the code needs in its namespace."""

    def __init__(self, bargain: Bargain) -> None:
        self.bargain = bargain
        self.names: dict[str, object] = {
            "__builtins__": {},
            "min": min,
            "max": max,
            "abs": abs,
            "int": int,
        }
        self._local: dict[ex.SupportOf, str] = {}

    def expression(self, tree: ex.Expr) -> ast.expr:
        """A closed tree as a Python expression over `c`; conditions come out as bool."""
        write = self.expression
        match tree:
            case ex.Num(value):
                return ast.Constant(value)
            case ex.Cell(index):
                return cell(index)
            case ex.Lookup(table, index):
                return ast.Subscript(self.constant(table), cell(index), ast.Load())
            case ex.SupportOf() if tree in self._local:
                return load(self._local[tree])
            case ex.SupportOf(actor, draft):
                name = f"support_{actor}_{draft}"
                self.names.setdefault(name, self.bargain.support(actor, draft))
                return call(name, load("c"))
            case ex.PriceOf(actor, draft):
                name = f"price_{actor}_{draft}"
                self.names.setdefault(name, self.bargain.price(actor, draft))
                return call(name, load("c"))
            case ex.Negative(of):
                return ast.UnaryOp(ast.USub(), write(of))
            case ex.Arith(op, left, right):
                return ast.BinOp(write(left), _ARITH[op](), write(right))
            case ex.Sum(items):
                total = write(items[0])
                for item in items[1:]:
                    total = ast.BinOp(total, ast.Add(), write(item))
                return total
            case ex.Least(items):
                return call("min", *(write(item) for item in items))
            case ex.Greatest(items):
                return call("max", *(write(item) for item in items))
            case ex.Magnitude(of):
                return call("abs", write(of))
            case ex.Either(when, yes, no):
                return ast.IfExp(write(when), write(yes), write(no))
            case ex.Not(of):
                return ast.UnaryOp(ast.Not(), write(of))
            case ex.And(items):
                return ast.BoolOp(ast.And(), [write(item) for item in items])
            case ex.Or(items):
                return ast.BoolOp(ast.Or(), [write(item) for item in items])
            case ex.Compare(op, left, right):
                return ast.Compare(write(left), [_COMPARE[op]()], [write(right)])
            case (
                ex.Read()
                | ex.LevelNamed()
                | ex.OptionNamed()
                | ex.Same()
                | ex.Quantified()
                | ex.SupportFor()
                | ex.AcceptedBy()
                | ex.PriceFor()
                | ex.Gain()
            ):
                raise TypeError(f"{tree} is still open: ground it first")
            case _:
                assert_never(tree)

    def constant(self, value: object) -> ast.expr:
        """A value that the code refers to by name."""
        name = f"k{len(self.names)}"
        self.names[name] = value
        return load(name)

    @contextmanager
    def at_hand(self, trees: Iterable[ex.Expr]) -> Iterator[list[ast.stmt]]:
        """Code that works out once the supports these trees ask more than once, for as long as the
        code that is written within comes after it."""
        asked = Counter(chain.from_iterable(map(_supports, trees)))
        again = [one for one, times in asked.items() if times > 1 and one not in self._local]
        values = [self.expression(support) for support in again]
        self._local |= {one: f"of_{one.actor}_{one.draft}" for one in again}
        yield [
            ast.Assign([ast.Name(self._local[support], ast.Store())], value)
            for support, value in zip(again, values, strict=True)
        ]
        for support in again:
            del self._local[support]

    def define(self, body: Sequence[ast.stmt], *names: str) -> Callable[..., Any]:
        """A function with this body, of arguments with these names."""
        arguments = ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
        function = ast.FunctionDef("rule", arguments, list(body), [], None, None)
        module = ast.fix_missing_locations(ast.Module([function], []))
        exec(compile(module, "<checked tree>", "exec"), self.names)  # built from nodes above
        return cast(Callable[..., Any], self.names["rule"])


def _supports(tree: ex.Expr) -> Iterator[ex.SupportOf]:
    if isinstance(tree, ex.SupportOf):
        yield tree
    yield from chain.from_iterable(map(_supports, parts(tree)))


def together(trees: tuple[ex.Expr, ...], bargain: Bargain) -> Group:
    """Many closed trees as one function: their values in order, for about the price of a few.

    Equal trees share one function: another policy in the same game does not make it again.
    """
    known = bargain.groups.get(trees)
    if known is None:
        writer = Writer(bargain)
        with writer.at_hand(trees) as first:
            values = ast.Tuple([writer.expression(tree) for tree in trees], ast.Load())
            known = writer.define([*first, ast.Return(values)], "c")
        bargain.groups[trees] = known
    return known


def function_of(tree: ex.Expr, bargain: Bargain) -> Function:
    """A closed tree as a function of the cells; conditions give a bool, which counts as 0 or 1.

    Equal trees share one function, so that whoever asks many of them can ask each once.
    """
    known = bargain.functions.get(tree)
    if known is None:
        known = bargain.functions[tree] = _made(tree, bargain)
    return known


def _made(tree: ex.Expr, bargain: Bargain) -> Function:
    if isinstance(tree, ex.Num):
        value = tree.value
        return lambda _: value
    writer = Writer(bargain)
    return writer.define([ast.Return(writer.expression(tree))], "c")


@dataclass(frozen=True)
class Formula:
    """A closed tree that is made into a function when first asked."""

    tree: ex.Expr
    bargain: Bargain = field(compare=False, repr=False)

    @cached_property
    def run(self) -> Function:
        """The value for a row of cells."""
        return function_of(self.tree, self.bargain)
