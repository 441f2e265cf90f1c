"""A debrief adds up, keeps secrets while a game goes on, and says where play and history parted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.setup import believed_deal
from bloc_game.scenario.shelf import load_texts
from bloc_game.session.courses import movers
from bloc_game.session.debriefing import PIVOTS, debrief_view
from bloc_game.session.playing import Session, begin
from bloc_game.session.questions import questions
from bloc_game.session.recorded import Recorded
from bloc_game.session.views import GroundView, MissedView
from bloc_game.session.views_debrief import DebriefView
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import Seen, look
from tests.session.test_playing import play_to_the_end
from tests.session.tiny import NAME, TINY, tiny
from tests.small import loaded

SEEDS = st.integers(0, 2**32)
SEATS = st.sampled_from([seat.id for seat in tiny().game.seats])


def seen_by(session: Session, seat: str) -> Seen:
    return look(session.game, session.state, session.events_since(-1), seat)


def debriefed(session: Session, seat: str, language: str = "en") -> DebriefView:
    record = Recorded(session.scenario, session.table.seed)
    return debrief_view(Voice(session.scenario, language), seen_by(session, seat), record)


@given(SEEDS, SEATS)
def test_goals_end_where_the_game_counts_them(seed: int, seat: str) -> None:
    session = begin(tiny(), [], seed=seed, policy="random")
    view = debriefed(session, seat)
    points = seen_by(session, seat).points
    assert points is not None
    assert tuple(goal.values[-1] for goal in view.goals) == points[seat]
    assert view.score == sum(points[seat])


@given(SEEDS, SEATS)
def test_what_moved_a_goal_sums_to_its_course(seed: int, seat: str) -> None:
    session = begin(tiny(), [], seed=seed, policy="random")
    moment = Moment(Voice(session.scenario, "en"), seen_by(session, seat))
    moved = movers(moment)
    for number, goal in enumerate(debriefed(session, seat).goals):
        for turn in range(1, len(moment.chapters) + 1):
            by = sum(one.by[number] for one in moved if one.turn == turn)
            assert goal.values[turn] - goal.values[turn - 1] == by


def test_a_draft_that_moved_a_goal_is_named() -> None:
    session = begin(tiny(), [], seed=1, policy="random")
    moved = movers(Moment(Voice(session.scenario, "en"), seen_by(session, "GBR")))
    assert [one.because.text for one in moved if one.rule.startswith("drafts.")] == [
        "“The reply” takes effect."
    ]


@given(SEEDS)
def test_tracks_end_where_the_state_has_them_and_the_record_where_history_did(seed: int) -> None:
    session = begin(tiny(), [], seed=seed, policy="random")
    record = Recorded(session.scenario, seed)
    view = debriefed(session, "USA")
    record.reach(len(session.game.turns))
    for track in view.tracks:
        keys = () if track.record else ("USA",)
        place = session.game.layout.at(track.id, *keys)
        assert track.values[-1] == session.state.cells()[place]
        if track.record:
            assert track.record[-1] == record.state.public[place]


@given(SEEDS, st.integers(0, 30))
def test_while_a_game_goes_on_nothing_in_it_rests_on_what_the_seat_cannot_know(
    seed: int, key: int
) -> None:
    session = begin(tiny(), ["USA"], seed=seed)
    seen = seen_by(session, "USA")
    other = believed_deal(session.game, seen.observation, key)
    hidden = list(session.state.hidden)
    for secret, strength in zip(session.game.secrets, other, strict=True):
        hidden[secret.place - session.game.layout.private_end] = strength
    state = replace(session.state, hidden=tuple(hidden))
    changed = look(session.game, state, session.events_since(-1), "USA")
    voice = Voice(session.scenario, "en")
    assert debrief_view(voice, changed) == debrief_view(voice, seen)


def test_while_a_game_goes_on_there_is_no_end_and_no_history_of_what_is_to_come() -> None:
    session = begin(tiny(), ["USA"], seed=1)
    view = debriefed(session, "USA")
    assert view.ending is None
    assert not view.over
    assert view.notice
    turn = session.game.turn(session.state.public).number
    assert all(one.turn < turn for one in view.beside)
    assert all(len(track.record) <= turn for track in view.tracks)
    play_to_the_end(session)
    over = debriefed(session, "USA")
    assert over.ending is not None
    assert not over.notice


@given(SEEDS)
def test_a_moment_parted_from_history_where_both_are_known_and_differ(seed: int) -> None:
    view = debriefed(begin(tiny(), [], seed=seed, policy="random"), "USA")
    assert len(view.pivots) <= PIVOTS
    for pivot in view.pivots:
        assert pivot.parted or pivot.weight
        assert not pivot.parted or (pivot.history and pivot.history != pivot.here)
    assert [one.turn for one in view.pivots] == sorted(one.turn for one in view.pivots)


@given(SEEDS, st.sampled_from(["en", "id"]))
def test_there_are_questions_for_a_lesson(seed: int, language: str) -> None:
    session = begin(tiny(), [], seed=seed, policy="random")
    view = debriefed(session, "FRA", language)
    assert 3 <= len(view.questions) <= 8
    assert len(set(view.questions)) == len(view.questions)


def test_the_ending_that_history_had_is_asked_about_where_it_lacked_something() -> None:
    session = begin(tiny(), [], seed=1, policy="random")
    ending = debriefed(session, "FRA").ending
    assert ending is not None
    ground = GroundView("The river is watched", False, "", "")
    other = MissedView("a", "A war scare", (ground,))
    recorded = MissedView("b", "As it was", (ground,))
    lacking = replace(ending, is_record=False, record_title="As it was", missed=(other, recorded))
    moment = Moment(Voice(session.scenario, "en"), seen_by(session, "FRA"))
    asked = questions(moment, lacking, (), ())
    assert any("As it was" in one for one in asked)
    assert not any("A war scare" in one for one in asked)
    alone = questions(moment, replace(lacking, missed=(other,)), (), ())
    assert any("A war scare" in one for one in alone)


def test_no_history_is_made_up_where_nothing_is_on_record() -> None:
    text = TINY.partition("record:\n  note:")[0].replace("            record: true\n", "")
    text = text.replace("        record: {USA: for, GBR: for, FRA: for}\n", "")
    bare = load_texts({NAME: text}, NAME)
    assert not bare.record.is_told
    assert tiny().record.is_told
    view = debriefed(begin(bare, [], seed=1, policy="random"), "FRA")
    assert view.beside == ()
    assert not any(track.record for track in view.tracks)
    assert not any("sources" in question for question in view.questions)


def test_a_decision_that_waits_is_told_on_the_turn_on_which_it_was_taken() -> None:
    told: list[int] = []
    for seed in range(30):
        session = begin(loaded(), [], seed=seed, policy="random")
        view = debriefed(session, "NOR")
        told.append(
            sum("Together or apart" in d.question for t in view.beside for d in t.decisions)
        )
    assert set(told) == {1}  # here or in history: once
