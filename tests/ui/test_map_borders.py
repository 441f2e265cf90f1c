"""Every stretch of outline is drawn, and none twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.geography.borders import Line, borders

Ring = list[tuple[float, float]]
Edge = frozenset[tuple[float, float]]


@st.composite
def countries(draw: st.DrawFn) -> dict[str, list[Ring]]:
    """Squares of a net, shared out among a few countries; some left to the sea."""
    cells = draw(
        st.dictionaries(
            st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from("ABC"), max_size=12
        )
    )
    found: dict[str, list[Ring]] = {}
    for (x, y), name in cells.items():
        ring: Ring = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        found.setdefault(name, []).append(ring)
    return found


def edges(points: tuple[tuple[float, float], ...] | Ring) -> list[Edge]:
    return [frozenset(pair) for pair in pairwise(points)]


def drawn(lines: tuple[Line, ...]) -> list[Edge]:
    return [edge for line in lines for edge in edges(line.points)]


@given(countries())
def test_every_edge_is_drawn_once(outlines: dict[str, list[Ring]]) -> None:
    found = drawn(borders(outlines))
    assert len(found) == len(set(found))
    assert set(found) == {
        edge for rings in outlines.values() for ring in rings for edge in edges(ring)
    }


@given(countries())
def test_a_line_knows_what_lies_on_either_side(outlines: dict[str, list[Ring]]) -> None:
    for line in borders(outlines):
        for edge in edges(line.points):
            sides = {
                name for name, rings in outlines.items() for ring in rings if edge in edges(ring)
            }
            assert sides == {line.one, line.other} - {None}
