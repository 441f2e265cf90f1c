"""The telegrams: what came in this turn, what it is about, and the pile of those before."""

from __future__ import annotations

from bloc_game.session.views import TableView
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.paper_brief import Instructions
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.telegram import Telegram
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button, Link
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import ASIDE, CONTROL, LABEL, Text, Widget


def telegrams(play: Play, desk: Desk) -> Widget:
    """Everything that came in on this turn, or on an earlier one that is leafed back to."""
    if leafed(play, desk) != play.view.turn:
        return _earlier(play, desk)
    view, tr = play.view, play.tr
    parts: list[Widget] = []
    if view.turn == 1:
        parts.append(Instructions(tr, view.seat))
    own = tuple(one for one in _pile(play, desk, view.turn) if one.view.only_you)
    news = tuple(one for one in _pile(play, desk, view.turn) if not one.view.only_you)
    parts += own
    if view.place:
        parts.append(Text(label(view.place), ASIDE, "soft_ink"))
    if view.text:
        parts.append(prose(view.text))
    parts += news
    parts += _stakes(play, view)
    parts += _pledges(play, view)
    if view.turn > 1:
        parts.append(Link(id="brief", label=tr("Your instructions")))
        parts.append(_leaves(play, desk))
    return Column(tuple(parts), gap=14)


def leafed(play: Play, desk: Desk) -> int:
    """The turn whose telegrams lie on top."""
    return min(desk.leaf or play.view.turn, play.view.turn)


def _pile(play: Play, desk: Desk, turn: int) -> tuple[Telegram, ...]:
    """The telegrams of a turn; those not read yet come in as one looks."""
    fresh = play.has_new_turn and turn == play.view.turn
    moves = fresh and desk.typed < turn
    return tuple(
        Telegram(one, play.tr, number, fresh, moves)
        for number, one in enumerate(play.telegrams(turn))
    )


def _earlier(play: Play, desk: Desk) -> Widget:
    """An earlier turn's telegrams, as they lie in the pile."""
    turn = leafed(play, desk)
    told = play.turn_told(turn)
    pile = _pile(play, desk, turn)
    none = Text(label(play.tr("Nothing came in on that day.")), CONTROL, "soft_ink")
    return Column((titled(told.headline, told.date), _leaves(play, desk), *(pile or (none,))), 14)


def _leaves(play: Play, desk: Desk) -> Widget:
    """Back and forth through the pile."""
    tr, turn, last = play.tr, leafed(play, desk), play.view.turn
    first = (tr("This is the first telegram of the pile."),) if turn == 1 else ()
    newest = (tr("These are the newest telegrams."),) if turn == last else ()
    return Flow(
        (
            Button(id="leaf:back", label=tr("Earlier telegrams"), key=",", blockers=first),
            Button(id="leaf:on", label=tr("Later ones"), key=".", blockers=newest),
        )
    )


def _stakes(play: Play, view: TableView) -> list[Widget]:
    """What will be decided on this turn."""
    if not view.stakes:
        return []
    lines: list[Widget] = [titled(play.tr("To be decided on this turn"))]
    for stake in view.stakes:
        who = play.tr("You decide, with others or alone.") if stake.mine else stake.by
        lines.append(Column((prose(stake.question), Text(label(who), LABEL, "soft_ink")), gap=0))
    return [Column(tuple(lines), gap=6)]


def _pledges(play: Play, view: TableView) -> list[Widget]:
    if not view.pledges:
        return []
    lines = tuple(Text(label(one), CONTROL) for one in view.pledges)
    return [Column((titled(play.tr("Words given")), *lines), gap=6)]
