"""What is likely to come of each thing a seat may do now, as far as the seat can know.

Every game of a forecast begins in a state that the seat may believe in: its own observation, with
what is hidden drawn from the bands. From there everybody is played by one policy, the seat itself
too. All options meet the same luck and the same guesses, so that two of them can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix, number_of
from bloc_game.engine.observation import Observation
from bloc_game.lab.believing import believed, deals
from bloc_game.lab.luck import words
from bloc_game.lab.outcomes import Z, endings, goal_points, paired, wilson
from bloc_game.lab.playing import Lab
from bloc_game.lab.turning import Explained, branchings, explained

DRIVERS = 3  # of what comes later, so many are named


@dataclass(frozen=True)
class Estimate:
    """A number from many games, with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Outlook:
    """What comes of one option.

    `endings` are shares of games, by number of ending; `goals` the share of games in which each
    goal of the seat is met by half or more; `score` the seat's expected score, and `gain` how much
    more that is than with the option of the lowest score, under the same luck.
    """

    option: Action
    endings: tuple[Estimate, ...]
    goals: tuple[Estimate, ...]
    score: Estimate
    gain: Estimate


@dataclass(frozen=True)
class Forecast:
    """The outlooks of all options, over so many games each, and what later on matters most for the
    seat's score."""

    games: int
    outlooks: tuple[Outlook, ...]
    drivers: tuple[Explained, ...]


class Forecasting:
    """A forecast that grows with the games that are played for it."""

    def __init__(self, lab: Lab, seen: Observation, options: Sequence[Action]) -> None:
        self.lab = lab
        self.seen = seen
        self.options = tuple(options)
        self.seat = lab.game.seat_of[seen.seat]
        self.policies = dict.fromkeys(lab.game.seat_of, DefaultPolicy(lab.game))
        self.key = mix(number_of("forecast"), number_of(seen.seat), *seen.public[:2])
        self.games = 0
        self._cells: list[NDArray[np.int16]] = []

    def play(self, games: int) -> Forecast:
        """So many games more for each option, and what all of them come to."""
        lab, seen, many = self.lab, self.seen, len(self.options)
        keys = [mix(self.key, self.games + number) for number in range(games)]
        guesses = deals(lab.game, seen, keys)
        told = [option for option in self.options for _ in range(games)]
        played = lab.play(
            self.policies,
            words(keys * many),
            guesses * many,
            believed(lab.coming, seen, guesses[0] if guesses else ()),
            {seen.seat: told},
        )
        self.games += games
        # an option a row of games
        self._cells.append(played.cells.reshape(len(played.cells), many, games))
        return self._reckoned()

    def _reckoned(self) -> Forecast:
        lab, game, many = self.lab, self.lab.game, len(self.options)
        cells = np.concatenate(self._cells, axis=2)
        flat = cells.reshape(len(cells), many * self.games)
        ended = endings(game, flat).reshape(many, self.games)
        points = goal_points(lab.rules, flat, self.seat)
        scores = points.sum(axis=0).reshape(many, self.games)
        points = points.reshape(len(points), many, self.games)
        least = int(scores.mean(axis=1).argmin())
        now = self.seen.public[game.places.turn]
        later = [one for one in branchings(game, flat) if one.turn >= now or one.turn == 0]
        asked = self.seen.phase.decision
        later = [one for one in later if one.id != asked]
        return Forecast(
            self.games,
            tuple(
                Outlook(
                    option,
                    tuple(_shares(ended[n], len(game.endings))),
                    tuple(self._met(points[:, n])),
                    _mean(scores[n]),
                    Estimate(*paired(scores[n], scores[least])),
                )
                for n, option in enumerate(self.options)
            ),
            tuple(explained(scores.reshape(-1), later)[:DRIVERS]),
        )

    def _met(self, points: NDArray[np.int64]) -> list[Estimate]:
        goals = self.lab.game.seats[self.seat].goals
        counts = [
            int((2 * row >= goal.worth).sum()) for goal, row in zip(goals, points, strict=True)
        ]
        return [Estimate(count / self.games, *wilson(count, self.games)) for count in counts]


def _shares(ended: NDArray[np.int64], many: int) -> list[Estimate]:
    counts = np.bincount(ended, minlength=many).tolist()
    return [Estimate(count / len(ended), *wilson(count, len(ended))) for count in counts]


def _mean(values: NDArray[np.int64]) -> Estimate:
    mean = float(values.mean())
    if len(values) < 2:
        return Estimate(mean, 0.0, 100.0)
    reach = Z * float(values.std(ddof=1)) / sqrt(len(values))
    return Estimate(mean, mean - reach, mean + reach)
