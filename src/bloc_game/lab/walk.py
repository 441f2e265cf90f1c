"""What a walk over a turn carries: the rules, the games on the table, and who plays the seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.game import Draft, Game, Row
from bloc_game.lab.arrays import Columns, Value
from bloc_game.lab.kin import Guise
from bloc_game.lab.moving import Moves
from bloc_game.lab.policies import ArrayPolicy
from bloc_game.lab.rules import Rules
from bloc_game.lab.table import Some, Table, Tried, Word

Paid = Any  # what an order cost: one number, or one for each game


@dataclass(frozen=True)
class Given:
    """The games in which a row was sealed, and what it cost in each. Where it speaks for its kin,
    `guise` is the table on which each game's own row is carried out."""

    row: Row
    slot: int
    some: Some
    paid: Paid
    guise: Guise | None = None


@dataclass(frozen=True)
class Walk:
    """Many games being played."""

    rules: Rules
    moves: Moves
    table: Table
    policies: Sequence[ArrayPolicy]
    sealed_rows: set[int]  # every row that was sealed in some game
    asked: dict[int, tuple[object, Value]] = field(default_factory=dict)

    @property
    def game(self) -> Game:
        """The game that is played."""
        return self.rules.game

    def everyone(self) -> Some:
        """All games that lie on the table and are not over."""
        live = self.table.live()
        return np.arange(self.table.size) if live is None else live

    # --- what rules of bargaining ask ------------------------------------------------------------

    def open(self, draft: Draft, some: Some | None) -> Value:
        """Whether a draft lies on the table and is not yet in effect."""
        return self.now(self.rules.laid(draft), some)

    def now(self, condition: ex.Expr, some: Some | None) -> Value:
        """Whether a condition holds in some games: one value where it is the same in all.

        Many moves rest on one condition, and few things bear on it: it is asked of all games, and
        again only when a number that it reads has changed in some game.
        """
        if isinstance(condition, ex.Num):
            return bool(condition.value)
        changes = self.table.changes
        when = sum([changes[place] for place in self.rules.reads(condition)]), self.table.size
        number = self.rules.number(condition)
        known = self.asked.get(number)
        if known is None or known[0] != when:
            truths = self.rules.ask(condition, self.table)
            same = np.ndim(truths) == 0 or truths.all() or not truths.any()
            answer = bool(np.all(truths)) if same else truths
            known = self.asked[number] = when, answer
        answer = known[1]
        return answer if some is None or isinstance(answer, bool) else answer[some]

    def fixed(self, draft: Draft, some: Some | None) -> Value:
        """Whether its text can no longer be changed: its body has adopted it."""
        if draft.body is None:
            return False
        return self.table.of(some)[draft.adopted[draft.body]] != 0

    def may_grant(
        self, draft: Draft, actor: int, terms: dict[int, Value], columns: Columns
    ) -> Value:
        """Whether an actor can change a text so: the sponsor can; an amender, where the sponsor
        supports the draft no less with the change."""
        if actor == draft.sponsor:
            return True
        if actor not in draft.amenders or draft.sponsor not in draft.voices:
            return False
        support = ex.SupportOf(draft.sponsor, draft.index)
        tried = self.rules.ask_of(support, self.table, Tried(columns, terms))
        return tried >= self.rules.ask_of(support, self.table, columns)

    def pay(self, seat: int, amount: Value, some: Some | None) -> None:
        """Put an amount into a seat's purse, or take it out."""
        place = self.game.seats[seat].purse
        if place is not None and (np.ndim(amount) or amount):
            self.table.shift(place, amount, some)

    def give_word(
        self, actor: int, subject: str, way: str, lasts: int, to: str, some: Some | None
    ) -> None:
        """An actor's word; a new one on the same matter to the same ear replaces the old."""
        by = self.game.actors[actor]
        self.table.give(Word(by, subject, to), way, self.table.now + lasts, some)
        self.mark_word(by, subject, to, 1 if way == "for" else -1, some)

    def mark_word(self, by: str, subject: str, to: str, value: int, some: Some | None) -> None:
        """What formulas read of a public word."""
        place = None if to else self.game.pledge_cells.get((by, subject))
        if place is not None:
            self.table.put(place, value, some)
