"""Charts of how numbers went, as a report in print sets them: many, small, named at their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bloc_game.engine.phrases import number
from bloc_game.report.charts import Chart, Kind, Lettering, Mark, Palette, course_chart
from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, Scheme, colour
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.words import CONTROL_STRONG, LABEL, NOTE, Ink, Text, Widget

if TYPE_CHECKING:
    from bloc_game.session.views_debrief import CourseView, DebriefView

_STRONG = TextStyle(Face.UI_SEMIBOLD, 12)
_MANNER: Mapping[Kind, tuple[TextStyle, Ink]] = {
    "scale": (NOTE, "soft_ink"),
    "good": (NOTE, "yes"),
    "here": (_STRONG, "ink"),
    "record": (LABEL, "focus_ink"),
}
_LEAST = 300.0  # the least width of a chart
_TALL = 136.0


@dataclass(frozen=True, slots=True)
class CourseChart:
    """One number over the game. Where history is known its line is dashed beside it.

    `among` are the charts it stands among, so that all of them begin and end at one place.
    """

    course: CourseView
    days: tuple[str, ...]
    tr: Catalogue
    among: tuple[CourseView, ...] = ()
    tall: float = _TALL

    def height(self, _frame: Frame, _width: float) -> float:
        return self.tall

    def place(self, frame: Frame, box: Box) -> None:
        chart = self._chart(frame, box)
        frame.vector(Box(box.x, box.y, box.w, box.h), chart.shapes)
        for mark in chart.marks:
            _set(frame, mark, box)

    def _chart(self, frame: Frame, box: Box) -> Chart:
        course, (here, record) = self.course, self._names(self.course)
        among = self.among or (course,)
        names = (self._margin(frame, one) for one in among)
        ends = (frame.width_of(number(end), NOTE) for one in among for end in (one.low, one.high))
        lettering = Lettering(here, record, max(ends) + 8, max(names) + 10)
        return course_chart(course, self.days, (box.w, box.h), palette(frame.scheme), lettering)

    def _names(self, course: CourseView) -> tuple[str, str]:
        """What the two lines are called; one line alone needs no name."""
        return (self.tr("here"), self.tr("history")) if course.record else ("", "")

    def _margin(self, frame: Frame, course: CourseView) -> float:
        here, record = self._names(course)
        wide = frame.width_of(f"{number(course.values[-1])} {here}".rstrip(), _STRONG)
        if not course.record:
            return wide
        return max(wide, frame.width_of(f"{number(course.record[-1])} {record}", LABEL))


def _set(frame: Frame, mark: Mark, box: Box) -> None:
    style, ink = _MANNER[mark.kind]
    wide = frame.width_of(mark.text, style) + 1
    laid = frame.lay(mark.text, style, wide)
    x = box.x + mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    frame.write(laid, x, box.y + mark.y - laid.height / 2, colour(frame.scheme, ink))


def palette(scheme: Scheme) -> Palette:
    """The colours of a chart on the sheet."""
    return Palette(
        here=scheme.ink,
        record=scheme.focus_ink,
        grid=scheme.hairline,
        axis=scheme.soft_ink,
        good=scheme.yes,
        ground=scheme.sheet,
    )


@dataclass(frozen=True, slots=True)
class Grid:
    """Pieces of one size in as many columns as the page holds."""

    pieces: tuple[Widget, ...]
    least: float = _LEAST
    gap: float = SPACE.page
    down: float = SPACE.wide

    def _columns(self, width: float) -> tuple[int, float]:
        count = max(int((width + self.gap) // (self.least + self.gap)), 1)
        return count, (width - self.gap * (count - 1)) / count

    def _rows(self, width: float) -> list[tuple[Widget, ...]]:
        count, _ = self._columns(width)
        return [self.pieces[at : at + count] for at in range(0, len(self.pieces), count)]

    def height(self, frame: Frame, width: float) -> float:
        _, wide = self._columns(width)
        rows = self._rows(width)
        tall = sum(max(one.height(frame, wide) for one in row) for row in rows)
        return tall + self.down * max(len(rows) - 1, 0)

    def place(self, frame: Frame, box: Box) -> None:
        _, wide = self._columns(box.w)
        y = box.y
        for row in self._rows(box.w):
            tall = max(one.height(frame, wide) for one in row)
            for place, one in enumerate(row):
                one.place(frame, Box(box.x + place * (wide + self.gap), y, wide, tall))
            y += tall + self.down


def indicators(view: DebriefView, tr: Catalogue) -> Widget:
    """Every track of the world, and the seat's own, over the dates of the game."""
    parts: list[Widget] = [titled(tr("Indicators"))]
    if any(one.record for one in view.tracks):
        said = tr("The solid line is this game, the dashed one history.")
        parts.append(Text(label(said), LABEL, "soft_ink"))
    charts = tuple(_named(one, view, tr) for one in view.tracks)
    return Column((*parts, Grid(charts)), SPACE.medium)


def _named(course: CourseView, view: DebriefView, tr: Catalogue) -> Widget:
    chart = CourseChart(course, view.days, tr, view.tracks)
    return Column((Text(label(course.title), CONTROL_STRONG), chart), SPACE.hair)
