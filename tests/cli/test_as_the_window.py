"""The terminal can say whatever of the story the window shows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from bloc_game.cli.terminal import Terminal
from bloc_game.ui.gallery.games import until_turn
from bloc_game.ui.rich import parse, plain
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage
from tests.ui.walking import new_play, papers, staged

MOMENTS = ((2, Now.MOVES), (4, Now.DECISION))
WORDS = 4  # fewer are a label that many things share


class Pipe:
    """A terminal that answers from a list and keeps what it was told."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.told: list[str] = []

    def say(self, text: str = "", indent: int = 0) -> None:
        self.told.append(text)

    def line(self, text: str) -> None:
        self.told.append(text)

    def ask(self, prompt: str) -> str:
        self.told.append(prompt)
        return self.answers.pop(0)


def letters(text: str) -> str:
    """A text without blanks, marks and numbers of notes, so that it may be broken anywhere."""
    return re.sub(r"[\W\d_]+", "", text).casefold()


def told_by_the_terminal(play: Play, language: str) -> str:
    """All that can be asked for at one moment without doing anything."""
    drafts = [f"draft {one.id}" for one in play.view.drafts]
    codex = [f"codex {id}" for id in play.session.scenario.codex]
    cards = [f"map {id}" for id in play.session.game.actors]
    asked = ("look", "barred", "seat", "goals", "why", "log", "votes", "map", "codex")
    pipe = Pipe([*asked, *drafts, *codex, *cards, "quit"])
    Terminal(play.session, pipe, language).play()
    assert pipe.answers == []
    return letters(" ".join(pipe.told))


def shown_of_the_story(stage: Stage, play: Play) -> Iterator[str]:
    """What the window shows, line by line, of the scenario's own prose."""
    words, scenario = play.voice.names.words, play.session.scenario
    prose = "\n".join(letters(plain(parse(words.say(path)))) for path in scenario.prose)
    scene = stage.scene
    assert isinstance(scene, TableScene)
    for actor in (None, "USA", "SUN", "FRA"):
        scene.map.chosen = actor
        stage.adjust(stage.settings)
        for page in papers(stage, "page"):
            for line in page.drawing.texts():
                if len(re.findall(r"[^\W\d_]+", line)) >= WORDS and letters(line) in prose:
                    yield line


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_story_can_be_told_in_the_terminal(language: str) -> None:
    play = new_play(("FRA",), language)
    stage = staged(TableScene(play))
    for turn, now in MOMENTS:
        until_turn(stage, play, turn, now)
        told = told_by_the_terminal(play, language)
        shown = list(shown_of_the_story(stage, play))
        assert len(shown) > 60
        assert sorted({line for line in shown if letters(line) not in told}) == []
