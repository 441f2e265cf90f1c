"""The pages around the table: title, histories, seats, settings, saves, help, credits."""

from __future__ import annotations

from bloc_game.scenario.shelf import find, load
from bloc_game.session.catalogue import languages, translator
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.intents import Changed, Digit, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.credits import CreditsScene
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.histories import HistoriesScene
from bloc_game.ui.scenes.saved import SavedScene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.settings_page import SettingsScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage


def _title(language: str) -> Scene:
    return TitleScene(Wish(language=language))


def _settings(language: str) -> Scene:
    return SettingsScene(language, languages(), lambda _: None)


def _histories(language: str) -> Scene:
    return HistoriesScene(Wish(language=language))


def _seats(language: str) -> Scene:
    return SeatsScene(load(find("soviet_application")), Wish(language=language))


def _shared(stage: Stage) -> None:
    stage.send_all((Digit(3), Typed("s"), Digit(4)))


def _credits(language: str) -> Scene:
    return CreditsScene(translator(language))


def _licence(stage: Stage) -> None:
    scene = stage.scene
    scene.handle(Changed("papers", 2))


def _help(language: str) -> Scene:
    return HelpScene(translator(language))


def _saves(language: str) -> Scene:
    return SavedScene(Wish(language=language))


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit("around.title", _title),
    Exhibit("around.settings", _settings),
    Exhibit("around.credits", _credits),
    Exhibit("around.credits.licence", _credits, _licence),
    Exhibit("around.help", _help),
    Exhibit("around.saves", _saves),
    Exhibit("around.histories", _histories),
    Exhibit("around.seats", _seats),
    Exhibit("around.seats.shared", _seats, _shared),
)
