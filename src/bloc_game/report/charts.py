"""Small charts of how a number went over a game: SVG shapes, and the words to be set on them.

One drawing serves the window, which sets the words in its own type, and a page, which sets them as
SVG text. Lines are told apart by dash as well as by colour, and named where they end; no legend.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bloc_game.engine.phrases import number
from bloc_game.session.views_debrief import CourseView

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Kind = Literal["scale", "good", "here", "record"]

_TOP, _FOOT = 18.0, 22.0  # room above the plot, and under it for the days
_UNDER = 13.0  # the middle of the line of days, below the axis
_APART = 13.0  # the least distance between the names of two lines
_INSET = 3.0  # so that a dot at either end is whole


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart, as `#RRGGBB`."""

    here: str
    record: str
    grid: str
    axis: str
    good: str
    ground: str


@dataclass(frozen=True, slots=True)
class Lettering:
    """What a chart calls its two lines, and the room for words at either side of it."""

    here: str
    record: str
    scale: float  # room at the left for the figures of the scale
    margin: float  # room at the right for the names of the lines


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be set on a chart; `y` is the middle of the line."""

    x: float
    y: float
    text: str
    anchor: Anchor
    kind: Kind


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and its words."""

    width: float
    height: float
    shapes: tuple[str, ...]
    marks: tuple[Mark, ...]


def course_chart(
    course: CourseView,
    days: Sequence[str],
    size: tuple[float, float],
    palette: Palette,
    lettering: Lettering,
) -> Chart:
    """How one number went, beside how it went in history where that is known."""
    width, height = size
    plot = _Plot(course, len(days), lettering.scale, width - lettering.margin, height)
    shapes = [*_grid(plot, palette)]
    if course.record:
        shapes.append(_line(plot.points(course.record), palette.record, 1.5, "4 3"))
    here = plot.points(course.values)
    shapes.append(_line(here, palette.here, 2.25))
    shapes.append(_dot(here[-1], 3.2, palette.here, palette.ground))
    marks = (*_scale(plot), *_days(plot, days), *_names(plot, course, lettering))
    return Chart(width, height, tuple(shapes), marks)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where values stand."""

    course: CourseView
    turns: int
    left: float
    right: float
    height: float

    @property
    def foot(self) -> float:
        return self.height - _FOOT

    def x(self, closing: int) -> float:
        """The place of the close of a turn; 0 is the start of the game."""
        wide = self.right - self.left - 2 * _INSET
        return self.left + _INSET + wide * closing / max(self.turns, 1)

    def y(self, value: int) -> float:
        span = max(self.course.high - self.course.low, 1)
        return self.foot - (self.foot - _TOP) * (value - self.course.low) / span

    def points(self, values: Sequence[int]) -> list[Point]:
        return [(self.x(place), self.y(value)) for place, value in enumerate(values)]


# --- shapes ---------------------------------------------------------------------------------------


def _grid(plot: _Plot, palette: Palette) -> Iterator[str]:
    """Three quiet lines and the axis; the good end is a heavier line."""
    low, high = plot.course.low, plot.course.high
    for value in (low, (low + high) // 2, high):
        yield _rule(plot, value, palette.grid, 1.0)
    if plot.course.good != "seat":
        best = high if plot.course.good == "high" else low
        yield _rule(plot, best, palette.good, 2.0)
    for closing in range(plot.turns + 1):
        x = plot.x(closing)
        yield _line([(x, plot.foot), (x, plot.foot + 3)], palette.axis, 1.0)


def _rule(plot: _Plot, value: int, colour: str, width: float) -> str:
    y = plot.y(value)
    return _line([(plot.left, y), (plot.right, y)], colour, width)


def _line(points: Sequence[Point], colour: str, width: float, dash: str = "") -> str:
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
        f' stroke-linejoin="round"{dashed}/>'
    )


def _dot(point: Point, radius: float, colour: str, ground: str) -> str:
    return (
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius:g}" fill="{colour}"'
        f' stroke="{ground}" stroke-width="1.5"/>'
    )


# --- words ----------------------------------------------------------------------------------------


def _scale(plot: _Plot) -> Iterator[Mark]:
    """The ends of the scale beside their lines, and which of them is good."""
    course = plot.course
    for end, value in (("low", course.low), ("high", course.high)):
        kind: Kind = "good" if course.good == end else "scale"
        yield Mark(plot.left - 6, plot.y(value), number(value), "end", kind)
    if course.good_text:
        y = plot.y(course.high) - 9 if course.good == "high" else plot.foot + _UNDER
        yield Mark((plot.left + plot.right) / 2, y, course.good_text, "middle", "good")


def _days(plot: _Plot, days: Sequence[str]) -> Iterator[Mark]:
    """The first and the last day of the game."""
    y = plot.foot + _UNDER
    yield Mark(plot.left, y, days[0], "start", "scale")
    yield Mark(plot.right, y, days[-1], "end", "scale")


def _names(plot: _Plot, course: CourseView, lettering: Lettering) -> Iterator[Mark]:
    """What each line is called and where it stands at last; never over each other."""
    here, record = course.values, course.record
    own = plot.y(here[-1])
    if record:
        other = plot.y(record[-1])
        if abs(other - own) < _APART:
            middle, sign = (own + other) / 2, 1 if own > other else -1
            own, other = middle + sign * _APART / 2, middle - sign * _APART / 2
        text = f"{number(record[-1])} {lettering.record}".rstrip()
        yield Mark(plot.x(len(record) - 1) + 7, other, text, "start", "record")
    x = plot.x(len(here) - 1) + 7
    if record and len(record) != len(here):  # a game that ended early is named in the margin too
        x = plot.x(len(record) - 1) + 7
    yield Mark(x, own, f"{number(here[-1])} {lettering.here}".rstrip(), "start", "here")
