"""Commands asked in tests as a user would, with one small scenario and a save of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from bloc_game.cli.main import main
from bloc_game.engine.actions import Choose, Fall
from bloc_game.session.playing import Session, begin
from tests.session.test_playing import play_to_the_end
from tests.session.tiny import tiny

Document = dict[str, object]
Rows = list[Document]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Document:
        """The one JSON document, and nothing beside it."""
        return cast(Document, json.loads(self.out))


def ask(capsys: pytest.CaptureFixture[str], *words: object) -> Said:
    """Run one command line."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return Said(code, out, err)


def rows(value: object) -> Rows:
    """A list in a document."""
    return cast(Rows, value)


@cache
def quiet_seed() -> int:
    """The first seed with which nothing leaks and Washington calls the note a manoeuvre."""
    word = Choose("USA", "first_word", "manoeuvre")
    for seed in range(1000):
        actions = begin(tiny(), [], seed=seed).playthrough.actions
        if Fall("leak", 0) in actions and word in actions:
            return seed
    raise AssertionError("no seed is as quiet as that")


def saved(path: Path, *people: str, end: bool = True) -> Session:
    """A save of a quiet game; with nobody at the table it plays itself."""
    session = begin(tiny(), people, seed=quiet_seed(), save=path)
    if end:
        play_to_the_end(session)
    return session
