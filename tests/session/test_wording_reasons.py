"""Why not, what would come of it, and why it ended so: each in a sentence of its own."""

from __future__ import annotations

from typing import get_args

import pytest

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Answer, Choose, Order
from bloc_game.engine.effects import Branch, Effects, Finish, Move, Put
from bloc_game.engine.events import Cause
from bloc_game.engine.legality import Blocker, Reason
from bloc_game.engine.observation import observation
from bloc_game.engine.setup import initial, recorded_deal
from bloc_game.session.views_reckoning import Reckoner
from bloc_game.session.wording_bodies import rule_of
from bloc_game.session.wording_conditions import conditions
from bloc_game.session.wording_effects import Preview
from bloc_game.session.wording_names import Names
from bloc_game.session.wording_reasons import reason
from tests.small import SMALL, loaded

GAME = loaded(SMALL).game
NAMES = {language: Names(loaded(SMALL), language) for language in ("en", "id")}
PRESS = Order("NOR", "press", ("SUD",))


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_reason_has_a_sentence_of_its_own(language: str) -> None:
    abouts = {"draft_closed": "river", "text_fixed": "river", "condition": "press"}
    said = [
        reason(NAMES[language], PRESS, Blocker(one, abouts.get(one, ""), 3, 1))
        for one in get_args(Reason)
    ]
    assert len(set(said)) == len(said)
    assert all(text.endswith(".") for text in said)


def test_a_condition_is_told_in_the_authors_words_where_there_are_any() -> None:
    names = NAMES["en"]
    blocker = Blocker("condition", "press")
    assert reason(names, PRESS, blocker) == "Only a rich government can press."
    wordless = Choose("NOR", "first_word", "pay")
    assert "does not allow it" in reason(names, wordless, Blocker("condition", "pay"))
    assert "does not allow it" in reason(names, Answer("NOR", "accept"), blocker)


def test_what_is_too_dear_says_what_it_costs_and_what_is_left() -> None:
    blocker = Blocker("short_of_capital", needs=3, has=1)
    assert reason(NAMES["en"], PRESS, blocker) == "It costs 3, and you have 1 left."


def test_every_body_says_how_it_decides() -> None:
    said = {body.id: rule_of(NAMES["en"], body) for body in GAME.bodies}
    assert said["bank"] == "It needs 4 votes; members have different weights."
    assert said["three"] == "These must agree, and the rest follow: Northland and Westland."
    assert len(set(said.values())) == 7 - 1  # the council and the chamber count alike


# --- effects --------------------------------------------------------------------------------------


def foreseen(seat: str, *statements: Move | Put | Branch | Finish) -> list[str]:
    seen = observation(GAME, initial(GAME, recorded_deal(GAME)).state, seat)
    preview = Preview(NAMES["en"], Reckoner(GAME), seen)
    effects = Effects(tuple((one, Cause("test")) for one in statements), GAME.bargain)
    return [one.text for one in preview.of(effects)]


TENSION = GAME.layout.at("tension")
WARMTH = GAME.layout.at("warmth")
DOUBTS = GAME.layout.at("doubts", "SUD")
SECRET = GAME.layout.at("strength", "south_needs_water")


def test_shifts_are_added_up_and_stop_where_the_track_stops() -> None:
    assert foreseen("NOR", Move(TENSION, ex.Num(6)), Move(TENSION, ex.Num(-2))) == ["Tension +4"]
    assert foreseen("NOR", Move(WARMTH, ex.Num(90))) == ["Warmth +5"]
    assert foreseen("NOR", Move(WARMTH, ex.Num(1)), Move(WARMTH, ex.Num(-1))) == []


def test_what_rests_on_what_a_seat_cannot_know_is_left_open() -> None:
    by_secret = Move(TENSION, ex.Cell(SECRET))
    assert foreseen("NOR", by_secret) == ["Tension ± ?"]
    assert foreseen("SUD", by_secret) == ["Tension +46"]  # to the end of its range
    if_secret = Branch(((ex.Compare(">", ex.Cell(SECRET), ex.Num(50)), (Finish(0, "war"),)),))
    assert foreseen("NOR", if_secret) == ["Perhaps: The game ends: War"]
    assert foreseen("SUD", if_secret) == ["The game ends: War"]
    assert foreseen("NOR", Move(DOUBTS, ex.Num(2))) == []
    assert foreseen("SUD", Move(DOUBTS, ex.Num(2))) == ["Doubts (Southland) +2"]


def test_what_changes_nothing_is_not_foreseen() -> None:
    member = GAME.layout.at("member", "NOR", "league")
    assert foreseen("NOR", Put(member, ex.Num(1))) == []
    assert foreseen("NOR", Put(member, ex.Num(0))) == ["Northland leaves The league"]
    due = GAME.layout.at("due", "plague")
    turn = ex.Sum((ex.Cell(GAME.places.turn), ex.Num(2)))
    assert foreseen("NOR", Put(due, turn)) == ["Something follows in 2 turns"]


def test_a_change_for_the_better_is_marked_where_the_scenario_says_which_way_is() -> None:
    seen = observation(GAME, initial(GAME, recorded_deal(GAME)).state, "NOR")
    preview = Preview(NAMES["en"], Reckoner(GAME), seen)
    statements = tuple(
        (Move(place, ex.Num(1)), Cause("test"))
        for place in (TENSION, WARMTH, GAME.layout.at("trust", "NOR", "SUD"))
    )
    told = preview.of(Effects(statements, GAME.bargain))
    assert [(one.text, one.good, one.by) for one in told] == [
        ("Tension +1", "worse", 1),
        ("Warmth +1", "better", 1),
        ("Trust (Northland, Southland) +1", "", 1),
    ]
    assert [one.kind for one in told] == ["world", "world", "relation"]
    assert told[2].short == "Northland → Southland +1"


# --- conditions -----------------------------------------------------------------------------------


def test_an_endings_conditions_are_told_with_whether_they_hold() -> None:
    layout = GAME.layout
    tree = ex.And(
        (
            ex.Cell(layout.at("in_effect", "river")),
            ex.Not(ex.Cell(layout.at("fact", "leaked"))),
            ex.Compare(">=", ex.Cell(TENSION), ex.Num(100)),
            ex.Compare(">", ex.Cell(layout.at("level", "river", "tolls")), ex.Num(0)),
            ex.Compare("==", ex.Cell(layout.at("chosen", "first_word")), ex.Num(1)),
            ex.Cell(SECRET),
            ex.Or(
                (
                    ex.Cell(layout.at("fact", "watched")),
                    ex.Not(ex.Cell(layout.at("fact", "leaked"))),
                )
            ),
            ex.Not(ex.Or((ex.Cell(layout.at("fact", "watched")), ex.Cell(SECRET)))),
            ex.Or((ex.Cell(layout.at("fact", "watched")), ex.Cell(SECRET))),
        )
    )
    known = {layout.at("level", "river", "tolls"): 2, TENSION: 60}

    def value(part: ex.Expr) -> int | None:
        match part:
            case ex.Cell(place) if place == SECRET:
                return None
            case ex.Compare(op, ex.Cell(place), ex.Num(number)):
                here = known.get(place, 0)
                return int({">=": here >= number, ">": here > number, "==": here == number}[op])
            case _:
                return 0

    told = [(one.text, one.holds) for one in conditions(NAMES["en"], tree, value)]
    assert told == [
        ("“The treaty on the river” is in effect", False),
        ("this is not so: The text has leaked", True),
        ("Tension ≥ 100", False),
        ("“The treaty on the river”: Tolls are low, or further", True),
        ("“What do you say?” was answered: “It is our river”", False),
        ("The river is watched, or this is not so: The text has leaked", True),
        ("this is not so: The river is watched", True),
    ]


def test_what_must_not_be_is_told_as_what_is_not() -> None:
    layout = GAME.layout
    decision = next(one for one in GAME.decisions if one.id == "first_word")
    event = next(slot for slot in layout.slots if slot.family == "happened")
    member = next(slot for slot in layout.slots if slot.family == "member")
    tree = ex.And(
        tuple(
            ex.Not(one)
            for one in (
                ex.Cell(layout.at("in_effect", "river")),
                ex.Cell(layout.at("on_table", "river")),
                ex.Cell(next(s.index for s in layout.slots if s.family == "adopted")),
                ex.Cell(event.index),
                ex.Cell(member.index),
                ex.Compare(">=", ex.Cell(TENSION), ex.Num(100)),
                ex.Compare(
                    "==",
                    ex.Cell(layout.at("chosen", "first_word")),
                    ex.Num(decision.options[0].number),
                ),
            )
        )
    )
    told = [one.text for one in conditions(NAMES["en"], tree, lambda _: 0)]
    assert len(told) == 7
    for text, has in zip(
        told,
        ("not in effect", "not on the table", "Not adopted", "not happened", "no member"),
        strict=False,
    ):
        assert has in text
    assert told[5] == "Tension < 100"
    assert "was not answered" in told[6]
    assert all(one.holds for one in conditions(NAMES["en"], tree, lambda _: 0))
