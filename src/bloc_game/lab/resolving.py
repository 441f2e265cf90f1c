"""Moves carried out in many games at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from bloc_game.engine.game import Row
from bloc_game.engine.state import HOLD
from bloc_game.lab.amending import settle_amendments
from bloc_game.lab.arrays import Value
from bloc_game.lab.kin import Guise
from bloc_game.lab.luck import Words, pick
from bloc_game.lab.offers import answer_all
from bloc_game.lab.table import Board, Some, groups
from bloc_game.lab.walk import Given, Walk


def reveal(walk: Walk) -> list[Given]:
    """Break the seals: everybody pays; orders in declared order of moves, then of seats."""
    table, kindred = walk.table, walk.moves.kindred
    found: list[Given] = []
    for sealed in table.sealed:
        for slot, entries in enumerate(sealed):
            rows = np.where(table.over, HOLD, entries) if table.any_over else entries
            walk.sealed_rows.update(np.unique(rows[rows >= 0]).tolist())
            which = kindred.place[rows]
            for number, some in groups(kindred.of_row[rows]):
                if number >= 0:
                    kin = kindred.kin[number]
                    paid = np.copy(walk.rules.ask(kin.row.cost.tree, table, some))
                    guise = Guise(table, kin, which) if len(kin.numbers) > 1 else None
                    found.append(Given(kin.row, slot, some, paid, guise))
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
            settle_amendments(walk, list(listed))
            continue
        for one in listed:
            some = _standing(walk, one)
            if not len(some):
                continue
            if move.kind == "offer":
                offers.append((one.row, some))
            _carry_out(walk, one, some)
    answer_all(walk, offers)


def _standing(walk: Walk, one: Given) -> Some:
    """The games in which an order still has its ground; the others are paid back."""
    row, paid, some = one.row, one.paid, walk.table.still(one.some)
    stands = _stands(walk, row, some)
    if np.ndim(stands) == 0:
        stands = np.full(len(some), bool(stands))
    if stands.all():
        return some
    if np.ndim(paid):
        paid = paid[np.isin(one.some, some)][~stands]
    walk.pay(row.seat, paid, some[~stands])
    return some[stands]


def _stands(walk: Walk, row: Row, some: Some) -> Value:
    laid = True if row.draft is None else walk.open(walk.game.drafts[row.draft], some)
    return np.logical_and(laid, walk.now(row.when.tree, some))


def _carry_out(walk: Walk, one: Given, some: Some) -> None:
    row, board = one.row, one.guise or walk.table
    if row.move.kind == "pledge":
        to = walk.game.actors[row.target] if row.target is not None else ""
        walk.give_word(row.actor, row.subject, row.way, row.move.lasts, to, some)
    walk.rules.do(row.effects, board, some)
    if row.outcomes:
        still = walk.table.still(some)
        words = one.guise.luck(still) if one.guise else walk.table.luck(row.number, still)
        fall(walk, row, still, words, board)


def fall(walk: Walk, row: Row, some: Some | None, words: Words, board: Board) -> None:
    """Chance decides how a move turns out."""
    taken = pick([outcome.weight for outcome in row.outcomes], words)
    for number, here in groups(taken, some):
        walk.rules.do(row.outcomes[number].effects, board, here)
