"""What is likely to come of each thing a seat may do now, as far as the seat can know.

Every game of a forecast begins in a state that the seat may believe in: its own observation, with
what is hidden drawn from the bands. From there everybody is played by one policy, the seat itself
too. All options meet the same luck and the same guesses, so that two of them can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix, number_of
from bloc_game.engine.observation import Observation
from bloc_game.lab.arrays import Ints
from bloc_game.lab.believing import believed, deals
from bloc_game.lab.findings import Contrast, Estimate, Forecast, Outlook, Z
from bloc_game.lab.luck import words
from bloc_game.lab.outcomes import endings, goal_points, independent, paired, wilson
from bloc_game.lab.playing import Lab
from bloc_game.lab.turning import branchings, explained

Counts = NDArray[np.int64]
DRIVERS = 3  # of what comes later, so many are named


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
        self._cells: list[Ints] = []

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

    def contrasts(self) -> tuple[Contrast, ...]:
        """What differs between the first option and each of the others, by all games so far."""
        ended, _, scores = self._came_to(self._last_numbers())
        first = scores[0]
        return tuple(
            Contrast(
                self.games,
                Estimate(*paired(first, scores[n])),
                tuple(
                    Estimate(*paired(ended[0] == one.index, ended[n] == one.index))
                    for one in self.lab.game.endings
                ),
                independent(first, scores[n]),
            )
            for n in range(1, len(self.options))
        )

    def _last_numbers(self) -> Ints:
        """The last numbers of all games, option after option."""
        cells = np.concatenate(self._cells, axis=2)
        return cells.reshape(len(cells), -1)

    def _came_to(self, cells: Ints) -> tuple[Counts, Counts, Counts]:
        """Endings and scores of all games, a row an option; between them points, by goal."""
        game, shape = self.lab.game, (len(self.options), self.games)
        points = goal_points(self.lab.rules, cells, self.seat)
        return (
            endings(game, cells).reshape(shape),
            points.reshape(len(points), *shape),
            points.sum(axis=0).reshape(shape),
        )

    def _reckoned(self) -> Forecast:
        game, cells = self.lab.game, self._last_numbers()
        ended, points, scores = self._came_to(cells)
        least = int(scores.mean(axis=1).argmin())
        now = self.seen.public[game.places.turn]
        asked = self.seen.phase.decision
        later = [
            one
            for one in branchings(game, cells)
            if one.branching.turn in (0, *range(now, len(game.turns) + 1))
            and one.branching.id != asked
        ]
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

    def _met(self, points: Counts) -> list[Estimate]:
        goals = self.lab.game.seats[self.seat].goals
        counts = [
            int((2 * row >= goal.worth).sum()) for goal, row in zip(goals, points, strict=True)
        ]
        return [Estimate(count / self.games, *wilson(count, self.games)) for count in counts]


def _shares(ended: Counts, many: int) -> list[Estimate]:
    counts = np.bincount(ended, minlength=many).tolist()
    return [Estimate(count / len(ended), *wilson(count, len(ended))) for count in counts]


def _mean(values: Counts) -> Estimate:
    mean = float(values.mean())
    if len(values) < 2:
        return Estimate(mean, 0.0, 100.0)
    reach = Z * float(values.std(ddof=1)) / sqrt(len(values))
    return Estimate(mean, mean - reach, mean + reach)
