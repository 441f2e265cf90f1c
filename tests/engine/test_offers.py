"""Offers: what is asked and given, and who pays when it is taken, refused or named a price for."""

from __future__ import annotations

import pytest

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Answer
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.state import Answering, Countering, Moving
from tests.small import SMALL, edited, game_of
from tests.strategies import random_game
from tests.table import Table

PLENTY = (
    "capital: {title: Capital, per: seat, start: 3, range: [0, 6], each_turn: 1, starts: {NOR: 5}}",
    "capital: {title: Capital, per: seat, start: 500, range: [0, 1000]}",
)
# Southland, which likes a text with low tolls whatever the dams are
EASY_SOUTH = [
    ("        base: -2\n        tolls", "        base: 6\n        tolls"),
    ("adds: {base: -2, dams: [-6, 8]}", "adds: {base: -2, dams: [-6, -6]}"),
]


def at_summer(*changes: tuple[str, str]) -> Table:
    return Table(game_of(edited(SMALL, PLENTY, *changes))).until("summer")


def purses(table: Table) -> dict[str, int]:
    return {seat.id: table.value("capital", seat.id) - 500 for seat in table.game.seats}


def test_an_offer_taken_passes_what_it_gives_and_binds_what_it_asks() -> None:
    table = at_summer().do("SUD bargain WES river").hold()
    assert isinstance(table.state.agenda[-1], Answering)
    assert purses(table) == {"NOR": 0, "SUD": -1, "OST": 0, "WES": 0}
    table.do("WES answers accept")
    assert purses(table) == {"NOR": 0, "SUD": -1, "OST": 0, "WES": 1}
    [word] = table.state.pledges
    assert (word.by, word.subject, word.way, word.to) == ("WES", "river", "for", "")
    assert table.value("pledge", "WES", "river") == 1


def test_an_offer_refused_gives_back_what_it_would_have_given() -> None:
    table = at_summer().do("SUD bargain WES river").hold().do("WES answers refuse")
    assert set(purses(table).values()) == {0}
    assert not table.state.pledges


def test_time_that_runs_out_refuses_an_offer() -> None:
    table = at_summer().do("SUD bargain WES river").hold().do("WES lapses")
    assert set(purses(table).values()) == {0}
    assert table.happened(ev.TimedOut)[-1] == ev.TimedOut(seat="WES")


def test_a_price_named_and_paid_changes_the_text() -> None:
    table = at_summer(*EASY_SOUTH).do("NOR bargain SUD river").hold().do("SUD answers counter")
    item = table.state.agenda[-1]
    assert isinstance(item, Countering)
    assert item.terms == ((table.game.layout.at("level", "river", "tolls"), 1),)
    table.do("NOR answers accept")
    assert table.value("level", "river", "tolls") == 1
    assert table.value("pledge", "SUD", "river") == 1
    assert purses(table) == {"NOR": -1, "SUD": 1, "OST": 0, "WES": 0}


def test_a_price_named_and_refused_leaves_all_as_it_was() -> None:
    table = at_summer(*EASY_SOUTH).do("NOR bargain SUD river").hold().do("SUD answers counter")
    table.do("NOR answers refuse")
    assert table.value("level", "river", "tolls") == 0
    assert set(purses(table).values()) == {0}
    assert not table.state.pledges


def test_a_counter_cannot_be_countered() -> None:
    table = at_summer(*EASY_SOUTH).do("NOR bargain SUD river").hold().do("SUD answers counter")
    assert [b.reason for b in table.barred("NOR answers counter")] == ["no_price"]


def test_one_that_accepts_already_has_no_price_to_name() -> None:
    table = at_summer().do("SUD bargain WES river").hold()
    assert [b.reason for b in table.barred("WES answers counter")] == ["no_price"]


def test_no_price_is_named_to_one_that_has_no_hand_in_the_text() -> None:
    cooler = ("WES: {base: 1, tolls", "WES: {base: -1, tolls")
    stranger = at_summer(cooler).do("OST bargain WES river").hold()
    assert [b.reason for b in stranger.barred("WES answers counter")] == ["no_price"]
    amender = at_summer(cooler).do("SUD bargain WES river").hold()
    assert not amender.barred("WES answers counter")


@pytest.mark.parametrize("strength", [-50, 0, 100])
def test_whether_a_price_can_be_named_does_not_betray_the_sponsors_secret(strength: int) -> None:
    """Northland alone knows whether it would stand for low tolls."""
    game = game_of(edited(SMALL, PLENTY, *EASY_SOUTH))
    table = Table(game, deal=(100, strength)).until("summer").do("WES bargain SUD river").hold()
    assert Answer("SUD", "counter") in legal_actions(game, table.state, "SUD")


def test_a_price_that_the_sponsor_will_not_pay_comes_to_nothing() -> None:
    game = game_of(edited(SMALL, PLENTY, *EASY_SOUTH))
    table = Table(game, deal=(100, -50)).until("summer").do("WES bargain SUD river").hold()
    table.do("SUD answers counter", "WES answers accept")
    last = table.happened(ev.OfferAnswered)[-1]
    assert isinstance(last, ev.OfferAnswered)
    assert (last.by, last.reply) == ("NOR", "refuse")
    assert table.value("level", "river", "tolls") == 0
    assert set(purses(table).values()) == {0}
    assert not table.state.pledges


def test_a_price_names_the_changes_that_cost_the_one_who_offers_least() -> None:
    """As far as the one who names it can know: Northland's plan is Northland's secret."""
    indifferent = ("also: [{if: {tolls: low, dams: few}, add: 4}]", "also: []")
    easy = [
        (
            "        base: -2\n        tolls: [-4, 2, 6]",
            "        base: 0\n        tolls: [-4, 2, 2]",
        ),
        ("adds: {base: -2, dams: [-6, 8]}", "adds: {base: 0, dams: [0, 0]}"),
        ("NOR: {base: 4, tolls: [0, 3, -4]", "NOR: {base: 4, tolls: [0, -3, -4]"),
        ("adds: {tolls: [0, 9, 4]}", "adds: {tolls: [0, -9, 9]}"),
        ("dams: [0, 5]\n        guard: [0, 3, -6]", "dams: [0, 0]\n        guard: [0, 0, 0]"),
    ]
    game = game_of(edited(SMALL, PLENTY, indifferent, *easy))
    table = Table(game, deal=(100, 100)).until("summer").do("NOR bargain SUD river").hold()
    table.do("SUD answers counter")
    item = table.state.agenda[-1]
    assert isinstance(item, Countering)
    assert [level for _, level in item.terms] == [1]


def test_a_trade_hands_over_both_sides() -> None:
    table = at_summer().do("NOR trade SUD river tolls low").hold().do("SUD answers accept")
    assert table.value("sway", "SUD", "river") == 6
    assert table.value("level", "river", "tolls") == 1
    assert purses(table) == {"NOR": 1, "SUD": -1, "OST": 0, "WES": 0}


def test_nobody_pays_more_than_it_has() -> None:
    poor = (
        "capital: {title: Capital, per: seat, start: 500",
        "capital: {title: Capital, per: seat, start: 0",
    )
    game = game_of(edited(edited(SMALL, PLENTY), poor))
    table = Table(game).until("summer").do("NOR trade SUD river tolls low").hold()
    table.do("SUD answers accept")
    assert {table.value("capital", s.id) for s in game.seats} == {0}


def test_an_offer_about_a_text_that_is_gone_is_refused_and_paid_back() -> None:
    gone = (
        "    seen_by: parties\n    lean: 1\n",
        "    seen_by: parties\n    effects: withdraw(river)\n",
    )
    table = at_summer(gone).do("SUD bargain WES river", "NOR trade SUD river tolls low").hold()
    assert not isinstance(table.state.agenda[-1], (Answering, Moving))
    replies = [e.reply for e in table.events if isinstance(e, ev.OfferAnswered)]
    assert replies == ["refuse", "refuse"]
    assert set(purses(table).values()) == {0}


def test_offers_are_answered_in_the_order_in_which_they_were_resolved() -> None:
    table = at_summer().do("WES bargain SUD river", "NOR bargain SUD river").hold()
    item = table.state.agenda[-1]
    assert isinstance(item, Answering)
    assert [table.game.seats[offer.seat].id for offer in item.offers] == ["NOR", "WES"]


def test_others_do_not_see_what_is_offered() -> None:
    table = at_summer().do("NOR trade SUD river tolls low").hold()
    game = table.game
    seen = {seat.id: observation(game, table.state, seat.id).phase.offer for seat in game.seats}
    assert [seat for seat, offer in seen.items() if offer is not None] == ["SUD"]


def test_a_price_that_was_named_is_seen_by_the_two_alone() -> None:
    table = at_summer(*EASY_SOUTH).do("NOR bargain SUD river").hold().do("SUD answers counter")
    seen = {
        seat.id: observation(table.game, table.state, seat.id).phase for seat in table.game.seats
    }
    assert {seat for seat, phase in seen.items() if phase.offer is not None} == {"NOR", "SUD"}
    assert {seat for seat, phase in seen.items() if phase.terms} == {"NOR", "SUD"}
    assert {seat for seat, phase in seen.items() if phase.to_act} == {"NOR"}


def test_offers_neither_make_nor_swallow_capital() -> None:
    game = game_of(edited(SMALL, PLENTY))
    seen = 0
    for seed in range(40):
        shifts = [
            event
            for event in random_game(game, seed).events
            if isinstance(event, ev.TrackShifted)
            and event.slot.family == "capital"
            and event.cause.rule in ("moves.bargain", "moves.trade")
        ]
        assert sum(event.by for event in shifts) == 0
        seen += len(shifts)
    assert seen > 100


def test_what_lapses_is_paid_back_at_the_price_that_was_paid() -> None:
    dearer = [
        (
            'effects: "sway[target, draft] += 6 if way == up else -6; trust[target, self] -= 1"',
            "effects: set(leaked); tension += 50",
        ),
        ("    when: capital[self] >= 2\n", "    when: tension < 95\n"),
    ]
    table = at_summer(*dearer).do("NOR press SUD", "OST lobby WES river up").hold()
    assert [e.move for e in table.events if isinstance(e, ev.OrderLapsed)] == ["press"]
    assert purses(table) == {"NOR": 0, "SUD": 0, "OST": -1, "WES": 0}
