"""How the table is laid out: map and thread on the left, the paper in hand on the right.

In a narrow window the map is one paper among the others, and the head stands above them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk, Now, Paper, phase_of
from bloc_game.ui.scenes.governments import government_card, map_day
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.paper_act import act_paper, chosen_action
from bloc_game.ui.scenes.paper_codex import codex_paper
from bloc_game.ui.scenes.paper_draft import draft_in_hand, draft_paper, tablings
from bloc_game.ui.scenes.paper_telegrams import telegrams
from bloc_game.ui.scenes.paper_why import why_paper
from bloc_game.ui.scenes.phases import Phases
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table_head import Goals, Head, SmallHead
from bloc_game.ui.scenes.thread import Thread, days
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Page, Rule
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import CONTROL, Text, Widget

NARROW = 900.0
_SIDE = 20.0
_PAPER = (0.37, 400.0, 720.0)  # its part of the window, its least and its greatest width


@dataclass(frozen=True, slots=True)
class TablePage:
    """Everything on the table."""

    play: Play
    desk: Desk
    map: MapPanel
    step: Now

    def place(self, frame: Frame, box: Box) -> None:
        if box.w < NARROW:
            self._place_narrow(frame, box)
        else:
            self._place_wide(frame, box)

    def _place_wide(self, frame: Frame, box: Box) -> None:
        head = self._head()
        tall = head.height(frame, box.w - 2 * _SIDE) + SPACE.medium
        top, rest = box.cut_top(tall)
        head.place(frame, top.inset(_SIDE, SPACE.medium / 2))
        frame.fill(replace(rest, h=1), frame.scheme.ink)
        rest = rest.cut_top(1)[1]
        part, least, greatest = _PAPER
        right, left = rest.cut_right(min(max(box.w * part, least), greatest))
        frame.fill(right, frame.scheme.sheet)
        frame.fill(replace(right, w=1), frame.scheme.ink)
        self._place_left(frame, left)
        paper = right.inset(_SIDE, SPACE.medium)
        Page(self._panel(), self._paper(), self._tabs(narrow=False), self._foot()).place(
            frame, paper
        )

    def _place_left(self, frame: Frame, box: Box) -> None:
        goals, thread = Goals(self.play.view, self.play.tr), self._thread()
        inner = box.w - 2 * _SIDE
        tall = goals.height(frame, inner) + thread.height(frame, inner) + 2 * SPACE.small
        foot, above = box.cut_bottom(tall + SPACE.small)
        self._place_map(frame, above)
        frame.fill(replace(foot, h=1), frame.scheme.rule)
        strip = Column((goals, thread), SPACE.small)
        strip.place(frame, foot.inset(_SIDE, SPACE.small))

    def _place_narrow(self, frame: Frame, box: Box) -> None:
        page = box.inset(SPACE.large, SPACE.small)
        head = Column((SmallHead(self.play.view, self.play.tr), Rule("ink")), SPACE.hair)
        if self.desk.paper is Paper.MAP:
            tabs, foot = self._tabs(narrow=True), self._foot()
            top, rest = page.cut_top(tabs.height(frame, page.w), SPACE.small)
            low, middle = rest.cut_bottom(foot.height(frame, page.w), SPACE.small)
            tabs.place(frame, top)
            self._place_map(frame, middle)
            foot.place(frame, low)
            return
        whole = Column((head, self._tabs(narrow=True)), SPACE.hair)
        goals = Goals(self.play.view, self.play.tr)
        body = Column((self._paper(), Rule("hairline"), goals, self._thread()), SPACE.medium)
        Page(self._panel(), body, whole, self._foot(), SPACE.small, least=140).place(frame, page)

    # --- parts --------------------------------------------------------------------------------

    def _head(self) -> Head:
        return Head(self.play.view, self.play.tr)

    def _thread(self) -> Thread:
        return Thread(days(self.play), self.play.view.turn, self.desk.turn)

    def _place_map(self, frame: Frame, box: Box) -> None:
        play = self.play
        card = None
        if self.map.looked_at is not None:
            draft = draft_in_hand(play, self.desk)
            levels = self.desk.pencil.get(draft or "")
            card = government_card(play, self.map.looked_at, draft, levels)
        self.map.place(frame, box, map_day(play), play.tr, card)

    def _panel(self) -> str:
        """Each paper is a panel of its own, so that it is found where it was left."""
        kind, id = self.desk.reading
        if self.desk.paper is Paper.CODEX:
            return f"paper:codex:{kind}:{id}"
        return f"paper:{self.desk.paper.name.lower()}:{self.play.seat}:{self.play.view.turn}"

    def _tabs(self, *, narrow: bool) -> Widget:
        tr, view = self.play.tr, self.play.view
        act = {Now.ANSWER: tr("Answer"), Now.DECISION: tr("Decision")}.get(self.step, tr("Moves"))
        came = len(view.news) + bool(view.telegram)
        letters = tr("Telegrams {n}", n=came) if came else tr("Telegrams")
        labels: tuple[str, ...] = (letters, tr("Draft"), act, tr("Codex"), tr("Why?"))
        if narrow:
            labels = (*labels, tr("Map"))
        papers = Tabs(id="papers", labels=labels, chosen=min(self.desk.paper, len(labels) - 1))
        phases = Phases(view.phases, phase_of(self.play, self.step))
        return Column((phases, papers), SPACE.hair)

    def _paper(self) -> Widget:
        play, desk = self.play, self.desk
        match desk.paper:
            case Paper.TELEGRAMS:
                return telegrams(play)
            case Paper.DRAFT:
                return draft_paper(play, desk)
            case Paper.CODEX:
                return codex_paper(play, desk)
            case Paper.WHY:
                return why_paper(play, desk, self.step)
            case _:
                return act_paper(play, desk, self.step)

    # --- the foot -----------------------------------------------------------------------------

    def _foot(self) -> Widget:
        buttons = Flow((self._primary(), *self._others()), SPACE.medium)
        if not self.desk.notice and not self.play.session.save_trouble:
            return buttons
        notes = tuple(
            Text(label(one), CONTROL, "no")
            for one in (self.desk.notice, self.play.session.save_trouble)
            if one
        )
        return Column((*notes, buttons), SPACE.small)

    def _primary(self) -> Button:
        tr = self.play.tr
        blockers: tuple[str, ...] = ()
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
            case Now.ANSWER:
                return tr("To the offer") if away else tr("Give this answer")
            case Now.DECISION:
                return tr("To the decision") if away else tr("Seal this answer")
            case Now.MOVES if away:
                return tr("To your moves")
            case Now.MOVES if chosen_action(self.play, self.desk, self.step) is not None:
                return tr("Seal this move")
            case _:
                return view.moves.hold_title if view.moves is not None else tr("Wait and watch")

    def _others(self) -> Iterator[Button]:
        tr, desk = self.play.tr, self.desk
        if desk.paper is Paper.DRAFT:
            yield from self._tabling()
        if self.step is Now.MOVES and desk.paper is Paper.ACT and desk.option >= 0:
            moves = self.play.view.moves
            if moves is not None:
                yield Button(id="hold", label=moves.hold_title)
        if self.play.can_take_back:
            yield Button(id="back", label=tr("Take back"), key="B")

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
                label=tr("Table it for {cost}: {title}", cost=row.cost, title=one.title),
                blockers=row.barred,
                tip=label("\n".join(row.notes)) if row.notes else (),
            )
        yield Button(id="rub", label=tr("Rub it out"))
