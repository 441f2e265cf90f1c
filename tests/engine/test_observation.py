"""A seat knows its own observation and what it is told, and nothing else."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import assume, given
from hypothesis import strategies as st

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Hold, Order
from bloc_game.engine.layout import HIDDEN, PUBLIC
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import (
    UNKNOWN,
    Observation,
    observation,
    support_band,
    told,
)
from bloc_game.engine.setup import believed_deal, dealt, initial, recorded_deal
from bloc_game.engine.state import State
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import players_to_act
from tests.checks import check_observation, check_told, otherwise_hidden
from tests.small import SMALL, edited, game_of
from tests.strategies import Playout, playouts
from tests.table import Table


@given(playouts(), st.integers(0, 1_000))
def test_a_seat_sees_no_difference_in_what_is_hidden_from_it(playout: Playout, shift: int) -> None:
    for seat in playout.game.seats:
        other = otherwise_hidden(playout.game, playout.state, seat.id, shift)
        check_observation(playout.game, playout.state, other, seat.id)


@given(playouts(seats_to_act=2))
def test_a_rival_cannot_see_a_sealed_order(playout: Playout) -> None:
    game, state = playout.game, playout.state
    players = players_to_act(game, state)
    assume(len(players) > 1)
    mover, rival, *_ = players
    steps = [apply(game, state, order) for order in legal_actions(game, state, mover)]
    waiting = [step for step in steps if step.state.sealed[game.seat_of[mover]]]
    assert len({observation(game, step.state, rival) for step in waiting}) <= 1
    assert len({told(game, step.events, rival) for step in waiting}) <= 1


@given(playouts())
def test_a_seat_is_told_no_secret(playout: Playout) -> None:
    for seat in playout.game.seats:
        for step in playout.steps:
            check_told(playout.game, step.events, seat.id)


@given(playouts())
def test_what_a_seat_is_told_makes_up_all_the_numbers_it_sees(playout: Playout) -> None:
    """So that every seat's own ledger adds up, whatever the cause it may not know."""
    game = playout.game
    for seat in game.seats:
        actor = seat.actor
        mine = [slot for slot in game.layout.slots if slot.owner in (PUBLIC, actor)]
        cells = playout.steps[0].state.cells()
        for step in playout.steps[1:]:
            for event in told(game, step.events, seat.id):
                match event:
                    case ev.TrackShifted(slot, by):
                        cells[slot.index] += by
                    case ev.CellSet(slot=slot, after=after):
                        cells[slot.index] = after
                    case _:
                        pass
        now = playout.state.cells()
        told_of = [s for s in mine if s.family in ("level", "member", "fact", "knows")]
        told_of += [s for s in mine if s.family in {track.id for track in game.tracks}]
        assert [cells[s.index] for s in told_of] == [now[s.index] for s in told_of]


@given(playouts())
def test_a_band_holds_the_true_support_and_is_exact_where_all_is_known(playout: Playout) -> None:
    game, state = playout.game, playout.state
    for seat in game.seats:
        seen = observation(game, state, seat.id)
        for draft in game.drafts:
            for actor in draft.voices:
                band = support_band(game, seen, actor, draft.index)
                true = game.bargain.support(actor, draft.index)(state.cells())
                assert band.low <= true <= band.high
                unknown = [
                    secret
                    for secret, strength in zip(game.secrets, seen.strengths, strict=True)
                    if (secret.actor, secret.draft) == (actor, draft.index) and strength is None
                ]
                assert unknown or band.exact


def test_a_band_is_as_wide_as_its_secret() -> None:
    game = game_of()
    state = initial(game, recorded_deal(game)).state
    south, river = game.actor_number["SUD"], game.draft_of["river"].index
    band = support_band(game, observation(game, state, "NOR"), south, river)
    # base -2, tolls none -4; the secret at full strength: base -2 and dams barred -6
    assert (band.low, band.high) == (-6 - 12, -6)
    own = support_band(game, observation(game, state, "SUD"), south, river)
    assert own.exact
    assert own.low == -14


def test_a_revealed_secret_is_known_to_that_seat_alone() -> None:
    game = game_of()
    table = Table(game)
    hidden = {s.id: observation(game, table.state, s.id).strengths for s in game.seats}
    nothing = (None, None)
    assert hidden == {"NOR": (None, 50), "SUD": (100, None), "OST": nothing, "WES": nothing}
    table.do("NOR probe SUD").hold()
    assert observation(game, table.state, "NOR").strengths == (100, 50)
    assert observation(game, table.state, "OST").strengths == nothing


@given(playouts(), st.integers(0, 2**32))
def test_a_believed_deal_keeps_what_is_known(playout: Playout, key: int) -> None:
    game = playout.game
    for seat in game.seats:
        seen = observation(game, playout.state, seat.id)
        believed = believed_deal(game, seen, key)
        initial(game, believed)
        for strength, known in zip(believed, seen.strengths, strict=True):
            assert known is None or strength == known


def test_every_strength_of_a_band_is_dealt() -> None:
    game = game_of()
    places = range(len(game.secrets))
    drawn = [dealt(game, seed) for seed in range(4_000)]
    for place, secret in zip(places, game.secrets, strict=True):
        assert {deal[place] for deal in drawn} == set(range(secret.low, secret.high + 1))


# --- what an observation is made of -------------------------------------------------------------


def test_every_part_of_a_state_is_public_private_or_left_out_on_purpose() -> None:
    """A new field of State must be thought about here before it can be seen."""
    assert [one.name for one in fields(State)] == [
        *("public", "private", "hidden", "sealed", "pledges", "agenda"),
        "_row",  # all numbers once more, which no observation may read
    ]
    assert [one.name for one in fields(Observation)] == [
        *("seat", "public", "own", "strengths", "sealed", "pledges", "phase")
    ]


def test_what_is_due_and_how_strong_a_secret_is_are_hidden() -> None:
    game = game_of()
    hidden = {slot.family for slot in game.layout.slots if slot.owner == HIDDEN}
    assert hidden == {"due", "strength"}
    private = {slot.family for slot in game.layout.slots if slot.owner >= 0}
    assert private == {"doubts", "knows"}


def _told(table: Table, kind: type[ev.Event]) -> dict[str, list[ev.Event]]:
    """What each seat was told of a kind of event."""
    return {
        seat.id: [e for e in told(table.game, table.events, seat.id) if isinstance(e, kind)]
        for seat in table.game.seats
    }


def test_a_deed_for_the_parties_is_told_to_them_and_its_traces_to_all() -> None:
    table = Table(game_of()).do("NOR lobby SUD river up").hold()
    deeds = _told(table, ev.OrderDone)
    assert {s: len(deeds[s]) for s in deeds} == {"NOR": 1, "SUD": 1, "OST": 0, "WES": 0}
    swayed = {
        seat: [e for e in shifts if isinstance(e, ev.TrackShifted) and e.slot.family == "sway"]
        for seat, shifts in _told(table, ev.TrackShifted).items()
    }
    assert {s: [(e.by, e.cause.rule) for e in swayed[s]] for s in swayed} == {
        "NOR": [(6, "moves.lobby")],
        "SUD": [(6, "moves.lobby")],
        "OST": [(6, "unknown")],
        "WES": [(6, "unknown")],
    }


def test_a_private_number_moves_for_its_owner_alone() -> None:
    table = Table(game_of()).do("OST brood").hold()
    doubts = {
        seat: [e for e in shifts if isinstance(e, ev.TrackShifted) and e.slot.family == "doubts"]
        for seat, shifts in _told(table, ev.TrackShifted).items()
    }
    moved = {s: [e.by for e in doubts[s]] for s in doubts}
    assert moved == {"NOR": [], "SUD": [], "OST": [2], "WES": []}


def test_a_word_given_to_one_is_kept_from_the_rest() -> None:
    game = game_of()
    table = Table(game).until("summer").do("SUD assure WES river for").hold()
    heard = {s.id: len(observation(game, table.state, s.id).pledges) for s in game.seats}
    assert heard == {"NOR": 0, "SUD": 1, "OST": 0, "WES": 1}
    words = _told(table, ev.Pledged)
    assert {s: len(words[s]) for s in words} == heard


def test_what_ended_the_game_in_secret_stays_secret() -> None:
    game = game_of(edited(SMALL, ("    effects: doubts[self] += 2", "    effects: end(paper)")))
    state = initial(game, recorded_deal(game)).state
    ended: list[ev.Event] = []
    while state.agenda and not ended:
        player = players_to_act(game, state)[0]
        legal = legal_actions(game, state, player)
        brood = [one for one in legal if isinstance(one, Order) and one.move == "brood"]
        wish = brood if player == "NOR" else [one for one in legal if isinstance(one, Hold)]
        step = apply(game, state, (wish or list(legal))[0])
        ended = [event for event in step.events if isinstance(event, ev.GameEnded)]
        state = step.state
    causes = {
        seat.id: [event.cause for event in told(game, ended, seat.id) if hasattr(event, "cause")]
        for seat in game.seats
    }
    assert [cause.rule for cause in causes["NOR"]] == ["moves.brood"]
    assert causes["SUD"] == causes["OST"] == causes["WES"] == [UNKNOWN]
