"""The policy that does what was done, and the one that is told a few answers.

History's chance and its deal are not replayed: only what governments chose. Where a recorded deed
is barred, or nothing is recorded, the seat plays as another policy would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bloc_game.ai.policy import Policy
from bloc_game.engine.actions import Action, Choose, Hold, Order
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation


class RecordPolicy:
    """Plays a seat as the record has it.

    `orders` holds the recorded orders by turn, `choices` what each actor sealed by decision.
    """

    def __init__(
        self,
        game: Game,
        orders: Mapping[str, Sequence[Order]],
        choices: Mapping[str, Mapping[str, str]],
        elsewhere: Policy,
    ) -> None:
        self.game = game
        self.orders = orders
        self.choices = choices
        self.elsewhere = elsewhere

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The recorded deed where it can be done."""
        for wish in self._wishes(seen):
            if wish in actions:
                return wish
        return self.elsewhere.choose(seen, actions, seed, slot)

    def _wishes(self, seen: Observation) -> Sequence[Action]:
        """What the record has the seat do now, in order; what is sealed is legal no more."""
        if seen.phase.kind == "decision":
            decision = seen.phase.decision
            option = self.choices.get(decision, {}).get(seen.seat)
            return (Choose(seen.seat, decision, option),) if option else ()
        if seen.phase.kind == "moves":
            turn = self.game.turn(seen.public).id
            mine = [order for order in self.orders.get(turn, ()) if order.seat == seen.seat]
            return (*mine, Hold(seen.seat)) if mine else ()
        return ()


class FixedPolicy:
    """Gives a set answer to some decisions, and plays as another policy elsewhere."""

    def __init__(self, answers: Mapping[str, str], elsewhere: Policy) -> None:
        self.answers = answers
        self.elsewhere = elsewhere

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The set answer, where there is one and it is not barred."""
        option = self.answers.get(seen.phase.decision)
        if option is not None:
            wish = Choose(seen.seat, seen.phase.decision, option)
            if wish in actions:
                return wish
        return self.elsewhere.choose(seen, actions, seed, slot)
