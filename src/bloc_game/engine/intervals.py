"""What a closed formula can come to, over all values that its cells may have.

The bounds are sound: no state within the declared ranges gives a value outside them. They may be
wider than what is possible, so "open" means only that nothing was proven. A condition comes to
(0, 0) where it never holds, (1, 1) where it always does, and (0, 1) else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bloc_game.engine import expressions as ex

Interval = tuple[int, int]

SMALLEST, LARGEST = -(2**31), 2**31 - 1
NO_TERMS = 99  # the price where no terms suffice
NEVER, ALWAYS, OPEN = (0, 0), (1, 1), (0, 1)
# What holds on one side of an `and` narrows the cells read on the other. Below this many nested
# conditions that is left out: each level of it may double the work.
NARROWED_LEVELS = 6

_INVERSE: dict[ex.Comparison, ex.Comparison] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}
_TURNED: dict[ex.Comparison, ex.Comparison] = {
    "==": "==",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}


class Ranges(Protocol):
    """How far cells and supports reach."""

    def cell(self, index: int) -> Interval:
        """Lowest and highest value of a cell."""

    def support(self, actor: int, draft: int) -> Interval:
        """Lowest and highest support of an actor for a draft."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Ranges of which some cells are known to keep within less."""

    wide: Ranges
    narrow: dict[int, Interval]

    def cell(self, index: int) -> Interval:
        """As narrow as is known."""
        return self.narrow[index] if index in self.narrow else self.wide.cell(index)

    def support(self, actor: int, draft: int) -> Interval:
        """A support is not narrowed by what is known of single cells."""
        return self.wide.support(actor, draft)


def interval(expr: ex.Expr, ranges: Ranges, *, narrowing: bool = True) -> Interval:
    """Bounds of a closed formula.

    Without `narrowing`, what one part says of a cell is not held to be known in another: the bounds
    of all that the batch engine works out, which is both branches of an `if`.

    >>> class Percent:
    ...     def cell(self, index): return 0, 100
    ...     def support(self, actor, draft): return -50, 50
    >>> interval(ex.Arith("-", ex.Num(100), ex.Cell(0)), Percent())
    (0, 100)
    >>> interval(ex.Compare(">", ex.Cell(0), ex.Num(100)), Percent())
    (0, 0)
    """
    return _interval(expr, ranges, NARROWED_LEVELS if narrowing else 0)


_DECLARED = ex.Num | ex.Cell | ex.Lookup | ex.PriceOf  # their own bounds are known to fit


def fits(expr: ex.Expr, ranges: Ranges) -> bool:
    """Whether a closed formula, and every part of it, keeps within 32 bits with its sign.

    Nothing is narrowed here: the batch engine works out both branches of an `if`.
    """
    waiting = [expr]
    while waiting:
        one = waiting.pop()
        low, high = interval(one, ranges, narrowing=False)
        if not SMALLEST <= low <= high <= LARGEST:
            return False
        waiting += [part for part in parts(one) if not isinstance(part, _DECLARED)]
    return True


def parts(expr: ex.Expr) -> tuple[ex.Expr, ...]:
    """The formulas directly below one."""
    match expr:
        case ex.Negative(of) | ex.Magnitude(of) | ex.Not(of):
            return (of,)
        case ex.Arith(_, left, right) | ex.Compare(_, left, right):
            return left, right
        case ex.Either(when, yes, no):
            return when, yes, no
        case ex.Sum(items) | ex.Least(items) | ex.Greatest(items) | ex.And(items) | ex.Or(items):
            return items
        case _:
            return ()


def _interval(expr: ex.Expr, ranges: Ranges, levels: int) -> Interval:
    again: Callable[[ex.Expr], Interval] = partial(_interval, ranges=ranges, levels=levels)
    match expr:
        case ex.Num(value):
            return value, value
        case ex.Cell(index):
            return ranges.cell(index)
        case ex.Lookup(table, index):
            return _looked_up(table, ranges.cell(index))
        case ex.SupportOf(actor, draft):
            return ranges.support(actor, draft)
        case ex.PriceOf():
            return 0, NO_TERMS
        case ex.Compare(op, left, right):
            return _compared(op, again(left), again(right))
        case ex.Not(of):
            low, high = _truth(again(of))
            return 1 - high, 1 - low
        case ex.And(items):
            return _all_hold(items, ranges, levels)
        case ex.Or(items):
            low, high = _all_hold(tuple(negated(item) for item in items), ranges, levels)
            return 1 - high, 1 - low
        case ex.Either(when, yes, no):
            return _either(when, yes, no, ranges, levels)
        case _:
            return _reckoned(expr, again)


def _looked_up(table: tuple[int, ...], cell: Interval) -> Interval:
    values = table[max(cell[0], 0) : cell[1] + 1] or table
    return min(values), max(values)


# --- arithmetic ----------------------------------------------------------------------------------


def _reckoned(expr: ex.Expr, again: Callable[[ex.Expr], Interval]) -> Interval:
    match expr:
        case ex.Negative(of):
            low, high = again(of)
            return -high, -low
        case ex.Magnitude(of):
            low, high = again(of)
            return max(low, -high, 0), max(-low, high)
        case ex.Sum(items):
            return _apart(sum, map(again, items))
        case ex.Least(items):
            return _apart(min, map(again, items))
        case ex.Greatest(items):
            return _apart(max, map(again, items))
        case ex.Arith(op, left, right):
            return _arithmetic(op, again(left), again(right))
        case _:
            raise TypeError(f"{type(expr).__name__} has no bounds before it is closed")


def _apart(join: Callable[[Iterable[int]], int], bounds: Iterable[Interval]) -> Interval:
    """Lowest ends joined, and highest: right for what grows with each of its parts."""
    lows, highs = zip(*bounds, strict=True)
    return join(lows), join(highs)


def _arithmetic(op: ex.Operation, left: Interval, right: Interval) -> Interval:
    match op:
        case "+":
            return left[0] + right[0], left[1] + right[1]
        case "-":
            return left[0] - right[1], left[1] - right[0]
        case "*":
            corners = [one * other for one in left for other in right]
            return min(corners), max(corners)
        case _:
            divisor, same = right
            if divisor != same or divisor <= 0:
                raise ValueError(f"`{op}` only by a positive literal, not by {right}")
            if op == "//":
                return left[0] // divisor, left[1] // divisor
            if left[0] // divisor == left[1] // divisor:
                return left[0] % divisor, left[1] % divisor
            return 0, divisor - 1


# --- conditions ----------------------------------------------------------------------------------


def _truth(bounds: Interval) -> Interval:
    """A number as a condition: 0 is no, all else is yes."""
    if bounds == (0, 0):
        return NEVER
    return OPEN if bounds[0] <= 0 <= bounds[1] else ALWAYS


def _compared(op: ex.Comparison, left: Interval, right: Interval) -> Interval:
    match op:
        case "==":
            if left[1] < right[0] or right[1] < left[0]:
                return NEVER
            return ALWAYS if left[0] == left[1] == right[0] == right[1] else OPEN
        case "<":
            if left[0] >= right[1]:
                return NEVER
            return ALWAYS if left[1] < right[0] else OPEN
        case ">":
            return _compared("<", right, left)
        case _:
            low, high = _compared(_INVERSE[op], left, right)
            return 1 - high, 1 - low


def negated(expr: ex.Expr) -> ex.Expr:
    """The opposite of a condition, with `not` moved inwards as far as it goes."""
    match expr:
        case ex.Not(of):
            return of
        case ex.Compare(op, left, right):
            return ex.Compare(_INVERSE[op], left, right)
        case ex.And(items):
            return ex.Or(tuple(negated(item) for item in items))
        case ex.Or(items):
            return ex.And(tuple(negated(item) for item in items))
        case _:
            return ex.Not(expr)


def _all_hold(items: tuple[ex.Expr, ...], ranges: Ranges, levels: int) -> Interval:
    bounds = [_truth(_interval(item, ranges, max(levels - 1, 0))) for item in items]
    if all(one == ALWAYS for one in bounds):
        return ALWAYS
    if NEVER in bounds:
        return NEVER
    if levels == 0:
        return OPEN
    within = _where(items, ranges)
    if within is None:
        return NEVER
    if within is ranges:
        return OPEN
    narrower = (_truth(_interval(item, within, levels - 1)) for item in items)
    return NEVER if NEVER in narrower else OPEN


def _either(when: ex.Expr, yes: ex.Expr, no: ex.Expr, ranges: Ranges, levels: int) -> Interval:
    below = max(levels - 1, 0)
    holds = _truth(_interval(when, ranges, below))
    branches: list[Interval] = []
    for branch, condition, ruled_out in ((yes, when, NEVER), (no, negated(when), ALWAYS)):
        within = _where((condition,), ranges) if levels else ranges
        if holds != ruled_out and within is not None:
            branches.append(_interval(branch, within, below))
    return min(low for low, _ in branches), max(high for _, high in branches)


def _where(items: Iterable[ex.Expr], ranges: Ranges) -> Ranges | None:
    """The ranges where all items hold, as far as single cells show it; None where nowhere."""
    narrow: dict[int, Interval] = {}
    for item in _conjuncts(items):
        bound = _bound(item)
        if bound is None:
            continue
        index, op, value = bound
        low, high = narrow.get(index) or ranges.cell(index)
        narrow[index] = low, high = _narrow(op, value, low, high)
        if low > high:
            return None
    return Narrowed(ranges, narrow) if narrow else ranges


def _conjuncts(items: Iterable[ex.Expr]) -> Iterable[ex.Expr]:
    for item in items:
        match item:
            case ex.And(inner):
                yield from _conjuncts(inner)
            case ex.Not(ex.Or(inner)):
                yield from _conjuncts(negated(one) for one in inner)
            case ex.Not(ex.Not(of)):
                yield from _conjuncts((of,))
            case ex.Not(ex.Compare() as comparison):
                yield negated(comparison)
            case _:
                yield item


def _bound(item: ex.Expr) -> tuple[int, ex.Comparison, int] | None:
    """A condition on a single cell, as cell, sign and number."""
    match item:
        case ex.Cell(index):
            return index, "!=", 0
        case ex.Not(ex.Cell(index)):
            return index, "==", 0
        case ex.Compare(op, ex.Cell(index), ex.Num(value)):
            return index, op, value
        case ex.Compare(op, ex.Num(value), ex.Cell(index)):
            return index, _TURNED[op], value
        case _:
            return None


def _narrow(op: ex.Comparison, value: int, low: int, high: int) -> Interval:
    """What is left of a range where the sign holds; its ends crossed where nothing is."""
    match op:
        case "==":
            return max(low, value), min(high, value)
        case "!=":
            return low + (low == value), high - (high == value)
        case "<":
            return low, min(high, value - 1)
        case "<=":
            return low, min(high, value)
        case ">":
            return max(low, value + 1), high
        case ">=":
            return max(low, value), high
