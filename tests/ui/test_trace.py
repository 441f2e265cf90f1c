"""The trace tells whoever drives the window from outside what can be pressed, and where."""

from __future__ import annotations

import json
from pathlib import Path

from bloc_game.ui.app import run_headless
from bloc_game.ui.intents import Intent, Pointer, Touch
from bloc_game.ui.settings import Settings
from bloc_game.ui.trace import VARIABLE, Trace
from tests.ui.demo_scene import DemoScene


def test_every_control_is_told_in_pixels_of_the_window(tmp_path: Path) -> None:
    file = tmp_path / "trace.jsonl"
    stage = run_headless(DemoScene(), settings=Settings(scale=1.5))
    trace = Trace({VARIABLE: str(file)})
    trace.write(stage, 1)
    trace.write(stage, 1)
    trace.take(Intent.CONFIRM)
    trace.take(Pointer(Touch.MOVE, 1, 1))
    trace.write(stage, 1)
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert (first["presses"], second["presses"]) == (0, 1)
    assert first["scene"] == "DemoScene"
    assert first["focus"] == stage.attention.focus
    told = {one["id"]: one for one in first["controls"]}
    assert told.keys() == {one.id for one in stage.handles.controls}
    seal = stage.handles.control("seal")
    assert seal is not None
    assert told["seal"]["boxes"][0][0] == round(seal.boxes[0].x * 1.5)
    assert told["table"]["barred"]
    assert told["seal"]["primary"]


def test_without_a_file_named_nothing_is_written(tmp_path: Path) -> None:
    stage = run_headless(DemoScene())
    Trace({}).write(stage, 1)
    assert list(tmp_path.iterdir()) == []
