"""Small multiples: one little chart a track, all histories in each, over the days of the game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_game.engine.phrases import number
from bloc_game.geography.sides import day
from bloc_game.session.views_seat import TrackView
from bloc_game.session.views_tree import HistoryView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.strings import ink_of
from bloc_game.ui.svg import Paint, Point, circle, line_data, path
from bloc_game.ui.text import Align, Laid
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.words import CONTROL_STRONG, LABEL_STRONG, NOTE

_TALL = 62.0
_HEAD = 20.0
_FOOT = 16.0
_SCALE = 30.0  # for the two numbers at the left
_LEAST = 210.0
_STEP = 10  # the ends of a scale are whole tens


@dataclass(frozen=True, slots=True)
class Charts:
    """All tracks side by side, as many in a row as there is room for.

    `dates` are of every turn, `ends` the first and the last of them in words; at `turn` the lines
    carry a point, at `partings` they part.
    """

    histories: tuple[HistoryView, ...]
    dates: tuple[int, ...]
    ends: tuple[str, str]
    turn: int
    partings: tuple[int, ...]

    def _across(self, width: float) -> int:
        count = self._count
        fit = max(int((width + SPACE.wide) // (_LEAST + SPACE.wide)), 1)
        lines = -(-count // fit)
        return -(-count // lines)

    def height(self, frame: Frame, width: float) -> float:
        lines = -(-self._count // self._across(width))
        return lines * (self._head(frame, width) + _TALL + SPACE.large) - SPACE.large + _FOOT

    def place(self, frame: Frame, box: Box) -> None:
        across, head = self._across(box.w), self._head(frame, box.w)
        wide = self._wide(box.w)
        for place in range(self._count):
            x = box.x + (place % across) * (wide + SPACE.wide)
            y = box.y + (place // across) * (head + _TALL + SPACE.large)
            self._title(frame, Box(x, y, wide, head), place)
            plot = Box(x + _SCALE, y + head, wide - _SCALE, _TALL)
            self._chart(frame, plot, place)
            if place + across >= self._count:
                self._days(frame, Box(plot.x, plot.bottom, plot.w, _FOOT))

    @property
    def _count(self) -> int:
        return len(self.histories[0].pins[0].tracks)

    def _wide(self, width: float) -> float:
        across = self._across(width)
        return (width - SPACE.wide * (across - 1)) / across

    def _head(self, frame: Frame, width: float) -> float:
        """Room for the longest title, so that all charts stand in line."""
        wide = self._wide(width)
        titles = (self._laid(frame, wide, place)[0] for place in range(self._count))
        return max(_HEAD, *(one.height + 3 for one in titles))

    def _laid(self, frame: Frame, wide: float, place: int) -> tuple[Laid, Laid]:
        """What a chart is called, and its figures on the turn."""
        tracks = [self._at(one, place) for one in self.histories]
        figures = " · ".join(number(one.value) for one in tracks)
        right = frame.width_of(figures, CONTROL_STRONG) + 1
        title = frame.lay(tracks[0].title, LABEL_STRONG, wide - right - SPACE.small)
        return title, frame.lay(figures, CONTROL_STRONG, wide, Align.RIGHT)

    def _title(self, frame: Frame, box: Box, place: int) -> None:
        title, figures = self._laid(frame, box.w, place)
        frame.write(title, box.x, box.bottom - 3 - title.height, frame.scheme.ink)
        frame.write(figures, box.x, box.bottom - 3 - figures.height, frame.scheme.ink)

    def _days(self, frame: Frame, box: Box) -> None:
        """The first and the last day, under the lowest charts."""
        for text, align in ((self.ends[0], Align.LEFT), (self.ends[1], Align.RIGHT)):
            laid = frame.lay(text, NOTE, box.w / 2 - 4, align)
            x = box.x if align is Align.LEFT else box.centre[0] + 4
            frame.write(laid, x, box.y + 2, frame.scheme.soft_ink)

    def _chart(self, frame: Frame, plot: Box, place: int) -> None:
        low, high = self._range(place)
        for value, y in ((high, plot.y), (low, plot.bottom - 1)):
            frame.fill(Box(plot.x, y, plot.w, 1), frame.scheme.hairline)
            mark = frame.lay(number(value), NOTE, _SCALE - 4, Align.RIGHT)
            top = plot.y - 3 if value == high else plot.bottom - mark.height + 3
            frame.write(mark, plot.x - _SCALE, top, frame.scheme.soft_ink)
        frame.vector(plot, self._lines(frame, plot, place, (low, high)))

    def _at(self, history: HistoryView, place: int) -> TrackView:
        return history.pin(self.turn).tracks[place]

    def _range(self, place: int) -> tuple[int, int]:
        """Whole tens around every value that any of the lines has."""
        values = [pin.tracks[place].value for one in self.histories for pin in one.pins]
        low, high = min(values) // _STEP * _STEP, -(-max(values) // _STEP) * _STEP
        return (low, high) if high > low else (low, low + _STEP)

    def _lines(self, frame: Frame, plot: Box, place: int, ends: tuple[int, int]) -> tuple[str, ...]:
        scheme = frame.scheme
        xs = _columns(self.dates, plot.w)
        shapes = [
            path(
                line_data([(xs[turn - 1], 0), (xs[turn - 1], plot.h)]),
                Paint(stroke=scheme.stamp, width=1, dash=(1, 3)),
            )
            for turn in self.partings
        ]
        now = xs[self.turn - 1]
        shapes.append(path(line_data([(now, 0), (now, plot.h)]), Paint(stroke=scheme.rule)))
        points: list[str] = []
        for one in reversed(self.histories):
            ink = ink_of(scheme, one)
            line = [
                (xs[pin.turn - 1], _level(pin.tracks[place].value, ends, plot.h))
                for pin in one.pins
            ]
            shapes.append(ink.line(line_data(_stepless(line))))
            at = line[min(self.turn, len(line)) - 1]
            points.append(circle(at, 3, Paint(fill=ink.colour, stroke=scheme.sheet)))
        return (*shapes, *points)


def _columns(dates: Sequence[int], width: float) -> tuple[float, ...]:
    """Where days stand on a line, true to the time between them."""
    numbers = [day(one).toordinal() for one in dates]
    whole = max(numbers[-1] - numbers[0], 1)
    return tuple(4 + (width - 8) * (one - numbers[0]) / whole for one in numbers)


def _level(value: int, ends: tuple[int, int], height: float) -> float:
    low, high = ends
    return 3 + (height - 6) * (high - value) / (high - low)


def _stepless(line: list[Point]) -> list[Point]:
    """A line of one point is drawn as a short one."""
    return line if len(line) > 1 else [line[0], (line[0][0] + 0.1, line[0][1])]
