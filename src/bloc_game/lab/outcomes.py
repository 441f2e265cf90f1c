"""What many games came to: endings and scores, and what can be said of them.

Every interval is of 95 %.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine.game import Game
from bloc_game.lab.arrays import Ints
from bloc_game.lab.findings import Z
from bloc_game.lab.rules import Rules


def wilson(count: int, of: int) -> tuple[float, float]:
    """Wilson's interval for a share.

    >>> low, high = wilson(5, 10)
    >>> f"{low:.3f} {high:.3f}"
    '0.237 0.763'
    """
    share = count / of
    middle = share + Z * Z / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    whole = 1 + Z * Z / of
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


def paired(one: Ints, other: Ints) -> tuple[float, float, float]:
    """The mean difference of two outcomes of the same games, and its interval.

    >>> paired(np.array([1, 1, 0, 1]), np.array([0, 1, 0, 0]))[0]
    0.5
    """
    differences = one.astype(np.float64) - other.astype(np.float64)
    mean = float(differences.mean())
    if len(differences) < 2:
        return mean, -np.inf, np.inf
    reach = Z * float(differences.std(ddof=1)) / sqrt(len(differences))
    return mean, mean - reach, mean + reach


def independent(one: Ints, other: Ints) -> float | None:
    """How many games under luck of their own would tell a difference as closely as these under one
    luck do; None where nothing differs.

    >>> independent(np.array([1, 0, 0, 1]), np.array([1, 0, 0, 0]))
    9.333333333333334
    """
    together = float((one.astype(np.float64) - other).var())
    if not together:
        return None
    return len(one) * float(one.var() + other.var()) / together


def endings(game: Game, cells: Ints) -> NDArray[np.int64]:
    """The number of the ending of every game."""
    found: NDArray[np.int64] = cells[game.places.ending].astype(np.int64) - 1
    return found


def scores(rules: Rules, cells: Ints, seat: int) -> NDArray[np.int64]:
    """A seat's score in every game, 0 to 100, as `engine.outcome.score` has it."""
    found: NDArray[np.int64] = goal_points(rules, cells, seat).sum(axis=0)
    return found


def goal_points(rules: Rules, cells: Ints, seat: int) -> NDArray[np.int64]:
    """Points for each of a seat's goals, a row a goal, in every game."""
    game = rules.game
    goals = game.seats[seat].goals
    found = np.zeros((len(goals), cells.shape[1]), np.int64)
    turns = cells[game.places.turn]
    program = rules.program(*(goal.score.tree for goal in goals))
    for turn in np.unique(turns):
        here = np.flatnonzero(turns == turn)
        day = game.turns[int(turn) - 1].date
        values = program.run(cells[:, here], int(turn), day)
        for number, (goal, value) in enumerate(zip(goals, values, strict=True)):
            points = np.clip(np.asarray(value, np.int64), 0, 100)
            found[number, here] = goal.worth * points // 100
    return found
