"""A vote: first the question, then the ballots one by one, then what came of it."""

from __future__ import annotations

from bloc_game.session.views import VoteView
from bloc_game.session.views_moment import Voice
from bloc_game.ui.intents import Followed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Push, Transition
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.vote_page import VotePage
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Flow


class VotesScene:
    """The votes that were taken since one looked last, one after the other."""

    def __init__(self, voice: Voice, votes: tuple[VoteView, ...]) -> None:
        self.voice = voice
        self.votes = votes
        self.at = 0
        self.opened = False
        self.hurried = False  # whether everything is to be seen at once

    def handle(self, message: Message) -> Transition:
        match message:
            case Followed(target=target):
                return Push(ReadingScene(self.voice, target))
            case Pressed(control="open"):
                self.opened = True
            case Pressed(control="all"):
                self.hurried = True
            case Pressed(control="next") | Intent.CANCEL:
                return self._go_on()
            case _:
                pass
        return None

    def _go_on(self) -> Transition:
        self.at, self.opened, self.hurried = self.at + 1, False, False
        return Pop() if self.at >= len(self.votes) else None

    def draw(self, frame: Frame) -> None:
        number = min(self.at, len(self.votes) - 1)
        id = f"vote:{number}"
        page = VotePage(id, self.votes[number], self.voice.tr, self.opened, self.hurried)
        foot = Flow((self._button(told=page.is_told(frame)),))
        sheet(frame, id, page.body(frame), page.head(), foot, page.width)

    def _button(self, *, told: bool) -> Button:
        """What Enter does: open the ballots, see them all at once, go on."""
        tr = self.voice.tr
        if not self.opened:
            return Button(id="open", label=tr("Open the ballots"), key="Enter", primary=True)
        if not told:
            return Button(id="all", label=tr("All at once"), key="Enter", primary=True)
        return Button(id="next", label=tr("Go on"), key="Enter", primary=True)
