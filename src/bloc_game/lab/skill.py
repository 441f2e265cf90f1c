"""Luck and skill in a game that was played, after the manner of backgammon rollouts.

What a moment is worth to a seat is its mean score over many games played on from there by the
default policy, all under the same luck. Where the seat chose, the worth of the moment with its
choice less the worth of the moment without one is the skill of that choice, against what the policy
would have done. All else that moved the worth of the game, from the deal to the last fall of
chance, what others chose included, is luck as this seat has it. So that, to the last digit,

    luck + skill = final − initial

where `final` is the seat's score, and `initial` what the game was worth before anything was dealt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action, Answer, Choose, Hold, Lapse, Order
from bloc_game.engine.chance import mix
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.outcome import score
from bloc_game.engine.playthrough import Playthrough, steps
from bloc_game.engine.state import HOLD, Moving, State
from bloc_game.lab.findings import Choice, Reckoning, Weighed
from bloc_game.lab.luck import Words, words
from bloc_game.lab.outcomes import scores
from bloc_game.lab.playing import Lab

GAMES = 100  # played on from a moment, for each thing that is weighed
KEY = 0x5C111

Scores = NDArray[np.int64]


def reckoned(lab: Lab, played: Playthrough, seat: str, games: int = GAMES) -> Reckoning:
    """What a seat made of a whole game, from so many games for each thing that is weighed."""
    game, number = lab.game, lab.game.seat_of[seat]
    states = [step.state for step in steps(game, played)]
    rollouts = _Rollouts(lab, played, seat, words([mix(KEY, n) for n in range(games)]))
    choices = [
        one
        for at, deeds in _choices(lab, played, states, seat)
        for one in (rollouts.choice(at, states[at], deeds),)
    ]
    return Reckoning(
        seat,
        float(rollouts.at_first().mean()),
        score(game, states[-1].cells(), number),
        sum(one.skill for one in choices),
        sqrt(sum(one.error**2 for one in choices)),
        tuple(choices),
        games,
    )


def _choices(
    lab: Lab, played: Playthrough, states: Sequence[State], seat: str
) -> list[tuple[int, tuple[Action, ...]]]:
    """Where the seat chose, and what: an answer, or all it sealed on a turn."""
    game, found = lab.game, list[tuple[int, tuple[Action, ...]]]()
    sealed: dict[int, int] = {}  # turn -> place in `found`
    for at, action in enumerate(played.actions):
        if getattr(action, "seat", "") != seat or isinstance(action, Lapse):
            continue
        if isinstance(states[at].agenda[-1], Moving):
            turn = states[at].public[game.places.turn]
            if turn in sealed:
                before, deeds = found[sealed[turn]]
                found[sealed[turn]] = before, (*deeds, action)
                continue
            sealed[turn] = len(found)
        found.append((at, (action,)))
    return found


class _Rollouts:
    """Games played on from moments of one game, always under the same luck."""

    def __init__(self, lab: Lab, played: Playthrough, seat: str, seeds: Words) -> None:
        self.lab = lab
        self.deal = played.deal
        self.seat = seat
        self.number = lab.game.seat_of[seat]
        self.seeds = seeds
        self.policies = dict.fromkeys(lab.game.seat_of, DefaultPolicy(lab.game))

    def at_first(self) -> Scores:
        """Scores of games from the beginning, each with a deal of its own."""
        played = self.lab.play(self.policies, self.seeds)
        return scores(self.lab.rules, played.cells, self.number)

    def _on(self, state: State, told: Sequence[Action | None]) -> Scores:
        """Scores of games from a state on, a row for each thing the seat is told to do first."""
        many, games = len(told), len(self.seeds)
        deeds = [deed for deed in told for _ in range(games)]
        played = self.lab.play(
            self.policies,
            np.tile(self.seeds, many),
            [self.deal] * (many * games),
            state,
            {self.seat: deeds} if any(deeds) else None,
        )
        return scores(self.lab.rules, played.cells, self.number).reshape(many, games)

    def choice(self, at: int, state: State, deeds: tuple[Action, ...]) -> Choice:
        """What a choice was worth against none, and against each other one."""
        turn = state.public[self.lab.game.places.turn]
        if isinstance(deeds[0], Order | Hold):
            free, mine = self._on(state, [None])[0], self._on(self._sealed(state, deeds), [None])[0]
            return Choice(at, turn, deeds, *_difference(mine, free))
        legal = legal_actions(self.lab.game, state, self.seat)
        others = [one for one in legal if one != deeds[0] and isinstance(one, Choose | Answer)]
        free, mine, *rest = self._on(state, [None, deeds[0], *others])
        weighed = [
            Weighed(other, *_difference(row, mine)) for other, row in zip(others, rest, strict=True)
        ]
        weighed.sort(key=lambda one: -one.more)
        return Choice(at, turn, deeds, *_difference(mine, free), tuple(weighed))

    def _sealed(self, state: State, deeds: Sequence[Action]) -> State:
        """The moment with what the seat sealed, which it alone sees yet."""
        game, sealed = self.lab.game, list(state.sealed)
        entries = [game.row_of[one].index if isinstance(one, Order) else HOLD for one in deeds]
        sealed[self.number] = (*sealed[self.number], *entries)
        return replace(state, sealed=tuple(sealed))


def _difference(one: Scores, other: Scores) -> tuple[float, float]:
    """The mean of what one has more than another under the same luck, and its standard error."""
    apart = (one - other).astype(np.float64)
    error = float(apart.std(ddof=1)) / sqrt(len(apart)) if len(apart) > 1 else 0.0
    return float(apart.mean()), error
