"""How a scenario plays otherwise than an earlier version of it, under the same luck.

Game n of both has the same seed, and dice are keyed by the ids of rules, so that what was not
touched falls out alike. What differs between two games differs because of what was changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.engine.phrases import phrase
from bloc_game.lab.outcomes import paired
from bloc_game.playtest.coverage import Coverage

CLEAR = 0.01  # of all games: what changed by less is not told
POINT = 0.5  # of a score: likewise
SCORE = "score"


@dataclass(frozen=True)
class Change:
    """How often something comes up in the earlier version and in this, as shares of games; of a
    score, its mean in both.

    The difference has an interval of 95 %, from pairs of games under the same luck.
    """

    kind: str  # ending, event, decision, option, score
    id: str
    before: float
    after: float
    difference: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Is it more than chance would bring about, and enough to be told?"""
        least = POINT if self.kind == SCORE else CLEAR
        return abs(self.difference) >= least and (self.low > 0 or self.high < 0)


@dataclass(frozen=True)
class Changes:
    """What came of changing a scenario."""

    games: int
    new: tuple[tuple[str, str], ...]  # kind and id
    gone: tuple[tuple[str, str], ...]
    shares: tuple[Change, ...]  # of what both have, the greatest difference first
    scores: tuple[Change, ...]  # of seats that both have


def changes(before: Coverage, after: Coverage) -> Changes:
    """Compare as many games of the same policy and seed.

    `ValueError` where they are not of the same luck.
    """
    if (before.policy, before.seed, before.games) != (after.policy, after.seed, after.games):
        raise ValueError(phrase("only games under the same luck can be compared"))
    old = {(target.kind, target.id): target for target in before.hits}
    now = {(target.kind, target.id): target for target in after.hits}
    shares = []
    for name in old.keys() & now.keys():
        there, here = before.came_to(old[name]), after.came_to(now[name])
        found = paired(here, there)
        shares.append(Change(*name, float(there.mean()), float(here.mean()), *found))
    return Changes(
        after.games,
        tuple(name for name in now if name not in old),
        tuple(name for name in old if name not in now),
        tuple(sorted(shares, key=lambda one: (-abs(one.difference), one.kind, one.id))),
        tuple(_scores(before, after)),
    )


def _scores(before: Coverage, after: Coverage) -> list[Change]:
    found = []
    numbers = {seat.id: number for number, seat in enumerate(before.game.seats)}
    for number, seat in enumerate(after.game.seats):
        if seat.id in numbers:
            there = before.points(numbers[seat.id]).sum(axis=0)
            here = after.points(number).sum(axis=0)
            means = float(there.mean()), float(here.mean())
            found.append(Change(SCORE, seat.id, *means, *paired(here, there)))
    return found
