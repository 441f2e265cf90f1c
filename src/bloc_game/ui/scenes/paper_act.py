"""What is to be done now: moves, an answer to an offer, or a decision."""

from __future__ import annotations

from bloc_game.engine.actions import SeatAction
from bloc_game.session.views import (
    BargainView,
    ChanceView,
    MovesView,
    MoveView,
    OfferView,
    RowView,
)
from bloc_game.ui.rich import parse
from bloc_game.ui.scenes.desk import Desk, Now
from bloc_game.ui.scenes.effects import TIGHT, Columns, effect_pieces, effect_table
from bloc_game.ui.scenes.estimate import Estimate, estimate_parts
from bloc_game.ui.scenes.paper_decision import decision_paper
from bloc_game.ui.scenes.parts import Stamp, cost_of, prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Choices, Link, Option
from bloc_game.ui.widgets.containers import Card, Column, Flow
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, HEADING, LABEL, Text, Widget


def act_paper(play: Play, desk: Desk, step: Now, staff: Estimate | None = None) -> Widget:
    """The paper on which the seat acts, with what its staff makes of that."""
    paper = _paper(play, desk, step)
    if staff is None:
        return paper
    return Column((paper, *estimate_parts(play, staff)), gap=SPACE.medium)


def _paper(play: Play, desk: Desk, step: Now) -> Widget:
    view = play.view
    if step is Now.SEALED:
        return _sealed_orders(play, play.tr("Sealed orders"))
    if step is Now.WAITING:
        return _sealed_orders(play, play.tr("The others are deciding"))
    if step is Now.ANSWER and view.offer is not None:
        return _offer(play, desk, view.offer)
    if step is Now.DECISION and view.decision is not None:
        return decision_paper(play, desk, view.decision)
    if view.moves is not None:
        return _moves(play, desk, view.moves)
    if view.decision is not None:
        return decision_paper(play, desk, view.decision)
    return Text(label(play.tr("There is nothing for you to do just now.")), CONTROL, "soft_ink")


def chosen_action(play: Play, desk: Desk, step: Now) -> SeatAction | None:
    """The action that is chosen and can be sealed."""
    view = play.view
    if step is Now.ANSWER and view.offer is not None:
        open_replies = view.offer.replies
        if 0 <= desk.option < len(open_replies) and open_replies[desk.option].is_open:
            return open_replies[desk.option].action
    elif step is Now.DECISION and view.decision is not None:
        choices = view.decision.options
        if 0 <= desk.option < len(choices) and choices[desk.option].is_open:
            return choices[desk.option].action
    elif step is Now.MOVES and view.moves is not None:
        group = open_group(desk, view.moves)
        rows = group.rows if group is not None else ()
        if 0 <= desk.option < len(rows) and rows[desk.option].is_open:
            return rows[desk.option].action
    return None


# --- moves --------------------------------------------------------------------------------------


def open_group(desk: Desk, moves: MovesView) -> MoveView | None:
    """The kind of move whose ways lie open; none at first, so that all kinds are seen."""
    return next((one for one in moves.moves if one.id == desk.group), None)


def _moves(play: Play, desk: Desk, moves: MovesView) -> Widget:
    tr = play.tr
    left = tr.many("{n} move left this turn", "{n} moves left this turn", moves.left)
    parts: list[Widget] = [titled(tr("Your moves"), left)]
    if moves.sealed:
        parts.append(_seals(play, moves.sealed))
    if moves.left == 0:
        waiting = tr("All your moves are sealed. The others are writing theirs.")
        return Column((*parts, Text(label(waiting), CONTROL, "soft_ink")))
    shown = open_group(desk, moves)
    if shown is not None:
        parts.append(Link(id="group:", label=tr("All kinds of moves")))
        parts.append(_opened(play, desk, shown))
    else:
        parts.append(_kinds(play, moves))
        parts.append(Text(parse(moves.hold_text), LABEL, "soft_ink"))
    return Column(tuple(parts), gap=SPACE.small)


def _seals(play: Play, sealed: tuple[str, ...]) -> Widget:
    """What lies sealed; nobody else has seen it."""
    lines = tuple(Text(label(one), CONTROL_STRONG) for one in sealed)
    return Card(Column((Flow((Stamp(play.tr("Sealed")),)), *lines), gap=4), padding=SPACE.medium)


def _sealed_orders(play: Play, title: str) -> Widget:
    """Everything this seat has sealed, and who is still waited for, where that is no secret."""
    tr, view = play.tr, play.view
    sealed = view.moves.sealed if view.moves is not None else ()
    if view.decision is not None and view.decision.sealed:
        sealed = (view.decision.sealed,)
    parts: list[Widget] = [titled(title, view.date)]
    if sealed:
        parts.append(_seals(play, sealed))
        parts.append(prose(tr("Nobody sees what lies under a seal until all have sealed.")))
    phase = play.seen.observation.phase
    if phase.kind != "answers":  # who was made an offer is between the two
        said = play.voice.names.actor_said
        names = ", ".join(said(seat) for seat in play.session.waited_for)
        waited = tr("Still waited for: {names}.", names=names)
        parts.append(Text(label(waited), CONTROL, "soft_ink"))
    return Column(tuple(parts), gap=SPACE.medium)


def _kinds(play: Play, moves: MovesView) -> Widget:
    """Every kind of move: what it costs, what it is good for, and in how many ways it goes now."""
    options = tuple(_kind(play, move) for move in moves.moves)
    return Choices(id="kinds", options=options, gap=6, opens=True)


def _kind(play: Play, move: MoveView) -> Option:
    tr, free = play.tr, len(move.open_rows)
    if not free:
        return Option(label=move.title, blockers=move.rows[0].barred[:1])
    ways = tr.many("{n} way", "{n} ways", free)
    lines: list[Widget] = []
    if move.text:
        lines.append(Text(parse(move.text), TIGHT, "soft_ink"))
    if move.summary:
        lines.append(effect_pieces(move.summary))
    side = f"{ways} · {_costs(play, move.costs)}"
    return Option(label=move.title, side=side, body=Column(tuple(lines), 2))


def _costs(play: Play, costs: tuple[int, int]) -> str:
    """What a kind of move costs, from its cheapest way to its dearest."""
    tr, (least, most) = play.tr, costs
    if not most:
        return tr("free")
    if least == most:
        return tr("costs {cost}", cost=most)
    return tr("costs {least} to {most}", least=least, most=most)


def _opened(play: Play, desk: Desk, move: MoveView) -> Widget:
    options = tuple(_row(play, row) for row in move.rows)
    parts: list[Widget] = [Text(label(move.title), HEADING)]
    if move.text:
        parts.append(prose(move.text))
    parts.append(Choices(id="moves", options=options, chosen=desk.option, gap=6))
    return Column(tuple(parts), gap=6)


def _row(play: Play, row: RowView) -> Option:
    """One way to do it; what is barred says only why."""
    side = cost_of(play, row.cost) or play.tr("free")
    if row.barred:
        return Option(label=row.title, side=side, blockers=row.barred)
    lines: list[Widget] = []
    if row.bargain is not None:
        lines.append(_bargain(play, row.bargain))
    lines += effect_table(play.tr, row.preview, row.goals)
    for chance in row.chances:
        lines += _chance(play, chance)
    if row.bargain is None:
        lines += [Text(label(note), TIGHT) for note in row.notes]
    body = Column(tuple(lines), 3) if lines else None
    return Option(label=row.title, side=side, body=body)


def _chance(play: Play, one: ChanceView) -> tuple[Widget, ...]:
    """One way a move may turn out, with its odds."""
    text = play.tr("{odds} in 100: {text}", odds=one.odds, text=one.text.strip())
    return (Text(parse(text), TIGHT), *effect_table(play.tr, one.preview, None))


# --- offers -------------------------------------------------------------------------------------


def _bargain(play: Play, bargain: BargainView) -> Widget:
    """What one gives and what one gets, beside each other."""
    tr = play.tr
    sides = (
        tuple(Text(label(one), TIGHT) for one in some or (tr("nothing"),))
        for some in (bargain.gives, bargain.gets)
    )
    return Columns(tr("You give"), tr("You get"), *sides)


def _offer(play: Play, desk: Desk, offer: OfferView) -> Widget:
    tr = play.tr
    title = tr("An offer of {actor}", actor=offer.other)
    if offer.named:
        title = tr("A price named by {actor}", actor=offer.other)
    options = tuple(Option(label=one.title, blockers=one.barred) for one in offer.replies)
    letter: list[Widget] = [prose(offer.text)]
    if offer.bargain.gives or offer.bargain.gets:
        letter.append(_bargain(play, offer.bargain))
    parts: list[Widget] = [titled(title), Card(Column(tuple(letter), 10))]
    if offer.price:
        parts.append(prose(offer.price))
    parts.append(Choices(id="replies", options=options, chosen=desk.option))
    return Column(tuple(parts), gap=SPACE.medium)
