"""What a seat is shown: all it may know, nothing it may not, and just what the rules say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Answer, Choose, Hold, Order
from bloc_game.engine.bodies import SWING, count, deciding, enough_of, members
from bloc_game.engine.legality import counter_terms, legal_actions
from bloc_game.engine.observation import support_band
from bloc_game.engine.outcome import returns
from bloc_game.engine.setup import initial
from bloc_game.engine.state import Answering, Working
from bloc_game.engine.turn import apply
from bloc_game.scenario.story import Scenario
from bloc_game.session.playing import begin
from bloc_game.session.views import PriceView, TableView
from bloc_game.session.views_drafts import draft_view, stance
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_prices import prices
from bloc_game.session.views_reference import codex_view, members_view, source_view
from bloc_game.session.views_seen import Seen, look
from bloc_game.session.views_table import full_draft, in_office, story_view, table_view
from tests.small import SMALL, edited, loaded
from tests.strategies import Playout, finished, playouts, random_game, scenarios

VOICES: dict[tuple[str, str], Voice] = {}


IDLE = "As things stand, this changes nothing."


def voice_of(scenario: Scenario, language: str = "en") -> Voice:
    key = (scenario.id, language)
    if key not in VOICES:
        VOICES[key] = Voice(scenario, language)
    return VOICES[key]


def of(playout: Playout) -> Scenario:
    return next(one for one in scenarios() if one.game.id == playout.game.id)


def seen_by(playout: Playout, seat: str) -> Seen:
    events = (event for step in playout.steps for event in step.events)
    return look(playout.game, playout.state, events, seat)


def table_of(playout: Playout, seat: str, language: str = "en") -> TableView:
    return table_view(voice_of(of(playout), language), seen_by(playout, seat))


# --- what can be done -----------------------------------------------------------------------------


@given(playouts())
def test_what_is_open_is_just_what_is_legal_and_the_rest_says_why(playout: Playout) -> None:
    for seat in playout.game.seats:
        view = table_of(playout, seat.id)
        legal = set(legal_actions(playout.game, playout.state, seat.id))
        if view.moves is not None:
            rows = [row for move in view.moves.moves for row in move.rows]
            opened: set[object] = {row.action for row in rows if row.is_open}
            assert opened == {one for one in legal if isinstance(one, Order)}
            assert all(row.barred for row in rows if not row.is_open)
            assert (view.moves.hold in legal) == view.to_act
        if view.decision is not None and view.to_act:
            opened = {option.action for option in view.decision.options if option.is_open}
            assert opened == {one for one in legal if isinstance(one, Choose)}
        if view.offer is not None and view.to_act:
            opened = {reply.action for reply in view.offer.replies if reply.is_open}
            assert opened == {one for one in legal if isinstance(one, Answer)}


def with_an_offer() -> Playout:
    """A game that stands at an offer to which a price can be named."""
    for seed in range(2_000):
        playout = random_game(loaded(SMALL).game, seed)
        for length, step in enumerate(playout.steps):
            item = step.state.agenda[-1] if step.state.agenda else None
            if isinstance(item, Answering):
                terms = counter_terms(playout.game, step.state.cells(), item.offers[0])
                if terms:
                    short = playout.played.until(length)
                    return Playout(playout.game, short, playout.steps[: length + 1])
    raise AssertionError("no game comes to a price")


def test_an_offer_shows_its_terms_and_the_price_that_can_be_named() -> None:
    playout = with_an_offer()
    item = playout.state.agenda[-1]
    assert isinstance(item, Answering)
    answering = playout.game.seats[item.offers[0].target].id
    view = table_of(playout, answering).offer
    assert view is not None
    assert "asks Southland for" in view.text
    assert "in return" in view.text
    assert view.price.startswith("The price you could name: ")
    assert [reply.action.reply for reply in view.replies] == ["accept", "refuse", "counter"]
    assert all(reply.is_open for reply in view.replies)
    bystander = next(
        seat.id
        for number, seat in enumerate(playout.game.seats)
        if number not in (item.offers[0].target, item.offers[0].seat)
    )
    assert table_of(playout, bystander).offer is None


@given(playouts())
def test_the_preview_of_a_sole_decision_is_what_comes_of_it(playout: Playout) -> None:
    """Where one government alone decides, the tracks that were foreseen are those that move."""
    for seat in playout.game.seats:
        view = table_of(playout, seat.id)
        decision = view.decision
        if decision is None or not view.to_act or decision.draft:
            continue
        if playout.game.decision_of[decision.id].actor is None:
            continue
        for option in decision.options:
            if option.is_open and not option.surprise:
                step = apply(playout.game, playout.state, option.action)
                rule = f"decisions.{decision.id}.{option.action.option}"
                moved = {
                    event.slot.family
                    for event in step.events
                    if isinstance(event, ev.TrackShifted) and event.cause.rule == rule
                }
                titles = {playout_title(playout, family) for family in moved}
                told = " · ".join(one.text for one in option.preview)
                assert all(title in told for title in titles), (titles, told)


def playout_title(playout: Playout, track: str) -> str:
    return voice_of(of(playout)).names.track(track)


def test_a_surprise_is_not_foreseen() -> None:
    text = SMALL
    assert "surprise: true" in text
    scenario = loaded(SMALL)
    hidden = {
        (decision.id, name)
        for turn in scenario.model.turns
        for decision in turn.decisions
        for name, option in decision.options.items()
        if option.surprise
    }
    shown = set()
    for seed in range(40):
        playout = random_game(scenario.game, seed)
        for length in range(1, len(playout.steps)):
            short = Playout(playout.game, playout.played.until(length), playout.steps[: length + 1])
            for seat in playout.game.seats:
                if short.state.agenda and legal_actions(short.game, short.state, seat.id):
                    decision = table_of(short, seat.id).decision
                    for option in decision.options if decision is not None else ():
                        if option.surprise:
                            shown.add((option.action.decision, option.action.option))
                            assert option.preview == ()
        if shown == hidden:
            break
    assert shown == hidden


# --- what is known --------------------------------------------------------------------------------


@given(playouts())
def test_the_reasons_of_a_stance_add_up_to_what_may_be_known_of_it(playout: Playout) -> None:
    for seat in playout.game.seats:
        seen = seen_by(playout, seat.id)
        moment = Moment(voice_of(of(playout)), seen)
        for draft in playout.game.drafts:
            for actor in draft.voices:
                band = support_band(playout.game, seen.observation, actor, draft.index)
                view = stance(moment, draft, actor)
                assert (view.low, view.high) == (band.low, band.high)
                true = playout.game.bargain.accepts(playout.state.cells(), actor, draft.index)
                assert view.stand in ("uncertain", "accepts" if true else "refuses")


@given(playouts())
def test_a_sure_price_is_accepted_by_whoever_it_is_named_for(playout: Playout) -> None:
    seat = playout.game.seats[0].id
    moment = Moment(voice_of(of(playout)), seen_by(playout, seat))
    for draft in playout.game.drafts:
        for actor in draft.voices:
            asked = moment.voice.reckoner.price(moment.observation, actor, draft)
            for change in asked.price.terms if asked.sure else ():
                cells = playout.state.cells()
                for clause, level in change:
                    cells[draft.clauses[clause].place] = level
                assert playout.game.bargain.accepts(cells, actor, draft.index)


def test_nothing_on_the_table_depends_on_what_is_hidden() -> None:
    scenario = loaded(SMALL)
    game = scenario.game
    low = tuple(secret.low for secret in game.secrets)
    high = tuple(secret.high for secret in game.secrets)
    views = set()
    for deal in (low, high):
        step = initial(game, deal)
        seen = look(game, step.state, step.events, "WES")
        views.add(
            (
                table_view(Voice(scenario, "en"), seen),
                full_draft(Voice(scenario, "en"), seen, "river"),
            )
        )
    assert len(views) == 1


def test_its_own_secret_changes_what_a_seat_sees() -> None:
    scenario = loaded(SMALL)
    game = scenario.game
    views = set()
    for strength in (0, 150):
        deal = tuple(
            strength if one.id == "south_needs_water" else one.recorded for one in game.secrets
        )
        step = initial(game, deal)
        views.add(table_view(Voice(scenario, "en"), look(game, step.state, step.events, "SUD")))
    assert len(views) == 2


def test_a_hidden_secret_keeps_even_its_name() -> None:
    scenario = loaded(SMALL)
    step = initial(scenario.game, tuple(one.recorded for one in scenario.game.secrets))
    seen = look(scenario.game, step.state, step.events, "WES")
    draft, _ = full_draft(Voice(scenario, "en"), seen, "river")
    reasons = {one.actor: " ".join(reason.text for reason in one.reasons) for one in draft.stances}
    assert "Northland has a plan" not in reasons["NOR"]
    assert "Something it keeps to itself" in reasons["NOR"]
    assert "Southland needs water, we do not know how much" in reasons["SUD"]


# --- numbers --------------------------------------------------------------------------------------


@given(playouts())
def test_tracks_and_goals_stand_where_they_stand_and_moved_what_they_moved(
    playout: Playout,
) -> None:
    for seat in playout.game.seats:
        view = table_of(playout, seat.id)
        cells = playout.state.cells()
        for track in view.tracks:
            place = playout.game.layout.at(track.id)
            assert track.value == cells[place]
            moved = sum(
                event.by
                for event in this_turn(playout)
                if isinstance(event, ev.TrackShifted) and event.slot.index == place
            )
            assert track.change == moved
        assert (
            view.seat.score == returns(playout.game, playout.state)[playout.game.seat_of[seat.id]]
        )


def this_turn(playout: Playout) -> list[ev.Event]:
    found: list[ev.Event] = []
    for step in playout.steps:
        for event in step.events:
            if isinstance(event, ev.TurnBegan):
                found.clear()
            found.append(event)
    return found


def test_a_card_that_miscounts_is_caught() -> None:
    """The check above can fail: a number moved behind its back is seen."""
    playout = random_game(loaded(SMALL).game, 3, 10)
    seen = seen_by(playout, "NOR")
    moved = replace(
        seen,
        told=tuple(event for event in seen.told if not isinstance(event, ev.TrackShifted)),
    )
    voice = voice_of(loaded(SMALL))
    assert [one.change for one in table_view(voice, moved).tracks] != [
        one.change for one in table_view(voice, seen).tracks
    ]


# --- the whole ------------------------------------------------------------------------------------


@given(playouts())
def test_a_table_can_be_shown_in_every_language_at_every_moment(playout: Playout) -> None:
    for seat in playout.game.seats:
        for language in ("en", "id"):
            view = table_of(playout, seat.id, language)
            assert view.headline
            assert (view.ending is not None) == (not playout.state.agenda)


@given(playouts())
def test_the_story_is_told_in_turns_without_a_gap(playout: Playout) -> None:
    seen = seen_by(playout, playout.game.seats[0].id)
    turns = story_view(voice_of(of(playout)), seen)
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    moment = Moment(voice_of(of(playout)), seen)
    whole = [one.text for turn in moment.turns_since(0) for one in turn.told]
    for length in range(0, len(playout.steps), len(playout.steps) // 4 + 1):
        short = Playout(playout.game, playout.played.until(length), playout.steps[: length + 1])
        count = len(seen_by(short, playout.game.seats[0].id).told)
        later = [one.text for turn in moment.turns_since(count) for one in turn.told]
        assert whole[len(whole) - len(later) :] == later


def test_an_ending_stands_beside_the_record_with_its_grounds() -> None:
    playout = finished(random_game(loaded(SMALL).game, 2))
    ending = table_of(playout, "NOR").ending
    assert ending is not None
    assert {result.seat for result in ending.results} == {s.id for s in playout.game.seats}
    assert tuple(result.score for result in ending.results) == returns(playout.game, playout.state)
    put = {
        event.decision
        for step in playout.steps
        for event in step.events
        if isinstance(event, ev.Decided)
    }
    record = loaded(SMALL).record.choices
    assert [moment.question for moment in ending.moments] == [
        voice_of(loaded(SMALL)).names.question(one.id)
        for one in playout.game.decisions
        if one.id in put or record.get(one.id)
    ]
    assert len(ending.missed) == next(
        one.index for one in playout.game.endings if one.id == ending.id
    )


def test_every_vote_so_far_is_listed_with_its_outcome() -> None:
    playout = finished(random_game(loaded(SMALL).game, 2))
    decided = [
        event.decision
        for step in playout.steps
        for event in step.events
        if isinstance(event, ev.Decided)
    ]
    votes = table_of(playout, "NOR").votes
    assert [vote.id for vote in votes] == decided
    for vote in votes:
        body = playout.game.decision_of[vote.id].body
        has_groups = body is not None and bool(playout.game.bodies[body].groups)
        assert bool(vote.factions) == has_groups
        assert bool(vote.roll) != has_groups


def test_bodies_name_their_members_and_their_rule() -> None:
    playout = random_game(loaded(SMALL).game, 1, 3)
    views = {
        view.id: view for view in members_view(voice_of(loaded(SMALL)), seen_by(playout, "NOR"))
    }
    assert views["court"].rule == "One word counts: Eastland."
    assert "Northland" in views["league"].members


def test_what_is_not_in_the_codex_is_not_shown() -> None:
    voice = voice_of(loaded(SMALL))
    assert codex_view(voice, "nowhere") is None
    assert source_view(voice, "nowhere") is None


def test_an_office_is_held_from_its_first_day() -> None:
    leaders = (
        "  NOR:\n    name: Northland\n    leaders:\n"
        "      - {from: 1953-01-01, name: Ada Old}\n      - {from: 1954-03-02, name: Bo New}"
    )
    text = edited(SMALL, ("  NOR: {name: Northland}", leaders))
    sworn = loaded(text).actors["NOR"].leaders
    held = [in_office(sworn, date) for date in (19521231, 19540301, 19540302)]
    assert [one.name if one else None for one in held] == [None, "Ada Old", "Bo New"]


def prices_of(moment: Moment) -> list[tuple[PriceView, ...]]:
    return [prices(moment, draft, draft_view(moment, draft)) for draft in moment.voice.game.drafts]


@pytest.mark.parametrize("count", [1, 2])
def test_a_price_is_kept_while_the_text_stands(count: int) -> None:
    playout = random_game(loaded(SMALL).game, 1, 2)
    voice = Voice(loaded(SMALL), "en")
    moment = Moment(voice, seen_by(playout, "NOR"))
    first = prices_of(moment)
    kept = len(voice.reckoner._prices)
    for _ in range(count):
        again = Moment(voice, seen_by(playout, "NOR"))
        assert prices_of(again) == first
    assert len(voice.reckoner._prices) == kept


@given(playout=playouts(seats_to_act=1))
def test_a_move_that_is_said_to_change_nothing_changes_nothing(playout: Playout) -> None:
    game, state = playout.game, playout.state
    for seat in game.seat_of:
        moves = table_of(playout, seat).moves
        for view in (row for move in moves.moves for row in move.rows) if moves else ():
            row = game.row_of[view.action]
            if IDLE in view.notes:
                work = Working(game.layout, state)
                row.effects.run(work)
                assert work.events == []
                assert not view.preview


def test_a_lobby_against_a_wall_is_said_to_change_nothing() -> None:
    """At the end, all those who can be talked to have been talked into it."""
    game = next(one for one in scenarios() if one.id == "soviet_application").game
    playout = random_game(game, 21)
    idle = set[str]()
    for length in range(0, len(playout.steps), 10):
        at = Playout(game, playout.played.until(length), playout.steps[: length + 1])
        for seat in game.seat_of:
            moves = table_of(at, seat).moves
            rows = [row for move in moves.moves for row in move.rows] if moves else []
            idle |= {row.action.move for row in rows if IDLE in row.notes}
    assert "lobby" in idle


def test_a_move_that_may_call_off_what_is_unseen_is_not_said_to_change_nothing() -> None:
    """Whether a plague is on its way is hidden: that it is called off cannot be ruled out."""
    text = edited(SMALL, ("effects: doubts[self] += 2", "effects: cancel(plague)"))
    session = begin(loaded(text), ("NOR",), seed=3)
    seen = look(session.game, session.state, session.events_since(-1), "NOR")
    moves = table_view(Voice(session.scenario, "en"), seen).moves
    assert moves is not None
    (brood,) = [row for move in moves.moves if move.id == "brood" for row in move.rows]
    assert IDLE not in brood.notes


def test_holding_is_always_among_the_moves() -> None:
    playout = random_game(loaded(SMALL).game, 1, 1)
    moves = table_of(playout, "NOR").moves
    assert moves is not None
    assert moves.hold == Hold("NOR")


@given(playouts(), st.integers(-SWING, SWING))
def test_a_chamber_s_count_lies_where_the_seat_was_told(playout: Playout, swing: int) -> None:
    game, cells = playout.game, playout.state.cells()
    for seat in game.seats:
        moment = Moment(voice_of(of(playout)), seen_by(playout, seat.id))
        for draft in game.drafts:
            for body in draft_view(moment, draft).bodies:
                if not body.factions or body.done:
                    continue
                groups = next(one for one in game.bodies if one.id == body.id).groups
                margins = {
                    one.actor: game.bargain.margin(cells, one.actor, draft.index) for one in groups
                }
                tally = count(groups, margins, swing)
                assert body.low <= tally.ayes <= body.high
                assert body.present == tally.ayes + tally.noes


@given(playouts())
def test_a_body_that_is_ready_would_pass_the_text(playout: Playout) -> None:
    game, cells = playout.game, playout.state.cells()
    for seat in game.seats:
        moment = Moment(voice_of(of(playout)), seen_by(playout, seat.id))
        for draft in game.drafts:
            for view in draft_view(moment, draft).bodies:
                if view.done or view.factions or view.stand == "uncertain":
                    continue
                body = next(one for one in game.bodies if one.id == view.id)
                present = deciding(body, members(body, cells))
                voters = tuple(actor for actor in present if actor in draft.voices)
                accepts = [game.bargain.accepts(cells, one, draft.index) for one in voters]
                assert enough_of(body, voters)(accepts) is (view.stand == "accepts")


def test_a_price_in_short_names_the_clauses_of_the_sentence() -> None:
    found = False
    for number in range(3):
        playout = random_game(loaded(SMALL).game, number, 2)
        for draft in playout.game.drafts:
            shown, prices_ = full_draft(voice_of(loaded(SMALL)), seen_by(playout, "NOR"), draft.id)
            titles = [clause.title for clause in shown.clauses]
            for price in prices_:
                if "**" in price.short:
                    found = True
                    assert any(title in price.short for title in titles)
                elif price.short:
                    assert "short" in price.short
    assert found
