"""The page that says how to play."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Pop, Transition
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.picks import DoubleRule
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Beside, Column, Flow, Rule
from bloc_game.ui.widgets.words import CONTROL, HEADING, KEY, LABEL, PROSE, TITLE, Text, Widget

WIDTH = 980.0
_LEAST = 380.0  # the narrowest column of two
_LEAD = TextStyle(Face.PROSE, 16, 1.45)
_NUMERAL = TextStyle(Face.DISPLAY, 20, 1.2)
_MARGIN = 40.0


class HelpScene:
    """How the game is played, and every key."""

    def __init__(self, tr: Catalogue) -> None:
        self.tr = tr

    def handle(self, message: Message) -> Transition:
        return Pop() if message in (Pressed("back"), Intent.CANCEL, Intent.HELP) else None

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        lead = tr(
            "You sit for a government. Every turn has a date: first the news, then your "
            "moves, answers to offers, decisions, and what changed."
        )
        columns = Beside((self._turn(), self._keys()), _LEAST, SPACE.page)
        body = Column((Text(label(lead), _LEAD), columns), gap=18)
        foot = Flow((Button(id="back", label=tr("Back"), key="Esc", primary=True),))
        head = Column((Text(label(tr("How to play")), TITLE), DoubleRule()), gap=8)
        sheet(frame, "help", body, head, foot, WIDTH)

    def _turn(self) -> Column:
        """The phases of a turn in their order, and what one should know of all of them."""
        tr = self.tr
        phases = (
            (
                tr("News"),
                tr("Telegrams tell what happened, and what only your government is told."),
            ),
            (
                tr("Moves"),
                tr(
                    "A few, paid for in political capital. Each says beforehand what it costs and "
                    "does, or why it is barred."
                ),
            ),
            (
                tr("Answers"),
                tr("Others offer you something for something: accept, refuse, or ask for more."),
            ),
            (
                tr("Decision"),
                tr("What your government has to settle; votes are cast one by one."),
            ),
            (
                tr("What changed"),
                tr("Every number that moved, by how much, and by which rule."),
            ),
        )
        steps = tuple(_Step(n, *said) for n, said in enumerate(phases, start=1))
        rest = (
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
        words = tuple(Text(label(one), PROSE) for one in rest)
        return Column((titled(tr("A turn")), *steps, Rule("hairline"), *words), gap=10)

    def _keys(self) -> Column:
        tr = self.tr
        rows = (
            ("Enter", tr("press what has the amber ring, or else the dark button")),
            ("Tab, ↑ ↓", tr("go from one thing to the next")),
            ("← →", tr("change a paper, a clause, the government on the map")),
            ("+ − 0", tr("bring the map nearer or farther, or show all of it")),
            ("1 … 9", tr("choose an answer or a move")),
            ("T D M C W", tr("telegrams, draft, moves, codex, why")),
            ("B", tr("the tree of histories")),
            ("/", tr("search the codex")),
            ("Esc", tr("back; at the table, the menu")),
            ("Ctrl S", tr("the game is saved already; this tells where")),
            ("Ctrl Z", tr("undo your last step")),
            ("Ctrl +, Ctrl −", tr("larger or smaller type")),
            ("F1", tr("this page")),
            ("F11", tr("full screen")),
        )
        keys = tuple(_Key(key, does) for key, does in rows)
        touch = Text(label(tr("Everything can be pressed with a finger, too.")), LABEL, "soft_ink")
        return Column((titled(tr("Keys")), *keys, touch), gap=7)


@dataclass(frozen=True, slots=True)
class _Step:
    """A phase of the turn with its number in the margin."""

    number: int
    name: str
    means: str

    def _words(self) -> Column:
        return Column((Text(label(self.name), HEADING), Text(label(self.means), CONTROL)), gap=1)

    def height(self, frame: Frame, width: float) -> float:
        return self._words().height(frame, width - _MARGIN)

    def place(self, frame: Frame, box: Box) -> None:
        frame.write(
            frame.lay(str(self.number), _NUMERAL, _MARGIN), box.x, box.y - 1, frame.scheme.stamp
        )
        self._words().place(frame, box.cut_left(_MARGIN)[1])


@dataclass(frozen=True, slots=True)
class _Key:
    """A key as it is printed on a board, and what it does."""

    key: str
    does: str

    def _caps(self) -> float:
        return 118.0

    def _words(self) -> Widget:
        return Text(label(self.does), CONTROL)

    def height(self, frame: Frame, width: float) -> float:
        return max(self._words().height(frame, width - self._caps() - SPACE.medium), 22.0)

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.key, KEY, self._caps() - SPACE.small, Align.LEFT)
        cap = Box(box.x, box.y, laid.width + SPACE.small * 2, 22)
        frame.fill(cap, frame.scheme.card)
        frame.edge(cap, frame.scheme.rule)
        frame.write(laid, cap.x + SPACE.small, cap.y + (22 - laid.height) / 2, frame.scheme.ink)
        words = box.cut_left(self._caps(), SPACE.medium)[1]
        tall = self._words().height(frame, words.w)
        self._words().place(frame, Box(words.x, box.y + max((22 - tall) / 2, 0), words.w, tall))
