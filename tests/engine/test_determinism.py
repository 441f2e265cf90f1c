"""One seed, one game: on every machine, whatever the interpreter and the place are set to."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.game import Game
from tests.checks import check_luck_is_keyed
from tests.small import game_of
from tests.strategies import games, random_game

ROOT = Path(__file__).parents[2]
GAMES = """\
from bloc_game.engine.actions import to_text
from bloc_game.engine.state import digest
from tests.strategies import random_game, scenarios

for scenario in scenarios():
    for seed in range(3):
        playout = random_game(scenario.game, seed)
        print(scenario.id, seed, digest(playout.state), *map(to_text, playout.actions))
"""


def output(**settings: str) -> bytes:
    """What an interpreter of its own makes of some games."""
    ran = subprocess.run(
        [sys.executable, "-c", GAMES],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **settings},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


@pytest.fixture(scope="module")
def usual() -> bytes:
    return output(PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC")


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Jakarta"},
        {"PYTHONHASHSEED": "4294967295", "LC_ALL": "de_DE.ISO-8859-1", "TZ": "America/St_Johns"},
        {"PYTHONHASHSEED": "random", "LC_ALL": "id_ID.UTF-8", "PYTHONUTF8": "1"},
        {"PYTHONOPTIMIZE": "1"},
    ],
    ids=lambda settings: " ".join(settings),
)
def test_hash_seed_locale_and_time_zone_change_no_game(
    usual: bytes, settings: dict[str, str]
) -> None:
    assert usual.count(b"\n") >= 6
    assert output(**settings) == usual


@given(games(), st.integers(0, 2**32))
def test_the_global_random_generator_changes_no_game(game: Game, seed: int) -> None:
    check_luck_is_keyed(game, seed)


def test_playing_draws_nothing_from_the_global_random_generator() -> None:
    before = random.getstate()
    random_game(game_of(), 5)
    assert random.getstate() == before
