"""What takes a while is announced, done once that can be seen, and asked for only once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from bloc_game.scenario.pseudo import PSEUDO
from bloc_game.ui import display
from bloc_game.ui.app import Window, run, run_headless
from bloc_game.ui.intents import Intent, Pressed
from bloc_game.ui.scene import Frame, Later, Push, Quit, Restart, Transition
from bloc_game.ui.scenes.opening import first
from bloc_game.ui.scenes.preparing import Sheet
from bloc_game.ui.scenes.saved import SavedScene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from tests.ui.test_app import OneAnswer
from tests.ui.test_gallery import faults_anywhere

WORDS = "The papers are being laid out"


class Counted:
    """Makes a scene, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Transition:
        self.times += 1
        return Push(OneAnswer(f"made {self.times}"))


@pytest.fixture
def _window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path))
    display.prepare(headless=True)
    yield
    display.close_window()


def test_where_nobody_watches_it_is_done_at_once() -> None:
    make = Counted()
    stage = run_headless(OneAnswer("before", Later("a moment", make)), [Intent.CONFIRM])
    assert not stage.is_late
    assert stage.drawing.texts() == ("made 1",)


def test_whoever_watches_is_told_first() -> None:
    make = Counted()
    stage = Stage(OneAnswer("before", Later("a moment", make)))
    stage.tick(0.0)
    stage.send_all([Intent.CONFIRM, Intent.CONFIRM])
    assert stage.is_late
    assert make.times == 0
    assert {"before", "a moment"} <= set(stage.drawing.texts())
    stage.catch_up()
    assert stage.drawing.texts() == ("made 1",)
    assert make.times == 1


@pytest.mark.usefixtures("_window")
def test_a_window_shows_the_words_and_then_what_they_announced() -> None:
    seen: list[tuple[int, tuple[str, ...]]] = []
    make = Counted()
    window = Window(Stage(OneAnswer("before")))

    def making() -> Transition:
        assert window._drawn is not None
        seen.append((window.frames, window._drawn.texts()))
        return make()

    window.stage.scene.answer = Later("a moment", making)  # type: ignore[attr-defined]
    window.step()
    pygame.event.clear()
    for _ in range(3):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0))
    window.step()
    assert seen == [(2, ("before", "a moment"))], "it had been painted"
    assert window.frames == 3
    assert make.times == 1, "what else was pressed was meant for a page that is gone"
    assert window.stage.drawing.texts() == ("made 1",)


@pytest.mark.usefixtures("_window")
def test_a_window_can_begin_with_something_that_takes_a_while() -> None:
    class Leaving(OneAnswer):
        def draw(self, frame: Frame) -> None:
            super().draw(frame)
            pygame.event.post(pygame.event.Event(pygame.QUIT))

    scene = Leaving("there", Quit())
    run(Sheet(Later("a moment", lambda: Restart(scene))))
    assert scene.drawn


@pytest.mark.usefixtures("_window")
def test_what_cannot_be_opened_closes_the_window_and_is_told_outside() -> None:
    def broken() -> Transition:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        run(Sheet(Later("a moment", broken)))
    assert not pygame.display.get_init()


# --- where the game takes a while -----------------------------------------------------------------


@pytest.mark.usefixtures("_window")
def test_a_game_is_announced_begun_and_set_aside() -> None:
    gc.unfreeze()
    from bloc_game.scenario.shelf import find, load

    stage = Stage(SeatsScene(load(find("soviet_application")), Wish(language="en")))
    stage.tick(0.0)
    stage.click("begin")
    assert stage.drawing.says(WORDS)
    stage.catch_up()
    assert isinstance(stage.scene, TableScene)
    assert gc.get_freeze_count() > 100_000, "nothing looks through the scenario again and again"
    gc.unfreeze()


@pytest.mark.usefixtures("_window")
def test_a_damaged_save_is_announced_and_then_told(tmp_path: Path) -> None:
    (tmp_path / "broken-1.jsonl").write_text("no save\n")
    scene = SavedScene(Wish(language="en"))
    stage = Stage(scene)
    stage.tick(0.0)
    answer = scene.handle(Pressed("open"))
    assert isinstance(answer, Later)
    assert answer.make() is None
    assert scene.trouble


def test_the_command_line_opens_on_the_title_at_once_and_on_a_game_later() -> None:
    assert isinstance(first(Wish(language="en")), TitleScene)
    assert isinstance(first(Wish(scenario="soviet_application", language="en")), Sheet)


@pytest.mark.parametrize("language", ["en", "id", PSEUDO])
def test_the_slip_fits_at_any_size_and_scale(language: str) -> None:
    stage = Stage(TitleScene(Wish(language=language)), settings=Settings(scale=1.0))
    stage.tick(0.0)
    stage.click("lesson")
    assert stage.is_late
    assert faults_anywhere(stage) == []
