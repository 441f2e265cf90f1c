"""Words given: kept, broken at a price, replaced, or run out."""

from __future__ import annotations

from bloc_game.engine import events as ev
from tests.small import SMALL, edited, game_of
from tests.table import Table


def ends(table: Table) -> list[tuple[str, str]]:
    return [(e.pledge.by, e.how) for e in table.events if isinstance(e, ev.PledgeEnded)]


def test_a_public_word_is_a_number_that_all_see() -> None:
    table = Table(game_of()).do("NOR promise river against", "SUD promise river for").hold()
    assert table.value("pledge", "NOR", "river") == -1
    assert table.value("pledge", "SUD", "river") == 1
    assert [(p.by, p.way, p.until, p.to) for p in table.state.pledges] == [
        ("NOR", "against", 4, ""),
        ("SUD", "for", 4, ""),
    ]


def test_a_word_to_one_is_no_public_number() -> None:
    table = Table(game_of()).until("summer").do("SUD assure WES river for").hold()
    assert table.value("pledge", "SUD", "river") == 0
    assert [(p.by, p.to) for p in table.state.pledges] == [("SUD", "WES")]


def test_a_word_kept_costs_nothing() -> None:
    table = Table(game_of()).do("NOR promise river for").hold().until("sign")
    tension = table.value("tension")
    table.do("NOR chooses sign for", "SUD chooses sign abstain", "WES chooses sign for")
    assert ends(table) == [("NOR", "kept")]
    assert not table.state.pledges
    assert table.value("pledge", "NOR", "river") == 0
    assert table.value("tension") == tension


def test_a_word_broken_runs_the_rule_for_everyone_who_heard_it() -> None:
    table = Table(game_of()).do("NOR promise river for").hold().until("sign")
    tension = table.value("tension")
    table.do("NOR chooses sign abstain", "SUD chooses sign abstain", "WES chooses sign for")
    assert ends(table) == [("NOR", "broken")]
    trust = {s.id: table.value("trust", s.id, "NOR") for s in table.game.seats}
    assert trust == {"NOR": 0, "SUD": -5, "OST": -5, "WES": -5}
    assert table.value("tension") == tension + 3 * 2


def test_a_word_to_one_that_is_broken_wrongs_that_one_alone() -> None:
    table = Table(game_of()).until("autumn").do("SUD assure WES river for").until("sign")
    table.do("NOR chooses sign for", "SUD chooses sign against", "WES chooses sign for")
    assert ends(table) == [("SUD", "broken")]
    assert table.value("trust", "WES", "SUD") == 1 - 5
    assert table.value("trust", "NOR", "SUD") == 0


def test_a_word_on_an_option_is_held_against_what_is_sealed() -> None:
    table = Table(game_of()).do("SUD hold").hold().do("NOR chooses first_word claim")
    table.do("NOR commit path together", "WES commit path apart").until("path")
    table.do("NOR chooses path together", "SUD chooses path apart", "WES chooses path together")
    assert ends(table) == [("NOR", "kept"), ("WES", "broken")]


def test_a_new_word_on_the_same_matter_replaces_the_old() -> None:
    table = Table(game_of()).do("NOR promise river for", "NOR promise river against").hold()
    assert ends(table) == [("NOR", "ran_out")]
    assert [p.way for p in table.state.pledges] == ["against"]
    assert table.value("pledge", "NOR", "river") == -1


def test_a_word_to_all_and_a_word_to_one_stand_side_by_side() -> None:
    table = Table(game_of()).until("autumn").do("SUD promise river for", "SUD assure WES river for")
    table.hold()
    assert [(p.by, p.to) for p in table.state.pledges] == [("SUD", ""), ("SUD", "WES")]
    assert table.value("pledge", "SUD", "river") == 1


def test_a_word_runs_out_after_its_last_turn() -> None:
    """Given in summer for one turn: it still holds in autumn, and is gone in winter."""
    no_vote = (
        "        question: Do you sign?",
        "        when: fact(leaked)\n        question: Do you sign?",
    )
    table = Table(game_of(edited(SMALL, no_vote))).until("summer").do("SUD assure WES river for")
    table.until("autumn")
    assert [p.until for p in table.state.pledges] == [3]
    table.until("winter")
    assert ends(table) == [("SUD", "ran_out")]
    assert not table.state.pledges


LEFT = """\
  LEF:
    brief: You are the left.
    goals:
      calm: {title: Calm, worth: 100, score: 100 - tension}
"""
PLAYED_LEFT = [
    ("  WES:\n    brief: You look on.", f"{LEFT}  WES:\n    brief: You look on."),
    ("WES: [SUD, OST]}", "WES: [SUD, OST], LEF: [SUD]}"),
]


def test_on_a_motion_to_reject_a_word_for_the_draft_is_kept_by_voting_against() -> None:
    """The left of Southland, played here, has promised the text its votes."""
    table = Table(game_of(edited(SMALL, *PLAYED_LEFT)), {"leak": 1}).until("autumn")
    table.do("LEF promise river for").until("stop").do("LEF chooses stop against")
    assert ends(table) == [("LEF", "kept")]


def test_a_word_broken_in_a_chamber_may_end_the_game_before_the_count() -> None:
    over = edited(SMALL, *PLAYED_LEFT, ("  - tension += 2\nsets", "  - end(war)\nsets"))
    table = Table(game_of(over), {"leak": 1}).until("autumn").do("LEF promise river for")
    table.until("stop").do("LEF chooses stop for")
    assert table.ending == "war"
    assert not table.state.agenda
    assert not table.happened(ev.Counted)


def test_what_breaking_a_word_does_may_end_the_game() -> None:
    over = edited(SMALL, ("  - tension += 2\nsets", "  - end(war)\nsets"))
    table = Table(game_of(over)).do("NOR promise river for").hold().until("sign")
    table.do("NOR chooses sign abstain", "SUD chooses sign abstain", "WES chooses sign for")
    assert table.ending == "war"
    assert not table.state.agenda
