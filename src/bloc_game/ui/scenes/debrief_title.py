"""The title of a closed file, and the stamp on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Stamp
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import TITLE, Text, Widget


@dataclass(frozen=True, slots=True)
class StampedTitle:
    """A title with a stamp at the right, or under it where there is no room."""

    title: str
    stamp: str = ""

    def _has_room(self, frame: Frame, width: float) -> bool:
        wide = frame.width_of(self.title, TITLE) + SPACE.wide + Stamp(self.stamp).width(frame)
        return wide <= width

    def _whole(self) -> Widget:
        title = Text(label(self.title), TITLE)
        return Column((title, Flow((Stamp(self.stamp),)))) if self.stamp else title

    def height(self, frame: Frame, width: float) -> float:
        if self._has_room(frame, width):
            return Text(label(self.title), TITLE).height(frame, width)
        return self._whole().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        if not self.stamp or not self._has_room(frame, box.w):
            self._whole().place(frame, box)
            return
        Text(label(self.title), TITLE).place(frame, box)
        stamp = Stamp(self.stamp)
        wide = stamp.width(frame)
        tall = stamp.height(frame, wide)
        y = box.y + (box.h - tall) / 2
        stamp.place(frame, replace(box, x=box.right - wide, y=y, w=wide, h=tall))
