"""Everything that happens is told in a sentence, with what moved, how far, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from bloc_game.engine import events as ev
from bloc_game.engine.observation import observation, told
from bloc_game.engine.state import Pledge
from bloc_game.scenario.story import Scenario
from bloc_game.session.wording_bargains import pledge_ended
from bloc_game.session.wording_effects import known_places
from bloc_game.session.wording_events import Narrator, Told
from bloc_game.session.wording_names import Names
from tests.small import SMALL, loaded
from tests.strategies import Playout, finished, playouts, random_game, scenarios

LANGUAGES = ("en", "id")
BLANK = re.compile(r"[{}]|\b[a-z]+_[a-z_]+\b")  # a blank left open, or an id instead of a name


def of(playout: Playout) -> Scenario:
    return next(one for one in scenarios() if one.game.id == playout.game.id)


def every_event(playout: Playout) -> tuple[ev.Event, ...]:
    return tuple(event for step in playout.steps for event in step.events)


def narrated(playout: Playout, language: str, seat: str = "") -> Iterator[tuple[ev.Event, Told]]:
    narrator = Narrator(Names(of(playout), language))
    events = every_event(playout)
    for event in told(playout.game, events, seat) if seat else events:
        sentence = narrator.tell(event)
        if sentence is not None:
            yield event, sentence


@given(playouts())
def test_every_event_but_the_agenda_is_told_in_words(playout: Playout) -> None:
    for language in LANGUAGES:
        narrator = Narrator(Names(of(playout), language))
        for event in every_event(playout):
            sentence = narrator.tell(event)
            assert (sentence is None) == isinstance(event, ev.AgendaSet), event
            if sentence is not None:
                assert sentence.text.strip()
                assert not BLANK.search(sentence.text), sentence.text


@given(playouts())
def test_a_change_says_from_what_to_what_and_why(playout: Playout) -> None:
    for event, sentence in narrated(playout, "en"):
        if isinstance(event, ev.TrackShifted):
            assert sentence.after - sentence.before == event.by
            assert sentence.because is not None
            assert not BLANK.search(sentence.because.text), sentence.because.text
            assert event.slot.family not in ("level", "member")


@given(playouts())
def test_a_seat_is_told_of_the_numbers_it_sees_and_they_add_up(playout: Playout) -> None:
    game = playout.game
    for seat in game.seats:
        narrator = Narrator(Names(of(playout), "en"))
        narrator.skip(told(game, every_event(playout), seat.id))
        seen = observation(game, playout.state, seat.id)
        secrets = {secret.place for secret in game.secrets}
        now = seen.cells(game)
        for place in known_places(game, seen) - secrets:
            assert narrator.cells[place] == now[place], game.layout.slots[place].name


def test_a_narrator_that_misses_a_change_is_caught() -> None:
    playout = finished(random_game(loaded(SMALL).game, 5))
    seat = playout.game.seats[0].id
    events = told(playout.game, every_event(playout), seat)
    without = next(event for event in events if isinstance(event, ev.TrackShifted))
    narrator = Narrator(Names(loaded(SMALL), "en"))
    narrator.skip(tuple(event for event in events if event is not without))
    now = observation(playout.game, playout.state, seat).cells(playout.game)
    assert narrator.cells[without.slot.index] != now[without.slot.index]


@given(playouts())
def test_a_cause_that_a_seat_may_not_know_is_not_told(playout: Playout) -> None:
    seat = playout.game.seats[-1].id
    for event, sentence in narrated(playout, "en", seat):
        cause = getattr(event, "cause", None)
        if cause is not None and cause.rule == "unknown":
            assert sentence.because is None or (
                sentence.because.text == "The cause is not known to you."
                and sentence.because.place == ""
            )


def test_a_cause_names_the_deed_and_the_line() -> None:
    names = Names(loaded(SMALL), "en")
    playout = finished(random_game(loaded(SMALL).game, 5))
    found = {
        sentence.because.text.split(":")[0]: sentence.because
        for _, sentence in narrated(playout, "en")
        if sentence.because is not None
    }
    assert any(text.startswith("A move by Northland") for text in found)
    assert any(text.startswith("“Capital” moves at the close") for text in found)
    for because in found.values():
        assert because.place.startswith("small/scenario.yaml, line ") or not because.place
    assert names.actor("NOR") == "Northland"


def test_what_a_move_bound_is_told_where_only_one_can_be_meant() -> None:
    names = Names(loaded(SMALL), "en")
    row = next(one for one in names.game.rows if one.order.binds == ("SUD", "river", "up"))
    slot = names.game.layout.slot("capital", "NOR")
    paid = ev.TrackShifted(slot, -1, row.cause)
    done = ev.OrderDone(
        seat="NOR", move=row.move.id, binds=row.order.binds, cause=replace(row.cause, line=99)
    )
    clear = Narrator(names).tell_turn((paid, done))[0].because
    assert clear is not None
    assert clear.text == "A move by Northland: “Lobby Southland on The treaty on the river (up)”."
    other = replace(done, binds=("SUD", "fort", "down"))
    unclear = Narrator(names).tell_turn((paid, done, other))[0].because
    assert unclear is not None
    assert unclear.text == "A move by Northland: “Lobby Southland on a text”."


@pytest.mark.parametrize(
    ("rejects", "ayes", "text"),
    [
        (False, 120, "The chamber: 120 for “The treaty on the river”, 86 against"),
        (True, 120, "The chamber: 120 for the motion to reject “The treaty on the river”, 86"),
    ],
)
def test_a_count_says_what_was_voted_on(rejects: bool, ayes: int, text: str) -> None:
    game = loaded(SMALL).game
    chambers = (d for d in game.decisions if d.body is not None and game.bodies[d.body].groups)
    decision = replace(next(chambers), rejects=rejects)
    decisions = tuple(decision if d.id == decision.id else d for d in game.decisions)
    scenario = replace(loaded(SMALL), game=replace(game, decisions=decisions))
    event = ev.Counted(
        decision=decision.id,
        ayes=ayes,
        noes=86,
        by_group=(("LEF", 90, 6), ("RIG", 30, 80)),
        ayes_slot=scenario.game.layout.slots[decision.ayes],
        noes_slot=scenario.game.layout.slots[decision.noes],
    )
    sentence = Narrator(Names(scenario, "en")).tell(event)
    assert sentence is not None
    assert sentence.text.startswith(text)
    assert "the left of Southland 90–6" in sentence.text


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("pledge", "The word of Northland has run out: {what}."),
        ("moves.promise", "Northland gives another word in place of this one: {what}."),
    ],
)
def test_a_word_that_another_replaces_has_not_run_out(rule: str, says: str) -> None:
    pledge = Pledge("NOR", "river", "for", 3, "")
    ended = ev.PledgeEnded(pledge=pledge, how="ran_out", slot=None, cause=ev.Cause(rule))
    assert pledge_ended(Names(loaded(), "en"), ended) == says.format(
        what="to vote for “The treaty on the river”"
    )
