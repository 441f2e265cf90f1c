"""Votes as they are shown: the counts add up, and what is said of a vote is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from bloc_game.engine import events as ev
from bloc_game.scenario.shelf import load_texts
from bloc_game.session.views import VoteView
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import look
from bloc_game.session.views_votes import votes
from tests.session.test_views import of, seen_by, voice_of
from tests.session.tiny import NAME, TINY
from tests.small import SMALL, loaded
from tests.strategies import Playout, finished, playouts, random_game

AGAINST_ITSELF = "votes against its own interest."


def votes_of(playout: Playout, seat: str) -> tuple[VoteView, ...]:
    return votes(Moment(voice_of(of(playout)), seen_by(playout, seat)))


def notes_of(vote: VoteView) -> Iterator[tuple[str, str]]:
    """What is said of whose vote."""
    for voter in vote.roll:
        yield from ((voter.actor, note) for note in voter.notes)
    for faction in vote.factions:
        yield from ((faction.actor, note) for note in faction.notes)


def games(most: int = 60) -> Iterator[Playout]:
    for seed in range(most):
        yield finished(random_game(loaded(SMALL).game, seed))


@given(playouts())
def test_the_parts_of_a_count_add_up(playout: Playout) -> None:
    for vote in votes_of(playout, playout.game.seats[0].id):
        decision = playout.game.decision_of[vote.id]
        if vote.factions:
            assert decision.body is not None
            groups = playout.game.bodies[decision.body].groups
            assert [one.seats for one in vote.factions] == [group.seats for group in groups]
            assert vote.ayes == sum(one.ayes for one in vote.factions)
            assert vote.noes == sum(one.noes for one in vote.factions)
            assert vote.passed == (vote.ayes >= vote.needed)
        elif not decision.is_ballot:
            assert sum(count for _, count in vote.options) == len(vote.roll)
            assert all(vote.options[one.option][0] == one.said for one in vote.roll)


def truly_defied(playout: Playout) -> set[tuple[str, str]]:
    """(decision, actor) of every vote that went against what the actor wanted just before."""
    game, found = playout.game, set()
    for before, step in zip(playout.steps, playout.steps[1:], strict=False):
        for event in step.events:
            if not isinstance(event, ev.Chosen):
                continue
            decision, actor = game.decision_of[event.decision], game.actor_number[event.actor]
            if decision.draft is None or event.option == "abstain":
                continue
            if actor not in game.drafts[decision.draft].voices:
                continue
            wants = game.bargain.accepts(before.state.cells(), actor, decision.draft)
            if ((event.option == "for") is not decision.rejects) != wants:
                found.add((event.decision, event.actor))
    return found


def test_only_a_vote_against_ones_own_interest_is_said_to_be_one() -> None:
    said = 0
    for playout in games():
        defied = truly_defied(playout)
        for seat in playout.game.seats:
            for vote in votes_of(playout, seat.id):
                for actor, note in notes_of(vote):
                    if AGAINST_ITSELF in note:
                        said += 1
                        assert (vote.id, actor) in defied
    assert said > 0


def test_who_broke_its_word_stands_beside_its_vote() -> None:
    for playout in games(400):
        broken = [
            event.pledge
            for step in playout.steps
            for event in step.events
            if isinstance(event, ev.PledgeEnded) and event.how == "broken" and not event.pledge.to
        ]
        if broken:
            shown = votes_of(playout, playout.game.seats[0].id)
            notes = [pair for vote in shown for pair in notes_of(vote)]
            for pledge in broken:
                assert any(who == pledge.by and "breaks its word" in note for who, note in notes)
            return
    raise AssertionError("nobody breaks a word in these games")


@pytest.mark.parametrize("counted", [True, False])
def test_the_count_of_history_stands_beside_the_ballot_it_is_of(counted: bool) -> None:
    text = TINY
    if counted:
        text = text.replace(
            "        by: assembly\n",
            "        by: assembly\n        came_out: adopted\n"
            "        counted: {for: 111, against: 95}\n",
        )
    scenario = load_texts({NAME: text}, NAME)
    for seed in range(200):
        playout = finished(random_game(scenario.game, seed))
        events = (event for step in playout.steps for event in step.events)
        seen = look(scenario.game, playout.state, events, "USA")
        for vote in votes(Moment(Voice(scenario, "en"), seen)):
            if vote.id == "ratify":
                if not counted:
                    assert vote.recorded is None
                    return
                assert vote.recorded is not None
                assert (vote.recorded.ayes, vote.recorded.noes) == (111, 95)
                assert vote.recorded.text == "In history the count was 111 to 95."
                return
    raise AssertionError("the Assembly never votes")
