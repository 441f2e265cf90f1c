"""A game at a table: people and policies, taking back, undoing, branching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bloc_game.ai.policy import Policy
from bloc_game.engine import events as ev
from bloc_game.engine.actions import Action, Choose, Hold, Lapse, Order, SeatAction
from bloc_game.engine.legality import IllegalAction, legal_actions
from bloc_game.engine.observation import Observation
from bloc_game.engine.playthrough import replay
from bloc_game.engine.state import digest
from bloc_game.engine.whose_turn import players_to_act
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Mind, Policies, policy_named
from bloc_game.session.loading import load
from bloc_game.session.playing import CannotPlay, Session, begin
from tests.session.tiny import tiny


def game_for(*people: str, seed: int = 7, policy: str = "default") -> Session:
    return begin(tiny(), people, seed=seed, policy=policy)


def first_action(session: Session, seat: str) -> SeatAction:
    action = legal_actions(session.game, session.state, seat)[0]
    assert isinstance(action, Order | Hold | Choose)
    return action


def play_to_the_end(session: Session) -> None:
    while session.to_act:
        seat = session.to_act[0]
        action = legal_actions(session.game, session.state, seat)[-1]
        assert not isinstance(action, Lapse)
        session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance


def test_a_game_waits_for_a_person_and_for_nobody_else() -> None:
    session = game_for("GBR")
    assert session.to_act == ("GBR",)
    assert players_to_act(session.game, session.state) == ("GBR",)
    play_to_the_end(session)
    assert session.is_over
    assert not session.to_act


def test_without_people_a_game_plays_itself() -> None:
    session = game_for()
    assert session.is_over
    assert {one.by for one in session.played} <= {"policy", "chance"}


def test_an_illegal_action_is_refused_and_nothing_happens() -> None:
    session = game_for("GBR")
    before = session.playthrough
    with pytest.raises(IllegalAction):
        session.submit(Choose("GBR", "sign", "for"))
    with pytest.raises(CannotPlay, match="USA is not played by anybody at this table"):
        session.submit(Hold("USA"))
    assert session.playthrough == before


def test_the_order_in_which_people_seal_does_not_matter() -> None:
    one, other = game_for("USA", "GBR"), game_for("USA", "GBR")
    one.submit(Hold("USA"))
    one.submit(Hold("GBR"))
    other.submit(Hold("GBR"))
    other.submit(Hold("USA"))
    assert digest(one.state) == digest(other.state)


def test_a_seal_is_taken_back_and_the_others_stay() -> None:
    session, without = game_for("USA", "GBR"), game_for("USA", "GBR")
    order = first_action(session, "USA")
    held = first_action(session, "GBR")
    session.submit(order)
    session.submit(held)
    session.take_back("USA")
    without.submit(held)
    assert session.state == without.state


def test_what_has_been_revealed_cannot_be_taken_back() -> None:
    session = game_for("USA")
    with pytest.raises(CannotPlay, match="USA has sealed nothing that could still be taken back"):
        session.take_back("USA")
    session.submit(Hold("USA"))
    with pytest.raises(CannotPlay):
        session.take_back("USA")
    with pytest.raises(CannotPlay):
        session.take_back("GBR")


def test_undo_returns_to_the_last_choice_of_a_person() -> None:
    session = game_for("USA")
    with pytest.raises(CannotPlay, match="nothing to undo"):
        session.undo()
    before = session.state
    session.submit(Hold("USA"))
    assert session.state != before
    session.undo()
    assert session.state == before
    assert session.to_act == ("USA",)


def test_the_same_choice_after_undo_gives_the_same_game() -> None:
    session = game_for("USA")
    session.submit(Hold("USA"))
    first = session.state
    session.undo()
    session.submit(Hold("USA"))
    assert session.state == first


def test_a_branch_begins_where_it_is_asked_to() -> None:
    session = game_for("USA")
    play_to_the_end(session)
    whole = session.playthrough
    session.branch(0)
    assert session.to_act == ("USA",)
    length = len(session.playthrough.actions)
    assert session.playthrough == whole.until(length)
    with pytest.raises(CannotPlay, match="has no step 99"):
        session.branch(99)


def test_events_since_a_mark_tell_what_happened_after_it() -> None:
    session = game_for("USA")
    mark = session.mark
    assert session.events_since(mark) == ()
    assert isinstance(session.events_since(-1)[0], ev.TurnBegan)
    session.submit(Hold("USA"))
    later = session.events_since(mark)
    assert any(isinstance(event, ev.Revealed) for event in later)
    assert session.events_since(-1)[-len(later) :] == later


def test_unknown_seats_and_policies_are_named_with_those_there_are() -> None:
    with pytest.raises(CannotPlay, match="tiny has no seat 'SUN': choose from USA, GBR, FRA"):
        game_for("SUN")
    with pytest.raises(CannotPlay, match="no policy 'clever'"):
        game_for("USA", policy="clever")


def test_each_seat_can_have_a_policy_of_its_own() -> None:
    session = begin(tiny(), ["USA"], seed=1, policy={"GBR": "record", "FRA": "random"})
    assert session.table.policies == {"GBR": "record", "FRA": "random"}


@settings(max_examples=40, stateful_step_count=25)
class Table(RuleBasedStateMachine):
    """Two people play, take back, undo and branch; the tape always tells the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.session = game_for("USA", "FRA", seed=11)

    @precondition(lambda self: self.session.to_act)
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        seat = data.draw(st.sampled_from(self.session.to_act))
        actions = legal_actions(self.session.game, self.session.state, seat)
        action = data.draw(st.sampled_from((*actions, Lapse(seat))))
        self.session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance

    @precondition(lambda self: any(self.session.last_seal(s) is not None for s in ("USA", "FRA")))
    @rule()
    def take_back(self) -> None:
        seat = next(s for s in ("USA", "FRA") if self.session.last_seal(s) is not None)
        self.session.take_back(seat)
        assert seat in self.session.to_act

    @precondition(lambda self: any(one.by == "person" for one in self.session.played))
    @rule()
    def undo(self) -> None:
        length = self.session.mark
        self.session.undo()
        assert self.session.mark < length

    @rule(data=st.data())
    def branch(self, data: st.DataObject) -> None:
        self.session.branch(data.draw(st.integers(0, self.session.mark)))

    @invariant()
    def the_tape_reaches_the_state(self) -> None:
        session = self.session
        assert replay(session.game, session.playthrough) == session.state

    @invariant()
    def somebody_here_must_act_or_it_is_over(self) -> None:
        assert bool(self.session.to_act) is not self.session.is_over


TestTable = Table.TestCase


class Unhurried:
    """A mind that does what a policy does, but only when it is asked for the third time."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.asked: Counter[object] = Counter()

    def choose(
        self, seen: Observation, actions: Sequence[Action], seed: int, slot: int
    ) -> Action | None:
        self.asked[seen] += 1
        return self.policy.choose(seen, actions, seed, slot) if self.asked[seen] > 2 else None


def test_a_game_waits_for_whoever_has_not_made_up_its_mind_and_comes_out_the_same(
    tmp_path: Path,
) -> None:
    scenario = tiny()
    at_once = begin(scenario, (), seed=5)

    class Slow(Policies):
        def named(self, name: str, scenario: Scenario) -> Mind:
            return Unhurried(policy_named(name, scenario))

    session = begin(scenario, (), seed=5, minds=Slow(), save=tmp_path / "slow.bloc")
    calls = 1
    while not session.is_over:
        assert session.to_act == ()
        assert session.waited_for
        session.go_on()
        calls += 1
    assert calls > 3, "it had to be called again"
    assert digest(session.state) == digest(at_once.state)
    assert digest(load(tmp_path / "slow.bloc").session.state) == digest(at_once.state)


def test_a_save_of_those_who_look_ahead_can_be_read_by_those_who_cannot(tmp_path: Path) -> None:
    save = tmp_path / "ahead.bloc"

    class Ahead(Policies):
        def named(self, name: str, scenario: Scenario) -> Mind:
            return policy_named("default", scenario)

    begin(tiny(), ("USA",), seed=5, policy="clerk", minds=Ahead(), save=save)
    looked_at = load(save, play_on=False).session
    assert set(looked_at.table.policies.values()) == {"clerk"}
    assert looked_at.to_act == ("USA",)
