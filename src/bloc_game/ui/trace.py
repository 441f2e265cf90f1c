"""What the window shows, a line of JSON a frame, for those who drive it from outside.

`BLOC_GAME_TRACE` names the file. A test that presses keys and moves the pointer like a person reads
there what can be pressed and where it stands, in pixels of the window.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from bloc_game.ui.layout import Box
from bloc_game.ui.widgets.controls import Control, Handles

VARIABLE = "BLOC_GAME_TRACE"


class Trace:
    """Writes frames to a file, if one was named."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        named = environment.get(VARIABLE)
        self._file = Path(named) if named else None
        self._frame = 0

    def write(self, scene: str, handles: Handles, focus: str | None, scale: float) -> None:
        """One frame: which scene, what has the focus, and every control."""
        if self._file is None:
            return
        self._frame += 1
        line = {
            "frame": self._frame,
            "scene": scene,
            "focus": focus,
            "controls": [_control(one, scale) for one in handles.controls],
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
