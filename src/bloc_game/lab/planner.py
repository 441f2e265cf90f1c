"""A policy that looks ahead: it plays on from each likely thing to do, and keeps what does best.

It takes the 16 actions that the seat leans to most and halves them round by round under the same
luck: the weaker half falls out, the rest are played on more often. The games begin in states that
it may believe in, dealt from its own observation; in them everybody, itself too, plays by the
scenario's leans. It bargains by the moves that there are: to change a text, to give its word, to
name its price are actions among the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import dice
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import extend
from bloc_game.engine.observation import Observation
from bloc_game.lab.believing import believed, deals
from bloc_game.lab.luck import words
from bloc_game.lab.outcomes import scores
from bloc_game.lab.playing import Lab

STRENGTHS: Final[Mapping[str, int]] = {
    "clerk": 500,
    "envoy": 1_000,
    "ambassador": 2_000,
    "chancellor": 4_000,
}  # games played on in all, for one question
CONSIDERED = 16  # actions that are played on


class Planner:
    """Plays any seat of a game by looking ahead; it sees what the seat sees."""

    def __init__(self, lab: Lab, games: int) -> None:
        self.lab = lab
        self.games = games
        self.leaning = DefaultPolicy(lab.game)
        self.policies = dict.fromkeys(lab.game.seat_of, self.leaning)

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The action that did best in the games that were played on from it."""
        left = self._likely(seen, actions)
        if len(left) == 1:
            return left[0]
        key = dice(self.lab.game, seen, seed, slot)
        rounds = (len(left) - 1).bit_length()
        totals: dict[Action, int] = dict.fromkeys(left, 0)
        played = 0
        for _ in range(rounds):
            each = max(self.games // (rounds * len(left)), 1)
            found = self._played_on(seen, left, key, played, each)
            for action, total in zip(left, found, strict=True):
                totals[action] += total
            played += each
            left = sorted(left, key=lambda action: -totals[action])[: (len(left) + 1) // 2]
        return left[0]

    def _likely(self, seen: Observation, actions: Sequence[Action]) -> list[Action]:
        """The actions that the seat leans to most, the most first."""
        if len(actions) <= CONSIDERED:
            return list(actions)
        leans = self.leaning.leans(seen, actions)
        order = sorted(range(len(actions)), key=lambda place: -leans[place])
        return [actions[place] for place in order[:CONSIDERED]]

    def _played_on(
        self, seen: Observation, options: Sequence[Action], key: int, first: int, each: int
    ) -> list[int]:
        """The sum of the seat's scores after each option, in so many games under the same luck."""
        lab, many = self.lab, len(options)
        keys = [extend(key, number) for number in range(first, first + each)]
        guesses = deals(lab.game, seen, keys)
        told = [option for option in options for _ in keys]
        played = lab.play(
            self.policies,
            words(keys * many),
            guesses * many,
            believed(lab.coming, seen, guesses[0]),
            {seen.seat: told},
        )
        found = scores(lab.rules, played.cells, lab.game.seat_of[seen.seat])
        totals: list[int] = np.sum(found.reshape(many, each), axis=1).tolist()
        return totals
