"""Which government to sit for: one, or several who share the window."""

from __future__ import annotations

from dataclasses import replace

from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import ENGLISH, Catalogue, sentence
from bloc_game.session.views_moment import Voice
from bloc_game.session.wording_names import Names
from bloc_game.ui.intents import Changed, Followed, Intent, Message, Pressed
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame, Pop, Push, Replace, Transition
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.languages import language_stepper
from bloc_game.ui.scenes.parts import Said, prose, titled
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.starting import TROUBLE, begun, told
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button, Choices, Option
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import CONTROL, LABEL_STRONG, TITLE, Text, Widget

_BACK = Pop()


class SeatsScene:
    """A scenario's own page: what it is about, and who can be played."""

    def __init__(self, scenario: Scenario, wish: Wish, back: Transition = _BACK) -> None:
        self.scenario = scenario
        self.wish = wish
        self.chosen = 0
        self.others: tuple[str, ...] = ()
        self.trouble = ""
        self.back = back

    @property
    def names(self) -> Names:
        return Names(self.scenario, self.wish.language or ENGLISH)

    @property
    def seats(self) -> tuple[str, ...]:
        return tuple(seat.id for seat in self.scenario.game.seats)

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="seats", part=part):
                self.chosen, self.trouble = part, ""
            case Changed(control="language", part=part):
                self.wish = replace(self.wish, language=self.scenario.languages[part])
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
        people = {self.seats[self.chosen], *self.others}
        seats = tuple(seat for seat in self.seats if seat in people)
        try:
            return Replace(begun(self.scenario, replace(self.wish, seats=seats)))
        except TROUBLE as error:
            self.trouble = told(self.names.tr, error)
            return None

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        names = self.names
        tr = names.tr
        model = self.scenario.model
        turns = tr.many("{n} turn", "{n} turns", len(self.scenario.game.turns))
        length = tr("{turns} · about {n} minutes", turns=turns, n=model.minutes)
        head = Column(
            (Said(length, LABEL_STRONG, "stamp"), Text(label(names.say("title")), TITLE)), 4
        )
        options = tuple(self._option(names, seat) for seat in self.seats)
        body: list[Widget] = [
            prose(names.say("summary")),
            language_stepper(tr, self.scenario.languages, names.tr.language),
            titled(tr("For whom do you sit?")),
            Choices(id="seats", options=options, chosen=self.chosen),
        ]
        if self.trouble:
            body.append(Text(label(self.trouble), CONTROL, "no"))
        sheet(frame, "seats", Column(tuple(body), 14), head, self._foot(tr), 800)

    def _option(self, names: Names, seat: str) -> Option:
        tr, model = names.tr, self.scenario.model.seats[seat]
        hard = {
            "easy": tr("an easy seat"),
            "middling": tr("a middling seat"),
            "hard": tr("a hard seat"),
        }[model.difficulty]
        goals = tuple(
            tr(
                "{title} ({worth})",
                title=names.title(f"seats.{seat}.goals.{goal}.title", goal),
                worth=one.worth,
            )
            for goal, one in model.goals.items()
        )
        chosen = seat == self.seats[self.chosen]
        shared = (tr("Plays at this window too."),) if seat in self.others else ()
        wants = tr("Wants: {goals}", goals=", ".join(goals))
        return Option(
            label=f"{sentence(names.actor(seat))} · {hard}",
            detail=parse(names.say(f"seats.{seat}.brief")) if chosen else (),
            aside="\n".join((wants, *shared)),
        )

    def _foot(self, tr: Catalogue) -> Flow:
        seat = self.seats[self.chosen]
        share = tr("Play alone again") if seat in self.others else tr("Share the window")
        tip = tr("Adds this seat; choose another for the next player.")
        return Flow(
            (
                Button(id="begin", label=tr("Begin"), key="Enter", primary=True),
                Button(id="add", label=share, key="S", tip=label(tip)),
                Button(id="leave", label=tr("Back"), key="Esc"),
            )
        )
