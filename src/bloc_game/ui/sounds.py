"""The sounds of the game, played when something is to be heard and never in the way.

The mixer is opened at the first sound and not before, so that the first picture does not wait for
it. Where there is no device, or this pygame came without a mixer, the game is silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from bloc_game.resources import assets_dir

if TYPE_CHECKING:
    from pygame.mixer import Sound

CUES = ("teletype", "stamp", "page", "hall")
RATE = 22_050  # as the files are made
_BUFFER = 512  # a fortieth of a second: a stamp must be heard as it falls


class Sounds:
    """Plays cues by their names."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[str, Sound | None] = {}

    def play(self, cues: Iterable[str]) -> None:
        """Let each be heard once."""
        for cue in dict.fromkeys(cues):
            if (sound := self._sound(cue)) is not None:
                sound.play()

    def close(self) -> None:
        """Give the device back, if it was ever asked for."""
        if self.__dict__.get("_has_device"):
            pygame.mixer.quit()

    def _sound(self, cue: str) -> Sound | None:
        if cue not in self._kept:
            self._kept[cue] = self._loaded(cue) if self._has_device else None
        return self._kept[cue]

    def _loaded(self, cue: str) -> Sound | None:
        """A sound from its file; a file that cannot be read is silence, not an error."""
        folder = self._folder or assets_dir() / "sounds"
        try:
            return pygame.mixer.Sound(str(folder / f"{cue}.wav"))
        except (pygame.error, OSError):
            return None

    @cached_property
    def _has_device(self) -> bool:
        """Whether there is anything to be heard through; asked once."""
        try:
            pygame.mixer.init(RATE, -16, 1, _BUFFER)
        except (pygame.error, NotImplementedError, ImportError):
            return False  # pygame's stand-in for a module it lacks raises the second
        return True
