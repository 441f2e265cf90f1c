"""How it came out: the ending, and what each seat made of it."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_game.engine.game import Ending, Game, Goal
from bloc_game.engine.state import State


def ending_of(game: Game, state: State) -> Ending | None:
    """The ending, or None while the game goes on."""
    number = state.public[game.places.ending]
    return game.endings[number - 1] if number else None


def goal_points(goal: Goal, cells: Sequence[int]) -> int:
    """Points that a goal is worth now: its worth times 0 to 100, by 100."""
    return goal.worth * min(max(goal.score.run(cells), 0), 100) // 100


def score(game: Game, cells: Sequence[int], seat: int) -> int:
    """A seat's score, 0 to 100."""
    return sum(goal_points(goal, cells) for goal in game.seats[seat].goals)


def returns(game: Game, state: State) -> tuple[int, ...]:
    """The score of every seat, in order of seats."""
    cells = state.cells()
    return tuple(score(game, cells, seat) for seat in range(len(game.seats)))
