"""How bodies decide: each rule against its words, spelled out once more and differently."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.bodies import count, deciding, enough_of, members, passes, picked
from bloc_game.engine.game import Body, Group

PLAIN = Body(
    id="body",
    rule="unanimity",
    abstention=True,
    chair=None,
    lead=(),
    weights={},
    needed=0,
    groups=(),
    cells=((0, 0), (1, 1), (2, 2), (3, 3)),
)
MAJORITY = replace(PLAIN, rule="majority")
TWO_THIRDS = replace(PLAIN, rule="two_thirds")
WEIGHTED = replace(PLAIN, rule="weighted", weights={0: 3, 1: 2, 2: 1}, needed=4)
LEAD = replace(PLAIN, rule="lead", lead=(0, 2))
HEGEMON = replace(PLAIN, rule="hegemon", lead=(1,))

votes = st.dictionaries(st.integers(0, 4), st.sampled_from(["for", "against", "abstain"]))


@given(votes)
def test_unanimity_is_that_nobody_objects_and_somebody_agrees(cast: dict[int, str]) -> None:
    assert passes(PLAIN, cast) is (set(cast.values()) in ({"for"}, {"for", "abstain"}))


@given(votes)
def test_a_majority_is_more_for_than_against(cast: dict[int, str]) -> None:
    counted = Counter(cast.values())
    assert passes(MAJORITY, cast) is (counted["for"] - counted["against"] > 0)


@given(votes)
def test_two_thirds_are_of_the_votes_cast(cast: dict[int, str]) -> None:
    counted = Counter(cast.values())
    wanted = counted["for"] > 0 and counted["for"] >= 2 * counted["against"]
    assert passes(TWO_THIRDS, cast) is wanted


@pytest.mark.parametrize(
    ("ayes", "noes", "passed"), [(2, 1, True), (4, 2, True), (3, 2, False), (1, 0, True)]
)
def test_two_thirds_are_enough_and_no_more_is_needed(ayes: int, noes: int, passed: bool) -> None:
    cast = dict(enumerate(["for"] * ayes + ["against"] * noes + ["abstain"]))
    assert passes(TWO_THIRDS, cast) is passed


@given(votes)
def test_weights_are_added_up_and_abstention_adds_nothing(cast: dict[int, str]) -> None:
    weight = {0: 3, 1: 2, 2: 1, 3: 0, 4: 0}
    assert passes(WEIGHTED, cast) is (
        sum(weight[actor] * (vote == "for") for actor, vote in cast.items()) >= 4
    )


@given(votes)
def test_under_a_lead_the_named_agree_and_the_rest_follow(cast: dict[int, str]) -> None:
    assert passes(LEAD, cast) is (cast.get(0) == cast.get(2) == "for")
    assert passes(HEGEMON, cast) is (cast.get(1) == "for")


options = st.dictionaries(st.integers(0, 3), st.sampled_from("abc"))


@given(options)
def test_a_common_choice_takes_what_enough_members_back(chosen: dict[int, str]) -> None:
    backing = Counter(chosen.values())
    members_present = len(chosen)
    one = [o for o in sorted(backing) if backing[o] == members_present]
    assert picked(PLAIN, chosen) == (one[0] if one else None)
    most = [o for o in sorted(backing) if backing[o] > members_present - backing[o]]
    assert picked(MAJORITY, chosen) == (most[0] if most else None)
    two = [o for o in sorted(backing) if backing[o] >= 2 * (members_present - backing[o])]
    assert picked(TWO_THIRDS, chosen) == (two[0] if two else None)
    led = chosen[0] if 0 in chosen and chosen[0] == chosen.get(2) else None
    assert picked(LEAD, chosen) == led
    assert picked(HEGEMON, chosen) == chosen.get(1)


def test_weights_carry_a_common_choice() -> None:
    assert picked(WEIGHTED, {0: "a", 1: "b", 2: "a"}) == "a"
    assert picked(WEIGHTED, {0: "a", 1: "b", 2: "b"}) is None


@given(st.lists(st.booleans(), min_size=1, max_size=5))
def test_enough_of_is_the_rule_with_everybody_voting(accepting: list[bool]) -> None:
    for body in (PLAIN, MAJORITY, TWO_THIRDS, WEIGHTED, LEAD, HEGEMON):
        voters = list(range(len(accepting)))
        cast = {n: "for" if yes else "against" for n, yes in enumerate(accepting)}
        assert enough_of(body, voters)(accepting) is passes(body, cast)


def test_only_the_lead_decides_where_there_is_one() -> None:
    assert deciding(LEAD, (0, 1, 2, 3)) == (0, 2)
    assert deciding(MAJORITY, (0, 3)) == (0, 3)


def test_members_are_those_whose_cell_says_so() -> None:
    assert members(PLAIN, (1, 0, 0, 1, 9)) == (0, 3)


# --- chambers -----------------------------------------------------------------------------------


def share(discipline: int, margin: int) -> int:
    """The formula of the design: line, free, share."""
    line = 100 if margin >= 0 else 0
    free = sorted((0, 50 + margin, 100))[1]
    return (discipline * line + (100 - discipline) * free) // 100


@given(
    st.integers(1, 700), st.integers(0, 100), st.integers(-200, 200), st.integers(-5, 5), st.data()
)
def test_a_chamber_counts_as_the_design_says(
    seats: int, discipline: int, margin: int, swing: int, data: st.DataObject
) -> None:
    absent = data.draw(st.integers(0, seats))
    tally = count([Group(0, seats, discipline, absent)], {0: margin}, swing)
    present = seats - absent
    in_hundred = sorted((0, share(discipline, margin) + swing, 100))[1]
    assert tally.ayes == (present * in_hundred + 50) // 100
    assert tally.ayes + tally.noes == present
    assert tally.groups == ((0, tally.ayes, tally.noes),)


@pytest.mark.parametrize(
    ("group", "margin", "swing", "ayes", "noes"),
    [
        (Group(0, 100, 80, 4), -6, 0, 8, 88),  # free 44, share 8: 7.68 of 96
        (Group(0, 100, 80, 4), -6, 5, 12, 84),  # share 13: 12.48
        (Group(0, 110, 50, 0), 10, 0, 88, 22),  # free 60, share 80
        (Group(0, 110, 50, 0), 0, -5, 77, 33),  # accepts at 0: share 75, less 5
        (Group(0, 1, 0, 0), 0, 0, 1, 0),  # half a vote is a vote
        (Group(0, 95, 100, 0), 30, 5, 95, 0),  # never more than all
        (Group(0, 95, 100, 0), -30, -5, 0, 95),  # never fewer than none
        (Group(0, 20, 60, 20), 9, 0, 0, 0),  # all stay away
        (Group(0, 100, 0, 0), 80, 0, 100, 0),  # free is at most 100
    ],
)
def test_a_chamber_by_hand(group: Group, margin: int, swing: int, ayes: int, noes: int) -> None:
    tally = count([group], {0: margin}, swing)
    assert (tally.ayes, tally.noes) == (ayes, noes)


def test_a_line_that_is_played_is_followed_whatever_the_support() -> None:
    group = Group(0, 100, 100, 0)
    assert count([group], {0: -30}, 0, {0: True}).ayes == 100
    assert count([group], {0: 30}, 0, {0: False}).ayes == 0


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(0, 100), st.integers(-60, 60))))
def test_a_chamber_is_the_sum_of_its_factions(written: list[tuple[int, int, int]]) -> None:
    groups = [Group(n, seats, line, 0) for n, (seats, line, _) in enumerate(written)]
    margins = {n: margin for n, (_, _, margin) in enumerate(written)}
    whole = count(groups, margins, 0)
    parts = [count([group], margins, 0) for group in groups]
    assert whole.ayes == sum(part.ayes for part in parts)
    assert whole.noes == sum(part.noes for part in parts)
