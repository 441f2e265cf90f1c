"""What comes after a game, and beside it: the leaves of the debrief, the lesson, the codex."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, until
from bloc_game.ui.intents import Input, Intent, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.lesson import Coach
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage

LEAVES = ("goals", "moments", "beside", "indicators", "sources", "questions")


def _table(language: str) -> Scene:
    return TableScene(new_game(("FRA",), language))


@cache
def _finished(language: str) -> Play:
    """A game played to its end, once for all leaves."""
    play = new_game(("FRA",), language)
    until(Stage(TableScene(play)), EndingScene)
    return play


def _leaf(number: int) -> Callable[[str], Scene]:
    return lambda language: EndingScene(_finished(language), TableScene, number)


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
    *(Exhibit(f"ending.{name}", _leaf(number)) for number, name in enumerate(LEAVES, start=1)),
    Exhibit("lesson.first", _taught),
    Exhibit("lesson.draft", _taught, _pressed(Intent.CONFIRM)),
    Exhibit("lesson.pencil", _taught, _pressed(Intent.CONFIRM, Typed("d"))),
    Exhibit("codex.shelves", _table, _pressed(Typed("c"))),
    Exhibit("codex.article", _table, _article),
)
