"""Why something was never reached, as far as what was played can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.lab.arrays import Ints
from bloc_game.lab.playing import Lab
from bloc_game.playtest.targets import Target

FAR = 10  # how far off a condition is that has no measure: a fact, a membership


def needs(trees: Sequence[ex.Expr]) -> Iterator[ex.Expr]:
    """What must all hold, one by one."""
    for tree in trees:
        match tree:
            case ex.And(parts):
                yield from needs(parts)
            case ex.Num():
                pass
            case _:
                yield tree


def distance(lab: Lab, tree: ex.Expr, cells: Ints, turn: int, day: int) -> Ints:
    """How far each game is from a condition: 0 where it holds, and less the nearer it comes."""
    match tree:
        case ex.And(parts):
            all_ = np.stack([distance(lab, part, cells, turn, day) for part in parts])
            return np.asarray(all_.sum(axis=0))
        case ex.Or(parts):
            each = np.stack([distance(lab, part, cells, turn, day) for part in parts])
            return np.asarray(each.min(axis=0))
        case ex.Compare(op, left, right):
            apart = _value(lab, left, cells, turn, day) - _value(lab, right, cells, turn, day)
            return _short_of(op, apart)
        case _:
            return np.where(_value(lab, tree, cells, turn, day) != 0, 0, FAR)


def _value(lab: Lab, tree: ex.Expr, cells: Ints, turn: int, day: int) -> Ints:
    (value,) = lab.rules.program(tree).run(cells, turn, day)
    return np.broadcast_to(np.asarray(value, np.int64), (cells.shape[1],))


def _short_of(op: str, apart: Ints) -> Ints:
    """By how much a comparison fails, `apart` being the left side less the right."""
    match op:
        case "<":
            return _least(apart + 1)
        case "<=":
            return _least(apart)
        case ">":
            return _least(1 - apart)
        case ">=":
            return _least(-apart)
        case "==":
            return np.asarray(np.abs(apart))
        case _:
            return np.where(apart != 0, 0, 1)


def _least(apart: Ints) -> Ints:
    return np.asarray(np.maximum(apart, 0))


@dataclass
class Nearest:
    """How near games came to each need of a target."""

    lab: Lab
    target: Target
    best: dict[ex.Expr, int]

    @classmethod
    def of(cls, lab: Lab, target: Target) -> Nearest:
        """Before any game was looked at."""
        return cls(lab, target, dict.fromkeys(needs(target.when), 10**9))

    def look(self, cells: Ints, turn: int, day: int) -> None:
        """Games at one moment."""
        for tree in self.best:
            near = int(distance(self.lab, tree, cells, turn, day).min(initial=10**9))
            self.best[tree] = min(self.best[tree], near)

    @property
    def unmet(self) -> tuple[tuple[ex.Expr, int], ...]:
        """The needs that held at no moment that was looked at, with how far off they were."""
        return tuple((tree, short) for tree, short in self.best.items() if short)
