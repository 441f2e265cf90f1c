"""Commands asked in tests as a user would, with one small scenario and a save of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from bloc_game.cli.main import main
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


def saved(path: Path, *people: str, seed: int = 5, end: bool = True) -> Session:
    """A save of the small scenario; with nobody at the table it plays itself."""
    session = begin(tiny(), people, seed=seed, save=path)
    if end:
        play_to_the_end(session)
    return session
