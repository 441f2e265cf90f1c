"""Soft locks: games that go on while somebody can do nothing any more but wait.

The engine always comes to an end, so no game hangs. But a seat whose purse is empty for good, or
whose questions never come, sits there and looks on. A turn counts against it only where the seat
has something to choose there in most games: a quiet turn is no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine.game import Game
from bloc_game.lab.arrays import Ints
from bloc_game.lab.policies import Question
from bloc_game.lab.table import Table

Truths = NDArray[np.bool_]

USUAL = 0.5  # of all games that come to a turn: in so many the seat has something to choose there
LEAST = 2  # such turns at the end of a game make a lock, or
SHARE = 4  # this part of all turns, where that is more


class Chances:
    """On which turns of some games each seat had more than one thing to do."""

    def __init__(self, game: Game, games: int) -> None:
        self.had: Truths = np.zeros((len(game.seats), len(game.turns), games), np.bool_)
        self.which: Ints = np.arange(games)  # the game in each column of the table

    def asked(self, table: Table, question: Question) -> None:
        """A seat is asked; of several moves on a turn the first question tells enough."""
        if question.rows and question.slot:
            return
        ways = np.zeros(question.size, np.int8)
        for legal in reversed(question.legal):  # the last, to hold, is always legal
            ways += np.asarray(legal, np.int8)
            if ways.min(initial=2) > 1:
                break
        columns = self.which if question.some is None else self.which[question.some]
        games = columns[(ways > 1) & (columns >= 0)]
        self.had[question.seat, table.now - 1, games] = True


@dataclass(frozen=True)
class Lock:
    """A seat that can do nothing from a turn on, in so many games; nobody can where `seat` is
    None. `game` is the first of them, counted through all policies' games."""

    seat: int | None
    turn: int
    games: int
    game: int


def locks(game: Game, had: Truths, lasted: Ints) -> Iterator[Lock]:
    """The soft locks of many games: what each seat could choose, and the last turn of each game."""
    turns = np.arange(1, len(game.turns) + 1)
    alive = turns[:, None] <= lasted
    many = np.maximum(alive.sum(axis=1), 1)
    usual = (had & alive).sum(axis=2) >= USUAL * many
    enough = max(LEAST, -(-len(turns) // SHARE))
    locked = [_from(had[seat], alive & usual[seat][:, None], enough) for seat in range(len(had))]
    playing = [one for one, turn in zip(locked, usual, strict=True) if turn.any()]
    if not playing:
        return
    nobody = np.where(np.all([one > 0 for one in playing], axis=0), np.max(playing, axis=0), 0)
    if nobody.any():
        yield _lock(None, nobody)
    for seat, since in enumerate(locked):
        alone = np.where(nobody > 0, 0, since)
        if alone.any():
            yield _lock(seat, alone)


def _from(had: Truths, counts: Truths, enough: int) -> Ints:
    """The first turn from which a seat can do nothing, in each game; 0 where that is no lock."""
    turns = np.arange(1, len(had) + 1)[:, None]
    last = np.where(had, turns, 0).max(axis=0)
    idle = counts & (turns > last)
    found: Ints = np.where(idle.sum(axis=0) >= enough, idle.argmax(axis=0) + 1, 0)
    return found


def _lock(seat: int | None, since: Ints) -> Lock:
    """The games that are locked from the turn on which that comes about most often."""
    turn = int(np.bincount(since[since > 0]).argmax())
    games = np.flatnonzero(since == turn)
    return Lock(seat, turn, len(games), int(games[0]))
