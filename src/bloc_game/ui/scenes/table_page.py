"""How the table is laid out: map and thread on the left, the paper in hand on the right.

In a narrow window the map is one paper among the others, and the head stands above them all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.ui.kept import Kept
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.delegations import delegations
from bloc_game.ui.scenes.desk import Desk, Now, Paper, phase_of
from bloc_game.ui.scenes.estimate import Estimate, estimate
from bloc_game.ui.scenes.governments import government_card, has_map, map_day
from bloc_game.ui.scenes.map_page import MapPage
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.paper_act import act_paper
from bloc_game.ui.scenes.paper_codex import codex_paper
from bloc_game.ui.scenes.paper_draft import draft_paper
from bloc_game.ui.scenes.paper_telegrams import telegrams
from bloc_game.ui.scenes.paper_why import why_paper
from bloc_game.ui.scenes.pencil import draft_in_hand
from bloc_game.ui.scenes.phases import Phases
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table_foot import Foot
from bloc_game.ui.scenes.table_head import Goals, Head, SmallHead
from bloc_game.ui.scenes.thread import Thread, days
from bloc_game.ui.scenes.thread_others import others_of
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Page, Rule
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import Widget

NARROW = 900.0
_SIDE = 20.0
_PAPER = (0.39, 400.0, 720.0)  # its part of the window, its least and its greatest width


@dataclass(frozen=True, slots=True)
class TablePage:
    """Everything on the table."""

    play: Play
    desk: Desk
    map: MapPanel
    step: Now
    kept: Kept

    @property
    def _moment(self) -> tuple[object, ...]:
        """All of the game that the table is drawn from.

        A view made anew is drawn anew though it be equal, so that no test can be shown old paper.
        """
        play = self.play
        return (
            id(play.view),
            play.view,
            play.language,
            play.unread,
            play.session.save_trouble,
            self.step,
        )

    def place(self, frame: Frame, box: Box) -> None:
        if box.w < NARROW:
            self._place_narrow(frame, box)
        else:
            self._place_wide(frame, box)

    def _place_wide(self, frame: Frame, box: Box) -> None:
        moment, head = self._moment, self._head()
        tall = self._tall(frame, "head", head, box.w - 2 * _SIDE) + SPACE.medium
        top, rest = box.cut_top(tall)
        inner = top.inset(_SIDE, SPACE.medium / 2)
        frame.keep(self.kept, "head", moment, lambda: head.place(frame, inner))
        frame.fill(replace(rest, h=1), frame.scheme.ink)
        rest = rest.cut_top(1)[1]
        part, least, greatest = _PAPER
        right, left = rest.cut_right(min(max(box.w * part, least), greatest))
        frame.fill(right, frame.scheme.sheet)
        frame.fill(replace(right, w=1), frame.scheme.ink)
        self._place_left(frame, left)
        paper = right.inset(_SIDE, SPACE.medium)
        attention = frame.attention.offsets, frame.attention.focus == "search"
        staff = self._staff(frame)
        key = moment, self.desk.as_it_lies(), attention, staff
        frame.keep(self.kept, "paper", key, lambda: self._place_paper(frame, paper, staff))

    def _staff(self, frame: Frame) -> Estimate | None:
        """What the staff says about the paper in hand, unless it is not to be heard."""
        return estimate(self.play, self.desk, self.step) if frame.settings.estimates else None

    def _place_paper(self, frame: Frame, box: Box, staff: Estimate | None) -> None:
        tabs = self._tabs(narrow=False)
        Page(self._panel(), self._paper(staff), tabs, self._foot, SPACE.medium).place(frame, box)

    def _tall(self, frame: Frame, name: str, widget: Widget, width: float) -> float:
        """The height of a part, worked out again only where the moment or the type is another."""
        key = self._moment, widget, width, frame.fonts
        return self.kept.value(name, key, lambda: widget.height(frame, width))

    def _place_left(self, frame: Frame, box: Box) -> None:
        goals, thread = Goals(self.play.view, self.play.tr), self._thread()
        strip = Column((goals, thread), SPACE.small)
        tall = self._tall(frame, "strip", strip, box.w - 2 * _SIDE) + SPACE.medium
        foot, above = box.cut_bottom(tall)
        self._place_map(frame, above)
        frame.fill(replace(foot, h=1), frame.scheme.rule)
        inner, key = foot.inset(_SIDE, SPACE.small), (self._moment, strip)
        frame.keep(self.kept, "strip", key, lambda: strip.place(frame, inner))

    def _place_narrow(self, frame: Frame, box: Box) -> None:
        page = box.inset(SPACE.large, SPACE.small)
        head = Column((SmallHead(self.play.view, self.play.tr), Rule("ink")), SPACE.hair)
        if self.desk.paper is Paper.MAP:
            tabs, foot = self._tabs(narrow=True), self._foot
            top, rest = page.cut_top(tabs.height(frame, page.w), SPACE.small)
            low, middle = rest.cut_bottom(foot.height(frame, page.w), SPACE.small)
            tabs.place(frame, top)
            self._place_map(frame, middle)
            foot.place(frame, low)
            return
        whole = Column((head, self._tabs(narrow=True)), SPACE.hair)
        goals = Goals(self.play.view, self.play.tr)
        body = Column(
            (self._paper(self._staff(frame)), Rule("hairline"), goals, self._thread()), SPACE.medium
        )
        Page(self._panel(), body, whole, self._foot, SPACE.small, least=140).place(frame, page)

    @property
    def _foot(self) -> Widget:
        return Foot(self.play, self.desk, self.step).widget()

    # --- parts --------------------------------------------------------------------------------

    def _head(self) -> Head:
        return Head(self.play.view, self.play.tr)

    def _thread(self) -> Thread:
        others = others_of(self.play.tree, self.play.tr)
        return Thread(days(self.play), self.play.view.turn, self.desk.turn, others)

    def _place_map(self, frame: Frame, box: Box) -> None:
        play, about = self.play, self.map.looked_at
        today = map_day(play)
        if today is None:
            self._place_delegations(frame, box)
            return
        card = None
        if about is not None:
            draft = draft_in_hand(play, self.desk)
            levels = self.desk.pencil.get(draft or "")
            card = government_card(play, about, draft, levels)
        MapPage(self.map, today, play.tr, play.errands, card).place(frame, box)

    def _place_delegations(self, frame: Frame, box: Box) -> None:
        """What is said of governments that the map does not show."""
        draft = draft_in_hand(self.play, self.desk)
        levels = self.desk.pencil.get(draft or "")
        inner = box.inset(_SIDE if box.w >= _SIDE * 20 else 0, SPACE.medium)
        Page("delegations", delegations(self.play, draft, levels)).place(frame, inner)

    def _panel(self) -> str:
        """Each paper is a panel of its own, so that it is found where it was left."""
        kind, id = self.desk.reading
        if self.desk.paper is Paper.CODEX:
            return f"paper:codex:{kind}:{id}"
        turn = (
            self.desk.leaf or self.play.view.turn
            if self.desk.paper is Paper.TELEGRAMS
            else self.play.view.turn
        )
        return f"paper:{self.desk.paper.name.lower()}:{self.play.seat}:{turn}"

    def _tabs(self, *, narrow: bool) -> Widget:
        tr, view = self.play.tr, self.play.view
        acts = {
            Now.ANSWER: tr("Answer"),
            Now.DECISION: tr("Decision"),
            Now.SEALED: tr("Sealed"),
            Now.WAITING: tr("Sealed"),
        }
        act = acts.get(self.step, tr("Moves"))
        came = len(view.news) + bool(view.telegram)
        letters = tr("Telegrams {n}", n=came) if came else tr("Telegrams")
        labels: tuple[str, ...] = (letters, tr("Draft"), act, tr("Codex"), tr("Why?"))
        if narrow:
            labels = (*labels, tr("Map") if has_map(self.play) else tr("Delegations"))
        papers = Tabs(id="papers", labels=labels, chosen=min(self.desk.paper, len(labels) - 1))
        phases = Phases(view.phases, phase_of(self.play, self.step))
        return Column((phases, papers), SPACE.hair)

    def _paper(self, staff: Estimate | None) -> Widget:
        play, desk = self.play, self.desk
        match desk.paper:
            case Paper.TELEGRAMS:
                return telegrams(play, desk)
            case Paper.DRAFT:
                return draft_paper(play, desk, staff)
            case Paper.CODEX:
                return codex_paper(play, desk)
            case Paper.WHY:
                return why_paper(play, desk, self.step)
            case _:
                return act_paper(play, desk, self.step, staff)
