"""The phase of moves: what a seat could order, what that would do, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.actions import Hold
from bloc_game.engine.game import Row
from bloc_game.engine.legality import Blocker, is_open, may_grant, purse, row_blockers
from bloc_game.engine.observation import corners
from bloc_game.engine.state import HOLD, Offer
from bloc_game.scenario.models import MoveModel
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.catalogue import signed
from bloc_game.session.views import BargainView, ChanceView, MovesView, MoveView, RowView
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_effects import Foreseen
from bloc_game.session.wording_reasons import reason


def moves_view(moment: Moment) -> MovesView | None:
    """The moves of the seat's turn; None outside the phase of moves."""
    if moment.observation.phase.kind != "moves":
        return None
    game, names = moment.game, moment.names
    sealed = moment.observation.sealed
    seat = game.seat_of[moment.seat.id]
    hold_id, hold_text = _hold(moment)
    state = moment.state
    spendable = purse(game, state, moment.cells, seat) if moment.seat.purse is not None else None
    left = 0 if HOLD in sealed else game.moves_per_turn - len(sealed)
    hold_title = names.title(f"moves.{hold_id}.title", hold_id) if hold_id else ""
    return MovesView(
        per_turn=game.moves_per_turn,
        left=left,
        sealed=tuple(
            names.row(game.rows[n]) if n != HOLD else hold_title or moment.tr("Wait and watch")
            for n in sealed
        ),
        purse=spendable,
        moves=tuple(_moves(moment, seat)),
        hold=Hold(moment.seat.id),
        hold_title=hold_title or moment.tr("Wait and watch"),
        hold_text=hold_text,
    )


def _hold(moment: Moment) -> tuple[str, str]:
    """The id and the text of the move that stands for doing nothing, where there is one."""
    for id, model in _move_models(moment).items():
        if model.kind == "hold":
            return id, moment.names.say(f"moves.{id}.text")
    return "", ""


def _move_models(moment: Moment) -> dict[str, MoveModel]:
    scenario = moment.voice.scenario
    shared = scenario.rulebook.moves if scenario.rulebook is not None else {}
    return {**shared, **scenario.model.moves}


def _moves(moment: Moment, seat: int) -> Iterator[MoveView]:
    by_move: dict[int, list[RowView]] = {}
    for number in moment.turn.rows[seat]:
        row = moment.game.rows[number]
        if row.draft is None or is_open(moment.game.drafts[row.draft], moment.cells):
            by_move.setdefault(row.move.index, []).append(row_view(moment, row))
    for index, found in by_move.items():
        rows = sorted(found, key=lambda row: not row.is_open)
        move = moment.game.moves[index]
        title = moment.names.move(move.id, {})
        costs = [row.cost for row in rows if row.is_open] or [row.cost for row in rows]
        yield MoveView(
            id=move.id,
            title=title,
            text=moment.names.say(f"moves.{move.id}.text"),
            rows=tuple(rows),
            costs=(min(costs), max(costs)),
            summary=tuple(_summary([row for row in rows if row.is_open] or rows)),
        )


def _summary(rows: list[RowView]) -> Iterator[Foreseen]:
    """What a kind of move does, over all its ways: each number between its least and its most."""
    found: dict[str, list[Foreseen]] = {}
    for row in rows:
        for one in (*row.preview, *(one for chance in row.chances for one in chance.preview)):
            if one.of and one.by is not None:
                found.setdefault(one.of, []).append(one)
    for of, some in found.items():
        moves = [one.by for one in some if one.by is not None]
        low, high = min(moves), max(moves)
        span = signed(low) if low == high else f"{signed(low)}\u2009…\u2009{signed(high)}"
        goods = {one.good for one in some}
        good = goods.pop() if len(goods) == 1 else ""
        by = low if (low > 0) == (high > 0) else None
        yield Foreseen(f"{of} {span}", good, "world", of, by)


def row_view(moment: Moment, row: Row) -> RowView:
    """One bound move."""
    game = moment.game
    blockers: tuple[Blocker, ...] = ()
    if row.order not in moment.seen.legal:
        blockers = row_blockers(game, moment.state, moment.cells, row)
        if not blockers:
            blockers = (Blocker("not_your_turn"),)
    total = sum(outcome.weight for outcome in row.outcomes)
    return RowView(
        action=row.order,
        title=moment.names.row(row),
        cost=row.cost.run(moment.cells),
        preview=moment.preview.of(row.effects),
        chances=tuple(
            ChanceView(
                outcome.weight,
                total,
                moment.names.say(f"moves.{row.move.id}.outcomes.{outcome.id}.text"),
                moment.preview.of(outcome.effects),
            )
            for outcome in row.outcomes
        ),
        notes=tuple(_notes(moment, row)),
        barred=tuple(reason(moment.names, row.order, one) for one in blockers),
        goals=None if row.outcomes else moment.preview.goals(moment.seat, row.effects),
        bargain=_bargain(moment, row) if row.move.kind == "offer" else None,
    )


def _bargain(moment: Moment, row: Row) -> BargainView:
    """What the maker of an offer would give, and get."""
    return BargainView(
        gives=bargains.term_list(moment.names, row, row.move.gives),
        gets=bargains.term_list(moment.names, row, row.move.asks),
    )


def _notes(moment: Moment, row: Row) -> Iterator[str]:
    """What else bears on a move: the terms of an offer, what a change is worth, a word's length."""
    tr, names, game = moment.tr, moment.names, moment.game
    match row.move.kind:
        case "offer" if row.target is not None:
            made = Offer(row.seat, row.index, game.seat_of_actor[row.target])
            yield bargains.offer(names, made)
        case "pledge":
            yield tr.many(
                "The word holds for {n} turn.", "The word holds for {n} turns.", row.move.lasts
            )
        case "amend":
            yield from _worth(moment, row)
        case "plain" if row.effects.statements and not row.outcomes:
            if moment.preview.is_idle(row.effects):
                yield tr("As things stand, this changes nothing.")
        case _:
            return


def _worth(moment: Moment, row: Row) -> Iterator[str]:
    """What a change of a clause does to own support, and whether the sponsor would let it stand."""
    assert row.draft is not None
    assert row.clause is not None
    assert row.level is not None
    game, tr = moment.game, moment.tr
    draft = game.drafts[row.draft]
    place = draft.clauses[row.clause].place
    if row.actor in draft.voices:
        support = game.bargain.support(row.actor, draft.index)
        trial = list(moment.cells)
        trial[place] = row.level
        gain = support(trial) - support(moment.cells)
        yield tr("Your support for the text: {gain}.", gain=signed(gain))
    if row.actor == draft.sponsor:
        return
    change = ((place, row.level),)
    ends = corners(moment.game, moment.observation, (draft.sponsor,), draft.index)
    stands = [may_grant(game, corner, draft, row.actor, change) for corner in ends]
    sponsor = moment.names.number_said(draft.sponsor)
    if all(stands):
        yield tr("The sponsor, {sponsor}, would let it stand.", sponsor=sponsor)
    elif any(stands):
        yield tr("The sponsor, {sponsor}, might let it stand.", sponsor=sponsor)
    else:
        yield tr("The sponsor, {sponsor}, would not let it stand.", sponsor=sponsor)
