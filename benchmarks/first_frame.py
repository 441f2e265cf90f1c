"""How long the window's first frame takes beside a bare pygame window.

Run it with the Python that has bloc_game installed: `python benchmarks/first_frame.py`. Each is a
process of its own, timed from its start until the frame is shown and the window closed again, in
turn, so that a busy machine slows all alike. Without a screen SDL's dummy driver is used.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

AIM = 2.0  # times a bare window

BARE = """
import pygame
pygame.display.init()
pygame.font.init()
surface = pygame.display.set_mode((1280, 720))
surface.fill("white")
pygame.display.flip()
pygame.event.get()
"""
PAGE = """
from bloc_game.ui.display import prepare
prepare()
from bloc_game.ui.app import Window
from bloc_game.ui.stage import Stage
from bloc_game.ui.scenes.opening import first_scene
from bloc_game.ui.scenes.wish import Wish
Window(Stage(first_scene(Wish({wish})))).step()
"""
PROGRAMS = {
    "bare pygame window": BARE,
    "title page": PAGE.format(wish=""),
    "table of a game": PAGE.format(wish="'soviet_application', ('USA',), 7"),
}


def main() -> int:
    """Time all and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=7, help="runs of each (default: %(default)s)")
    runs = parser.parse_args().n
    with TemporaryDirectory() as saves:
        environment = {**os.environ, "BLOC_GAME_SAVES": saves, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            environment.setdefault("SDL_VIDEODRIVER", "dummy")
        rounds = [
            [_milliseconds(one, environment) for one in PROGRAMS.values()] for _ in range(runs)
        ]
    medians = [median(times) for times in zip(*rounds, strict=True)]
    for name, time in zip(PROGRAMS, medians, strict=True):
        print(f"{name:20} {time:7.1f} ms   {time / medians[0]:4.2f} × bare   median of {runs}")
    print(f"aim: the title page within {AIM:.0f} × a bare window")
    return 0


def _milliseconds(program: str, environment: dict[str, str]) -> float:
    start = perf_counter()
    command = [sys.executable, "-c", program]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
