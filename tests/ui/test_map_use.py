"""The map comes nearer by wheel, keys, buttons and hand, and answers to what is really shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bloc_game.geography.looks import Look
from bloc_game.ui.drawlist import Picture
from bloc_game.ui.intents import Digit, Intent, Pointer, Touch, Typed, Wheel
from bloc_game.ui.layout import Box
from bloc_game.ui.map_camera import NEARNESS
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from tests.ui.walking import new_play, staged


def opened() -> tuple[Stage, MapPanel]:
    scene = TableScene(new_play())
    stage = staged(scene)
    assert stage.drawing.items
    return stage, scene.map


def on_map(stage: Stage) -> None:
    """Bring the focus to the map, by keys alone."""
    for _ in range(40):
        if stage.attention.focus == "map":
            return
        stage.send(Intent.NEXT)
    raise AssertionError("Tab never comes to the map")


def pixel_of(panel: MapPanel, region: str) -> tuple[float, float]:
    assert panel.shot is not None
    x, y = panel.shot.picture.place_of(region)
    return panel.box.x + x, panel.box.y + y


def pulled(stage: Stage, start: tuple[float, float], end: tuple[float, float]) -> None:
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    stage.send(Pointer(Touch.MOVE, *start))
    stage.send(Pointer(Touch.DOWN, *start))
    for at in (middle, end):
        stage.send(Pointer(Touch.MOVE, *at))
    stage.send(Pointer(Touch.UP, *end))


# --- nearer and farther ---------------------------------------------------------------------------


def test_plus_and_minus_bring_the_map_nearer_and_away_and_nought_shows_it_whole() -> None:
    stage, panel = opened()
    on_map(stage)
    stage.send_all([Typed("+"), Typed("+"), Typed("-")])
    assert panel.camera.step == 1
    stage.send(Digit(0))
    assert panel.camera.is_home


def test_page_keys_and_home_do_the_same_while_the_map_has_the_focus() -> None:
    stage, panel = opened()
    on_map(stage)
    stage.send_all([Intent.PAGE_UP, Intent.PAGE_UP, Intent.PAGE_DOWN])
    assert panel.camera.step == 1
    stage.send(Intent.FIRST)
    assert panel.camera.is_home


def test_page_keys_scroll_the_paper_while_the_map_has_not_the_focus() -> None:
    stage, panel = opened()
    stage.send(Intent.PAGE_UP)
    assert panel.camera.is_home


def test_the_wheel_comes_nearer_to_what_is_under_the_pointer() -> None:
    stage, panel = opened()
    at = pixel_of(panel, "BRD")
    stage.send(Wheel(1, *at))
    assert stage.drawing.items
    assert panel.camera.step == 1
    assert pixel_of(panel, "BRD") == pytest.approx(at, abs=2)


def test_a_smooth_wheel_counts_in_parts() -> None:
    stage, panel = opened()
    at = pixel_of(panel, "BRD")
    stage.send_all([Wheel(0.4, *at), Wheel(0.4, *at)])
    assert panel.camera.is_home
    stage.send(Wheel(0.4, *at))
    assert panel.camera.step == 1


def test_the_wheel_over_a_paper_leaves_the_map_alone() -> None:
    stage, panel = opened()
    stage.send(Wheel(3, 1200, 400))
    assert panel.camera.is_home


def test_the_buttons_do_it_with_a_mouse() -> None:
    stage, panel = opened()
    for control in ("map:nearer", "map:nearer", "map:farther"):
        stage.click(control)
    assert panel.camera.step == 1
    stage.click("map:whole")
    assert panel.camera.is_home
    for _ in range(9):
        stage.click("map:nearer")
    assert panel.camera.step == len(NEARNESS) - 1


# --- pulling --------------------------------------------------------------------------------------


def test_a_hand_pulls_the_map_and_chooses_nothing() -> None:
    stage, panel = opened()
    stage.send(Wheel(2, *pixel_of(panel, "BRD")))
    assert stage.drawing.items
    before = pixel_of(panel, "BRD")
    pulled(stage, before, (before[0] + 90, before[1] - 40))
    assert stage.drawing.items
    assert pixel_of(panel, "BRD") == pytest.approx((before[0] + 90, before[1] - 40), abs=2)
    assert panel.chosen is None


def test_a_hand_that_leaves_the_map_lets_go_of_it() -> None:
    stage, panel = opened()
    stage.send(Wheel(2, *pixel_of(panel, "BRD")))
    assert stage.drawing.items
    pulled(stage, pixel_of(panel, "BRD"), (1200, 300))
    assert stage.drawing.items
    held = panel.camera
    stage.send(Pointer(Touch.MOVE, 300, 300))
    assert panel.camera == held


def test_a_click_still_chooses_and_the_pointer_finds_what_is_shown() -> None:
    stage, panel = opened()
    stage.send(Wheel(3, *pixel_of(panel, "AUT")))
    assert stage.drawing.items
    for region in ("AUT", "CSK", "HUN"):
        x, y = pixel_of(panel, region)
        stage.send(Pointer(Touch.MOVE, x, y))
        assert panel.hovered == region
    stage.send_all(Pointer(touch, x, y) for touch in (Touch.DOWN, Touch.UP))
    assert panel.chosen == "HUN"


def test_the_little_map_of_america_stays_where_it_is() -> None:
    stage, panel = opened()
    before = pixel_of(panel, "USA")
    stage.send(Wheel(4, *pixel_of(panel, "POL")))
    assert stage.drawing.items
    assert pixel_of(panel, "USA") == before
    stage.send(Pointer(Touch.MOVE, *before))
    assert panel.hovered == "USA"


def test_arrows_walk_the_governments_and_bring_them_into_sight() -> None:
    stage, panel = opened()
    on_map(stage)
    stage.send_all([Intent.RIGHT, Typed("+"), Typed("+"), Typed("+")])
    for _ in range(6):
        stage.send(Intent.RIGHT)
        assert stage.drawing.items
        assert panel.chosen is not None
        if panel.chosen not in ("USA", "CAN"):
            assert panel.box.holds(*pixel_of(panel, panel.chosen))


# --- moving ---------------------------------------------------------------------------------------


def test_a_movement_shows_the_last_picture_until_it_comes_to_rest() -> None:
    stage, panel = opened()
    stage.tick(0.0)
    assert stage.drawing.items
    shot = panel.shot
    stage.send(Wheel(1, *pixel_of(panel, "BRD")))
    assert stage.drawing.items
    assert stage.is_moving
    stage.tick(0.05)
    assert stage.drawing.items
    assert panel.shot is shot
    stage.tick(1.0)
    assert stage.drawing.items
    assert panel.shot is not shot
    assert not stage.is_moving


def test_nothing_moves_for_whoever_wants_it_so() -> None:
    scene = TableScene(new_play())
    stage = Stage(scene, (1280, 720), Settings(scale=1.0, motion=False))
    stage.tick(0.0)
    assert stage.drawing.items
    shot = scene.map.shot
    stage.send(Wheel(1, *pixel_of(scene.map, "BRD")))
    assert stage.drawing.items
    assert scene.map.shot is not shot
    assert not stage.is_moving


def test_a_country_that_changes_sides_fades_from_one_colour_to_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from bloc_game.ui.scenes import table_page

    stage, panel = opened()
    stage.tick(0.0)
    day = panel.shot.day if panel.shot else None
    assert day is not None
    sides = {**dict(day.sides), **dict.fromkeys(("SUN", "UKR", "BLR", "CRM"), Look.BLUE)}
    joined = replace(day, sides=tuple(sorted(sides.items())))
    monkeypatch.setattr(table_page, "map_day", lambda _: joined)
    colours = []
    at = pixel_of(panel, "SUN")
    for moment in (0.1, 0.2, 5.0):
        stage.send(Pointer(Touch.MOVE, 1.0, 700.0 + moment))
        stage.adjust(stage.settings)
        stage.tick(moment)
        land = next(item for item in stage.drawing.items if is_land(item, panel.box))
        assert isinstance(land, Picture)
        colours.append(land.surface.get_at((round(at[0]) + 40, round(at[1] - panel.box.y) + 30)))
    assert colours[0].r > colours[0].b
    assert colours[1] not in (colours[0], colours[2])
    assert colours[2].b > colours[2].r


def is_land(item: object, box: Box) -> bool:
    return isinstance(item, Picture) and item.box == box
