"""The tree as a seat is shown it: its own observations, the record no further than the game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bloc_game.engine.actions import Hold
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.setup import recorded_deal
from bloc_game.engine.turn import Step
from bloc_game.session import views_histories
from bloc_game.session.playing import Played, Session, begin
from bloc_game.session.recorded import Recorded
from bloc_game.session.views_histories import Historian, seats_that_differ
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_tree import RECORD
from bloc_game.session.watching import Watched, watch
from tests.session.tiny import tiny
from tests.small import SMALL, loaded


def act(session: Session, place: int = 0) -> None:
    """Whoever may act does what stands in some place of what it may."""
    seat = session.to_act[0]
    legal = legal_actions(session.game, session.state, seat)
    session.submit(legal[place % len(legal)])  # type: ignore[arg-type]  # of a seat


def forked() -> Session:
    """A game to its end, and another in hand that left it on the first turn."""
    session = begin(tiny(), ["USA"], seed=7)
    while session.to_act:
        act(session)
    session.branch(0)
    act(session, 1)
    return session


# --- the record ---------------------------------------------------------------------------------


def test_the_record_is_played_by_its_deeds_its_deal_and_its_events() -> None:
    scenario = loaded(SMALL)
    record = Recorded(scenario, 3)
    record.reach(len(scenario.game.turns))
    assert not record.state.agenda
    assert (
        record.opening.state.hidden
        == begin(scenario, [], seed=3, deal=recorded_deal(scenario.game)).opening.state.hidden
    )
    done = [one.action for one in record.tape]
    for orders in scenario.record.orders.values():
        assert set(orders) & set(done)


@pytest.mark.parametrize("came", [True, False])
def test_an_event_on_record_comes_or_stays_away_whatever_the_luck(came: bool) -> None:
    story = tiny()
    scenario = replace(story, record=replace(story.record, events={"leak": came}))
    for seed in range(20):
        record = Recorded(scenario, seed)
        record.reach(1)
        fallen = next(one.action for one in record.tape if one.by == "chance")
        assert getattr(fallen, "outcome") == int(came)  # noqa: B009  # it is a Fall


def test_the_record_is_the_same_however_it_is_worked_out() -> None:
    slow, fast = Recorded(tiny(), 5), Recorded(tiny(), 5)
    while not slow.has_reached(2):
        slow.advance(1)
    fast.reach(2)
    assert [one.action for one in slow.tape] == [one.action for one in fast.tape]


def test_the_record_is_told_no_further_than_the_game_has_come() -> None:
    session = begin(tiny(), ["USA"], seed=7)
    historian = Historian(session)
    historian.record.reach(99)
    tree = historian.tree(Voice(tiny(), "en"), "USA")
    assert len(tree.of(RECORD).pins) == 1
    assert tree.of(RECORD).ending == ""
    while session.to_act:
        act(session)
    tree = historian.tree(Voice(tiny(), "en"), "USA")
    assert len(tree.of(RECORD).pins) == len(session.game.turns)
    assert tree.of(RECORD).ending


# --- the tree -----------------------------------------------------------------------------------


def test_a_pin_shows_the_turn_as_it_opened_and_the_last_as_it_stands() -> None:
    session = forked()
    tree = Historian(session).tree(Voice(tiny(), "en"), "USA")
    whole, branch = tree.of(1), tree.of(2)
    assert (branch.parent, branch.fork_turn, branch.note) == (1, 1, "branched at 31 Mar")
    assert whole.ending
    assert not branch.ending
    assert branch.in_hand
    assert [pin.turn for pin in whole.pins] == [1, 2]
    last = next(track for track in whole.pins[-1].tracks if track.id == "tension")
    final = session.histories.of(1).tape[-1].step.state
    assert last.value == final.cells()[session.game.layout.slot("tension").index]
    assert whole.pins[0].can_branch


def test_a_seat_watches_with_its_own_eyes() -> None:
    session = forked()
    for seat in ("USA", "GBR"):
        watched = watch(session.game, session.opening, session.histories.of(1).tape, seat)
        assert {one.seat for one in watched.moments} == {seat}
    hidden = [one for one in session.game.secrets if one.id]
    assert hidden
    assert all(strength is None for strength in watched.moments[0].strengths)


def test_views_do_not_change_when_only_what_is_hidden_does() -> None:
    one = begin(tiny(), ["USA"], seed=7, deal=(10,), policy="random")
    other = begin(tiny(), ["USA"], seed=7, deal=(20,), policy="random")
    for session in (one, other):
        session.submit(Hold("USA"))
    voice = Voice(tiny(), "en")
    told = [Historian(session).tree(voice, "USA").histories[0] for session in (one, other)]
    assert [played.action for played in one.played] == [played.action for played in other.played]
    assert told[0] == told[1]


def test_what_was_told_is_told_anew_only_where_a_history_grew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, voice = forked(), Voice(tiny(), "en")
    asked: list[object] = []
    historian = Historian(session)
    historian.record.reach(99)

    def counted(
        game: Game, opening: Step, tape: Sequence[Played], seat: str, last: int = 0
    ) -> Watched:
        asked.append(tape)
        return watch(game, opening, tape, seat, last)

    monkeypatch.setattr(views_histories, "watch", counted)
    first = historian.tree(voice, "USA")
    assert len(asked) == 3
    assert historian.tree(voice, "USA") == first
    assert len(asked) == 3
    act(session)
    assert historian.tree(voice, "USA") != first
    assert len(asked) == 4


# --- side by side -------------------------------------------------------------------------------


def test_the_first_parting_is_told_from_both_sides() -> None:
    session = forked()
    view = Historian(session).compare(Voice(tiny(), "en"), "USA", (1, 2))
    (parting,) = view.partings
    assert parting is not None
    assert parting.turn == 1
    assert parting.here
    assert set(parting.here).isdisjoint(parting.there)


def test_histories_of_which_one_has_only_gone_further_have_not_parted() -> None:
    session = begin(tiny(), ["USA"], seed=7)
    while session.to_act:
        act(session)
    session.branch(0)
    view = Historian(session).compare(Voice(tiny(), "en"), "USA", (1, 2))
    assert view.partings == (None,)
    assert view.answers == ()


def test_only_answers_that_differ_are_laid_side_by_side() -> None:
    session = begin(tiny(), ["USA"], seed=7)
    session.submit(Hold("USA"))
    answers = list(legal_actions(session.game, session.state, "USA"))
    place = session.mark
    session.submit(answers[0])  # type: ignore[arg-type]  # of a seat
    session.branch(place)
    session.submit(answers[2])  # type: ignore[arg-type]
    voice = Voice(tiny(), "en")
    view = Historian(session).compare(voice, "USA", (1, 2))
    assert [one.question for one in view.answers] == ["What do you say?"]
    assert view.answers[0].answers == ("A manoeuvre", "Ask")
    assert seats_that_differ(voice, view, view.last) == ()
