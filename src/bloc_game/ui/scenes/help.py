"""The page that says how to play."""

from __future__ import annotations

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Transition
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, PROSE, TITLE, Text, Widget


class HelpScene:
    """How the game is played, and every key."""

    def __init__(self, tr: Catalogue) -> None:
        self.tr = tr

    def handle(self, message: Message) -> Transition:
        return Pop() if message in (Pressed("back"), Intent.CANCEL, Intent.HELP) else None

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        parts: list[Widget] = [
            Text(label(text), PROSE)
            for text in (
                tr(
                    "You sit for a government. Every turn has a date: first the news, then your "
                    "moves, answers to offers, decisions, and what changed."
                ),
                tr(
                    "The dark button at the foot of the paper always names the next step. Nothing "
                    "is done before you seal it, and what is sealed can be taken back until the "
                    "others have sealed too."
                ),
                tr(
                    "On the draft you may try any level in pencil: it costs nothing, and shows at "
                    "once who would sign. To table it is a move."
                ),
                tr(
                    "Press a track to read what moved it and why, down to the line of the file "
                    "that holds the rule."
                ),
                tr(
                    "Press a turn on the thread to go back to it. Nothing is lost by that: the "
                    "game as you played it stays in the tree of histories, beside the record."
                ),
            )
        ]
        parts.append(titled(tr("Keys")))
        parts.append(Table((ColumnOf("", 150), ColumnOf()), tuple(self._keys())))
        foot = Flow((Button(id="back", label=tr("Back"), key="Esc", primary=True),))
        head = Text(label(tr("How to play")), TITLE)
        sheet(frame, "help", Column(tuple(parts), gap=12), head, foot)

    def _keys(self) -> list[tuple[Widget | str, ...]]:
        tr = self.tr
        rows = (
            ("Enter", tr("press what has the amber ring, or else the dark button")),
            ("Tab, ↑ ↓", tr("go from one thing to the next")),
            ("← →", tr("change a paper, a clause, the government on the map")),
            ("1 … 9", tr("choose an answer or a move")),
            ("T D M C W", tr("telegrams, draft, moves, codex, why")),
            ("B", tr("the tree of histories")),
            ("/", tr("search the codex")),
            ("Esc", tr("back; at the table, the menu")),
            ("Ctrl Z", tr("undo your last step")),
            ("Ctrl +, Ctrl −", tr("larger or smaller type")),
            ("F1", tr("this page")),
            ("F11", tr("full screen")),
        )
        return [(key, Text(label(does), CONTROL)) for key, does in rows]
