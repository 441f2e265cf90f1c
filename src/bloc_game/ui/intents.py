"""What the player wants, however it was said.

The application alone turns pygame events into these; scenes and widgets never see an event.
An input is a wish or a movement of hand or wheel. A message is what the widgets made of it:
which control was pressed, which level was chosen, which link was followed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import pygame


class Intent(Enum):
    """A wish with a key of its own."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    NEXT = auto()
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    CONFIRM = auto()
    CANCEL = auto()
    ERASE = auto()
    HELP = auto()
    SAVE = auto()
    UNDO = auto()
    SEARCH = auto()
    FULLSCREEN = auto()
    LARGER = auto()
    SMALLER = auto()
    QUIT = auto()


class Touch(Enum):
    """What the pointer did."""

    MOVE = auto()
    DOWN = auto()
    UP = auto()


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit was typed: the quick way to the nth option."""

    n: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A sign was typed: part of a word in a field, elsewhere the key printed on a button."""

    sign: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """The pointer moved, or its first button went down or up."""

    touch: Touch
    x: float
    y: float


NOWHERE = Pointer(Touch.MOVE, -1, -1)
"""The pointer has left the window."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel was turned; a positive `dy` goes up the page."""

    dy: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Resized:
    """The window has a new size, in pixels."""

    width: int
    height: int


Input = Intent | Digit | Typed | Pointer | Wheel | Resized


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button or an option was pressed."""

    control: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Another part of a control was chosen: a tab, a level of a clause."""

    control: str
    part: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The text in a field is now another."""

    control: str
    text: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A link or a note in a text was followed: `codex:edc`, `note:frus-v5p1-d257`."""

    target: str


@dataclass(frozen=True, slots=True)
class Came:
    """Something came while nobody did anything."""


Message = Input | Pressed | Changed | Edited | Followed | Came

_KEYS = {
    pygame.K_UP: Intent.UP,
    pygame.K_DOWN: Intent.DOWN,
    pygame.K_LEFT: Intent.LEFT,
    pygame.K_RIGHT: Intent.RIGHT,
    pygame.K_HOME: Intent.FIRST,
    pygame.K_END: Intent.LAST,
    pygame.K_PAGEUP: Intent.PAGE_UP,
    pygame.K_PAGEDOWN: Intent.PAGE_DOWN,
    pygame.K_RETURN: Intent.CONFIRM,
    pygame.K_KP_ENTER: Intent.CONFIRM,
    pygame.K_ESCAPE: Intent.CANCEL,
    pygame.K_AC_BACK: Intent.CANCEL,
    pygame.K_BACKSPACE: Intent.ERASE,
    pygame.K_F1: Intent.HELP,
    pygame.K_F11: Intent.FULLSCREEN,
}
_WITH_COMMAND = {
    pygame.K_s: Intent.SAVE,
    pygame.K_z: Intent.UNDO,
    pygame.K_f: Intent.SEARCH,
    pygame.K_q: Intent.QUIT,
    pygame.K_EQUALS: Intent.LARGER,
    pygame.K_PLUS: Intent.LARGER,
    pygame.K_KP_PLUS: Intent.LARGER,
    pygame.K_MINUS: Intent.SMALLER,
    pygame.K_KP_MINUS: Intent.SMALLER,
}
_FINGERS = {
    pygame.FINGERDOWN: Touch.DOWN,
    pygame.FINGERMOTION: Touch.MOVE,
    pygame.FINGERUP: Touch.UP,
}
_COMMAND = pygame.KMOD_CTRL | pygame.KMOD_META


def inputs(
    events: Iterable[pygame.event.Event], scale: float, size: tuple[int, int] = (1, 1)
) -> Iterator[Input]:
    """Translate what happened since the last look; of a row of pointer moves only the last.

    `size` is that of the window in pixels: fingers are told as parts of it.
    """
    moved: Pointer | None = None
    commanding = False
    for event in events:
        if event.type == pygame.KEYDOWN:
            commanding = _is_command(event.mod)
        elif event.type == pygame.TEXTINPUT and commanding:
            continue  # the sign of Ctrl and a key, which some systems send as well
        for said in (*_translated(event, scale), *_fingered(event, scale, size)):
            if isinstance(said, Pointer) and said.touch is Touch.MOVE:
                moved = said
                continue
            if moved is not None:
                yield moved
                moved = None
            yield said
    if moved is not None:
        yield moved


def _translated(event: pygame.event.Event, scale: float) -> Iterator[Input]:
    match event.type:
        case pygame.QUIT:
            yield Intent.QUIT
        case pygame.KEYDOWN:
            yield from _key(event.key, event.mod)
        case pygame.TEXTINPUT:
            for sign in event.text:
                yield Digit(int(sign)) if sign in "0123456789" else Typed(sign)
        case pygame.MOUSEMOTION if not _is_finger(event):
            yield Pointer(Touch.MOVE, event.pos[0] / scale, event.pos[1] / scale)
        case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP if _is_first_button(event):
            touch = Touch.DOWN if event.type == pygame.MOUSEBUTTONDOWN else Touch.UP
            yield Pointer(touch, event.pos[0] / scale, event.pos[1] / scale)
        case pygame.MOUSEWHEEL:
            x, y = pygame.mouse.get_pos()
            yield Wheel(event.precise_y, x / scale, y / scale)
        case pygame.WINDOWLEAVE:
            yield NOWHERE
        case pygame.VIDEORESIZE:
            yield Resized(event.w, event.h)


def _fingered(event: pygame.event.Event, scale: float, size: tuple[int, int]) -> Iterator[Input]:
    """A finger as a pointer: it comes to a place, presses, drags, and is gone."""
    if event.type not in _FINGERS:
        return
    x, y = event.x * size[0] / scale, event.y * size[1] / scale
    if event.type != pygame.FINGERMOTION:
        yield Pointer(Touch.MOVE, x, y)
    yield Pointer(_FINGERS[event.type], x, y)
    if event.type == pygame.FINGERUP:
        yield NOWHERE  # nothing is hovered over by a finger that is not there


def _is_finger(event: pygame.event.Event) -> bool:
    """Whether SDL made a mouse's event out of a finger's, which is told as its own as well."""
    return bool(getattr(event, "touch", False))


def _is_first_button(event: pygame.event.Event) -> bool:
    return event.button == 1 and not _is_finger(event)


def _is_command(held: int) -> bool:
    """Ctrl or Command, but not AltGr, which some systems report as Ctrl and Alt."""
    return bool(held & _COMMAND) and not held & (pygame.KMOD_ALT | pygame.KMOD_MODE)


def _key(key: int, held: int) -> Iterator[Input]:
    if held & pygame.KMOD_ALT and key in (pygame.K_RETURN, pygame.K_F4):
        yield Intent.FULLSCREEN if key == pygame.K_RETURN else Intent.QUIT
    elif _is_command(held):
        if key in _WITH_COMMAND:
            yield _WITH_COMMAND[key]
    elif key == pygame.K_TAB:
        yield Intent.PREVIOUS if held & pygame.KMOD_SHIFT else Intent.NEXT
    elif key in _KEYS:
        yield _KEYS[key]
