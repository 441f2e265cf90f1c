"""The batch engine held to the plain one: the same games, number for number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bloc_game.ai.policy import Policy
from bloc_game.engine import events as ev
from bloc_game.engine.actions import Action
from bloc_game.engine.game import Game
from bloc_game.engine.setup import Deal, initial
from bloc_game.engine.state import Pledge, State, Working, blank, fold
from bloc_game.engine.turn import Step, apply
from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import words
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Stand
from bloc_game.lab.walk import Walk
from bloc_game.session.driving import Driver

Moment = tuple[list[int], tuple[Pledge, ...]]  # every number but the date, and the words that hold


@dataclass
class Course:
    """What a game came to: every moment at which a turn began, and the last."""

    turns: dict[int, Moment] = field(default_factory=dict)
    end: list[int] = field(default_factory=list)


def _numbers(game: Game, cells: Sequence[int]) -> list[int]:
    return [int(value) for place, value in enumerate(cells) if place != game.places.date]


def plainly(
    game: Game,
    policies: Mapping[str, Policy],
    seed: int,
    deal: Deal,
    state: State | None = None,
    deed: Action | None = None,
) -> Course:
    """A game of the plain engine."""
    course = Course()
    driver = Driver(game, policies, seed)
    first = initial(game, deal) if state is None else Step(state, ())
    start = [slot.start for slot in game.layout.slots] if state is None else state.cells()
    for secret, strength in zip(game.secrets, deal, strict=True):
        start[secret.place] = strength
    work = Working(game.layout, blank(game.layout, start, len(game.seats)))
    if state is not None:
        work.pledges = state.pledges
    step = first
    while True:
        for event in step.events:
            fold(work, event)
            if isinstance(event, ev.TurnBegan) and event.turn > 1:
                course.turns[event.turn] = _numbers(game, work.cells), work.pledges
        found = (deed, "told") if deed is not None else driver.next(step.state)
        deed = None
        if found is None:
            break
        step = apply(game, step.state, found[0])
    course.end = _numbers(game, step.state.cells())
    return course


def together(
    lab: Lab,
    policies: Mapping[str, Policy],
    seeds: Sequence[int],
    deals: Sequence[Deal],
    state: State | Sequence[Stand] | None = None,
    deeds: Mapping[str, Sequence[Action | None]] | None = None,
) -> list[Course]:
    """The same games of the batch engine."""
    courses = [Course() for _ in seeds]

    def watch(walk: Walk, which: Ints) -> None:
        for column, number in enumerate(which):
            if number >= 0:
                numbers = _numbers(lab.game, walk.table.cells[:, column].tolist())
                courses[number].turns[walk.table.now] = numbers, walk.table.pledges(column)

    played = lab.play(policies, words(seeds), deals, state, deeds, watch)
    for number, course in enumerate(courses):
        course.end = _numbers(lab.game, played.cells[:, number].tolist())
    return courses


def differences(game: Game, plain: Course, batch: Course) -> list[str]:
    """What two courses of one game differ in, the earliest first; empty where they are one."""
    names = [slot.name for slot in game.layout.slots if slot.index != game.places.date]
    found: list[str] = []
    for turn in sorted({*plain.turns, *batch.turns}):
        one, other = plain.turns.get(turn), batch.turns.get(turn)
        if one is None or other is None:
            found.append(f"turn {turn} is played by one of them only")
            continue
        found += _unlike(f"turn {turn}", names, one[0], other[0])
        if one[1] != other[1]:
            found.append(f"turn {turn}: words {one[1]} and {other[1]}")
    return found + _unlike("end", names, plain.end, batch.end)


def _unlike(when: str, names: Sequence[str], one: Sequence[int], other: Sequence[int]) -> list[str]:
    return [
        f"{when}: {name} is {a} and {b}"
        for name, a, b in zip(names, one, other, strict=True)
        if a != b
    ]
