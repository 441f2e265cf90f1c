"""What is said of many games is what the plain engine says of each."""

from __future__ import annotations

import pytest

from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.engine.chance import mix
from bloc_game.engine.observation import observation
from bloc_game.engine.outcome import ending_of, returns
from bloc_game.engine.setup import dealt
from bloc_game.engine.state import Moving
from bloc_game.engine.whose_turn import players_to_act
from bloc_game.lab.believing import believed
from bloc_game.lab.foreseeing import Foreseeing
from bloc_game.lab.outcomes import endings, scores
from bloc_game.lab.playing import Lab
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, play_out
from tests.strategies import random_game, scenarios

GAMES = 8


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_endings_and_scores_are_the_plain_engines(scenario: Scenario) -> None:
    game = scenario.game
    policies = everywhere(game, RandomPolicy(game))
    lab = Lab(game)
    played = next(iter(lab.play_all(policies, 3, GAMES)))
    ends = endings(game, played.cells)
    table = [scores(lab.rules, played.cells, seat) for seat in range(len(game.seats))]
    for number in range(GAMES):
        luck = mix(3, number)
        state = play_out(game, policies, luck, dealt(game, luck)).state
        ending = ending_of(game, state)
        assert ending is not None
        assert ending.index == ends[number]
        assert returns(game, state) == tuple(int(row[number]) for row in table)


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_what_a_seat_believes_it_sees_as_it_sees_the_truth(scenario: Scenario) -> None:
    game = scenario.game
    coming = Foreseeing(game)
    for number in range(3):
        for step in random_game(game, number).steps:
            for seat in players_to_act(game, step.state):
                if seat == "chance":
                    continue
                seen = observation(game, step.state, seat)
                imagined = believed(coming, seen, dealt(game, 99))
                again = observation(game, imagined, seat)
                hidden = [s is None for s in seen.strengths]
                assert [s is None for s in again.strengths] == hidden
                assert (again.public, again.own, again.sealed) == (
                    seen.public,
                    seen.own,
                    seen.sealed,
                )
                assert again.pledges == seen.pledges
                assert again.phase == seen.phase or isinstance(step.state.agenda[-1], Moving)
