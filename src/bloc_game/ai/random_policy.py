"""Any legal action, each as likely as the next: for coverage, and to see that games end."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_game.ai.policy import dice
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import point
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation


class RandomPolicy:
    """Plays a seat by dice alone."""

    def __init__(self, game: Game) -> None:
        self.game = game

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """One of the actions, by an even throw."""
        return actions[point(dice(self.game, seen, seed, slot), len(actions))]
