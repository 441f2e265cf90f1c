"""A staff answers from a process of its own, better and better, and never harms the game."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.setup import dealt
from bloc_game.lab.forecast import Forecasting
from bloc_game.lab.playing import Lab
from bloc_game.report.estimates import ContrastQuestion, LuckQuestion, OutlookQuestion
from bloc_game.report.staff import Question, Staff
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, play_out
from tests.small import loaded
from tests.strategies import random_game

ROOT = Path(__file__).parents[2]
LONGEST = 60.0  # seconds that a busy machine may take


def first_question(scenario: Scenario) -> OutlookQuestion:
    game = scenario.game
    for step in random_game(game, 3).steps:
        options = tuple(legal_actions(game, step.state, "NOR"))
        if len(options) > 2:
            return OutlookQuestion(observation(game, step.state, "NOR"), options[:3])
    raise LookupError("NOR was asked nothing")


def answers(staff: Staff, question: Question[object]) -> list[object]:
    """Every answer as it comes, till there are no more."""
    found: list[object] = []
    until = monotonic() + LONGEST
    staff.answer(question)
    while not staff.is_done(question):
        assert monotonic() < until, "no answer came"
        if staff.has_heard():
            found.append(staff.answer(question))
        sleep(0.005)
    return found


def test_it_finds_what_one_would_find_who_waited() -> None:
    scenario = loaded()
    question = first_question(scenario)
    staff = Staff(scenario)
    began = monotonic()
    assert staff.answer(question) is None
    assert monotonic() - began < 0.2, "nobody waits for a process to begin"
    found = answers(staff, question)
    growing = Forecasting(Lab(scenario.game), question.seen, question.options)
    assert found[-1] == list(question.answers(growing.lab))[-1]
    assert staff.answer(question) == found[-1], "what was found is remembered"


def test_what_is_asked_last_is_answered() -> None:
    scenario = loaded()
    first = first_question(scenario)
    last = ContrastQuestion(first.seen, (first.options[0], first.options[1]))
    staff = Staff(scenario)
    staff.answer(first)
    found = answers(staff, last)
    assert found[-1] == list(last.answers(Lab(scenario.game)))[-1]
    assert not staff.is_done(first)


def test_it_parts_luck_from_skill() -> None:
    scenario = loaded()
    game = scenario.game
    played = play_out(game, everywhere(game, DefaultPolicy(game)), 5, dealt(game, 5)).played
    question = LuckQuestion(played, "NOR")
    found = answers(Staff(scenario), question)
    assert found[-1] == list(question.answers(Lab(game)))[-1]


@dataclass(frozen=True)
class Unanswerable:
    """A question at which somebody stumbles."""

    def answers(self, lab: Lab) -> Iterator[int]:
        yield 1
        raise ValueError(lab.game.id)


@dataclass(frozen=True)
class Deadly:
    """A question that ends the process."""

    def answers(self, lab: Lab) -> Iterator[int]:
        yield lab.game.moves_per_turn
        raise SystemExit(9)


@pytest.mark.parametrize("question", [Unanswerable(), Deadly()], ids=["unanswerable", "deadly"])
def test_a_question_that_fails_has_no_better_answer_and_harms_nobody(
    question: Question[object],
) -> None:
    staff = Staff(loaded())
    answers(staff, question)
    assert staff.is_done(question)
    assert not staff.has_heard()
    another = first_question(loaded())
    answers(staff, another)
    assert staff.is_done(another)


LEFT_AT_ONCE = """
from multiprocessing import util
from time import sleep
from bloc_game.report.staff import Staff
from tests.session.tiny import tiny

spawn, made = util.spawnv_passfds, []
def slowly(path, args, fds):
    found = spawn(path, args, fds)
    if "--multiprocessing-fork" in args:
        made.append(found)
        sleep(1)  # it lives, and does not know yet what it is to do
    return found
util.spawnv_passfds = slowly
Staff(tiny()).begin()
while not made:
    sleep(0.01)
"""


def test_a_game_that_is_left_while_its_staff_begins_leaves_in_silence() -> None:
    # what it made holds the same pipe, so that its cries are heard too
    done = subprocess.run(
        [sys.executable, "-c", LEFT_AT_ONCE], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
