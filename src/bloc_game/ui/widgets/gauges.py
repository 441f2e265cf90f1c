"""Numbers as lengths: how full a track is, and which way a government leans."""

from dataclasses import dataclass
from typing import Literal

from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.controls import TARGET, Control
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG, Ink

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
    """A track: its name, its value, its last change, and a bar. Pressing it asks why.

    A post stands at the end of the bar that is the good one, where there is such.
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
    tip: Prose = ()

    def _figures(self) -> str:
        return f"{self.value} {moved(self.by)}".rstrip()

    def width(self, frame: Frame) -> float:
        words = frame.width_of(self.label, LABEL) + SPACE.medium
        return max(words + frame.width_of(self._figures(), LABEL_STRONG) + 1, 112)

    def _is_wide(self, frame: Frame, width: float) -> bool:
        """Whether the name and the figures fit on one line."""
        words = frame.width_of(self.label, LABEL) + SPACE.small
        return words + frame.width_of(self._figures(), LABEL_STRONG) <= width

    def _words(self, frame: Frame, width: float) -> float:
        """The height of name and figures."""
        tall = frame.lay(self.label, LABEL, width).height
        return tall if self._is_wide(frame, width) else tall + self._line(frame)

    def _line(self, frame: Frame) -> float:
        return frame.lay("0", LABEL_STRONG, _FIGURES).height

    def height(self, frame: Frame, width: float) -> float:
        return max(self._words(frame, width) + SPACE.hair + _BAR, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        scheme, words = frame.scheme, self._words(frame, box.w)
        y = box.y + (box.h - words - SPACE.hair - _BAR) / 2
        frame.write(frame.lay(self.label, LABEL, box.w), box.x, y, scheme.soft_ink)
        self._place_figures(frame, box, y + words - self._line(frame))
        bar = Box(box.x, y + words + SPACE.hair, box.w, _BAR)
        frame.fill(bar, scheme.hairline)
        full = (self.value - self.low) / max(self.high - self.low, 1)
        frame.fill(Box(bar.x, bar.y, bar.w * min(max(full, 0), 1), _BAR), colour(scheme, self.ink))
        if self.good:  # a post at the end where it should be
            at = bar.x - 1 if self.good == "low" else bar.right - 2
            frame.fill(Box(at, bar.y - 3, 3, _BAR + 6), scheme.yes)
        frame.control(Control(id=self.id, boxes=(box,), says=Pressed(self.id), tip=self.tip))

    def _place_figures(self, frame: Frame, box: Box, y: float) -> None:
        change = frame.lay(moved(self.by), LABEL_STRONG, box.w)
        value = frame.lay(str(self.value), LABEL_STRONG, box.w)
        x = box.right - change.width
        frame.write(change, x, y, colour(frame.scheme, self.change_ink))
        x -= value.width + (SPACE.hair if self.by else 0)
        frame.write(value, x, y, frame.scheme.ink)


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
class Balance:
    """How far something leans to yes or no, about a middle line.

    Where only a band is known, the band is drawn hollow and its two ends are written.
    """

    low: int
    high: int
    bound: int = 100
    ink: Ink | None = None

    def _figures(self) -> str:
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
        figures = frame.lay(self._figures(), LABEL_STRONG, _FIGURES, Align.RIGHT)
        frame.write(figures, box.right - _FIGURES, box.y, ink)
        bar = Box(box.x, box.y + (box.h - _BALANCE) / 2, box.w - _FIGURES - SPACE.small, _BALANCE)
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
