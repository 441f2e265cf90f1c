"""The telegrams: what came in this turn, what it is about, and what only this seat may read."""

from __future__ import annotations

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import SeatView, TableView
from bloc_game.ui.scenes.parts import Said, Stamp, prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Link
from bloc_game.ui.widgets.containers import Card, Column, Flow, Mark
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    LABEL,
    LABEL_STRONG,
    TELEGRAM,
    Text,
    Widget,
)


def telegrams(play: Play) -> Widget:
    """Everything that came in on this turn."""
    view, tr = play.view, play.tr
    parts: list[Widget] = []
    if view.turn == 1:
        parts.append(_brief(play, view.seat))
    if view.telegram:
        head = tr("{seat} · for your eyes only", seat=sentence(view.seat.name))
        top = Flow((Said(head, LABEL_STRONG), Stamp(tr("Received"))), gap=16, down=4)
        parts.append(Card(Column((top, prose(view.telegram, TELEGRAM)))))
    if view.place:
        parts.append(Text(label(view.place), ASIDE, "soft_ink"))
    if view.text:
        parts.append(prose(view.text))
    parts += [Mark(prose(one)) for one in view.news]
    parts += _stakes(play, view)
    parts += _pledges(play, view)
    if view.turn > 1:
        parts.append(Link(id="brief", label=tr("Your instructions")))
    return Column(tuple(parts), gap=14)


def _brief(play: Play, seat: SeatView) -> Widget:
    return Column((titled(play.tr("Your instructions")), *brief_parts(play, seat)), gap=8)


def brief_parts(play: Play, seat: SeatView) -> tuple[Widget, ...]:
    """What a seat is told of itself: its brief, its secret, its goals."""
    tr = play.tr
    parts: list[Widget] = []
    if seat.brief:
        parts.append(prose(seat.brief))
    if seat.secret:
        parts.append(
            Card(Column((Text(label(tr("Secret")), LABEL_STRONG, "stamp"), prose(seat.secret))))
        )
    for goal in seat.goals:
        text = tr("{title}: up to {worth} points", title=goal.title, worth=goal.worth)
        parts.append(Text(label(f"·  {text}"), CONTROL))
    for secret in seat.secrets:
        said = tr(
            "{title} ({actor}): {strength} in 100",
            title=secret.title,
            actor=secret.actor,
            strength=secret.strength,
        )
        parts.append(Column((Text(label(said), LABEL_STRONG), prose(secret.says)), gap=2))
    return tuple(parts)


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
