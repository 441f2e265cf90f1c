"""A single sheet in the middle of the window, for what is read one page at a time."""

from __future__ import annotations

from dataclasses import replace

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Page
from bloc_game.ui.widgets.words import Widget

MEASURE = 720.0  # the width of a page that is comfortable to read


def sheet(
    frame: Frame,
    id: str,
    body: Widget,
    head: Widget | None = None,
    foot: Widget | None = None,
    width: float = MEASURE,
) -> None:
    """Lay a sheet on the paper of the window, its foot always in reach."""
    wide = min(width, frame.box.w)
    box = Box((frame.box.w - wide) / 2, 0, wide, frame.box.h)
    frame.fill(box, frame.scheme.sheet)
    for x in (box.x, box.right - 1):
        frame.fill(replace(box, x=x, w=1), frame.scheme.rule)
    side = SPACE.page if wide > 560 else SPACE.large
    down = SPACE.wide if frame.box.h > 480 else SPACE.small
    Page(id, body, head, foot, SPACE.wide if down > SPACE.small else SPACE.medium).place(
        frame, box.inset(side, down)
    )
