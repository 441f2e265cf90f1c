"""Which government to sit for: one, or several who share the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import ENGLISH, Catalogue
from bloc_game.session.driving import PLANNERS, POLICIES
from bloc_game.session.views_moment import Voice
from bloc_game.session.wording_names import Names
from bloc_game.ui.intents import Changed, Edited, Followed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Pop, Push, Replace, Transition
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.parts import Said, prose, titled
from bloc_game.ui.scenes.picks import DoubleRule, Pick
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.seat_paper import SeatLine, seat_paper
from bloc_game.ui.scenes.starting import attempted, begun
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Page, Scroll
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.selectors import Stepper
from bloc_game.ui.widgets.words import CONTROL, LABEL, LABEL_STRONG, TITLE, Text, Widget

WIDE = 860.0  # below this, one column
LIST = 380.0
GAMES = {"clerk": 16, "envoy": 80, "ambassador": 400, "chancellor": 2_000}  # played out an answer
LONGEST = 9  # digits of a number for luck
_BACK = Pop()


class SeatsScene:
    """A scenario's own page: what it is about, and who can be played."""

    def __init__(self, scenario: Scenario, wish: Wish, back: Transition = _BACK) -> None:
        self.scenario = scenario
        self.wish = wish
        self.chosen = 0
        self.others: tuple[str, ...] = ()
        self.luck = "" if wish.seed is None else str(wish.seed)
        self.trouble = ""
        self.back = back
        self._names = Names(scenario, wish.language or ENGLISH)

    @property
    def names(self) -> Names:
        if self._names.tr.language != (self.wish.language or ENGLISH):
            self._names = Names(self.scenario, self.wish.language or ENGLISH)
        return self._names

    @property
    def tr(self) -> Catalogue:
        return self.names.tr

    @property
    def seats(self) -> tuple[str, ...]:
        return tuple(seat.id for seat in self.scenario.game.seats)

    @property
    def people(self) -> tuple[str, ...]:
        """The seats that somebody at this window plays, in order."""
        taken = {self.seats[self.chosen], *self.others}
        return tuple(seat for seat in self.seats if seat in taken)

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="seats", part=part):
                self.chosen, self.trouble = part, ""
            case Changed(control="policy", part=part):
                self.wish = replace(self.wish, policy=(*POLICIES, PLANNERS[0])[part])
            case Changed(control="strength", part=part):
                self.wish = replace(self.wish, policy=PLANNERS[part])
            case Edited(control="luck", text=text):
                self.luck = "".join(sign for sign in text if sign in "0123456789")[:LONGEST]
            case Pressed(control="add"):
                self._add()
            case Pressed(control="begin"):
                return self._begin()
            case Pressed(control="leave") | Intent.CANCEL:
                return self.back
            case Followed(target=target):
                voice = Voice(self.scenario, self.wish.language or ENGLISH)
                return Push(ReadingScene(voice, target))
            case Intent.HELP:
                return Push(HelpScene(self.names.tr))
            case _:
                pass
        return None

    def _add(self) -> None:
        """One more player at this window, or one fewer."""
        seat = self.seats[self.chosen]
        if seat in self.others:
            self.others = tuple(one for one in self.others if one != seat)
        else:
            self.others = (*self.others, seat)

    def _begin(self) -> Transition:
        luck = int(self.luck) if self.luck else None
        wish = replace(self.wish, seats=self.people, seed=luck)
        return attempted(self, lambda: Replace(begun(self.scenario, wish)))

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        tr, box = self.names.tr, frame.box
        frame.fill(box, frame.scheme.sheet)
        inner = box.inset(SPACE.page if box.w > 560 else SPACE.large, SPACE.large)
        foot = self._foot(tr)
        if box.w < WIDE or box.h < 460:
            body = Column((self._list(), self._paper(), self._quiet(tr)), SPACE.large)
            Page("seats", body, self._head(), foot).place(frame, inner)
            return
        tall = self._head().height(frame, inner.w)
        top, rest = inner.cut_top(tall, SPACE.large)
        self._head().place(frame, top)
        bottom, rest = rest.cut_bottom(foot.height(frame, rest.w), SPACE.large)
        left, right = rest.cut_left(LIST, SPACE.page)
        Scroll("seats", self._list()).place(frame, left)
        paper = Column((self._paper(), self._quiet(tr)), SPACE.wide)
        Scroll("seat", paper).place(frame, self._measured(right))
        foot.place(frame, bottom)

    def _measured(self, box: Box) -> Box:
        """No wider than one reads with ease."""
        return replace(box, w=min(box.w, 860.0))

    def _head(self) -> Column:
        names, model = self.names, self.scenario.model
        turns = names.tr.many("{n} turn", "{n} turns", len(self.scenario.game.turns))
        length = names.tr("{turns} · about {n} minutes", turns=turns, n=model.minutes)
        return Column(
            (
                Said(length, LABEL_STRONG, "stamp"),
                Text(label(names.say("title")), TITLE),
                DoubleRule(),
            ),
            gap=4,
        )

    def _list(self) -> Column:
        """Every government that can be played."""
        parts: list[Widget] = [titled(self.names.tr("For whom do you sit?"))]
        for number, seat in enumerate(self.seats):
            here = number == self.chosen
            line = SeatLine(self.names, seat, self._part(seat))
            parts.append(Pick(group="seats", number=number, chosen=here, child=line, padding=6))
        return Column(tuple(parts), gap=4)

    def _part(self, seat: str) -> str:
        """What is said of a seat that somebody here plays besides the one looked at."""
        if seat not in self.others:
            return ""
        return self.names.tr("Plays at this window too.")

    def _paper(self) -> Widget:
        names = self.names
        parts: list[Widget] = []
        if self.trouble:
            parts.append(Text(label(self.trouble), CONTROL, "no"))
        parts.append(seat_paper(names, self.seats[self.chosen]))
        parts.append(titled(names.tr("What it is about")))
        parts.append(prose(names.say("summary")))
        return Column(tuple(parts), gap=14)

    def _quiet(self, tr: Catalogue) -> Widget:
        """What is settled already; who wants the usual game may leave it alone."""
        parts = (tuple(self._others(tr)), tuple(self._luck(tr)))
        return Column(tuple(Column(part, gap=8) for part in parts), gap=SPACE.large)

    def _others(self, tr: Catalogue) -> Iterator[Widget]:
        """Who plays the seats that nobody here sits at."""
        ways = {
            "default": tr("each by its interest"),
            "random": tr("by the dice"),
            "record": tr("as on record"),
        }
        levels = (*(ways[one] for one in POLICIES), tr("looking ahead"))
        ahead = self.wish.policy in PLANNERS
        chosen = len(POLICIES) if ahead else POLICIES.index(self.wish.policy)
        yield titled(tr("The other governments"))
        yield Stepper(id="policy", label=tr("Who plays the others"), levels=levels, chosen=chosen)
        if not ahead:
            return
        ranks = {
            "clerk": tr("a clerk"),
            "envoy": tr("an envoy"),
            "ambassador": tr("an ambassador"),
            "chancellor": tr("a chancellor"),
        }
        yield Stepper(
            id="strength",
            label=tr("How far they look"),
            levels=tuple(ranks[one] for one in PLANNERS),
            chosen=PLANNERS.index(self.wish.policy),
        )
        told = tr(
            "Before each answer they play out what may come of it, in {n} games. That takes "
            "seconds, mostly while you are still reading.",
            n=GAMES[self.wish.policy],
        )
        yield Text(label(told), LABEL, "soft_ink")

    def _luck(self, tr: Catalogue) -> Iterator[Widget]:
        luck = Field(id="luck", text=self.luck, hint=tr("new every time"))
        told = tr("A number gives the same luck again, to compare two games.")
        yield titled(tr("For those who compare"))
        yield Column((Text(label(tr("Luck")), CONTROL), luck), gap=4)
        yield Text(label(told), LABEL, "soft_ink")

    def _foot(self, tr: Catalogue) -> Flow:
        seat = self.seats[self.chosen]
        share = tr("Play alone again") if seat in self.others else tr("Share the window")
        tip = tr("Adds this seat; choose another for the next player.")
        people = len(self.people)
        begin = tr("Begin") if people == 1 else tr("Begin, {n} at this window", n=people)
        return Flow(
            (
                Button(id="begin", label=begin, key="Enter", primary=True),
                Button(id="add", label=share, key="S", tip=label(tip)),
                Button(id="leave", label=tr("Back"), key="Esc"),
            )
        )
