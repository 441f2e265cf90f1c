"""The tree of histories: every way the game was taken, to be looked at and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bloc_game.session.histories import LONGEST_NAME
from bloc_game.session.views_tree import RECORD, HistoryView, PinView
from bloc_game.ui.intents import Changed, Edited, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Pop, Push, Restart, Scene, Transition
from bloc_game.ui.scenes.compare import CompareScene
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.tree_board import Axis, Key, Strings, own_turns
from bloc_game.ui.scenes.tree_pin import PinPaper
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Page, Rule, Scroll
from bloc_game.ui.widgets.words import ASIDE, LABEL, TITLE, Text, Widget

NARROW = 900.0
_PAPER = (0.3, 330.0, 480.0)  # its part of the window, its least and its greatest width
_SLICE = 12  # actions of the record that are worked out between two frames
MOST = 4  # histories side by side


class TreeScene:
    """All histories of a game; `table` opens the table anew where another was taken in hand."""

    def __init__(
        self, play: Play, table: Callable[[Play], Scene], at: tuple[int, int] | None = None
    ) -> None:
        self.play = play
        self.table = table
        hand = play.tree.of(play.session.histories.hand)
        self.at = (hand.id, len(hand.pins))
        self.marked: tuple[int, ...] = ()
        self.naming: str | None = None  # the name as far as it is typed
        if at is not None:
            self.look_at(*at)

    # --- what is looked at --------------------------------------------------------------------

    @property
    def history(self) -> HistoryView:
        """The history that is looked at."""
        return self.play.tree.of(self.at[0])

    @property
    def pin(self) -> PinView:
        """The pin that is looked at."""
        return self.history.pin(self.at[1])

    def look_at(self, id: int, turn: int) -> None:
        """Look at a turn of a history, on the string on which it is pinned."""
        found = self.play.tree.of(id)
        while found.parent is not None and turn not in own_turns(found):
            found = self.play.tree.of(found.parent)
        self.at, self.naming = (found.id, turn), None

    @property
    def compared(self) -> tuple[int, ...]:
        """What would be laid side by side: what is marked, or what is looked at and the game."""
        if len(self.marked) > 1:
            return self.marked
        hand = self.play.session.histories.hand
        first = self.marked[0] if self.marked else self.history.id
        return (hand, RECORD if first == hand else first)

    # --- messages -----------------------------------------------------------------------------

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control=control, part=part) if control.startswith("string:"):
                id = int(control.partition(":")[2])
                turns = own_turns(self.play.tree.of(id))
                self.look_at(id, turns[min(part, len(turns) - 1)])
            case Edited(text=text):
                self.naming = text[:LONGEST_NAME]
            case Pressed(control=control):
                return self._pressed(control)
            case Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case Intent.CANCEL:
                return Pop()
            case _:
                pass
        return None

    def _pressed(self, control: str) -> Transition:
        match control:
            case "branch":
                self.play.branch(self.pin.place, self.history.id)
                return self._to_the_table()
            case "switch":
                self.play.switch(self.history.id)
                return self._to_the_table()
            case "name":
                self.naming = self.history.name
            case "named":
                self.play.name(self.history.id, self.naming or "")
                self.naming = None
            case "unnamed":
                self.naming = None
            case "mark":
                self._mark(self.history.id)
            case "why":
                return Push(self._story())
            case "compare":
                return Push(CompareScene(self.play, self.compared, self.at[1]))
            case "back":
                return Pop()
            case _:
                pass
        return None

    def _story(self) -> Scene:
        from bloc_game.ui.scenes.ending import (
            StoryScene,  # that page opens the tree, so it knows us
        )

        story = StoryScene(self.play)
        story.turn = self.pin.turn
        return story

    def _mark(self, id: int) -> None:
        if id in self.marked:
            self.marked = tuple(one for one in self.marked if one != id)
        else:
            self.marked = (*self.marked, id)[-MOST:]

    def _to_the_table(self) -> Transition:
        return Restart(self.table(self.play))

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        self._work_on(frame)
        if frame.box.w < NARROW:
            self._draw_narrow(frame)
            return
        part, least, most = _PAPER
        right, left = frame.box.cut_right(min(max(frame.box.w * part, least), most))
        frame.fill(right, frame.scheme.sheet)
        frame.fill(replace(right, w=1), frame.scheme.ink)
        head, below = self._head(), left.inset(SPACE.wide, SPACE.large)
        top, below = below.cut_top(head.height(frame, below.w), SPACE.large)
        head.place(frame, top)
        axis, below = below.cut_top(40)
        Axis(self._strings()).place(frame, Box(axis.x, axis.y, axis.w - 14, axis.h))
        key = Key(self.play.tr)
        low, below = below.cut_bottom(key.height(frame, below.w), SPACE.medium)
        key.place(frame, low)
        Scroll("strings", self._strings()).place(
            frame, Box(below.x, below.y + 6, below.w, below.h - 6)
        )
        paper = self._paper(frame)
        Page(f"pin:{self.at}", paper.body(), None, paper.foot()).place(
            frame, right.inset(SPACE.wide, SPACE.large)
        )

    def _draw_narrow(self, frame: Frame) -> None:
        paper = self._paper(frame)
        strings = self._strings()
        key = Key(self.play.tr)
        board = Column(
            (self._head(), Axis(strings), strings, key, Rule("hairline"), paper.body()),
            SPACE.medium,
        )
        Page("strings", board, None, paper.foot()).place(
            frame, frame.box.inset(SPACE.large, SPACE.medium)
        )

    def _strings(self) -> Strings:
        history = self.history
        can_go_on = not history.is_record and (self.pin.can_branch or not history.in_hand)
        return Strings(self.play.tree, self.play.tr, self.at, self.marked, can_go_on)

    def _paper(self, frame: Frame) -> PinPaper:
        return PinPaper(
            self.play,
            self.history,
            self.pin,
            self.marked,
            self.compared,
            self.naming,
            frame.scheme,
        )

    def _head(self) -> Widget:
        tr = self.play.tr
        lines: list[Widget] = [
            Text(label(tr("The tree of histories")), TITLE),
            Text(
                label(
                    tr("The same luck meets all of them: they differ by what was decided alone.")
                ),
                ASIDE,
                "soft_ink",
            ),
        ]
        if not self.play.historian.is_ready:
            lines.append(Text(label(tr("The record is being played …")), LABEL, "soft_ink"))
        return Column(tuple(lines), 0)

    def _work_on(self, frame: Frame) -> None:
        """Work the record out a little further, and ask for another frame until it is done.

        It is a thing worked out and kept, like the views: nothing that is drawn depends on how
        often it was drawn, but for how far the record has come.
        """
        historian = self.play.historian
        if frame.motion.still:
            historian.finish()
        elif not historian.is_ready:
            historian.record.advance(_SLICE)
        if not historian.is_ready:
            frame.moving(f"record:{len(historian.record.tape)}", 0.04)
