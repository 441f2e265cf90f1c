"""The debrief: how it came out, and what there is to learn from it, as a paper of a few leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bloc_game.report.estimates import LuckQuestion
from bloc_game.report.luck import luck_view
from bloc_game.report.writing import write_debrief
from bloc_game.session.locations import saves_dir
from bloc_game.session.views_debrief import DebriefView
from bloc_game.ui.intents import Changed, Followed, Intent, Message, Pressed
from bloc_game.ui.kept import Kept
from bloc_game.ui.scene import Frame, Pop, Push, Replace, Restart, Scene, Transition
from bloc_game.ui.scenes.debrief_charts import indicators
from bloc_game.ui.scenes.debrief_goals import goals
from bloc_game.ui.scenes.debrief_luck import Luck, luck_leaf
from bloc_game.ui.scenes.debrief_moments import beside, moments
from bloc_game.ui.scenes.debrief_outcome import outcome
from bloc_game.ui.scenes.debrief_reading import questions, sources
from bloc_game.ui.scenes.debrief_title import StampedTitle
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.paper_why import turn_lines
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.thread import Thread, days
from bloc_game.ui.scenes.tree import TreeScene
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Rule
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG, TITLE, Text, Widget

LEAVES = (
    "outcome", "goals", "moments", "luck", "beside", "indicators", "sources", "questions",
)  # fmt: skip
_WIDTH = 940.0


class EndingScene:
    """The last paper of a game."""

    def __init__(self, play: Play, table: Callable[[Play], Scene], leaf: str = LEAVES[0]) -> None:
        self.play = play
        self.table = table
        self.leaf = leaf
        there = {
            "luck": play.advisers is not None,
            "beside": play.session.scenario.record.is_told,
        }
        self.leaves = tuple(one for one in LEAVES if there.get(one, True))
        self.notice = ""
        self.kept = Kept()  # the leaf as it was drawn last

    # --- messages -----------------------------------------------------------------------------

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="title"):
                return Restart(self.play.doors.home(self.play.language))
            case Pressed(control="again"):
                return Restart(self.play.doors.again(self.play.language))
            case Pressed(control="undo") | Intent.UNDO:
                self.play.undo()
                return Replace(self.table(self.play))
            case Pressed(control="on"):
                self.leaf = self._next
            case Changed(control="leaves", part=part):
                self.leaf = self.leaves[part]
            case Pressed(control="try") if (place := self._better_place()) is not None:
                self.play.branch(place, self.play.session.histories.hand)
                return Replace(self.table(self.play))
            case Pressed(control="export"):
                self.notice = self._export()
            case Followed(target=target):
                return self._open(target)
            case Pressed(control=control) if control.startswith("open:"):
                return self._open(f"note:{control.removeprefix('open:')}")
            case Pressed(control=control) if control.startswith("entry:"):
                return self._open(f"codex:{control.removeprefix('entry:')}")
            case Pressed(control="tree"):
                return Push(TreeScene(self.play, self.table))
            case Pressed(control="why"):
                return Push(StoryScene(self.play))
            case Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case Intent.CANCEL:
                return Push(MenuScene(self.play))
            case _:
                pass
        return None

    def _open(self, target: str) -> Transition:
        self.play.read_article(target)
        return Push(ReadingScene(self.play.voice, target))

    def _export(self) -> str:
        """Put the debrief down beside the save; what to tell of it."""
        path, tr = self._page(), self.play.tr
        try:
            luck = self._luck().view if self.play.advisers is not None else None
            write_debrief(self.play.debrief(history=True), tr, path, luck)
        except OSError as error:
            reason = error.strerror or str(error)
            return tr("{path} cannot be written: {reason}.", path=str(path), reason=reason)
        return tr(
            "Written as {path}. Open it in a browser to print it, or to keep it as a PDF.",
            path=str(path),
        )

    def _page(self) -> Path:
        save, seat = self.play.session.save, self.play.seat
        if save is None:
            return saves_dir() / f"{self.play.session.scenario.id}-{seat}.html"
        return save.path.with_name(f"{save.path.stem}-{seat}.html")

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        if self.play.view.ending is None:
            return
        view = self.play.debrief(history=self.leaf == "indicators")
        luck = self._luck() if self.leaf == "luck" else None
        key = view, self.leaf, self.notice, self.play.language, frame.attention.offsets, luck
        frame.keep(self.kept, "leaf", key, lambda: self._place(frame, view))

    def _place(self, frame: Frame, view: DebriefView) -> None:
        leaf = self._leaf(view)
        sheet(frame, f"ending:{self.leaf}", leaf, self._head(view), self._foot(), _WIDTH)

    def _head(self, view: DebriefView) -> Widget:
        ending, tr = view.ending, self.play.tr
        assert ending is not None
        stamp = tr("As in history") if ending.is_record else tr("Not as in history")
        file = f"{view.scenario} · {view.seat} · {view.date}"
        if not (ending.record_title or ending.is_record):
            stamp = ""
        leaves = Tabs(id="leaves", labels=self._names(), chosen=self.leaves.index(self.leaf))
        top = (Text(label(file), LABEL, "soft_ink"), StampedTitle(ending.title, stamp))
        return Column((*top, leaves, Rule("rule")), 4)

    @property
    def _next(self) -> str:
        """The leaf after the one on top, which the last one is itself."""
        return self.leaves[min(self.leaves.index(self.leaf) + 1, len(self.leaves) - 1)]

    def _name(self, leaf: str) -> str:
        tr = self.play.tr
        return {
            "outcome": tr("Outcome"),
            "goals": tr("Your goals"),
            "moments": tr("Decisive moments"),
            "luck": tr("Luck and skill"),
            "beside": tr("Beside the record"),
            "indicators": tr("Indicators"),
            "sources": tr("Sources"),
            "questions": tr("Questions"),
        }[leaf]

    def _names(self) -> tuple[str, ...]:
        return tuple(map(self._name, self.leaves))

    def _leaf(self, view: DebriefView) -> Widget:
        tr = self.play.tr
        assert view.ending is not None
        match self.leaf:
            case "outcome":
                return outcome(view.ending, self.play.seat, tr)
            case "goals":
                return goals(view, tr)
            case "moments":
                return moments(view, tr)
            case "luck":
                return luck_leaf(self._luck(), tr)
            case "beside":
                return beside(view, tr)
            case "indicators":
                return indicators(view, tr)
            case "sources":
                return sources(view, tr)
            case _:
                return questions(view, tr)

    def _luck(self) -> Luck:
        """What the staff has found so far of luck and skill."""
        play, advisers = self.play, self.play.advisers
        assert advisers is not None
        question = LuckQuestion(play.session.playthrough, play.seat)
        found = advisers.answer(question)
        view = luck_view(play.voice.names, found) if found is not None else None
        return Luck(view, advisers.is_done(question))

    def _better_place(self) -> int | None:
        """After how many actions something better could have been done."""
        advisers = self.play.advisers
        if advisers is None:
            return None
        found = advisers.answer(LuckQuestion(self.play.session.playthrough, self.play.seat))
        return found.to_try[0] if found is not None and found.to_try is not None else None

    def has_news(self) -> bool:
        """Whether the staff has found more than what is shown."""
        return self.play.advisers is not None and self.play.advisers.has_heard()

    def _foot(self) -> Widget:
        tr, last = self.play.tr, self.leaf == self.leaves[-1]
        close = Button(
            id="title", label=tr("Close the file"), key="Enter" if last else "X", primary=last
        )
        on = Button(
            id="on",
            label=tr("Read on: {leaf}", leaf=self._name(self._next)),
            key="Enter",
            primary=True,
        )
        buttons = (
            *(() if last else (on,)),
            close,
            Button(id="export", label=tr("Export"), key="E"),
            Button(id="tree", label=tr("The tree of histories"), key="B"),
            Button(id="why", label=tr("The whole story, and why"), key="W"),
            Button(id="again", label=tr("Play again"), key="A"),
            Button(id="undo", label=tr("Take back the last step"), key="Z"),
        )
        foot: Widget = Flow(buttons)
        if not self.notice:
            return foot
        return Column((Text(label(self.notice), LABEL_STRONG, "yes"), foot), 6)


class StoryScene:
    """Every turn as it was told, with every change and its cause; one turn a page."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.turn = 1

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="back") | Intent.CANCEL:
                return Pop()
            case Pressed(control="on"):
                self.turn = min(self.turn + 1, self.play.view.turn)
            case Followed(target=target):
                return Push(ReadingScene(self.play.voice, target))
            case Changed(control="thread", part=part):
                self.turn = part + 1
            case _:
                pass
        return None

    def draw(self, frame: Frame) -> None:
        play, tr = self.play, self.play.tr
        thread = Thread(days(play), play.view.turn, self.turn)
        last = (tr("This is the last turn."),) if self.turn == play.view.turn else ()
        foot = Flow(
            (
                Button(
                    id="on", label=tr("The next turn"), key="Enter", primary=True, blockers=last
                ),
                Button(id="back", label=tr("Back"), key="Esc"),
            )
        )
        head = Column((Text(label(tr("The whole story, and why")), TITLE), thread))
        turn = turn_lines(play, play.turn_told(self.turn))
        sheet(frame, f"story:{self.turn}", turn, head, foot, 860)
