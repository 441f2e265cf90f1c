"""What changed and why: every change of a turn with its cause, down to the line of the file."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_game.session.views import TurnView
from bloc_game.session.wording_events import Told
from bloc_game.ui.scenes.desk import Desk, Now, report, told_of
from bloc_game.ui.scenes.parts import titled, told_line
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.widgets.containers import Column, Rule
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import CONTROL, LABEL, Text, Widget


def why_paper(play: Play, desk: Desk, step: Now) -> Widget:
    """What happened since the seat last went on, or in the turn looked at."""
    if step is Now.REPORT and not desk.turn and not desk.track:
        return Column(tuple(turn_lines(play, one) for one in report(play)), gap=16)
    number = desk.turn or play.view.turn
    turn = play.turn_told(number)
    tracks = filters(play)
    here = next((n for n, (id, _) in enumerate(tracks) if id == desk.track), 0)
    parts: list[Widget] = [
        Tabs(id="tracks", labels=tuple(title for _, title in tracks), chosen=here)
    ]
    kept = tuple(one for one in told_of(turn) if _about(one, desk.track))
    parts.append(_turn(play, turn, kept))
    if not kept:
        parts.append(
            Text(label(play.tr("Nothing has moved it on this turn.")), CONTROL, "soft_ink")
        )
    return Column(tuple(parts), gap=12)


def filters(play: Play) -> tuple[tuple[str, str], ...]:
    """By what the changes can be sifted: everything, or one track of the world."""
    tracks = tuple((one.id, one.title) for one in play.view.tracks)
    return (("", play.tr("Everything")), *tracks)


def _about(told: Told, track: str) -> bool:
    return not track or (told.slot is not None and told.slot.family == track)


def turn_lines(play: Play, turn: TurnView) -> Widget:
    """Everything that was told of a turn, with causes."""
    return _turn(play, turn, told_of(turn))


def _turn(play: Play, turn: TurnView, kept: Iterable[Told]) -> Widget:
    """A turn's sentences in order; what is other governments' own matter stands last, and small."""
    lines: list[Widget] = [titled(turn.headline, turn.date)]
    small: list[Widget] = []
    for one in kept:
        if _is_small(play, one):
            small.append(_small(one))
        else:
            lines += [told_line(one), Rule("hairline")]
    if small:
        lines += [titled(play.tr("In other capitals")), Column(tuple(small), 3)]
    return Column(tuple(lines), gap=6)


def _is_small(play: Play, told: Told) -> bool:
    """Whether a change is one number of many of a kind, and not the seat's own."""
    slot = told.slot
    if slot is None or not slot.keys or play.seat in slot.keys:
        return False
    return any(track.id == slot.family for track in play.session.game.tracks)


def _small(told: Told) -> Widget:
    """A small change on as few lines as will do."""
    because = told.because
    if because is None:
        return Text(label(told.text), LABEL)
    return Text(label(f"{told.text} {because.text}"), LABEL, "soft_ink")
