"""The pages around the table in the states that a first look does not show."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bloc_game.session.catalogue import languages, translator
from bloc_game.session.playing import begin
from bloc_game.session.views_moment import Voice
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import scenario
from bloc_game.ui.intents import Digit, Intent, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.codex_page import CodexScene
from bloc_game.ui.scenes.credits import CreditsScene
from bloc_game.ui.scenes.histories import HistoriesScene
from bloc_game.ui.scenes.saved import SavedScene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.settings_page import SettingsScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage

_DAY = datetime(2026, 11, 3, 20).timestamp()


@cache
def _folder() -> Path:
    """Saves of its own for the gallery, never a player's; one is damaged, one is no save."""
    folder = Path(mkdtemp(prefix="bloc_game-gallery-"))
    for number, seats in enumerate((("FRA",), ("USA", "SUN"), ("DDR",)), start=1):
        begin(scenario(), seats, seed=number, save=folder / f"soviet_application-{number}.jsonl")
    damaged = folder / "soviet_application-3.jsonl"
    damaged.write_bytes(damaged.read_bytes() + b'{"a":"a line that nobody wrote"}\n')
    (folder / "letter.jsonl").write_text("Dear Molotov,\n", encoding="utf-8")
    return folder


def _listed() -> tuple[Path, ...]:
    """The games in the gallery's folder, all played on one day."""
    found = tuple(sorted(_folder().glob("*.jsonl"), reverse=True))
    for path in found:
        os.utime(path, (_DAY, _DAY))
    return found


def _settings(language: str) -> Scene:
    return SettingsScene(language, languages(), lambda _: None)


def _seats(language: str) -> Scene:
    return SeatsScene(scenario(), Wish(language=language))


def _ahead(language: str) -> Scene:
    return SeatsScene(scenario(), Wish(language=language, policy="envoy"))


def _codex(language: str) -> Scene:
    return CodexScene(Voice(scenario(), language))


def _said(*signs: str) -> Callable[[Stage], None]:
    """Keys pressed one after the other."""

    def brought(stage: Stage) -> None:
        stage.send_all(Digit(int(one)) if one.isdecimal() else Typed(one) for one in signs)

    return brought


def _licence(stage: Stage) -> None:
    """The second licence, reached as a player does."""
    while stage.attention.focus != "papers":
        stage.send(Intent.NEXT)
    stage.send_all((Intent.RIGHT, Intent.RIGHT))


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit("title.resume", lambda language: TitleScene(Wish(language=language), _listed)),
    Exhibit("histories", lambda language: HistoriesScene(Wish(language=language))),
    Exhibit("seats.shared", _seats, _said("3", "s", "4")),
    Exhibit("seats.ahead", _ahead, lambda stage: stage.send(Intent.LAST)),
    Exhibit("settings", _settings),
    Exhibit("codex", _codex),
    Exhibit("codex.search", _codex, _said("/", *"1955")),
    Exhibit("saves", lambda language: SavedScene(Wish(language=language), _listed)),
    Exhibit(
        "saves.delete",
        lambda language: SavedScene(Wish(language=language), _listed),
        _said("2", "d"),
    ),
    Exhibit("credits", lambda language: CreditsScene(translator(language))),
    Exhibit("credits.licence", lambda language: CreditsScene(translator(language)), _licence),
)
