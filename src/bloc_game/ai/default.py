"""The policy that plays a government as the scenario leans.

It takes the action with the highest lean plus noise. The noise of an action is keyed by the action
itself, so that barring an option which was not chosen changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from bloc_game.ai.gumbel import BITS, FINENESS, table
from bloc_game.ai.policy import dice
from bloc_game.engine.actions import Action, Answer, Choose, Fall, Hold, Lapse, Order, to_text
from bloc_game.engine.chance import number_of, spread
from bloc_game.engine.compiled import Function
from bloc_game.engine.game import Decision, Game
from bloc_game.engine.legality import option_of
from bloc_game.engine.observation import Observation

TO_COUNTER = 10  # points of lean that naming a price has less than accepting
TOP = 64 - BITS


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers that a seat sees, and the leans that have been worked out from them."""

    seen: Observation
    cells: Sequence[int]
    leans: dict[Function, int]

    def still_holds(self, seen: Observation) -> bool:
        """Whether the seat sees the same numbers: as long as seats only seal, nothing moves."""
        then = self.seen
        if seen.public is not then.public:  # equal ones may differ in identity, never the reverse
            return False
        return (seen.own, seen.strengths) == (then.own, then.strengths)


class DefaultPolicy:
    """Plays any seat of a game by the leans that its scenario gives."""

    def __init__(self, game: Game) -> None:
        self.game = game
        # by identity: the game's own orders and choices are looked up at every move, and kept here
        self._known: dict[int, tuple[Action, int, Function | None]] = {}
        self._readings: dict[str, Reading] = {}

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The action with the highest lean plus noise; in a ballot, the seat's own interest."""
        if seen.phase.kind == "decision":
            decision = self.game.decision_of[seen.phase.decision]
            if decision.draft is not None:
                return self.vote(seen, seen.cells(self.game), decision, actions)
        if len(actions) == 1:
            return actions[0]
        known = self._known
        learnt = [known.get(id(action)) or self._learn(action) for action in actions]
        words = spread(dice(self.game, seen, seed, slot), [number for _, number, _ in learnt])
        noise = self._noise
        totals = [
            lean * FINENESS + noise[word >> TOP]
            for lean, word in zip(self._leans(seen, learnt), words, strict=True)
        ]
        return actions[totals.index(max(totals))]

    def _leans(
        self, seen: Observation, learnt: Sequence[tuple[Action, int, Function | None]]
    ) -> list[int]:
        """How much the seat leans to each of these actions."""
        reading = self._reading(seen)
        cells, leans = reading.cells, reading.leans
        found: list[int] = []
        for action, _, leaning in learnt:
            if leaning is None:
                found.append(self.lean_to_answer(seen, cells, action))
                continue
            if leaning not in leans:
                leans[leaning] = leaning(cells)
            found.append(leans[leaning])
        return found

    def _reading(self, seen: Observation) -> Reading:
        """What the seat sees, read once for as long as it sees the same."""
        reading = self._readings.get(seen.seat)
        if reading is None or not reading.still_holds(seen):
            reading = self._readings[seen.seat] = Reading(seen, seen.cells(self.game), {})
        return reading

    @cached_property
    def _noise(self) -> tuple[int, ...]:
        return table()

    def _learn(self, action: Action) -> tuple[Action, int, Function | None]:
        """An action, a stable number for it (what it says, not its place in a list), its lean.

        An answer is made anew each time it is asked for, so there is no use in keeping it.
        """
        learnt = action, number_of(to_text(action)), self._leaning(action)
        if not isinstance(action, Answer):
            self._known[id(action)] = learnt
        return learnt

    def _leaning(self, action: Action) -> Function | None:
        """An action's lean as a function of the cells; None where it is not for them to say."""
        game = self.game
        match action:
            case Order():
                return game.row_of[action].lean.run
            case Hold(seat):
                return game.hold_lean[game.seat_of[seat]].run
            case Choose(seat, decision, option):
                actor = game.seats[game.seat_of[seat]].actor
                return option_of(game.decision_of[decision], option).lean[actor].run
            case Answer() | Lapse() | Fall():
                return None
            case _:
                assert_never(action)

    def lean_to_answer(self, seen: Observation, cells: Sequence[int], action: Action) -> int:
        """To an offer, as its move says; to a price named, what the change adds to own support."""
        assert seen.phase.offer is not None
        if not isinstance(action, Answer) or action.reply == "refuse":
            return 0
        row = self.game.rows[seen.phase.offer.row]
        if seen.phase.terms:
            assert row.draft is not None
            support = self.game.bargain.support(row.actor, row.draft)
            trial = list(cells)
            for place, level in seen.phase.terms:
                trial[place] = level
            return support(trial) - support(cells)
        return row.accept_lean.run(cells) - (TO_COUNTER if action.reply == "counter" else 0)

    def vote(
        self,
        seen: Observation,
        cells: Sequence[int],
        decision: Decision,
        actions: Sequence[Action],
    ) -> Action:
        """The vote that a government's own support commands; no dice, for unanimity means it.

        One without a say in the draft abstains, or sides with the draft where it may not.
        """
        assert decision.draft is not None
        actor = self.game.seats[self.game.seat_of[seen.seat]].actor
        abstain = Choose(seen.seat, decision.id, "abstain")
        if actor not in self.game.drafts[decision.draft].voices:
            if abstain in actions:
                return abstain
            accepts = True
        else:
            accepts = self.game.bargain.accepts(cells, actor, decision.draft)
        wanted = Choose(
            seen.seat, decision.id, "for" if accepts is not decision.rejects else "against"
        )
        return wanted if wanted in actions else actions[0]
