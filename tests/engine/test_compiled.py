"""Closed trees as functions: what runs has the value that the tree says, and can reach nothing."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import Bargaining, Interest, Text
from bloc_game.engine.compiled import Formula, Writer, function_of
from bloc_game.engine.grounding import World, close
from bloc_game.engine.layout import Entry, lay_out

NOBODY = Bargaining([], {})
CELLS = 4
COMPARE: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
REPEAT: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


def meant(tree: ex.Expr, cells: Sequence[int]) -> int:
    """The value of a closed tree, worked out by reading it."""
    match tree:
        case ex.Num(value):
            return value
        case ex.Cell(index):
            return cells[index]
        case ex.Lookup(table, index):
            return table[cells[index]]
        case ex.Negative(of):
            return -meant(of, cells)
        case ex.Magnitude(of):
            return abs(meant(of, cells))
        case ex.Not(of):
            return int(not meant(of, cells))
        case ex.Arith(op, left, right):
            return REPEAT[op](meant(left, cells), meant(right, cells))
        case ex.Compare(op, left, right):
            return int(COMPARE[op](meant(left, cells), meant(right, cells)))
        case ex.Sum(items):
            return sum(meant(item, cells) for item in items)
        case ex.Least(items):
            return min(meant(item, cells) for item in items)
        case ex.Greatest(items):
            return max(meant(item, cells) for item in items)
        case ex.And(items):
            return int(all(meant(item, cells) for item in items))
        case ex.Or(items):
            return int(any(meant(item, cells) for item in items))
        case ex.Either(when, yes, no):
            return meant(yes if meant(when, cells) else no, cells)
        case _:
            raise AssertionError(f"{tree} is not closed")


small = st.integers(-9, 9)
numbers: st.SearchStrategy[ex.Expr] = st.deferred(
    lambda: st.one_of(
        st.builds(ex.Num, small),
        st.builds(ex.Cell, st.integers(0, CELLS - 1)),
        st.builds(ex.Lookup, st.tuples(*[small] * 4), st.integers(0, CELLS - 1)),
        st.builds(ex.Negative, numbers),
        st.builds(ex.Magnitude, numbers),
        st.builds(ex.Arith, st.sampled_from(["+", "-", "*"]), numbers, numbers),
        st.builds(
            ex.Arith, st.sampled_from(["//", "%"]), numbers, st.builds(ex.Num, st.integers(1, 9))
        ),
        st.builds(ex.Sum, two_of(numbers)),
        st.builds(ex.Least, two_of(numbers)),
        st.builds(ex.Greatest, two_of(numbers)),
        st.builds(ex.Either, conditions, numbers, numbers),
    )
)
conditions: st.SearchStrategy[ex.Expr] = st.deferred(
    lambda: st.one_of(
        st.builds(ex.Num, st.integers(0, 1)),
        st.builds(ex.Compare, st.sampled_from(sorted(COMPARE)), numbers, numbers),
        st.builds(ex.Not, conditions),
        st.builds(ex.And, two_of(conditions)),
        st.builds(ex.Or, two_of(conditions)),
    )
)
rows = st.lists(st.integers(0, 3), min_size=CELLS, max_size=CELLS)


def two_of(trees: st.SearchStrategy[ex.Expr]) -> st.SearchStrategy[tuple[ex.Expr, ...]]:
    return st.lists(trees, min_size=2, max_size=3).map(tuple)


WORLD = World(
    layout=lay_out([Entry("track", (str(n),), 0, 3, 0) for n in range(CELLS)]),
    actors={},
    drafts={},
    sets={},
    levels={},
    options={},
    draft_bodies={},
    red_lines={},
    thresholds={},
    secrets_of={},
    endings={},
)


@given(st.one_of(numbers, conditions), rows)
def test_a_function_has_the_value_that_its_tree_says(tree: ex.Expr, cells: list[int]) -> None:
    assert function_of(tree, NOBODY)(cells) == meant(tree, cells)


@given(st.one_of(numbers, conditions), rows)
def test_closing_a_tree_changes_its_length_and_not_its_value(
    tree: ex.Expr, cells: list[int]
) -> None:
    assert meant(close(WORLD, tree, {}), cells) == meant(tree, cells)


def test_what_is_known_is_worked_out_when_a_tree_is_closed() -> None:
    cell = ex.Cell(0)
    assert close(WORLD, ex.And((ex.Num(1), cell)), {}) == cell
    assert close(WORLD, ex.Or((ex.Num(1), cell)), {}) == ex.Num(1)
    assert close(WORLD, ex.Sum((ex.Num(2), cell, ex.Num(3))), {}) == ex.Sum((cell, ex.Num(5)))
    assert (
        close(WORLD, ex.Either(ex.Same(ex.Elem("a"), ex.Var("x")), cell, ex.Num(1)), {"x": "a"})
        == cell
    )
    fixed = ex.Compare("<", ex.Num(1), ex.Arith("*", ex.Num(2), ex.Num(3)))
    assert close(WORLD, fixed, {}) == ex.Num(1)


def test_division_rounds_down_for_numbers_below_0() -> None:
    half = ex.Arith("//", ex.Cell(0), ex.Num(10))
    assert [function_of(half, NOBODY)([n]) for n in (-11, -1, 0, 9)] == [-2, -1, 0, 0]


def test_a_formula_is_asked_with_the_cells() -> None:
    assert Formula(ex.Num(7), NOBODY).run(()) == 7
    assert Formula(ex.Cell(1), NOBODY).run((3, 4)) == 4


def test_support_and_price_are_asked_of_the_bargain() -> None:
    interest = Interest(ex.Sum((ex.Lookup((-4, 6), 0), ex.Num(-1))), ())
    bargain = Bargaining([Text((0,), (2,), 0)], {(0, 0): interest})
    asked = ex.Sum((ex.SupportOf(0, 0), ex.Arith("*", ex.PriceOf(0, 0), ex.Num(100))))
    assert function_of(asked, bargain)([0]) == -5 + 100 * 1
    assert function_of(asked, bargain)([1]) == 5 + 0


def test_a_tree_that_is_still_open_is_not_run() -> None:
    with pytest.raises(TypeError, match="still open"):
        function_of(ex.Sum((ex.Read("tension"), ex.Num(1))), NOBODY)


def test_what_runs_reaches_none_of_pythons_own_functions() -> None:
    writer = Writer(NOBODY)
    assert writer.names["__builtins__"] == {}
    assert set(writer.names) - {"__builtins__"} == {"min", "max", "abs", "int"}
    run = function_of(ex.Sum((ex.Cell(0), ex.Num(1))), NOBODY)
    names = cast(dict[str, object], run.__globals__)
    assert names["__builtins__"] == {}
