"""Decisions: put when they are due, sealed, counted by the body's rule, and what follows."""

from __future__ import annotations

import pytest

from bloc_game.engine import events as ev
from bloc_game.engine.whose_turn import players_to_act
from tests.small import SMALL, edited, game_of
from tests.table import Table

PLENTY = (
    "capital: {title: Capital, per: seat, start: 3, range: [0, 6], each_turn: 1, starts: {NOR: 5}}",
    "capital: {title: Capital, per: seat, start: 500, range: [0, 1000]}",
)


def outcome(table: Table, decision: str) -> str:
    """What was decided, or nothing."""
    decided = [e for e in table.events if isinstance(e, ev.Decided) and e.decision == decision]
    return decided[-1].option if decided else ""


FORT = ("accepts_at: 2", "accepts_at: 2\n    on_table: true")


def signed(*changes: tuple[str, str], **falls: int) -> Table:
    """River signed by the league, whatever it is worth to it; the chamber's ballots follow."""
    table = Table(game_of(edited(SMALL, PLENTY, *changes)), falls).until("sign")
    return table.do("NOR chooses sign for", "SUD chooses sign for", "WES chooses sign for")


def sealed(table: Table, decision: str) -> dict[str, str]:
    """What every decider sealed."""
    chosen = (e for e in table.events if isinstance(e, ev.Chosen))
    return {e.actor: e.option for e in chosen if e.decision == decision}


# --- choices ------------------------------------------------------------------------------------


def test_a_choice_is_paid_for_and_takes_effect() -> None:
    table = Table(game_of()).until("first_word").do("NOR chooses first_word pay")
    assert table.value("capital", "NOR") == 5 - 2 + 1
    assert table.value("tension") == 54 - 6
    assert table.value("on_table", "fort") == 1
    assert table.value("chosen", "first_word") == 3


def test_an_option_is_barred_by_its_condition_and_by_its_price() -> None:
    cold = ("each_turn: -1}", "each_turn: -1, starts: {}}")
    poor = edited(
        SMALL,
        ("starts: {NOR: 5}", "starts: {NOR: 1}"),
        ("start: 5, range: [-10", "start: 0, range: [-10"),
        cold,
    )
    table = Table(game_of(poor)).until("first_word")
    barred = table.barred("NOR chooses first_word pay")
    assert [(b.reason, b.needs, b.has) for b in barred] == [
        ("condition", 0, 0),
        ("short_of_capital", 2, 1),
    ]


def test_time_that_runs_out_takes_what_the_scenario_says() -> None:
    table = Table(game_of()).until("first_word").do("NOR lapses")
    assert outcome(table, "first_word") == "silence"


def test_without_an_otherwise_the_first_open_option_is_taken() -> None:
    text = edited(SMALL, ("        otherwise: silence\n", ""))
    table = Table(game_of(text)).until("first_word").do("NOR lapses")
    assert outcome(table, "first_word") == "claim"


def test_a_decision_that_waits_is_put_only_when_it_is_opened() -> None:
    assert outcome(Table(game_of()).to_the_end(), "path") == ""
    opened = Table(game_of()).until("first_word").do("NOR chooses first_word claim")
    assert opened.until("path").where == "path"


def test_a_decision_is_put_once() -> None:
    table = Table(game_of()).until("first_word").do("NOR chooses first_word claim").to_the_end()
    asked = [e.decision for e in table.events if isinstance(e, ev.Decided)]
    assert len(asked) == len(set(asked))


def test_a_closed_decision_is_not_put() -> None:
    panic = (
        "  - id: panic\n    when: tension >= 90\n",
        "  - id: panic\n    when: tension >= 50\n    turns: [summer]\n",
    )
    table = Table(game_of(edited(SMALL, panic))).until("first_word")
    table.do("NOR chooses first_word claim").to_the_end()
    assert outcome(table, "path") == ""


# --- common choices -----------------------------------------------------------------------------


def test_those_who_sit_in_no_seat_back_what_they_like_best() -> None:
    table = Table(game_of()).until("first_word").do("NOR chooses first_word claim").until("path")
    table.do("NOR chooses path apart", "SUD chooses path never", "WES chooses path apart")
    assert sealed(table, "path") == {
        **dict.fromkeys(("NOR", "WES"), "apart"),
        "SUD": "never",
        "ISL": "together",
    }
    assert outcome(table, "path") == "apart"


def test_a_body_that_cannot_agree_falls_back() -> None:
    table = Table(game_of()).until("first_word").do("NOR chooses first_word claim").until("path")
    table.do("NOR chooses path together", "SUD chooses path together", "WES chooses path never")
    decided = [e for e in table.events if isinstance(e, ev.Decided) and e.decision == "path"]
    assert [(e.option, e.fell_back) for e in decided] == [("apart", True)]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("there", "there", "here"), "there"),  # two of three are two thirds
        (("there", "here", "here"), "here"),
    ],
)
def test_two_thirds_pick(choices: tuple[str, str, str], expected: str) -> None:
    table = Table(game_of()).until("site")
    for seat, choice in zip(("NOR", "SUD", "OST"), choices, strict=True):
        table.do(f"{seat} chooses site {choice}")
    assert outcome(table, "site") == expected


def test_weights_pick_and_the_isles_back_nobody() -> None:
    table = Table(game_of()).until("loan").do("NOR chooses loan all_of_us")
    table.do("SUD chooses loan nobody")
    assert sealed(table, "loan")["ISL"] == "nobody"
    assert outcome(table, "loan") == "nobody"  # 3 of 4 needed: it falls back
    again = Table(game_of()).until("loan").do("NOR chooses loan all_of_us")
    again.do("SUD chooses loan all_of_us")
    assert outcome(again, "loan") == "all_of_us"


# --- ballots ------------------------------------------------------------------------------------


def test_unanimity_with_an_abstention_adopts() -> None:
    table = Table(game_of()).until("sign").do("NOR chooses sign for", "SUD chooses sign abstain")
    table.do("WES chooses sign for")
    assert outcome(table, "sign") == "adopted"
    assert table.value("adopted", "river", "league") == 1
    assert table.value("warmth") == 5 - 2 + 3 - 1  # and a season is over


def test_one_against_is_enough_to_fail_under_unanimity() -> None:
    table = Table(game_of()).until("sign").do("NOR chooses sign for", "SUD chooses sign against")
    table.do("WES chooses sign for")
    assert outcome(table, "sign") == "rejected"
    assert table.value("adopted", "river", "league") == 0
    assert table.value("on_table", "river") == 1


def test_a_vote_against_own_support_is_paid_for_by_tens() -> None:
    table = Table(game_of(edited(SMALL, PLENTY))).until("sign")
    table.do("NOR chooses sign against", "SUD chooses sign for", "WES chooses sign against")
    # NOR supports it by 6: one ten begun; SUD is 14 short: two tens begun; WES stands at 0
    purses = {seat: table.value("capital", seat) - 500 for seat in ("NOR", "SUD", "WES")}
    assert purses == {"NOR": -1, "SUD": -2, "WES": 0}


def test_a_vote_against_own_support_is_barred_when_capital_is_short() -> None:
    poor = ("start: 3, range: [0, 6], each_turn: 1,", "start: 1, range: [0, 6],")
    table = Table(game_of(edited(SMALL, poor))).until("sign")
    barred = table.barred("SUD chooses sign for")
    assert [(b.reason, b.needs, b.has) for b in barred] == [("short_of_capital", 2, 1)]
    assert not table.barred("SUD chooses sign against")
    assert not table.barred("SUD chooses sign abstain")


def test_a_ballot_may_have_a_price_of_its_own() -> None:
    table = signed(FORT)
    table.until("build").do("OST chooses build for")  # support -4 + 2 is 4 short of 2
    table.do("NOR lapses", "SUD lapses", "WES lapses")
    assert table.value("capital", "OST") == 500 - 2


def test_abstention_is_barred_where_the_body_does_not_know_it() -> None:
    table = signed(FORT)
    assert [b.reason for b in table.until("build").barred("NOR chooses build abstain")] == [
        "no_abstention"
    ]


def test_a_ballot_on_a_text_that_is_not_on_the_table_is_not_put() -> None:
    assert outcome(Table(game_of()).to_the_end(), "build") == ""


def test_those_who_sit_in_no_seat_vote_by_their_support() -> None:
    table = signed(FORT)
    table.until("build").do("NOR chooses build for", "SUD chooses build against")
    table.do("OST chooses build for", "WES chooses build against")
    assert sealed(table, "build")["ISL"] == "for"  # 3, and 2 is enough
    assert outcome(table, "build") == "adopted"
    assert table.value("member", "ISL", "league") == 1


def test_on_a_motion_to_reject_those_in_no_seat_vote_against_what_they_support() -> None:
    table = signed(FORT, ("        against_interest: 2\n", "        motion: reject\n")).until(
        "build"
    )
    table.do(*(f"{seat} chooses build for" for seat in ("NOR", "SUD", "OST", "WES")))
    assert sealed(table, "build")["ISL"] == "against"  # it supports the fort
    assert table.value("on_table", "fort") == 0
    leaked = signed(leak=1)
    assert sealed(leaked, "stop") == {"LEF": "for", "RIG": "against"}


def test_one_vote_counts_under_a_hegemon() -> None:
    table = signed(FORT)
    table.until("build").do(*(f"{seat} chooses build against" for seat in ("NOR", "SUD", "OST")))
    table.until("verdict").do("OST chooses verdict against")
    assert sealed(table, "verdict") == {"OST": "against", "ISL": "for"}
    assert outcome(table, "verdict") == "rejected"


# --- chambers -----------------------------------------------------------------------------------


def counts(table: Table, decision: str) -> list[tuple[int, int]]:
    counted = (e for e in table.events if isinstance(e, ev.Counted))
    return [(e.ayes, e.noes) for e in counted if e.decision == decision]


def test_a_chamber_is_counted_by_faction() -> None:
    table = signed()
    # LEF -6: share 8 of 96; RIG 8 + 6 = 14: free 64, share 82 of 110
    assert counts(table, "ratify") == [(8 + 90, 88 + 20)]
    assert table.value("ayes", "ratify") == 98
    assert table.value("noes", "ratify") == 108
    assert outcome(table, "ratify") == "rejected"


def test_a_swing_is_the_same_for_every_faction() -> None:
    # shares 13 and 87: 12.48 of 96, 95.7 of 110
    assert counts(signed(ratify=10), "ratify") == [(12 + 96, 84 + 14)]


def test_of_a_motion_to_reject_those_against_the_draft_are_the_ayes() -> None:
    table = signed(leak=1)  # the leak takes 4 from the right: free 60, share 80
    assert counts(table, "stop") == [(88 + 22, 8 + 88)]
    assert outcome(table, "stop") == "adopted"
    assert table.value("on_table", "river") == 0
    assert outcome(table, "ratify") == ""


def test_319_to_264_rejects_as_it_did() -> None:
    """The sizes of that day, with every faction united: whoever is not for the draft is an aye."""
    sizes = [
        (
            "LEF: {seats: 100, discipline: 80, absent: 4}",
            "LEF: {seats: 325, discipline: 100, absent: 6}",
        ),
        ("RIG: {seats: 110, discipline: 50}", "RIG: {seats: 276, discipline: 100, absent: 12}"),
    ]
    table = signed(*sizes, leak=1)
    assert counts(table, "stop") == [(319, 264)]
    assert table.value("on_table", "river") == 0


def test_a_tie_adopts_nothing() -> None:
    even = [
        ("LEF: {seats: 100, discipline: 80, absent: 4}", "LEF: {seats: 100, discipline: 100}"),
        ("RIG: {seats: 110, discipline: 50}", "RIG: {seats: 100, discipline: 100}"),
    ]
    table = signed(*even)
    assert counts(table, "ratify") == [(100, 100)]
    assert outcome(table, "ratify") == "rejected"


def test_a_draft_takes_effect_when_all_have_adopted_and_every_party_accepts() -> None:
    table = signed(ratify=10)
    assert outcome(table, "ratify") == "adopted"
    assert table.value("in_effect", "river") == 1
    assert table.value("fact", "watched") == 1
    assert len(table.happened(ev.DraftTookEffect)) == 1
    assert table.to_the_end().ending == "treaty"


def test_a_draft_does_not_take_effect_in_a_game_that_its_ballot_has_ended() -> None:
    agreed = "        question: Does the chamber agree?\n"
    table = signed((agreed, f"{agreed}        if_adopted: end(war)\n"), ratify=10)
    assert table.ending == "war"
    assert table.value("adopted", "river", "chamber") == 1
    assert table.value("in_effect", "river") == 0


def test_a_party_that_did_not_vote_for_it_and_does_not_accept_it_holds_it_up() -> None:
    table = Table(game_of(edited(SMALL, PLENTY)), {"ratify": 10}).until("sign")
    table.do("NOR chooses sign for", "SUD chooses sign abstain", "WES chooses sign for")
    assert table.value("adopted", "river", "chamber") == 1
    assert table.value("in_effect", "river") == 0
    assert table.to_the_end().ending == "paper"


def test_whoever_votes_is_asked_and_nobody_else() -> None:
    table = Table(game_of()).until("sign")
    assert players_to_act(table.game, table.state) == ("NOR", "SUD", "WES")


@pytest.mark.parametrize("way", ["for", "against"])
def test_debt_leaves_every_seat_something_to_do(way: str) -> None:
    debt = ("start: 3, range: [0, 6], each_turn: 1,", "start: -2, range: [-5, 6],")
    table = Table(game_of(edited(SMALL, debt, ("starts: {NOR: 5}", "starts: {NOR: -1}"))))
    assert not table.until("first_word").barred("NOR chooses first_word silence")
    table.until("sign")
    free = {"NOR": "for", "SUD": "against"}
    for seat, vote in free.items():
        barred = [b.reason for b in table.barred(f"{seat} chooses sign {way}")]
        assert barred == ([] if way == vote else ["short_of_capital"])


TWICE = """\
id: twice
title: Asked twice
basis: invented
summary: The same paper is put to the vote a second time.
actors:
  AAA: {name: A}
  BBB: {name: B}
  CCC: {name: C}
moves_per_turn: 0
bodies:
  league: {title: The league, members: [AAA, BBB, CCC], rule: majority}
drafts:
  paper:
    title: The paper
    sponsor: BBB
    body: league
    parties: [AAA]
    on_table: true
    clauses:
      talks: {asks: There are, levels: [none, some], start: none}
    interests:
      AAA: {base: -5}
      BBB: {base: 5}
      CCC: {base: 5}
turns:
  - id: first
    date: 1954-03-31
    headline: First
    text: First.
    decisions:
      - {id: before, by: league, on: paper, question: Now?}
  - id: second
    date: 1954-05-07
    headline: Second
    text: Second.
    decisions:
      - {id: again, by: league, on: paper, question: And now?}
endings:
  - {id: over, title: Over, text: It is over., otherwise: true}
seats:
  AAA: {brief: You are A., goals: {any: {title: Any, worth: 100, score: adopted(paper)}}}
  BBB: {brief: You are B., goals: {any: {title: Any, worth: 100, score: adopted(paper)}}}
  CCC: {brief: You are C., goals: {any: {title: Any, worth: 100, score: adopted(paper)}}}
"""


def test_a_vote_for_a_text_that_failed_is_no_acceptance_of_it_later() -> None:
    table = Table(game_of(TWICE))
    table.do("AAA chooses before for", "BBB chooses before against", "CCC chooses before against")
    table.do("AAA chooses again against", "BBB chooses again for", "CCC chooses again for")
    assert table.value("adopted", "paper", "league") == 1
    assert table.value("in_effect", "paper") == 0
