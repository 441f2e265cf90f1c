"""What moves: told by a clock, drawn by a scene that knows none, and heard once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.intents import Intent, Message
from bloc_game.ui.motion import Motion, eased
from bloc_game.ui.scene import Frame, Push, Transition
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.words import Text

SECONDS = st.floats(0, 1e6, allow_nan=False)


class Falling:
    """A stamp that falls for a second, with a thud."""

    def __init__(self) -> None:
        self.drawn: list[float] = []

    def handle(self, message: Message) -> Transition:
        return Push(Falling()) if message is Intent.CONFIRM else None

    def draw(self, frame: Frame) -> None:
        self.drawn.append(frame.moving("stamp", 1.0))
        frame.cue("stamp", "stamp")
        Text("received").place(frame, frame.box)


def test_what_moves_sets_out_when_first_seen_and_arrives() -> None:
    scene = Falling()
    stage = Stage(scene)
    for late in (10.0, 10.25, 10.5, 11.0, 12.0):
        stage.tick(late)
        assert stage.drawing.says("received")
    assert scene.drawn == [0.0, 0.25, 0.5, 1.0]  # it had arrived: nothing was drawn again


def test_nothing_is_drawn_again_where_nothing_moves() -> None:
    scene = Falling()
    stage = Stage(scene)
    for late in (1.0, 3.0, 3.1, 3.2):
        stage.tick(late)
        assert stage.drawing is stage.drawing
    assert not stage.is_moving
    assert len(scene.drawn) == 2


def test_what_has_moved_once_does_not_move_again_when_one_comes_back() -> None:
    scene = Falling()
    stage = Stage(scene)
    for late in (0.0, 5.0):
        stage.tick(late)
        assert stage.drawing.items
    stage.send(Intent.CONFIRM)
    stage.send(Intent.HELP)
    assert scene.drawn[-1] == 1.0


@pytest.mark.parametrize(("watched", "motion"), [(False, True), (True, False)])
def test_without_a_watcher_or_with_reduced_motion_all_has_arrived(
    watched: bool, motion: bool
) -> None:
    scene = Falling()
    stage = Stage(scene, settings=Settings(motion=motion))
    if watched:
        stage.tick(3.0)
    assert stage.drawing.items
    assert scene.drawn == [1.0]
    assert not stage.is_moving


def test_a_sound_is_heard_once_when_its_cause_appears() -> None:
    stage = Stage(Falling())
    stage.tick(0.0)
    assert stage.drawing.items
    assert stage.heard() == ("stamp",)
    stage.tick(0.5)
    assert stage.drawing.items
    assert stage.heard() == ()


@given(SECONDS, SECONDS, st.floats(0, 5), st.floats(0, 5))
def test_progress_stays_within_its_bounds(
    now: float, began: float, seconds: float, wait: float
) -> None:
    moving = Motion(now, {"x": began}, still=False)
    assert 0.0 <= moving.progress("x", seconds, wait) <= 1.0
    assert 0.0 <= eased(moving.progress("x", seconds, wait)) <= 1.0
