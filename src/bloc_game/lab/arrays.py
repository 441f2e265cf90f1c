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
from bloc_game.engine.bargaining import NO_TERMS, Interest
from bloc_game.engine.layout import Layout

Ints = NDArray[Any]
Value = Any  # an array with a number, or a truth, for each game; or one for all of them
Interests = Mapping[tuple[int, int], Interest]  # of an actor in a draft, by their numbers
NARROW, WIDE = np.int16, np.int32
MOST = np.iinfo(NARROW).max
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


class TooWide(Exception):
    """A part of a formula does not fit 16 bits."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part's value is kept, whether it is a truth, and whether it is one for all games."""

    place: int
    truth: bool
    fixed: bool
    most: int  # no value is farther from 0


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


def program(
    trees: Iterable[ex.Expr], layout: Layout, interests: Interests, prices: Prices
) -> Program:
    """Closed trees made ready to be worked out together."""
    wanted = tuple(trees)
    try:
        return _Builder(layout, interests, prices, wide=False).built(wanted)
    except TooWide:
        return _Builder(layout, interests, prices, wide=True).built(wanted)


class _Builder:
    """Writes trees as operations, each part once."""

    def __init__(self, layout: Layout, interests: Interests, prices: Prices, *, wide: bool) -> None:
        self.layout = layout
        self.interests = interests
        self.prices = prices
        self.wide = wide
        self.type: type[np.signedinteger[Any]] = WIDE if wide else NARROW
        self.turn = layout.at("turn")
        self.date = layout.at("date")
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
        return known

    def _keep(self, value: Value, most: int = 0) -> _Part:
        self.kept.append(value)
        return _Part(len(self.kept) - 1, False, True, most)

    def _do(self, step: Callable[..., Value], *parts: _Part, most: int | None = None) -> _Part:
        """One operation: a number that is never farther from 0 than `most`, or else a truth."""
        fixed = all(part.fixed for part in parts)
        if most is not None and most > MOST and not (fixed or self.wide):
            raise TooWide
        self.kept.append(None)
        place = len(self.kept) - 1
        self.steps.append((place, step, tuple(part.place for part in parts)))
        return _Part(place, most is None, fixed, most or 1)

    def _read(self, index: int) -> _Part:
        slot = self.layout.slots[index]
        most = max(-slot.low, slot.high)
        if index == self.turn:
            return _Part(NOW, False, True, most)
        if index == self.date:
            return _Part(DAY, False, True, most)
        if most > MOST and not self.wide:
            raise TooWide
        self.kept.append(None)
        place = len(self.kept) - 1
        self.reads.append((place, index))
        return _Part(place, False, False, most)

    def _number(self, part: _Part) -> _Part:
        """A truth as 0 or 1."""
        if not part.truth:
            return part
        key = "number", part.place
        if key not in self.known:
            one = self._keep(1 if part.fixed else self.type(1))
            self.known[key] = self._do(operator.mul, part, one, most=1)
        return self.known[key]

    def _truth(self, part: _Part) -> _Part:
        """A number as a condition: 0 is no."""
        if part.truth:
            return part
        key = "truth", part.place
        if key not in self.known:
            self.known[key] = self._do(operator.ne, part, self._keep(0))
        return self.known[key]

    def _numbers(self, trees: Iterable[ex.Expr]) -> list[_Part]:
        return [self._number(self.part(tree)) for tree in trees]

    def _truths(self, trees: Iterable[ex.Expr]) -> list[_Part]:
        return [self._truth(self.part(tree)) for tree in trees]

    # --- trees ---------------------------------------------------------------------------------

    def _made(self, tree: ex.Expr) -> _Part:
        match tree:
            case ex.Num(value):
                return self._keep(value, abs(value))
            case ex.Cell(index):
                return self._read(index)
            case ex.Lookup(table, index):
                return self._looked_up(table, index)
            case ex.SupportOf(actor, draft):
                return self.part(self.interests[actor, draft].support)
            case ex.PriceOf(actor, draft):
                return self._price(actor, draft)
            case ex.Negative(of):
                inner = self._number(self.part(of))
                return self._do(operator.neg, inner, most=inner.most)
            case ex.Arith("%", left, right):
                return self._rest(left, right)
            case ex.Arith(op, left, right):
                return self._reckoned(op, *self._numbers((left, right)))
            case ex.Sum(items):
                numbers = self._numbers(items)
                most = sum(part.most for part in numbers)
                return self._folded(operator.add, operator.add, numbers, most)
            case ex.Least(items):
                numbers = self._numbers(items)
                return self._folded(min, np.minimum, numbers, _most(numbers))
            case ex.Greatest(items):
                numbers = self._numbers(items)
                return self._folded(max, np.maximum, numbers, _most(numbers))
            case ex.Magnitude(of):
                inner = self._number(self.part(of))
                return self._do(abs, inner, most=inner.most)
            case ex.Either(when, yes, no):
                return self._either(when, yes, no)
            case ex.Not(of):
                inner = self._truth(self.part(of))
                return self._do(operator.not_ if inner.fixed else np.logical_not, inner)
            case ex.And(items):
                return self._folded(_both, np.logical_and, self._truths(items))
            case ex.Or(items):
                return self._folded(_one, np.logical_or, self._truths(items))
            case ex.Compare(op, left, right):
                return self._do(_COMPARE[op], *self._numbers((left, right)))
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
        most: int | None = None,
    ) -> _Part:
        """Parts joined one by one, those that are the same in all games first."""
        total, *rest = sorted(parts, key=lambda part: not part.fixed)
        for part in rest:
            join = fixed if total.fixed and part.fixed else varied
            total = self._do(join, total, part, most=most)
        return total

    def _reckoned(self, op: str, left: _Part, right: _Part) -> _Part:
        most = {
            "+": left.most + right.most,
            "-": left.most + right.most,
            "*": left.most * right.most,
        }.get(op, left.most)
        return self._do(_ARITH[op], left, right, most=most)

    def _rest(self, left: ex.Expr, right: ex.Expr) -> _Part:
        number, by = self._numbers((left, right))
        if number.fixed:
            return self._do(operator.mod, number, by, most=by.most)
        whole = self.part(ex.Arith("//", left, right))
        less = self._do(operator.mul, whole, by, most=number.most + by.most)
        return self._do(operator.sub, number, less, most=number.most + less.most)

    def _either(self, when: ex.Expr, yes: ex.Expr, no: ex.Expr) -> _Part:
        condition, first, second = self._truth(self.part(when)), self.part(yes), self.part(no)
        most: int | None = None
        if not (first.truth and second.truth):
            first, second = self._number(first), self._number(second)
            most = _most((first, second))
        if condition.fixed:
            return self._do(_chosen, condition, first, second, most=most)
        typed = np.bool_ if most is None else self.type
        sides = [
            self._do(typed, side, most=most) if side.fixed else side for side in (first, second)
        ]
        return self._do(np.where, condition, *sides, most=most)

    def _looked_up(self, table: tuple[int, ...], index: int) -> _Part:
        level, most = self.part(ex.Cell(index)), max(map(abs, table))
        if level.fixed or len(table) > STEPPED:
            listed = self._keep(table if level.fixed else np.array(table, self.type))
            return self._do(operator.getitem, listed, level, most=most)
        total = self._keep(table[0], most)
        for number, (before, after) in enumerate(pairwise(table), start=1):
            if before != after:
                reached = self._truth(self.part(ex.Compare(">=", ex.Cell(index), ex.Num(number))))
                step = self._keep(self.type(after - before))
                more = self._do(operator.mul, reached, step, most=2 * most)
                total = self._do(operator.add, more, total, most=3 * most)
        return total

    def _price(self, actor: int, draft: int) -> _Part:
        def price(columns: Columns) -> Ints:
            counted: Ints = self.prices.count(columns, actor, draft).astype(self.type)
            return counted

        return self._do(price, _Part(COLUMNS, False, False, 0), most=NO_TERMS)


def _most(parts: Sequence[_Part]) -> int:
    return max(part.most for part in parts)


def _both(one: bool, other: bool) -> bool:
    return one and other


def _one(one: bool, other: bool) -> bool:
    return one or other


def _chosen(when: bool, yes: Value, no: Value) -> Value:
    return yes if when else no
