"""A game's rules made ready for many games at once.

Everything here is made from the same closed trees as the plain engine's functions, when it is first
asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.effects import Branch, Closed, Effects, Finish, Move, Put
from bloc_game.engine.game import Draft, Game
from bloc_game.engine.grounding import total
from bloc_game.engine.intervals import parts
from bloc_game.engine.open_rows import lies_open
from bloc_game.lab.arrays import Columns, Program, Value, program
from bloc_game.lab.prices import PriceLists
from bloc_game.lab.table import Board, Some

Deed = Callable[[Board, Some | None], None]


class Rules:
    """What the rules of one game say, asked of many games at once."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.prices = PriceLists(self)
        self._programs: dict[tuple[ex.Expr, ...], Program] = {}
        self._single: dict[int, tuple[ex.Expr, Program]] = {}
        self._reads: dict[int, tuple[int, ...]] = {}
        self._numbers: dict[int, tuple[ex.Expr, int]] = {}
        self._equal: dict[ex.Expr, int] = {}
        self._laid: dict[int, ex.Expr] = {}
        self._bearing: dict[tuple[int, int, int], ex.Expr] = {}
        self._deeds: dict[int, tuple[Effects, tuple[Deed, ...], bool]] = {}

    # --- asking ----------------------------------------------------------------------------------

    def program(self, *trees: ex.Expr) -> Program:
        """Formulas made ready together."""
        known = self._programs.get(trees)
        if known is None:
            known = self._programs[trees] = program(
                trees, self.game.layout, self.game.bargain.interests, self.prices
            )
        return known

    def ask(self, tree: ex.Expr, table: Board, some: Some | None = None) -> Value:
        """The value of one formula in some games: an array, or one value for all."""
        if isinstance(tree, ex.Num):
            return tree.value
        return self.ask_of(tree, table, table.of(some))

    def ask_of(self, tree: ex.Expr, table: Board, columns: Columns) -> Value:
        """The value of one formula for columns."""
        known = self._single.get(id(tree))
        if known is None:  # the tree is kept with it, so the id stays its own
            known = self._single[id(tree)] = tree, self.program(tree)
        return known[1].run(columns, table.now, table.day)[0]

    def reads(self, tree: ex.Expr) -> tuple[int, ...]:
        """The cells on which a formula rests."""
        number = self.number(tree)
        known = self._reads.get(number)
        if known is None:
            known = self._reads[number] = tuple(sorted(set(self._cells(tree))))
        return known

    def number(self, tree: ex.Expr) -> int:
        """A number for a formula, the same for equal ones; found without looking at all of it."""
        known = self._numbers.get(id(tree))
        if known is None:  # the tree is kept with it, so the id stays its own
            number = self._equal.setdefault(tree, len(self._equal))
            known = self._numbers[id(tree)] = tree, number
        return known[1]

    def laid(self, draft: Draft) -> ex.Expr:
        """Whether a draft lies on the table and is not yet in effect."""
        if draft.index not in self._laid:
            self._laid[draft.index] = lies_open(draft)
        return self._laid[draft.index]

    def bearing(self, actor: int, draft: int, place: int) -> ex.Expr:
        """That part of an actor's support for a draft which rests on one cell."""
        key = actor, draft, place
        if key not in self._bearing:
            tree = self.game.bargain.interests[actor, draft].support
            items = tree.items if isinstance(tree, ex.Sum) else (tree,)
            self._bearing[key] = total(tuple(one for one in items if place in self.reads(one)))
        return self._bearing[key]

    def _cells(self, tree: ex.Expr) -> Iterator[int]:
        match tree:
            case ex.Cell(index) | ex.Lookup(_, index):
                yield index
            case ex.SupportOf(actor, draft) | ex.PriceOf(actor, draft):
                interest = self.game.bargain.interests[actor, draft]
                yield from self._cells(interest.support)
                yield from (place for place, _ in interest.red_lines)
                yield from self.game.bargain.texts[draft].places
            case _:
                for part in parts(tree):
                    yield from self._cells(part)

    def holds(self, tree: ex.Expr, table: Board, some: Some | None = None) -> Some | None:
        """Those of some games in which a condition holds."""
        value = self.ask(tree, table, some)
        return table.those(some, value != 0)

    # --- doing -----------------------------------------------------------------------------------

    def do(self, effects: Effects, table: Board, some: Some | None) -> None:
        """Carry out what a rule does in some games, each statement seeing the one before."""
        if not effects.statements:
            return
        known = self._deeds.get(id(effects))
        if known is None:
            known = self._readied(effects)
        _, deeds, may_end = known
        for deed in deeds:
            deed(table, some)
            if may_end:
                some = table.still(some)
            if some is not None and not len(some):
                return

    def _readied(self, effects: Effects) -> tuple[Effects, tuple[Deed, ...], bool]:
        closed = [statement for statement, _ in effects.statements]
        deeds = tuple(self._deed(statement) for statement in closed)
        found = effects, deeds, any(map(_may_end, closed))
        self._deeds[id(effects)] = found  # the effects are kept with it, so the id stays theirs
        return found

    def _deed(self, statement: Closed) -> Deed:
        match statement:
            case Move(place, by):
                return lambda table, some: table.shift(place, self.ask(by, table, some), some)
            case Put(place, value):
                return lambda table, some: table.put(place, self.ask(value, table, some), some)
            case Finish(number, _):
                return lambda table, some: table.finish(number, some)
            case Branch(parts):
                return self._branch(parts)
            case _:
                assert_never(statement)

    def _branch(self, parts: Sequence[tuple[ex.Expr, tuple[Closed, ...]]]) -> Deed:
        guards = self.program(*(guard for guard, _ in parts))
        inner = [tuple(self._deed(one) for one in do) for _, do in parts]
        may_end = any(_may_end(one) for _, do in parts for one in do)

        def branch(table: Board, some: Some | None) -> None:
            # all guards are asked before the first part is done
            found = [value != 0 for value in guards.run(table.of(some), table.now, table.day)]
            for truth, deeds in zip(found, inner, strict=True):
                here = table.those(some, truth)
                for deed in deeds:
                    if may_end:
                        here = table.still(here)
                    if here is not None and not len(here):
                        break
                    deed(table, here)

        return branch

    # --- drafts ----------------------------------------------------------------------------------

    def support(self, actor: int, draft: int, table: Board, columns: Columns) -> Value:
        """Support of an actor for a draft."""
        return self.ask_of(ex.SupportOf(actor, draft), table, columns)

    def margin(self, actor: int, draft: int, table: Board, columns: Columns) -> Value:
        """Support above the threshold; below every possible sway where a red line is crossed."""
        interest = self.game.bargain.interests[actor, draft]
        support = self.support(actor, draft, table, columns)
        margin = np.asarray(support, np.int32) - self.game.bargain.texts[draft].threshold
        for place, level in interest.red_lines:
            crossed = columns[place] == level
            margin = np.where(crossed, np.minimum(margin, 0) - 1000, margin)
        return margin

    def accepts(self, actor: int, draft: int, table: Board, columns: Columns) -> Value:
        """Whether an actor accepts a draft as it stands."""
        return self.margin(actor, draft, table, columns) >= 0


def _may_end(statement: Closed) -> bool:
    match statement:
        case Finish():
            return True
        case Branch(parts):
            return any(_may_end(one) for _, do in parts for one in do)
        case _:
            return False
