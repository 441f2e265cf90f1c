"""Counting what many games came to."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from bloc_game.engine.actions import Order
from bloc_game.engine.game import Decision
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Playout

Z = 1.959964  # of a 95 % interval


def wilson(count: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share.

    >>> low, high = wilson(5, 10)
    >>> f"{low:.3f} {high:.3f}"
    '0.237 0.763'
    """
    share = count / of
    middle = share + Z * Z / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    whole = 1 + Z * Z / of
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


class Tally:
    """Endings, outcomes of decisions, events, moves and chambers' counts over many games.

    Everything is read from the last state of a game, which keeps what it needs.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.game = scenario.game
        self.games = 0
        self.endings: Counter[str] = Counter()
        self.decisions: dict[str, dict[str, int]] = {
            decision.id: dict.fromkeys(_outcomes(decision), 0) for decision in self.game.decisions
        }
        self.events: set[str] = set()
        self.moves: set[str] = set()
        self.longest = 0
        self._votes: dict[str, tuple[int, int, int]] = {}

    def add(self, playout: Playout) -> None:
        """Count one game."""
        cells = playout.state.cells()
        self.games += 1
        self.longest = max(self.longest, len(playout.played.actions))
        ending = cells[self.game.places.ending]
        self.endings[self.game.endings[ending - 1].id] += 1
        self.events.update(event.id for event in self.game.events if cells[event.happened])
        self.moves.update(a.move for a in playout.played.actions if isinstance(a, Order))
        for decision in self.game.decisions:
            self._count(decision, cells)

    def _count(self, decision: Decision, cells: list[int]) -> None:
        outcome = cells[decision.outcome]
        if not outcome:
            return
        self.decisions[decision.id][_outcomes(decision)[outcome - 1]] += 1
        if decision.body is not None and self.game.bodies[decision.body].groups:
            ayes, noes, ballots = self._votes.get(decision.id, (0, 0, 0))
            self._votes[decision.id] = (
                ayes + cells[decision.ayes],
                noes + cells[decision.noes],
                ballots + 1,
            )

    def counts(self) -> dict[str, tuple[float, float, int]]:
        """The mean count of every chamber's ballot, and in how many games it was held."""
        return {
            id: (ayes / ballots, noes / ballots, ballots)
            for id, (ayes, noes, ballots) in self._votes.items()
        }

    def never(self) -> list[str]:
        """What came up in no game: endings, events, decisions, options and moves."""
        game = self.game
        missing = [f"endings.{one.id}" for one in game.endings if not self.endings[one.id]]
        missing += [f"events.{one.id}" for one in game.events if one.id not in self.events]
        for decision in game.decisions:
            reached = self.decisions[decision.id]
            if not any(reached.values()):
                missing.append(f"decisions.{decision.id}")
                continue
            missing += [f"decisions.{decision.id}.{name}" for name, n in reached.items() if not n]
        missing += [f"moves.{one.id}" for one in game.moves if one.id not in self.moves]
        return missing


def _outcomes(decision: Decision) -> tuple[str, ...]:
    if decision.is_ballot:
        return ("adopted", "rejected")
    return tuple(option.id for option in decision.options)
