"""Questions to talk about after a game, made from how this one went.

They are a teacher's questions: each can be answered at more than one depth, none has an answer that
the game could score.
"""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.session.catalogue import quotable, sentence
from bloc_game.session.views import EndingView
from bloc_game.session.views_debrief import CourseView, PivotView
from bloc_game.session.views_moment import Moment


def questions(
    moment: Moment,
    ending: EndingView | None,
    pivots: tuple[PivotView, ...],
    goals: tuple[CourseView, ...],
) -> tuple[str, ...]:
    """Six to eight questions; fewer while a game goes on."""
    return (
        *_about_moments(moment, pivots),
        *_about_goals(moment, goals),
        *(_about_the_end(moment, ending) if ending is not None else ()),
        *_about_sources(moment),
        moment.tr(
            "A game has rules, history has people. Which rule of this game do you believe least, "
            "and what would you put in its place?"
        ),
    )


def _about_sources(moment: Moment) -> Iterator[str]:
    if moment.voice.scenario.sources:
        yield moment.tr(
            "Choose one of the sources. Who wrote it, for whom, and what was the reader meant to "
            "believe? Where does the game follow it, and where does it go its own way?"
        )


def _about_moments(moment: Moment, pivots: tuple[PivotView, ...]) -> Iterator[str]:
    tr = moment.tr
    parted = next((one for one in pivots if one.parted), None)
    if parted is not None:
        yield tr(
            "On {date} this game left the path of history: “{question}” Here: {here}. In history: "
            "{history}. What did people then know, want and fear that made their answer likely?",
            date=parted.date,
            question=quotable(parted.text),
            here=parted.here.rstrip("."),
            history=parted.history.rstrip("."),
        )
    heavy = max((one for one in pivots if one is not parted), key=lambda p: p.weight, default=None)
    if heavy is not None and heavy.weight:
        yield tr(
            "No moment weighed more on your goals than this one, of {date}: “{text}” Could it have "
            "been foreseen, and from what?",
            date=heavy.date,
            text=quotable(heavy.text),
        )


def _about_goals(moment: Moment, goals: tuple[CourseView, ...]) -> Iterator[str]:
    tr = moment.tr
    least = min(goals, key=lambda goal: goal.values[-1] / max(goal.high, 1), default=None)
    if least is not None and least.values[-1] < least.high:
        yield tr(
            "“{goal}” stands at {points} of {worth}. What would more have cost, and who would have "
            "had to pay it?",
            goal=quotable(least.title),
            points=least.values[-1],
            worth=least.high,
        )
    if len(goals) > 1:
        yield tr(
            "Which two of your goals pulled against each other? Name the moment at which you chose "
            "between them."
        )


def _about_the_end(moment: Moment, ending: EndingView) -> Iterator[str]:
    tr = moment.tr
    lacking = [one for one in ending.missed if one.grounds]
    recorded = [one for one in lacking if one.title == ending.record_title]
    missed = next(iter(recorded or lacking), None)
    if missed is not None:
        yield tr(
            "“{ending}” did not come. It lacked this: {lacked}. Who could have brought that about, "
            "and why did they not?",
            ending=quotable(missed.title),
            lacked="; ".join(ground.text for ground in missed.grounds),
        )
    others = [one for one in ending.results if one.seat != moment.seat.id]
    if others:
        best = max(others, key=lambda one: one.score)
        yield tr(
            "{other} reached {score} of 100. Tell the same months as they would be told there.",
            other=sentence(best.name),
            score=best.score,
        )
