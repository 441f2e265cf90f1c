"""A playtest finds what reading does not: the rare, the impossible, the pointless, the broken."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from bloc_game.cli.playtesting import Examined, examined, one_sided, rarest
from bloc_game.engine.legality import legal_actions
from bloc_game.lab.luck import numbered
from bloc_game.lab.playing import Lab, Played
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.findings import never_reached
from bloc_game.playtest.influence import reached, readings
from bloc_game.playtest.locks import Lock, locks
from bloc_game.playtest.playing import playtest
from bloc_game.playtest.targets import targets
from bloc_game.playtest.unparsing import written
from bloc_game.scenario.problems import Problem
from bloc_game.scenario.shelf import load
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.driving import policy_named
from bloc_game.session.loading import load as load_save
from tests.small import SMALL, edited, loaded
from tests.strategies import scenarios

ROADS = """\
id: roads
title: Eight roads
basis: invented
summary: Eight forks, one way.
actors:
  NOR: {name: Northland}
  SUD: {name: Southland}
moves_per_turn: 0
tracks:
  luck: {title: Luck, start: 0, range: [0, 9]}
  joy: {title: Joy, start: 50, range: [0, 100]}
turns:
TURNS
endings:
  - id: treasure
    title: The treasure
    text: It is there.
    when: luck >= 8
  - id: home
    title: Home
    text: They go home.
    otherwise: true
seats:
  NOR:
    brief: You walk.
    goals:
      joy: {title: Joy, worth: 100, score: joy}
  SUD:
    brief: You watch.
    goals:
      joy: {title: Joy, worth: 100, score: 100 - joy}
"""
FORK = """\
  - id: day#
    date: 1954-01-0#
    headline: A fork
    text: Where now?
    decisions:
      - id: fork#
        by: NOR
        question: Which way?
        options:
          west: {title: West, for: It is short., against: It is dark., lean: 30}
          north: {title: North, for: It is fair., against: It is long., lean: 30}
          south: {title: South, for: It is low., against: It is wet., lean: 30}
          east: {title: East, for: It is new., against: It is far., effects: luck += 1}
"""


def roads(tmp_path: Path, *changes: tuple[str, str]) -> Scenario:
    """Whoever goes east eight times finds the treasure: once in 65,536 random games."""
    turns = "".join(FORK.replace("#", str(n)) for n in range(1, 9))
    folder = tmp_path / "roads"
    folder.mkdir()
    text = edited(ROADS.replace("TURNS\n", turns), *changes)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return load(folder / "scenario.yaml")


def said(found: Examined) -> dict[str, Problem]:
    return {problem.code: problem for problem in found.problems}


# --- counting -------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_every_rule_is_a_target_and_counts_add_up(scenario: Scenario) -> None:
    test = playtest(scenario, 40, 1)
    game = scenario.game
    kinds = {(one.kind, one.id) for one in targets(game)}
    assert {("ending", one.id) for one in game.endings} <= kinds
    assert {("event", one.id) for one in game.events} <= kinds
    assert {("decision", one.id) for one in game.decisions} <= kinds
    for coverage in test.coverages:
        ended = [n for target, n in coverage.hits.items() if target.kind == "ending"]
        assert sum(ended) == coverage.games
        for decision in game.decisions:
            put = coverage.hits[next(t for t in coverage.hits if t.id == decision.id)]
            options = [
                n for target, n in coverage.hits.items() if target.id.startswith(f"{decision.id}.")
            ]
            assert sum(options) == put
        asked = {one.held + one.failed for one in coverage.conditions}
        assert len(asked) <= 1, "each condition is asked at the same moments"


def test_conditions_are_written_as_their_author_wrote_them() -> None:
    game = loaded().game
    shown = {
        one.id: " and ".join(written(game, tree) for tree in one.when)
        for one in targets(game)
        if one.kind in ("event", "ending", "decision")
    }
    assert shown["war"] == "tension >= 100"
    assert shown["thaw"] == "happened(flood) and not (happened(plague))"
    assert shown["ratify"] == "adopted(river)"
    assert "somebody opens path" in shown["path"]


# --- what is reached ------------------------------------------------------------------------------


def test_a_rare_ending_is_named_with_a_save_that_comes_to_it(tmp_path: Path) -> None:
    scenario = roads(tmp_path, ("when: luck >= 8", "when: luck >= 6"))
    found = examined(scenario, 8000, 0, tmp_path / "saves")
    counts = {target.id: count for target, count in rarest(found.test)}
    assert 0 < counts["treasure"] < 20, "some one in a thousand"
    path = found.saves["ending treasure"]
    session = load_save(path, play_on=False).session
    assert session.is_over
    assert session.state.public[scenario.game.places.ending] == 1


def test_what_no_game_comes_to_is_searched_for_and_found(tmp_path: Path) -> None:
    scenario = roads(tmp_path)
    found = examined(scenario, 1000, 30, tmp_path / "saves")
    target = next(one for one in found.test.coverages[0].hits if one.id == "treasure")
    assert target in never_reached(found.test), "play alone does not come there"
    search = found.searches[target]
    assert search.found is not None
    assert search.games < 50_000
    session = load_save(found.saves["ending treasure"], play_on=False).session
    assert session.state.public[scenario.game.places.ending] == 1
    assert "never-reached" not in said(found)


def test_what_can_never_be_is_told_with_what_stands_in_its_way(tmp_path: Path) -> None:
    scenario = roads(tmp_path, ("when: luck >= 8", "when: luck >= 9 and joy >= 50"))
    found = examined(scenario, 1000, 3, None)
    problem = said(found)["never-reached"]
    assert "'treasure'" in problem.what
    assert "`luck >= 9` never held" in problem.why
    assert "joy" not in problem.why
    assert "more games did not come there" in problem.why
    assert (
        problem.at.line
        == scenario.files["roads/scenario.yaml"].split("\n").index("  - id: treasure") + 1
    )


def test_an_event_that_nothing_can_bring_about_is_told() -> None:
    text = edited(
        SMALL,
        (
            "  - id: panic\n    when: tension >= 90",
            "  - id: panic\n    when: warmth >= 10 and tension >= 95",
        ),
    )
    found = examined(loaded(text), 1000, 1, None)
    problem = said(found)["never-reached"]
    assert "'panic'" in problem.what
    assert "warmth >= 10" in problem.why


# --- what is worth choosing -----------------------------------------------------------------------


def test_an_answer_that_nothing_speaks_for_is_noted(tmp_path: Path) -> None:
    worse = "title: West, for: It is short., against: It is dark., lean: 30}"
    first = FORK.replace("#", "1")
    changed = first.replace(worse, worse[:-1] + ", effects: joy -= 30}")
    scenario = roads(tmp_path, (first, changed))
    problem = said(examined(scenario, 4000, 0, None))["dominated-option"]
    assert "in 'fork1'" in problem.what
    assert "'west'" in problem.what
    assert "fork2" not in problem.what


def test_a_goal_out_of_reach_and_an_idle_seat_are_told(tmp_path: Path) -> None:
    scenario = roads(tmp_path, ("score: 100 - joy", "score: 40 if joy > 10 else 0"))
    found = said(examined(scenario, 1000, 0, None))
    assert "came to 40 of 100" in found["goal-out-of-reach"].what
    assert "SUD is never asked" in found["idle-seat"].what
    text = scenario.files["roads/scenario.yaml"].split("\n")
    assert text[found["idle-seat"].at.line - 1] == "  SUD:"


def test_a_seat_that_cannot_matter_is_told(tmp_path: Path) -> None:
    """NOR decides eight times, but what it moves is looked at by nobody but itself."""
    vain = ("when: luck >= 8", "when: joy >= 99"), ("score: 100 - joy", "score: 60")
    found = said(examined(roads(tmp_path, *vain), 1000, 0, None))
    assert "nothing that NOR can do matters" in found["powerless-seat"].what


@pytest.mark.parametrize(
    ("link", "matters"),
    [
        (("score: 60", "score: 10 * luck"), True),  # another's goal rests on it
        (("when: joy >= 99", "when: joy >= 99 or luck == 9"), True),  # an ending does
        (("score: 60", "score: 40 if joy > 50 else 0"), False),
    ],
)
def test_a_seat_that_bears_on_an_ending_or_on_another_matters(
    tmp_path: Path, link: tuple[str, str], matters: bool
) -> None:
    vain = ("when: luck >= 8", "when: joy >= 99"), ("score: 100 - joy", "score: 60")
    found = said(examined(roads(tmp_path, *vain, link), 1000, 0, None))
    assert ("powerless-seat" not in found) is matters


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_what_a_seat_changes_in_play_is_among_what_it_is_said_to_reach(scenario: Scenario) -> None:
    """The same luck with one seat in other hands: whatever comes out otherwise is reached."""
    game, lab = scenario.game, Lab(scenario.game)
    leaning, dice = policy_named("default", scenario), policy_named("random", scenario)
    everyone = dict.fromkeys(game.seat_of, leaning)
    usual = lab.play(everyone, numbered(1, 0, 60)).cells
    deeds = tuple(readings(lab.rules))
    for number, seat in enumerate(game.seats):
        other = lab.play(everyone | {seat.id: dice}, numbered(1, 0, 60)).cells
        # a game that ends on another turn stands on another day
        changed = set(np.flatnonzero((usual != other).any(axis=1)).tolist())
        changed -= {game.places.turn, game.places.date, game.places.ending}
        missed = changed - reached(deeds, number)
        assert [game.layout.slots[one].name for one in missed] == [], seat.id


def test_few_games_prove_nothing(tmp_path: Path) -> None:
    assert examined(roads(tmp_path), 300, 0, None).problems == []


# --- who can do nothing any more ------------------------------------------------------------------


def pits(tmp_path: Path) -> Scenario:
    """In one game of a hundred a pit opens on the fourth day, and leaves only the road east."""
    forks = [FORK.replace("#", str(n)) for n in range(1, 9)]
    pit = """\
    news:
      - id: pit
        text: The ground gives way.
        chance: 1
        effects: set(fallen)
    decisions:
"""
    changes = [(forks[3], forks[3].replace("    decisions:\n", pit))]
    for fork in forks[4:]:
        barred = fork.replace("lean: 30}", "lean: 30, when: not fact(fallen)}")
        changes.append((fork, barred))
    facts = ("tracks:\n", "facts:\n  fallen: Somebody has fallen.\ntracks:\n")
    return roads(tmp_path, *changes, facts)


def test_a_seat_with_nothing_left_to_do_is_told_with_a_save_that_shows_it(tmp_path: Path) -> None:
    scenario = pits(tmp_path)
    found = examined(scenario, 4000, 0, tmp_path / "saves")
    problem = said(found)["soft-lock"]
    assert problem.what.startswith("from 'day5' on nobody can do anything but wait")
    (lock,) = found.test.locks
    assert 10 < lock.games < 100
    session = load_save(found.saves["lock nobody"], play_on=False).session
    game, state = scenario.game, session.state
    assert state.public[game.places.turn] == 5
    assert state.public[game.layout.at("fact", "fallen")]
    assert len(legal_actions(game, state, "NOR")) == 1


def test_a_quiet_turn_and_a_game_that_ended_are_no_locks() -> None:
    game = loaded(SMALL).game
    turns, games = len(game.turns), 40
    had = np.ones((len(game.seats), turns, games), np.bool_)
    lasted = np.full(games, turns)
    assert not list(locks(game, had, lasted))
    had[:, 2:, :] = False
    assert not list(locks(game, had, lasted)), "nobody ever has anything to do there"
    had[:, 2:, :] = True
    had[:, 2:, 0], lasted[0] = False, 2
    assert not list(locks(game, had, lasted)), "it had ended"
    had[1, 2:, 1] = False
    had[:, 2:, 2] = False
    had[2, 3:, 3] = False
    assert list(locks(game, had, lasted)) == [Lock(None, 3, 1, 2), Lock(1, 3, 1, 1)]


# --- what breaks ----------------------------------------------------------------------------------


def test_a_game_that_breaks_the_engine_is_found_and_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: a batch in which somebody goes east six times breaks; about one game in 700."""
    scenario = roads(tmp_path)
    place = scenario.game.layout.at("luck")
    sound = Lab.play

    def broken(self: Lab, *args: object, **more: object) -> Played:
        played = sound(self, *args, **more)  # type: ignore[arg-type]
        if (played.cells[place] >= 6).any():
            raise AssertionError("planted")
        return played

    monkeypatch.setattr(Lab, "play", broken)
    found = examined(scenario, 4000, 0, tmp_path / "saves")
    problem = said(found)["play-crash"]
    assert "breaks the engine" in problem.what
    monkeypatch.setattr(Lab, "play", sound)
    session = load_save(found.saves["crash 1"], play_on=False).session
    assert session.state.public[place] >= 6, "the very game"


def test_it_is_told_in_words_and_counts(tmp_path: Path) -> None:
    found = examined(roads(tmp_path), 1000, 0, None)
    lines = list(found.in_words(Catalogue("en")))
    assert lines[0] == "roads: 1000 games played (500 default, 250 random, 250 record)."
    assert "1/2 endings" in lines[1]
    assert "8/8 decisions" in lines[1]
    policies = cast("dict[str, dict[str, object]]", found.as_json()["policies"])
    assert policies["random"]["games"] == 250
    coverage: Coverage = found.test.coverages[0]
    assert np.all(coverage.ended() == 1)


def test_what_holds_only_within_a_turn_has_been_seen(tmp_path: Path) -> None:
    rest = """\
      - id: rest
        by: NOR
        question: Rest?
        when: joy == 0
        options:
          under_a_tree: {title: Soft, for: It heals., against: It is late., effects: joy += 50}
          by_the_road: {title: Hard, for: It is near., against: It hurts., effects: joy += 50}
  - id: day2
"""
    tired = ("effects: luck += 1}\n  - id: day2\n", "effects: joy -= 50}\n" + rest)
    scenario = roads(tmp_path, tired)
    test = playtest(scenario, 400, 1)
    rule = next(one.rule for one in test.coverages[0].conditions if "rest" in one.rule)
    counts = [one for c in test.coverages for one in c.conditions if one.rule == rule]
    assert not any(one.held for one in counts), "no turn begins in it"
    assert rule not in one_sided(test)
