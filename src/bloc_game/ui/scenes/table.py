"""The table of a turn: the map, the thread of turns, and the paper in hand.

The scene holds a desk, asks the session's views what to show, and gives the session what was
sealed. The dark button always names the next step.
"""

from __future__ import annotations

from dataclasses import replace

from bloc_game.engine.actions import SeatAction
from bloc_game.ui.intents import (
    Came,
    Changed,
    Edited,
    Followed,
    Intent,
    Message,
    Pointer,
    Pressed,
    Typed,
)
from bloc_game.ui.kept import Kept
from bloc_game.ui.scene import Adjust, Frame, Push, Replace, Transition
from bloc_game.ui.scenes.author import Author
from bloc_game.ui.scenes.desk import Desk, Now, Paper, now, paper_of
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.lesson import Coach
from bloc_game.ui.scenes.lesson_note import LessonNote
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.paper_act import chosen_action
from bloc_game.ui.scenes.paper_telegrams import leafed
from bloc_game.ui.scenes.paper_why import filters
from bloc_game.ui.scenes.pencil import draft_in_hand, tablings, tried
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.reading import target_of
from bloc_game.ui.scenes.table_page import TablePage
from bloc_game.ui.scenes.tree import TreeScene
from bloc_game.ui.scenes.votes import VotesScene

PAPER_KEYS = {
    "t": Paper.TELEGRAMS,
    "d": Paper.DRAFT,
    "m": Paper.ACT,
    "c": Paper.CODEX,
    "w": Paper.WHY,
}
"""The first letters of the papers in English, which the help page names."""


class TableScene:
    """One seat at the table."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.desk = Desk()
        self.map = MapPanel()
        self.kept = Kept()  # what was drawn before; it shows nothing that is not drawn anyway
        self.coach: Coach | None = None  # who points at things, in a lesson
        self.author: Author | None = None  # whose changes come into the running game
        self.desk.clear(paper_of(self.now))

    @property
    def now(self) -> Now:
        """What the game waits for."""
        return now(self.play, self.desk)

    def draw(self, frame: Frame) -> None:
        TablePage(self.play, self.desk, self.map, self.now, self.kept).place(frame, frame.box)
        hint = self.coach.hint(self.play, self.desk, self.now) if self.coach is not None else None
        if hint is not None:
            LessonNote(hint, self.play.tr).place(frame)

    def has_news(self) -> bool:
        """Whether the staff has found more, another seat has made up its mind, or the scenario's
        author has changed it."""
        play, heard = self.play, False
        if self.author is not None and (said := self.author.look(play)) is not None:
            self.desk.clear(paper_of(self.now))
            self.desk.notice = said
            heard = True
        if play.cabinet is not None and play.cabinet.has_heard():
            heard = True
        return (play.advisers is not None and play.advisers.has_heard()) or heard

    # --- messages -----------------------------------------------------------------------------

    def handle(self, message: Message) -> Transition:
        if self.coach is None:
            return self._handled(message)
        if message in (Pressed("lesson"), Intent.CANCEL):
            self.coach = None
            return Adjust(lambda settings: replace(settings, met=True))
        transition = self._handled(message)
        coach = self.coach.after(self.play, self.desk, self.now)
        self.coach = None if coach.is_over else coach
        if self.coach is None and transition is None:
            return Adjust(lambda settings: replace(settings, met=True))
        return transition

    def _handled(self, message: Message) -> Transition:
        if isinstance(message, Came):
            return self._came()
        if self.map.use(message):
            return None
        if self.desk.paper is Paper.TELEGRAMS and not isinstance(message, Pointer):
            self.desk.typed = self.play.view.turn  # nobody waits for a telegram to be typed
        match message:
            case Pressed(control=control):
                return self._pressed(control)
            case Changed(control="thread", part=part):
                at = (self.play.session.histories.hand, part + 1)
                return Push(TreeScene(self.play, TableScene, at))
            case Changed(control=control, part=part):
                self._changed(control, part)
            case Edited(text=text):
                self.desk.search = text
            case Followed(target=target):
                self._follow(target)
            case Typed(sign="/") | Intent.SEARCH:
                self._read("", "")
                self.desk.searching = True
            case Typed(sign="b" | "B"):
                return Push(TreeScene(self.play, TableScene))
            case Typed(sign=sign) if sign.casefold() in PAPER_KEYS:
                self.desk.open(PAPER_KEYS[sign.casefold()])
            case Intent.UNDO:
                return self._after(self.play.undo())
            case Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case Intent.SAVE:
                return Push(MenuScene(self.play))  # which says that it is saved, and where
            case Intent.CANCEL:
                return self._cancel()
            case _:
                pass
        return None

    def _cancel(self) -> Transition:
        """Escape: one step back on the paper, else to the paper below, else to the menu."""
        desk = self.desk
        if desk.paper is Paper.ACT and desk.group:
            desk.group, desk.option = "", -1
            return None
        return None if desk.back() else Push(MenuScene(self.play))

    def _changed(self, control: str, part: int) -> None:
        desk = self.desk
        kind, _, id = control.partition(":")
        match kind:
            case "papers":
                desk.open(Paper(part))
            case "moves" | "options" | "replies":
                desk.option, desk.notice = part, ""
            case "kinds":
                moves = self.play.view.moves
                desk.group = moves.moves[part].id if moves is not None else ""
                desk.option = -1
            case "clause":
                tried(self.play, desk, id, part)
            case "drafts":
                desk.draft = self.play.view.drafts[part].id
            case "tracks":
                desk.track = filters(self.play, desk)[part][0]
                desk.turn = desk.turn or self.play.view.turn
            case "shelf":
                desk.shelf = part
            case "span":
                desk.whole, desk.track = part == 2, desk.track if part else ""
            case _:
                pass

    def _pressed(self, control: str) -> Transition:
        desk = self.desk
        kind, _, id = control.partition(":")
        match kind:
            case "next":
                return self._next()
            case "why":
                desk.open(Paper.WHY)
                desk.track, desk.turn = id.partition("@")[0], desk.turn or self.play.view.turn
            case "group":
                desk.group, desk.option = id, -1
            case "stance":
                desk.stance = "" if desk.stance == id else id
            case "chamber":
                desk.chamber = "" if desk.chamber == id else id
            case "to":
                desk.open(Paper.DRAFT)
            case "rub":
                desk.pencil.pop(draft_in_hand(self.play, desk) or "", None)
            case "table" if id:
                return self._table(int(id))
            case "leaf":
                step = 1 if id == "on" else -1
                desk.leaf = max(leafed(self.play, desk) + step, 1)
            case "hold":
                return self._hold()
            case "back":
                return self._after(self.play.take_back())
            case "menu":
                return Push(MenuScene(self.play))
            case "tree":
                return Push(TreeScene(self.play, TableScene))
            case "brief" | "contents":
                self._read("brief" if kind == "brief" else "", "")
            case "trail":
                desk.retrace(1 if id == "on" else -1)
            case "entry":
                self._read("codex", id)
            case "open":
                self._read("source", id)
            case _:
                pass
        return None

    def _follow(self, target: str) -> None:
        self._read(*target_of(target))

    def _read(self, kind: str, id: str) -> None:
        self.desk.read(kind, id)
        self.play.read_article(f"{kind}:{id}")

    # --- going on -----------------------------------------------------------------------------

    def _next(self) -> Transition:
        """The dark button: read on, go to the paper, or seal what is chosen."""
        play, desk, step = self.play, self.desk, self.now
        match step:
            case Now.REPORT:
                desk.reported = play.told
                if not play.has_new_turn:
                    play.read_all()
                return self._arrive()
            case Now.NEWS:
                play.read_turn()
                return self._arrive()
            case Now.OVER:
                return Replace(EndingScene(play, TableScene))
            case Now.SEALED if play.next_seat is not None:
                return self._hand_over(play.next_seat)
            case Now.WAITING:
                return None
            case _ if desk.paper is not Paper.ACT:
                desk.open(Paper.ACT)
                return None
            case _:
                action = chosen_action(play, desk, step)
                if action is not None:
                    return self._submit(action)
                return self._hold() if step is Now.MOVES else None

    def _came(self) -> Transition:
        """Others may have made up their minds: what this seat is busy with stays as it is, unless
        the game has gone on to something else."""
        step, waiting = self.now, self.play.session.to_act
        if not self.play.go_on():
            return None
        if self.now is step and self.play.session.to_act == waiting and step is not Now.WAITING:
            return None
        return None if self.now is Now.WAITING else self._arrive()

    def _hold(self) -> Transition:
        moves = self.play.view.moves
        return self._submit(moves.hold) if moves is not None else None

    def _table(self, number: int) -> Transition:
        chosen = tuple(tablings(self.play, self.desk))[number]
        return self._submit(chosen.row.action)

    def _submit(self, action: SeatAction) -> Transition:
        return self._after(self.play.submit(action))

    def _after(self, trouble: str) -> Transition:
        """The game has moved, or refused to: show what comes next."""
        if trouble:
            self.desk.notice = trouble
            return None
        return self._arrive()

    def _arrive(self) -> Transition:
        """Lay out the paper of the step the game is at; others may have to come to the desk."""
        play, desk = self.play, self.desk
        present = {one.id: tuple(c.present for c in one.clauses) for one in play.view.drafts}
        desk.pencil = {
            id: levels for id, levels in desk.pencil.items() if present.get(id, levels) != levels
        }
        votes = play.new_votes
        desk.clear(paper_of(self.now))
        if votes:
            play.read_votes()
            return Push(VotesScene(play.voice, votes))
        if play.next_seat is not None and self.now not in (Now.REPORT, Now.SEALED):
            return self._hand_over(play.next_seat)
        return None

    def _hand_over(self, seat: str) -> Transition:
        return Replace(HandoverScene(self.play, seat, TableScene))
