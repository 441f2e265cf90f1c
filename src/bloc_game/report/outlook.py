"""A forecast in words: what a staff would write under each thing that can be done.

What is said is what many games came to, with how far off that may be; it is never more than the
seat can know, and never a promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bloc_game.engine.actions import Action
from bloc_game.lab.findings import Estimate, Explained, Forecast, Outlook
from bloc_game.session.wording_names import Names

LIKELY = 3  # endings told of each option
MANY, FULLY = 6, 2  # of more options than so many, only the first few are told in full
ENOUGH = 0.02  # a share of variance below which nothing is said of what explains it


@dataclass(frozen=True, slots=True)
class OutlookView:
    """One option: the seat's expected score, what that is ahead of the least, how it is likely to
    end, and the goals it may meet."""

    option: Action
    title: str
    score: str
    ahead: str
    endings: tuple[str, ...]
    shares: tuple[str, ...]  # the same, where there is little room
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForecastView:
    """A forecast as it is read: what it rests on, each option from the best down, and what of all
    that comes later matters most."""

    basis: str
    options: tuple[OutlookView, ...]
    drivers: tuple[str, ...]


def forecast_view(
    names: Names, seat: str, found: Forecast, titles: Mapping[Action, str]
) -> ForecastView:
    """A forecast in the reader's language; `titles` say what each option is called."""
    tr = names.tr
    best = sorted(found.outlooks, key=lambda one: -one.score.value)
    return ForecastView(
        tr(
            "Estimate of the staff, from {n} games for each: what is hidden from you is guessed, "
            "and everybody is played by the program.",
            n=found.games,
        ),
        tuple(_outlook(names, seat, one, titles.get(one.option, "")) for one in best),
        tuple(_driver(names, one) for one in found.drivers if one.share >= ENOUGH),
    )


def _outlook(names: Names, seat: str, one: Outlook, title: str) -> OutlookView:
    tr, game = names.tr, names.game
    score = tr("your score {score}", score=round(one.score.value))
    ahead = tr(
        "{more} points more than the weakest choice ({low} to {high})",
        more=tr.decimal(one.gain.value),
        low=tr.decimal(one.gain.low),
        high=tr.decimal(one.gain.high),
    )
    if one.gain.value == 0:
        ahead = ""
    likely = sorted(zip(game.endings, one.endings, strict=True), key=lambda pair: -pair[1].value)
    told = [
        (names.title(f"endings.{ending.id}.title", ending.id), estimate)
        for ending, estimate in likely[:LIKELY]
        if estimate.value
    ]
    endings = tuple(_share(names, *one) for one in told)
    shares = tuple(_briefly(names, *one) for one in told)
    mine = game.seats[game.seat_of[seat]].goals
    goals = tuple(
        _share(names, names.title(f"seats.{seat}.goals.{goal.id}.title", goal.id), estimate)
        for goal, estimate in zip(mine, one.goals, strict=True)
    )
    return OutlookView(one.option, title, score, ahead, endings, shares, goals)


def _share(names: Names, title: str, estimate: Estimate) -> str:
    return names.tr(
        "{what}: {share} in 100 ({low} to {high})",
        what=title,
        share=round(100 * estimate.value),
        low=round(100 * estimate.low),
        high=round(100 * estimate.high),
    )


def _briefly(names: Names, title: str, estimate: Estimate) -> str:
    return names.tr(
        "{what} {share} % ({low} to {high})",
        what=title,
        share=round(100 * estimate.value),
        low=round(100 * estimate.low),
        high=round(100 * estimate.high),
    )


def _driver(names: Names, one: Explained) -> str:
    thing = one.branching
    if thing.kind == "decision":
        what = names.question(thing.id)
    else:
        what = names.title(f"{names.event_paths[thing.id]}.headline", thing.id)
    return names.tr("{what} ({share} % of what differs)", what=what, share=round(100 * one.share))


def in_lines(names: Names, view: ForecastView) -> Iterator[tuple[str, int]]:
    """The estimate as plain lines, each with how far it is indented."""
    tr = names.tr
    yield view.basis, 0
    for number, one in enumerate(view.options, start=1):
        said = f"{one.score}; {one.ahead}" if one.ahead else one.score
        yield f"{number}. {one.title}: {said}", 1
        if number > FULLY and len(view.options) > MANY:
            continue
        yield tr("how it may end: {list}", list="; ".join(one.endings)), 2
        if one.goals:
            yield tr("goals half met or more: {list}", list="; ".join(one.goals)), 2
    if view.drivers:
        yield tr("Most depends on: {list}", list="; ".join(view.drivers)), 0
