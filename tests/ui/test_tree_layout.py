"""Strings of histories: whatever the tree, none crosses another, its name, or the board's edge."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bloc_game.ui.layout import Box
from bloc_game.ui.scenes import tree_layout
from bloc_game.ui.scenes.tree_layout import Board, Strand, String, lay_out_tree

TURNS = 14
RADIUS = 6.0  # of the ring at an end


@st.composite
def trees(draw: st.DrawFn) -> tuple[Strand, ...]:
    """Up to twelve histories, each branched off an older one no later than that one came."""
    strands = [Strand(1, None, 0, draw(st.integers(1, TURNS)))]
    for id in range(2, draw(st.integers(1, 12)) + 1):
        parent = draw(st.sampled_from(strands))
        fork = draw(st.integers(max(parent.fork, 1), parent.last))
        strands.append(Strand(id, parent.id, fork, draw(st.integers(fork, TURNS))))
    return (*strands, Strand(0, None, 0, draw(st.integers(1, TURNS))))


def laid(strands: tuple[Strand, ...], width: float) -> Board:
    def tall(id: int, wide: float) -> float:
        return 34.0 + 15 * (wide < 300) + id % 3

    return lay_out_tree(strands, TURNS, width, 170.0, tall)


def row(string: String) -> Box:
    """The part of a string along its row, with its pins."""
    return Box(string.down, string.y - RADIUS, string.end - string.down + RADIUS, 2 * RADIUS)


def way_down(string: String) -> Box:
    """The part of a string from the one it left to its row."""
    if string.leaves is None:
        return Box(string.down, string.y, 0, 0)
    top = string.leaves[1] + RADIUS
    return Box(string.down - 0.4, top, 0.8, string.y - top)


def faults(board: Board, width: float) -> list[str]:
    found = []
    whole = Box(0, 0, width, board.height)
    for one in board.strings:
        for part in (row(one), way_down(one), one.name):
            if not whole.contains(part, 0.5):
                found.append(f"{one.id} leaves the board")
    for one, other in combinations(board.strings, 2):
        for here, there in ((one, other), (other, one)):
            if row(here).touches(there.name) or way_down(here).touches(there.name):
                found.append(f"{here.id} runs over the name of {there.id}")
            if way_down(here).touches(row(there)):
                found.append(f"{here.id} crosses {there.id}")
        if row(one).touches(row(other)) or one.name.touches(other.name):
            found.append(f"{one.id} lies over {other.id}")
        if way_down(one).touches(way_down(other)):
            found.append(f"{one.id} goes down where {other.id} does")
    return found


@given(strands=trees(), width=st.sampled_from([480.0, 640.0, 820.0, 1400.0]))
@example(
    strands=tuple(Strand(n, 1 if n > 1 else None, 3 if n > 1 else 0, 9) for n in range(1, 9)),
    width=480.0,
)
def test_no_strings_or_names_overlap(strands: tuple[Strand, ...], width: float) -> None:
    assert faults(laid(strands, width), width) == []


@given(strands=trees())
def test_every_string_leaves_its_own_parent_and_ends_where_it_came_to(
    strands: tuple[Strand, ...],
) -> None:
    board = laid(strands, 820.0)
    assert {one.id for one in board.strings} == {one.id for one in strands}
    for strand in strands:
        string = board.of(strand.id)
        assert [turn for turn, _ in string.pins] == list(
            range(strand.fork + 1 if strand.parent is not None else 1, strand.last + 1)
        )
        assert all(x == board.columns[turn - 1] for turn, x in string.pins)
        if strand.parent is not None:
            assert string.leaves is not None
            assert string.leaves[1] == board.of(strand.parent).y
            assert board.columns[strand.fork - 1] <= string.leaves[0] < string.down
            assert all(string.down < x for x in board.columns[strand.fork :])


def test_rows_in_the_order_of_their_age_would_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    strands = (Strand(1, None, 0, 14), Strand(2, 1, 3, 12), Strand(3, 1, 8, 12))
    assert faults(laid(strands, 820.0), 820.0) == []
    monkeypatch.setattr(tree_layout, "_rows", lambda given: iter(given))
    assert faults(laid(strands, 820.0), 820.0) != []
