from collections.abc import Iterator

import pygame
import pytest

from bloc_game.ui.intents import (
    NOWHERE,
    Digit,
    Input,
    Intent,
    Pointer,
    Resized,
    Touch,
    Typed,
    Wheel,
    inputs,
)


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    yield
    pygame.display.quit()


def said(*events: pygame.event.Event, scale: float = 1.0) -> list[Input]:
    return list(inputs(events, scale))


def key(code: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="")


@pytest.mark.parametrize(
    ("code", "mod", "intent"),
    [
        (pygame.K_TAB, 0, Intent.NEXT),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, Intent.PREVIOUS),
        (pygame.K_UP, 0, Intent.UP),
        (pygame.K_RETURN, 0, Intent.CONFIRM),
        (pygame.K_KP_ENTER, 0, Intent.CONFIRM),
        (pygame.K_RETURN, pygame.KMOD_LALT, Intent.FULLSCREEN),
        (pygame.K_ESCAPE, 0, Intent.CANCEL),
        (pygame.K_F1, 0, Intent.HELP),
        (pygame.K_s, pygame.KMOD_LCTRL, Intent.SAVE),
        (pygame.K_s, pygame.KMOD_LMETA, Intent.SAVE),
        (pygame.K_z, pygame.KMOD_RCTRL, Intent.UNDO),
        (pygame.K_f, pygame.KMOD_LCTRL, Intent.SEARCH),
        (pygame.K_EQUALS, pygame.KMOD_LCTRL, Intent.LARGER),
        (pygame.K_F4, pygame.KMOD_LALT, Intent.QUIT),
    ],
)
def test_keys_are_wishes(code: int, mod: int, intent: Intent) -> None:
    assert said(key(code, mod)) == [intent]


def test_a_letter_alone_is_no_command_and_a_lock_key_changes_nothing() -> None:
    assert said(key(pygame.K_s)) == []
    assert said(key(pygame.K_UP, pygame.KMOD_NUM | pygame.KMOD_CAPS)) == [Intent.UP]


def test_typing_gives_signs_and_digits_in_any_script() -> None:
    text = pygame.event.Event(pygame.TEXTINPUT, text="sЖ7 ²")
    assert said(text) == [Typed("s"), Typed("Ж"), Digit(7), Typed(" "), Typed("²")]


def test_a_command_does_not_type_its_sign_but_altgr_does() -> None:
    sign = pygame.event.Event(pygame.TEXTINPUT, text="+")
    assert said(key(pygame.K_EQUALS, pygame.KMOD_LCTRL), sign) == [Intent.LARGER]
    assert said(key(pygame.K_e, pygame.KMOD_LCTRL | pygame.KMOD_RALT), sign) == [Typed("+")]


def test_the_pointer_speaks_in_units_of_scale_one() -> None:
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(300, 150), button=1)
    up = pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(300, 150), button=1)
    assert said(down, up, scale=1.5) == [
        Pointer(Touch.DOWN, 200, 100),
        Pointer(Touch.UP, 200, 100),
    ]


def test_other_buttons_are_silent() -> None:
    assert said(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=3)) == []


def test_of_a_row_of_moves_only_the_last_is_told_and_in_its_place() -> None:
    moves = [pygame.event.Event(pygame.MOUSEMOTION, pos=(x, 0)) for x in (1, 2, 3)]
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(2, 0), button=1)
    assert said(moves[0], moves[1], down, moves[2]) == [
        Pointer(Touch.MOVE, 2, 0),
        Pointer(Touch.DOWN, 2, 0),
        Pointer(Touch.MOVE, 3, 0),
    ]


def test_wheel_size_leaving_and_closing_are_told() -> None:
    assert said(
        pygame.event.Event(pygame.MOUSEWHEEL, y=1, precise_y=0.5),
        pygame.event.Event(pygame.VIDEORESIZE, w=1024, h=600),
        pygame.event.Event(pygame.WINDOWLEAVE),
        pygame.event.Event(pygame.QUIT),
    ) == [Wheel(0.5, 0, 0), Resized(1024, 600), NOWHERE, Intent.QUIT]


# --- fingers ------------------------------------------------------------------------------------


def finger(kind: int, x: float, y: float) -> pygame.event.Event:
    return pygame.event.Event(kind, x=x, y=y, dx=0.0, dy=0.0, finger_id=1, touch_id=1)


def touched(*events: pygame.event.Event) -> list[Input]:
    return list(inputs(events, 2.0, (1280, 720)))


def test_a_finger_comes_presses_and_is_gone() -> None:
    tap = (finger(pygame.FINGERDOWN, 0.5, 0.25), finger(pygame.FINGERUP, 0.5, 0.25))
    at = (320.0, 90.0)
    assert touched(*tap) == [
        Pointer(Touch.MOVE, *at),
        Pointer(Touch.DOWN, *at),
        Pointer(Touch.MOVE, *at),
        Pointer(Touch.UP, *at),
        NOWHERE,
    ]


def test_of_a_finger_that_drags_only_the_last_place_counts() -> None:
    drag = [finger(pygame.FINGERMOTION, 0.1, one / 10) for one in range(10)]
    assert touched(*drag) == [Pointer(Touch.MOVE, 64.0, 324.0)]


@pytest.mark.parametrize("kind", [pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION])
def test_a_finger_that_the_system_also_calls_a_mouse_presses_once(kind: int) -> None:
    event = pygame.event.Event(kind, pos=(10, 10), button=1, buttons=(1, 0, 0), rel=(0, 0))
    assert len(said(event)) == 1
    made = pygame.event.Event(
        kind, pos=(10, 10), button=1, buttons=(1, 0, 0), rel=(0, 0), touch=True
    )
    assert said(made) == []
