"""Bounds of closed formulas: never too narrow, and exact where authors count on it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.engine.expressions import (
    And,
    Arith,
    Cell,
    Compare,
    Comparison,
    Either,
    Expr,
    Greatest,
    Least,
    Lookup,
    Magnitude,
    Negative,
    Not,
    Num,
    Or,
    PriceOf,
    Read,
    Sum,
    SupportOf,
)
from bloc_game.engine.intervals import ALWAYS, NEVER, OPEN, fits, interval, parts
from tests.engine.language_scope import value

SIGNS: tuple[Comparison, ...] = ("==", "!=", "<", "<=", ">", ">=")
CELLS = ((-2, 3), (0, 2), (0, 1), (1, 1))  # few values, so that all can be tried
SUPPORT = (-1, 1)
TENSION = Cell(0)


@dataclass(frozen=True)
class Given:
    """Ranges as a scenario declares them."""

    cells: tuple[tuple[int, int], ...] = CELLS
    supports: tuple[int, int] = SUPPORT

    def cell(self, index: int) -> tuple[int, int]:
        return self.cells[index]

    def support(self, actor: int, draft: int) -> tuple[int, int]:
        return self.supports


PERCENT = Given(cells=((0, 100), (0, 100)))


def values(tree: Expr) -> set[int]:
    """Everything a tree can come to, by trying all."""
    found = set()
    spans = (range(low, high + 1) for low, high in (*CELLS, SUPPORT, (0, 2)))
    for *cells, support, price in product(*spans):

        def leaf(
            part: Expr, cells: list[int] = cells, both: tuple[int, int] = (support, price)
        ) -> int:
            match part:
                case Cell(index):
                    return cells[index]
                case Lookup(table, index):
                    return table[cells[index]]
                case SupportOf():
                    return both[0]
                case _:
                    return both[1]

        found.add(value(tree, leaf))
    return found


numbers_small = st.integers(-4, 4)
leaves: st.SearchStrategy[Expr] = st.one_of(
    numbers_small.map(Num),
    st.integers(0, len(CELLS) - 1).map(Cell),
    st.tuples(st.tuples(numbers_small, numbers_small, numbers_small), st.integers(1, 3)).map(
        lambda pair: Lookup(*pair)
    ),
    st.just(SupportOf(0, 0)),
    st.just(PriceOf(0, 0)),
)
signs = st.sampled_from(SIGNS)


def larger(part: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    two = st.tuples(part, part)
    some = st.lists(part, min_size=1, max_size=3).map(tuple)
    divisor = st.integers(1, 3).map(Num)
    return st.one_of(
        st.builds(Negative, part),
        st.builds(Magnitude, part),
        st.builds(Not, part),
        st.builds(Arith, st.sampled_from(["+", "-", "*"]), part, part),
        st.builds(Arith, st.sampled_from(["//", "%"]), part, divisor),
        st.builds(Compare, signs, part, part),
        st.builds(Compare, signs, st.integers(0, 3).map(Cell), numbers_small.map(Num)),
        st.builds(Either, part, part, part),
        two.map(And),
        two.map(Or),
        some.map(Sum),
        some.map(Least),
        some.map(Greatest),
        some.map(And),
        some.map(Or),
    )


trees = st.recursive(leaves, larger, max_leaves=10)


@settings(max_examples=300)
@given(trees)
def test_no_value_lies_outside_the_bounds(tree: Expr) -> None:
    low, high = interval(tree, Given())
    found = values(tree)
    assert low <= min(found)
    assert max(found) <= high


@given(trees.filter(lambda tree: isinstance(tree, Compare | And | Or | Not)))
def test_a_condition_is_never_always_or_open_and_nothing_else(tree: Expr) -> None:
    assert interval(tree, Given()) in (NEVER, ALWAYS, OPEN)


def _always(number: int, _: Expr) -> int:
    return number


some_cells, some_numbers = st.integers(0, 2).map(Cell), numbers_small.map(Num)
bounds_of_cells = st.builds(Compare, signs, some_cells, some_numbers) | st.builds(
    Compare, signs, some_numbers, some_cells
)
conditions: st.SearchStrategy[Expr] = st.recursive(
    bounds_of_cells,
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=4).map(tuple).map(And),
        st.lists(part, min_size=1, max_size=4).map(tuple).map(Or),
        part.map(Not),
        st.builds(Either, part, part, part),
    ),
    max_leaves=8,
)


@settings(max_examples=500)
@given(conditions)
def test_what_is_said_of_a_condition_is_true_of_all_values(tree: Expr) -> None:
    low, high = interval(tree, Given())
    found = values(tree)
    assert low <= min(found)
    assert max(found) <= high


ordered = bounds_of_cells.filter(lambda bound: bound.op != "!=")


@settings(max_examples=500)
@given(st.lists(ordered, min_size=1, max_size=4).map(tuple))
def test_bounds_of_cells_joined_by_and_are_decided_exactly(items: tuple[Expr, ...]) -> None:
    found = values(And(items))
    assert interval(And(items), Given()) == (min(found), max(found))


falling_short = bounds_of_cells.filter(lambda bound: bound.op != "==")


@settings(max_examples=500)
@given(st.lists(falling_short, min_size=1, max_size=4).map(tuple))
def test_bounds_of_cells_joined_by_or_are_decided_exactly(items: tuple[Expr, ...]) -> None:
    found = values(Or(items))
    assert interval(Or(items), Given()) == (min(found), max(found))


@pytest.mark.parametrize("op", SIGNS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_cell_beside_a_number_is_decided_exactly(op: Comparison, turned: bool) -> None:
    for low, high in ((-2, 3), (0, 0), (0, 1)):
        ranges = Given(cells=((low, high),))
        for number in range(low - 2, high + 3):
            sides = (Num(number), TENSION) if turned else (TENSION, Num(number))
            tree = Compare(op, *sides)
            found = {value(tree, partial(_always, now)) for now in range(low, high + 1)}
            assert interval(tree, ranges) == (min(found), max(found))


@pytest.mark.parametrize(
    ("tree", "bounds"),
    [
        (Num(7), (7, 7)),
        (TENSION, (0, 100)),
        (Negative(TENSION), (-100, 0)),
        (Magnitude(Arith("-", TENSION, Num(30))), (0, 70)),
        (Arith("-", TENSION, Cell(1)), (-100, 100)),
        (Arith("*", Arith("-", TENSION, Num(50)), Num(-3)), (-150, 150)),
        (Arith("//", Negative(TENSION), Num(3)), (-34, 0)),
        (Arith("%", TENSION, Num(7)), (0, 6)),
        (Arith("%", Num(-1), Num(7)), (6, 6)),
        (Sum((TENSION, Cell(1), Num(1))), (1, 201)),
        (Greatest((Num(10), Least((TENSION, Num(20))))), (10, 20)),
        (Either(Compare(">", TENSION, Num(100)), Num(5), Num(1)), (1, 1)),
        (Either(Compare(">", TENSION, Num(40)), TENSION, Num(41)), (41, 100)),
        (Either(Compare(">", TENSION, Num(40)), Num(40), TENSION), (0, 40)),
    ],
)
def test_arithmetic_is_followed_exactly(tree: Expr, bounds: tuple[int, int]) -> None:
    assert interval(tree, PERCENT) == bounds


def test_a_lookup_keeps_to_the_values_its_cell_can_have() -> None:
    table = (5, -9, 0, 70)
    assert interval(Lookup(table, 0), Given(cells=((0, 3),))) == (-9, 70)
    assert interval(Lookup(table, 0), Given(cells=((0, 2),))) == (-9, 5)
    narrowed = And((Compare("<=", TENSION, Num(1)), Compare(">", Lookup(table, 0), Num(5))))
    assert interval(narrowed, Given(cells=((0, 3),))) == NEVER


def test_a_price_is_a_count_of_clauses_or_no_terms() -> None:
    assert interval(PriceOf(0, 0), PERCENT) == (0, 99)


def over(number: int, cell: int = 0) -> Expr:
    return Compare(">", Cell(cell), Num(number))


def under(number: int, cell: int = 0) -> Expr:
    return Compare("<", Cell(cell), Num(number))


@pytest.mark.parametrize(
    "tree",
    [
        And((over(80), under(20))),
        And((over(80), over(3, cell=1), under(81))),
        And((over(50), And((over(2, cell=1), under(50))))),
        And((over(80), Not(over(70)))),
        And((Compare("==", TENSION, Num(3)), Compare("!=", TENSION, Num(3)))),
        And((over(98), Compare("!=", TENSION, Num(99)), Compare("!=", Num(100), TENSION))),
        And((over(80), Compare(">", Num(20), TENSION))),
        And((over(80), Or((under(20), over(100))))),
        And((over(80), Not(Or((over(70), over(3, cell=1)))))),
        Not(Or((over(10), under(11)))),
        Not(Not(And((over(80), under(20))))),
        And((over(60), Compare("<", Arith("*", TENSION, Num(2)), Num(100)))),
        And((TENSION, Not(TENSION))),
        Either(over(50), And((under(20), over(1, cell=1))), And((over(60), over(1, cell=1)))),
    ],
)
def test_bounds_of_one_cell_that_shut_each_other_out_never_hold(tree: Expr) -> None:
    assert interval(tree, PERCENT) == NEVER
    assert interval(Not(tree), PERCENT) == ALWAYS


@pytest.mark.parametrize(
    "tree",
    [
        Or((over(20), under(80))),
        Or((over(20), Not(over(20)))),
        Or((over(50), Or((under(50), Compare("==", TENSION, Num(50)))))),
        Or((TENSION, Not(TENSION))),
        And((Compare(">=", TENSION, Num(0)), Compare("<=", TENSION, Num(100)))),
    ],
)
def test_bounds_of_one_cell_that_leave_nothing_out_always_hold(tree: Expr) -> None:
    assert interval(tree, PERCENT) == ALWAYS


@pytest.mark.parametrize(
    "tree",
    [
        And((over(20), under(80))),
        And((over(80), under(20, cell=1))),
        Or((over(80), under(20))),
        And((over(98), Compare("!=", TENSION, Num(99)))),
        over(99),
        Compare("==", TENSION, Cell(1)),
    ],
)
def test_what_may_or_may_not_hold_stays_open(tree: Expr) -> None:
    assert interval(tree, PERCENT) == OPEN


# --- thirty-two bits ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tree", "fit"),
    [
        (Num(2**31 - 1), True),
        (Num(2**31), False),
        (Num(-(2**31)), True),
        (Num(-(2**31) - 1), False),
        (Arith("*", Arith("*", TENSION, Num(1_000_000)), Num(21)), True),
        (Arith("*", Arith("*", TENSION, Num(1_000_000)), Num(22)), False),
    ],
)
def test_a_number_fits_where_it_has_thirty_two_bits(tree: Expr, fit: bool) -> None:
    assert fits(tree, PERCENT) is fit


HUGE = Arith("*", Arith("*", TENSION, Num(1_000_000)), Num(1_000_000))


@pytest.mark.parametrize(
    "tree",
    [
        Arith("//", Arith("//", HUGE, Num(1_000_000)), Num(1_000_000)),
        Least((HUGE, Num(3))),
        Negative(Least((HUGE, Num(3)))),
        Magnitude(Arith("%", HUGE, Num(3))),
        Compare(">", HUGE, Num(3)),
        And((over(3), Compare(">", HUGE, Num(3)))),
        Or((over(3), Compare(">", Num(3), HUGE))),
        Not(Compare(">", HUGE, Num(3))),
        Greatest((Num(1), Least((Sum((HUGE, Num(1))), Num(3))))),
        Either(over(3), Num(1), Arith("%", HUGE, Num(5))),
        Either(over(100), Arith("%", HUGE, Num(5)), Num(1)),
        Either(Compare(">", HUGE, Num(3)), Num(1), Num(2)),
    ],
)
def test_every_part_must_fit_even_one_that_is_made_small_again_or_never_used(tree: Expr) -> None:
    low, high = interval(tree, PERCENT)
    assert -100 <= low <= high <= 100
    assert not fits(tree, PERCENT)


@given(trees)
def test_what_fits_fits_in_all_its_parts(tree: Expr) -> None:
    assert fits(tree, Given())
    assert all(fits(part, Given()) for part in parts(tree))


# --- what must not be asked, and how long it may take --------------------------------------------


def test_an_open_tree_has_no_bounds() -> None:
    with pytest.raises(TypeError, match="Read"):
        interval(Read("tension"), PERCENT)


def test_only_a_positive_literal_divides() -> None:
    for divisor in (TENSION, Num(0), Num(-2)):
        with pytest.raises(ValueError, match="positive literal"):
            interval(Arith("//", TENSION, divisor), PERCENT)


def test_conditions_nested_as_deep_as_the_language_allows_take_no_time() -> None:
    tree: Expr = Compare("<", TENSION, Cell(1))
    for depth in range(40):  # every level narrows its cell, which may double the work below it
        first = Compare("!=", TENSION, Num(0 if depth % 2 == 0 else 100))
        tree = (And, Or)[depth % 2]((first, tree))
    began = time.perf_counter()
    assert interval(tree, PERCENT) == OPEN
    assert fits(tree, PERCENT)
    assert time.perf_counter() - began < 2
