"""Playing on without people: chance draws, policies choose.

Whoever drives a game draws for chance; the engine never does. Chance and policies throw keyed dice,
so that a game driven twice from one seed is one game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy, slot_of
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import RecordPolicy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix, pick
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import Observation, observation
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.engine.playthrough import Playthrough
from bloc_game.engine.setup import Deal, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import Step, play
from bloc_game.engine.whose_turn import chance_node, seats_to_act
from bloc_game.scenario.story import Scenario

By = Literal["person", "policy", "chance"]
POLICIES = ("default", "random", "record")
PLANNERS = ("clerk", "envoy", "ambassador", "chancellor")  # who look ahead, the weakest first


class Mind(Protocol):
    """Chooses as a policy does, but in its own time: None as long as it has not made up its mind.

    Every policy is one that never takes any.
    """

    def choose(
        self, seen: Observation, actions: Sequence[Action], seed: int, slot: int
    ) -> Action | None:
        """One of the actions, which are never none; or nothing yet, and it is to be asked again."""


class Minds(Protocol):
    """Who plays where no person does."""

    def named(self, name: str, scenario: Scenario) -> Mind:
        """Who is meant by a name: a policy, or one who looks ahead, where there is somebody to.

        `ValueError`, in plain words, where there is none of that name.
        """

    def decide(self) -> bool:
        """All who may act now have been asked: let those who had not made up their minds do so.

        Whether anybody has, and is to be asked again.
        """


class Policies:
    """Minds that have always made up their minds already: policies, and nobody else."""

    def named(self, name: str, scenario: Scenario) -> Mind:
        """The policy of this name."""
        return policy_named(name, scenario)

    def decide(self) -> bool:
        """Nobody ever puts it off."""
        return False


def policy_named(name: str, scenario: Scenario) -> Policy:
    """A policy for a scenario; `ValueError`, in plain words, where there is none of that name."""
    match name:
        case "default":
            return DefaultPolicy(scenario.game)
        case "random":
            return RandomPolicy(scenario.game)
        case "record":
            record = scenario.record
            elsewhere = DefaultPolicy(scenario.game)
            return RecordPolicy(scenario.game, record.orders, record.choices, elsewhere)
        case _ if name in PLANNERS:
            raise ValueError(phrase("'{name}' looks ahead, which nobody can here", name=name))
        case _:
            raise ValueError(no_policy(name))


def no_policy(name: str) -> Phrase:
    """What is said of a name that no policy has."""
    names = ", ".join((*POLICIES, *PLANNERS))
    return phrase("there is no policy '{name}'; use one of {names}", name=name, names=names)


@dataclass(frozen=True, slots=True)
class Driver:
    """Acts for chance and for the seats that policies play."""

    game: Game
    policies: Mapping[str, Mind]  # seat -> who plays it
    seed: int

    def next(self, state: State) -> tuple[Action, By] | None:
        """What chance or a policy does now; None where only people can go on, or nobody, or all who
        could have not made up their minds."""
        game = self.game
        node = chance_node(game, state)
        if node is not None:
            return node.actions[pick(node.weights, mix(self.seed, *node.key))], "chance"
        for number in seats_to_act(game, state):
            seat = game.seats[number].id
            action = self.choice(state, seat) if seat in self.policies else None
            if action is not None:
                return action, "policy"
        return None

    def choice(self, state: State, seat: str) -> Action | None:
        """What the policy of a seat does: it is shown the seat's own observation, no more."""
        seen = observation(self.game, state, seat)
        actions = legal_actions(self.game, state, seat)
        return self.policies[seat].choose(seen, actions, self.seed, slot_of(self.game, seen))


@dataclass(frozen=True, slots=True)
class Playout:
    """A game that policies played to its end."""

    played: Playthrough
    state: State


def everywhere(game: Game, policy: Policy) -> dict[str, Policy]:
    """One policy for every seat."""
    return {seat.id: policy for seat in game.seats}


def play_out(
    game: Game,
    policies: Mapping[str, Policy],
    seed: int,
    deal: Deal,
    watch: Callable[[Step], None] | None = None,
) -> Playout:
    """Play a whole game; every step, the opening too, is shown to `watch`."""
    driver = Driver(game, policies, seed)
    step = initial(game, deal)
    actions: list[Action] = []
    if watch is not None:
        watch(step)
    while (found := driver.next(step.state)) is not None:
        action, _ = found
        step = play(game, step.state, action)
        actions.append(action)
        if watch is not None:
            watch(step)
    return Playout(Playthrough(seed, deal, tuple(actions)), step.state)


def unplayed(game: Game, people: Iterable[str]) -> tuple[str, ...]:
    """The seats that no person plays, in order."""
    taken = set(people)
    return tuple(seat.id for seat in game.seats if seat.id not in taken)
