"""`bloc-game check`: every problem of scenario files at once, then games to see that they end."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_game.cli.cases import run_cases
from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import (
    print_json,
    rendered,
    save_named,
    scenario_named,
    spoken,
    whole_number,
)
from bloc_game.engine.phrases import phrase
from bloc_game.resources import maps_dir
from bloc_game.scenario import shelf
from bloc_game.scenario.formats import junit, sarif
from bloc_game.scenario.inspecting import RULEBOOK, Inspection, inspect
from bloc_game.scenario.map_files import unreadable
from bloc_game.scenario.maps import FILE, map_of
from bloc_game.scenario.problems import Problem, Severity, has_errors, in_order, to_json
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue

if TYPE_CHECKING:
    from bloc_game.cli.playtesting import Examined
    from bloc_game.cli.random_games import RandomGames

MANY = 200  # games from which on they are played at once


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a scenario's file, folder or id; a rulebook"
    )
    parser.add_argument(
        "-n",
        type=whole_number(0),
        default=10,
        metavar="N",
        help="games played with each scenario that has no errors (default: %(default)s); from "
        "200 on by three policies, with what they showed",
    )
    parser.add_argument(
        "--search",
        type=whole_number(0),
        default=20,
        metavar="SECONDS",
        help="how long to look for a way to what no game came to (default: %(default)s)",
    )
    parser.add_argument(
        "--saves",
        type=Path,
        metavar="DIR",
        help="put down a save for whatever is rare, was searched for and found, or breaks",
    )
    parser.add_argument(
        "--against",
        metavar="EARLIER",
        help="tell how play differs from an earlier version: a scenario, or a save made with it",
    )
    parser.add_argument("--strict", action="store_true", help="take warnings as errors")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        help="print one JSON document",
    )
    form.add_argument(
        "--format",
        choices=("text", "json", "sarif", "junit"),
        default="text",
        help="how problems are printed: for people, or for programs that read SARIF or JUnit",
    )


def run(args: argparse.Namespace) -> int:
    """Check everything named, and print what was found."""
    problems: list[Problem] = []
    playtest: dict[str, RandomGames | Examined] = {}
    earlier = _earlier(args) if args.against is not None else None
    texts: dict[str, str] = {}
    for path in files(args.paths):
        found = inspect(path, date.today())
        problems += [*found.problems, *_undrawable(found)]
        texts |= found.texts
        if found.scenario is not None and args.n:
            test = _played(found.scenario, args, earlier)
            playtest[found.scenario.id] = test
            problems += [*test.problems, *run_cases(found.scenario)[1]]
    problems = in_order(problems)
    say = spoken(args).say
    match args.format:
        case "json":
            tests = {id: test.as_json() for id, test in playtest.items()}
            print_json(
                {
                    "problems": [to_json(one, say) for one in problems],
                    "playtest": tests,
                }
            )
        case "sarif":
            print_json(sarif(problems, say))
        case "junit":
            print(junit(texts, problems, texts, say))
        case _:
            print(in_words(spoken(args), problems, playtest))
    bad = has_errors(problems) or (args.strict and any(map(_is_warning, problems)))
    return 1 if bad else 0


def _undrawable(found: Inspection) -> Iterator[Problem]:
    """What keeps an author's own map from being drawn, where nothing is wrong with it as text."""
    folder = map_of(found.scenario) if found.scenario is not None else None
    if found.scenario is None or folder is None or folder.parent == maps_dir():
        return
    from bloc_game.geography.reading import UnreadableMap, load_world

    own = str(folder / FILE)
    told = any(
        one.code == "bad-map" or (one.at.file == own and one.severity is Severity.ERROR)
        for one in found.problems
    )
    try:
        load_world(folder)
    except UnreadableMap as error:
        if found.scenario.map is not None and not told:
            yield unreadable(found.scenario.map, error.reason)


def _earlier(args: argparse.Namespace) -> Scenario:
    """The version that play is compared with; `UserError` where nothing can be compared."""
    if len(list(files(args.paths))) > 1:
        raise UserError(phrase("--against compares one scenario with an earlier version of it"))
    if args.n < MANY:
        raise UserError(phrase("--against needs -n {n} or more", n=MANY))
    path = Path(args.against)
    if path.is_file() and path.suffix not in (".yaml", ".yml"):
        return save_named(path).session.scenario
    return scenario_named(args.against)


def _played(
    scenario: Scenario, args: argparse.Namespace, earlier: Scenario | None
) -> RandomGames | Examined:
    """A few games one by one, or many at once; what counts them is loaded only where any are."""
    if args.n < MANY:
        from bloc_game.cli.random_games import random_games

        return random_games(scenario, args.n)
    from bloc_game.cli.playtesting import examined

    return examined(scenario, args.n, args.search, args.saves, earlier)


def _is_warning(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING


# --- what to check ------------------------------------------------------------------------------


def files(names: Sequence[str]) -> Iterator[Path]:
    """The files that are meant: a folder stands for every scenario and rulebook below it."""
    seen: set[Path] = set()
    for name in names:
        for path in _meant(name):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _meant(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        below = [*path.rglob(RULEBOOK), *path.rglob(shelf.FILE)]
        return sorted(below) or [path / shelf.FILE]
    if path.is_file() and (path.parent / RULEBOOK).is_file():
        return [path.parent / RULEBOOK]  # actors and sources are judged with their rulebook
    try:
        return [shelf.find(name)]
    except shelf.NotFound:
        return [path]


# --- in words -----------------------------------------------------------------------------------


def in_words(
    tr: Catalogue, problems: Sequence[Problem], playtest: Mapping[str, RandomGames | Examined]
) -> str:
    """Problems with their lines, what each playtest showed, and a last line that sums up."""
    parts = [tr.say(one) for one in rendered(problems)]
    parts += ["\n".join(test.in_words(tr)) for test in playtest.values()]
    return "\n\n".join([*parts, summed_up(tr, problems)])


def summed_up(tr: Catalogue, problems: Sequence[Problem]) -> str:
    """How many problems of which kind.

    >>> summed_up(Catalogue("en"), [])
    'No problems found.'
    """
    errors, warnings, notes = (
        sum(one.severity is kind for one in problems)
        for kind in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    counted = (
        tr.many("{n} error", "{n} errors", errors) if errors else "",
        tr.many("{n} warning", "{n} warnings", warnings) if warnings else "",
        tr.many("{n} note", "{n} notes", notes) if notes else "",
    )
    found = ", ".join(one for one in counted if one)
    return tr("Found {problems}.", problems=found) if found else tr("No problems found.")
