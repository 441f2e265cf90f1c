"""The card of a government lies beside it, fits the map, and says what the seat may know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.session.views_map import ErrandView
from bloc_game.ui.layout import Box
from bloc_game.ui.scenes.map_arcs import arcs, dash_of, shapes
from bloc_game.ui.scenes.map_card import card_spot
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.tokens import LIGHT
from tests.ui.mapped import today
from tests.ui.walking import new_play, staged

WITHIN = Box(0, 0, 806, 500)
SMALL = st.builds(Box, st.floats(0, 700), st.floats(0, 420), st.floats(5, 100), st.floats(5, 75))


@given(SMALL, st.floats(200, 300), st.floats(100, 380))
def test_a_card_never_lies_on_a_small_country(about: Box, wide: float, tall: float) -> None:
    spot = card_spot(WITHIN, (wide, tall), (about,), (), ())
    assert not spot.touches(about)
    assert WITHIN.contains(spot)


@given(st.lists(SMALL, max_size=12))
def test_a_card_covers_no_more_names_than_at_the_worst_corner(names: list[Box]) -> None:
    spot = card_spot(WITHIN, (272, 340), (), (), names)
    lower_left = Box(12, 500 - 12 - 340, 272, 340)
    covered = sum(spot.touches(name) for name in names)
    assert covered <= sum(lower_left.touches(name) for name in names)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (1920, 1080)], ids=str)
def test_the_card_of_every_government_fits_the_map(size: tuple[int, int]) -> None:
    scene = TableScene(new_play())
    for actor in today(scene.play).governments:
        scene.map.chosen = actor
        stage = staged(scene, size)
        assert stage.drawing.outside() == ()
        assert stage.drawing.overlaps() == ()
        assert scene.map.box.contains(scene.map.card, 1.0)
        assert stage.drawing.says(scene.play.government(actor).name)


def test_a_card_lies_off_its_government_wherever_there_is_room() -> None:
    scene = TableScene(new_play())
    for actor in today(scene.play).governments:
        scene.map.chosen = actor
        assert staged(scene).drawing.items
        shot = scene.map.shot
        assert shot is not None
        x, y = shot.picture.place_of(actor)
        assert not scene.map.card.holds(scene.map.box.x + x, scene.map.box.y + y), actor


def test_a_card_says_leader_side_figures_support_and_case() -> None:
    scene = TableScene(new_play(("USA",)))
    scene.map.chosen = "FRA"
    drawing = staged(scene).drawing
    for said in (
        *("Joseph Laniel, Prime Minister", "Georges Bidault, Foreign Minister"),
        *("North Atlantic Treaty", "43.1 m", "745,000", "National Material Capabilities 7.0"),
        *("The Soviet note", "refuses", "Three invasions in seventy years"),
    ):
        assert drawing.says(said), said


def test_goals_are_on_the_card_of_ones_own_government_alone() -> None:
    play = new_play(("USA",))
    own = {goal.title for goal in play.view.seat.goals}
    assert set(play.government("USA").goals) == own
    for actor in today(play).governments:
        if actor != "USA":
            assert play.government(actor).goals == ()


# --- arcs -----------------------------------------------------------------------------------------

PLACES = {"USA": (60.0, 60.0), "FRA": (280.0, 320.0), "SUN": (600.0, 200.0)}
MOVES = ("lobby", "press", "reassure")


def errand(move: str, by: str, on: str) -> ErrandView:
    return ErrandView(move, move, by, on, "")


def test_every_kind_of_move_has_a_stroke_of_its_own() -> None:
    kinds = new_play().errands.moves
    assert len({dash_of(move, kinds) for move in kinds}) == len(kinds)


def test_an_arc_goes_from_one_to_the_other_and_keeps_clear_of_both_dots() -> None:
    (arc,) = arcs([errand("lobby", "USA", "FRA")], MOVES, PLACES)
    start, end = arc.points[0], arc.points[-1]
    assert start == pytest.approx(PLACES["USA"], abs=20)
    assert end == pytest.approx(PLACES["FRA"], abs=20)
    assert min(abs(end[0] - 280) + abs(end[1] - 320), 99) > 5


def test_arcs_between_the_same_two_do_not_lie_on_each_other() -> None:
    pair = [errand("lobby", "USA", "FRA"), errand("press", "USA", "FRA")]
    back = errand("press", "FRA", "USA")
    middles = [arc.points[len(arc.points) // 2] for arc in arcs([*pair, back], MOVES, PLACES)]
    assert len({(round(x / 8), round(y / 8)) for x, y in middles}) == 3


def test_an_arc_is_broken_where_it_would_cross_a_name() -> None:
    (plain,) = arcs([errand("press", "USA", "SUN")], MOVES, PLACES)
    x, y = plain.points[len(plain.points) // 2]
    name = Box(x - 20, y - 6, 40, 12)
    (arc,) = arcs([errand("press", "USA", "SUN")], MOVES, PLACES, [name])
    assert arc.points == plain.points
    shown = [point for n, point in enumerate(arc.points) if n not in arc.under]
    assert len(shown) < len(arc.points)
    assert not any(name.holds(*point) for point in shown)
    drawn, whole = (shapes(one, 1.0, Box(0, 0, 800, 600), LIGHT) for one in (arc, plain))
    assert drawn is not None
    assert whole is not None
    assert drawn[0] == whole[0]
    assert drawn[1][0].count("M") == 2 * whole[1][0].count("M"), "a piece on either side"
    assert drawn[1][-1] == whole[1][-1], "with its head"


def test_an_arc_of_which_a_name_would_leave_nothing_is_drawn_over_it() -> None:
    (plain,) = arcs([errand("press", "USA", "SUN")], MOVES, PLACES)
    (arc,) = arcs([errand("press", "USA", "SUN")], MOVES, PLACES, [Box(0, 0, 900, 900)])
    assert arc == plain


def test_who_is_not_on_the_map_has_no_arc() -> None:
    found = [errand("lobby", "USA", "FR_PCF"), errand("lobby", "FRA", "FRA")]
    assert list(arcs(found, MOVES, PLACES)) == []


@given(st.floats(0, 1), SMALL)
def test_an_arc_is_never_drawn_outside_the_map(part: float, within: Box) -> None:
    (arc,) = arcs([errand("press", "USA", "SUN")], MOVES, PLACES)
    drawn = shapes(arc, part, within, LIGHT)
    assert drawn is None or within.contains(drawn[0], 0.001)
