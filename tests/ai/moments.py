"""Moments of real games at which a seat must act, for properties of policies."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from bloc_game.ai.policy import slot_of
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.engine.actions import Action
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import Observation, observation
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import seats_to_act
from bloc_game.session.driving import Driver, everywhere
from tests.session.tiny import tiny


@dataclass(frozen=True)
class Moment:
    """A seat that must act, what it sees, and what it may do."""

    state: State
    seen: Observation
    actions: tuple[Action, ...]
    seed: int

    @property
    def slot(self) -> int:
        return slot_of(tiny().game, self.seen)


def all_moments(seed: int) -> list[Moment]:
    """Every moment of one random game at which a seat must act."""
    game = tiny().game
    driver = Driver(game, everywhere(game, RandomPolicy(game)), seed)
    state = initial(game, dealt(game, seed)).state
    found: list[Moment] = []
    while (chosen := driver.next(state)) is not None:
        for number in seats_to_act(game, state):
            seat = game.seats[number].id
            actions = legal_actions(game, state, seat)
            found.append(Moment(state, observation(game, state, seat), actions, seed))
        state = apply(game, state, chosen[0]).state
    return found


def moments(kind: str | None = None) -> st.SearchStrategy[Moment]:
    """A moment of a random game; of one kind of phase, where it is named."""

    def of(seed: int) -> list[Moment]:
        return [one for one in all_moments(seed) if kind in (None, one.seen.phase.kind)]

    return st.integers(0, 2**32).map(of).filter(bool).flatmap(st.sampled_from)
