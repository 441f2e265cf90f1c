"""The policy that plays a government as the scenario leans.

It takes the action with the highest lean plus noise. The noise of an action is keyed by the action
itself, so that barring an option which was not chosen changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from bloc_game.ai.gumbel import BITS, FINENESS, table
from bloc_game.ai.policy import dice
from bloc_game.engine.actions import Action, Answer, Choose, Fall, Hold, Lapse, Order, to_text
from bloc_game.engine.chance import number_of, spread
from bloc_game.engine.compiled import Formula, together
from bloc_game.engine.game import Decision, Game
from bloc_game.engine.observation import Observation

TO_COUNTER = 10  # points of lean that naming a price has less than accepting
TOP = 64 - BITS
Matter = Callable[[Sequence[int]], Sequence[int]]  # the leans to all that can be done about it


@dataclass(frozen=True, slots=True)
class Known:
    """An action that the policy has met: a stable number for it (what it says, not its place in a
    list), and where its lean stands among those of all that can be done about the same matter."""

    action: Action
    number: int
    matter: Matter
    place: int


class Reading:
    """What the seats see while nothing moves, and the leans that come of it.

    All see the same public numbers, so that only the end of the row is written anew for each.
    """

    def __init__(self, game: Game, public: tuple[int, ...]) -> None:
        self.game = game
        self.public = public
        self._row = list(public)
        self._leans: dict[object, dict[Matter, Sequence[int]]] = {}

    def leans(self, seen: Observation, matters: Iterable[Matter]) -> dict[Matter, Sequence[int]]:
        """The leans of one seat to all that can be done about these matters."""
        found = self._leans.setdefault((seen.seat, seen.own, seen.strengths), {})
        asked = [matter for matter in matters if matter not in found]
        if asked:
            self._row[len(self.public) :] = seen.beyond_public(self.game)
            for matter in asked:
                found[matter] = matter(self._row)
        return found


def matter_of(game: Game, action: Action) -> Sequence[tuple[Action, Formula]]:
    """The game's own actions about the matter of one, with what the seat leans to them by."""
    match action:
        case Order():
            row = game.row_of[action]
            return [
                (other.order, other.lean)
                for other in game.rows
                if (other.seat, other.draft) == (row.seat, row.draft)
            ]
        case Hold(seat):
            number = game.seat_of[seat]
            return [(game.holds[number], game.hold_lean[number])]
        case Choose(seat, name, _):
            number, decision = game.seat_of[seat], game.decision_of[name]
            actor = game.seats[number].actor
            choices = zip(decision.actions[number], decision.options, strict=True)
            return [(choice, option.lean[actor]) for choice, option in choices]
        case Answer() | Lapse() | Fall():
            raise AssertionError(f"nobody leans to {action}")
        case _:
            assert_never(action)


class DefaultPolicy:
    """Plays any seat of a game by the leans that its scenario gives."""

    def __init__(self, game: Game) -> None:
        self.game = game
        # by identity: the game's own orders and choices are looked up at every move
        self._known: dict[int, Known] = {}
        self._reading = Reading(game, ())

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The action with the highest lean plus noise; in a ballot, the seat's own interest."""
        if seen.phase.kind == "decision":
            decision = self.game.decision_of[seen.phase.decision]
            if decision.draft is not None:
                return self.vote(seen, seen.cells(self.game), decision, actions)
        if len(actions) == 1:
            return actions[0]
        if seen.phase.offer is not None:
            cells = seen.cells(self.game)
            leans = [self.lean_to_answer(seen, cells, action) for action in actions]
            numbers = [number_of(to_text(action)) for action in actions]
        else:
            leans, numbers = self._weighed(seen, actions)
        words = spread(dice(self.game, seen, seed, slot), numbers)
        noise = self._noise
        totals = [
            lean * FINENESS + noise[word >> TOP] for lean, word in zip(leans, words, strict=True)
        ]
        return actions[totals.index(max(totals))]

    @cached_property
    def _noise(self) -> Sequence[int]:
        return table()

    def leans(self, seen: Observation, actions: Sequence[Action]) -> list[int]:
        """How much the seat leans to each of these moves or options."""
        return self._weighed(seen, actions)[0]

    def _weighed(self, seen: Observation, actions: Sequence[Action]) -> tuple[list[int], list[int]]:
        """How much the seat leans to each of these actions, and their numbers."""
        if seen.public is not self._reading.public:
            self._reading = Reading(self.game, seen.public)
        known = self._known
        met = [known.get(id(action)) or self._met(action) for action in actions]
        leans = self._reading.leans(seen, dict.fromkeys([one.matter for one in met]))
        return [leans[one.matter][one.place] for one in met], [one.number for one in met]

    def _met(self, action: Action) -> Known:
        """What there is to know of an action, and of all others about the same matter."""
        own = matter_of(self.game, action)
        trees = tuple(dict.fromkeys(lean.tree for _, lean in own))
        matter = together(trees, self.game.bargain)
        for other, lean in own:
            number, place = number_of(to_text(other)), trees.index(lean.tree)
            self._known[id(other)] = Known(other, number, matter, place)
        return next(self._known[id(other)] for other, _ in own if other == action)

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
