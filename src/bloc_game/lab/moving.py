"""Seats sealing their moves, in many games at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import to_text
from bloc_game.engine.chance import number_of
from bloc_game.engine.game import Row
from bloc_game.engine.grounding import conjunction
from bloc_game.engine.open_rows import lies_open, text_grounds
from bloc_game.engine.state import HOLD
from bloc_game.lab.arrays import Ints, Program, Value
from bloc_game.lab.kin import Kindred
from bloc_game.lab.policies import ArrayPolicy, Question
from bloc_game.lab.rules import Rules
from bloc_game.lab.table import NOTHING, Some, Table


@dataclass(frozen=True)
class Matter:
    """The rows about one draft, or none: whether each may be sealed, its cost and its lean."""

    open: ex.Expr | None
    places: tuple[int, ...]
    program: Program


class Menu:
    """What one seat may seal on one turn."""

    def __init__(self, rules: Rules, rows: tuple[Row, ...], seat: int) -> None:
        game = rules.game
        self.rows = rows
        self.hold_lean = game.hold_lean[seat].tree
        self.numbers = [number_of(to_text(row.order)) for row in rows]
        self.numbers.append(number_of(to_text(game.holds[seat])))
        self.matters = tuple(self._matters(rules))

    def _matters(self, rules: Rules) -> list[Matter]:
        game = rules.game
        drafts = dict.fromkeys(row.draft for row in self.rows)
        found: list[Matter] = []
        for draft in drafts:
            places = tuple(n for n, row in enumerate(self.rows) if row.draft == draft)
            trees: list[ex.Expr] = []
            for place in places:
                row = self.rows[place]
                text = [ground.holds for ground in text_grounds(game, row)][1:]
                trees += [conjunction((*text, row.when.tree)), row.cost.tree, row.lean.tree]
            laid = lies_open(game.drafts[draft]) if draft is not None else None
            found.append(Matter(laid, places, rules.program(*trees)))
        return found

    def looked_up(self, rules: Rules, table: Table) -> Looked:
        """What may be sealed in some game now, while nothing moves."""
        found: list[tuple[int, Value, Value, Value]] = []
        for matter in self.matters:
            laid = True if matter.open is None else rules.ask(matter.open, table)
            if not np.any(laid):
                continue
            values = matter.program.run(table.cells, table.now, table.day)
            for number, place in enumerate(matter.places):
                may, cost, lean = values[3 * number : 3 * number + 3]
                may = np.logical_and(laid, np.not_equal(may, 0))
                if may.any():
                    found.append((place, may, cost, lean))
        found.sort(key=lambda one: one[0])
        return Looked(
            [self.rows[place] for place, *_ in found],
            [*(self.numbers[place] for place, *_ in found), self.numbers[-1]],
            [may for _, may, _, _ in found],
            [cost for _, _, cost, _ in found],
            [lean for _, _, _, lean in found],
        )


@dataclass(frozen=True)
class Looked:
    """The rows of a menu that may be sealed in some game, in order: their numbers for the dice, and
    that of holding; in which games their grounds hold; their costs, and leans."""

    rows: list[Row]
    numbers: list[int]
    legal: list[Value]
    costs: list[Value]
    leans: list[Value]


class Moves:
    """The moves of all seats: what may be sealed, and sealing it."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.menus: dict[tuple[int, ...], Menu] = {}
        self.same, self.costs = _same_matters(rules), _fixed_costs(rules)

    @cached_property
    def kindred(self) -> Kindred:
        """The rows by what they have in common."""
        return Kindred(self.rules)

    def menu(self, table: Table, seat: int) -> Menu:
        """A seat's rows on this turn; turns that offer it the same rows share one menu."""
        numbers = table.turn.rows[seat]
        if (seat, *numbers) not in self.menus:
            rows = tuple(self.rules.game.rows[number] for number in numbers)
            self.menus[seat, *numbers] = Menu(self.rules, rows, seat)
        return self.menus[seat, *numbers]

    def seal(self, table: Table, policies: Sequence[ArrayPolicy]) -> None:
        """Every seat seals all it may, or holds."""
        for seat, policy in enumerate(policies):
            looked: Looked | None = None
            for slot in range(self.rules.game.moves_per_turn):
                some = _free(table.sealed[seat], slot)
                if some is not None and not len(some):
                    continue
                menu = self.menu(table, seat)
                looked = looked or menu.looked_up(self.rules, table)
                self._ask(table, policy, menu, looked, seat, slot, some)

    def _ask(
        self,
        table: Table,
        policy: ArrayPolicy,
        menu: Menu,
        looked: Looked,
        seat: int,
        slot: int,
        some: Some | None,
    ) -> None:
        legal = [_take(one, some) for one in looked.legal]
        self._bar(table, looked, legal, seat, slot, some)
        question = Question(
            seat,
            slot,
            some,
            table.how_many(some),
            looked.numbers,
            [*legal, True],
            lambda: [
                *(_take(one, some) for one in looked.leans),
                self.rules.ask(menu.hold_lean, table, some),
            ],
            rows=looked.rows,
        )
        chosen = policy.choose(table, question)
        entries = np.array([*(row.index for row in looked.rows), HOLD], np.int32)[chosen]
        table.sealed[seat, slot][table.where(some)] = entries

    def _bar(
        self,
        table: Table,
        looked: Looked,
        legal: list[Value],
        seat: int,
        slot: int,
        some: Some | None,
    ) -> None:
        """Bar what the purse cannot pay, and what has been sealed, or said otherwise, already."""
        left = self.purse(table, seat, some)
        sealed = [_take(table.sealed[seat, before], some) for before in range(slot)]
        for entry in sealed:
            left = left - self._cost_of(table, entry, some)
        left = np.maximum(left, 0)
        payable: dict[int, Value] = {}
        matters = [self.same[entry] for entry in sealed]
        for place, row in enumerate(looked.rows):
            cost = _take(looked.costs[place], some)
            if np.ndim(cost) == 0:
                if cost not in payable:
                    payable[cost] = cost <= left
                may = payable[cost]
            else:
                may = cost <= left
            for matter in matters:
                may = np.logical_and(may, matter != self.same[row.index])
            legal[place] = np.logical_and(legal[place], may)

    def purse(self, table: Table, seat: int, some: Some | None) -> Value:
        """What a seat has to spend; one in debt has nothing."""
        place = self.rules.game.seats[seat].purse
        if place is None:
            return np.int32(0)
        return table.of(some)[place].astype(np.int32)

    def _cost_of(self, table: Table, entries: Ints, some: Some | None) -> Ints:
        """What sealed moves cost."""
        found: Ints = self.costs[entries]
        for number in np.unique(entries):
            if number >= 0 and not isinstance(self.rules.game.rows[number].cost.tree, ex.Num):
                cost = self.rules.ask(self.rules.game.rows[number].cost.tree, table, some)
                found = np.where(entries == number, cost, found)
        return found


def _free(sealed: Ints, slot: int) -> Some | None:
    """The games in which a seat may still seal something in this place; None for all."""
    free = sealed[slot] == NOTHING
    for before in range(slot):
        free &= sealed[before] != HOLD
    return None if free.all() else np.flatnonzero(free)


def _take(value: Value, some: Some | None) -> Value:
    return value if some is None or np.ndim(value) == 0 else value[some]


def _same_matters(rules: Rules) -> Ints:
    """A number for each row, the same for those of which only one may be sealed; then one for
    holding, which stands in the last place."""
    known: dict[Any, int] = {}
    numbers = [
        known.setdefault(
            row.index if row.level is None else (row.move.id, row.draft, row.clause), len(known)
        )
        for row in rules.game.rows
    ]
    return np.array([*numbers, -1, -1], np.int32)


def _fixed_costs(rules: Rules) -> Ints:
    """What each row costs where that never changes, else 0; then 0 for holding."""
    trees = [row.cost.tree for row in rules.game.rows]
    return np.array([*(t.value if isinstance(t, ex.Num) else 0 for t in trees), 0, 0], np.int32)
