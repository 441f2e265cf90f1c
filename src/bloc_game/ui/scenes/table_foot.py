"""The foot of the paper in hand: the dark button that names the next step, and what else is to do.

What was refused, and what is wrong with the save, is said here, where one has just pressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.ui.scenes.desk import Desk, Now, Paper
from bloc_game.ui.scenes.paper_act import chosen_action, open_group
from bloc_game.ui.scenes.pencil import Tabling, draft_in_hand, tablings
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import CONTROL, Text, Widget


@dataclass(frozen=True, slots=True)
class Foot:
    """The buttons under the paper in hand."""

    play: Play
    desk: Desk
    step: Now

    def widget(self) -> Widget:
        """All of them, under what there is to say."""
        buttons = Flow((self._primary(), *self._others()), SPACE.medium)
        if not self.desk.notice and not self.play.session.save_trouble:
            return buttons
        notes = tuple(
            Text(label(one), CONTROL, "no")
            for one in (self.desk.notice, self.play.tr.say(self.play.session.save_trouble))
            if one
        )
        return Column((*notes, buttons), SPACE.small)

    def _primary(self) -> Button:
        tr = self.play.tr
        blockers: tuple[str, ...] = ()
        if self.step is Now.WAITING:
            blockers = (tr("The game goes on by itself when they have decided."),)
        acting = self.step in (Now.MOVES, Now.ANSWER, Now.DECISION)
        if acting and self.desk.paper is Paper.ACT:
            ready = chosen_action(self.play, self.desk, self.step) is not None
            if not ready and self.step is not Now.MOVES:
                blockers = (tr("Choose an answer first."),)
        # a name for each step: where it changes, the focus is put anew on what comes first
        paper = "search" if self.desk.searching else self.desk.paper.name.lower()
        id = f"next:{self.step.name.lower()}:{paper}"
        return Button(id=id, label=self._step_name(), key="Enter", primary=True, blockers=blockers)

    def _step_name(self) -> str:
        """What the dark button does, in words."""
        tr, view, away = self.play.tr, self.play.view, self.desk.paper is not Paper.ACT
        match self.step:
            case Now.REPORT:
                return tr("Go on")
            case Now.NEWS:
                return tr("I have read this")
            case Now.OVER:
                return tr("How it ended")
            case Now.SEALED:
                next_seat = self.play.next_seat or self.play.seat
                return tr("Hand over to {seat}", seat=self.play.voice.names.actor_said(next_seat))
            case Now.WAITING:
                return tr("The others are deciding …")
            case Now.ANSWER:
                return tr("To the offer") if away else tr("Give this answer")
            case Now.DECISION:
                return tr("To the decision") if away else self._seal_answer()
            case Now.MOVES if away:
                return tr("To your moves")
            case Now.MOVES if chosen_action(self.play, self.desk, self.step) is not None:
                return self._seal_move()
            case _:
                return view.moves.hold_title if view.moves is not None else tr("Wait and watch")

    def _seal_answer(self) -> str:
        """The dark button of a decision, with what the answer costs."""
        decision, option = self.play.view.decision, self.desk.option
        cost = 0
        if decision is not None and 0 <= option < len(decision.options):
            cost = decision.options[option].cost
        tr = self.play.tr
        return tr("Seal this answer for {cost}", cost=cost) if cost else tr("Seal this answer")

    def _seal_move(self) -> str:
        """The dark button of a move, with what it costs."""
        tr, moves = self.play.tr, self.play.view.moves
        group = open_group(self.desk, moves) if moves is not None else None
        cost = group.rows[self.desk.option].cost if group is not None else 0
        return tr("Seal this move for {cost}", cost=cost) if cost else tr("Seal this move")

    def _others(self) -> Iterator[Button]:
        tr, desk = self.play.tr, self.desk
        if desk.paper is Paper.DRAFT:
            yield from self._tabling()
        if self.step is Now.MOVES and desk.paper is Paper.ACT and desk.option >= 0:
            moves = self.play.view.moves
            if moves is not None:
                yield Button(id="hold", label=moves.hold_title)
        if self.play.can_take_back:
            sealed = self.step in (Now.SEALED, Now.WAITING)
            yield Button(
                id="back", label=tr("Break the seal") if sealed else tr("Take back"), key="U"
            )

    def _tabling(self) -> Iterator[Button]:
        tr, desk = self.play.tr, self.desk
        id = draft_in_hand(self.play, desk)
        if id is None or id not in desk.pencil:
            return
        rows = tuple(tablings(self.play, desk))
        if not rows:
            none = tr("You cannot propose this change now: see who may, and when.")
            yield Button(id="table", label=tr("Table it"), blockers=(none,))
        for number, one in enumerate(rows):
            row = one.row
            yield Button(
                id=f"table:{number}",
                label=self._tabling_of(one, alone=len(rows) == 1),
                blockers=row.barred,
                tip=label("\n".join(row.notes)) if row.notes else (),
            )
        yield Button(id="rub", label=tr("Rub it out"))

    def _tabling_of(self, one: Tabling, *, alone: bool) -> str:
        """What tabling costs, before one pays; the clause where it could be one of several."""
        tr, cost = self.play.tr, one.row.cost
        if alone:
            return tr("Table it for {cost}", cost=cost)
        return tr("Table it for {cost}: {title}", cost=cost, title=one.title)
