"""Which rows of a list are open, asked of all of them at once.

A seat has a few dozen rows on a turn, and every policy asks for all of them at every move. Their
conditions are made into one function here. It must agree with `legality.row_blockers`, which says
of a single row why it is barred; a property test holds the two together.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from bloc_game.engine import expressions as ex
from bloc_game.engine.compiled import Writer, cell, load
from bloc_game.engine.game import Draft, Game, Row

Finder = Callable[[Sequence[int], int], list[Row]]


def finder(game: Game, rows: Sequence[int]) -> Finder:
    """The open ones of these rows, in their order, for the cells and what the purse holds.

    What a seat has sealed already this turn is left to the caller.
    """
    writer = Writer(game.bargain)
    drafts = dict.fromkeys(game.rows[n].draft for n in rows)
    body: list[ast.stmt] = [
        ast.Assign(
            [ast.Tuple([ast.Name("c", ast.Store()), ast.Name("has", ast.Store())], ast.Store())],
            load("asked"),
        ),
        ast.Assign([ast.Name("found", ast.Store())], ast.List([], ast.Load())),
        ast.Assign(
            [ast.Name("add", ast.Store())], ast.Attribute(load("found"), "append", ast.Load())
        ),
    ]
    body += (_is_open(game.drafts[draft]) for draft in drafts if draft is not None)
    for number in rows:
        row = game.rows[number]
        keep: ast.stmt = ast.Expr(ast.Call(load("add"), [writer.constant(row)], []))
        tests = _tests(game, writer, row)
        for test in reversed(tests):
            keep = ast.If(test, [keep], [])
        body.append(keep)
    body.append(ast.Return(load("found")))
    run = writer.define("asked", body)
    return lambda cells, has: run((cells, has))


def _is_open(draft: Draft) -> ast.stmt:
    on_the_table = cell(draft.on_table)
    not_yet = ast.UnaryOp(ast.Not(), cell(draft.effective))
    both = ast.BoolOp(ast.And(), [on_the_table, not_yet])
    return ast.Assign([ast.Name(f"open_{draft.index}", ast.Store())], both)


def _tests(game: Game, writer: Writer, row: Row) -> list[ast.expr]:
    """The cheap ones first."""
    tests: list[ast.expr] = []
    if row.draft is not None:
        tests.append(load(f"open_{row.draft}"))
        if row.level is not None and row.clause is not None:
            tests += _text_tests(game.drafts[row.draft], row.clause, row.level)
    gives = row.move.gives.capital
    cost = row.cost.tree
    if isinstance(cost, ex.Num):
        price: ast.expr = ast.Constant(max(cost.value, 0) + gives)
    else:
        spent = ast.Call(load("max"), [writer.expression(cost), ast.Constant(0)], [])
        price = ast.BinOp(spent, ast.Add(), ast.Constant(gives))
    if not (isinstance(price, ast.Constant) and price.value == 0):
        # a seat in debt can still do what costs nothing
        free = ast.Compare(price, [ast.LtE()], [load("has")])
        tests.append(free)
    if row.when.tree != ex.Num(1):
        tests.append(writer.expression(row.when.tree))
    return tests


def _text_tests(draft: Draft, clause: int, level: int) -> list[ast.expr]:
    tests: list[ast.expr] = [
        ast.Compare(cell(draft.clauses[clause].place), [ast.NotEq()], [ast.Constant(level)])
    ]
    if draft.body is not None:
        tests.append(ast.UnaryOp(ast.Not(), cell(draft.adopted[draft.body])))
    return tests
