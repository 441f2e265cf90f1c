"""Who changes a text: the sponsor does; others propose, and of their proposals one stands."""

from __future__ import annotations

from bloc_game.engine import events as ev
from tests.small import SMALL, edited, game_of
from tests.table import Table

NOR_LIKES_TOLLS = ("NOR: {base: 4, tolls: [0, 3, -4]", "NOR: {base: 4, tolls: [0, 3, 3]")
NO_SECRET_PLAN = ("adds: {tolls: [0, 9, 4]}", "adds: {tolls: [0, 0, 0]}")


def outcomes(table: Table) -> dict[str, str]:
    """What became of each proposal, by seat."""
    return {
        event.seat: event.outcome
        for event in table.events
        if isinstance(event, ev.OrderDone) and event.move == "amend"
    }


def test_a_proposal_stands_where_the_sponsor_supports_the_text_no_less() -> None:
    table = Table(game_of()).do("WES amend river tolls low").hold()
    assert outcomes(table) == {"WES": "stood"}
    assert table.value("level", "river", "tolls") == 1


def test_a_proposal_that_the_sponsor_likes_less_is_refused() -> None:
    table = Table(game_of()).do("SUD amend river dams few").hold()
    assert outcomes(table) == {"SUD": "refused"}
    assert table.value("level", "river", "dams") == 0


def test_a_proposal_that_is_all_one_to_the_sponsor_stands() -> None:
    game = game_of(
        edited(SMALL, ("dams: [0, -2], guard: [2, 0, -9]", "dams: [0, 0], guard: [2, 0, -9]"))
    )
    assert outcomes(Table(game).do("SUD amend river dams few").hold()) == {"SUD": "stood"}


def test_the_sponsor_changes_its_own_text_to_its_own_loss() -> None:
    table = Table(game_of()).do("NOR amend river guard foreign").hold()
    assert table.value("level", "river", "guard") == 2


def test_of_two_proposals_the_chairs_favourite_stands() -> None:
    game = game_of(edited(SMALL, NOR_LIKES_TOLLS, NO_SECRET_PLAN))
    table = Table(game).do("WES amend river tolls low", "SUD amend river tolls high").hold()
    assert outcomes(table) == {"SUD": "stood", "WES": "refused"}
    assert table.value("level", "river", "tolls") == 2


def test_a_favourite_that_the_sponsor_refuses_gives_way_to_the_next() -> None:
    table = Table(game_of()).do("WES amend river tolls low", "SUD amend river tolls high").hold()
    assert outcomes(table) == {"SUD": "refused", "WES": "stood"}


def test_between_equals_the_level_nearest_to_the_present_one_stands() -> None:
    chair_does_not_care = ("tolls: [-4, 2, 6]\n", "tolls: [-4, 2, 2]\n")
    game = game_of(edited(SMALL, NOR_LIKES_TOLLS, NO_SECRET_PLAN, chair_does_not_care))
    table = Table(game).do("SUD amend river tolls high", "WES amend river tolls low").hold()
    assert outcomes(table) == {"SUD": "refused", "WES": "stood"}
    assert table.value("level", "river", "tolls") == 1


def test_between_equals_equally_near_the_first_declared_stands() -> None:
    from_the_middle = (
        "levels: [none, low, high], start: none",
        "levels: [none, low, high], start: low",
    )
    nobody_cares = [
        ("NOR: {base: 4, tolls: [0, 3, -4]", "NOR: {base: 4, tolls: [0, 0, 0]"),
        ("tolls: [-4, 2, 6]\n", "tolls: [0, 0, 0]\n"),
        ("also: [{if: {tolls: low, dams: few}, add: 4}]", "also: []"),
    ]
    game = game_of(edited(SMALL, from_the_middle, NO_SECRET_PLAN, *nobody_cares))
    first = Table(game).do("WES amend river tolls none", "SUD amend river tolls high").hold()
    assert outcomes(first) == {"SUD": "stood", "WES": "refused"}
    second = Table(game).do("WES amend river tolls high", "SUD amend river tolls none").hold()
    assert outcomes(second) == {"SUD": "stood", "WES": "refused"}


def test_proposals_to_two_clauses_do_not_compete() -> None:
    game = game_of(
        edited(SMALL, ("dams: [0, -2], guard: [2, 0, -9]", "dams: [0, 1], guard: [2, 0, -9]"))
    )
    table = Table(game).do("WES amend river tolls low", "SUD amend river dams few").hold()
    assert outcomes(table) == {"SUD": "stood", "WES": "stood"}


def test_one_seat_proposes_one_level_a_clause() -> None:
    table = Table(game_of()).do("NOR amend river tolls low")
    reasons = [b.reason for b in table.barred("NOR amend river tolls high")]
    assert reasons == ["clause_taken"]


def test_a_proposal_to_a_text_that_is_gone_lapses_and_is_paid_back() -> None:
    gone = ("sway[target, draft] += 6 if way == up else -6;", "withdraw(draft);")
    game = game_of(edited(SMALL, gone))
    table = Table(game).do("NOR lobby SUD river up", "SUD amend river dams few").hold()
    assert [type(e) for e in table.events if getattr(e, "move", "") == "amend"] == [ev.OrderLapsed]
    assert table.value("capital", "SUD") == 3
    assert table.value("capital", "NOR") == 4


def test_a_proposal_whose_condition_no_longer_holds_lapses_and_is_paid_back() -> None:
    fright = ("sway[target, draft] += 6 if way == up else -6;", "tension += 50;")
    game = game_of(edited(SMALL, fright))
    table = Table(game).do("NOR lobby SUD river up", "WES amend river tolls low").hold()
    assert table.value("tension") == 100
    assert table.value("level", "river", "tolls") == 0
    assert table.value("capital", "WES") == 3


def test_an_adopted_text_is_fixed() -> None:
    game = game_of(edited(SMALL, ("  - id: summer\n", SIGNED_EARLY + "  - id: summer\n")))
    table = Table(game).until("early").do("NOR chooses early for", "SUD chooses early abstain")
    table.do("WES chooses early for")
    assert table.value("adopted", "river", "league")
    assert [b.reason for b in table.barred("NOR amend river tolls low")] == ["text_fixed"]


SIGNED_EARLY = """\
      - id: early
        by: league
        on: river
        question: Do you sign at once?
"""
