"""The planner finds what is better, knows no more than its seat, and never does what is barred."""

from __future__ import annotations

import numpy as np
import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.engine.chance import mix
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.outcome import score
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.whose_turn import seats_to_act
from bloc_game.lab.outcomes import paired
from bloc_game.lab.planner import STRENGTHS, Planner
from bloc_game.lab.playing import Lab
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, play_out
from tests.lab.test_skill import clear
from tests.strategies import random_game, scenarios

FEW = 6


def test_it_takes_the_road_that_is_right() -> None:
    """The scenario leans to neither road; only by looking ahead is one better."""
    game = clear(worth=100, coin=0).game
    planner = Planner(Lab(game), 40)
    for seed in range(6):
        played = play_out(game, everywhere(game, planner), seed, dealt(game, seed))
        assert score(game, played.state.cells(), 0) == 100


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_it_does_only_what_is_legal_and_the_same_each_time(scenario: Scenario) -> None:
    game = scenario.game
    planner = Planner(Lab(game), 20)
    for step in random_game(game, 2).steps[::150]:
        for number in seats_to_act(game, step.state)[:1]:
            seat = game.seats[number].id
            seen, legal = observation(game, step.state, seat), legal_actions(game, step.state, seat)
            chosen = planner.choose(seen, legal, 5, 0)
            assert chosen in legal
            assert planner.choose(seen, legal, 5, 0) == chosen


def test_of_many_actions_the_likeliest_are_considered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bloc_game.lab.planner.CONSIDERED", FEW)
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    game = scenario.game
    state = initial(game, dealt(game, 1)).state
    seen, legal = observation(game, state, "USA"), legal_actions(game, state, "USA")
    assert len(legal) > FEW
    leaning = DefaultPolicy(game).leans(seen, legal)
    likely = Planner(Lab(game), 1)._likely(seen, legal)
    assert len(likely) == FEW
    least = min(leaning[legal.index(one)] for one in likely)
    assert sum(lean > least for lean in leaning) < FEW


def test_it_does_better_than_leans_alone_under_the_same_luck() -> None:
    scenario = next(one for one in scenarios() if one.id == "small")
    game = scenario.game
    leaning: Policy = DefaultPolicy(game)
    planner = Planner(Lab(game), 32)
    seat = game.seats[0].id

    def scored(policy: Policy) -> list[int]:
        policies = everywhere(game, leaning) | {seat: policy}
        lucks = [mix(3, number) for number in range(24)]
        ends = [play_out(game, policies, luck, dealt(game, luck)).state for luck in lucks]
        return [score(game, state.cells(), 0) for state in ends]

    mean, low, _ = paired(np.array(scored(planner)), np.array(scored(leaning)))
    assert mean > 0
    assert low > 0


def test_there_are_four_strengths() -> None:
    games = list(STRENGTHS.values())
    assert len(games) == 4
    assert games == sorted(set(games))
