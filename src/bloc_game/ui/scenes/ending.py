"""How it came out: the ending, what everybody made of it, and the record beside it."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.session.views import EndingView, MomentView, ResultView
from bloc_game.ui.intents import Changed, Followed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Push, Replace, Restart, Scene, Transition
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.paper_why import turn_lines
from bloc_game.ui.scenes.parts import Said, prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.thread import Thread, days
from bloc_game.ui.scenes.tree import TreeScene
from bloc_game.ui.text import Align, label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Beside, Card, Column, Flow, Mark, Rule
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    LABEL,
    LABEL_STRONG,
    TITLE,
    Text,
    Widget,
)


class EndingScene:
    """The last page of a game."""

    def __init__(self, play: Play, table: Callable[[Play], Scene]) -> None:
        self.play = play
        self.table = table

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="title"):
                return Restart(self.play.doors.home(self.play.language))
            case Pressed(control="again"):
                return Restart(self.play.doors.again(self.play.language))
            case Pressed(control="undo") | Intent.UNDO:
                self.play.undo()
                return Replace(self.table(self.play))
            case Followed(target=target):
                return Push(ReadingScene(self.play.voice, target))
            case Pressed(control="tree"):
                return Push(TreeScene(self.play, self.table))
            case Pressed(control="why"):
                return Push(StoryScene(self.play))
            case Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case Intent.CANCEL:
                return Push(MenuScene(self.play))
            case _:
                return None

    def draw(self, frame: Frame) -> None:
        tr, ending = self.play.tr, self.play.view.ending
        if ending is None:
            return
        head = Column(
            (Said(tr("How it ended"), LABEL_STRONG, "stamp"), Text(label(ending.title), TITLE)), 4
        )
        foot = Flow(
            (
                Button(id="title", label=tr("Close the file"), key="Enter", primary=True),
                Button(id="again", label=tr("Play again"), key="A"),
                Button(id="why", label=tr("The whole story, and why"), key="W"),
                Button(id="tree", label=tr("The tree of histories"), key="B"),
                Button(id="undo", label=tr("Take back the last step"), key="Z"),
            )
        )
        sheet(frame, "ending", self._body(ending), head, foot, 860)

    def _body(self, ending: EndingView) -> Widget:
        tr, own = self.play.tr, self.play.seat
        parts: list[Widget] = [prose(ending.text), *self._record(ending)]
        parts += [self._result(one) for one in ending.results if one.seat == own]
        parts += [*self._grounds(ending), *self._missed(ending)]
        if ending.moments:
            parts.append(titled(tr("The decisions, and what history did")))
            parts.append(self._moments(ending.moments))
        others = [self._result(one) for one in ending.results if one.seat != own]
        if others:
            parts.append(titled(tr("What the others made of it")))
            pairs = (tuple(others[n : n + 2]) for n in range(0, len(others), 2))
            parts += [Beside(pair, least=300) if len(pair) == 2 else pair[0] for pair in pairs]
        return Column(tuple(parts), gap=14)

    def _record(self, ending: EndingView) -> list[Widget]:
        tr = self.play.tr
        if ending.is_record:
            return [Text(label(tr("This is how it came out in history too.")), ASIDE, "soft_ink")]
        if not ending.record_title:
            return []
        head = Text(label(tr("In history: {title}", title=ending.record_title)), CONTROL_STRONG)
        return [Mark(Column((head, prose(ending.record_text)), 4), "soft_ink")]

    def _grounds(self, ending: EndingView) -> list[Widget]:
        """What decided it: the conditions of the ending, and what brought each about."""
        if not ending.grounds:
            return []
        lines: list[Widget] = [titled(self.play.tr("What decided it"))]
        for ground in ending.grounds:
            since = " · ".join(one for one in (ground.since, ground.because) if one)
            words = [Text(label(ground.text), CONTROL_STRONG)]
            if since:
                words.append(Text(label(since), LABEL, "soft_ink"))
            lines.append(Column(tuple(words), 1))
        return [Column(tuple(lines), 8)]

    def _missed(self, ending: EndingView) -> list[Widget]:
        """The endings that came near enough to be looked at first, and what each still lacked."""
        if not ending.missed:
            return []
        lines: list[Widget] = [titled(self.play.tr("What did not come, and what it lacked"))]
        for missed in ending.missed:
            lacked = (Text(label(ground.text), LABEL, "soft_ink") for ground in missed.grounds)
            lines.append(Column((Text(label(missed.title), CONTROL_STRONG), *lacked), 1))
        return [Column(tuple(lines), 8)]

    def _result(self, result: ResultView) -> Widget:
        tr = self.play.tr
        name = result.name[:1].upper() + result.name[1:]
        score = tr("{score} of 100", score=result.score)
        rows = tuple(
            (goal.title, Text(label(f"{goal.points}/{goal.worth}"), CONTROL, "ink", Align.RIGHT))
            for goal in result.goals
        )
        table = Table((ColumnOf(), ColumnOf("", 70)), rows)
        head = Text(label(f"{name} · {score}"), CONTROL_STRONG)
        whole: Widget = Column((head, table), 4)
        return Card(whole, border="ink") if result.seat == self.play.seat else whole

    def _moments(self, moments: tuple[MomentView, ...]) -> Widget:
        tr = self.play.tr
        lines: list[Widget] = []
        for one in moments:
            here = Text(label(tr("Here: {text}", text=one.here)), CONTROL_STRONG)
            same = tr("In history: the same.")
            then = same if one.same else tr("In history: {title}", title=one.history)
            lines += [
                Column(
                    (
                        Text(label(one.date), LABEL, "soft_ink"),
                        prose(one.question),
                        here,
                        Text(label(then), CONTROL, "soft_ink" if one.same else "stamp"),
                    ),
                    1,
                ),
                Rule("hairline"),
            ]
        return Column(tuple(lines), 6)


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
