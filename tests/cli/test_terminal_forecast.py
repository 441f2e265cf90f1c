"""The staff's estimate in the terminal: of everything open, in both languages, or not at all."""

from __future__ import annotations

import pytest

from bloc_game.cli.terminal import Terminal
from bloc_game.session.playing import begin
from tests.cli.test_terminal import Script
from tests.small import SMALL, loaded


def said(*answers: str, language: str = "en", estimates: bool = True) -> Script:
    session = begin(loaded(SMALL), ("SUD",), seed=4)
    script = Script(iter(answers))
    Terminal(session, script, language, estimates=estimates).play()
    return script


@pytest.mark.parametrize(
    ("language", "word", "basis"),
    [("en", "forecast", "Estimate of the staff"), ("id", "prakiraan", "Perkiraan staf")],
)
def test_every_open_choice_is_weighed(language: str, word: str, basis: str) -> None:
    script = said(word, language=language)
    told = script.after(word)
    assert basis in told
    assert "{" not in told
    numbers = [line for line in told.splitlines() if line[:1].isdigit()]
    assert len(numbers) > 1


def test_it_can_be_left_out() -> None:
    script = said("forecast", estimates=False)
    assert script.after("forecast").startswith("There are no estimates at this table.")


def test_asking_moves_nothing() -> None:
    session = begin(loaded(SMALL), ("SUD",), seed=4)
    before = session.state
    script = Script(iter(("forecast", "forecast")))
    Terminal(session, script, "en").play()
    assert session.state == before
