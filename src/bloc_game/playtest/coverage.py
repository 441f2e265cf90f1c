"""What many games came to: hits, both sides of every condition, scores, and what was rarest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine import expressions as ex
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Game
from bloc_game.lab.arrays import Columns, Ints
from bloc_game.lab.outcomes import endings, goal_points
from bloc_game.lab.playing import Lab
from bloc_game.lab.walk import Walk
from bloc_game.playtest.targets import Target, Truths, conditions, targets


@dataclass
class Condition:
    """A condition, and how often it held and did not as turns began and games ended; `sides` are
    those of its sides that were seen at all, within turns too."""

    rule: str
    tree: ex.Expr
    cause: Cause
    held: int = 0
    failed: int = 0
    sides: set[bool] = field(default_factory=set)


@dataclass
class Coverage:
    """What the games of one policy came to."""

    lab: Lab
    policy: str
    seed: int
    games: int = 0
    hits: dict[Target, int] = field(default_factory=dict)
    example: dict[Target, int] = field(default_factory=dict)  # the number of a game that came there
    conditions: list[Condition] = field(default_factory=list)
    moves: set[str] = field(default_factory=set)
    endings: list[NDArray[np.int64]] = field(default_factory=list)
    goals: list[list[Ints]] = field(default_factory=list)  # by seat: points of each goal
    outcomes: list[Ints] = field(default_factory=list)  # of every decision, a row each
    had: list[Truths] = field(default_factory=list)  # `Chances.had` of some games after the other
    lasted: list[Ints] = field(default_factory=list)  # the last turn of every game
    came: dict[Target, list[Truths]] = field(default_factory=dict)  # in which games it was reached

    def __post_init__(self) -> None:
        game = self.lab.game
        self.hits = dict.fromkeys(targets(game), 0)
        self.conditions = [
            Condition(rule, tree, cause)
            for rule, tree, cause in conditions(game)
            if not isinstance(tree, ex.Num)
        ]
        self.goals = [[] for _ in game.seats]

    @property
    def game(self) -> Game:
        return self.lab.game

    def watch(self, walk: Walk, which: Ints) -> None:
        """A turn begins: which conditions hold?"""
        some = np.flatnonzero(which >= 0)
        self._count(walk.table.of(some), len(some), walk.table.now, walk.table.day)

    def within(self, walk: Walk, which: Ints) -> None:
        """A part of a turn is over: has another side of some condition been seen?"""
        table = walk.table
        some = np.flatnonzero((which >= 0) & ~table.over)
        one_sided = [one for one in self.conditions if len(one.sides) < 2]
        if one_sided and len(some):
            self._asked(one_sided, table.of(some), len(some), table.now, table.day)

    def add(self, cells: Ints, sealed: Sequence[int], had: Truths) -> None:
        """Games are over."""
        game = self.game
        self.had.append(had)
        self.lasted.append(cells[game.places.turn])
        for target in self.hits:
            came = target.reached(cells)
            self.came.setdefault(target, []).append(came)
            reached = np.flatnonzero(came)
            self.hits[target] += len(reached)
            if len(reached):
                self.example.setdefault(target, self.games + int(reached[0]))
        self.moves |= {game.rows[row].move.id for row in sealed}
        self.endings.append(endings(game, cells))
        self.outcomes.append(cells[[one.outcome for one in game.decisions]])
        for seat, kept in enumerate(self.goals):
            kept.append(goal_points(self.lab.rules, cells, seat))
        last = game.turns[-1]
        whole = cells[:, cells[game.places.turn] == last.number]
        if whole.shape[1]:
            self._count(whole, whole.shape[1], last.number, last.date)
        self.games += cells.shape[1]

    def _count(self, columns: Columns, many: int, turn: int, day: int) -> None:
        for one, held in self._asked(self.conditions, columns, many, turn, day):
            one.held += held
            one.failed += many - held

    def _asked(
        self, asked: Sequence[Condition], columns: Columns, many: int, turn: int, day: int
    ) -> list[tuple[Condition, int]]:
        """In how many of so many games each condition holds; its sides that are seen are kept."""
        program = self.lab.rules.program(*(one.tree for one in asked))
        found: list[tuple[Condition, int]] = []
        for one, value in zip(asked, program.run(columns, turn, day), strict=True):
            held = int(np.count_nonzero(np.broadcast_to(np.asarray(value) != 0, (many,))))
            one.sides |= {side for side, count in ((True, held), (False, many - held)) if count}
            found.append((one, held))
        return found

    # --- joined -----------------------------------------------------------------------------------

    def came_to(self, target: Target) -> Truths:
        """In which games something was reached."""
        return np.concatenate(self.came[target])

    def points(self, seat: int) -> Ints:
        """The points of each goal of a seat, a row a goal, in every game."""
        return np.concatenate(self.goals[seat], axis=1)

    def ended(self) -> NDArray[np.int64]:
        """The number of the ending of every game."""
        return np.concatenate(self.endings)

    def decided(self, decision: int) -> Ints:
        """How a decision came out in every game, 0 where it was not put."""
        return np.concatenate([one[decision] for one in self.outcomes])
