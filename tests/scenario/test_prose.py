"""Every text has a path of ids, and only texts have."""

from __future__ import annotations

from bloc_game.scenario.prose import actors_prose
from tests.small import SMALL, edited, loaded


def test_a_text_is_found_by_the_ids_that_lead_to_it() -> None:
    prose = loaded(SMALL).prose
    assert {path: prose[path] for path in PATHS} == PATHS


PATHS = {
    "title": "The river treaty",
    "turns.spring.headline": "The ice breaks",
    "turns.spring.telegrams.NOR": "Hold the bridge.",
    "turns.spring.news.leak.text": "A paper prints the text.",
    "turns.spring.decisions.first_word.question": "What do you say?",
    "turns.spring.decisions.first_word.options.pay.title": "Pay for the dyke",
    "turns.spring.decisions.first_word.options.pay.for": "It is cheap.",
    "turns.spring.decisions.first_word.options.pay.against": "It is dear.",
    "news_any_turn.quarrel.text": "An envoy leaves.",
    "drafts.river.title": "The treaty on the river",
    "drafts.river.clauses.tolls.asks": "Tolls are",
    "drafts.river.clauses.tolls.levels.low": "low",
    "drafts.river.clauses.dams.levels.few": "allowed upstream",
    "drafts.river.because.NOR": "It is our river.",
    "drafts.river.secrets.south_needs_water.says": "Its wells are dry.",
    "seats.NOR.brief": "It is your river.",
    "seats.NOR.secret": "You want tolls.",
    "seats.NOR.goals.calm.title": "Calm",
    "endings.war.title": "War",
    "moves.press.title": "Press {target}",
    "moves.press.needs": "Only a rich government can press.",
    "moves.press.outcomes.yields.text": "It yields.",
    "tracks.tension.title": "Tension",
    "tracks.warmth.of": "the four",
    "tracks.tension.says.70": "danger",
    "bodies.league.title": "The league",
    "facts.leaked": "The text has leaked.",
    "actors.NOR.name": "Northland",
}


def test_rules_ids_and_numbers_are_no_prose() -> None:
    for path, text in loaded(SMALL).prose.items():
        last = path.rsplit(".", 1)[-1]
        assert last not in {"when", "effects", "cost", "lean", "score", "id", "date", "by", "of_"}
        assert not text.isdigit(), path


def test_whose_secret_it_is_is_no_prose() -> None:
    assert "drafts.river.secrets.south_needs_water.of" not in loaded(SMALL).prose
    assert "actors.LEF.of" not in loaded(SMALL).prose


PAUSE = """\
      - id: pause
        by: NOR
        question: Well?
        options:
          a: {title: A, for: B., against: C.}
          b: {title: A, for: B., against: C.}
"""


def test_a_path_holds_no_place_in_a_list() -> None:
    """So that a translation survives when an author moves a turn."""
    moved = edited(SMALL, ("      - id: stop\n", f"{PAUSE}      - id: stop\n"))
    before, after = loaded(SMALL).prose, loaded(moved).prose
    assert {path: after[path] for path in before} == dict(before)


def test_actors_have_their_own_paths() -> None:
    prose = actors_prose(loaded(SMALL).actors)
    assert prose["actors.LEF.name"] == "the left of Southland"
    assert all(path.startswith("actors.") for path in prose)


def test_levels_without_words_are_read_as_their_ids() -> None:
    text = edited(
        SMALL,
        ("levels: [inland, border], start: inland", "levels: [far_inland, border], start: border"),
    )
    assert loaded(text).prose["drafts.fort.clauses.place.levels.far_inland"] == "far inland"
