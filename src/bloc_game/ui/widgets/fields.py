"""A line to type in."""

from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.controls import TARGET, Control, Kind
from bloc_game.ui.widgets.words import CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of typed text; says `Edited(id, text)`. `hint` stands in it while it is empty."""

    id: str
    text: str
    hint: str = ""
    eager: bool = False

    def _shown(self, frame: Frame) -> str:
        return f"{self.text}|" if frame.focuses(self.id) else self.text or self.hint

    def height(self, frame: Frame, width: float) -> float:
        words = self.text or self.hint
        laid = frame.lay(f"{words}|", CONTROL, width - 2 * SPACE.small)
        return max(laid.height + SPACE.small, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        frame.fill(box, scheme.card)
        frame.edge(box, scheme.ink)
        laid = frame.lay(self._shown(frame), CONTROL, box.w - 2 * SPACE.small)
        ink = scheme.ink if self.text else scheme.soft_ink
        frame.write(laid, box.x + SPACE.small, box.y + (box.h - laid.height) / 2, ink)
        frame.control(
            Control(id=self.id, boxes=(box,), kind=Kind.FIELD, text=self.text, eager=self.eager)
        )
