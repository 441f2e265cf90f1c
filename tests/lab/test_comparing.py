"""Answers compared under the same luck: true where the truth is known, and closer than without."""

from __future__ import annotations

import numpy as np
import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.lab.comparing import Answered, Difference, answers, compared, differences, worth
from bloc_game.lab.playing import Lab
from tests.session.tiny import tiny
from tests.strategies import scenarios

GAMES = 300


def found(decision: str, seed: int = 1) -> tuple[Lab, list[Answered]]:
    scenario = tiny()
    lab = Lab(scenario.game)
    one = scenario.game.decision_of[decision]
    return lab, compared(lab, DefaultPolicy(scenario.game), one, GAMES, seed)


def test_every_answer_is_given_wherever_it_is_asked_for() -> None:
    _, answered = found("first_word")
    assert [one.option for one in answered] == ["manoeuvre", "silence", "ask"]
    assert all(one.put == one.taken == GAMES for one in answered)


def test_an_answer_compared_with_itself_changes_nothing() -> None:
    lab, answered = found("one_voice")
    again = Answered(
        "again", answered[0].put, answered[0].taken, answered[0].endings, answered[0].scores
    )
    apart = differences(lab.game, [answered[0], again])
    assert all((one.mean, one.low, one.high) == (0, 0, 0) for one in apart)
    assert worth(apart) == 0


def test_what_comes_before_the_question_is_the_same_for_every_answer() -> None:
    """Two answers share their luck, so that they differ in fewer games than strangers do."""
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    lab = Lab(scenario.game)
    decision = scenario.game.decision_of["first_word"]
    answered = compared(lab, DefaultPolicy(scenario.game), decision, GAMES, 1)
    apart = differences(scenario.game, answered)
    assert worth(apart) > 1.5 * GAMES
    asked, silent = answered[2].endings, answered[0].endings
    assert (asked != silent).mean() < (asked != np.roll(silent, 1)).mean()


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """The truth from many games lies in 95 of 100 intervals of few, give or take chance."""
    scenario = next(one for one in scenarios() if one.id == "small")
    lab, decision = Lab(scenario.game), scenario.game.decision_of["first_word"]

    def asked(games: int, seed: int) -> dict[tuple[str, str, int], Difference]:
        answered = compared(lab, DefaultPolicy(lab.game), decision, games, seed)
        apart = differences(lab.game, answered)
        return {(one.one, one.other, one.ending): one for one in apart}

    truth = asked(8_000, 10**6)
    held = [
        found.low <= truth[key].mean <= found.high
        for seed in range(1, 20)
        for key, found in asked(400, seed).items()
        if truth[key].is_clear
    ]
    assert len(held) > 100
    assert np.mean(held) == pytest.approx(0.95, abs=0.05)


def test_of_a_ballot_the_two_sides_are_compared() -> None:
    assert answers(tiny().game.decision_of["sign"]) == ("for", "against")
