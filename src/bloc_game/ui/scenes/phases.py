"""The phases of a turn in one line, the present one inked."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said
from bloc_game.ui.widgets.containers import Flow
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG


@dataclass(frozen=True, slots=True)
class Phases:
    """News · Moves · Answers · Decision · What changed."""

    names: tuple[str, ...]
    here: int

    def _flow(self) -> Flow:
        pieces: list[Said] = []
        for number, name in enumerate(self.names):
            text = name if number == len(self.names) - 1 else f"{name}  ·"
            if number == self.here:
                pieces.append(Said(text, LABEL_STRONG, "focus_ink"))
            else:
                pieces.append(Said(text, LABEL, "soft_ink"))
        return Flow(tuple(pieces), 6, down=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow().place(frame, box)
