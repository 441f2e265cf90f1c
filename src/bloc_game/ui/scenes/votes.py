"""A vote: first the question, then, when the ballots are opened, who stood where."""

from __future__ import annotations

from bloc_game.session.views import VoteView
from bloc_game.session.views_moment import Voice
from bloc_game.ui.intents import Followed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Push, Transition
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import Align, label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.gauges import Division
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL_STRONG, HEADING, TITLE, Ink, Text, Widget

_SEALED = "·"


class VotesScene:
    """The votes that were taken since one looked last, one after the other."""

    def __init__(self, voice: Voice, votes: tuple[VoteView, ...]) -> None:
        self.voice = voice
        self.tr = voice.tr
        self.votes = votes
        self.at = 0
        self.opened = False

    def handle(self, message: Message) -> Transition:
        if isinstance(message, Followed):
            return Push(ReadingScene(self.voice, message.target))
        if message not in (Pressed("next"), Intent.CANCEL):
            return None
        if not self.opened and message == Pressed("next"):
            self.opened = True
            return None
        self.at, self.opened = self.at + 1, False
        return Pop() if self.at == len(self.votes) else None

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        vote = self.votes[min(self.at, len(self.votes) - 1)]
        name = tr("Go on") if self.opened else tr("Open the ballots")
        foot = Flow((Button(id="next", label=name, key="Enter", primary=True),))
        head = Column((Text(label(tr("The vote")), TITLE), prose(vote.question, HEADING)), gap=4)
        body: list[Widget] = []
        if vote.groups:
            body.append(self._count(vote))
        if vote.roll:
            body.append(self._roll(vote))
        if self.opened:
            body.append(titled(tr("The outcome")))
            body.append(prose(vote.outcome))
        sheet(frame, f"vote:{self.at}", Column(tuple(body), gap=14), head, foot)

    def _roll(self, vote: VoteView) -> Widget:
        rows = tuple(
            (name, Text(label(said if self.opened else _SEALED), CONTROL_STRONG))
            for name, said in vote.roll
        )
        return Table((ColumnOf(), ColumnOf()), rows)

    def _count(self, vote: VoteView) -> Widget:
        """A line for each group, and one for the whole house."""
        tr = self.tr
        columns = (
            ColumnOf(),
            ColumnOf(tr("For"), 84, Align.RIGHT),
            ColumnOf("", 200),
            ColumnOf(tr("Against"), 84),
        )
        whole = sum(ayes for _, ayes, _ in vote.groups), sum(noes for _, _, noes in vote.groups)
        rows = tuple(self._group(*group) for group in vote.groups)
        return Table(columns, (*rows, self._group(tr("Together"), *whole)))

    def _group(self, name: str, ayes: int, noes: int) -> tuple[Widget | str, ...]:
        if not self.opened:
            return (name, _SEALED, Division(ayes=0, noes=0), "")
        figures = (Text(str(n), CONTROL_STRONG, ink, side) for n, ink, side in _sides(ayes, noes))
        left, right = figures
        return (name, left, Division(ayes=ayes, noes=noes), right)


def _sides(ayes: int, noes: int) -> tuple[tuple[int, Ink, Align], ...]:
    return ((ayes, "yes", Align.RIGHT), (noes, "no", Align.LEFT))
