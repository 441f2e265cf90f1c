"""What is drawn as SVG is SVG that every reader of ours understands."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.map_ink import outline
from bloc_game.ui.map_picture import cover
from bloc_game.ui.map_sheet import Sheet, home_view, lay_out
from bloc_game.ui.svg import Paint, circle, document, group, path, rings_data, thinned

POINTS = st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return lay_out(cover().atlas, (400, 300), 1.0, home_view(cover().world.plan, 400, 300))


def elements(svg: str) -> set[str]:
    return {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}


def test_an_outline_leaves_out_the_borders_within(sheet: Sheet) -> None:
    union = frozenset({"SUN", "UKR", "BLR", "CRM"})
    drawn = outline(sheet, union, Paint(stroke="#000000"))
    edge = [line for line in sheet.lines if (line.one in union) != (line.other in union)]
    within = [line for line in sheet.lines if {line.one, line.other} <= union]
    assert drawn is not None
    assert within
    assert drawn[0].count("M") == len(edge)


def test_nothing_is_outlined_for_no_region(sheet: Sheet) -> None:
    assert outline(sheet, frozenset(), Paint(stroke="#000000")) is None


def test_text_in_a_picture_cannot_break_out_of_it() -> None:
    svg = document(9, 9, [group([circle((1, 2), 3, Paint(fill="#FFFFFF"))], 0.5)])
    assert elements(svg) == {"svg", "g", "circle"}
    assert path("", Paint()) == ""


def test_a_shape_of_two_points_is_left_out() -> None:
    assert rings_data([[(0, 0), (1, 1)]]) == ""


@given(POINTS, st.floats(0.1, 5))
def test_a_thinned_line_keeps_its_ends_and_stays_near(
    points: list[tuple[float, float]], step: float
) -> None:
    kept = thinned(points, step)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    for x, y in points:
        assert any(abs(x - a) < step and abs(y - b) < step for a, b in kept)
