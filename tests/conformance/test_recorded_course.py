"""The Soviet application, played as the record has it, comes out as it did: few games, fixed luck.

`bloc-game simulate` counts many; this notices at once when a number that was tuned has moved.
"""

from __future__ import annotations

import pytest

from bloc_game.cli.counting import Tally
from bloc_game.cli.simulate import played
from bloc_game.session.driving import policy_named
from tests.strategies import files, scenario_at

GAMES = 24


@pytest.fixture(scope="module")
def tally() -> Tally:
    [path] = [path for path in files() if path.parent.name == "soviet_application"]
    scenario = scenario_at(path)
    return played(scenario, policy_named("record", scenario), GAMES, seed=1)


def test_two_blocs_come_of_it(tally: Tally) -> None:
    assert tally.endings["two_blocs"] >= 0.9 * GAMES


def test_the_assembly_puts_the_european_army_aside_as_it_did(tally: Tally) -> None:
    ayes, noes, ballots = tally.counts()["question_prealable"]
    assert ballots == GAMES
    assert abs(ayes - 319) <= 15
    assert abs(noes - 264) <= 15


def test_the_assembly_refuses_on_christmas_eve_and_carries_it_three_days_later(
    tally: Tally,
) -> None:
    assert tally.decisions["first_vote"]["rejected"] >= 0.9 * GAMES
    assert tally.decisions["second_vote"]["adopted"] >= 0.9 * GAMES
    for vote, noes in (("first_vote", 280), ("second_vote", 251)):
        assert abs(tally.counts()[vote][1] - noes) <= 25
