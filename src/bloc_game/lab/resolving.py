"""Moves carried out in many games at once: orders resolved, amendments settled, offers answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.game import Draft, Row
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.luck import pick
from bloc_game.lab.offers import answer_all
from bloc_game.lab.table import Some, Tried, groups
from bloc_game.lab.walk import Walk

NOT_MADE, LAST = -1, np.iinfo(np.int64).max
Paid = Any  # what an order cost: one number, or one for each game


@dataclass(frozen=True)
class Given:
    """The games in which a row was sealed, and what it cost in each."""

    row: Row
    slot: int
    some: Some
    paid: Paid


def reveal(walk: Walk) -> list[Given]:
    """Break the seals: everybody pays; orders in declared order of moves, then of seats."""
    table, rows = walk.table, walk.game.rows
    found: list[Given] = []
    for seat in range(len(walk.game.seats)):
        for slot in range(walk.game.moves_per_turn):
            for number, some in groups(table.sealed[seat, slot]):
                some = some if not table.any_over else some[~table.over[some]]
                if number >= 0 and len(some):
                    paid = walk.rules.ask(rows[number].cost.tree, table, some)
                    found.append(Given(rows[number], slot, some, np.copy(paid)))
    walk.sealed_rows.update(one.row.index for one in found)
    found.sort(key=lambda one: (one.row.move.index, one.row.seat, one.slot))
    table.seal_nothing()
    for one in found:
        walk.pay(one.row.seat, -one.paid, one.some)
    return found


def resolve(walk: Walk, orders: Sequence[Given], made: Sequence[tuple[Row, Some]] = ()) -> None:
    """Carry out orders; then offers, those made already first, lie before their targets."""
    offers = list(made)
    for move, listed in groupby(orders, key=lambda one: one.row.move):
        if move.kind == "amend":
            _settle_amendments(walk, list(listed))
            continue
        for one in listed:
            some = walk.table.still(one.some)
            paid = one.paid if np.ndim(one.paid) == 0 else one.paid[np.isin(one.some, some)]
            some = _standing(walk, one.row, some, paid)
            if not len(some):
                continue
            if move.kind == "offer":
                offers.append((one.row, some))
            _carry_out(walk, one.row, some)
    answer_all(walk, offers)


def _standing(walk: Walk, row: Row, some: Some, paid: Paid) -> Some:
    """The games in which an order still has its ground; the others are paid back."""
    stands = _stands(walk, row, some)
    if np.ndim(stands) == 0:
        stands = np.full(len(some), bool(stands))
    if stands.all():
        return some
    gone = ~stands
    walk.pay(row.seat, paid if np.ndim(paid) == 0 else paid[gone], some[gone])
    return some[stands]


def _stands(walk: Walk, row: Row, some: Some) -> Value:
    laid = True if row.draft is None else walk.open(walk.game.drafts[row.draft], some)
    return np.logical_and(laid, walk.now(row.when.tree, some))


def _carry_out(walk: Walk, row: Row, some: Some) -> None:
    if row.move.kind == "pledge":
        to = walk.game.actors[row.target] if row.target is not None else ""
        walk.give_word(row.actor, row.subject, row.way, row.move.lasts, to, some)
    walk.rules.do(row.effects, walk.table, some)
    if row.outcomes:
        fall(walk, row, walk.table.still(some))


def fall(walk: Walk, row: Row, some: Some | None) -> None:
    """Chance decides how a move turns out."""
    words = walk.table.luck(row.number, some)
    taken = pick([outcome.weight for outcome in row.outcomes], words)
    for number, here in groups(taken, some):
        walk.rules.do(row.outcomes[number].effects, walk.table, here)


# --- amendments ---------------------------------------------------------------------------------


def _settle_amendments(walk: Walk, orders: Sequence[Given]) -> None:
    """Of the proposals to one clause that the sponsor can live with, the chair's favourite stands.

    A game's clauses are settled in the order in which they were first spoken of.
    """
    for (draft, clause), some in _clauses(walk, orders):
        here = walk.table.still(some)
        if len(here):
            rivals = [one for one in orders if (one.row.draft, one.row.clause) == (draft, clause)]
            _settle_clause(walk, walk.game.drafts[draft], clause, rivals, here)


def _clauses(walk: Walk, orders: Sequence[Given]) -> Iterator[tuple[tuple[int, int], Some]]:
    """The clauses that are spoken of, each with its games, so that in every game they come in the
    order in which they were first spoken of there."""
    spoken: dict[tuple[int, int], Any] = {}
    for one in orders:
        assert one.row.draft is not None
        assert one.row.clause is not None
        key = one.row.draft, one.row.clause
        already = spoken.setdefault(key, np.zeros(walk.table.size, np.bool_))
        new = one.some[~already[one.some]]
        already[new] = True
        if len(new):
            yield key, new


def _settle_clause(
    walk: Walk, draft: Draft, clause: int, rivals: Sequence[Given], some: Some
) -> None:
    """One clause, in the games where it is settled now."""
    table, place = walk.table, draft.clauses[clause].place
    texts = _Texts(walk, draft, place, some)
    rows = sorted(dict.fromkeys(one.row.index for one in rivals))
    ranks = np.empty((len(rows), len(some)), np.int64)
    for number, index in enumerate(rows):
        alive = [_alive(walk, draft, one, some) for one in rivals if one.row.index == index]
        row = walk.game.rows[index]
        assert row.level is not None
        ranks[number] = np.where(np.logical_or.reduce(alive), row.level, NOT_MADE)
    for number, index in enumerate(rows):
        row = walk.game.rows[index]
        stands = (ranks[number] != NOT_MADE) & texts.grants(row)
        ranks[number] = np.where(stands, texts.rank(row) + number, LAST)
    first = ranks.argmin(axis=0)
    first[ranks.min(axis=0) == LAST] = -1
    for number, here in groups(first, some):
        if number >= 0:
            row = walk.game.rows[rows[number]]
            table.put(place, row.level, here)
            walk.rules.do(row.effects, table, here)


def _alive(walk: Walk, draft: Draft, one: Given, some: Some) -> Ints:
    """In which of some games a proposal was made and still has its ground; where it has lost it,
    it is paid back."""
    made = np.zeros(walk.table.size, np.bool_)
    made[one.some] = True
    here: Ints = made[some]
    stands = np.logical_and(_stands(walk, one.row, some), np.logical_not(walk.fixed(draft, some)))
    lapsed = here & ~stands
    if lapsed.any():
        gone = some[lapsed]
        paid = one.paid if np.ndim(one.paid) == 0 else one.paid[np.searchsorted(one.some, gone)]
        walk.pay(one.row.seat, paid, gone)
    alive: Ints = here & stands
    return alive


class _Texts:
    """What a change of one clause would be worth to those whose word counts, in some games."""

    def __init__(self, walk: Walk, draft: Draft, place: int, some: Some) -> None:
        self.walk = walk
        self.draft = draft
        self.place = place
        self.columns = walk.table.of(some)
        chair = walk.game.bodies[draft.body].chair if draft.body is not None else None
        self.judge = chair if chair is not None and chair in draft.voices else draft.sponsor
        self._supports: dict[tuple[int, int | None], Value] = {}
        self._ranks: dict[int, Value] = {}
        self._grants: dict[int, Value] = {}

    def support(self, actor: int, level: int | None) -> Value:
        """Support of an actor for the text with the clause at a level, or as it is."""
        key = actor, level
        if key not in self._supports:
            tree = ex.SupportOf(actor, self.draft.index)
            tried = self.columns if level is None else Tried(self.columns, {self.place: level})
            self._supports[key] = self.walk.rules.ask_of(tree, self.walk.table, tried)
        return self._supports[key]

    def grants(self, row: Row) -> Value:
        """Whether the sponsor can live with a proposal, as `may_grant` says."""
        draft, level = self.draft, row.level
        assert level is not None
        if row.actor == draft.sponsor:
            return True
        if row.actor not in draft.amenders or draft.sponsor not in draft.voices:
            return False
        if level not in self._grants:
            as_it_is = self.support(draft.sponsor, None)
            self._grants[level] = self.support(draft.sponsor, level) >= as_it_is
        return self._grants[level]

    def rank(self, row: Row) -> Value:
        """How a proposal ranks but for the order of rows, the lowest first: most favoured by the
        chair, or else the sponsor, then nearest to the present text."""
        level = row.level
        assert level is not None
        if level not in self._ranks:
            known = self.judge in self.draft.voices
            favour = self.support(self.judge, level) if known else 0
            far = np.abs(level - self.columns[self.place].astype(np.int64))
            self._ranks[level] = (far << 20) - (np.asarray(favour, np.int64) << 28)
        return self._ranks[level]
