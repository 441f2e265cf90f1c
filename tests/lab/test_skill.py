"""Luck and skill add up to the game, and fall where they belong."""

from __future__ import annotations

import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.actions import Choose
from bloc_game.engine.outcome import returns
from bloc_game.engine.playthrough import Playthrough, replay
from bloc_game.engine.setup import dealt
from bloc_game.engine.turn import apply
from bloc_game.lab.playing import Lab
from bloc_game.lab.skill import reckoned
from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, play_out
from tests.strategies import scenarios

CLEAR = """\
id: clear
title: Two roads
basis: invented
summary: One road is right, and a coin falls beside it.
actors:
  NOR: {name: Northland}
moves_per_turn: 0
tracks:
  joy: {title: Joy, start: 0, range: [0, 100]}
facts:
  rained: It rained.
turns:
  - id: morning
    date: 1954-01-01
    headline: Morning
    text: A road is taken.
    decisions:
      - id: road
        by: NOR
        question: Which road?
        options:
          left: {title: The left, for: It is short., against: It is dark., effects: joy += 0}
          right: {title: The right, for: It is fair., against: It is long., effects: joy += WORTH}
  - id: evening
    date: 1954-01-02
    headline: Evening
    text: It rains, or not.
    news:
      - id: rain
        chance: 50
        headline: Rain
        text: It rains.
        effects: joy += COIN
endings:
  - id: over
    title: Over
    text: It is over.
    otherwise: true
seats:
  NOR:
    brief: It walks.
    goals:
      joy: {title: Joy, worth: 100, score: joy}
"""


def clear(worth: int, coin: int) -> Scenario:
    text = CLEAR.replace("WORTH", str(worth)).replace("COIN", str(coin))
    return load_texts({"clear/scenario.yaml": text}, "clear/scenario.yaml")


def taken(scenario: Scenario, road: str, seed: int = 1) -> Playthrough:
    game = scenario.game
    policies = everywhere(game, FixedPolicy({"road": road}, DefaultPolicy(game)))
    return play_out(game, policies, seed, dealt(game, seed)).played


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_luck_and_skill_are_what_the_game_came_to(scenario: Scenario) -> None:
    game = scenario.game
    played = play_out(game, everywhere(game, RandomPolicy(game)), 4, dealt(game, 4))
    seat = game.seats[0].id
    lab = Lab(game)
    found = reckoned(lab, played.played, seat, games=8)
    assert found.final == returns(game, played.state)[0]
    assert found.luck + found.skill == pytest.approx(found.final - found.initial, abs=1e-9)
    assert sum(one.skill for one in found.choices) == pytest.approx(found.skill)
    assert found == reckoned(lab, played.played, seat, games=8)


def test_where_a_choice_decides_all_is_skill() -> None:
    scenario = clear(worth=100, coin=0)
    lab = Lab(scenario.game)
    right, left = (reckoned(lab, taken(scenario, way), "NOR") for way in ("right", "left"))
    assert (right.final, left.final) == (100, 0)
    assert right.luck == pytest.approx(0)
    assert left.luck == pytest.approx(0)
    assert right.skill - left.skill == pytest.approx(100)
    (choice,) = left.weighty
    assert choice.others[0].more == pytest.approx(100)
    assert choice.others[0].error == 0
    assert left.to_try == (choice.at, Choose("NOR", "road", "right"))
    assert right.to_try is None


def test_where_a_coin_decides_all_is_luck() -> None:
    scenario = clear(worth=0, coin=100)
    found = reckoned(Lab(scenario.game), taken(scenario, "right"), "NOR", games=400)
    assert found.skill == 0
    assert found.initial == pytest.approx(50, abs=10)
    assert found.luck == pytest.approx(found.final - found.initial)


def test_the_branch_to_try_can_be_taken() -> None:
    scenario = clear(worth=100, coin=0)
    played = taken(scenario, "left")
    found = reckoned(Lab(scenario.game), played, "NOR").to_try
    assert found is not None
    at, deed = found
    state = replay(scenario.game, played.until(at))
    assert apply(scenario.game, state, deed).state != state
