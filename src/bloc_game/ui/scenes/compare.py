"""Histories side by side: the map of each on one day, their tracks, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.geography.reading import world_in
from bloc_game.geography.sides import day, sides
from bloc_game.scenario.maps import map_of
from bloc_game.session.catalogue import date_of, listed, sentence
from bloc_game.session.views_histories import seats_that_differ
from bloc_game.session.views_tree import RECORD, AnswersView, CompareView, HistoryView, PinView
from bloc_game.session.wording_histories import parted, stands
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Pop, Push, Transition
from bloc_game.ui.scenes.contrast import contrast
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.parts import Said, Stamp, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.small_charts import Charts
from bloc_game.ui.scenes.small_map import WIDEST, SmallMap
from bloc_game.ui.scenes.strings import ink_of
from bloc_game.ui.scenes.thread import Thread, days
from bloc_game.ui.scenes.tree_board import Sample
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE, Scheme
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Gap, Page, Row, Rule
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    PROSE,
    TITLE,
    Text,
    Widget,
)

_WIDEST = 1400.0
_LEAST = 225.0  # of a column
_ROOMY = 560.0  # a column in which facts stand beside the map


class CompareScene:
    """Two to four histories as columns, on one turn."""

    def __init__(self, play: Play, ids: tuple[int, ...], turn: int) -> None:
        self.play = play
        self.ids = ids
        if RECORD in ids:
            play.historian.finish()
        self.turn = min(turn, self.view.last)

    @property
    def view(self) -> CompareView:
        """What is laid side by side."""
        return self.play.compared(self.ids)

    def has_news(self) -> bool:
        """Whether the staff has found more than what is shown."""
        return self.play.advisers is not None and self.play.advisers.has_heard()

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="thread", part=part):
                self.turn = part + 1
            case Pressed(control="before"):
                self.turn = max(self.turn - 1, 1)
            case Pressed(control="after"):
                self.turn = min(self.turn + 1, self.view.last)
            case Pressed(control="back") | Intent.CANCEL:
                return Pop()
            case Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case _:
                pass
        return None

    def draw(self, frame: Frame) -> None:
        tr, view = self.play.tr, self.view
        wide = min(frame.box.w, _WIDEST)
        spread = Spread(self.play, view, self.turn, frame.scheme, wide)
        sheet = Box((frame.box.w - wide) / 2, 0, wide, frame.box.h)
        frame.fill(sheet, frame.scheme.sheet)
        longest = max(view.histories, key=lambda one: len(one.pins))
        pin = longest.pin(self.turn)
        head = Column(
            (
                Text(label(tr("Side by side on {day}", day=pin.day)), TITLE),
                Text(label(pin.headline), ASIDE, "soft_ink"),
                Thread(days(self.play), view.last, self.turn),
            ),
            2,
        )
        ends = self.turn == 1, self.turn == view.last
        first = (tr("This is the first turn."),) if ends[0] else ()
        last = (tr("None of them has gone further."),) if ends[1] else ()
        foot = Flow(
            (
                Button(id="back", label=tr("Back"), key="Esc"),
                Button(id="before", label=tr("A turn earlier"), blockers=first),
                Button(id="after", label=tr("A turn later"), blockers=last),
            ),
            SPACE.small,
        )
        side = SPACE.page if wide > 900 else SPACE.large
        Page("compare", spread.widget(), head, foot, SPACE.medium, least=200).place(
            frame, sheet.inset(side, SPACE.medium)
        )


@dataclass(frozen=True, slots=True)
class Spread:
    """What stands under the head: columns, charts, partings, decisions."""

    play: Play
    view: CompareView
    turn: int
    scheme: Scheme
    width: float

    def widget(self) -> Widget:
        """All of it, under each other."""
        tr, view = self.play.tr, self.view
        dates = tuple(turn.date for turn in self.play.session.game.turns)
        ends = date_of(tr, dates[0]), date_of(tr, dates[-1])
        partings = tuple({one.turn: None for one in view.partings if one is not None})
        parts: list[Widget] = [
            *self._columns(),
            titled(
                tr("Tracks"), tr("figures in the order of the columns; dotted: where they part")
            ),
            Charts(view.histories, dates, ends, self.turn, partings),
        ]
        if not self.is_roomy or view.partings[0] is None:
            parts += [titled(tr("Where they part")), *self._partings()]
        parts += self._contrast()
        if view.answers:
            parts += [titled(tr("What was decided otherwise")), self._answers()]
        return Column(tuple(parts), SPACE.medium)

    def _contrast(self) -> Iterator[Widget]:
        """What the first two promise under the same luck, where the seat parted them itself."""
        tr, found = self.play.tr, contrast(self.play, self.view.histories)
        if found is not None:
            yield titled(tr("Under the same luck"), "" if found.done else tr("being worked out"))
            yield Column(tuple(Text(label(one), CONTROL) for one in found.lines), 2)

    def _columns(self) -> Iterator[Widget]:
        """As many beside each other as can be read, in even rows."""
        count = len(self.view.histories)
        fit = max(int(self.width // _LEAST), 1)
        across = -(-count // -(-count // fit))
        for first in range(0, count, across):
            row = tuple(self._column(n) for n in range(first, min(first + across, count)))
            yield Row((*row, *(Gap(0) for _ in range(across - len(row)))))

    def _column(self, place: int) -> Widget:
        history = self.view.histories[place]
        pin = history.pin(self.turn)
        head = Flow((Sample(ink_of(self.scheme, history)), Said(history.title, HEADING)), 8)
        land = self._map(pin)
        if land is not None and self.is_roomy:
            facts = Column((*self._facts(place), *self._done(place)), 5)
            return Column((head, Row((land, facts), (WIDEST, None))), 5)
        return Column((head, *([land] if land is not None else []), *self._facts(place)), 5)

    def _map(self, pin: PinView) -> Widget | None:
        """The small map of a history's day, where the story has one."""
        scenario, on = self.play.session.scenario, day(pin.date)
        folder = map_of(scenario)
        land = world_in(folder)
        if folder is None or land is None:
            return None
        shown = sides(scenario, pin.public, land, on)
        return SmallMap(folder, tuple(sorted(shown.items())), on)

    @property
    def is_roomy(self) -> bool:
        """Whether what was done where they part stands beside the maps already."""
        return self.width / len(self.view.histories) >= _ROOMY

    def _done(self, place: int) -> Iterator[Widget]:
        """What was done in one of two histories where they part."""
        parting = self.view.partings[0]
        if parting is not None:
            yield Gap(SPACE.small)
            said = self.play.tr("Where they part, on {day}", day=parting.day)
            yield Text(label(said), LABEL, "stamp")
            texts = parting.there if place else parting.here
            yield from self._told(texts)

    def _facts(self, place: int) -> Iterator[Widget]:
        """Where a history came from, how it stands on the turn, who sits where in it."""
        history = self.view.histories[place]
        pin = history.pin(self.turn)
        yield from (Text(label(text), LABEL) for text in self._seats(place))
        if pin.turn < self.turn:
            yield Text(label(stands(self.play.tr, history)), LABEL, "soft_ink")
        elif history.ending and pin.turn == len(history.pins):
            yield Stamp(history.ending)
        if history.note:
            yield Text(label(history.note), LABEL, "soft_ink")

    def _seats(self, place: int) -> Iterator[str]:
        """Who sits in which body here, and not in all of the histories."""
        tr = self.play.tr
        for one in seats_that_differ(self.play.voice, self.view, self.turn):
            if one.present[place]:
                names = listed(tr, one.present[place])
                yield tr("{body}: with {names}.", body=sentence(one.body), names=names)

    def _partings(self) -> Iterator[Widget]:
        tr, view = self.play.tr, self.view
        first = view.histories[0]
        for other, parting in zip(view.histories[1:], view.partings, strict=True):
            head = next(parted(tr, first, other, parting))
            yield Text(label(head), PROSE)
            if parting is not None:
                yield Row((self._said(first, parting.here), self._said(other, parting.there)))
            yield Rule("hairline")

    def _said(self, history: HistoryView, texts: tuple[str, ...]) -> Widget:
        """What was done in one history where it parts from another."""
        return Column((Text(label(history.title), CONTROL_STRONG), *self._told(texts)), 2)

    def _told(self, texts: tuple[str, ...]) -> Iterator[Widget]:
        for text in texts or (self.play.tr("Nothing of it."),):
            yield Text(label(text), CONTROL, "ink" if texts else "soft_ink")

    def _answers(self) -> Widget:
        columns = (
            ColumnOf(self.play.tr("Question")),
            *(ColumnOf(one.title) for one in self.view.histories),
        )
        return Table(columns, tuple(self._row(one) for one in self.view.answers), SPACE.large)

    def _row(self, one: AnswersView) -> tuple[Widget | str, ...]:
        question = Column((Text(label(one.day), LABEL, "soft_ink"), Text(label(one.question))), 0)
        return (question, *(answer or "–" for answer in one.answers))
