"""The pages around a game as they are found: nothing has been done on them yet."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, scenario, until, until_turn
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage


def _table(language: str) -> Scene:
    return TableScene(new_game(("FRA",), language))


def _at(turn: int, now: Now) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        scene = stage.scene
        assert isinstance(scene, TableScene)
        until_turn(stage, scene.play, turn, now)

    return brought


def _ended(stage: Stage) -> None:
    until(stage, EndingScene)


EXHIBITS = (
    Exhibit("title", lambda language: TitleScene(Wish(language=language))),
    Exhibit("seats", lambda language: SeatsScene(scenario(), Wish(language=language))),
    Exhibit("help", lambda language: HelpScene(new_game(language=language).tr)),
    Exhibit("menu", lambda language: MenuScene(new_game(language=language))),
    Exhibit("table.first", _table),
    Exhibit("table.moves", _table, _at(2, Now.MOVES)),
    Exhibit("table.decision", _table, _at(3, Now.DECISION)),
    Exhibit("table.report", _table, _at(4, Now.REPORT)),
    Exhibit("ending", _table, _ended),
)
