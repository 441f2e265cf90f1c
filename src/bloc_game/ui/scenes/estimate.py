"""The staff's estimate on the paper in hand: it fills in while one reads, and can be off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bloc_game.engine.actions import Action
from bloc_game.lab.findings import Forecast, Outlook
from bloc_game.report.estimates import OutlookQuestion, titles
from bloc_game.report.outlook import ForecastView, OutlookView, forecast_view
from bloc_game.ui.scenes.desk import Desk, Now, Paper
from bloc_game.ui.scenes.effects import TIGHT
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.pencil import tablings
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Row
from bloc_game.ui.widgets.gauges import Whisker
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG, Text, Widget

_WHISKER, _FIGURES = 110.0, 42.0
_ROOM = 4.0  # points at either end of the scale
_LEAST = 10.0  # points that a scale spans, so that a small difference looks small


@dataclass(frozen=True)
class Estimate:
    """What the staff was asked, by name, and what it has found so far."""

    titles: Mapping[Action, str]
    found: Forecast | None
    done: bool


def estimate(play: Play, desk: Desk, step: Now) -> Estimate | None:
    """The estimate for what lies on the desk; None where there is nothing to weigh, or no staff."""
    if play.advisers is None:
        return None
    play.advisers.begin()
    named = weighed(play, desk, step)
    if len(named) < 2:
        return None
    question = OutlookQuestion(play.seen.observation, tuple(named))
    found = play.advisers.answer(question)
    return Estimate(named, found, play.advisers.is_done(question))


def weighed(play: Play, desk: Desk, step: Now) -> dict[Action, str]:
    """What can be chosen on the paper in hand: all answers, the ways of one kind of move, or to
    table what is tried in pencil. Beside a move stands what comes of making none."""
    view = play.view
    named: dict[Action, str] = {}
    if not view.to_act:
        return named
    if desk.paper is Paper.DRAFT and step is Now.MOVES and view.moves is not None:
        named |= {one.row.action: one.title for one in tablings(play, desk) if one.row.is_open}
        return named | {view.moves.hold: view.moves.hold_title} if named else {}
    if desk.paper is not Paper.ACT:
        return named
    if step in (Now.ANSWER, Now.DECISION):
        return titles(view)
    if step is Now.MOVES and view.moves is not None and desk.group:
        rows = next((one.rows for one in view.moves.moves if one.id == desk.group), ())
        named |= {row.action: row.title for row in rows if row.is_open}
        return named | {view.moves.hold: view.moves.hold_title} if named else {}
    return named


def estimate_parts(play: Play, one: Estimate | None) -> Iterator[Widget]:
    """The estimate as it stands under what can be chosen."""
    if one is None:
        return
    tr = play.tr
    yield titled(tr("Estimate of the staff"), "" if one.done else tr("being worked out"))
    if one.found is None:
        said = tr("There is none.") if one.done else tr("The staff plays on from each of them.")
        yield Text(label(said), LABEL, "soft_ink")
        return
    view = forecast_view(play.voice.names, play.seat, one.found, one.titles)
    outlooks = {outlook.option: outlook for outlook in one.found.outlooks}
    scale = _scale(one.found)
    yield Column(
        tuple(_option(line, outlooks[line.option], scale) for line in view.options),
        SPACE.small,
    )
    yield Column(tuple(_notes(play, view)), 2)


def _scale(found: Forecast) -> tuple[float, float]:
    """The ends of the line on which all scores stand."""
    low = min(one.score.low for one in found.outlooks) - _ROOM
    high = max(one.score.high for one in found.outlooks) + _ROOM
    spare = max(_LEAST - (high - low), 0) / 2
    return low - spare, high + spare


def _option(view: OutlookView, one: Outlook, scale: tuple[float, float]) -> Widget:
    """One choice: its score on the common line, what it is ahead, and how it may end."""
    whisker = Whisker(one.score.value, one.score.low, one.score.high, scale)
    figure = Text(label(str(round(one.score.value))), LABEL_STRONG)
    head = Row(
        (Text(label(view.title), LABEL_STRONG), whisker, figure),
        (None, _WHISKER, _FIGURES),
        SPACE.small,
        middle=True,
    )
    lines: list[Widget] = [head]
    if view.ahead:
        lines.append(Text(label(view.ahead), TIGHT, "soft_ink"))
    lines.append(Text(label(" · ".join(view.shares)), TIGHT, "soft_ink"))
    return Column(tuple(lines), 0)


def _notes(play: Play, view: ForecastView) -> Iterator[Widget]:
    """What it rests on, and what later on matters most."""
    tr = play.tr
    if view.drivers:
        said = tr("Most depends on: {list}", list="; ".join(view.drivers))
        yield Text(label(said), TIGHT, "soft_ink")
    yield Text(label(view.basis), TIGHT, "soft_ink")
