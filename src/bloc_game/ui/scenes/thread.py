"""The thread of turns: the days gone by, this one, and those to come."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import months
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.widgets.controls import Control, Kind
from bloc_game.ui.widgets.words import NOTE

_TALL = 44.0
_BOLD = TextStyle(Face.UI_BOLD, 11)
_DOT, _HERE = 7.0, 11.0


@dataclass(frozen=True, slots=True)
class Thread:
    """Turns as beads on a string; one that has been played can be looked at again."""

    days: tuple[str, ...]
    here: int
    looked_at: int = 0

    def height(self, _frame: Frame, _width: float) -> float:
        return _TALL

    def place(self, frame: Frame, box: Box) -> None:
        scheme, count = frame.scheme, len(self.days)
        step = box.w / count
        y = box.y + 12
        middles = [box.x + step * (number + 0.5) for number in range(count)]
        frame.fill(Box(middles[0], y - 1, middles[self.here - 1] - middles[0], 2), scheme.ink)
        ahead = Box(middles[self.here - 1], y, middles[-1] - middles[self.here - 1], 1)
        frame.fill(ahead, scheme.rule)
        every = self._every(frame, step)
        parts = []
        for number, (day, x) in enumerate(zip(self.days, middles, strict=True), start=1):
            size = _HERE if number == self.here else _DOT
            bead = Box(x - size / 2, y - size / 2, size, size)
            if number <= self.here:
                frame.fill(bead, scheme.ink)
                parts.append(Box(x - step / 2, box.y, step, _TALL - 4))
            else:
                frame.fill(bead, scheme.paper)
                frame.edge(bead, scheme.soft_ink)
            if self.looked_at == number:
                frame.edge(bead.inset(-3), scheme.focus, 2)
            if number == self.here or ((number - self.here) % every == 0):
                self._day(frame, day, x, y, box, step * every, number == self.here)
        at = (self.looked_at or self.here) - 1
        frame.control(
            Control(
                id="thread",
                boxes=(parts[at],),
                kind=Kind.PARTS,
                parts=tuple(parts),
                chosen=at,
            )
        )

    def _every(self, frame: Frame, step: float) -> int:
        """How many beads share one date, so that dates never touch."""
        widest = max(frame.width_of(day, _BOLD) for day in self.days) + 8
        return max(int(-(-widest // step)), 1)

    def _day(
        self, frame: Frame, day: str, x: float, y: float, box: Box, room: float, here: bool
    ) -> None:
        style = _BOLD if here else NOTE
        wide = frame.width_of(day, style) + 1
        left = min(max(x - wide / 2, box.x), box.right - wide)
        laid = frame.lay(day, style, wide, Align.CENTRE)
        frame.write(laid, left, y + 10, frame.scheme.ink if here else frame.scheme.soft_ink)


def days(play: Play) -> tuple[str, ...]:
    """The day of every turn, in short."""
    names = months(play.tr)
    return tuple(
        f"{turn.date % 100} {names[turn.date // 100 % 100 - 1][:3]}"
        for turn in play.session.game.turns
    )
