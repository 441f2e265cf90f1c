"""A name stands bare in a list, and with its article inside a sentence."""

from __future__ import annotations

import re

import pytest

from bloc_game.engine.state import Offer, Pledge
from bloc_game.scenario import shelf
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.playing import begin
from bloc_game.session.wording_events import Narrator
from bloc_game.session.wording_names import Names
from tests.small import SMALL, edited, loaded

FLAGSHIP = shelf.load(shelf.find("soviet_application"))
ENGLISH = Names(FLAGSHIP, "en")


def test_a_name_has_a_form_for_lists_and_one_for_sentences() -> None:
    assert (ENGLISH.actor("SUN"), ENGLISH.actor_said("SUN")) == ("Soviet Union", "the Soviet Union")
    assert (ENGLISH.actor("FRA"), ENGLISH.actor_said("FRA")) == ("France", "France")
    assert ENGLISH.body_said("four_powers") == "the four powers"
    assert ENGLISH.body_said("NATO") == "NATO"


def test_indonesian_has_no_articles() -> None:
    names = Names(FLAGSHIP, "id")
    assert names.actor_said("SUN") == names.actor("SUN") == "Uni Soviet"
    for actor in FLAGSHIP.game.actors:
        assert not names.actor_said(actor).startswith("the "), actor
    for body in FLAGSHIP.game.bodies:
        assert not names.body_said(body.id).startswith("the "), body.id


def test_a_move_names_its_target_as_a_sentence_does() -> None:
    assert ENGLISH.move("reassure", {"target": "SUN"}) == "Reassure the Soviet Union"


def test_an_offer_and_a_word_given_are_told_in_whole_sentences() -> None:
    game = FLAGSHIP.game
    row = next(row for row in game.rows if row.move.kind == "offer" and "SUN" in row.order.binds)
    said = bargains.offer(ENGLISH, Offer(row.seat, row.index, game.seat_of["SUN"]))
    assert " asks the Soviet Union for " in said
    given = Pledge("USA", "edc", "for", 3, "SUN")
    assert bargains.pledge(ENGLISH, given).startswith(
        "The United States has given its word to the Soviet Union: "
    )


@pytest.mark.parametrize("seed", [3, 4])
def test_no_sentence_of_the_story_leaves_the_article_out(seed: int) -> None:
    """Bare names stand in brackets, in lists of votes, and before the colon of a deed."""
    names = [ENGLISH.actor(one) for one in ("USA", "GBR", "SUN", "NLD")]
    bare = re.compile(rf"(?<!the )(?<!The )\b({'|'.join(names)})\b")
    session = begin(FLAGSHIP, [], seed=seed)
    told = Narrator(ENGLISH).tell_turn(session.events_since(-1))
    sentences = [
        re.sub(r"\([^()]*\)|^[^:“]*: “|“[^”]*”", "", text)
        for one in told
        if one.kind != "news"
        for text in (one.text, one.because.text if one.because else "")
    ]
    assert any("the Soviet Union" in text for text in sentences)
    assert [text for text in sentences if re.search(r"\w,? The (United|Soviet|Nether)", text)] == []
    assert [text for text in sentences if bare.search(text)] == []


def test_a_kind_of_move_leaves_out_what_is_not_known_yet() -> None:
    names = ENGLISH
    assert names.move("amend", {}) == "Change the text"
    assert names.move("lobby", {}) == "Lobby another government"
    assert names.move("lobby", {"target": "FRA"}) == "Lobby France"
    assert names.move("lobby", {"target": "FRA", "draft": "edc"}).startswith("Lobby France: The")


def test_a_title_with_a_colon_of_its_own_is_told_whole() -> None:
    title = "title: Probe {target}"
    names = Names(loaded(edited(SMALL, (title, 'title: "Probe: look and listen"'))), "en")
    assert names.move("probe", {}) == "Probe: look and listen"
    assert names.move("probe", {"target": "SUD"}) == "Probe: look and listen"
