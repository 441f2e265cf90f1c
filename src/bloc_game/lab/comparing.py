"""The answers to one decision compared, under the same luck.

Game n is played once for each answer, with the same seed and the same deal, so that what differs
between two of them differs because of the answer: the luck that both share falls out of the
difference, and far fewer games tell as much as many under luck of their own would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.policy import Policy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.game import VOTES, Decision, Game
from bloc_game.lab.outcomes import endings, independent, paired, scores
from bloc_game.lab.playing import Lab


@dataclass(frozen=True)
class Answered:
    """What games came to in which a decision got one answer wherever it could be given.

    `put` and `taken` count the games in which the decision came up, and came out so. `endings`
    holds the number of each game's ending, `scores` a row a seat.
    """

    option: str
    put: int
    taken: int
    endings: NDArray[np.int64]
    scores: NDArray[np.int64]


@dataclass(frozen=True)
class Difference:
    """How much more often one answer leads to an ending than another, as a share of games, with its
    interval; and how many games under luck of their own would tell it as closely."""

    one: str
    other: str
    ending: int
    mean: float
    low: float
    high: float
    independent: float | None

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would hardly bring it about."""
        return self.low > 0 or self.high < 0


def answers(decision: Decision) -> tuple[str, ...]:
    """What can be answered: options, or for and against."""
    return VOTES[:2] if decision.is_ballot else tuple(one.id for one in decision.options)


def compared(lab: Lab, policy: Policy, decision: Decision, games: int, seed: int) -> list[Answered]:
    """Play so many games for each answer; all who decide give it, where nothing bars them."""
    return [_answered(lab, policy, decision, option, games, seed) for option in answers(decision)]


def _answered(
    lab: Lab, policy: Policy, decision: Decision, option: str, games: int, seed: int
) -> Answered:
    game = lab.game
    fixed = FixedPolicy({decision.id: option}, policy)
    seats = range(len(game.seats))
    ended, scored, put, taken = [], [], 0, 0
    for played in lab.play_all(dict.fromkeys(game.seat_of, fixed), seed, games):
        outcome = played.cells[decision.outcome]
        put += int(np.count_nonzero(outcome))
        taken += int(np.count_nonzero(outcome == answers(decision).index(option) + 1))
        ended.append(endings(game, played.cells))
        scored.append(np.stack([scores(lab.rules, played.cells, seat) for seat in seats]))
    return Answered(option, put, taken, np.concatenate(ended), np.concatenate(scored, axis=1))


def differences(game: Game, found: Sequence[Answered]) -> list[Difference]:
    """Every pair of answers, for every ending."""
    return [
        _difference(one, other, ending.index)
        for one, other in combinations(found, 2)
        for ending in game.endings
    ]


def _difference(one: Answered, other: Answered, ending: int) -> Difference:
    here, there = one.endings == ending, other.endings == ending
    mean, low, high = paired(here, there)
    needed = independent(here, there)
    return Difference(one.option, other.option, ending, mean, low, high, needed)


def worth(found: Sequence[Difference]) -> float:
    """How many games under luck of their own would tell as much: the middle of all differences.

    0 where nothing differs.
    """
    needed = [one.independent for one in found if one.independent is not None]
    return float(np.median(needed)) if needed else 0.0
