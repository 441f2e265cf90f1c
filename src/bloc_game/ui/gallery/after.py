"""What comes after a game, and beside it: the leaves of the debrief, the lesson, the codex."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, until
from bloc_game.ui.intents import Changed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage

LEAVES = ("goals", "moments", "beside", "indicators", "sources", "questions")


def _table(language: str) -> Scene:
    return TableScene(new_game(("FRA",), language))


def _leaf(number: int) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        until(stage, EndingScene)
        stage.scene.handle(Changed("leaves", number))

    return brought


EXHIBITS = tuple(
    Exhibit(f"ending.{name}", _table, _leaf(number)) for number, name in enumerate(LEAVES, start=1)
)
