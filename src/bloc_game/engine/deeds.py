"""Moves carried out: orders resolved, amendments settled, offers answered, words given."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_game.engine import events as ev
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Draft, Game, Row, Terms
from bloc_game.engine.layout import Slot
from bloc_game.engine.legality import is_fixed, is_open, may_grant
from bloc_game.engine.state import (
    HOLD,
    Answering,
    AwaitOutcome,
    Offer,
    Pledge,
    Resolving,
    Working,
)


def reveal_orders(game: Game, work: Working) -> None:
    """Break the seals: everybody pays, then orders wait in declared order of moves and seats."""
    rows = [game.rows[n] for sealed in work.sealed for n in sealed if n != HOLD]
    rows.sort(key=lambda row: (row.move.index, row.seat))
    work.note(ev.Revealed())
    costs = [row.cost.run(work.cells) for row in rows]
    for row, cost in zip(rows, costs, strict=True):
        pay(game, work, row.seat, -cost, row.cause)
    paid = zip((row.index for row in rows), costs, strict=True)
    work.agenda.append(Resolving(tuple(paid), 0))


def pay(game: Game, work: Working, seat: int, amount: int, cause: Cause) -> None:
    """Put an amount into a seat's purse, or take it out."""
    place = game.seats[seat].purse
    if place is not None and amount:
        work.shift(place, amount, cause)


def resolve(game: Game, work: Working, item: Resolving) -> None:
    """Carry out orders up to one that asks chance, or the last; then offers lie before targets."""
    orders, position, offers = item.orders, item.position, item.offers
    while position < len(orders) and not work.over:
        number, paid = orders[position]
        row = game.rows[number]
        if row.move.kind == "amend":
            end = position
            while end < len(orders) and game.rows[orders[end][0]].move is row.move:
                end += 1
            settle_amendments(
                game, work, [(game.rows[n], cost) for n, cost in orders[position:end]]
            )
            position = end
            continue
        position += 1
        if not _stands(game, work, row):
            _give_back(game, work, row, paid)
            continue
        if row.move.kind == "offer":
            offers = (*offers, _offer_of(game, row))
        if row.outcomes:
            work.agenda.append(Resolving(orders, position, offers))
        _carry_out(game, work, row)
        if row.outcomes:
            return
    if offers and not work.over:
        work.agenda.append(Answering(offers))


def _stands(game: Game, work: Working, row: Row) -> bool:
    if row.draft is not None and not is_open(game.drafts[row.draft], work.cells):
        return False
    return bool(row.when.run(work.cells))


def _give_back(game: Game, work: Working, row: Row, paid: int) -> None:
    order = row.order
    work.note(ev.OrderLapsed(seat=order.seat, move=order.move, binds=order.binds, cause=row.cause))
    pay(game, work, row.seat, paid, row.cause)


def tell(work: Working, row: Row, outcome: str = "") -> None:
    """Record that an order was carried out."""
    order = row.order
    work.note(
        ev.OrderDone(
            seat=order.seat,
            move=order.move,
            binds=order.binds,
            cause=row.cause,
            outcome=outcome,
        )
    )


def _carry_out(game: Game, work: Working, row: Row) -> None:
    tell(work, row)
    if row.outcomes:
        work.agenda.append(AwaitOutcome(row.index))
    if row.move.kind == "offer":
        work.note(ev.OfferMade(offer=_offer_of(game, row), cause=row.cause))
    if row.move.kind == "pledge":
        to = game.actors[row.target] if row.target is not None else ""
        give_word(game, work, row.actor, row.subject, row.way, row.move.lasts, to, row.cause)
    row.effects.run(work)


def _offer_of(game: Game, row: Row) -> Offer:
    assert row.target is not None
    return Offer(row.seat, row.index, game.seat_of_actor[row.target])


def give_word(
    game: Game,
    work: Working,
    actor: int,
    subject: str,
    way: str,
    lasts: int,
    to: str,
    cause: Cause,
) -> None:
    """An actor's word; a new one on the same matter to the same ear replaces the old."""
    by = game.actors[actor]
    for old in work.pledges:
        if (old.by, old.subject, old.to) == (by, subject, to):
            end_word(game, work, old, "ran_out", cause)
    until = work.cells[game.places.turn] + lasts
    pledge = Pledge(by, subject, way, until, to)
    work.note(ev.Pledged(pledge=pledge, slot=_word_slot(game, pledge), cause=cause))


def end_word(game: Game, work: Working, pledge: Pledge, how: str, cause: Cause) -> None:
    """A word is kept, broken, or runs out; a broken one has its price."""
    slot = _word_slot(game, pledge)
    if how == "broken":
        work.note(ev.PledgeEnded(pledge=pledge, how="broken", slot=slot, cause=cause))
        breaker = game.actor_number[pledge.by]
        wronged = (
            (game.actor_number[pledge.to],) if pledge.to else tuple(s.actor for s in game.seats)
        )
        for target in wronged:
            effects = game.on_breach.get((breaker, target))
            if effects is not None and not work.over:
                effects.run(work)
    elif how == "kept":
        work.note(ev.PledgeEnded(pledge=pledge, how="kept", slot=slot, cause=cause))
    else:
        work.note(ev.PledgeEnded(pledge=pledge, how="ran_out", slot=slot, cause=cause))


def _word_slot(game: Game, pledge: Pledge) -> Slot | None:
    if pledge.to:
        return None
    place = game.pledge_cells.get((pledge.by, pledge.subject))
    return None if place is None else game.layout.slots[place]


# --- amendments ---------------------------------------------------------------------------------


def settle_amendments(game: Game, work: Working, proposals: Sequence[tuple[Row, int]]) -> None:
    """Of the proposals to one clause that the sponsor can live with, the chair's favourite stands.

    Ties go to the level nearest to the present one, then to declared order. A proposal that has
    lost its ground lapses, and what was paid for it is paid back.
    """
    by_clause: dict[tuple[int, int], list[tuple[Row, int]]] = {}
    for row, paid in proposals:
        assert row.draft is not None
        assert row.clause is not None
        by_clause.setdefault((row.draft, row.clause), []).append((row, paid))
    for (number, clause), rivals in by_clause.items():
        if work.over:
            return
        _settle_clause(game, work, game.drafts[number], clause, rivals)


def _settle_clause(
    game: Game, work: Working, draft: Draft, clause: int, rivals: Sequence[tuple[Row, int]]
) -> None:
    place = draft.clauses[clause].place
    live: list[Row] = []
    for row, paid in rivals:
        if _stands(game, work, row) and not is_fixed(draft, work.cells):
            live.append(row)
        else:
            _give_back(game, work, row, paid)
    standing = [row for row in live if _may_stand(game, work, draft, row, place)]
    best = min(standing, key=lambda row: _rank(game, work, draft, row, place), default=None)
    for row in live:
        tell(work, row, "stood" if row is best else "refused")
    if best is not None:
        assert best.level is not None
        work.put(place, best.level, best.cause)
        best.effects.run(work)


def _may_stand(game: Game, work: Working, draft: Draft, row: Row, place: int) -> bool:
    assert row.level is not None
    return may_grant(game, work.cells, draft, row.actor, ((place, row.level),))


def _rank(game: Game, work: Working, draft: Draft, row: Row, place: int) -> tuple[int, int, int]:
    chair = game.bodies[draft.body].chair if draft.body is not None else None
    judge = chair if chair is not None and chair in draft.voices else draft.sponsor
    assert row.level is not None
    trial = list(work.cells)
    trial[place] = row.level
    favour = game.bargain.support(judge, draft.index)(trial) if judge in draft.voices else 0
    return (-favour, abs(row.level - work.cells[place]), row.index)


# --- offers -------------------------------------------------------------------------------------


def conclude(
    game: Game, work: Working, offer: Offer, reply: str, terms: tuple[tuple[int, int], ...] = ()
) -> None:
    """An offer is taken (with the price named, if any) or comes to nothing."""
    row = game.rows[offer.row]
    by = game.seats[offer.seat if terms and reply != "counter" else offer.target].id
    if reply == "accept" and terms and not _is_granted(game, work, row, terms):
        draft = game.drafts[row.draft if row.draft is not None else 0]
        by, reply = game.actors[draft.sponsor], "refuse"
    named = tuple(
        (slot.keys[1], clause_level(game, slot.keys, level))
        for slot, level in ((game.layout.slots[place], level) for place, level in terms)
    )
    work.note(ev.OfferAnswered(offer=offer, by=by, reply=reply, terms=named, cause=row.cause))
    if reply == "counter":
        return
    if reply == "refuse":
        pay(game, work, offer.seat, row.move.gives.capital, row.cause)
        return
    for place, level in terms:
        work.put(place, level, row.cause)
    target = game.seats[offer.target].actor
    pay(game, work, offer.target, row.move.gives.capital, row.cause)
    _hand_over(game, work, row, target, row.actor, row.move.asks)
    _hand_over(game, work, row, row.actor, target, row.move.gives)


def _is_granted(game: Game, work: Working, row: Row, terms: tuple[tuple[int, int], ...]) -> bool:
    """Whether the one who offered can pay the price named: the sponsor stands for it."""
    draft = game.drafts[row.draft if row.draft is not None else 0]
    return not is_fixed(draft, work.cells) and may_grant(game, work.cells, draft, row.actor, terms)


def clause_level(game: Game, keys: tuple[str, ...], level: int) -> str:
    """The name of a clause's level, by the keys of its cell."""
    draft = game.draft_of[keys[0]]
    return next(clause.levels[level] for clause in draft.clauses if clause.id == keys[1])


def _hand_over(game: Game, work: Working, row: Row, giver: int, taker: int, terms: Terms) -> None:
    """One side of a bargain, from the one who gives it."""
    draft = game.drafts[row.draft] if row.draft is not None else None
    if terms.vote and draft is not None:
        to = game.actors[taker] if row.move.seen_by != "all" else ""
        give_word(game, work, giver, draft.id, terms.vote, row.move.lasts, to, row.cause)
    if terms.sway and draft is not None:
        work.shift(game.sway[giver, draft.index], terms.sway, row.cause)
    if terms.clause and draft is not None and row.clause is not None and row.level is not None:
        place = draft.clauses[row.clause].place
        if not is_fixed(draft, work.cells) and may_grant(
            game, work.cells, draft, giver, ((place, row.level),)
        ):
            work.put(place, row.level, row.cause)
    if terms is row.move.asks and terms.capital:
        seat = game.seat_of_actor.get(giver)
        if seat is not None:
            paid = min(terms.capital, work.cells[game.seats[seat].purse or 0])
            pay(game, work, seat, -paid, row.cause)
            pay(game, work, game.seat_of_actor[taker], paid, row.cause)
