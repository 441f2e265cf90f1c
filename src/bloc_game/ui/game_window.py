"""The way into the window: a game named on the command line, or the title page.

This module sets what SDL reads before pygame is first imported, and refuses at once where there is
no screen; so it imports nothing that needs pygame until both are done.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bloc_game.ui.display import NoDisplay, prepare, start

SIZE = "BLOC_GAME_WINDOW"  # 1024x600, for tests and small screens

__all__ = ["NoDisplay", "open_game"]


def open_game(
    scenario: str | None = None,
    seats: Sequence[str] = (),
    *,
    seed: int | None = None,
    language: str | None = None,
    policy: str = "default",
    save: Path | None = None,
    estimates: bool = True,
    watch: bool = False,
) -> None:
    """Open the window and stay until it is closed; `NoDisplay` where there is none, `CannotOpen`
    where what was named cannot be played.

    With a scenario and seats the game begins at once; with less, the pages that ask for the rest
    come first. `save` is resumed if it is there, and written if it is not. Without `estimates` no
    staff can be asked, whatever the settings say. With `watch` the game is not saved, and what is
    changed in the scenario's files comes into it.
    """
    prepare()
    start()
    from bloc_game.ui.app import run
    from bloc_game.ui.scenes.opening import first
    from bloc_game.ui.scenes.wish import Wish
    from bloc_game.ui.settings import load_settings, settings_file

    file = settings_file()
    settings = load_settings(file)

    # the seed of a command line is for the game it names; from the title page luck is always new
    luck = seed if scenario is not None else None
    spoken = language or settings.language
    wish = Wish(scenario, tuple(seats), luck, spoken, policy, save, estimates, watch)
    run(first(wish), size=_size(), settings=settings, file=file, spoken=language or "")


def _size() -> tuple[int, int]:
    """The size asked for in the environment, else that of the sketch."""
    width, _, height = os.environ.get(SIZE, "").partition("x")
    if width.isdecimal() and height.isdecimal():
        return int(width), int(height)
    return 1280, 720
