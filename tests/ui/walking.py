"""Walking through the game's screens without a window: a stage, and every page it can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bloc_game.engine.actions import Fall
from bloc_game.engine.legality import legal_actions
from bloc_game.scenario.shelf import find, load
from bloc_game.scenario.story import Scenario
from bloc_game.session.playing import Session, begin
from bloc_game.ui.drawlist import DrawList
from bloc_game.ui.intents import Changed, Digit, Intent, Pointer, Touch, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.play import Doors, Play
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.controls import Control, Handles

FLAGSHIP = "soviet_application"
LETTERS = "tdmcw"


@dataclass(frozen=True)
class Screen:
    """One page as it was seen."""

    name: str
    drawing: DrawList
    handles: Handles


@cache
def flagship() -> Scenario:
    return load(find(FLAGSHIP))


def new_play(
    seats: tuple[str, ...] = ("USA",), language: str = "en", scenario: Scenario | None = None
) -> Play:
    """A game that is not saved, at its first page."""
    story = scenario or flagship()
    session: Session = begin(story, seats, seed=7, language=language)
    wish = Wish(language=language)
    doors = Doors(
        home=lambda spoken: TitleScene(Wish(language=spoken)),
        again=lambda _: SeatsScene(story, wish),
    )
    return Play(session, language, doors)


@cache
def finished() -> Play:
    """A game at its end, the first thing done that could be done at every step."""
    play = new_play()
    session = play.session
    while session.to_act:
        seat = session.to_act[0]
        action = legal_actions(session.game, session.state, seat)[0]
        assert not isinstance(action, Fall)  # that is chance's
        session.submit(action)
    return play


def staged(scene: Scene, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> Stage:
    return Stage(scene, size, Settings(scale=scale))


def primary(stage: Stage) -> Control:
    return next(one for one in stage.handles.controls if one.primary)


def step(stage: Stage) -> None:
    """What somebody does who only ever presses Enter, and a digit where something must be said."""
    for number in range(1, 10):
        if not primary(stage).blockers:
            break
        stage.send(Digit(number))
    if stage.attention.focus != primary(stage).id:
        focused = stage.handles.control(stage.attention.focus)
        if focused is not None and focused.says is not None:
            stage.click(primary(stage).id)
            return
    stage.send(Intent.CONFIRM)


def played_to_the_end(stage: Stage, most: int = 400) -> None:
    for _ in range(most):
        if isinstance(stage.scene, EndingScene):
            return
        step(stage)
    raise AssertionError(f"no ending after {most} steps, at {type(stage.scene).__name__}")


def seen(stage: Stage, name: str) -> Screen:
    return Screen(name, stage.drawing, stage.handles)


def papers(stage: Stage, name: str) -> Iterator[Screen]:
    """Every paper of the table as it lies now; the one that lay on top lies there again."""
    scene = stage.scene
    if not isinstance(scene, TableScene):
        yield seen(stage, name)
        return
    top = scene.desk.paper
    for letter in LETTERS:
        stage.send(Typed(letter))
        yield seen(stage, f"{name}/{letter}")
    tabs = stage.handles.control("papers")
    assert tabs is not None
    if len(tabs.parts) > len(LETTERS):
        x, y = tabs.parts[-1].centre
        stage.send_all(Pointer(touch, x, y) for touch in (Touch.MOVE, Touch.DOWN, Touch.UP))
        yield seen(stage, f"{name}/map")
    scene.handle(Changed("papers", int(top)))
    stage.send(Pointer(Touch.MOVE, 1, 1))


def first_turns(stage: Stage, turns: int = 3) -> Iterator[Screen]:
    """Every page of a game until a turn has passed."""
    for number in range(200):
        scene = stage.scene
        if isinstance(scene, TableScene) and scene.play.view.turn > turns:
            return
        yield from papers(stage, f"{number}:{type(scene).__name__}")
        step(stage)
