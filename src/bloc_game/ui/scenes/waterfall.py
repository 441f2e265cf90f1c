"""The course of a track as a waterfall: where it stood, every cause in order, where it came to.

A rise is a full bar, a fall a hatched one; the colour says whether that was good, where it can be
said, and an arrow at the head says which way is good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import Catalogue, signed
from bloc_game.session.views_why import Better, StepView, WaterfallView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose, parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, path, rectangle, segments_data
from bloc_game.ui.text import Align, TextStyle, label
from bloc_game.ui.tokens import SPACE, Colour, colour
from bloc_game.ui.widgets.words import CONTROL_STRONG, LABEL, LABEL_STRONG, NOTE, Ink

_BAR = 12.0
_AIR = 5.0
_FIGURE = 40.0
_APART = 330.0  # from this width on, causes stand beside their bars
_WORDS = 0.54  # the part of a line that a cause gets
_SPAN = 10  # the least that a whole line of bars measures
_HATCH = 4.0

BETTER_INK: dict[Better, Ink] = {"better": "yes", "worse": "no", "": "ink"}


def cited(text: str, sources: tuple[str, ...]) -> Prose:
    """A sentence with the sources it rests on, as notes that can be followed."""
    return parse(text + "".join(f"[^{source}]" for source in sources))


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: words, quiet words under them, from where to where, and the figure."""

    words: Prose
    small: str
    before: int
    after: int
    figure: str
    style: TextStyle
    ink: Ink


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A track's course, drawn to one scale."""

    view: WaterfallView
    tr: Catalogue

    # --- what stands in it ----------------------------------------------------------------------

    def _rows(self) -> Iterator[_Row]:
        view, tr = self.view, self.tr
        figure = number(view.start)
        words = label(tr("At the start"))
        yield _Row(words, "", view.start, view.start, figure, LABEL_STRONG, "ink")
        date = ""
        for step in view.steps:
            place = step.place.rpartition("/")[2]  # the file without its folders
            small = " · ".join(one for one in (self._date(step, date), place) if one)
            date = step.date
            figure, ink = signed(step.by), BETTER_INK[step.better]
            words = cited(step.text, step.sources)
            yield _Row(words, small, step.before, step.after, figure, LABEL, ink)
        words = label(tr("At the end"))
        yield _Row(words, "", view.end, view.end, number(view.end), LABEL_STRONG, "ink")

    def _date(self, step: StepView, before: str) -> str:
        return "" if step.date == before else step.date

    def _ends(self) -> tuple[int, int]:
        """What the left and the right end of a whole line of bars stand for."""
        found = [self.view.start, *(step.after for step in self.view.steps)]
        low, high = min(found), max(found)
        spare = max(_SPAN - (high - low), 0)
        return low - (spare + 1) // 2, high + spare // 2

    # --- where it stands ------------------------------------------------------------------------

    def _split(self, width: float) -> tuple[float, float, bool]:
        """Room for words and for bars, and whether they stand side by side."""
        if width < _APART:
            return width, width - _FIGURE - SPACE.small, False
        words = width * _WORDS
        return words, width - words - _FIGURE - 2 * SPACE.small, True

    def _tall(self, frame: Frame, row: _Row, width: float) -> float:
        words, _, beside = self._split(width)
        tall = frame.lay(row.words, row.style, words).height
        if row.small:
            tall += frame.lay(row.small, NOTE, words).height
        return (max(tall, _BAR) if beside else tall + _BAR + SPACE.hair) + 2 * _AIR

    def _head(self, frame: Frame, width: float) -> float:
        return frame.lay("0", NOTE, width).height + SPACE.hair

    def height(self, frame: Frame, width: float) -> float:
        return self._head(frame, width) + sum(self._tall(frame, row, width) for row in self._rows())

    def place(self, frame: Frame, box: Box) -> None:
        words, bars, beside = self._split(box.w)
        left = box.x + words + SPACE.small if beside else box.x
        self._scale(frame, Box(left, box.y, bars, self._head(frame, box.w)))
        y = box.y + self._head(frame, box.w)
        joint: float | None = None  # the foot of the bar above
        for row in self._rows():
            tall = self._tall(frame, row, box.w)
            frame.fill(Box(box.x, y, box.w, 1), frame.scheme.hairline)
            below = self._words(frame, row, box.x, y + _AIR, words)
            top = y + _AIR + 2 if beside else below + SPACE.hair
            if joint is not None:
                at = self._at(row.before, left, bars)
                frame.fill(Box(at - 0.5, joint, 1, top - joint), frame.scheme.soft_ink)
            self._bar(frame, row, Box(left, top, bars, _BAR))
            figure = frame.lay(row.figure, CONTROL_STRONG, _FIGURE, Align.RIGHT)
            middle = top + (_BAR - figure.height) / 2
            frame.write(figure, box.right - _FIGURE, middle, colour(frame.scheme, row.ink))
            joint = top + _BAR
            y += tall

    def _words(self, frame: Frame, row: _Row, x: float, y: float, width: float) -> float:
        laid = frame.lay(row.words, row.style, width)
        frame.write(laid, x, y, frame.scheme.ink)
        if not row.small:
            return y + laid.height
        small = frame.lay(row.small, NOTE, width)
        frame.write(small, x, y + laid.height, frame.scheme.soft_ink)
        return y + laid.height + small.height

    def _scale(self, frame: Frame, box: Box) -> None:
        """Which way is good, over the end of the bars that is the good one."""
        match self.view.good:
            case "low":
                text, side = f"\u2190 {self.tr('good')}", Align.LEFT
            case "high":
                text, side = f"{self.tr('good')} \u2192", Align.RIGHT
            case _:
                return
        frame.write(frame.lay(text, NOTE, box.w, side), box.x, box.y, frame.scheme.yes)

    def _at(self, value: int, left: float, width: float) -> float:
        low, high = self._ends()
        return left + 1 + (width - 2) * (value - low) / max(high - low, 1)

    def _bar(self, frame: Frame, row: _Row, box: Box) -> None:
        one, other = (self._at(value, box.x, box.w) for value in (row.before, row.after))
        if row.before == row.after:  # a post: nothing moved here
            frame.fill(Box(one - 1.5, box.y - 2, 3, box.h + 4), frame.scheme.ink)
            return
        bar = Box(min(one, other), box.y, max(abs(other - one), 2.0), box.h)
        ink = colour(frame.scheme, row.ink)
        if row.after > row.before:
            frame.fill(bar, ink)
        else:
            frame.vector(bar, _hatched(bar.w, bar.h, ink))


def _hatched(width: float, height: float, ink: Colour) -> tuple[str, ...]:
    """A hollow bar, hatched."""
    lines = []
    at = _HATCH - height
    while at < width:
        first, last = max(at, 0.0), min(at + height, width)
        lines.append(((first, height - (first - at)), (last, height - (last - at))))
        at += _HATCH
    edge = rectangle(0.5, 0.5, width - 1, height - 1, Paint(stroke=ink, width=1))
    return path(segments_data(lines), Paint(stroke=ink, width=1)), edge
