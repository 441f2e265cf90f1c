"""Who chose what, weighed by the rule of a body, in many games at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bloc_game.engine.game import VOTES, Body
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.table import Some

FOR, AGAINST, ABSTAIN = range(len(VOTES))
Choices = Sequence[tuple[int, Some, Ints]]  # an actor, its games, and what it chose in each


def _one(_: int) -> int:
    return 1


class Backing:
    """Who chose what, weighed by the rule of a body."""

    def __init__(self, body: Body, some: Some, choices: Choices) -> None:
        self.body = body
        self.size = len(some)
        self.some = some
        self.choices = [
            (actor, np.searchsorted(some, here), choice) for actor, here, choice in choices
        ]
        self.present = self._sum(_one, None)

    def _sum(self, weight: Callable[[int], int], chosen: int | None) -> Ints:
        total = np.zeros(self.size, np.int32)
        for actor, here, choice in self.choices:
            total[here] += weight(actor) * (1 if chosen is None else choice == chosen)
        return total

    def _count(self, chosen: int) -> Ints:
        return self._sum(_one, chosen)

    def _weight(self, chosen: int) -> Ints:
        return self._sum(lambda actor: self.body.weights.get(actor, 0), chosen)

    def _led(self, chosen: int) -> Value:
        """Whether all that lead are present and chose this."""
        lead = dict.fromkeys(self.body.lead)
        return self._sum(lambda actor: int(actor in lead), chosen) == len(lead)

    def passes(self) -> Value:
        """Whether a motion passes under the body's rule."""
        ayes, noes = self._count(FOR), self._count(AGAINST)
        match self.body.rule:
            case "unanimity":
                return (ayes > 0) & (noes == 0)
            case "majority":
                return ayes > noes
            case "two_thirds":
                return (ayes > 0) & (3 * ayes >= 2 * (ayes + noes))
            case "weighted":
                return self._weight(FOR) >= self.body.needed
            case "lead" | "hegemon":
                return self._led(FOR)

    def _enough(self, chosen: int) -> Value:
        backers = self._count(chosen)
        match self.body.rule:
            case "unanimity":
                return backers == self.present
            case "majority":
                return 2 * backers > self.present
            case "two_thirds":
                return 3 * backers >= 2 * self.present
            case "weighted":
                return self._weight(chosen) >= self.body.needed
            case "lead" | "hegemon":
                return self._led(chosen)

    def picked(self, options: int) -> Ints:
        """The option that enough members back, −1 where there is none.

        Of several, the one that was named first counts, in the order of those who decide.
        """
        taken = np.full(self.size, -1)
        enough = np.stack([self._enough(option) for option in range(options)])
        for _, here, choice in self.choices:
            free = taken[here] < 0
            taken[here[free]] = np.where(
                enough[choice[free], here[free]], choice[free], taken[here[free]]
            )
        return taken
