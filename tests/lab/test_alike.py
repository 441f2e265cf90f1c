"""Many games at once are the games that the plain engine plays, at every turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.actions import CHANCE, Fall, Lapse
from bloc_game.engine.chance import mix
from bloc_game.engine.game import VOTES, Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.setup import Deal, dealt, recorded_deal
from bloc_game.engine.state import State
from bloc_game.engine.whose_turn import players_to_act
from bloc_game.lab.arrays import Columns, Program, Value
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Table
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, policy_named
from tests.lab.alike import differences, plainly, together
from tests.strategies import Playout, playouts, scenarios

GAMES = 6


LABS: dict[str, Lab] = {}


def lab_of(game: Game) -> Lab:
    """What is made ready for one game serves every test."""
    return LABS.setdefault(game.id, Lab(game))


def mixed_table(game: Game, number: int) -> dict[str, Policy]:
    """Seats played by different policies."""
    ways: list[Callable[[Game], Policy]] = [DefaultPolicy, RandomPolicy]
    return {seat.id: ways[n * (number + 1) % 3 % 2](game) for n, seat in enumerate(game.seats)}


def hold_alike(game: Game, policies: dict[str, Policy], seeds: list[int]) -> None:
    deals = [dealt(game, seed) for seed in seeds]
    batch = together(lab_of(game), policies, seeds, deals)
    for seed, deal, course in zip(seeds, deals, batch, strict=True):
        assert differences(game, plainly(game, policies, seed, deal), course) == []


@pytest.mark.parametrize("name", ["default", "random", "record", "mixed"])
@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_every_game_of_a_batch_is_the_plain_engines(scenario: Scenario, name: str) -> None:
    game = scenario.game
    policies = (
        mixed_table(game, 1) if name == "mixed" else everywhere(game, policy_named(name, scenario))
    )
    hold_alike(game, policies, [mix(5, number) for number in range(GAMES)])


@settings(max_examples=25, deadline=None)
@given(
    scenario=st.sampled_from(scenarios()),
    number=st.integers(0, 5),
    seeds=st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=5),
)
def test_whoever_plays_under_whatever_luck(
    scenario: Scenario, number: int, seeds: list[int]
) -> None:
    hold_alike(scenario.game, mixed_table(scenario.game, number), seeds)


@settings(max_examples=15, deadline=None)
@given(scenario=st.sampled_from(scenarios()), seed=st.integers(0, 2**64 - 1), data=st.data())
def test_a_set_answer_is_given_by_both(scenario: Scenario, seed: int, data: st.DataObject) -> None:
    game = scenario.game
    if not game.decisions:
        return
    decision = data.draw(st.sampled_from(game.decisions))
    options = VOTES if decision.is_ballot else tuple(option.id for option in decision.options)
    answers = {decision.id: data.draw(st.sampled_from(options))}
    hold_alike(game, everywhere(game, FixedPolicy(answers, DefaultPolicy(game))), [seed])


@settings(max_examples=60, deadline=None)
@given(playout=playouts(), seed=st.integers(0, 2**64 - 1), told=st.booleans(), data=st.data())
def test_a_batch_can_begin_anywhere(
    playout: Playout, seed: int, told: bool, data: st.DataObject
) -> None:
    """Wherever a game has come, in the middle of a turn too; and what a seat does next may be
    told."""
    game, state = playout.game, playout.state
    policies = mixed_table(game, data.draw(st.integers(0, 5)))
    deal = data.draw(st.sampled_from([playout.played.deal, recorded_deal(game)]))
    state = _dealt_anew(game, state, deal)
    deed, deeds = None, None
    acting = [player for player in players_to_act(game, state) if player != CHANCE]
    if acting and told:
        seat = data.draw(st.sampled_from(acting))
        legal = legal_actions(game, state, seat)
        deed = data.draw(st.sampled_from([a for a in legal if not isinstance(a, Fall | Lapse)]))
        deeds = {seat: [deed]}
    batch = together(lab_of(game), policies, [seed], [deal], state, deeds)
    plain = plainly(game, policies, seed, deal, state, deed)
    assert differences(game, plain, batch[0]) == []


def _dealt_anew(game: Game, state: State, deal: Deal) -> State:
    hidden = list(state.hidden)
    for secret, strength in zip(game.secrets, deal, strict=True):
        hidden[secret.place - game.layout.private_end] = strength
    return replace(state, hidden=tuple(hidden))


# --- the check can fail ---------------------------------------------------------------------------


def caught(scenario: Scenario) -> bool:
    """Whether some game of a few differs now."""
    game = scenario.game
    policies = everywhere(game, DefaultPolicy(game))
    seeds = [mix(9, number) for number in range(4)]
    deals = [dealt(game, seed) for seed in seeds]
    batch = together(Lab(game), policies, seeds, deals)
    plain = [plainly(game, policies, *one) for one in zip(seeds, deals, strict=True)]
    return any(differences(game, one, other) for one, other in zip(plain, batch, strict=True))


def test_a_track_that_is_one_off_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    assert not caught(scenario)
    right = Table.shift
    monkeypatch.setattr(
        Table, "shift", lambda self, place, by, some: right(self, place, by + (by == 3), some)
    )
    assert caught(scenario)


def test_a_lean_that_is_one_off_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    right = Program.run

    def wrong(self: Program, columns: Columns, now: int, day: int) -> list[Value]:
        values = right(self, columns, now, day)
        return values if len(values) < 20 else [*values[:-1], values[-1] + 30]

    monkeypatch.setattr(Program, "run", wrong)
    assert caught(scenario)
