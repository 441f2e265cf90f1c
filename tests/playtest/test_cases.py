"""What an author expects is held to, and what is not as expected is told with its numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.cli.cases import run_cases
from bloc_game.cli.main import main
from bloc_game.playtest.cases import run_case
from bloc_game.scenario.cases import cases_in
from bloc_game.scenario.problems import Problem
from bloc_game.scenario.shelf import catalogue, load
from bloc_game.scenario.story import Scenario
from tests.small import SMALL, edited, loaded

LEAST = 15  # of every scenario that comes with the game


def told(text: str, scenario: Scenario | None = None) -> list[Problem]:
    """All that is to be said of a file of cases."""
    story = scenario or loaded()
    cases, problems = cases_in(story, text, "cases/a.yaml")
    return [*problems, *(one for case in cases for one in run_case(story, case).problems)]


HOLDS = """\
- name: A claim raises the tension
  given: tension -= 10
  play: {by: default, until: summer, choices: {first_word: claim}, events: {leak: false}}
  then:
    - chose(first_word, claim)
    - not fact(leaked)
    - tension < 70
- name: It can go on to its end
  play: {by: random, luck: 4}
  then: [turn >= 1]
- name: Moves of the case are made
  play:
    by: default
    until: summer
    moves: {spring: [NOR promise river for]}
  then: [warmth >= 5]
"""


def test_cases_that_hold_say_nothing() -> None:
    assert told(HOLDS) == []


def test_what_does_not_hold_is_told_with_the_numbers_it_rests_on() -> None:
    text = edited(HOLDS, ("    - tension < 70", "    - tension < 70 - warmth * 20"))
    (problem,) = told(text)
    assert problem.code == "case-failed"
    assert "A claim raises the tension" in problem.what
    assert "`tension < 70 - warmth * 20` does not hold" in problem.what
    assert "tension is " in problem.why
    assert "warmth is " in problem.why
    assert "on turn 'summer' the game goes on" in problem.why
    assert (problem.at.line, problem.at.column) == (7, 7)


def test_another_ending_is_told() -> None:
    (problem,) = told(
        "- name: It is war\n  play: {by: default}\n  given: tension -= 50\n  ending: war\n"
    )
    assert "does not end as 'war'" in problem.what
    assert "it ended as '" in problem.why
    assert problem.at.line == 4


def test_a_rule_that_is_changed_is_noticed() -> None:
    case = "- name: It stays calm\n  play: {by: default, until: winter}\n  then: [tension <= 60]\n"
    assert told(case) == []
    changed = loaded(
        edited(
            SMALL,
            (
                "text: A dyke breaks.\n        effects: tension += 4",
                "text: A dyke breaks.\n        effects: tension += 40",
            ),
        )
    )
    assert [one.code for one in told(case, changed)] == ["case-failed"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("name: no list\n", "wrong-type", 1),
        ("- nam: x\n", "unknown-key", 1),
        ("- name: x\n  then: [tensoin > 3]\n", "unknown-name", 2),
        ("- name: x\n  given: tension = 3\n", "set-track", 2),
        ("- name: x\n  ending: peace_for_ever\n", "unknown-ending", 2),
        ("- name: x\n  play: {until: sumer}\n", "unknown-turn", 2),
        ("- name: x\n  play: {choices: {frist_word: claim}}\n", "unknown-decision", 2),
        ("- name: x\n  play: {choices: {first_word: clam}}\n", "unknown-option", 2),
        ("- name: x\n  play: {events: {lek: true}}\n", "unknown-event", 2),
        ("- name: x\n  play: {moves: {spring: [NOR dance]}}\n", "bad-record", 2),
        ("- name: x\n  play: {by: nobody}\n", "bad-value", 2),
        ("- name: x\n  play: {choices: {ratify: for}}\n", "bad-value", 2),
        ("- name: x\n  play: {by: default}\n", "missing-key", 1),
    ],
)
def test_what_is_wrong_with_a_case_is_told_where_it_stands(text: str, code: str, line: int) -> None:
    found = [(one.code, one.at.line) for one in told(text)]
    assert (code, line) in found


@pytest.mark.parametrize("path", catalogue(), ids=lambda path: path.parent.name)
def test_every_scenario_has_cases_and_they_hold(path: Path) -> None:
    outcomes, problems = run_cases(load(path))
    assert problems == []
    assert len(outcomes) >= LEAST
    assert any(one.case.play.by == "record" and not one.case.play.choices for one in outcomes)


def test_the_command_tells_how_each_came_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "small"
    (folder / "cases").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(SMALL, encoding="utf-8")
    file = folder / "cases" / "a.yaml"
    file.write_text(HOLDS, encoding="utf-8")
    assert main(["cases", str(folder)]) == 0
    assert "3 of 3 cases hold" in capsys.readouterr().out
    file.write_text(edited(HOLDS, ("turn >= 1", "turn > 4")), encoding="utf-8")
    assert main(["cases", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "- It can go on to its end" in said
    assert "`turn > 4` does not hold" in said
    assert main(["check", str(folder), "-n", "1"]) == 1
    assert "case-failed" in capsys.readouterr().out
