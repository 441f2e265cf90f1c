"""Small drawn marks that say without colour what colour says too."""

from __future__ import annotations

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, path, rectangle

PENCIL = 12.0
FOLD = 10.0
"""The width and height of a pencil, and of the sign of something folded."""


def pencil(frame: Frame, x: float, y: float) -> None:
    """A pencil, point down to the left: what is beside it is tried, and not meant yet."""
    ink = frame.scheme.focus_ink
    shapes = (
        path("M1 11L2 8L9 1L11 3L4 10Z", Paint(stroke=ink, width=1.1)),
        path("M1 11L1.5 9.2L2.8 10.5Z", Paint(fill=ink)),
        path("M7.6 2.4L9.6 4.4", Paint(stroke=ink, width=1.1)),
    )
    frame.vector(Box(x, y, PENCIL, PENCIL), shapes)


def dashed(frame: Frame, box: Box, colour: str) -> None:
    """A box in dashes, as somebody draws one in pencil."""
    paint = Paint(stroke=colour, width=1.5, dash=(4, 3))
    frame.vector(box, (rectangle(1, 1, box.w - 2, box.h - 2, paint),))


def fold(frame: Frame, x: float, y: float, *, opened: bool) -> None:
    """A triangle before something folded: it points at it, or down at what is unfolded."""
    data = "M1 3L9 3L5 8Z" if opened else "M3 1L8 5L3 9Z"
    frame.vector(Box(x, y, FOLD, FOLD), (path(data, Paint(fill=frame.scheme.ink)),))
