"""What the window shows, a line of JSON a frame, for those who drive it from outside.

`BLOC_GAME_TRACE` names the file. A test that presses keys and moves the pointer like a person reads
there what can be pressed and where it stands, in pixels of the window.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from bloc_game.ui.intents import Input, Pointer, Resized, Touch
from bloc_game.ui.layout import Box
from bloc_game.ui.widgets.attention import Attention
from bloc_game.ui.widgets.controls import Control, Handles

VARIABLE = "BLOC_GAME_TRACE"


class Shown(Protocol):
    """What there is to tell of a window: `stage.Stage` is such a thing."""

    @property
    def scale(self) -> float: ...

    @property
    def scene(self) -> object: ...

    @property
    def handles(self) -> Handles: ...

    @property
    def attention(self) -> Attention: ...


class Trace:
    """Writes frames to a file, if one was named.

    Each line tells how many presses have been answered by what it shows, so that whoever presses
    knows that a picture is not from before.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        named = environment.get(VARIABLE)
        self._file = Path(named) if named else None
        self._presses = 0
        self._told = (-1, -1)

    def take(self, said: Input) -> None:
        """An input is about to be answered; moving the pointer is none that one waits for."""
        is_press = not isinstance(said, Resized | Pointer)
        if is_press or (isinstance(said, Pointer) and said.touch is Touch.UP):
            self._presses += 1

    def write(self, shown: Shown, frames: int) -> None:
        """What is shown now, if anything has changed or been answered since the last line."""
        if self._file is None or self._told == (self._presses, frames):
            return
        self._told = self._presses, frames
        line = {
            "frame": frames,
            "presses": self._presses,
            "scene": type(shown.scene).__name__,
            "focus": shown.attention.focus,
            "controls": [_control(one, shown.scale) for one in shown.handles.controls],
        }
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _control(control: Control, scale: float) -> dict[str, object]:
    return {
        "id": control.id,
        "key": control.key,
        "primary": control.primary,
        "barred": bool(control.blockers),
        "chosen": control.chosen,
        "visible": control.is_visible,
        "boxes": [_pixels(box, scale) for box in control.boxes],
        "parts": [_pixels(box, scale) for box in control.parts],
    }


def _pixels(box: Box, scale: float) -> list[int]:
    return [round(side * scale) for side in (box.x, box.y, box.w, box.h)]
