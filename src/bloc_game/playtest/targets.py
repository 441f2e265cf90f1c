"""Everything in a scenario that play should come to, and what it takes to come there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine import expressions as ex
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Decision, Game
from bloc_game.lab.arrays import Ints

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Target:
    """Something to be reached: an event, a decision put, an option taken, an ending.

    `when` is what must hold for it, as far as its own conditions say; `place` and `value` are the
    cell and number that show at the end of a game that it was reached (0: any number but 0).
    """

    kind: str
    id: str
    when: tuple[ex.Expr, ...]
    place: int
    value: int
    cause: Cause

    def reached(self, cells: Ints) -> Truths:
        """In which games it was reached, by their last numbers."""
        row = cells[self.place]
        found: Truths = row != 0 if self.value == 0 else row == self.value
        return found


def targets(game: Game) -> tuple[Target, ...]:
    """All of them, in the order in which a report lists them."""
    return (*_endings(game), *_events(game), *_decisions(game))


def _endings(game: Game) -> Iterator[Target]:
    for one in game.endings:
        place = game.places.ending
        yield Target("ending", one.id, (one.when.tree,), place, one.index + 1, one.cause)


def _events(game: Game) -> Iterator[Target]:
    for one in game.events:
        called = (ex.Compare(">=", ex.Cell(one.due), ex.Num(1)),) if one.called else ()
        yield Target("event", one.id, (one.when.tree, *called), one.happened, 1, one.cause)


def _decisions(game: Game) -> Iterator[Target]:
    for one in game.decisions:
        when = (one.when.tree, *_opened(one))
        yield Target("decision", one.id, when, one.outcome, 0, one.cause)
        for number, option in enumerate(_options(one), start=1):
            trees = tuple(tree for tree in _barring(one, number - 1))
            id = f"{one.id}.{option}"
            yield Target("option", id, (*when, *trees), one.outcome, number, one.cause)


def _opened(decision: Decision) -> Iterator[ex.Expr]:
    """A decision that waits must have been opened."""
    if decision.waits:
        yield ex.Compare(">=", ex.Cell(decision.question), ex.Num(1))


def _options(decision: Decision) -> tuple[str, ...]:
    if decision.is_ballot:
        return "adopted", "rejected"
    return tuple(option.id for option in decision.options)


def _barring(decision: Decision, number: int) -> Iterator[ex.Expr]:
    """What may bar an option, for one who may take it."""
    if not decision.is_ballot:
        yield from (one.tree for one in list(decision.options[number].when.values())[:1])


def conditions(game: Game) -> Iterator[tuple[str, ex.Expr, Cause]]:
    """Every condition that is written, by the name of its rule."""
    parent = {one.id: one for one in targets(game) if one.kind == "decision"}
    for target in targets(game):
        if target.kind in ("ending", "event", "decision"):
            yield f"{target.kind}s.{target.id}", target.when[0], target.cause
        else:
            own = target.when[len(parent[target.id.partition(".")[0]].when) :]
            yield from ((f"options.{target.id}", tree, target.cause) for tree in own)
    for when, effects in game.each_turn:
        if effects.statements:
            cause = effects.statements[0][1]
            yield cause.rule, when.tree, cause
