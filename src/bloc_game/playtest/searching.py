"""Looking for a way to what play by policies never came to, from one promising moment to the next.

Many games are played on from a moment; the one that comes nearest, on the turn on which it does, is
where the next ones begin. What was found is a list of actions that the plain engine plays again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

import numpy as np

from bloc_game.ai.policy import Policy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix
from bloc_game.engine.setup import Deal, dealt, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import play
from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import numbered
from bloc_game.lab.playing import Lab
from bloc_game.lab.walk import Walk
from bloc_game.playtest.reasons import distance, needs
from bloc_game.playtest.targets import Target
from bloc_game.session.driving import By, Driver

GAMES = 300  # from each moment
Tape = tuple[tuple[Action, By], ...]


@dataclass(frozen=True)
class Found:
    """A way to a target: the luck and deal it begins with, and everything that is done."""

    seed: int
    deal: Deal
    tape: Tape


@dataclass(frozen=True)
class Search:
    """What came of looking: a way, or how many games were played in vain."""

    target: Target
    found: Found | None
    games: int


@dataclass
class _Best:
    """The game that came nearest, and the turn on which it did."""

    lab: Lab
    target: Target
    short: int = 10**9
    game: int = -1
    turn: int = 0

    def watch(self, walk: Walk, which: Ints) -> None:
        """A turn begins."""
        table = walk.table
        trees = list(needs(self.target.when))
        if not trees:
            return
        apart = [distance(self.lab, one, table.cells, table.now, table.day) for one in trees]
        whole = np.where(which >= 0, np.sum(apart, axis=0), 10**9)
        least = int(whole.argmin())
        if whole[least] < self.short:
            self.short, self.game, self.turn = int(whole[least]), int(which[least]), table.now


def search(
    lab: Lab, target: Target, policies: Mapping[str, Policy], until: float, seed: int = 0
) -> Search:
    """Look for a target until a moment of the monotonic clock.

    `policies` take turns at playing every seat; the first plays first.
    """
    games, attempt = 0, 0
    names = list(policies)
    while monotonic() < until:
        state: State | None = None
        deal: Deal = ()
        tape: Tape = ()
        luck = mix(seed, attempt)
        for turn in range(len(lab.game.turns)):
            key = mix(luck, turn)
            policy = policies[names[(attempt + turn) % len(names)]]
            best = _Best(lab, target)
            deals = None if state is None else [deal] * GAMES
            everyone = dict.fromkeys(lab.game.seat_of, policy)
            seeds = numbered(key, 0, GAMES)
            played = lab.play(everyone, seeds, deals, state, watch=best.watch)
            games += GAMES
            reached = np.flatnonzero(target.reached(played.cells))
            game = int(reached[0]) if len(reached) else best.game
            if game < 0:
                break
            chosen = mix(key, game)
            if state is None:
                luck, deal = chosen, dealt(lab.game, chosen)
                state = initial(lab.game, deal).state
            until_turn = 0 if len(reached) else best.turn
            state, done = _onward(lab, state, everyone, chosen, target, until_turn)
            tape = (*tape, *done)
            if len(reached):
                return Search(target, Found(luck, deal, tape), games)
            if not done or monotonic() > until:
                break
        attempt += 1
    return Search(target, None, games)


def _onward(
    lab: Lab,
    state: State,
    policies: Mapping[str, Policy],
    luck: int,
    target: Target,
    until_turn: int,
) -> tuple[State, Tape]:
    """Play one of the games again, one action at a time, until a turn begins, or (0) until the
    target is reached."""
    game, driver = lab.game, Driver(lab.game, policies, luck)
    done: list[tuple[Action, By]] = []
    while (found := driver.next(state)) is not None:
        if until_turn and game.turn(state.public).number >= until_turn:
            break
        state = play(game, state, found[0]).state
        done.append(found)
        if not until_turn and _is_reached(target, state):
            break
    return state, tuple(done)


def _is_reached(target: Target, state: State) -> bool:
    value = state.row()[target.place]
    return value != 0 if target.value == 0 else value == target.value
