"""What must hold before a move can be sealed, and which of a seat's rows are open.

A row's grounds are closed trees. `legality.row_blockers` asks them one by one, to say why a move is
barred; a `Menu` makes those of all rows that a seat has on a turn into one function, because every
policy asks for all of them at every move.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress
from typing import Literal

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Order
from bloc_game.engine.compiled import Writer, load
from bloc_game.engine.game import Draft, Game, Row
from bloc_game.engine.grounding import YES
from bloc_game.engine.state import HOLD

BYTE = 8


@dataclass(frozen=True, slots=True)
class Affordable:
    """A purse must hold this much."""

    cost: ex.Expr


Places = dict[tuple[ex.Expr | Affordable, ...], int]


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that must hold of a draft's text, and the reason where it does not."""

    reason: Literal["draft_closed", "text_fixed", "level_stands"]
    about: str
    holds: ex.Expr


def lies_open(draft: Draft) -> ex.Expr:
    """Whether a draft lies on the table and is not yet in effect."""
    return ex.And((ex.Cell(draft.on_table), ex.Not(ex.Cell(draft.effective))))


def text_grounds(game: Game, row: Row) -> Iterator[Ground]:
    """What must hold of the text that a move is about; the first that fails is the reason."""
    if row.draft is None:
        return
    draft = game.drafts[row.draft]
    yield Ground("draft_closed", draft.id, lies_open(draft))
    if row.level is None or row.clause is None:
        return
    if draft.body is not None:
        yield Ground("text_fixed", draft.id, ex.Not(ex.Cell(draft.adopted[draft.body])))
    clause = draft.clauses[row.clause]
    changes = ex.Compare("!=", ex.Cell(clause.place), ex.Num(row.level))
    yield Ground("level_stands", clause.id, changes)


def same_matter(row: Row, sealed: Row) -> bool:
    """Whether a row says again, or otherwise, what has been sealed already."""
    if row is sealed:
        return True
    if row.level is None or row.move is not sealed.move:
        return False
    return (row.draft, row.clause) == (sealed.draft, sealed.clause)


class Menu:
    """The rows of one seat on one turn.

    A set of them is one long number with a byte for each, 1 where the row belongs to it.
    """

    def __init__(self, game: Game, rows: Sequence[int]) -> None:
        self.game = game
        self.rows = [game.rows[number] for number in rows]
        self.orders = [row.order for row in self.rows]
        self._left: dict[int, int] = {}

    def open_orders(self, cells: Sequence[int], has: int, sealed: Sequence[int]) -> Iterator[Order]:
        """The orders that can be given, in declared order, by one who has so much to spend."""
        found = self._find(cells, has)
        for number in sealed:
            if number != HOLD:
                found &= self._left_beside(number)
        return compress(self.orders, found.to_bytes(len(self.orders), "little"))

    def _left_beside(self, sealed: int) -> int:
        """The rows that may still be sealed where this one is."""
        if sealed not in self._left:
            own = self.game.rows[sealed]
            self._left[sealed] = sum(
                1 << BYTE * place
                for place, row in enumerate(self.rows)
                if not same_matter(row, own)
            )
        return self._left[sealed]

    @cached_property
    def _find(self) -> Callable[[Sequence[int], int], int]:
        """The open rows, by the cells and what there is to spend."""
        rows: Places = {}
        for place, row in enumerate(self.rows):
            grounds = self._grounds(row)
            rows[grounds] = rows.get(grounds, 0) | 1 << BYTE * place
        writer = Writer(self.game.bargain)
        nothing = ast.Assign([ast.Name("found", ast.Store())], ast.Constant(0))
        body = [nothing, *_nested(writer, rows), ast.Return(load("found"))]
        return writer.define(body, "c", "has")

    def _grounds(self, row: Row) -> tuple[ex.Expr | Affordable, ...]:
        """All that must hold, what many rows have in common first."""
        text = [ground.holds for ground in text_grounds(self.game, row)]
        # one in debt can spend nothing, which is still enough for what costs nothing
        price = YES if row.cost.tree == ex.Num(0) else Affordable(row.cost.tree)
        grounds = (*text[:2], price, row.when.tree, *text[2:])
        return tuple(ground for ground in grounds if ground != YES)


def _nested(writer: Writer, rows: Places) -> list[ast.stmt]:
    """Code that adds the rows whose grounds hold; what several share is asked once."""
    code: list[ast.stmt] = []
    below: dict[ex.Expr | Affordable, Places] = {}
    for grounds, places in rows.items():
        if grounds:
            below.setdefault(grounds[0], {})[grounds[1:]] = places
        else:
            more = ast.Name("found", ast.Store())
            code.append(ast.AugAssign(more, ast.BitOr(), ast.Constant(places)))
    for ground, inner in below.items():
        test = _test(writer, ground)
        trees = (one for one in chain.from_iterable(inner) if not isinstance(one, Affordable))
        with writer.at_hand(trees) as first:
            code.append(ast.If(test, [*first, *_nested(writer, inner)], []))
    return code


def _test(writer: Writer, ground: ex.Expr | Affordable) -> ast.expr:
    if isinstance(ground, Affordable):
        return ast.Compare(writer.expression(ground.cost), [ast.LtE()], [load("has")])
    return writer.expression(ground)
