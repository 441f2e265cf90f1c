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
from bloc_game.ui.widgets.words import CONTROL, Text, Widget


def why_paper(play: Play, desk: Desk, step: Now) -> Widget:
    """What happened since the seat last went on, or in the turn looked at."""
    if step is Now.REPORT and not desk.turn and not desk.track:
        return Column(tuple(turn_lines(one) for one in report(play)), gap=16)
    number = desk.turn or play.view.turn
    turn = play.turn_told(number)
    tracks = filters(play)
    here = next((n for n, (id, _) in enumerate(tracks) if id == desk.track), 0)
    parts: list[Widget] = [
        Tabs(id="tracks", labels=tuple(title for _, title in tracks), chosen=here)
    ]
    kept = tuple(one for one in told_of(turn) if _about(one, desk.track))
    parts.append(_turn(turn, kept))
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


def turn_lines(turn: TurnView) -> Widget:
    """Everything that was told of a turn, with causes."""
    return _turn(turn, told_of(turn))


def _turn(turn: TurnView, kept: Iterable[Told]) -> Widget:
    lines: list[Widget] = [titled(turn.headline, turn.date)]
    for one in kept:
        lines += [told_line(one), Rule("hairline")]
    return Column(tuple(lines), gap=6)
