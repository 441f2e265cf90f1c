"""What is to be done now: moves, an answer to an offer, or a decision."""

from __future__ import annotations

from bloc_game.engine.actions import SeatAction
from bloc_game.session.views import (
    ChanceView,
    DecisionView,
    MovesView,
    MoveView,
    OfferView,
    OptionView,
    RowView,
)
from bloc_game.ui.rich import Prose, parse
from bloc_game.ui.scenes.desk import Desk, Now
from bloc_game.ui.scenes.parts import preview, prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Choices, Link, Option
from bloc_game.ui.widgets.containers import Card, Column
from bloc_game.ui.widgets.words import (
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    Text,
    Widget,
)


def act_paper(play: Play, desk: Desk, step: Now) -> Widget:
    """The paper on which the seat acts."""
    view = play.view
    if step is Now.ANSWER and view.offer is not None:
        return _offer(play, desk, view.offer)
    if step is Now.DECISION and view.decision is not None:
        return _decision(play, desk, view.decision)
    if view.moves is not None:
        return _moves(play, desk, view.moves)
    if view.decision is not None:
        return _decision(play, desk, view.decision)
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
        sealed = tuple(Text(label(one), CONTROL_STRONG) for one in moves.sealed)
        head = Text(label(tr("Sealed")), LABEL_STRONG, "stamp")
        parts.append(Card(Column((head, *sealed), gap=4)))
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
    return Column(tuple(parts), gap=8)


def _kinds(play: Play, moves: MovesView) -> Widget:
    """Every kind of move, with what it is good for and in how many ways it can be made now."""
    tr = play.tr
    options: list[Option] = []
    for move in moves.moves:
        free = sum(row.is_open for row in move.rows)
        ways = tr.many("{n} way now", "{n} ways now", free)
        barred = move.rows[0].barred if not free else ()
        options.append(
            Option(label=move.title, detail=parse(move.text), aside=ways, blockers=barred[:1])
        )
    return Choices(id="kinds", options=tuple(options))


def _opened(play: Play, desk: Desk, move: MoveView) -> Widget:
    options = tuple(_row(play, row) for row in move.rows)
    parts: list[Widget] = [Text(label(move.title), HEADING)]
    if move.text:
        parts.append(prose(move.text))
    parts.append(Choices(id="moves", options=options, chosen=desk.option))
    return Column(tuple(parts), gap=6)


def _row(play: Play, row: RowView) -> Option:
    tr = play.tr
    detail = [preview(row.preview), *(_chance(play, one) for one in row.chances), *row.notes]
    cost = cost_of(play, row.cost) or tr("Costs nothing")
    words = "\n".join(one for one in detail if one)
    return Option(
        label=row.title,
        aside=f"{cost}\n{words}" if words else cost,
        blockers=row.barred,
    )


def cost_of(play: Play, cost: int) -> str:
    """What a deed takes from the purse: `Political capital −1`."""
    title = play.view.seat.purse_title
    return play.tr("{title} {n}", title=title, n=-cost) if cost else ""


def _chance(play: Play, one: ChanceView) -> str:
    """One way a move may turn out, with its odds."""
    text = play.tr("{odds} in 100: {text}", odds=one.odds, text=one.text.strip())
    effects = preview(one.preview)
    return f"{text} {effects}" if effects else text


# --- answers ------------------------------------------------------------------------------------


def _offer(play: Play, desk: Desk, offer: OfferView) -> Widget:
    options = tuple(Option(label=one.title, blockers=one.barred) for one in offer.replies)
    parts: list[Widget] = [titled(play.tr("An offer")), Card(prose(offer.text))]
    if offer.price:
        parts.append(prose(offer.price))
    parts.append(Choices(id="replies", options=options, chosen=desk.option))
    return Column(tuple(parts), gap=12)


# --- decisions ----------------------------------------------------------------------------------


def _decision(play: Play, desk: Desk, decision: DecisionView) -> Widget:
    tr = play.tr
    parts: list[Widget] = [titled(decision.question, decision.by)]
    if decision.text:
        parts.append(prose(decision.text))
    if decision.rule:
        parts.append(Text(label(decision.rule), LABEL, "soft_ink"))
    if decision.draft:
        parts.append(Link(id="to:draft", label=tr("Read the draft")))
    if decision.sealed:
        sealed = tr("Sealed: {answer}", answer=decision.sealed)
        parts.append(Card(Text(label(sealed), CONTROL_STRONG, "stamp")))
    options = tuple(_option(play, one) for one in decision.options)
    parts.append(Choices(id="options", options=options, chosen=desk.option))
    if decision.if_silent:
        silent = tr("If nothing is said: {answer}", answer=decision.if_silent)
        parts.append(Text(label(silent), LABEL, "soft_ink"))
    return Column(tuple(parts), gap=12)


def _option(play: Play, option: OptionView) -> Option:
    tr = play.tr
    aside: list[str] = []
    if option.surprise:
        aside.append(tr("What it will do cannot be foreseen."))
    elif option.preview:
        aside.append(preview(option.preview))
    if option.cost:
        aside.append(cost_of(play, option.cost))
    return Option(
        label=option.title,
        detail=_case(play, option),
        aside="\n".join(aside),
        blockers=option.barred,
    )


def _case(play: Play, option: OptionView) -> Prose:
    """What is said for an answer and against it, with the sources of both."""
    tr = play.tr
    parts = [option.text.strip()]
    if option.in_favour:
        parts.append(f"**{tr('For.')}** {option.in_favour.strip()}")
    if option.against:
        parts.append(f"**{tr('Against.')}** {option.against.strip()}")
    text = "\n\n".join(one for one in parts if one)
    text += "".join(f"[^{one}]" for one in option.sources if f"[^{one}]" not in text)
    return parse(text)
