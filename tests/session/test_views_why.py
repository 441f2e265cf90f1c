"""Why something changed: nothing is lost on the way, and what is unknown is said to be."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from bloc_game.engine.layout import PUBLIC
from bloc_game.session.views_moment import Moment
from bloc_game.session.views_why import ledger, measures, waterfall
from tests.session.test_views import of, seen_by, voice_of
from tests.small import SMALL, loaded
from tests.strategies import Playout, finished, playouts, random_game


def moment_of(playout: Playout, seat: str) -> Moment:
    return Moment(voice_of(of(playout)), seen_by(playout, seat))


@given(playouts())
def test_a_waterfall_leads_from_the_start_to_the_present_without_a_gap(playout: Playout) -> None:
    for seat in playout.game.seats:
        moment = moment_of(playout, seat.id)
        turns = tuple(moment.turns())
        for measure in measures(moment.names, seat.id):
            whole = waterfall(moment, measure, turns, 1)
            assert whole is not None
            slot = next(one for one in playout.game.layout.slots if one.name == measure)
            assert whole.end == moment.cells[slot.index]
            assert whole.start + sum(step.by for step in whole.steps) == whole.end
            at = whole.start
            for step in whole.steps:
                assert (step.before, step.after - step.before) == (at, step.by)
                at = step.after
            last = waterfall(moment, measure, turns, len(turns))
            assert last is not None
            assert last.start == moment.opening[slot.index]
            assert last.end == whole.end


@given(playouts())
def test_the_ledger_holds_every_change_that_was_told(playout: Playout) -> None:
    for seat in playout.game.seats:
        moment = moment_of(playout, seat.id)
        for turn in moment.turns():
            entries = ledger(moment.names, turn.told)
            moved: Counter[str] = Counter()
            for told in turn.told:
                if told.kind == "change" and told.slot is not None:
                    moved[told.slot.name] += told.after - told.before
            shown: Counter[str] = Counter()
            for entry in entries:
                for change in entry.changes:
                    if change.by is not None:
                        shown[change.slot] += change.by
            tracks = {track.id for track in playout.game.tracks}
            wanted = {name: by for name, by in moved.items() if name.partition("[")[0] in tracks}
            assert {name: by for name, by in shown.items() if by} == {
                name: by for name, by in wanted.items() if by
            }


def test_a_cause_that_may_not_be_known_is_said_to_be_unknown_with_its_amount() -> None:
    for seed in range(200):
        playout = finished(random_game(loaded(SMALL).game, seed))
        for seat in playout.game.seats:
            moment = moment_of(playout, seat.id)
            for turn in moment.turns():
                for entry in ledger(moment.names, turn.told):
                    if not entry.known:
                        assert entry.text == "The cause is not known to you."
                        assert entry.places == ()
                        assert entry.changes
                        return
    raise AssertionError("nothing unknown moves anything in these games")


def test_the_course_of_a_number_that_a_seat_cannot_see_is_not_told() -> None:
    playout = finished(random_game(loaded(SMALL).game, 3))
    seat = playout.game.seats[0]
    moment = moment_of(playout, seat.id)
    others = [
        slot.name
        for slot in playout.game.layout.slots
        if slot.owner not in (PUBLIC, seat.actor)
        and any(track.id == slot.family for track in playout.game.tracks)
    ]
    assert others
    assert all(waterfall(moment, name, moment.turns(), 1) is None for name in others)
