"""Any scenario as a PettingZoo environment, for those who train or test players of their own.

    from bloc_game import env

    game = env.env("soviet_application")
    game.reset(seed=7)
    for agent in game.agent_iter():
        observation, reward, termination, truncation, info = game.last()
        over = termination or truncation
        mask = observation["action_mask"]
        game.step(None if over else game.action_space(agent).sample(mask))

Agents are the seats of the scenario; they are asked in turn, cycle by cycle. One that has nothing
to decide can only pass. An observation is what its seat may know and no more; the reward is the
seat's score, from 0 to 1, and comes at the end. Chance and the deal are drawn by the seed: the same
seed and the same actions give the same game. An action that the mask bars is taken as letting the
clock run out: the seat holds, abstains or refuses.
"""

from __future__ import annotations

from typing import Any, Final

from bloc_game.engine.actions import Answer, Hold, Lapse, Order, Reply, SeatAction
from bloc_game.engine.chance import mix, pick
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import Observation, observation
from bloc_game.engine.outcome import score
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import chance_node, seats_to_act
from bloc_game.scenario.shelf import find, load

try:
    import numpy as np
    from gymnasium import spaces
    from pettingzoo import AECEnv
    from pettingzoo.utils import wrappers
    from pettingzoo.utils.conversions import aec_to_parallel
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        f"bloc_game.env needs {missing.name}: install the game with its extra, "
        "pip install 'bloc-game[env]'",
        name=missing.name,
    ) from None

PASS: Final = 0  # the action of one that is asked nothing
DEFAULT = "soviet_application"
KINDS = ("news", "moves", "answers", "decision", "count", "over")
REPLIES: tuple[Reply, ...] = ("accept", "refuse", "counter")


def env(scenario: str = DEFAULT, **options: Any) -> AECEnv:  # noqa: ANN401  # as PettingZoo has it
    """A scenario, by id or path, with PettingZoo's own checks of how it is used."""
    return wrappers.OrderEnforcingWrapper(raw_env(scenario, **options))


def parallel_env(scenario: str = DEFAULT, **options: Any) -> Any:  # noqa: ANN401
    """A scenario in which all agents act at once, a cycle at a time."""
    return aec_to_parallel(env(scenario, **options))


class raw_env(AECEnv):  # type: ignore[misc]  # noqa: N801  # PettingZoo's way, untyped
    """One game of a scenario, without checks."""

    metadata: dict[str, Any] = {  # noqa: RUF012  # PettingZoo's
        "name": "bloc_game_v0",
        "render_modes": ["ansi"],
        "is_parallelizable": True,
    }

    def __init__(
        self,
        scenario: str = DEFAULT,
        max_cycles: int | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__()
        self.game: Game = load(find(scenario)).game
        self.max_cycles = max_cycles
        self.render_mode = render_mode
        self.possible_agents = [seat.id for seat in self.game.seats]
        self.actions = {seat: all_actions(self.game, seat) for seat in self.possible_agents}
        self.places = {
            seat: {action: place for place, action in enumerate(listed, start=1)}
            for seat, listed in self.actions.items()
        }
        self.low, self.high = bounds(self.game)
        self.agents: list[str] = []
        self.luck = 0

    # --- spaces -------------------------------------------------------------------------------

    def action_space(self, agent: str) -> spaces.Discrete:
        """To pass, and all that the seat may ever do, by its place in `actions`, from 1."""
        return self._spaces(agent)[0]

    def observation_space(self, agent: str) -> spaces.Dict:
        """What the seat sees, number by number, and which of its actions are legal."""
        return self._spaces(agent)[1]

    def _spaces(self, agent: str) -> tuple[spaces.Discrete, spaces.Dict]:
        known = self.__dict__.setdefault("_known", {})
        if agent not in known:
            count = len(self.actions[agent]) + 1
            seen = spaces.Dict(
                {
                    "observation": spaces.Box(self.low, self.high, dtype=np.int32),
                    "action_mask": spaces.Box(0, 1, (count,), dtype=np.int8),
                }
            )
            known[agent] = spaces.Discrete(count), seen
        return known[agent]  # type: ignore[no-any-return]

    # --- playing ------------------------------------------------------------------------------

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begin a game; without a seed, another one each time."""
        self.luck = mix(self.luck, 1) if seed is None else seed
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
        self.cycles = self.turn = 0
        self.state_now: State = initial(self.game, dealt(self.game, self.luck)).state
        self._fall()
        self.agent_selection = self.agents[0]

    def step(self, action: int | None) -> None:
        """The agent whose turn it is acts."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        self._cumulative_rewards[agent] = 0.0
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._act(agent, action)
        self.turn = (self.turn + 1) % len(self.agents)
        self.cycles += self.turn == 0
        self.agent_selection = self.agents[self.turn]
        if not self.state_now.agenda:
            self._end()
        elif self.max_cycles is not None and self.cycles >= self.max_cycles:
            self.truncations = dict.fromkeys(self.agents, True)
        self._accumulate_rewards()

    def _act(self, agent: str, action: int | None) -> None:
        if self.game.seat_of[agent] not in seats_to_act(self.game, self.state_now):
            return
        legal = legal_actions(self.game, self.state_now, agent)
        chosen: SeatAction = Lapse(agent)
        if action and self.actions[agent][action - 1] in legal:
            chosen = self.actions[agent][action - 1]
        self.state_now = apply(self.game, self.state_now, chosen).state
        self._fall()

    def _fall(self) -> None:
        """Let chance act until a seat must."""
        while (node := chance_node(self.game, self.state_now)) is not None:
            fall = node.actions[pick(node.weights, mix(self.luck, *node.key))]
            self.state_now = apply(self.game, self.state_now, fall).state

    def _end(self) -> None:
        cells = self.state_now.row()
        for number, agent in enumerate(self.possible_agents):
            self.rewards[agent] = score(self.game, cells, number) / 100
        self.terminations = dict.fromkeys(self.agents, True)

    # --- looking ------------------------------------------------------------------------------

    def observe(self, agent: str) -> dict[str, Any]:
        """What a seat sees now, and what it may do."""
        seen = observation(self.game, self.state_now, agent)
        mask = np.zeros(len(self.actions[agent]) + 1, np.int8)
        legal = legal_actions(self.game, self.state_now, agent)
        for action in legal:
            mask[self.places[agent][action]] = 1  # type: ignore[index]  # never a fall of chance
        if not legal:
            mask[PASS] = 1
        return {"observation": numbers(self.game, seen), "action_mask": mask}

    def render(self) -> str | None:
        """The date and every track that all may see, as lines of text."""
        if self.render_mode != "ansi":
            return None
        game, public = self.game, self.state_now.public
        turn = game.turn(public)
        tracks = {track.id for track in game.tracks}
        lines = [f"{turn.id} {turn.date}"]
        lines += [
            f"{slot.name} {public[slot.index]}"
            for slot in game.layout.slots[: game.layout.public_end]
            if slot.family in tracks
        ]
        return "\n".join(lines)

    def close(self) -> None:
        """Nothing is held open."""


def all_actions(game: Game, seat: str) -> list[SeatAction]:
    """All that a seat may ever do, in an order that only the scenario decides."""
    number = game.seat_of[seat]
    found: list[SeatAction] = [Hold(seat), *(Answer(seat, reply) for reply in REPLIES)]
    found += [row.order for row in game.rows if row.seat == number]
    found += [choice for decision in game.decisions for choice in decision.actions.get(number, ())]
    return found


def numbers(game: Game, seen: Observation) -> Any:  # noqa: ANN401  # an array, where there is NumPy
    """An observation as one row: every number of the game, 0 where the seat does not see it; the
    moment of the turn, one place for each kind; the decision that is put; the moves sealed."""
    kinds = [int(seen.phase.kind == kind) for kind in KINDS]
    asked = game.decision_of[seen.phase.decision].index + 1 if seen.phase.decision else 0
    slots = max(game.moves_per_turn, 1)
    sealed = [entry + 2 for entry in seen.sealed] + [0] * slots
    return np.array([*seen.cells(game), *kinds, asked, *sealed[:slots]], np.int32)


def bounds(game: Game) -> tuple[Any, Any]:
    """The lowest and the highest that each number of an observation can be."""
    slots, most = game.layout.slots, max(len(game.rows), len(game.decisions)) + 2
    rest = len(KINDS) + 1 + max(game.moves_per_turn, 1)
    low = [min(slot.low, 0) for slot in slots] + [0] * rest
    high = [max(slot.high, 0) for slot in slots] + [1] * len(KINDS) + [most] * (rest - len(KINDS))
    return np.array(low, np.int32), np.array(high, np.int32)


__all__ = ["Order", "bounds", "env", "numbers", "parallel_env", "raw_env"]
