"""The map: from far and near, with a card, with arcs, and where history went elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from bloc_game.session.views_map import ErrandsView, ErrandView, kind_of_move
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, until_turn
from bloc_game.ui.intents import Message
from bloc_game.ui.map_camera import Camera
from bloc_game.ui.map_data import Alignment, RegionId
from bloc_game.ui.projection import EUROPE, Point
from bloc_game.ui.scene import Frame, Scene, Transition
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.governments import government_card, map_day
from bloc_game.ui.scenes.map_page import MapPage
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.map_shots import MapDay
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage

GERMANY = EUROPE.project(10.5, 50.6)
BALKANS = EUROPE.project(19, 44)
CRIMEA = EUROPE.project(33, 46)


@dataclass(slots=True)
class MapScene:
    """A map that fills the window."""

    play: Play
    day: MapDay
    said: ErrandsView
    panel: MapPanel = field(default_factory=MapPanel)

    def handle(self, message: Message) -> Transition:
        self.panel.use(message)
        return None

    def draw(self, frame: Frame) -> None:
        about = self.panel.looked_at
        card = government_card(self.play, about, None, None) if about else None
        MapPage(self.panel, self.day, self.play.tr, self.said, card).place(frame, frame.box)


def _map(
    *,
    on: date | None = None,
    joined: dict[RegionId, Alignment] | None = None,
    camera: Camera | None = None,
    about: RegionId | None = None,
    errands: bool = False,
) -> Callable[[str], Scene]:
    """A map on a day, perhaps another than the game's, with what has been joined by then."""

    def opened(language: str) -> Scene:
        play = new_game(("USA",), language)
        day = map_day(play)
        known = tuple(sorted({**dict(day.known), **(joined or {})}.items()))
        scene = MapScene(play, replace(day, on=on or day.on, known=known), _errands(play, errands))
        scene.panel.camera = camera or Camera()
        scene.panel.chosen = about
        return scene

    return opened


def _errands(play: Play, are_many: bool) -> ErrandsView:
    """Deeds as a busy turn brings them."""
    none = play.errands
    pairs = (
        ("lobby", "GBR", "USA"),
        ("lobby", "FRA", "GBR"),
        ("press", "USA", "FRA"),
        ("press", "SUN", "POL"),
        ("reassure", "BRD", "FRA"),
        ("back_channel", "SUN", "FRA"),
        ("offer", "ITA", "BRD"),
    )
    names = play.voice.names
    found = tuple(ErrandView(move, kind_of_move(names, move), a, b, "") for move, a, b in pairs)
    return ErrandsView(play.view.date, found, none.moves) if are_many else none


def _table(stage: Stage) -> None:
    """The table after a turn, with what others did and a card."""
    scene = stage.scene
    assert isinstance(scene, TableScene)
    until_turn(stage, scene.play, 3, Now.MOVES)
    scene = stage.scene
    assert isinstance(scene, TableScene)
    scene.map.chosen = "FRA"
    stage.adjust(stage.settings)


def _near(place: Point, step: int) -> Camera:
    return Camera(step, place)


EXHIBITS = (
    Exhibit("map.whole", _map()),
    Exhibit("map.germany", _map(camera=_near(GERMANY, 4))),
    Exhibit("map.balkans", _map(camera=_near(BALKANS, 2))),
    Exhibit("map.crimea", _map(camera=_near(CRIMEA, 3))),
    Exhibit("map.card.france", _map(about="FRA")),
    Exhibit("map.card.soviet_union", _map(about="SUN")),
    Exhibit("map.card.america", _map(about="USA")),
    Exhibit("map.card.near", _map(about="DDR", camera=_near(GERMANY, 4))),
    Exhibit("map.arcs", _map(errands=True)),
    Exhibit("map.arcs.one", _map(errands=True, about="FRA")),
    Exhibit(
        "map.end.record",
        _map(
            on=date(1955, 5, 14),
            joined={
                "BRD": Alignment.ATLANTIC,
                **dict.fromkeys(("POL", "DDR", "CSK", "HUN", "ROU", "BGR"), Alignment.SOVIET),
            },
        ),
    ),
    Exhibit(
        "map.end.soviet_member", _map(on=date(1955, 5, 14), joined={"SUN": Alignment.ATLANTIC})
    ),
    Exhibit("map.end.austria_free", _map(on=date(1955, 8, 1), camera=_near(BALKANS, 2))),
    Exhibit("map.table", lambda language: TableScene(new_game(("USA",), language)), _table),
)
