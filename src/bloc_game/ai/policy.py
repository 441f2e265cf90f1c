"""What a policy is, and the key of the dice it may throw.

A policy gets an observation and the actions that are legal for the seat; nothing here ever sees a
state. Its dice are keyed by who asks, when, and about what, so that one choice never disturbs the
luck of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix, number_of
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation


class Policy(Protocol):
    """Chooses for a seat. The same observation, actions, seed and slot give the same action."""

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """One of the actions, which are never none."""


def slot_of(game: Game, seen: Observation) -> int:
    """What tells one question to a seat from the others of the same turn.

    Moves count from 0; a decision and an offer go by their own numbers, so that one question more
    or less earlier in the turn leaves the luck of the rest alone.
    """
    phase = seen.phase
    if phase.kind == "decision":
        return game.decision_of[phase.decision].number
    if phase.offer is not None:
        return game.rows[phase.offer.row].number + (1 << 32 if phase.terms else 0)
    return len(seen.sealed)


def dice(game: Game, seen: Observation, seed: int, slot: int) -> int:
    """The word from which a seat's dice for one question are drawn."""
    return mix(seed, seen.public[game.places.turn], number_of(seen.seat), slot)
