"""Offers answered, in many games at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bloc_game.ai.default import TO_COUNTER
from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Answer, to_text
from bloc_game.engine.chance import number_of
from bloc_game.engine.game import Draft, Row, Terms
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.policies import REPLIES, Question
from bloc_game.lab.table import Some, Tried
from bloc_game.lab.walk import Walk

NO_TEXT = -1
ACCEPT, REFUSE, COUNTER = range(3)
TO_A_PRICE = 1 << 32  # what tells the question about a price from that about the offer itself


def answer_all(walk: Walk, offers: Sequence[tuple[Row, Some]]) -> None:
    """Offers are answered one after the other, in the order in which they were made."""
    for row, made in offers:
        some = walk.table.still(made)
        assert some is not None
        live = _split(some, True if row.draft is None else walk.open(_draft(walk, row), some))
        _refused(walk, row, live[False])
        if len(live[True]):
            _answer(walk, row, live[True])


def _split(some: Some, truths: Value) -> dict[bool, Some]:
    truths = np.broadcast_to(truths, some.shape)
    return {True: some[truths], False: some[~truths]}


def _draft(walk: Walk, row: Row) -> Draft:
    assert row.draft is not None
    return walk.game.drafts[row.draft]


def _target(walk: Walk, row: Row) -> int:
    assert row.target is not None
    return walk.game.seat_of_actor[row.target]


def _answer(walk: Walk, row: Row, some: Some) -> None:
    """The target accepts, refuses, or names its price."""
    price = counter_terms(walk, row, some)
    question = _question(walk, _target(walk, row), row.number, some, price != NO_TEXT)
    lean = walk.rules.ask(row.accept_lean.tree, walk.table, some)
    reply = _asked(walk, question, [lean, 0, lean - TO_COUNTER])
    _refused(walk, row, some[reply == REFUSE])
    _accepted(walk, row, some[reply == ACCEPT], {})
    named = reply == COUNTER
    if named.any():
        pay_price(walk, row, some[named], price[named])


def pay_price(walk: Walk, row: Row, some: Some, price: Ints) -> None:
    """The one who offered pays the price that was named, or lets it be."""
    draft = _draft(walk, row)
    levels = walk.rules.prices.texts(draft.index).levels[price]
    terms: dict[int, Value] = {
        clause.place: levels[:, number] for number, clause in enumerate(draft.clauses)
    }
    columns = walk.table.of(some)
    support = ex.SupportOf(row.actor, draft.index)
    gain = _wide(walk.rules.ask_of(support, walk.table, Tried(columns, terms)), some) - _wide(
        walk.rules.ask_of(support, walk.table, columns), some
    )
    question = _question(walk, row.seat, row.number + TO_A_PRICE, some, False)
    accepts = _asked(walk, question, [gain, 0, 0]) == ACCEPT
    granted = np.logical_and(
        np.logical_not(walk.fixed(draft, some)), walk.may_grant(draft, row.actor, terms, columns)
    )
    accepts &= granted
    _refused(walk, row, some[~accepts])
    _accepted(walk, row, some[accepts], {place: new[accepts] for place, new in terms.items()})


def _wide(value: Value, some: Some) -> Ints:
    return np.broadcast_to(np.asarray(value, np.int32), some.shape)


def _question(walk: Walk, seat: int, slot: int, some: Some, countered: Value) -> Question:
    name = walk.game.seats[seat].id
    numbers = [number_of(to_text(Answer(name, reply))) for reply in REPLIES]
    return Question(seat, slot, some, len(some), numbers, [True, True, countered], list)


def _asked(walk: Walk, question: Question, leans: list[Value]) -> Ints:
    asked = Question(
        question.seat,
        question.slot,
        question.some,
        question.size,
        question.numbers,
        question.legal,
        lambda: leans,
    )
    return walk.policies[question.seat].choose(walk.table, asked)


# --- prices -------------------------------------------------------------------------------------


def counter_terms(walk: Walk, row: Row, some: Some) -> Ints:
    """The text that the target can name as its price, by number, for each game."""
    none = np.full(len(some), NO_TEXT)
    if row.move.asks.vote != "for" or row.draft is None or row.target is None:
        return none
    draft = _draft(walk, row)
    target = row.target
    if target not in draft.voices or row.actor not in draft.voices:
        return none
    if row.actor != draft.sponsor and row.actor not in draft.amenders:
        return none
    veiled = frozenset(
        secret.place
        for secret in walk.game.secrets
        if (secret.actor, secret.draft) == (row.actor, draft.index)
    )
    columns = walk.table.of(some)
    found = walk.rules.prices.terms(columns, target, draft.index, row.actor, veiled)
    fixed = np.broadcast_to(walk.fixed(draft, some), some.shape)
    return np.where(fixed, NO_TEXT, found)


# --- what comes of it ---------------------------------------------------------------------------


def _refused(walk: Walk, row: Row, some: Some) -> None:
    if len(some):
        walk.pay(row.seat, row.move.gives.capital, some)


def _accepted(walk: Walk, row: Row, some: Some, terms: dict[int, Value]) -> None:
    if not len(some):
        return
    for place, level in terms.items():
        walk.table.put(place, level, some)
    assert row.target is not None
    walk.pay(_target(walk, row), row.move.gives.capital, some)
    _hand_over(walk, row, row.target, row.actor, row.move.asks, some)
    _hand_over(walk, row, row.actor, row.target, row.move.gives, some)


def _hand_over(walk: Walk, row: Row, giver: int, taker: int, terms: Terms, some: Some) -> None:
    """One side of a bargain, from the one who gives it."""
    if row.draft is not None:
        draft = walk.game.drafts[row.draft]
        if terms.vote:
            to = walk.game.actors[taker] if row.move.seen_by != "all" else ""
            walk.give_word(giver, draft.id, terms.vote, row.move.lasts, to, some)
        if terms.sway:
            walk.table.shift(walk.game.sway[giver, draft.index], terms.sway, some)
        if terms.clause and row.clause is not None and row.level is not None:
            _change_clause(walk, draft, draft.clauses[row.clause].place, row.level, giver, some)
    if terms is row.move.asks and terms.capital:
        _pay_over(walk, giver, taker, terms.capital, some)


def _change_clause(
    walk: Walk, draft: Draft, place: int, level: int, giver: int, some: Some
) -> None:
    may = np.logical_and(
        np.logical_not(walk.fixed(draft, some)),
        walk.may_grant(draft, giver, {place: level}, walk.table.of(some)),
    )
    there = _split(some, may)[True]
    if len(there):
        walk.table.put(place, level, there)


def _pay_over(walk: Walk, giver: int, taker: int, capital: int, some: Some) -> None:
    seat = walk.game.seat_of_actor.get(giver)
    if seat is None:
        return
    has = walk.table.of(some)[walk.game.seats[seat].purse or 0].astype(np.int32)
    paid = np.minimum(capital, has)
    walk.pay(seat, -paid, some)
    walk.pay(walk.game.seat_of_actor[taker], paid, some)
