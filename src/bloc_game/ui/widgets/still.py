"""A widget that is laid down again as long as it is the same value in the same place."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.widgets.words import Widget


@dataclass(frozen=True, slots=True)
class Still:
    """One line of a long paper, told by a name of its own; its child must say all it shows."""

    name: str
    child: Widget

    def height(self, frame: Frame, width: float) -> float:
        if frame.kept is None:
            return frame.height_of(self.child, width)
        # a panel asks at two widths, with its bar and without
        name, key = f"{self.name}@{width}", (self.child, frame.fonts)
        return frame.kept.value(name, key, lambda: frame.height_of(self.child, width))

    def place(self, frame: Frame, box: Box) -> None:
        if frame.kept is None:
            self.child.place(frame, box)
        else:
            key = self.child, box
            frame.keep(frame.kept, self.name, key, lambda: self.child.place(frame, box))
