"""What an author saves comes into the open window within a second, or is told to be wrong."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from bloc_game.scenario.shelf import load
from bloc_game.scenario.watching import PATIENCE, Watcher
from bloc_game.session.playing import begin
from bloc_game.ui.scenes.author import Author
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage
from tests.small import SMALL, edited
from tests.ui.walking import new_play, staged, step


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SMALL, encoding="utf-8")
    return path


def opened(file: Path) -> tuple[Stage, TableScene, Clock, list[str]]:
    session = begin(load(file), ("NOR",), seed=3)
    play = Play(session, "en", new_play().doors)
    scene, clock, said = TableScene(play), Clock(), list[str]()
    scene.author = Author(Watcher(file, clock), said.append)
    return staged(scene), scene, clock, said


def later(stage: Stage, clock: Clock) -> None:
    clock.now += PATIENCE + 0.01
    stage.tick(clock.now)


def test_a_saved_change_is_in_the_window_and_the_game_goes_on(file: Path) -> None:
    stage, scene, clock, said = opened(file)
    for _ in range(4):
        step(stage)
    turn, seat = scene.play.view.turn, scene.play.seat
    later(stage, clock)
    assert said == []
    file.write_text(edited(SMALL, ("title: The river treaty", "title: The treaty of the reeds")))
    began = perf_counter()
    later(stage, clock)
    assert perf_counter() - began < 1
    assert stage.drawing.says("The change is taken into the game.")
    assert scene.play.session.scenario.prose["title"] == "The treaty of the reeds"
    assert (scene.play.view.turn, scene.play.seat) == (turn, seat)


def test_a_broken_file_is_told_and_the_old_game_stays(file: Path) -> None:
    stage, scene, clock, said = opened(file)
    session = scene.play.session
    file.write_text(edited(SMALL, ("tension += 4; after(2, plague)", "tensoin += 4")))
    later(stage, clock)
    assert stage.drawing.says("The change is not taken")
    assert stage.drawing.says("tensoin")
    assert any("tensoin" in one for one in said)
    assert scene.play.session is session
    file.write_text(SMALL)
    later(stage, clock)
    assert stage.drawing.says("The change is taken into the game.")


def test_a_window_that_is_not_watched_reads_no_file(file: Path) -> None:
    stage, scene, clock, _ = opened(file)
    scene.author = None
    file.write_text("not a scenario")
    later(stage, clock)
    assert not stage.drawing.says("The change")
