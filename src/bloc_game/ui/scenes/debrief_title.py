"""The title of a closed file, and the stamp on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.stamped import Stamped
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import TITLE, Text, Widget


@dataclass(frozen=True, slots=True)
class StampedTitle:
    """A title with a stamp at the right, or under it where there is no room."""

    title: str
    stamp: str = ""

    @property
    def _stamped(self) -> Stamped:
        return Stamped(self.stamp, f"ending:{self.title}", tilt=3.0)

    def _has_room(self, frame: Frame, width: float) -> bool:
        stamp = self._stamped.width(frame) if self.stamp else 0.0
        return frame.width_of(self.title, TITLE) + SPACE.wide + stamp <= width

    def _whole(self) -> Widget:
        title = Text(label(self.title), TITLE)
        return Column((title, Flow((self._stamped,)))) if self.stamp else title

    def height(self, frame: Frame, width: float) -> float:
        if self._has_room(frame, width):
            title = Text(label(self.title), TITLE).height(frame, width)
            return max(title, self._stamped.height(frame, width)) if self.stamp else title
        return self._whole().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        if not self.stamp or not self._has_room(frame, box.w):
            self._whole().place(frame, box)
            return
        Text(label(self.title), TITLE).place(frame, box)
        stamp = self._stamped
        wide = stamp.width(frame)
        tall = stamp.height(frame, wide)
        y = box.y + (box.h - tall) / 2
        stamp.place(frame, replace(box, x=box.right - wide, y=y, w=wide, h=tall))
