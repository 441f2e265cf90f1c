"""A game played by hand in a test: what is said is done, the rest is passed over."""

from __future__ import annotations

from collections.abc import Mapping

from bloc_game.engine import events as ev
from bloc_game.engine.actions import CHANCE, Action, Fall, Hold, Lapse, from_text
from bloc_game.engine.bodies import SWING
from bloc_game.engine.chance import mix, pick
from bloc_game.engine.game import Game
from bloc_game.engine.legality import Blocker, blockers
from bloc_game.engine.outcome import ending_of
from bloc_game.engine.playthrough import Playthrough
from bloc_game.engine.setup import Deal, initial, recorded_deal
from bloc_game.engine.state import Deciding, Moving, State
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import chance_node, is_terminal, players_to_act


class Table:
    """A game on the table.

    Chance falls as `falls` says for an event, a move or a decision; where it says nothing, events
    stay away, a move turns out as its first outcome, and a ballot does not swing. With a seed,
    it falls as it would in a game.
    """

    def __init__(
        self,
        game: Game,
        falls: Mapping[str, int] | None = None,
        deal: Deal | None = None,
        seed: int | None = None,
    ) -> None:
        self.game = game
        self.seed = seed
        self.falls = falls or {}
        self.deal = recorded_deal(game) if deal is None else deal
        step = initial(game, self.deal)
        self.state: State = step.state
        self.events: list[ev.Event] = list(step.events)
        self.actions: list[Action] = []
        self._let_fall()

    def do(self, *actions: str | Action) -> Table:
        """Do these one after another, luck in between."""
        for action in actions:
            self._play(from_text(action) if isinstance(action, str) else action)
            self._let_fall()
        return self

    def barred(self, action: str) -> tuple[Blocker, ...]:
        """Why an action is barred now."""
        return blockers(self.game, self.state, from_text(action))

    def hold(self) -> Table:
        """Everybody who has not sealed all its moves seals no more."""
        while isinstance(self._item, Moving):
            self.do(Hold(players_to_act(self.game, self.state)[0]))
        return self

    def pass_on(self) -> Table:
        """Whoever is asked first lets the time run out."""
        return self.do(Lapse(players_to_act(self.game, self.state)[0]))

    def until(self, where: str) -> Table:
        """Pass on until the moves of this turn, or this decision, are before us."""
        while where != self.where:
            assert not is_terminal(self.state), f"the game is over before {where}"
            self.pass_on()
        return self

    def to_the_end(self) -> Table:
        """Pass on until the game is over."""
        while not is_terminal(self.state):
            self.pass_on()
        return self

    @property
    def where(self) -> str:
        """The turn whose moves are sealed, or the decision that is put."""
        item = self._item
        if isinstance(item, Moving):
            return self.game.turn(self.state.public).id
        return self.game.decisions[item.decision].id if isinstance(item, Deciding) else ""

    @property
    def ending(self) -> str:
        """The ending, or nothing."""
        ending = ending_of(self.game, self.state)
        return ending.id if ending is not None else ""

    @property
    def played(self) -> Playthrough:
        """The game as a recording."""
        return Playthrough(0, self.deal, tuple(self.actions))

    def value(self, family: str, *keys: str) -> int:
        """A number of the state."""
        return self.state.cells()[self.game.layout.at(family, *keys)]

    def happened(self, kind: type[ev.Event]) -> list[ev.Event]:
        """Everything of a kind that has happened."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def _item(self) -> object:
        return self.state.agenda[-1] if self.state.agenda else None

    def _play(self, action: Action) -> None:
        step = apply(self.game, self.state, action)
        self.state = step.state
        self.events += step.events
        self.actions.append(action)

    def _let_fall(self) -> None:
        while players_to_act(self.game, self.state) == (CHANCE,):
            node = chance_node(self.game, self.state)
            assert node is not None
            if self.seed is not None:
                self._play(node.actions[pick(node.weights, mix(self.seed, *node.key))])
                continue
            rule = node.actions[0].rule
            usual = SWING if rule in self.game.decision_of else 0
            self._play(Fall(rule, self.falls.get(rule, usual)))
