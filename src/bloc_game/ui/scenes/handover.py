"""Between two players at one window: nothing is shown until the next one sits down."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.ui.intents import Message, Pressed
from bloc_game.ui.scene import Frame, Push, Replace, Scene, Transition
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.parts import Said
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Gap
from bloc_game.ui.widgets.words import ASIDE, LABEL_STRONG, TITLE, Text


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
        name = names.actor(self.seat)
        words = Column(
            (
                Gap(max(frame.box.h * 0.2, 8)),
                Said(tr("Hand over the desk"), LABEL_STRONG, "stamp"),
                Text(label(name[:1].upper() + name[1:]), TITLE),
                Text(
                    label(tr("Only {seat} should look at the next page.", seat=name)),
                    ASIDE,
                    "soft_ink",
                ),
            ),
            gap=10,
        )
        foot = Flow(
            (
                Button(id="sit", label=tr("I am {seat}", seat=name), key="Enter", primary=True),
                Button(id="menu", label=tr("Menu"), key="Esc"),
            )
        )
        sheet(frame, "handover", words, None, foot)
