"""Games for the gallery to show: never saved, always with the same luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import cast

from bloc_game.report.minds import Cabinet
from bloc_game.report.staff import A, Advisers, Question
from bloc_game.scenario.shelf import find, load
from bloc_game.scenario.story import Scenario
from bloc_game.session.playing import begin
from bloc_game.ui.intents import Digit, Intent
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.play import Doors, Play
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage

FLAGSHIP = "soviet_application"
BANDUNG = "bandung_1955"
LUCK = 7


class Patient:
    """Advisers who answer at once and for good; whoever asks waits for them.

    What they are given makes their answers; without it they reckon.
    """

    def __init__(self, make: Callable[[Question[object]], object] | None = None) -> None:
        self._make = make or _reckoned
        self._found: dict[object, object] = {}

    def begin(self) -> None:
        """There is nothing to make ready."""

    def answer(self, question: Question[A]) -> A | None:
        """The only answer, which is made while one waits."""
        if question not in self._found:
            self._found[question] = self._make(question)
        return cast("A | None", self._found[question])

    def is_done(self, question: Question[A]) -> bool:
        """Whether it was answered: no better answer will come."""
        return self._found.get(question) is not None

    def has_heard(self) -> bool:
        """Nothing comes later."""
        return False


def _reckoned(question: Question[object]) -> object:
    from bloc_game.lab.playing import Lab

    return next(question.answers(Lab(scenario().game)))


@cache
def scenario(id: str = FLAGSHIP) -> Scenario:
    """A scenario that comes with the game, read once."""
    return load(find(id))


def new_game(
    seats: tuple[str, ...] = ("USA",),
    language: str = "en",
    id: str = FLAGSHIP,
    advisers: Advisers | None = None,
    cabinet: Cabinet | None = None,
    *,
    has_map: bool = True,
) -> Play:
    """A game at its first page; with a cabinet, the others look ahead."""
    told, wish = scenario(id), Wish(language=language)
    story = told if has_map else replace(told, map=None)
    minds, policy = (None, "default") if cabinet is None else (cabinet, "clerk")
    session = begin(story, seats, seed=LUCK, language=language, policy=policy, minds=minds)
    doors = Doors(
        home=lambda spoken: TitleScene(Wish(language=spoken)),
        again=lambda _: SeatsScene(story, wish),
    )
    return Play(session, language, doors, advisers, cabinet)


def step(stage: Stage) -> None:
    """What somebody does who goes on with Enter, and with a digit where something must be said."""
    for number in range(1, 10):
        button = next(one for one in stage.handles.controls if one.primary)
        if not button.blockers:
            break
        for _ in range(2):  # where the option is out of sight, the first press only shows it
            stage.send(Digit(number))
    if stage.attention.focus == button.id:
        stage.send(Intent.CONFIRM)
    else:
        stage.click(button.id)


def until(stage: Stage, scene: type[Scene], most: int = 400) -> None:
    """Go on until a scene of this kind is on top."""
    for _ in range(most):
        if isinstance(stage.scene, scene):
            return
        step(stage)
    raise LookupError(f"no {scene.__name__} came within {most} steps")


def until_turn(stage: Stage, play: Play, turn: int, now: Now | None = None) -> None:
    """Go on until the table waits, on a turn or later, for something (anything where `now` is left
    out)."""
    for _ in range(400):
        scene = stage.scene
        if isinstance(scene, TableScene) and play.view.turn >= turn and now in (None, scene.now):
            return
        step(stage)
    raise LookupError(f"turn {turn} did not come")
