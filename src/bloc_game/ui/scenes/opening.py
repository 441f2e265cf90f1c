"""Which page comes first: the title, the choice of seats, or a game already wished for in full."""

from __future__ import annotations

from pathlib import Path

from bloc_game.scenario import library
from bloc_game.session.locations import SUFFIX
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.starting import Wish, begun, resumed
from bloc_game.ui.scenes.title import TitleScene


def first_scene(wish: Wish) -> Scene:
    """The page that a wish begins with. Errors are for the one who typed the command."""
    if wish.save is not None and wish.save.exists():
        return resumed(wish.save, wish)
    if wish.scenario is None:
        return TitleScene(wish)
    if wish.scenario.endswith(SUFFIX) and Path(wish.scenario).is_file():
        return resumed(Path(wish.scenario), wish)
    scenario = library.load(library.find(wish.scenario))
    if not wish.seats:
        return SeatsScene(scenario, wish)
    return begun(scenario, wish)
