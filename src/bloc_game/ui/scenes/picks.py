"""Lists of large things to choose from, and the lines of a table of contents.

`Choices` sets options as lines of text; here an option is any widget, on a ground of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.ui.intents import Changed, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.controls import TARGET, Control
from bloc_game.ui.widgets.words import KEY, LABEL, Text, Widget

ENTRY = TextStyle(Face.DISPLAY, 18, 1.25)
SMALL_ENTRY = TextStyle(Face.UI_MEDIUM, 13, 1.3)
_BAND = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One option of a list: the chosen one is framed in ink, with a band down its left.

    Says `Changed(group, number)`; once chosen nothing, so that Enter goes on to the dark button.
    """

    group: str
    number: int
    chosen: bool
    child: Widget
    padding: float = SPACE.medium
    blockers: tuple[str, ...] = ()
    keyed: bool = True  # whether a digit chooses it

    @property
    def id(self) -> str:
        return f"{self.group}/{self.number}"

    @property
    def _key(self) -> str:
        return str(self.number + 1) if self.keyed and self.number < 9 else ""

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - _BAND

    def height(self, frame: Frame, width: float) -> float:
        return max(self.child.height(frame, self._inner(width)) + 2 * self.padding, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        lit = self.chosen or frame.hovers(self.id)
        frame.fill(box, scheme.card if lit else scheme.sheet)
        frame.edge(box, scheme.ink if self.chosen else scheme.rule)
        if self.chosen:
            frame.fill(Box(box.x, box.y, _BAND, box.h), scheme.ink)
        says: Message | None = None if self.chosen else Changed(self.group, self.number)
        frame.control(
            Control(
                id=self.id,
                boxes=(box,),
                says=says,
                key=self._key,
                chosen=int(self.chosen),
                blockers=self.blockers,
                explained=True,
                group=self.group,
            )
        )
        inner = Box(box.x + _BAND, box.y, box.w - _BAND, box.h).inset(self.padding)
        self.child.place(frame, inner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a table of contents, its key at the right, over a hairline. Says `Pressed(id)`."""

    id: str
    label: str
    key: str = ""
    aside: str = ""
    blockers: tuple[str, ...] = ()
    style: TextStyle = ENTRY
    tip: Prose = ()

    def _key(self, frame: Frame) -> float:
        return frame.width_of(self.key, KEY) + SPACE.medium if self.key else 0.0

    def _words(self, frame: Frame, width: float) -> tuple[float, float]:
        room = width - self._key(frame)
        tall = frame.lay(self.label, self.style, room).height
        return tall, frame.lay(self.aside, LABEL, room).height if self.aside else 0.0

    def height(self, frame: Frame, width: float) -> float:
        return max(sum(self._words(frame, width)) + SPACE.medium + 1, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        if frame.hovers(self.id):
            frame.fill(box, scheme.card)
        room = box.w - self._key(frame)
        name, aside = self._words(frame, box.w)
        y = box.y + (box.h - 1 - name - aside) / 2
        ink = scheme.soft_ink if self.blockers else scheme.ink
        laid = frame.lay(self.label, self.style, room)
        frame.write(laid, box.x, y, ink)
        if self.aside:
            frame.write(frame.lay(self.aside, LABEL, room), box.x, y + name, scheme.soft_ink)
        if self.key:
            key = frame.lay(self.key, KEY, self._key(frame), Align.RIGHT)
            x = box.right - self._key(frame)
            frame.write(key, x, box.y + (box.h - key.height) / 2, scheme.soft_ink)
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), scheme.hairline)
        frame.control(
            Control(
                id=self.id,
                boxes=(box,),
                says=Pressed(self.id),
                key=self.key,
                blockers=self.blockers,
                tip=self.tip,
            )
        )


@dataclass(frozen=True, slots=True)
class DoubleRule:
    """A thick line over a thin one, as on a title page."""

    def height(self, _frame: Frame, _width: float) -> float:
        return 6.0

    def place(self, frame: Frame, box: Box) -> None:
        frame.fill(Box(box.x, box.y, box.w, 3), frame.scheme.ink)
        frame.fill(Box(box.x, box.y + 5, box.w, 1), frame.scheme.ink)


def fact(name: str, said: str) -> tuple[Text, Text]:
    """A row of a small table of facts."""
    return Text(name, LABEL, "soft_ink"), Text(said, LABEL)
