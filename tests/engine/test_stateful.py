"""One recording, played on, taken back and branched at will: it never loses its thread."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bloc_game.engine.actions import CHANCE, Action, from_text, to_text
from bloc_game.engine.events import Event
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.playthrough import Playthrough, replay
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.state import State, digest, evolve
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import is_terminal, players_to_act
from tests.checks import check_ledger, check_ranges, check_somebody_can_act
from tests.small import game_of


class Recording(RuleBasedStateMachine):
    """A game with its recording, its states and its log side by side."""

    game: Game
    played: Playthrough
    states: list[State]
    log: list[tuple[Event, ...]]

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        self.game = game_of()
        self.played = Playthrough(seed, dealt(self.game, seed))
        self.states = [initial(self.game, self.played.deal).state]
        self.log = []

    @property
    def state(self) -> State:
        return self.states[-1]

    def play(self, action: Action) -> None:
        step = apply(self.game, self.state, action)
        self.played = self.played.then(action)
        self.states.append(step.state)
        self.log.append(step.events)

    @precondition(lambda self: not is_terminal(self.state))
    @rule(who=st.integers(0, 3), what=st.integers(0, 40))
    def act(self, who: int, what: int) -> None:
        players = players_to_act(self.game, self.state)
        legal = legal_actions(self.game, self.state, players[who % len(players)])
        self.play(legal[what % len(legal)])

    @precondition(lambda self: not is_terminal(self.state))
    @rule(times=st.integers(1, 12))
    def let_time_run_out(self, times: int) -> None:
        for _ in range(times):
            players = players_to_act(self.game, self.state)
            if players:
                idle = players[0] != CHANCE
                self.play(
                    from_text(f"{players[0]} lapses")
                    if idle
                    else legal_actions(self.game, self.state, CHANCE)[0]
                )

    @rule(back=st.integers(1, 9))
    def take_back(self, back: int) -> None:
        length = max(len(self.played.actions) - back, 0)
        self.played = self.played.until(length)
        del self.states[length + 1 :]
        del self.log[length:]

    @rule()
    def write_down_and_read(self) -> None:
        lines = [to_text(action) for action in self.played.actions]
        read = Playthrough(self.played.seed, self.played.deal, tuple(map(from_text, lines)))
        assert read == self.played

    @rule()
    def replay_it(self) -> None:
        assert digest(replay(self.game, self.played)) == digest(self.state)

    @rule(back=st.integers(0, 9), seed=st.integers(0, 2**32))
    def branch(self, back: int, seed: int) -> None:
        """Elsewhere, other luck: the branch agrees up to where it leaves."""
        length = max(len(self.played.actions) - back, 0)
        other = Playthrough(seed, self.played.deal, self.played.actions).until(length)
        assert replay(self.game, other) == self.states[length]

    @invariant()
    def holds(self) -> None:
        check_ranges(self.game, self.state)
        check_somebody_can_act(self.game, self.state)
        assert len(self.states) == len(self.log) + 1 == len(self.played.actions) + 1

    @invariant()
    def the_log_tells_it_all(self) -> None:
        events = tuple(event for step in self.log for event in step)
        assert evolve(self.game.layout, self.states[0], events) == self.state
        check_ledger(self.game, self.states[0], events, self.state)

    @invariant()
    def everybody_can_look(self) -> None:
        for seat in self.game.seats:
            assert observation(self.game, self.state, seat.id).seat == seat.id


TestRecording = Recording.TestCase
TestRecording.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
