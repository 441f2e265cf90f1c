"""What drawing costs: a table anew, a hover, a level in pencil, another size, a house that counts.

Run it with the Python that has bloc_game installed: `python benchmarks/redraw.py`. The table is the
busiest of the flagship, its draft with 29 voices in hand; the map's picture is kept, as it is while
one plays. Times are CPU of this process, from the input until the pixels have changed, without a
window.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from itertools import count
from statistics import median
from time import process_time

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from bloc_game.ui.drawlist import DrawList, changed, paint
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.gallery.games import new_game, until_turn
from bloc_game.ui.gallery.hall import exhibits
from bloc_game.ui.intents import Changed, Intent, Pointer, Resized, Touch, Typed
from bloc_game.ui.kept import Kept
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage

AIMS = {"all anew": 8.0, "hover": 1.0, "pencil": 8.0, "resized": 150.0, "house": 4.0}
WIDE, TALL = 1400, 800
BUSIEST, TURN = "paris_agreements", 10


class Easel:
    """A stage and the pixels it is painted on, as the window does it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.surface = pygame.Surface(stage.size)
        self.fonts = Fonts(stage.scale)
        self.drawn: DrawList | None = None

    def refresh(self) -> None:
        """Paint what has changed."""
        drawing = self.stage.drawing
        part = changed(self.drawn, drawing)
        if part is not None:
            paint(drawing, self.surface, self.fonts, part)
        self.drawn = drawing


def main() -> int:
    """Time all three and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=60, help="times of each (default: %(default)s)")
    times = parser.parse_args().n
    scene, easel = _laid_out()
    for name, act in (_acts(scene, easel) | {"house": _house()}).items():
        act(0)
        act(1)
        found = [_milliseconds(act, number) for number in range(times)]
        aim = AIMS[name]
        print(f"{name:10} {median(found):6.2f} ms CPU   aim {aim:.0f} ms   median of {times}")
    return 0


def _laid_out() -> tuple[TableScene, Easel]:
    scene = TableScene(new_game())
    stage = Stage(scene, settings=Settings(scale=1.0))
    until_turn(stage, scene.play, TURN, Now.MOVES)
    stage.send(Typed("d"))
    texts = [one.id for one in scene.play.view.drafts]
    scene.handle(Changed("drafts", texts.index(BUSIEST)))
    stage.adjust(stage.settings)
    easel = Easel(stage)
    easel.refresh()
    return scene, easel


def _acts(scene: TableScene, easel: Easel) -> dict[str, Callable[[int], None]]:
    stage = easel.stage
    draft = next(one for one in scene.play.view.drafts if one.id == BUSIEST)
    clause = stage.handles.control(f"clause:{draft.clauses[1].id}")
    rows = [one for one in stage.handles.controls if one.id.startswith("stance:")][:2]
    assert clause is not None
    assert len(rows) == 2

    def anew(_number: int) -> None:
        scene.kept = Kept()
        stage.adjust(stage.settings)
        easel.drawn = None
        easel.refresh()

    def hover(number: int) -> None:
        x, y = rows[number % 2].boxes[0].centre
        stage.send(Pointer(Touch.MOVE, x, y))
        easel.refresh()

    turns = count()

    def pencil(_number: int) -> None:
        x, y = clause.parts[next(turns) % len(clause.parts)].centre
        for touch in (Touch.MOVE, Touch.DOWN, Touch.UP):
            stage.send(Pointer(touch, x, y))
        easel.refresh()

    def resized(number: int) -> None:
        stage.send(Resized(WIDE + 4 * number, TALL + 2 * number))  # never the same: the map anew
        easel.surface, easel.drawn = pygame.Surface(stage.size), None
        easel.refresh()

    return {"all anew": anew, "hover": hover, "pencil": pencil, "resized": resized}


def _house() -> Callable[[int], None]:
    """The Assembly's ballots turn over, a frame of a thirtieth of a second after the other."""
    exhibit = next(one for one in exhibits() if one.name == "vote.house.sealed")
    stage = Stage(exhibit.opened("en"), settings=Settings(scale=1.0))
    easel = Easel(stage)
    stage.tick(0.0)
    easel.refresh()
    stage.send(Intent.CONFIRM)

    def frame(number: int) -> None:
        stage.tick((number + 1) / 30)
        easel.refresh()

    return frame


def _milliseconds(act: Callable[[int], None], number: int) -> float:
    start = process_time()
    act(number)
    return (process_time() - start) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
