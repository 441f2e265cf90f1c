"""What a window costs while nothing moves and nobody does anything.

Run it with the Python that has bloc_game installed: `python benchmarks/idle.py`. Without a screen
SDL's dummy driver is used, which costs less than a real one: under X11 set DISPLAY.
"""

from __future__ import annotations

import argparse
import os
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bloc_game.ui.display import prepare

AIM = 0.5  # per cent of a core
REST = 60.0  # seconds of the window's own time after which whatever moves has arrived


def main() -> int:
    """Let the title page and the table of a game lie open, and print what that cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each lies open")
    seconds = parser.parse_args().seconds
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    prepare()
    with TemporaryDirectory() as saves:
        os.environ["BLOC_GAME_SAVES"] = saves
        for name, scenario, seats in (
            ("title page", None, ()),
            ("table of a game", "soviet_application", ("USA",)),
        ):
            share, frames = _idle(scenario, seats, seconds)
            print(f"{name:16} {share:5.2f} % of a core, {frames} frames   aim: {AIM} %, 0 frames")
    return 0


def _idle(scenario: str | None, seats: tuple[str, ...], seconds: float) -> tuple[float, int]:
    """The part of a core used in so many seconds of rest, and the frames painted in them."""
    import pygame

    from bloc_game.ui.app import Window
    from bloc_game.ui.scenes.opening import first_scene
    from bloc_game.ui.scenes.wish import Wish
    from bloc_game.ui.stage import Stage

    ahead = 0.0
    window = Window(
        Stage(first_scene(Wish(scenario, seats, 7))), clock=lambda: perf_counter() + ahead
    )
    for _ in range(20):  # arrive: what moves is told that it is much later
        ahead += REST / 20
        window.step()
    clock, before, began = pygame.time.Clock(), window.frames, process_time()
    end = perf_counter() + seconds
    while perf_counter() < end:
        window.step()
        clock.tick(window.pace)
    return 100 * (process_time() - began) / seconds, window.frames - before


if __name__ == "__main__":
    raise SystemExit(main())
