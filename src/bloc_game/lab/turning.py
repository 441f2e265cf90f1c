"""Which decisions, and which events, explain how games come out.

The share of an outcome's variance that one of them explains is what would vanish if it always came
out alike and all else went on as it does: the variance between the games in which it came out so
and those in which it came out otherwise, by the whole. Shares of several need not add up to one;
what hangs together is counted with each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine.game import Decision, Game
from bloc_game.lab.arrays import Ints
from bloc_game.lab.findings import Branching, Explained, Z

PARTS = 20  # of the games, each left out once, for the width of an interval
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class CameOut:
    """The number of the way in which something came out, in each of many games."""

    branching: Branching
    ways: Ints


def branchings(game: Game, cells: Ints) -> list[CameOut]:
    """All decisions and events of many games, by the last numbers of each."""
    decided = [
        CameOut(Branching("decision", one.id, one.turn, ("", *_ways(one))), cells[one.outcome])
        for one in game.decisions
    ]
    happened = [
        CameOut(
            Branching("event", one.id, min(one.turns, default=0), ("", one.id)),
            cells[one.happened],
        )
        for one in game.events
    ]
    return [*decided, *happened]


def _ways(decision: Decision) -> tuple[str, ...]:
    if decision.is_ballot:
        return "adopted", "rejected"
    return tuple(option.id for option in decision.options)


def explained(outcome: Ints, found: Sequence[CameOut]) -> list[Explained]:
    """What each of many branchings explains of an outcome, the most first.

    The outcome is a number for each game; or a row of numbers for each of its parts, such as one
    for each ending, of which all the variance together is explained.
    """
    values = np.atleast_2d(outcome).astype(np.float64)
    shares = [_explained(values, one) for one in found]
    return sorted(shares, key=lambda one: -one.share)


def of_endings(ended: Ints, many: int) -> Ints:
    """How games ended as an outcome: a row for each ending, 1 where a game came to it."""
    found: Ints = (ended == np.arange(many)[:, None]).astype(np.int8)
    return found


def _explained(values: Floats, one: CameOut) -> Explained:
    size, ways = values.shape[1], len(one.branching.ways)
    part = np.arange(size) % PARTS
    key = part * ways + one.ways
    count = np.bincount(key, minlength=PARTS * ways).reshape(PARTS, ways).astype(np.float64)
    total = np.stack([np.bincount(key, row, PARTS * ways) for row in values])
    total = total.reshape(len(values), PARTS, ways)
    square = np.bincount(part, (values * values).sum(axis=0), PARTS)
    share = _share(count.sum(0), total.sum(1), float(square.sum()))
    left_out = [
        _share(count.sum(0) - count[n], total.sum(1) - total[:, n], float(square.sum() - square[n]))
        for n in range(min(PARTS, size))
    ]
    spread = sqrt((len(left_out) - 1) * float(np.var(left_out)))
    sums = zip(total[0].sum(0).tolist(), count.sum(0).tolist(), strict=True)
    means = tuple(sum_ / games if games else None for sum_, games in sums)
    low, high = max(share - Z * spread, 0.0), min(share + Z * spread, 1.0)
    return Explained(one.branching, share, low, high, means)


def _share(count: Floats, total: Floats, square: float) -> float:
    """Variance between groups by the whole, less what chance alone would put between them."""
    size, groups = float(count.sum()), int(np.count_nonzero(count))
    middle = float((total.sum(axis=1) ** 2).sum()) / size if size else 0.0
    whole = square - middle
    if whole <= 1e-9 or groups < 2 or size <= groups:
        return 0.0
    here = count > 0
    between = float((total[:, here] ** 2 / count[here]).sum()) - middle
    within = (whole - between) / (size - groups)
    return min(max((between - (groups - 1) * within) / whole, 0.0), 1.0)
