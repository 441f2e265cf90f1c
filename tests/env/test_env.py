"""Any scenario as a PettingZoo environment: PettingZoo's own tests, and that nothing is told."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from pettingzoo.test import api_test, max_cycles_test, seed_test

from bloc_game import env
from bloc_game.engine.observation import observation
from bloc_game.engine.outcome import returns
from bloc_game.engine.setup import believed_deal
from bloc_game.scenario.shelf import catalogue
from tests.strategies import files

pytestmark = pytest.mark.filterwarnings("ignore")
PAGE = Path(__file__).parents[2] / "docs" / "environment.md"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.parent.name)
def test_pettingzoo_finds_nothing_wrong_with_it(path: Path) -> None:
    api_test(env.env(str(path)), num_cycles=400)


def test_the_same_seed_gives_the_same_game() -> None:
    seed_test(env.env, num_cycles=200)


def test_it_is_cut_off_after_so_many_cycles() -> None:
    max_cycles_test(env)


def whole_game(seed: int) -> env.raw_env:
    game = env.raw_env()
    game.reset(seed=seed)
    for _ in game.agent_iter():
        seen, _, termination, truncation, _ = game.last()
        if termination or truncation:
            game.step(None)
            continue
        legal = np.flatnonzero(seen["action_mask"])
        game.step(int(legal[(seed + game.cycles) % len(legal)]))
    return game


def test_a_game_comes_to_its_end_and_rewards_are_scores() -> None:
    game = env.raw_env()
    game.reset(seed=3)
    rewards: dict[str, float] = {}
    for agent in game.agent_iter():
        seen, reward, termination, truncation, _ = game.last()
        if termination or truncation:
            rewards[agent] = reward
            game.step(None)
        else:
            game.step(int(np.flatnonzero(seen["action_mask"])[0]))
    assert not game.state_now.agenda
    scores = returns(game.game, game.state_now)
    assert [rewards[agent] for agent in game.possible_agents] == [one / 100 for one in scores]


def test_a_barred_action_lets_the_clock_run_out() -> None:
    game = env.raw_env()
    game.reset(seed=3)
    agent = game.agent_selection
    barred = int(np.flatnonzero(game.observe(agent)["action_mask"] == 0)[-1])
    game.step(barred)
    assert game.state_now.sealed[game.game.seat_of[agent]] == (-1,)


def test_what_is_hidden_does_not_show() -> None:
    game = whole_game(5)
    game.reset(seed=5)
    hidden = list(game.state_now.hidden)
    for agent in game.possible_agents:
        before = game.observe(agent)["observation"]
        seen = observation(game.game, game.state_now, agent)
        other = list(hidden)
        for secret, strength in zip(
            game.game.secrets, believed_deal(game.game, seen, 1234), strict=True
        ):
            other[secret.place - game.game.layout.private_end] = strength
        state = game.state_now
        object.__setattr__(state, "hidden", tuple(other))
        object.__setattr__(state, "_row", None)
        assert (game.observe(agent)["observation"] == before).all()
        object.__setattr__(state, "hidden", tuple(hidden))
        object.__setattr__(state, "_row", None)


def test_it_can_be_looked_at() -> None:
    game = env.raw_env(render_mode="ansi")
    game.reset(seed=1)
    shown = game.render()
    assert shown is not None
    assert shown.startswith("drafts ") or " 1954" in shown
    assert "tension " in shown


def test_the_page_about_it_runs_as_it_stands() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, str(PAGE), "exec"), {})


def test_there_is_a_scenario_to_play() -> None:
    assert any(path.parent.name == env.DEFAULT for path in catalogue())
