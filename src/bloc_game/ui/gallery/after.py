"""What comes after a game, and beside it: the leaves of the debrief, the lesson, the codex."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, until
from bloc_game.ui.intents import Changed, Input, Intent, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.lesson import Coach
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


def _taught(language: str) -> Scene:
    table = TableScene(new_game(("SUN",), language))
    table.coach = Coach()
    return table


def _pressed(*presses: Input) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        for press in presses:
            stage.send(press)

    return brought


def _article(stage: Stage) -> None:
    stage.send(Typed("c"))
    stage.click("entry:edc")
    stage.send(Typed("c"))


EXHIBITS = (
    *(
        Exhibit(f"ending.{name}", _table, _leaf(number))
        for number, name in enumerate(LEAVES, start=1)
    ),
    Exhibit("lesson.first", _taught),
    Exhibit("lesson.draft", _taught, _pressed(Intent.CONFIRM)),
    Exhibit("lesson.pencil", _taught, _pressed(Intent.CONFIRM, Typed("d"))),
    Exhibit("codex.shelves", _table, _pressed(Typed("c"))),
    Exhibit("codex.article", _table, _article),
)
