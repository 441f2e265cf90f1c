"""What commands are given: a scenario or a save by name, or a message that says what is wrong."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_game.cli.errors import UserError
from bloc_game.cli.speaking import WrongArgument
from bloc_game.engine.phrases import phrase, row
from bloc_game.scenario import shelf
from bloc_game.scenario.problems import Problem, ScenarioError, line_of, render
from bloc_game.scenario.screening import LARGEST_FILE
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import ENGLISH, Catalogue, message_of, translator
from bloc_game.session.troubles import not_found

if TYPE_CHECKING:
    from bloc_game.session.loading import Loaded

LONGEST = 9  # digits of a number on the command line


def scenario_named(name: str) -> Scenario:
    """A scenario by id or path; `UserError` where there is none, or it cannot be played."""
    try:
        return shelf.load(shelf.find(name))
    except shelf.NotFound as error:
        raise UserError(not_found(error)) from None
    except ScenarioError as error:
        raise cannot_be_played(name, error) from None


def cannot_be_played(name: str, error: ScenarioError) -> UserError:
    """All that is wrong with a file, for the one who named it."""
    found = row(rendered(error.problems), "\n\n")
    return UserError(phrase("{name} cannot be played:\n\n{problems}", name=name, problems=found))


def save_named(path: Path) -> Loaded:
    """A saved game, only looked at; `UserError` where it is none, or damaged."""
    from bloc_game.session.loading import load  # few commands read saves; none should wait for it
    from bloc_game.session.reading import BadSave

    try:
        return load(path, play_on=False)
    except BadSave as error:
        raise UserError(message_of(error)) from None


def spoken(args: Namespace) -> Catalogue:
    """What a command says its own sentences with."""
    return translator(args.lang or args.home or ENGLISH)


def rendered(problems: Iterable[Problem]) -> list[str]:
    """Problems as an author reads them, each with its line of the file; phrases, to be said."""
    texts: dict[str, str | None] = {}
    shown = []
    for problem in problems:
        file = problem.at.file
        if file not in texts:
            texts[file] = _text(Path(file))
        text = texts[file]
        shown.append(render(problem, None if text is None else line_of(text, problem.at.line)))
    return shown


def _text(path: Path) -> str | None:
    """As much of a file as a scenario's may hold, whatever it is."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE).decode("utf-8", errors="replace")
    except OSError:
        return None


def print_json(document: object) -> None:
    """The one JSON document of a command."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def whole_number(least: int) -> Callable[[str], int]:
    """A type for argparse: a whole number that is not too small."""

    def parse(text: str) -> int:
        if not text.isdecimal() or len(text) > LONGEST or int(text) < least:
            raise WrongArgument(
                phrase("'{text}' is not a whole number from {least} on", text=text, least=least)
            )
        return int(text)

    return parse
