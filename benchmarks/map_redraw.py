"""What the map of the table costs: painted anew, taken from its keep, pointed at, and moved.

Run it with the Python that has bloc_game installed: `python benchmarks/map_redraw.py`. All times
are CPU time of this process at a window of 1280 by 720, and medians. "A turn" gives the same view
other colours; "nearer" is a view at a nearness that has been seen before; "first" is a nearness for
which no name has been placed yet. What the rest of the table costs is left out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median
from time import process_time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from bloc_game.geography.looks import Look
from bloc_game.scenario.shelf import find, load
from bloc_game.session.playing import begin
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.map_camera import Camera
from bloc_game.ui.map_names import Naming
from bloc_game.ui.map_picture import Lands, MapPicture, cover
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.motion import Motion
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.governments import government_card, map_day
from bloc_game.ui.scenes.map_page import MapPage
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.map_shots import MapDay
from bloc_game.ui.scenes.play import Doors, Play
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.settings import Settings
from bloc_game.ui.tokens import LIGHT
from bloc_game.ui.widgets.attention import Attention

SIZE = (806, 510)
BOX = Box(0, 77, 806, 540)
REDRAW, HOVER, FRAME = 60.0, 1.0, 4.0  # the aims, in milliseconds


def main() -> int:
    """Time each and print it beside its aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="runs of each (default: %(default)s)")
    runs = parser.parse_args().n
    play = _game()
    day = _day(play)
    naming = Naming("en", day.on, day.governments, divided=day.divided)
    first = _timed(lambda: MapPicture(Lands(cover().world), SIZE, LIGHT).names(naming), 1)
    print(f"{'first map of a process, with its names':44} {first:7.2f} ms")
    _report("a turn changes sides", _turn(dict(day.sides), naming), runs, REDRAW)
    _report("nearer, painted anew", _nearer(dict(day.sides), naming), runs, REDRAW)
    _report("pointed at, with the card", _pointed(play), 6 * runs, HOVER)
    _report("a frame of a movement", _moving(play), runs, FRAME)
    return 0


def _turn(known: dict[str, Look], naming: Naming) -> Callable[[], object]:
    picture = MapPicture(cover(), SIZE, LIGHT)
    sides = cycle(
        {**known, "YUG": one, "AUT": two, "FIN": three, "SWE": four}
        for one in Look
        for two in Look
        for three in Look
        for four in Look
    )
    picture.draw(known, naming)
    return lambda: picture.draw(next(sides), naming)


def _nearer(known: dict[str, Look], naming: Naming) -> Callable[[], object]:
    home = home_view(cover().world.plan, *SIZE)
    views = (Camera(2, (x * 3.0, 0.0)).view(home, SIZE) for x in range(100000))

    def painted() -> object:
        picture = MapPicture(cover(), SIZE, LIGHT, 1.0, next(views))
        return picture.draw(known, naming), picture.names(naming)

    painted()
    return painted


def _pointed(play: Play) -> Callable[[], object]:
    """The pointer goes from one government to the next, and has been at each before."""
    panel, day = MapPanel(), _day(play)

    def shown(actor: str) -> None:
        panel.hovered = actor
        card = government_card(play, actor, None, None)
        MapPage(panel, day, play.tr, play.errands, card).place(_frame(), BOX)

    actors = ("FRA", "POL", "SUN", "ITA", "BRD", "TUR")
    for actor in actors:
        shown(actor)
    order: Iterator[str] = cycle(actors)
    return lambda: shown(next(order))


def _moving(play: Play) -> Callable[[], object]:
    panel, day = MapPanel(), _day(play)
    MapPage(panel, day, play.tr, play.errands).place(_frame(), BOX)
    shot = panel.shot
    assert shot is not None
    home = home_view(cover().world.plan, *SIZE)
    size = shot.picture.sheet.size
    views = cycle(Camera(1, (x * 40.0, 0.0)).view(home, size) for x in range(9))
    return lambda: shot.seen_from(next(views))


def _day(play: Play) -> MapDay:
    day = map_day(play)
    assert day is not None, "the flagship has a map"
    return day


def _frame() -> Frame:
    return Frame(1280, 720, Fonts(1.0), Settings(), Attention(), Motion())


def _game() -> Play:
    session = begin(load(find("soviet_application")), ("USA",), seed=7, language="en")
    doors = Doors(home=lambda _: TitleScene(Wish()), again=lambda _: TitleScene(Wish()))
    return Play(session, "en", doors)


def _report(name: str, once: Callable[[], object], runs: int, aim: float) -> None:
    print(f"{name:44} {_timed(once, runs):7.2f} ms   aim {aim:g}   median of {runs}")


def _timed(once: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = process_time()
        once()
        times.append(process_time() - start)
    return median(times) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
