"""The thread of turns: the days gone by, this one, and those to come."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import months
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.thread_others import Others
from bloc_game.ui.svg import Paint, circle, line_data, path
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.widgets.controls import Control, Kind
from bloc_game.ui.widgets.words import NOTE

_TALL = 44.0
_BOLD = TextStyle(Face.UI_BOLD, 11)
_DOT, _HERE = 8.0, 12.0


@dataclass(frozen=True, slots=True)
class Thread:
    """Turns as beads on a string; one that has been played can be looked at again."""

    days: tuple[str, ...]
    here: int
    looked_at: int = 0
    others: Others | None = None

    def height(self, _frame: Frame, _width: float) -> float:
        return _TALL + (self.others.tall if self.others is not None else 0)

    def place(self, frame: Frame, box: Box) -> None:
        if self.others is not None:
            above, box = box.cut_top(self.others.tall)
            self.others.place(frame, above, box.y + 12)
        count = len(self.days)
        step = box.w / count
        y = box.y + 12
        middles = [box.x + step * (number + 0.5) for number in range(count)]
        frame.vector(Box(box.x, box.y, box.w, 24), self._beads(frame, box.w))
        every = self._every(frame, step)
        parts = []
        for number, (day, x) in enumerate(zip(self.days, middles, strict=True), start=1):
            if number <= self.here:
                parts.append(Box(x - step / 2, box.y, step, _TALL - 4))
            if self.looked_at == number and not frame.focuses("thread"):
                frame.edge(Box(x, y, 0, 0).inset(-8), frame.scheme.focus, 2)
            if number == self.here or ((number - self.here) % every == 0):
                self._day(frame, day, x, y, box, step * every, number == self.here)
        at = (self.looked_at or self.here) - 1
        frame.control(
            Control(
                id="thread",
                boxes=(Box(middles[at], y, 0, 0).inset(-9),),
                kind=Kind.PARTS,
                parts=tuple(parts),
                chosen=at,
            )
        )

    def _beads(self, frame: Frame, width: float) -> tuple[str, ...]:
        """The string, dark as far as it has been played, and a bead for every turn."""
        scheme, step = frame.scheme, width / len(self.days)
        xs = [step * (number + 0.5) for number in range(len(self.days))]
        now = xs[self.here - 1]
        ahead = Paint(stroke=scheme.soft_ink, width=1.2, dash=(1, 4))
        shapes = [path(line_data([(now, 12), (xs[-1], 12)]), ahead)] if now < xs[-1] else []
        if self.here > 1:
            shapes.append(
                path(line_data([(xs[0], 12), (now, 12)]), Paint(stroke=scheme.ink, width=2))
            )
        for number, x in enumerate(xs, start=1):
            if number <= self.here:
                size = _HERE if number == self.here else _DOT
                shapes.append(circle((x, 12), size / 2, Paint(fill=scheme.ink)))
            else:
                ring = Paint(fill=scheme.paper, stroke=scheme.soft_ink, width=1.2)
                shapes.append(circle((x, 12), _DOT / 2, ring))
        return tuple(shapes)

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
