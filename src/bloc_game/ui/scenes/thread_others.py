"""The other histories of a game over the thread of turns, each off the turn on which it parts.

There is room for the latest few; the tree shows all of them in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_tree import HistoryView, TreeView
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.strings import Ink, ink_of, pin, seal
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.words import KEY, NOTE

_LANE = 18.0
_LANES = 2
_OFF, _APART = 7.0, 6.0  # from a bead to the string that leaves it, and between strings
_BEND = 7.0
_AIR = 10.0
_SAID = TextStyle(Face.PROSE_ITALIC, 12.5, 1.2)


@dataclass(frozen=True, slots=True)
class Others:
    """Histories that are not in hand, over a thread of turns on these days."""

    histories: tuple[HistoryView, ...]
    days: tuple[str, ...]
    tr: Catalogue

    @property
    def shown(self) -> tuple[HistoryView, ...]:
        """Those there is room for, the one that parts latest nearest to the thread."""
        return tuple(sorted(self.histories[-_LANES:], key=lambda one: (-one.shared_turn, one.id)))

    @property
    def tall(self) -> float:
        """The room they take over the thread."""
        return _LANE * len(self.shown)

    def place(self, frame: Frame, box: Box, thread: float) -> None:
        """Each on a lane of its own; `thread` is how deep the thread lies."""
        if not self.shown:
            return
        shapes: list[str] = []
        for lane, one in enumerate(self.shown):
            shapes += self._string(frame, box, one, lane, thread)
        frame.vector(Box(box.x, box.y, box.w, thread - box.y + 2), shapes)
        key = frame.lay("B", KEY, 30)
        frame.write(key, box.x, box.bottom - _LANE / 2 - key.height / 2, frame.scheme.soft_ink)
        more = len(self.histories) - len(self.shown)
        if more:
            said = frame.lay(f"+{more}", NOTE, 30)
            y = box.bottom - _LANE * 1.5 - said.height / 2
            frame.write(said, box.x, y, frame.scheme.soft_ink)
        tip = label(self.tr("The tree of histories"))
        frame.control(Control(id="tree", boxes=(box,), says=Pressed("tree"), key="B", tip=tip))

    def _string(
        self, frame: Frame, box: Box, one: HistoryView, lane: int, thread: float
    ) -> Iterator[str]:
        """A string with its pins, broken where its name stands on it."""
        step, ink = box.w / len(self.days), ink_of(frame.scheme, one)
        y = box.h - _LANE * (lane + 0.5)
        leaves = step * (one.shared_turn - 0.5)
        up = leaves + _OFF + _APART * (len(self.shown) - 1 - lane)
        end = max(step * (len(one.pins) - 0.5), up + step * 0.5)
        depth = thread - box.y
        name = self._name(frame, box, one, (up + _BEND, end), y)
        parts = ((up + _BEND, end),) if name is None else ((up + _BEND, name[0]), (name[1], end))
        yield ink.line(
            f"M{leaves:.1f} {depth:.1f}C{up:.1f} {depth:.1f} {up:.1f} {depth:.1f} "
            f"{up:.1f} {depth - _BEND:.1f}L{up:.1f} {y + _BEND:.1f}"
            f"Q{up:.1f} {y:.1f} {up + _BEND:.1f} {y:.1f}"
        )
        for left, right in parts:
            yield ink.line(f"M{left:.1f} {y:.1f}L{right:.1f} {y:.1f}")
        for turn in range(one.shared_turn + 1, len(one.pins)):
            x = step * (turn - 0.5)
            if name is None or not name[0] - 4 < x < name[1] + 4:
                yield pin(ink, (x, y), frame.scheme.paper)
        yield _last(frame, one, ink, (end, y))

    def _name(
        self,
        frame: Frame,
        box: Box,
        one: HistoryView,
        row: tuple[float, float],
        y: float,
    ) -> tuple[float, float] | None:
        """Write its name after its end, or else on it: the stretch that it then covers."""
        day = self.days[one.shared_turn - 1]
        both = self.tr("{name}, branched at {day}", name=one.title, day=day)
        for text in (both, one.title):
            wide = frame.width_of(text, _SAID) + 1
            after = row[1] + _AIR + wide <= box.w
            if after or wide + 4 * _AIR <= row[1] - row[0]:
                left = row[1] + _AIR if after else row[1] - 2 * _AIR - wide
                laid = frame.lay(text, _SAID, wide, Align.LEFT)
                frame.write(laid, box.x + left, box.y + y - laid.height / 2, frame.scheme.ink)
                return None if after else (left - 4, left + wide + 4)
        return None


def _last(frame: Frame, one: HistoryView, ink: Ink, at: tuple[float, float]) -> str:
    if one.ending:
        return seal(frame.scheme, at, frame.scheme.paper)
    return pin(ink, at, frame.scheme.paper, here=True)


def others_of(tree: TreeView, tr: Catalogue) -> Others | None:
    """The histories that are not in hand; nothing where there is but one."""
    found = tuple(one for one in tree.histories if not one.in_hand and not one.is_record)
    return Others(found, tuple(day for _, day in tree.turns), tr) if found else None
