"""What every policy promises: a choice that only the seat's own sight, the seed and the question
decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.gumbel import table
from bloc_game.ai.policy import Policy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.actions import Answer, Choose, Hold, Order
from bloc_game.engine.game import VOTES
from bloc_game.engine.observation import observation
from bloc_game.session.driving import POLICIES, policy_named
from tests.ai.moments import Moment, all_moments, moments
from tests.session.tiny import tiny

SEEDS = st.integers(0, 2**64 - 1)


def chosen(policy: Policy, at: Moment, seed: int) -> object:
    return policy.choose(at.seen, at.actions, seed, at.slot)


# --- the noise ----------------------------------------------------------------------------------


def test_the_table_of_noise_is_the_same_everywhere() -> None:
    digest = sha256(pack("<65536i", *table())).hexdigest()
    assert digest == "6b2877f2c066c11e0871bebecfa68e3999af51fa171d326439c4c1194b1dca25"


def test_ten_points_of_lean_double_the_odds() -> None:
    moment = next(m for m in all_moments(1) if m.seen.phase.decision == "first_word")
    policy = DefaultPolicy(tiny().game)
    counted = Counter(chosen(policy, moment, seed) for seed in range(7000))
    expected = {"manoeuvre": 4000, "silence": 2000, "ask": 1000}
    for option, count in expected.items():
        assert abs(counted[Choose("USA", "first_word", option)] - count) < 150


# --- every policy -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", POLICIES)
@given(at=moments(), seed=SEEDS)
def test_a_policy_chooses_one_of_the_legal_actions_and_always_the_same(
    name: str, at: Moment, seed: int
) -> None:
    first, second = (chosen(policy_named(name, tiny()), at, seed) for _ in range(2))
    assert first in at.actions
    assert first == second


@given(luck=st.integers(0, 50), seed=SEEDS)
def test_what_a_policy_has_met_before_does_not_change_its_choice(luck: int, seed: int) -> None:
    """It keeps what it has worked out for the seats, and must see when that holds no more."""
    kept = DefaultPolicy(tiny().game)
    for at in all_moments(luck):
        assert chosen(kept, at, seed) == chosen(DefaultPolicy(tiny().game), at, seed)


@pytest.mark.parametrize("name", POLICIES)
@given(at=moments(), seed=SEEDS, other=st.integers(0, 150))
def test_what_is_hidden_from_a_seat_does_not_change_its_choice(
    name: str, at: Moment, seed: int, other: int
) -> None:
    hidden = at.seen.strengths[0] is None
    game = tiny().game
    state = replace(at.state, hidden=(other,)) if hidden else at.state
    policy = policy_named(name, tiny())
    seen = observation(game, state, at.seen.seat)
    assert policy.choose(seen, at.actions, seed, at.slot) == chosen(policy, at, seed)


# --- default ------------------------------------------------------------------------------------


@given(at=moments(), seed=SEEDS, data=st.data())
def test_barring_an_action_that_was_not_chosen_changes_nothing(
    at: Moment, seed: int, data: st.DataObject
) -> None:
    policy = DefaultPolicy(tiny().game)
    taken = chosen(policy, at, seed)
    others = [action for action in at.actions if action != taken]
    barred = data.draw(st.sets(st.sampled_from(others))) if others else set()
    left = tuple(action for action in at.actions if action not in barred)
    assert policy.choose(at.seen, left, seed, at.slot) == taken


def test_a_draw_by_place_in_the_list_would_be_caught() -> None:
    """The property above can fail: dice alone do not keep it."""
    policy = RandomPolicy(tiny().game)
    moment = next(m for m in all_moments(1) if len(m.actions) > 10)
    taken = [chosen(policy, moment, seed) for seed in range(50)]
    shorter = moment.actions[1:]
    again = [policy.choose(moment.seen, shorter, seed, moment.slot) for seed in range(50)]
    assert any(a != b for a, b in zip(taken, again, strict=True) if a in shorter)


@given(at=moments("decision"), seed=SEEDS, other=SEEDS)
def test_a_ballot_is_voted_by_interest_and_never_by_dice(at: Moment, seed: int, other: int) -> None:
    game = tiny().game
    policy = DefaultPolicy(game)
    decision = game.decision_of[at.seen.phase.decision]
    if decision.draft is None:
        return
    actor = game.seats[game.seat_of[at.seen.seat]].actor
    margin = game.bargain.margin(at.state.cells(), actor, decision.draft)
    way = "for" if margin >= 0 else "against"
    expected = Choose(at.seen.seat, decision.id, way)
    assert chosen(policy, at, seed) == chosen(policy, at, other) == expected
    cells = at.seen.cells(game)
    votes = tuple(Choose(at.seen.seat, decision.id, vote) for vote in VOTES)
    inverted = policy.vote(at.seen, cells, replace(decision, rejects=True), votes)
    assert inverted == Choose(at.seen.seat, decision.id, "against" if margin >= 0 else "for")


def test_a_government_without_a_say_abstains_where_it_may() -> None:
    game = tiny().game
    at = next(m for m in all_moments(3) if m.seen.phase.decision == "sign")
    draft = replace(game.drafts[0], voices=())
    policy = DefaultPolicy(replace(game, drafts=(draft,)))
    assert chosen(policy, at, 0) == Choose(at.seen.seat, "sign", "abstain")
    no_abstention = at.actions[:2]
    assert policy.choose(at.seen, no_abstention, 0, at.slot) == Choose(at.seen.seat, "sign", "for")


def test_answers_lean_as_the_offer_says_and_a_price_named_as_it_pays() -> None:
    game = tiny().game
    policy = DefaultPolicy(game)
    answers = [m for seed in range(40) for m in all_moments(seed) if m.seen.phase.offer]
    priced = [m for m in answers if m.seen.phase.terms]
    asked = [m for m in answers if not m.seen.phase.terms]
    assert priced
    assert any(Answer(m.seen.seat, "counter") in m.actions for m in asked)
    for at in asked:
        cells = at.seen.cells(game)
        own = game.bargain.support(game.seats[game.seat_of[at.seen.seat]].actor, 0)(cells)
        replies = [Answer(at.seen.seat, reply) for reply in ("accept", "refuse", "counter")]
        leans = [policy.lean_to_answer(at.seen, cells, reply) for reply in replies]
        assert leans == [own, 0, own - 10]
    for at in priced:
        cells = at.seen.cells(game)
        mine = game.bargain.support(game.seats[game.seat_of[at.seen.seat]].actor, 0)
        after = list(cells)
        for place, level in at.seen.phase.terms:
            after[place] = level
        gain = mine(after) - mine(cells)
        assert policy.lean_to_answer(at.seen, cells, Answer(at.seen.seat, "accept")) == gain


# --- random, record, fixed ----------------------------------------------------------------------


def test_random_play_reaches_every_action() -> None:
    policy = RandomPolicy(tiny().game)
    moment = next(m for m in all_moments(2) if m.seen.phase.kind == "moves")
    assert {chosen(policy, moment, seed) for seed in range(2000)} == set(moment.actions)


@given(at=moments(), seed=SEEDS)
def test_the_record_is_played_where_it_can_be_and_the_default_elsewhere(
    at: Moment, seed: int
) -> None:
    scenario = tiny()
    taken = chosen(policy_named("record", scenario), at, seed)
    seat, phase = at.seen.seat, at.seen.phase
    if phase.kind == "moves":
        turn = scenario.game.turn(at.seen.public).id
        mine = [order for order in scenario.record.orders[turn] if order.seat == seat]
        wishes: list[object] = [o for o in mine if o in at.actions]
        wishes += [Hold(seat)] if mine else []
    else:
        option = scenario.record.choices.get(phase.decision, {}).get(seat)
        wish = Choose(seat, phase.decision, option or "")
        wishes = [wish] if wish in at.actions else []
    if wishes:
        assert taken == wishes[0]
    else:
        assert taken == chosen(DefaultPolicy(scenario.game), at, seed)


def test_a_seat_seals_each_recorded_move_once_and_then_holds() -> None:
    policy = policy_named("record", tiny())
    at = next(m for m in all_moments(4) if m.seen.seat == "GBR" and not m.seen.sealed)
    first = policy.choose(at.seen, at.actions, 0, 0)
    assert first == Order("GBR", "amend", ("reply", "entry", "unready"))
    left = tuple(action for action in at.actions if action != first)
    assert policy.choose(at.seen, left, 0, 1) == Hold("GBR")


@given(at=moments(), seed=SEEDS)
def test_a_fixed_answer_is_given_by_all_who_decide_and_changes_nothing_else(
    at: Moment, seed: int
) -> None:
    plain = DefaultPolicy(tiny().game)
    fixed = FixedPolicy({"one_voice": "apart"}, plain)
    if at.seen.phase.decision == "one_voice":
        assert chosen(fixed, at, seed) == Choose(at.seen.seat, "one_voice", "apart")
    else:
        assert chosen(fixed, at, seed) == chosen(plain, at, seed)


def test_an_unknown_policy_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no policy 'planer'; use one of default, random, record"):
        policy_named("planer", tiny())
