"""The one window: opened with nothing but display and fonts, or not at all.

`prepare` must run before pygame is first imported by anyone, because SDL and pygame read
their settings from the environment; so nothing here imports pygame at the top.
"""

import os
import sys
from collections.abc import MutableMapping
from glob import glob
from typing import TYPE_CHECKING

from bloc_game.engine.phrases import phrase

if TYPE_CHECKING:
    import pygame

TITLE = "bloc_game"
SMALLEST = (640, 400)
_NO_SCREEN = ("dummy", "offscreen")
_SETTINGS = {
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",  # else Windows blurs the text
    "SDL_IME_SHOW_UI": "1",  # else candidates for composed scripts stay hidden
}


class NoDisplay(Exception):
    """There is no screen to open a window on. The message is for the player."""


def prepare(environment: MutableMapping[str, str] = os.environ, *, headless: bool = False) -> None:
    """Set what SDL reads at its start; what the player has set stays."""
    for name, value in _SETTINGS.items():
        environment.setdefault(name, value)
    if headless:
        environment["SDL_VIDEODRIVER"] = "dummy"
    if sys.platform == "linux" and not glob("/dev/dri/renderD*"):
        # without a GPU, copying a frame through a software GL costs 16 times a plain copy
        environment.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def require_screen(environment: MutableMapping[str, str] = os.environ) -> None:
    """Refuse at once where a window is hopeless, before pygame is even loaded."""
    if sys.platform != "linux" or environment.get("SDL_VIDEODRIVER"):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise NoDisplay(
            phrase(
                "there is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
                "Play in the terminal with --text."
            )
        )


def start() -> None:
    """Find the screen, before anything is begun for it; NoDisplay with what the system said."""
    require_screen()
    import pygame

    try:
        pygame.display.init()
        pygame.font.init()
    except pygame.error as error:
        raise _refused(error) from error
    if pygame.display.get_driver() in _NO_SCREEN and not os.environ.get("SDL_VIDEODRIVER"):
        raise NoDisplay(phrase("there is no screen here.\nPlay in the terminal with --text."))


def _refused(error: Exception) -> NoDisplay:
    return NoDisplay(
        phrase(
            "no window can be opened here ({reason}).\nPlay in the terminal with --text.",
            reason=str(error),
        )
    )


def open_window(size: tuple[int, int], *, fullscreen: bool = False) -> "pygame.Surface":
    """Open the window, or raise NoDisplay with what the system said."""
    start()
    import pygame

    try:
        pygame.display.set_caption(TITLE)
        surface = _set_mode(size, fullscreen)
    except pygame.error as error:
        raise _refused(error) from error
    pygame.key.set_repeat(400, 60)
    pygame.key.start_text_input()
    return surface


def set_fullscreen(size: tuple[int, int], fullscreen: bool) -> "pygame.Surface":
    """Change between the window and the whole screen."""
    return _set_mode(size, fullscreen)


def close_window() -> None:
    """Close the window. Fonts stay loaded: they are kept for the next one."""
    import pygame

    pygame.display.quit()


def fitting(wanted: tuple[int, int]) -> tuple[int, int]:
    """The wanted size, or less on a small screen; call after the display is up."""
    import pygame

    sizes = pygame.display.get_desktop_sizes()
    if not sizes:
        return wanted
    return min(wanted[0], sizes[0][0]), min(wanted[1], sizes[0][1])


def _set_mode(size: tuple[int, int], fullscreen: bool) -> "pygame.Surface":
    import pygame

    if fullscreen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    width, height = fitting(size)
    wanted = max(width, SMALLEST[0]), max(height, SMALLEST[1])
    surface = pygame.display.set_mode(wanted, pygame.RESIZABLE)
    if surface.get_size() != wanted:  # the first call out of full screen keeps the screen's size
        surface = pygame.display.set_mode(wanted, pygame.RESIZABLE)
    return surface
