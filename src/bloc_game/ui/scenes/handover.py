"""Between two players at one window: a sealed folder, and nothing of either of them.

This page knows a name and nothing else of whoever sits down next, so that it can give nothing away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue, sentence
from bloc_game.ui.intents import Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Push, Replace, Scene, Transition
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.stamped import Stamped
from bloc_game.ui.svg import Paint, circle, line_data, path, rectangle, rings_data
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, TYPE, Scheme
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Gap
from bloc_game.ui.widgets.words import ASIDE, HEADING, TITLE, Text

_PLATE = TextStyle(Face.MONO_SEMIBOLD, TYPE.prose, 1.4)
_SMALL = TextStyle(Face.MONO, TYPE.note, 1.4)
_FOLDER = (520.0, 280.0)
_LOW = 360.0  # a window lower than this has no room for a large line
_TAB = 20.0


class HandoverScene:
    """Asks for the player of another seat."""

    def __init__(self, play: Play, seat: str, table: Callable[[Play], Scene]) -> None:
        self.play = play
        self.seat = seat
        self.table = table

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="sit"):
                self.play.sit(self.seat)
                return Replace(self.table(self.play))
            case Pressed(control="menu"):
                return Push(MenuScene(self.play))
            case _:
                return None

    def draw(self, frame: Frame) -> None:
        tr, names = self.play.tr, self.play.voice.names
        name, said = names.actor(self.seat), names.actor_said(self.seat)
        passed = tr("Pass the window to {seat}.", seat=said)
        words = Column(
            (
                Gap(max(frame.box.h * 0.2 - 60, 0)),
                Folder(tr, sentence(name), self.seat),
                Text(label(passed), TITLE if frame.box.h > _LOW else HEADING, align=Align.CENTRE),
                Text(
                    label(tr("Only {seat} should look at the next page.", seat=said)),
                    ASIDE,
                    "soft_ink",
                    Align.CENTRE,
                ),
            ),
            gap=12,
        )
        foot = Flow(
            (
                Button(id="sit", label=tr("I am {seat}", seat=name), key="Enter", primary=True),
                Button(id="menu", label=tr("Menu"), key="Esc"),
            )
        )
        sheet(frame, "handover", words, None, foot)


@dataclass(frozen=True, slots=True)
class Folder:
    """A closed folder with the name of whose it is, tied and stamped."""

    tr: Catalogue
    name: str
    seat: str

    def _size(self, frame: Frame, width: float) -> tuple[float, float]:
        wide, tall = _FOLDER
        return min(wide, width), min(tall, max(frame.box.h * 0.38 - 20, 84.0))

    def height(self, frame: Frame, width: float) -> float:
        return self._size(frame, width)[1] + _TAB

    def place(self, frame: Frame, box: Box) -> None:
        wide, tall = self._size(frame, box.w)
        left = box.x + (box.w - wide) / 2
        frame.vector(Box(left, box.y, wide, tall + _TAB), _folder(wide, tall, frame.scheme))
        inner = Box(left, box.y + _TAB, wide, tall).inset(SPACE.large, SPACE.medium)
        whose = frame.lay(self.name.upper(), _PLATE, inner.w * 0.6)
        frame.write(whose, inner.x, inner.y + 2, frame.scheme.ink)
        for_eyes = frame.lay(self.tr("For its eyes only"), _SMALL, inner.w * 0.6)
        frame.write(for_eyes, inner.x, inner.y + 4 + whose.height, frame.scheme.soft_ink)
        stamp = Stamped(self.tr("Sealed"), f"folder:{self.seat}", size=17, tilt=5)
        across, high = min(stamp.width(frame), inner.w * 0.36), stamp.height(frame, inner.w)
        stamp.place(frame, Box(inner.right - across, inner.y, across, high))


def _folder(wide: float, tall: float, scheme: Scheme) -> tuple[str, ...]:
    """Two boards, the tab of the one behind, and the string that ties them."""
    edge = Paint(fill=scheme.card, stroke=scheme.ink, width=1)
    back = Paint(fill=scheme.hairline, stroke=scheme.ink, width=1)
    tab = wide * 0.36
    behind = [(4, _TAB + 8), (4, 6), (10, 1), (tab, 1), (tab + 14, 12), (wide - 1, 12)]
    behind += [(wide - 1, _TAB + 8)]
    middle, knot = wide / 2, _TAB + tall * 0.68
    string = Paint(stroke=scheme.stamp, width=1.4)
    loops = [
        line_data([(1, knot), (middle - 9, knot)]),
        line_data([(middle + 9, knot), (wide - 1, knot)]),
        line_data([(middle - 4, knot + 6), (middle - 14, knot + 24)]),
        line_data([(middle + 4, knot + 6), (middle + 12, knot + 22)]),
    ]
    return (
        path(rings_data([behind]), back),
        rectangle(0.5, _TAB, wide - 1, tall - 0.5, edge),
        *(path(loop, string) for loop in loops),
        circle((middle, knot), 9, Paint(fill=scheme.stamp)),
        circle((middle, knot), 5.5, Paint(stroke=scheme.card, width=1)),
    )
