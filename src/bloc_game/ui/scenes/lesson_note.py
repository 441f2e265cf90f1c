"""A note in the margin that points at one thing on the table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.drawlist import TIP
from bloc_game.ui.layout import Box, around
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.lesson import STEPS, Hint
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Card, Column, Flow
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.words import NOTE, PROSE, Text

_WIDE = 290.0
_AWAY = 26.0  # from what it points at
_RING = 4.0


@dataclass(frozen=True, slots=True)
class LessonNote:
    """A hint as it lies over the table, with a string to what it is about."""

    hint: Hint
    tr: Catalogue

    def place(self, frame: Frame) -> None:
        paper = _paper(frame)
        target = self._target(frame)
        if target is not None and self.hint.line and paper < target.x:
            target = replace(target, x=paper, w=target.right - paper)
        page = frame.box.inset(SPACE.small)
        wide = min(_WIDE, page.w)
        card = self._card()
        box = _clear(page, Box(0, 0, wide, card.height(frame, wide)), target, paper)
        with frame.level(TIP):
            if target is not None:
                frame.edge(target.inset(-_RING).meet(frame.box), frame.scheme.focus, 2)
                _string(frame, box, target, paper)
            card.place(frame, box)

    def _card(self) -> Card:
        tr = self.tr
        step = tr("Lesson: {n} of {all}", n=self.hint.step + 1, all=STEPS)
        end = Flow((Button(id="lesson", label=tr("End the lesson"), key="Esc"),))
        words = (Text(label(step), NOTE, "soft_ink"), Text(label(self.hint.text), PROSE), end)
        return Card(Column(words, SPACE.small), border="focus", padding=SPACE.medium)

    def _target(self, frame: Frame) -> Box | None:
        """Where what is pointed at stands, if it can be seen."""
        for control in frame.handles().controls:
            if control.id.startswith(self.hint.at):
                return _seen(control, self.hint.part, frame.box)
        return None


def _seen(control: Control, part: int, page: Box) -> Box | None:
    whole = 0 <= part < len(control.parts)
    box = control.parts[part] if whole else around(control.boxes)
    box = box.meet(page if control.clip is None else control.clip.meet(page))
    return None if box.is_empty else box


def _paper(frame: Frame) -> float:
    """Where the paper in hand begins, from the left."""
    tabs = frame.handles().control("papers")
    return tabs.parts[0].x if tabs is not None else 0.0


def _clear(page: Box, card: Box, target: Box | None, paper: float) -> Box:
    """A place for the card beside its target, in the page and not over it; else at the foot.

    What stands on the paper in hand is pointed at from outside it, so that all of it can be read.
    """
    foot = replace(card, x=page.x, y=page.bottom - card.h)
    head = replace(card, x=page.x, y=page.y)
    if target is None:
        return head
    x = min(max(target.centre[0] - card.w / 2, page.x), page.right - card.w)
    y = min(max(target.centre[1] - card.h / 2, page.y), page.bottom - card.h)
    places = (
        replace(card, x=(min(paper, target.x)) - _AWAY - card.w, y=y),
        replace(card, x=target.x - _AWAY - card.w, y=y),
        replace(card, x=target.right + _AWAY, y=y),
        replace(card, x=x, y=target.y - _AWAY - card.h),
        replace(card, x=x, y=target.bottom + _AWAY),
        foot,
        head,
    )
    free = (one for one in places if page.contains(one, 0.5) and not one.touches(target))
    return next(free, foot)


def _string(frame: Frame, card: Box, target: Box, paper: float) -> None:
    """A straight line from the card to what it points at, or to the edge of the paper it is on."""
    colour = frame.scheme.focus
    (x, y), ring = target.centre, target.inset(-_RING)
    if card.right <= ring.x or ring.right <= card.x:
        y = min(max(y, card.y), card.bottom)
        if ring.y <= y <= ring.bottom:
            start, end = min(card.right, ring.right), max(card.x, ring.x)
            if start < paper - _RING:
                end = min(end, paper - _RING)
            frame.fill(Box(start, y - 1, end - start, 2), colour)
    elif card.bottom <= ring.y or ring.bottom <= card.y:
        x = min(max(x, card.x), card.right)
        start = min(card.bottom, ring.bottom)
        frame.fill(Box(x - 1, start, 2, max(card.y, ring.y) - start), colour)
