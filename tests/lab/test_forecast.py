"""A forecast rests on what the seat knows, and happens as often as it says."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action, Hold
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.setup import believed_deal, dealt, initial
from bloc_game.engine.state import Deciding, State
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import seats_to_act
from bloc_game.lab.forecast import Forecasting
from bloc_game.lab.playing import Lab
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Driver, everywhere
from tests.strategies import random_game, scenarios

LABS: dict[str, Lab] = {}


def lab_of(game: Game) -> Lab:
    return LABS.setdefault(game.id, Lab(game))


def questions(scenario: Scenario, seed: int, most: int) -> list[tuple[State, str]]:
    """Moments of one game at which a seat is asked something with a choice, spread over it."""
    game = scenario.game
    found = [
        (step.state, game.seats[number].id)
        for step in random_game(game, seed).steps
        for number in seats_to_act(game, step.state)[:1]
        if len(legal_actions(game, step.state, game.seats[number].id)) > 1
    ]
    return found[:: max(len(found) // most, 1)][:most]


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_every_option_has_an_outlook(scenario: Scenario) -> None:
    game = scenario.game
    for state, seat in questions(scenario, 3, 3):
        seen, options = observation(game, state, seat), legal_actions(game, state, seat)
        found = Forecasting(lab_of(game), seen, options).play(20)
        assert found.games == 20
        assert [one.option for one in found.outlooks] == list(options)
        for one in found.outlooks:
            assert sum(share.value for share in one.endings) == pytest.approx(1)
            assert len(one.goals) == len(game.seats[game.seat_of[seat]].goals)
            for estimate in (*one.endings, *one.goals, one.score, one.gain):
                assert estimate.low <= estimate.value <= estimate.high
        assert min(one.gain.value for one in found.outlooks) == 0


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_it_does_not_change_with_what_is_hidden_from_the_seat(scenario: Scenario) -> None:
    game = scenario.game
    for state, seat in questions(scenario, 5, 3):
        seen, options = observation(game, state, seat), legal_actions(game, state, seat)
        other = _with_deal(game, state, believed_deal(game, seen, 77))
        if tuple(legal_actions(game, other, seat)) != tuple(options):
            continue
        first = Forecasting(lab_of(game), seen, options).play(10)
        again = Forecasting(lab_of(game), observation(game, other, seat), options).play(10)
        assert first == again


def _with_deal(game: Game, state: State, deal: tuple[int, ...]) -> State:
    hidden = list(state.hidden)
    for secret, strength in zip(game.secrets, deal, strict=True):
        hidden[secret.place - game.layout.private_end] = strength
    return replace(state, hidden=tuple(hidden))


def test_it_grows_to_what_it_would_have_been_at_once() -> None:
    scenario = next(one for one in scenarios() if one.id == "small")
    state, seat = questions(scenario, 3, 1)[0]
    game = scenario.game
    seen, options = observation(game, state, seat), legal_actions(game, state, seat)
    growing = Forecasting(lab_of(game), seen, options)
    growing.play(15)
    assert growing.play(25) == Forecasting(lab_of(game), seen, options).play(40)


# --- what it says comes to pass -------------------------------------------------------------------

BINS = 10
# BLOC_GAME_LONG=1 asks all 2,000 decisions, some minutes; a part of them is asked every time
DECISIONS = 2000 if os.environ.get("BLOC_GAME_LONG") else 120
FORECAST = 400  # games


def test_what_is_forecast_happens_as_often_as_it_is_forecast() -> None:
    """Over 2,000 decisions of games whose hidden facts come from the same bands, in ten bins."""
    scenario = next(one for one in scenarios() if one.id == "small")
    said: list[float] = []
    came: list[bool] = []
    number = 0
    while len(said) < DECISIONS * len(scenario.game.endings):
        for shares, ending in _asked(scenario.game, mix(41, number), FORECAST):
            said += shares
            came += [ending == n for n in range(len(shares))]
        number += 1
    assert_calibrated(np.array(said), np.array(came))


def test_a_forecast_that_is_too_sure_of_itself_is_found() -> None:
    luck = np.random.default_rng(1)
    truth = luck.uniform(0, 1, DECISIONS * 10)
    came = luck.uniform(0, 1, len(truth)) < truth
    assert_calibrated(truth, came)
    with pytest.raises(AssertionError):
        assert_calibrated(np.clip(truth * 1.4 - 0.2, 0, 1), came)


def assert_calibrated(said: NDArray[np.float64], came: NDArray[np.bool_]) -> None:
    """In no bin do forecasts differ from what happened by more than 3 standard errors."""
    bins = np.minimum((said * BINS).astype(int), BINS - 1)
    for number in range(BINS):
        here = bins == number
        if here.sum() < 30:
            continue
        share, expected = came[here].mean(), said[here].mean()
        error = np.sqrt(expected * (1 - expected) / here.sum())
        # a bin of very small shares also holds what so few games could not show
        assert abs(share - expected) <= 3 * error + 1 / FORECAST, (number, expected, share)


def _asked(game: Game, seed: int, games: int) -> list[tuple[list[float], int]]:
    """At one decision of a game: what was forecast of the option taken, and how the game ended."""
    policies = everywhere(game, DefaultPolicy(game))
    driver = Driver(game, policies, seed)
    moments: list[tuple[State, str, Action]] = []
    state = initial(game, dealt(game, seed)).state
    while (found := driver.next(state)) is not None:
        action, _ = found
        if isinstance(state.agenda[-1], Deciding) and not isinstance(action, Hold):
            seat = getattr(action, "seat", "")
            if seat and len(legal_actions(game, state, seat)) > 1:
                moments.append((state, seat, action))
        state = apply(game, state, action).state
    if not moments:
        return []
    state_then, seat, action = moments[mix(seed, 1) % len(moments)]
    outlook = (
        Forecasting(lab_of(game), observation(game, state_then, seat), [action])
        .play(games)
        .outlooks[0]
    )
    ended = state.public[game.places.ending] - 1
    return [([one.value for one in outlook.endings], ended)]
