"""The walk over a turn, in many games at once: news, moves, answers, decisions, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import assert_never

import numpy as np

from bloc_game.engine.game import Event, Row
from bloc_game.engine.state import (
    Agenda,
    Answering,
    AwaitEvent,
    AwaitOutcome,
    AwaitSwing,
    Closing,
    Countering,
    Deciding,
    Item,
    Moving,
    News,
    Offer,
    Questions,
    Resolving,
)
from bloc_game.lab.asking import put, take
from bloc_game.lab.ballots import count_chamber, take_effect
from bloc_game.lab.luck import point
from bloc_game.lab.offers import answer_all, pay_price
from bloc_game.lab.resolving import fall, resolve, reveal
from bloc_game.lab.table import EMPTY, Some, Tried
from bloc_game.lab.walk import Given, Walk
from bloc_game.lab.words import run_out

Watch = Callable[[Walk], None]


def play(
    walk: Walk,
    agenda: Agenda,
    leave: Watch,
    watch: Watch | None = None,
    within: Watch | None = None,
) -> None:
    """Play every game to its end. `leave` takes those that are over off the table; `watch` sees the
    table as each turn begins, `within` after each of its parts."""
    parts: Iterator[None] = chain.from_iterable(_done(walk, item) for item in reversed(agenda))
    while True:
        for _ in parts:
            if within is not None:
                within(walk)
        leave(walk)
        if not walk.table.size:
            return
        walk.table.begin_turn(walk.table.now + 1)
        if watch is not None:
            watch(walk)
        parts = _turn(walk)


def _turn(walk: Walk) -> Iterator[None]:
    """One turn, part by part."""
    turn = walk.table.turn
    if turn.news or walk.game.callable_events:
        _news(walk, 0)
        yield
    if walk.game.moves_per_turn and any(turn.rows):
        _moves(walk)
        yield
    for number in turn.decisions:
        put(walk, walk.game.decisions[number])
        yield
    _close(walk)
    yield


def _done(walk: Walk, item: Item) -> Iterator[None]:
    """One thing that was still to be resolved where the games begin, part by part."""
    game = walk.game
    match item:
        case News(position):
            _news(walk, position)
        case AwaitEvent(number, odds):
            _chance(walk, game.events[number], odds, walk.table.live())
        case Moving():
            _moves(walk)
        case Questions(position):
            for number in walk.table.turn.decisions[position:]:
                put(walk, game.decisions[number])
                yield
        case Deciding(number):
            live = walk.table.live()
            if walk.table.how_many(live):
                take(walk, game.decisions[number], live)
        case AwaitSwing(number):
            count_chamber(walk, game.decisions[number], walk.everyone())
        case Resolving(orders, position, offers):
            resolve(walk, _waiting(walk, orders[position:]), _made(walk, offers))
        case AwaitOutcome(number):
            row, live = game.rows[number], walk.table.live()
            fall(walk, row, live, walk.table.luck(row.number, live), walk.table)
        case Answering(offers):
            answer_all(walk, _made(walk, offers))
        case Countering(offer, terms):
            _to_price(walk, game.rows[offer.row], terms)
        case Closing():
            _close(walk)
        case _:
            assert_never(item)
    yield


def _waiting(walk: Walk, orders: Sequence[tuple[int, int]]) -> list[Given]:
    """Orders that are the same in all games."""
    return [
        Given(walk.game.rows[number], place, walk.everyone(), paid)
        for place, (number, paid) in enumerate(orders)
    ]


def _made(walk: Walk, offers: Sequence[Offer]) -> list[tuple[Row, Some]]:
    return [(walk.game.rows[offer.row], walk.everyone()) for offer in offers]


def _to_price(walk: Walk, row: Row, terms: Sequence[tuple[int, int]]) -> None:
    """The price that was named, the same in all games."""
    assert row.draft is not None
    some = walk.everyone()
    named = Tried(walk.table.of(some), dict(terms))
    pay_price(walk, row, some, walk.rules.prices.texts(row.draft).number(named))


# --- news -----------------------------------------------------------------------------------------


def _news(walk: Walk, position: int) -> None:
    """Events that are due come first, then those that may come now; each is tested once."""
    game, table = walk.game, walk.table
    called = game.callable_events
    listed = called + table.turn.news
    for place in range(position, len(listed)):
        event = game.events[listed[place]]
        open_to = table.cells[event.happened] == 0
        if place < len(called):
            open_to &= table.cells[event.due] == table.now
        if table.any_over:
            open_to &= ~table.over
        if not open_to.any():
            continue
        some = table.those(None, open_to)
        some = walk.rules.holds(event.when.tree, table, some)
        if not table.how_many(some):
            continue
        if event.chance is None:
            _happen(walk, event, some)
        else:
            _chance(walk, event, walk.rules.ask(event.chance.tree, table, some), some)


def _chance(walk: Walk, event: Event, odds: object, some: Some | None) -> None:
    """An event that happens by chance, so many times in 100."""
    often = np.clip(np.asarray(odds, np.int32), 0, 100)
    drawn = point(walk.table.luck(event.number, some), 100)
    _happen(walk, event, walk.table.those(some, drawn < often))


def _happen(walk: Walk, event: Event, some: Some | None) -> None:
    if walk.table.how_many(some):
        walk.table.put(event.happened, 1, some)
        walk.rules.do(event.effects, walk.table, some)


# --- moves ----------------------------------------------------------------------------------------


def _moves(walk: Walk) -> None:
    walk.moves.seal(walk.table, walk.policies)
    resolve(walk, reveal(walk))


# --- the close ------------------------------------------------------------------------------------


def _close(walk: Walk) -> None:
    """The end of the turn, and of those games that come to an ending."""
    game, table, rules = walk.game, walk.table, walk.rules
    for when, effects in game.each_turn:
        some = rules.holds(when.tree, table, table.live())
        if table.how_many(some):
            rules.do(effects, table, some)
    run_out(walk)
    for draft in game.drafts:
        take_effect(walk, draft, table.live())
    is_last = table.now == len(game.turns)
    for ending in game.endings:
        live = table.live()
        if (is_last or ending.any_turn) and table.how_many(live):
            some = rules.holds(ending.when.tree, table, live)
            if some is not EMPTY:
                table.finish(ending.index, some)
