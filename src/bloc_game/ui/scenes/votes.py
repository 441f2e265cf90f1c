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
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL_STRONG, HEADING, TITLE, Text, Widget

_SEALED = "▪ ▪ ▪"


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
            if vote.count:
                body.append(Text(label(vote.count), CONTROL_STRONG))
            body.append(prose(vote.outcome))
        sheet(frame, f"vote:{self.at}", Column(tuple(body), gap=14), head, foot)

    def _roll(self, vote: VoteView) -> Widget:
        rows = tuple(
            (name, Text(label(said if self.opened else _SEALED), CONTROL_STRONG))
            for name, said in vote.roll
        )
        return Table((ColumnOf(), ColumnOf()), rows)

    def _count(self, vote: VoteView) -> Widget:
        tr = self.tr
        columns = (
            ColumnOf(),
            ColumnOf(tr("For"), 72, Align.RIGHT),
            ColumnOf(tr("Against"), 72, Align.RIGHT),
        )
        rows = tuple(
            (name, str(ayes), str(noes)) if self.opened else (name, "·", "·")
            for name, ayes, noes in vote.groups
        )
        return Table(columns, rows)
