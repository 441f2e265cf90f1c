"""A person at the real window: an X server of its own, keys and a pointer, and eyes that read the
trace of what is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SOON = 60.0  # seconds within which anything asked for must be seen, on however busy a machine


class Shown(TypedDict):
    """A control as the trace tells of it."""

    id: str
    key: str
    primary: bool
    barred: bool
    chosen: int
    visible: bool
    boxes: list[list[int]]
    parts: list[list[int]]


class View(TypedDict):
    """A frame as the trace tells of it."""

    frame: int
    presses: int
    scene: str
    focus: str | None
    controls: list[Shown]


@dataclass
class Person:
    """Somebody who plays at a window."""

    window: subprocess.Popen[bytes]
    display: str
    trace: Path
    pressed: int = 0

    def see(self, seconds: float = SOON) -> View:
        """What is shown in answer to everything that was pressed."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            lines = self._lines()
            if lines and lines[-1]["presses"] >= self.pressed:
                return lines[-1]
            if self.window.poll() is not None:
                raise AssertionError(f"the window closed with {self.window.returncode}")
            time.sleep(0.01)
        raise AssertionError(f"press {self.pressed} was not answered in {seconds} s")

    def press(self, *keys: str) -> None:
        self._do("key", *keys)
        self.pressed += len(keys)

    def click(self, box: list[int]) -> None:
        x, y, w, h = box
        self._do("mousemove", str(x + w // 2), str(y + h // 2), "sleep", "0.05", "click", "1")
        self.pressed += 1

    def scroll(self, box: list[int], *, down: bool) -> None:
        x, y, w, h = box
        self._do("mousemove", str(x + w // 2), str(y + h // 2), "click", "5" if down else "4")
        self.pressed += 1

    def _lines(self) -> list[View]:
        if not self.trace.exists():
            return []
        whole = self.trace.read_text(encoding="utf-8").splitlines(keepends=True)[-1:]
        return [json.loads(line) for line in whole if line.endswith("\n")]

    def _do(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            timeout=SOON,
            capture_output=True,
        )


@contextmanager
def server(size: str = "1280x720x24") -> Iterator[str]:
    """An X server that nobody else uses, by its display."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def at_the_window(folder: Path, *words: str, size: str = "1280x720") -> Iterator[Person]:
    """A person before the window of `bloc-game` with these words, on a screen of its own."""
    with server() as display:
        trace = folder / "trace.jsonl"
        environment = {
            **os.environ,
            "DISPLAY": display,
            "BLOC_GAME_TRACE": str(trace),
            "BLOC_GAME_SAVES": str(folder / "saves"),
            "BLOC_GAME_WINDOW": size,
        }
        for name in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        said = folder / "stderr.txt"
        with said.open("wb") as errors:
            window = subprocess.Popen(
                [sys.executable, "-m", "bloc_game", *words], env=environment, stderr=errors
            )
        try:
            yield Person(window, display, trace)
        finally:
            # taken before: the staff, if it is just being born as the window is killed, cries out
            (folder / "errors.txt").write_bytes(said.read_bytes())
            window.kill()
            window.wait()
