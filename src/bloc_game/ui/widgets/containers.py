"""How widgets are set together: under each other, side by side, on a card, in a panel."""

from dataclasses import dataclass, replace
from typing import Protocol

from bloc_game.ui.layout import Box, flow, share
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.controls import Area, Control, Kind
from bloc_game.ui.widgets.words import Ink, Widget

_GUTTER = 14.0  # beside a panel's content, for its bar
_BAR = 4.0
_BREATH = 6.0  # around a panel's content, so that no focus ring is cut


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space kept on purpose."""

    size: float = SPACE.medium

    def height(self, _frame: Frame, _width: float) -> float:
        return self.size

    def place(self, frame: Frame, box: Box) -> None:
        """Nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across."""

    colour: str = "rule"
    thickness: float = 1.0

    def height(self, _frame: Frame, _width: float) -> float:
        return self.thickness

    def place(self, frame: Frame, box: Box) -> None:
        frame.fill(replace(box, h=self.thickness), colour(frame.scheme, self.colour))


@dataclass(frozen=True, slots=True)
class Column:
    """Widgets under each other, each as wide as the column."""

    children: tuple[Widget, ...]
    gap: float = SPACE.medium

    def height(self, frame: Frame, width: float) -> float:
        inner = sum(frame.height_of(child, width) for child in self.children)
        return inner + self.gap * max(len(self.children) - 1, 0)

    def place(self, frame: Frame, box: Box) -> None:
        y = box.y
        for child in self.children:
            tall = frame.height_of(child, box.w)
            child.place(frame, Box(box.x, y, box.w, tall))
            y += tall + self.gap


@dataclass(frozen=True, slots=True)
class Row:
    """Widgets side by side. `widths` fixes some columns; None shares out the rest."""

    children: tuple[Widget, ...]
    widths: tuple[float | None, ...] = ()
    gap: float = SPACE.large
    middle: bool = False

    def _columns(self, width: float) -> tuple[float, ...]:
        return share(self.widths or (None,) * len(self.children), width, self.gap)

    def height(self, frame: Frame, width: float) -> float:
        pairs = zip(self.children, self._columns(width), strict=True)
        return max((frame.height_of(child, part) for child, part in pairs), default=0.0)

    def place(self, frame: Frame, box: Box) -> None:
        x = box.x
        for child, part in zip(self.children, self._columns(box.w), strict=True):
            tall = frame.height_of(child, part)
            drop = max((box.h - tall) / 2, 0.0) if self.middle else 0.0
            child.place(frame, Box(x, box.y + drop, part, tall))
            x += part + self.gap


@dataclass(frozen=True, slots=True)
class Beside:
    """Side by side where each part gets its least width, under each other where not."""

    children: tuple[Widget, ...]
    least: float
    gap: float = SPACE.wide

    def _whole(self, width: float) -> Column | Row:
        needed = self.least * len(self.children) + self.gap * (len(self.children) - 1)
        whole = Row if width >= needed else Column
        return whole(self.children, gap=self.gap)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class Grid:
    """Widgets in equal columns, as many side by side as get their least width, line by line.

    Their feet stand on one line, so that bars and figures can be compared; where they are `even`,
    each is given the height of its line.
    """

    children: tuple[Widget, ...]
    least: float
    gap: float = SPACE.large
    down: float = SPACE.small
    even: bool = False

    def _lines(self, frame: Frame, width: float) -> list[tuple[float, float, tuple[Widget, ...]]]:
        """Of each line the height, the width of a column, and what stands in it."""
        most = max(int((width + self.gap) // (self.least + self.gap)), 1)
        count = len(self.children)
        lines = -(-count // most)
        across = -(-count // lines) if lines else 1  # so that no line is much shorter than another
        wide = (width - self.gap * (across - 1)) / across
        rows = [self.children[n : n + across] for n in range(0, count, across)]
        return [(max(frame.height_of(one, wide) for one in row), wide, row) for row in rows]

    def height(self, frame: Frame, width: float) -> float:
        lines = self._lines(frame, width)
        return sum(tall for tall, _, _ in lines) + self.down * max(len(lines) - 1, 0)

    def place(self, frame: Frame, box: Box) -> None:
        y = box.y
        for tall, wide, row in self._lines(frame, box.w):
            for number, child in enumerate(row):
                high = tall if self.even else frame.height_of(child, wide)
                x = box.x + number * (wide + self.gap)
                child.place(frame, Box(x, y + tall - high, wide, high))
            y += tall + self.down


class Piece(Widget, Protocol):
    """A widget that also knows how wide it would like to be."""

    def width(self, frame: Frame) -> float:
        """The width at which nothing in it turns."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces set in lines like words: as many side by side as fit.

    `down` is the gap between lines where it is not that between pieces.
    """

    children: tuple[Piece, ...]
    gap: float = SPACE.medium
    right: bool = False
    down: float | None = None

    @property
    def _between(self) -> float:
        return self.gap if self.down is None else self.down

    def _lines(
        self, frame: Frame, width: float
    ) -> tuple[tuple[tuple[int, float, float], ...], ...]:
        return flow([child.width(frame) for child in self.children], width, self.gap)

    def _tall(self, frame: Frame, line: tuple[tuple[int, float, float], ...]) -> float:
        return max(frame.height_of(self.children[piece], wide) for piece, _, wide in line)

    def height(self, frame: Frame, width: float) -> float:
        lines = self._lines(frame, width)
        tall = sum(self._tall(frame, line) for line in lines)
        return tall + self._between * max(len(lines) - 1, 0)

    def place(self, frame: Frame, box: Box) -> None:
        y = box.y
        for line in self._lines(frame, box.w):
            tall = self._tall(frame, line)
            spare = box.w - line[-1][1] - line[-1][2] if self.right else 0.0
            for piece, x, wide in line:
                self.children[piece].place(frame, Box(box.x + spare + x, y, wide, tall))
            y += tall + self._between


@dataclass(frozen=True, slots=True)
class Card:
    """Something that lies on the sheet: its own ground and a one-pixel edge."""

    child: Widget
    ground: str = "card"
    border: str = "rule"
    padding: float = SPACE.large

    def height(self, frame: Frame, width: float) -> float:
        return frame.height_of(self.child, width - 2 * self.padding) + 2 * self.padding

    def place(self, frame: Frame, box: Box) -> None:
        frame.fill(box, colour(frame.scheme, self.ground))
        frame.edge(box, colour(frame.scheme, self.border))
        self.child.place(frame, box.inset(self.padding))


@dataclass(frozen=True, slots=True)
class Mark:
    """A band of colour down the left of something, to say what kind of thing it is."""

    child: Widget
    ink: Ink = "stamp"

    def height(self, frame: Frame, width: float) -> float:
        return frame.height_of(self.child, width - SPACE.medium)

    def place(self, frame: Frame, box: Box) -> None:
        frame.fill(replace(box, w=3), colour(frame.scheme, self.ink))
        self.child.place(frame, box.cut_left(SPACE.medium)[1])


@dataclass(frozen=True, slots=True)
class Scroll:
    """A panel of a fixed height; what does not fit is scrolled to, never lost.

    Its content stands where the box says; the panel itself is a little larger, so that a
    focus ring at its edge is not cut.
    """

    id: str
    child: Widget

    def place(self, frame: Frame, box: Box) -> None:
        outer = box.inset(-_BREATH).meet(frame.box)
        inner = outer.inset(_BREATH)
        tall = frame.height_of(self.child, inner.w) + 2 * _BREATH
        if tall > outer.h + 0.5:
            inner = replace(inner, w=inner.w - _GUTTER + _BREATH)
            tall = frame.height_of(self.child, inner.w) + 2 * _BREATH
        bar = Box(outer.right - _BAR, box.y, _BAR, box.h)
        area = Area(self.id, outer, max(tall, outer.h), 0.0, bar)
        area = replace(area, offset=area.bound(frame.attention.offset(self.id)))
        with frame.scrolled(area):
            self.child.place(frame, replace(inner, y=inner.y - area.offset, h=tall - 2 * _BREATH))
            if area.last and not frame.controls_in(self.id):
                frame.control(Control(id=f"{self.id}/panel", boxes=(box,), kind=Kind.SCROLL))
        if area.last:
            _place_bar(frame, area)


def _place_bar(frame: Frame, area: Area) -> None:
    frame.fill(area.bar, colour(frame.scheme, "hairline"))
    long = max(area.bar.h * area.box.h / area.height, 2 * SPACE.medium)
    top = area.bar.y + (area.bar.h - long) * area.offset / area.last
    frame.fill(Box(area.bar.x, top, area.bar.w, long), colour(frame.scheme, "soft_ink"))


@dataclass(frozen=True, slots=True)
class Page:
    """A head and a foot that stay, and between them a panel that scrolls.

    Where they leave the panel too little room, the head scrolls with it; where even the foot
    is too tall, all of it scrolls.
    """

    id: str
    body: Widget
    head: Widget | None = None
    foot: Widget | None = None
    gap: float = SPACE.large
    least: float = 240.0

    def place(self, frame: Frame, box: Box) -> None:
        head = frame.height_of(self.head, box.w) + self.gap if self.head else 0.0
        foot = frame.height_of(self.foot, box.w) + self.gap if self.foot else 0.0
        needed = min(self.least, frame.height_of(self.body, box.w))
        if self.foot and foot + needed <= box.h:
            bottom, box = box.cut_bottom(foot - self.gap, self.gap)
            stays, foot = self.foot, 0.0
        else:
            bottom, stays = box, None
        loose = self._whole(self.head, self.body, None if stays else self.foot)
        if self.head and head + foot + needed <= box.h:
            top, box = box.cut_top(head - self.gap, self.gap)
            self.head.place(frame, top)
            loose = self._whole(None, self.body, None if stays else self.foot)
        Scroll(self.id, loose).place(frame, box)
        if stays:
            stays.place(frame, bottom)

    def _whole(self, *parts: Widget | None) -> Widget:
        kept = tuple(part for part in parts if part is not None)
        return kept[0] if len(kept) == 1 else Column(kept, self.gap)
