"""The phases of a turn as a line of steps, the present one inked."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Flow
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG

_TALL = 20.0
_ROOMS = ((7.0, 8.0), (5.0, 5.0), (3.0, 3.0))  # air beside a word, and the line between two


@dataclass(frozen=True, slots=True)
class Phases:
    """News – Moves – Answers – Decision – What changed."""

    names: tuple[str, ...]
    here: int

    def height(self, frame: Frame, width: float) -> float:
        return self._flow(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow(frame, box.w).place(frame, box)

    def _flow(self, frame: Frame, width: float) -> Flow:
        """As much air as lets them stand on one line; the least where they must turn anyway."""
        for pad, line in _ROOMS:
            steps = tuple(
                _Step(name, number - self.here, line if number else 0.0, pad)
                for number, name in enumerate(self.names)
            )
            if sum(step.width(frame) for step in steps) <= width:
                break
        return Flow(steps, 0, down=2)


@dataclass(frozen=True, slots=True)
class _Step:
    """One phase: gone by, present or to come; a short line leads to it from the one before."""

    name: str
    away: int
    lead: float
    pad: float

    def width(self, frame: Frame) -> float:
        # in either weight, so that nothing shifts when the phase moves on
        words = max(frame.width_of(self.name, style) for style in (LABEL, LABEL_STRONG))
        return words + self.lead + 2 * self.pad + 1

    def height(self, frame: Frame, width: float) -> float:
        laid = frame.lay(self.name, LABEL_STRONG, width - self.lead - 2 * self.pad)
        return max(laid.height + SPACE.hair, _TALL)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        lead, word = box.cut_left(self.lead)
        if lead.w:
            gone = scheme.ink if self.away <= 0 else scheme.rule
            frame.fill(Box(lead.x, lead.centre[1] - 0.5, lead.w, 1), gone)
        if not self.away:
            frame.fill(word, scheme.ink)
        else:
            frame.edge(word, scheme.ink if self.away < 0 else scheme.rule)
        style = LABEL if self.away else LABEL_STRONG
        laid = frame.lay(self.name, style, word.w - 2 * self.pad)
        ink = scheme.soft_ink if self.away else scheme.card
        x = word.x + (word.w - laid.width) / 2
        frame.write(laid, x, word.y + (word.h - laid.height) / 2, ink)
