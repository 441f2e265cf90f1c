"""Text as a widget, and the styles every text of the game is set in."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import SPACE, TYPE, colour

Ink = Literal["ink", "soft_ink", "yes", "no", "link", "stamp", "focus_ink", "card", "on_focus"]
"""The names of colours that text may have."""

NOTE = TextStyle(Face.UI, TYPE.note)
LABEL = TextStyle(Face.UI, TYPE.label)
LABEL_STRONG = TextStyle(Face.UI_SEMIBOLD, TYPE.label)
CONTROL = TextStyle(Face.UI, TYPE.control)
CONTROL_STRONG = TextStyle(Face.UI_SEMIBOLD, TYPE.control)
PROSE = TextStyle(Face.PROSE, TYPE.prose, TYPE.leading, strong=Face.PROSE_SEMIBOLD)
ASIDE = TextStyle(Face.PROSE_ITALIC, TYPE.prose, TYPE.leading, emphasis=Face.PROSE)
HEADING = TextStyle(Face.DISPLAY, TYPE.heading, 1.3)
TITLE = TextStyle(Face.DISPLAY, TYPE.title, 1.25)
TELEGRAM = TextStyle(
    Face.MONO, TYPE.label, 1.5, emphasis=Face.MONO_SEMIBOLD, strong=Face.MONO_SEMIBOLD
)
KEY = TextStyle(Face.MONO, TYPE.note)


class Widget(Protocol):
    """Anything that can be set in a column: it knows its height at a width, and its place."""

    def height(self, frame: Frame, width: float) -> float:
        """The room it needs; never less than it will fill."""

    def place(self, frame: Frame, box: Box) -> None:
        """Draw it and register what in it can be used."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, set to whatever width they are given."""

    words: Prose | str
    style: TextStyle = PROSE
    ink: Ink = "ink"
    align: Align = Align.LEFT
    gap: float = SPACE.small

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.words, self.style, width, self.align, self.gap).height

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.words, self.style, box.w, self.align, self.gap)
        frame.write(laid, box.x, box.y, colour(frame.scheme, self.ink))
