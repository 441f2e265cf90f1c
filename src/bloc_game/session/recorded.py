"""History itself, played: the record beside the histories of a game.

Every seat does what is on record; what is hidden is as it was; events come or stay away as the
record says where it says so. All other luck is that of the game it is laid beside. It is worked out
a few actions at a time, because a window must not wait for it.
"""

from __future__ import annotations

from bloc_game.engine.actions import Action, Fall
from bloc_game.engine.chance import mix, pick
from bloc_game.engine.setup import initial, recorded_deal
from bloc_game.engine.state import State
from bloc_game.engine.turn import play
from bloc_game.engine.whose_turn import ChanceNode, chance_node
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import By, Driver, everywhere, policy_named
from bloc_game.session.playing import Played


class Recorded:
    """The record of one scenario under one luck, as far as it has been worked out."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.game = scenario.game
        self.seed = seed
        self.opening = initial(self.game, recorded_deal(self.game))
        self.tape: list[Played] = []
        self._events = scenario.record.events
        policies = everywhere(self.game, policy_named("record", scenario))
        self._driver = Driver(self.game, policies, seed)

    @property
    def state(self) -> State:
        """How far it has come."""
        return self.tape[-1].step.state if self.tape else self.opening.state

    def has_reached(self, turn: int) -> bool:
        """Whether all of a turn, and of those before it, has been worked out."""
        return not self.state.agenda or self.game.turn(self.state.public).number > turn

    def advance(self, actions: int) -> None:
        """Work out so many actions more."""
        for _ in range(actions):
            found = self._next()
            if found is None:
                return
            action, by = found
            self.tape.append(Played(action, by, play(self.game, self.state, action)))

    def reach(self, turn: int) -> None:
        """Work it out to the end of a turn."""
        while not self.has_reached(turn):
            self.advance(1)

    def _next(self) -> tuple[Action, By] | None:
        node = chance_node(self.game, self.state)
        if node is None:
            return self._driver.next(self.state)
        return self._fallen(node), "chance"

    def _fallen(self, node: ChanceNode) -> Fall:
        """What chance did: as recorded, where that can be, else as it falls in the game."""
        on_record = self._events.get(node.actions[0].rule)
        if on_record is not None:
            wanted = Fall(node.actions[0].rule, int(on_record))
            if wanted in node.actions:
                return wanted
        return node.actions[pick(node.weights, mix(self.seed, *node.key))]
