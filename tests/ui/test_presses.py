"""A press answers what is on the screen, once."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pygame
import pytest

from bloc_game.ui import display
from bloc_game.ui.app import Window
from bloc_game.ui.intents import Intent, Message
from bloc_game.ui.presses import PATIENCE, Presses
from bloc_game.ui.scene import Frame, Transition
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.words import Text


def down(key: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")


def up(key: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYUP, key=key, mod=0)


def test_a_held_enter_presses_once_and_a_held_arrow_walks() -> None:
    presses = Presses()
    enter, arrow = pygame.K_RETURN, pygame.K_DOWN
    held = [down(enter), down(enter), down(arrow), down(arrow), down(enter)]
    kept = [event.key for event in presses.fresh(held)]
    assert kept == [enter, arrow, arrow]


def test_after_its_release_a_key_can_be_pressed_again() -> None:
    presses = Presses()
    enter = pygame.K_RETURN
    kept = list(presses.fresh([down(enter), up(enter), down(enter)]))
    assert [event.type for event in kept] == [pygame.KEYDOWN, pygame.KEYUP, pygame.KEYDOWN]
    lost = pygame.event.Event(pygame.WINDOWFOCUSLOST)
    assert len(list(presses.fresh([lost, down(enter)]))) == 2


class Slow:
    """A scene that takes long over a step, while somebody goes on pressing."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.said: list[Message] = []

    def handle(self, message: Message) -> Transition:
        self.said.append(message)
        if len(self.said) == 1:
            time.sleep(self.seconds)
            pygame.event.post(up(pygame.K_RETURN))
            pygame.event.post(down(pygame.K_RETURN))
        return None

    def draw(self, frame: Frame) -> None:
        Text(str(len(self.said))).place(frame, frame.box)


@pytest.fixture
def _window() -> Iterator[None]:
    display.prepare(headless=True)
    yield
    display.close_window()


@pytest.mark.usefixtures("_window")
@pytest.mark.parametrize(("seconds", "answered"), [(0.0, 2), (PATIENCE + 0.1, 1)])
def test_what_is_pressed_during_a_long_step_answers_nothing(seconds: float, answered: int) -> None:
    scene = Slow(seconds)
    window = Window(Stage(scene))
    window.step()
    pygame.event.clear()
    pygame.event.post(down(pygame.K_RETURN))
    for _ in range(3):
        window.step()
    assert scene.said == [Intent.CONFIRM] * answered
