"""The map: from far and near, with a card, with arcs, and where history went elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from bloc_game.geography.land import looks
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point
from bloc_game.geography.reading import world_in
from bloc_game.geography.sides import sides_of, standing, statuses, zoned
from bloc_game.resources import maps_dir
from bloc_game.session.views_map import ErrandsView, ErrandView, kind_of_move
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import BANDUNG, new_game, until_turn
from bloc_game.ui.intents import Message
from bloc_game.ui.map_camera import Camera
from bloc_game.ui.map_picture import COVER, lands
from bloc_game.ui.scene import Frame, Scene, Transition
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.governments import government_card, map_day
from bloc_game.ui.scenes.map_page import MapPage
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.map_shots import MapDay
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage

_Opens = Callable[[str], Scene]

GERMANY, BALKANS, CRIMEA = (10.5, 50.6), (19.0, 44.0), (33.0, 46.0)  # longitude and latitude


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
    joined: dict[RegionId, Look] | None = None,
    camera: _Near | None = None,
    about: RegionId | None = None,
    errands: bool = False,
) -> _Opens:
    """A map on a day, perhaps another than the game's, with what has been joined by then."""

    def opened(language: str) -> Scene:
        play = new_game(("USA",), language)
        scene = MapScene(play, _day(play, on, joined or {}), _errands(play, errands))
        scene.panel.camera = camera.camera() if camera else Camera()
        scene.panel.chosen = about
        return scene

    return opened


def _asia(step: int = 0, place: Point = (0.0, 0.0)) -> _Opens:
    """The map of another world, about a longitude and latitude."""

    def opened(language: str) -> Scene:
        play = new_game(("IDN",), language, BANDUNG)
        day = map_day(play)
        assert day is not None, "the conference has a map"
        scene = MapScene(play, day, play.errands)
        scene.panel.camera = Camera(step, lands(day.folder).world.plan.plane.project(*place))
        return scene

    return opened


def _day(play: Play, on: date | None, joined: dict[RegionId, Look]) -> MapDay:
    """The map's day, on another date and with what has been joined by then."""
    today, land = map_day(play), world_in(maps_dir() / COVER)
    assert today is not None, "the flagship has the map of the title page"
    assert land is not None, "the map of the title page comes with the game"
    then, scenario = on or today.on, play.session.scenario
    known = {**standing(scenario, play.seen.observation.public), **joined}
    shown = looks(land, known, statuses(sides_of(scenario)), then)
    zones = zoned(scenario, shown, land, then)
    return replace(today, on=then, sides=tuple(sorted(shown.items())), divided=zones)


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


@dataclass(frozen=True, slots=True)
class _Near:
    """From how near, and about which longitude and latitude."""

    place: Point
    step: int

    def camera(self) -> Camera:
        land = world_in(maps_dir() / COVER)
        assert land is not None, "the map of the title page comes with the game"
        return Camera(self.step, land.plan.plane.project(*self.place))


EXHIBITS = (
    Exhibit("map.whole", _map()),
    Exhibit("map.germany", _map(camera=_Near(GERMANY, 4))),
    Exhibit("map.balkans", _map(camera=_Near(BALKANS, 2))),
    Exhibit("map.crimea", _map(camera=_Near(CRIMEA, 3))),
    Exhibit("map.card.france", _map(about="FRA")),
    Exhibit("map.card.soviet_union", _map(about="SUN")),
    Exhibit("map.card.america", _map(about="USA")),
    Exhibit("map.card.near", _map(about="DDR", camera=_Near(GERMANY, 4))),
    Exhibit("map.arcs", _map(errands=True)),
    Exhibit("map.arcs.one", _map(errands=True, about="FRA")),
    Exhibit(
        "map.end.record",
        _map(
            on=date(1955, 5, 14),
            joined={
                "BRD": Look.BLUE,
                **dict.fromkeys(("POL", "DDR", "CSK", "HUN", "ROU", "BGR"), Look.RED),
            },
        ),
    ),
    Exhibit("map.end.soviet_member", _map(on=date(1955, 5, 14), joined={"SUN": Look.BLUE})),
    Exhibit(
        "map.end.austria_free",
        _map(on=date(1955, 8, 1), joined={"AUT": Look.SAND}, camera=_Near(BALKANS, 2)),
    ),
    Exhibit("map.asia", _asia()),
    Exhibit("map.asia.islands", _asia(2, (118.0, 0.0))),
    Exhibit("map.table", lambda language: TableScene(new_game(("USA",), language)), _table),
)
