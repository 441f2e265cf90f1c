"""Proposals to change a text settled, in many games at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from bloc_game.engine.game import Draft, Row
from bloc_game.lab.arrays import Value
from bloc_game.lab.table import Some, Tried, groups
from bloc_game.lab.walk import Given, Walk

LAST = np.iinfo(np.int64).max


def settle_amendments(walk: Walk, orders: Sequence[Given]) -> None:
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
    place = draft.clauses[clause].place
    open_text = np.logical_and(walk.open(draft, some), np.logical_not(walk.fixed(draft, some)))
    alive: dict[int, Value] = {}
    for one in rivals:
        index = one.row.index
        alive[index] = alive.get(index, False) | _alive(walk, one, open_text, some)
    texts = Texts(walk, draft, place, some)
    rows = [walk.game.rows[index] for index in sorted(alive)]
    ranks = np.empty((len(rows), len(some)), np.int64)
    for number, row in enumerate(rows):
        stands = alive[row.index] & texts.grants(row)
        ranks[number] = np.where(stands, texts.rank(row) + number, LAST)
    first = ranks.argmin(axis=0)
    first[ranks.min(axis=0) == LAST] = -1
    for number, here in groups(first, some):
        if number >= 0:
            walk.table.put(place, rows[number].level, here)
            walk.rules.do(rows[number].effects, walk.table, here)


def _alive(walk: Walk, one: Given, open_text: Value, some: Some) -> Value:
    """In which of some games a proposal was made and still has its ground; where it has lost it,
    it is paid back."""
    made = np.zeros(walk.table.size, np.bool_)
    made[one.some] = True
    here = made[some]
    stands = np.logical_and(open_text, walk.now(one.row.when.tree, some))
    if stands.all():
        return here
    gone = some[here & ~stands]
    if len(gone):
        paid = one.paid if np.ndim(one.paid) == 0 else one.paid[np.searchsorted(one.some, gone)]
        walk.pay(one.row.seat, paid, gone)
    return here & stands


class Texts:
    """What a change of one clause would be worth to those whose word counts, in some games.

    Of their support only what rests on the clause is asked: the rest is the same either way.
    """

    def __init__(self, walk: Walk, draft: Draft, place: int, some: Some) -> None:
        self.walk = walk
        self.draft = draft
        self.place = place
        self.columns = walk.table.of(some)
        chair = walk.game.bodies[draft.body].chair if draft.body is not None else None
        self.judge = chair if chair is not None and chair in draft.voices else draft.sponsor
        self._known: dict[tuple[Callable[[Texts, int], Value], int], Value] = {}

    def _once(self, asked: Callable[[Texts, int], Value], level: int) -> Value:
        """What is asked of a level, which many rivals may propose."""
        if (asked, level) not in self._known:
            self._known[asked, level] = asked(self, level)
        return self._known[asked, level]

    def worth(self, actor: int, level: int | None) -> Value:
        """What an actor's support has from the clause at a level, or as it is."""
        tree = self.walk.rules.bearing(actor, self.draft.index, self.place)
        tried = self.columns if level is None else Tried(self.columns, {self.place: level})
        return self.walk.rules.ask_of(tree, self.walk.table, tried)

    def grants(self, row: Row) -> Value:
        """Whether the sponsor can live with a proposal, as `may_grant` says."""
        draft = self.draft
        assert row.level is not None
        if row.actor == draft.sponsor:
            return True
        if row.actor not in draft.amenders or draft.sponsor not in draft.voices:
            return False
        return self._once(Texts._is_no_worse, row.level)

    def _is_no_worse(self, level: int) -> Value:
        sponsor = self.draft.sponsor
        return self.worth(sponsor, level) >= self.worth(sponsor, None)

    def rank(self, row: Row) -> Value:
        """How a proposal ranks but for the order of rows, the lowest first: most favoured by the
        chair, or else the sponsor, then nearest to the present text."""
        assert row.level is not None
        return self._once(Texts._ranked, row.level)

    def _ranked(self, level: int) -> Value:
        favour = self.worth(self.judge, level) if self.judge in self.draft.voices else 0
        far = np.abs(level - self.columns[self.place].astype(np.int64))
        return (far << 20) - (np.asarray(favour, np.int64) << 28)
