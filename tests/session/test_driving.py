"""Games that play themselves: always the same from one seed, and always to an end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Fall
from bloc_game.engine.outcome import ending_of
from bloc_game.engine.playthrough import replay
from bloc_game.engine.setup import dealt
from bloc_game.engine.turn import Step
from bloc_game.session.driving import POLICIES, Playout, everywhere, play_out, policy_named
from tests.session.tiny import tiny

ROOT = Path(__file__).parents[2]


def played(name: str, seed: int) -> Playout:
    game = tiny().game
    return play_out(game, everywhere(game, policy_named(name, tiny())), seed, dealt(game, seed))


@pytest.mark.parametrize("name", POLICIES)
@given(seed=st.integers(0, 2**64 - 1))
def test_a_game_ends_and_its_recording_reaches_the_same_state(name: str, seed: int) -> None:
    out = played(name, seed)
    assert ending_of(tiny().game, out.state) is not None
    assert replay(tiny().game, out.played) == out.state
    assert played(name, seed) == out


def test_other_seeds_are_other_games() -> None:
    assert len({played("default", seed).played.actions for seed in range(50)}) > 40


def test_the_same_luck_meets_every_choice_and_follows_its_odds() -> None:
    def leak(name: str, seed: int) -> Fall:
        return next(a for a in played(name, seed).played.actions if isinstance(a, Fall))

    falls = [leak("default", seed) for seed in range(400)]
    assert falls == [leak("random", seed) for seed in range(400)]
    assert 120 < sum(fall == Fall("leak", 1) for fall in falls) < 200  # 40 in 100


def test_every_step_is_shown_from_the_opening_to_the_end() -> None:
    game = tiny().game
    steps: list[Step] = []
    policies = everywhere(game, policy_named("default", tiny()))
    out = play_out(game, policies, 5, dealt(game, 5), steps.append)
    assert len(steps) == len(out.played.actions) + 1
    assert isinstance(steps[0].events[0], ev.TurnBegan)
    assert any(isinstance(event, ev.GameEnded) for event in steps[-1].events)
    assert steps[-1].state == out.state


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ],
)
def test_hash_seed_time_zone_and_locale_change_nothing(surroundings: dict[str, str]) -> None:
    code = (
        "from tests.session.test_driving import played\n"
        "from bloc_game.engine.state import digest\n"
        "print(*(digest(played('default', seed).state) for seed in range(5)))"
    )
    env = {**os.environ, **surroundings, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert ran.stdout == _here()


def _here() -> str:
    from bloc_game.engine.state import digest

    return " ".join(digest(played("default", seed).state) for seed in range(5)) + "\n"
