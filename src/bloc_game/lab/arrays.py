"""Closed trees worked out for many games at once.

The trees are those that the plain engine's functions are made from. Here each becomes a row of
array operations; parts that several trees share are worked out once. Nothing is generated or
compiled, so that a rule used once costs next to nothing to make ready.

Arrays are 16 bits wide wherever the ranges of a formula and of all its parts fit, else 32; what is
the same in all games of a batch, such as the turn, stays a plain number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, assert_never

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import Interest
from bloc_game.engine.intervals import Interval, interval
from bloc_game.engine.layout import Layout

Ints = NDArray[Any]
Value = Any  # an array with a number, or a truth, for each game; or one for all of them
NARROW, WIDE = np.int16, np.int32
STEPPED = 6  # a list of no more values is looked up by comparing, which is faster than by place

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITH: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
}


class Columns(Protocol):
    """One array for each cell, of all games or of some."""

    def __getitem__(self, index: int, /) -> Ints: ...


class Prices(Protocol):
    """The price of every actor for every draft, in many games."""

    def count(self, columns: Columns, actor: int, draft: int) -> Ints:
        """How many clauses must change before an actor accepts."""


@dataclass(frozen=True)
class Reach:
    """How far cells and supports reach."""

    layout: Layout
    interests: Mapping[tuple[int, int], Interest]

    def cell(self, index: int) -> Interval:
        """Lowest and highest value of a cell."""
        slot = self.layout.slots[index]
        return slot.low, slot.high

    def support(self, actor: int, draft: int) -> Interval:
        """Lowest and highest support of an actor for a draft."""
        return interval(self.interests[actor, draft].support, self, narrowing=False)


class TooWide(Exception):
    """A part of a formula does not fit 16 bits."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part's value is kept, whether it is a truth, and whether it is one for all games."""

    place: int
    truth: bool
    fixed: bool


@dataclass(frozen=True)
class Program:
    """Formulas as one row of array operations: their values, in order."""

    kept: tuple[Value, ...]
    reads: tuple[tuple[int, int], ...]  # (where it goes, cell)
    steps: tuple[tuple[int, Callable[..., Value], tuple[int, ...]], ...]
    results: tuple[int, ...]
    wide: bool

    def run(self, columns: Columns, now: int, day: int) -> list[Value]:
        """The value of every formula; conditions as truths. Not to be changed in place."""
        values = list(self.kept)
        values[0], values[1], values[2] = now, day, columns
        for place, index in self.reads:
            values[place] = columns[index].astype(WIDE) if self.wide else columns[index]
        for place, step, parts in self.steps:
            values[place] = step(*[values[part] for part in parts])
        return [values[place] for place in self.results]


NOW, DAY, COLUMNS = range(3)


def program(trees: Iterable[ex.Expr], reach: Reach, prices: Prices) -> Program:
    """Closed trees made ready to be worked out together."""
    wanted = tuple(trees)
    try:
        return _Builder(reach, prices, wide=False).built(wanted)
    except TooWide:
        return _Builder(reach, prices, wide=True).built(wanted)


class _Builder:
    """Writes trees as operations, each part once."""

    def __init__(self, reach: Reach, prices: Prices, *, wide: bool) -> None:
        self.reach = reach
        self.prices = prices
        self.wide = wide
        self.type: type[np.signedinteger[Any]] = WIDE if wide else NARROW
        self.turn = reach.layout.at("turn")
        self.date = reach.layout.at("date")
        self.kept: list[Value] = [None] * 3
        self.reads: list[tuple[int, int]] = []
        self.steps: list[tuple[int, Callable[..., Value], tuple[int, ...]]] = []
        self.known: dict[object, _Part] = {}

    def built(self, trees: Sequence[ex.Expr]) -> Program:
        """The whole program."""
        results = tuple(self.part(tree).place for tree in trees)
        return Program(tuple(self.kept), tuple(self.reads), tuple(self.steps), results, self.wide)

    # --- parts ---------------------------------------------------------------------------------

    def part(self, tree: ex.Expr) -> _Part:
        """The part that a tree becomes."""
        known = self.known.get(tree)
        if known is None:
            known = self.known[tree] = self._made(tree)
            if not known.fixed and not known.truth:
                self._check(tree)
        return known

    def _check(self, tree: ex.Expr) -> None:
        low, high = interval(tree, self.reach, narrowing=False)
        span = np.iinfo(self.type)
        if not (span.min <= low and high <= span.max):
            raise TooWide

    def _keep(self, value: Value, *, truth: bool = False) -> _Part:
        self.kept.append(value)
        return _Part(len(self.kept) - 1, truth, True)

    def _do(self, step: Callable[..., Value], *parts: _Part, truth: bool = False) -> _Part:
        fixed = all(part.fixed for part in parts)
        self.kept.append(None)
        place = len(self.kept) - 1
        self.steps.append((place, step, tuple(part.place for part in parts)))
        return _Part(place, truth, fixed)

    def _read(self, index: int) -> _Part:
        if index == self.turn:
            return _Part(NOW, False, True)
        if index == self.date:
            return _Part(DAY, False, True)
        self.kept.append(None)
        place = len(self.kept) - 1
        self.reads.append((place, index))
        return _Part(place, False, False)

    def _number(self, part: _Part) -> _Part:
        """A truth as 0 or 1."""
        if not part.truth:
            return part
        key = "number", part.place
        if key not in self.known:
            one = self._keep(1 if part.fixed else self.type(1))
            self.known[key] = self._do(operator.mul, part, one)
        return self.known[key]

    def _truth(self, part: _Part) -> _Part:
        """A number as a condition: 0 is no."""
        if part.truth:
            return part
        key = "truth", part.place
        if key not in self.known:
            self.known[key] = self._do(operator.ne, part, self._keep(0), truth=True)
        return self.known[key]

    def _numbers(self, trees: Iterable[ex.Expr]) -> list[_Part]:
        return [self._number(self.part(tree)) for tree in trees]

    def _truths(self, trees: Iterable[ex.Expr]) -> list[_Part]:
        return [self._truth(self.part(tree)) for tree in trees]

    # --- trees ---------------------------------------------------------------------------------

    def _made(self, tree: ex.Expr) -> _Part:
        match tree:
            case ex.Num(value):
                return self._keep(value)
            case ex.Cell(index):
                return self._read(index)
            case ex.Lookup(table, index):
                return self._looked_up(table, index)
            case ex.SupportOf(actor, draft):
                return self.part(self.reach.interests[actor, draft].support)
            case ex.PriceOf(actor, draft):
                return self._price(actor, draft)
            case ex.Negative(of):
                return self._do(operator.neg, self._number(self.part(of)))
            case ex.Arith("%", left, right):
                return self._rest(left, right)
            case ex.Arith(op, left, right):
                return self._do(_ARITH[op], *self._numbers((left, right)))
            case ex.Sum(items):
                return self._folded(operator.add, operator.add, self._numbers(items))
            case ex.Least(items):
                return self._folded(min, np.minimum, self._numbers(items))
            case ex.Greatest(items):
                return self._folded(max, np.maximum, self._numbers(items))
            case ex.Magnitude(of):
                return self._do(abs, self._number(self.part(of)))
            case ex.Either(when, yes, no):
                return self._either(when, yes, no)
            case ex.Not(of):
                inner = self._truth(self.part(of))
                return self._do(operator.not_ if inner.fixed else np.logical_not, inner, truth=True)
            case ex.And(items):
                return self._folded(_both, np.logical_and, self._truths(items), truth=True)
            case ex.Or(items):
                return self._folded(_one, np.logical_or, self._truths(items), truth=True)
            case ex.Compare(op, left, right):
                return self._do(_COMPARE[op], *self._numbers((left, right)), truth=True)
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

    def _folded(
        self,
        fixed: Callable[[Any, Any], Any],
        varied: Callable[[Any, Any], Any],
        parts: Sequence[_Part],
        *,
        truth: bool = False,
    ) -> _Part:
        """Parts joined one by one, those that are the same in all games first."""
        total, *rest = sorted(parts, key=lambda part: not part.fixed)
        for part in rest:
            join = fixed if total.fixed and part.fixed else varied
            total = self._do(join, total, part, truth=truth)
        return total

    def _rest(self, left: ex.Expr, right: ex.Expr) -> _Part:
        number, by = self._numbers((left, right))
        if number.fixed:
            return self._do(operator.mod, number, by)
        whole = self.part(ex.Arith("//", left, right))
        return self._do(operator.sub, number, self._do(operator.mul, whole, by))

    def _either(self, when: ex.Expr, yes: ex.Expr, no: ex.Expr) -> _Part:
        condition, first, second = self._truth(self.part(when)), self.part(yes), self.part(no)
        truth = first.truth and second.truth
        if not truth:
            first, second = self._number(first), self._number(second)
        if condition.fixed:
            return self._do(_chosen, condition, first, second, truth=truth)
        typed = np.bool_ if truth else self.type
        sides = [self._do(typed, side) if side.fixed else side for side in (first, second)]
        return self._do(np.where, condition, *sides, truth=truth)

    def _looked_up(self, table: tuple[int, ...], index: int) -> _Part:
        level = self.part(ex.Cell(index))
        if level.fixed or len(table) > STEPPED:
            listed = self._keep(table if level.fixed else np.array(table, self.type))
            return self._do(operator.getitem, listed, level)
        total = self._keep(table[0])
        for number, (before, after) in enumerate(pairwise(table), start=1):
            if before != after:
                reached = self._truth(self.part(ex.Compare(">=", ex.Cell(index), ex.Num(number))))
                more = self._do(operator.mul, reached, self._keep(self.type(after - before)))
                total = self._do(operator.add, more, total)
        return total

    def _price(self, actor: int, draft: int) -> _Part:
        def price(columns: Columns) -> Ints:
            counted: Ints = self.prices.count(columns, actor, draft).astype(self.type)
            return counted

        return self._do(price, _Part(COLUMNS, False, False))


def _both(one: bool, other: bool) -> bool:
    return one and other


def _one(one: bool, other: bool) -> bool:
    return one or other


def _chosen(when: bool, yes: Value, no: Value) -> Value:
    return yes if when else no
