"""The phases of a turn as a line of steps, the present one inked."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Flow
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG

_TALL, _PAD, _LINE = 20.0, 7.0, 8.0


@dataclass(frozen=True, slots=True)
class Phases:
    """News – Moves – Answers – Decision – What changed."""

    names: tuple[str, ...]
    here: int

    def _flow(self) -> Flow:
        steps = (_Step(name, number - self.here, number) for number, name in enumerate(self.names))
        return Flow(tuple(steps), 0, down=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow().place(frame, box)


@dataclass(frozen=True, slots=True)
class _Step:
    """One phase: gone by, present or to come; a short line leads to it from the one before."""

    name: str
    away: int
    number: int

    def _lead(self) -> float:
        return _LINE if self.number else 0.0

    def width(self, frame: Frame) -> float:
        # in either weight, so that nothing shifts when the phase moves on
        words = max(frame.width_of(self.name, style) for style in (LABEL, LABEL_STRONG))
        return words + self._lead() + 2 * _PAD + 1

    def height(self, frame: Frame, width: float) -> float:
        laid = frame.lay(self.name, LABEL_STRONG, width - self._lead() - 2 * _PAD)
        return max(laid.height + SPACE.hair, _TALL)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        lead, word = box.cut_left(self._lead())
        if lead.w:
            gone = scheme.ink if self.away <= 0 else scheme.rule
            frame.fill(Box(lead.x, lead.centre[1] - 0.5, lead.w, 1), gone)
        if not self.away:
            frame.fill(word, scheme.ink)
        else:
            frame.edge(word, scheme.ink if self.away < 0 else scheme.rule)
        style = LABEL if self.away else LABEL_STRONG
        laid = frame.lay(self.name, style, word.w - 2 * _PAD)
        ink = scheme.soft_ink if self.away else scheme.card
        x = word.x + (word.w - laid.width) / 2
        frame.write(laid, x, word.y + (word.h - laid.height) / 2, ink)
