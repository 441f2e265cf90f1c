"""Numbers as lengths: how full a track is, and which way a government leans."""

from dataclasses import dataclass
from typing import Literal

from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.controls import TARGET, Control
from bloc_game.ui.widgets.words import LABEL_STRONG, Ink

_NAME = TextStyle(Face.UI, 11, 1.25)
_WORD = TextStyle(Face.PROSE_ITALIC, 12, 1.25)
_BAR = 6.0
_BALANCE = 9.0
_FIGURES = 68.0


def signed(number: int) -> str:
    """A number with its sign, the minus a true one.

    >>> signed(12), signed(-34), signed(0)
    ('+12', '−34', '0')
    """
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"


def moved(by: int) -> str:
    """A change as an arrowhead and its size; nothing for no change.

    >>> moved(4), moved(-2), moved(0)
    ('▲4', '▼2', '')
    """
    return f"\u25b2{by}" if by > 0 else f"\u25bc{-by}" if by < 0 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A track: its name, its value with its last change and its word, and a bar.

    A post with a crossbar stands at the end of the bar that is the good one, where there is such.
    Pressing it asks why.
    """

    id: str
    label: str
    value: int
    low: int = 0
    high: int = 100
    by: int = 0
    ink: Ink = "ink"
    change_ink: Ink = "ink"
    good: Literal["low", "high", ""] = ""
    word: str = ""
    tip: Prose = ()

    def width(self, frame: Frame) -> float:
        return max(frame.width_of(self.label, _NAME), self._figures(frame), 112) + 1

    def _figures(self, frame: Frame) -> float:
        figures = f"{self.value} {moved(self.by)}".rstrip()
        word = frame.width_of(self.word, _WORD) + SPACE.small if self.word else 0.0
        return frame.width_of(figures, LABEL_STRONG) + word

    def _turns(self, frame: Frame, width: float) -> bool:
        """Whether the word has no room beside the figures, and stands under them."""
        return bool(self.word) and self._figures(frame) > width

    def height(self, frame: Frame, width: float) -> float:
        words = frame.lay(self.label, _NAME, width).height + self._line(frame)
        if self._turns(frame, width):
            words += frame.lay(self.word, _WORD, width).height
        return max(words + SPACE.hair + _BAR, TARGET)

    def _line(self, frame: Frame) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        bar = Box(box.x, box.bottom - _BAR, box.w, _BAR)
        y = bar.y - SPACE.hair
        word = frame.lay(self.word, _WORD, box.w)
        if self._turns(frame, box.w):
            y -= word.height
            frame.write(word, box.x, y, scheme.soft_ink)
        y -= self._line(frame)
        self._place_figures(frame, box, y)
        if self.word and not self._turns(frame, box.w):
            drop = (self._line(frame) - word.height) / 2
            frame.write(word, box.right - word.width, y + drop, scheme.soft_ink)
        name = frame.lay(self.label, _NAME, box.w)
        frame.write(name, box.x, y - name.height, scheme.soft_ink)
        self._place_bar(frame, bar)
        frame.control(Control(id=self.id, boxes=(box,), says=Pressed(self.id), tip=self.tip))

    def _place_bar(self, frame: Frame, bar: Box) -> None:
        scheme = frame.scheme
        frame.fill(bar, scheme.hairline)
        full = (self.value - self.low) / max(self.high - self.low, 1)
        full = min(max(full, 0), 1)
        frame.fill(Box(bar.x, bar.y, bar.w * full, _BAR), colour(scheme, self.ink))
        if self.good:  # a post at the end where it should be
            at = bar.x if self.good == "low" else bar.right - 3
            frame.fill(Box(at, bar.y - 3, 3, _BAR + 6), scheme.yes)

    def _place_figures(self, frame: Frame, box: Box, y: float) -> None:
        value = frame.lay(str(self.value), LABEL_STRONG, box.w)
        frame.write(value, box.x, y, frame.scheme.ink)
        change = frame.lay(moved(self.by), LABEL_STRONG, box.w)
        x = box.x + value.width + SPACE.hair
        frame.write(change, x, y, colour(frame.scheme, self.change_ink))


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """How a body divided: those for full from the left, those against hollow from the right.

    A post stands where those for must reach: at `needed`, or in the middle.
    """

    ayes: int
    noes: int
    needed: int = 0
    whole: int = 0

    def height(self, frame: Frame, _width: float) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def place(self, frame: Frame, box: Box) -> None:
        bar = Box(box.x, box.y + (box.h - _BALANCE) / 2, box.w, _BALANCE)
        whole = max(self.ayes + self.noes, self.whole, 1)
        yes, no = bar.w * self.ayes / whole, bar.w * self.noes / whole
        frame.fill(bar, frame.scheme.hairline)
        frame.fill(Box(bar.x, bar.y, yes, bar.h), frame.scheme.yes)
        if no:
            hollow = Box(bar.right - no, bar.y, no, bar.h)
            frame.fill(hollow, frame.scheme.sheet)
            frame.edge(hollow, frame.scheme.no, 2)
        post = bar.x + bar.w * (self.needed / whole if self.needed else 0.5)
        frame.fill(Box(min(post, bar.right) - 1, bar.y - 4, 2, bar.h + 8), frame.scheme.ink)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Between how many and how many of a whole: sure ones filled, possible ones hollow.

    A line stands at the half, which a majority must pass.
    """

    low: int
    high: int
    whole: int

    def height(self, frame: Frame, _width: float) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def place(self, frame: Frame, box: Box) -> None:
        scheme, whole = frame.scheme, max(self.whole, 1)
        bar = Box(box.x, box.y + (box.h - _BALANCE) / 2, box.w, _BALANCE)
        frame.fill(bar, scheme.hairline)
        sure, hoped = bar.w * self.low / whole, bar.w * self.high / whole
        frame.fill(Box(bar.x, bar.y, sure, bar.h), scheme.yes)
        if self.high > self.low:
            frame.edge(Box(bar.x + sure, bar.y, max(hoped - sure, 3), bar.h), scheme.yes, 1.5)
        frame.fill(Box(bar.centre[0] - 0.5, bar.y - 2, 1, bar.h + 4), scheme.ink)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How far something leans to yes or no, about a middle line.

    Where only a band is known, the band is drawn hollow and its two ends are written.
    """

    low: int
    high: int
    bound: int = 100
    ink: Ink | None = None
    figures: float = _FIGURES

    def _said(self) -> str:
        if self.low == self.high:
            return signed(self.low)
        return f"{signed(self.low)}\u2009\u2026\u2009{signed(self.high)}"

    def _ink(self) -> Ink:
        if self.ink is not None:
            return self.ink
        return "yes" if self.low > 0 else "no" if self.high < 0 else "ink"

    def height(self, frame: Frame, _width: float) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def place(self, frame: Frame, box: Box) -> None:
        scheme, ink = frame.scheme, colour(frame.scheme, self._ink())
        figures = frame.lay(self._said(), LABEL_STRONG, self.figures, Align.RIGHT)
        frame.write(figures, box.right - self.figures, box.y, ink)
        bar = Box(
            box.x, box.y + (box.h - _BALANCE) / 2, box.w - self.figures - SPACE.small, _BALANCE
        )
        if bar.w < TARGET:  # too narrow to be read as a length: the figures must do
            return
        frame.fill(bar, scheme.hairline)
        middle = bar.centre[0]
        if self.low == self.high:
            ends = sorted((middle, self._at(self.low, bar)))
            frame.fill(Box(ends[0], bar.y, ends[1] - ends[0], bar.h), ink)
        else:
            left, right = self._at(self.low, bar), self._at(self.high, bar)
            frame.edge(Box(left, bar.y, max(right - left, 3), bar.h), ink, 1.5)
        frame.fill(Box(middle - 0.5, bar.y - 2, 1, bar.h + 4), scheme.ink)

    def _at(self, number: int, bar: Box) -> float:
        kept = min(max(number, -self.bound), self.bound)
        return bar.centre[0] + bar.w / 2 * kept / self.bound


@dataclass(frozen=True, slots=True)
class Whisker:
    """A number as a dot on a line between the ends of a scale, with how far off it may be; a
    stroke across marks the number that it is compared with."""

    value: float
    low: float
    high: float
    scale: tuple[float, float]
    stroke: float | None = None

    def height(self, frame: Frame, _width: float) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def place(self, frame: Frame, box: Box) -> None:
        scheme, y = frame.scheme, box.centre[1]
        frame.fill(Box(box.x, y - 0.5, box.w, 1), scheme.hairline)
        if self.stroke is not None:
            frame.fill(Box(self._at(self.stroke, box) - 0.5, box.y, 1, box.h), scheme.soft_ink)
        left, right = self._at(self.low, box), self._at(self.high, box)
        frame.fill(Box(left, y - 1.5, max(right - left, 1), 3), scheme.rule)
        middle = self._at(self.value, box)
        frame.fill(Box(middle - 3, y - 3, 6, 6), scheme.ink)

    def _at(self, number: float, box: Box) -> float:
        low, high = self.scale
        return box.x + box.w * min(max((number - low) / (high - low), 0.0), 1.0)
