"""Counting what many games came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from bloc_game.engine.actions import Order
from bloc_game.engine.game import Decision
from bloc_game.lab.arrays import Ints
from bloc_game.lab.findings import Explained
from bloc_game.lab.outcomes import endings
from bloc_game.lab.playing import Played
from bloc_game.lab.turning import CameOut, branchings, explained, of_endings
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Playout


class Tally:
    """Endings, outcomes of decisions, events, moves and chambers' counts over many games.

    Everything is read from the last numbers of a game, which keep what it needs.
    """

    def __init__(self, scenario: Scenario, *, turning: bool = False) -> None:
        self.scenario = scenario
        self.asks_turning = turning  # some bytes of every game are kept for it
        self.game = scenario.game
        self.games = 0
        self.endings: Counter[str] = Counter()
        self.decisions: dict[str, dict[str, int]] = {
            decision.id: dict.fromkeys(_outcomes(decision), 0) for decision in self.game.decisions
        }
        self.events: set[str] = set()
        self.moves: set[str] = set()
        self.longest = 0  # actions, of games played one by one
        self._votes: dict[str, tuple[int, int, int]] = {}
        self._ended: list[Ints] = []
        self._branchings: list[list[CameOut]] = []

    def add(self, playout: Playout) -> None:
        """Count one game of the plain engine."""
        actions = playout.played.actions
        self.longest = max(self.longest, len(actions))
        orders = (action.move for action in actions if isinstance(action, Order))
        self._count(np.array(playout.state.cells())[:, None], orders)

    def add_all(self, played: Played) -> None:
        """Count the games of a batch."""
        if self.asks_turning:
            found = branchings(self.game, played.cells)
            self._ended.append(endings(self.game, played.cells))
            self._branchings.append([replace(one, ways=+one.ways) for one in found])
        self._count(played.cells, (self.game.rows[row].move.id for row in played.sealed))

    def _count(self, cells: Ints, moves: Iterable[str]) -> None:
        """Count games by their last numbers, a column for each, and what moves were sealed."""
        self.games += cells.shape[1]
        self.moves.update(moves)
        ended = np.bincount(cells[self.game.places.ending], minlength=len(self.game.endings) + 1)
        for ending, count in zip(self.game.endings, ended[1:].tolist(), strict=True):
            self.endings[ending.id] += count
        self.events.update(one.id for one in self.game.events if cells[one.happened].any())
        for decision in self.game.decisions:
            self._count_outcomes(decision, cells)

    def _count_outcomes(self, decision: Decision, cells: Ints) -> None:
        names = _outcomes(decision)
        counts = np.bincount(cells[decision.outcome], minlength=len(names) + 1)[1:].tolist()
        for name, count in zip(names, counts, strict=True):
            self.decisions[decision.id][name] += count
        if decision.body is not None and self.game.bodies[decision.body].groups and any(counts):
            put = cells[decision.outcome] != 0
            ayes, noes, ballots = self._votes.get(decision.id, (0, 0, 0))
            self._votes[decision.id] = (
                ayes + int(cells[decision.ayes][put].sum(dtype=np.int64)),
                noes + int(cells[decision.noes][put].sum(dtype=np.int64)),
                ballots + sum(counts),
            )

    def counts(self) -> dict[str, tuple[float, float, int]]:
        """The mean count of every chamber's ballot, and in how many games it was held."""
        return {
            id: (ayes / ballots, noes / ballots, ballots)
            for id, (ayes, noes, ballots) in self._votes.items()
        }

    def turning(self) -> list[Explained]:
        """Which decisions and events explain how the games of batches ended, the most first."""
        if not self._ended:
            return []
        joined = [
            replace(some[0], ways=np.concatenate([one.ways for one in some]))
            for some in zip(*self._branchings, strict=True)
        ]
        ended = of_endings(np.concatenate(self._ended), len(self.game.endings))
        return explained(ended, joined)

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
