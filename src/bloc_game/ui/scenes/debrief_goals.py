"""The leaf of goals: what each came to, and how it went over the game."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.session.catalogue import Catalogue, signed
from bloc_game.session.views_debrief import CourseView, DebriefView, PivotView
from bloc_game.ui.scenes.debrief_charts import CourseChart
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Beside, Column, Rule
from bloc_game.ui.widgets.words import CONTROL_STRONG, HEADING, LABEL, Ink, Text, Widget

_COLUMN = 300.0
_TALL = 104.0


def goals(view: DebriefView, tr: Catalogue) -> Widget:
    """Every goal of the seat with its points, what moved it, and its course."""
    score = tr("{score} of 100", score=view.score)
    parts: list[Widget] = [titled(tr("Your goals"), f"{view.seat} · {score}")]
    for number, goal in enumerate(view.goals):
        if number:
            parts.append(Rule("hairline"))
        chart = CourseChart(goal, view.days, tr, view.goals, _TALL)
        parts.append(Beside((_said(goal, view.pivots, tr), chart), _COLUMN, SPACE.page))
    return Column(tuple(parts), SPACE.medium)


def _said(goal: CourseView, pivots: tuple[PivotView, ...], tr: Catalogue) -> Widget:
    points = tr("{points} of {worth}", points=goal.values[-1], worth=goal.high)
    words = (
        Text(label(goal.title), CONTROL_STRONG),
        Text(label(points), HEADING),
        *_moved(goal, pivots),
    )
    return Column(words, 2)


def _moved(goal: CourseView, pivots: tuple[PivotView, ...]) -> Iterator[Text]:
    """What moved it most, of the decisive moments."""
    for pivot in pivots:
        for moved in pivot.moved:
            if moved.title == goal.title:
                ink: Ink = "yes" if moved.by > 0 else "no"
                said = f"{signed(moved.by)}  {pivot.date}: {pivot.text}"
                yield Text(label(said), LABEL, ink)
