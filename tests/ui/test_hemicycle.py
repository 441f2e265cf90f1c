"""A chamber from above: everybody has a seat of their own, left to right, and is counted once."""

from __future__ import annotations

from itertools import pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.session.views_ballot import BenchView
from bloc_game.ui.scenes.hemicycle import counted_so_far, house

SIZES = st.lists(st.integers(1, 120), min_size=1, max_size=12).map(tuple)
ASSEMBLY = (99, 105, 76, 24, 88, 15, 54, 47, 33, 73, 12)


@given(SIZES)
def test_everybody_has_a_seat_within_the_house(sizes: tuple[int, ...]) -> None:
    seats = house(sizes)
    assert [len(one) for one in seats.factions] == list(sizes)
    everybody = [seat for one in seats.factions for seat in one]
    assert len(set(everybody)) == sum(sizes)
    assert all(-1.001 <= x <= 1.001 and -1.001 <= y <= 0.05 for x, y in everybody)


@given(SIZES)
def test_factions_sit_from_left_to_right(sizes: tuple[int, ...]) -> None:
    assert all(left < right for left, right in pairwise(house(sizes).angles))


def closest(sizes: tuple[int, ...]) -> float:
    """The least distance between two members, in units of the pitch."""
    seats = house(sizes)
    everybody = sorted(seat for one in seats.factions for seat in one)
    near = (
        dist(one, other)
        for number, one in enumerate(everybody)
        for other in everybody[number + 1 : number + 60]
    )
    return min(near) / seats.pitch


def test_no_two_members_of_the_assembly_sit_on_one_chair() -> None:
    assert closest(ASSEMBLY) > 0.8


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 20), st.integers(0, 140))
def test_votes_are_counted_as_they_are_shown(
    ayes: int, noes: int, absent: int, turned: int
) -> None:
    faction = BenchView("x", "X", "X", ayes, noes, absent)
    shown = min(turned, faction.seats)
    counted = counted_so_far((faction,), (shown,))
    assert sum(counted) == min(shown, ayes + noes)
    assert counted_so_far((faction,), (faction.seats,)) == (ayes, noes)
