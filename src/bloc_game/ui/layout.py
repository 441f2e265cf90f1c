"""Boxes, and how a page is cut into them.

Everything a scene lays out is measured in units of a window at scale 1: at scale 1.5
a box of 100 units is 150 pixels wide. Only the painter knows about pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left and top edge, its width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def is_empty(self) -> bool:
        return self.w <= 0 or self.h <= 0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside; the right and bottom edge belong to the neighbour.

        >>> Box(0, 0, 10, 10).holds(0, 9.5), Box(0, 0, 10, 10).holds(10, 5)
        (True, False)
        """
        return self.x <= x < self.right and self.y <= y < self.bottom

    def contains(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether another box lies wholly inside this one, give or take `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def touches(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        return (  # asked of everything on the screen for every change: so no property is read
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def meet(self, other: "Box") -> "Box":
        """What two boxes share; empty where they do not touch."""
        left = max(other.x, self.x)  # asked as often as `touches`
        top = max(other.y, self.y)
        width = min(self.x + self.w, other.x + other.w) - left
        height = min(self.y + self.h, other.y + other.h) - top
        return Box(left, top, max(0, width), max(0, height))

    def join(self, other: "Box") -> "Box":
        """The smallest box around both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top)

    def moved(self, dx: float, dy: float) -> "Box":
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, across: float, down: float | None = None) -> "Box":
        """The box within a margin; a negative margin grows it."""
        dy = across if down is None else down
        return Box(
            self.x + across, self.y + dy, max(self.w - 2 * across, 0), max(self.h - 2 * dy, 0)
        )

    def at_least(self, width: float, height: float) -> "Box":
        """The box grown about its centre until a finger can hit it."""
        return self.inset(min((self.w - width) / 2, 0), min((self.h - height) / 2, 0))

    def cut_top(self, height: float, gap: float = 0.0) -> tuple["Box", "Box"]:
        """A strip along the top, and what is left below the gap."""
        height = min(height, self.h)
        rest = max(self.h - height - gap, 0)
        return (
            Box(self.x, self.y, self.w, height),
            Box(self.x, self.bottom - rest, self.w, rest),
        )

    def cut_bottom(self, height: float, gap: float = 0.0) -> tuple["Box", "Box"]:
        """A strip along the bottom, and what is left above the gap."""
        height = min(height, self.h)
        rest = max(self.h - height - gap, 0)
        return (
            Box(self.x, self.bottom - height, self.w, height),
            Box(self.x, self.y, self.w, rest),
        )

    def cut_left(self, width: float, gap: float = 0.0) -> tuple["Box", "Box"]:
        """A strip along the left, and what is left beside the gap."""
        width = min(width, self.w)
        rest = max(self.w - width - gap, 0)
        return (
            Box(self.x, self.y, width, self.h),
            Box(self.right - rest, self.y, rest, self.h),
        )

    def cut_right(self, width: float, gap: float = 0.0) -> tuple["Box", "Box"]:
        """A strip along the right, and what is left beside the gap."""
        width = min(width, self.w)
        rest = max(self.w - width - gap, 0)
        return (
            Box(self.right - width, self.y, width, self.h),
            Box(self.x, self.y, rest, self.h),
        )


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    left, top = min([box.x for box in boxes]), min([box.y for box in boxes])
    right, bottom = max([box.right for box in boxes]), max([box.bottom for box in boxes])
    return Box(left, top, right - left, bottom - top)


def flow(
    widths: Sequence[float], width: float, gap: float
) -> tuple[tuple[tuple[int, float, float], ...], ...]:
    """Set pieces side by side in lines as they fit: (piece, left edge, width) line by line.

    A piece wider than the line gets a line of its own and is narrowed to it.

    >>> flow([40, 50, 200], 100, 10)
    (((0, 0.0, 40), (1, 50.0, 50)), ((2, 0.0, 100),))
    """
    lines: list[tuple[tuple[int, float, float], ...]] = []
    line: list[tuple[int, float, float]] = []
    at = 0.0
    for piece, natural in enumerate(widths):
        if line and at + natural > width:
            lines.append(tuple(line))
            line, at = [], 0.0
        line.append((piece, at, min(natural, width)))
        at += natural + gap
    if line:
        lines.append(tuple(line))
    return tuple(lines)


def share(fixed: Sequence[float | None], width: float, gap: float) -> tuple[float, ...]:
    """Column widths: the fixed ones as asked, the rest in equal parts.

    Where the fixed ones alone are too wide, all columns shrink alike, so that
    nothing ever leaves its row.

    >>> share([100, None, None], 320, 10)
    (100, 100.0, 100.0)
    """
    room = max(width - gap * (len(fixed) - 1), 0)
    taken = sum(part for part in fixed if part is not None)
    loose = sum(part is None for part in fixed)
    least = room / max(len(fixed), 1) / 2
    if taken + loose * least > room:
        shrink = (room - loose * least) / taken
        fixed = [None if part is None else part * shrink for part in fixed]
        taken = sum(part for part in fixed if part is not None)
    return tuple((room - taken) / loose if part is None else part for part in fixed)
