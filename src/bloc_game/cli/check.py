"""`bloc-game check`: every problem of scenario files at once, then games to see that they end."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import cast

from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.cli.counting import Tally
from bloc_game.cli.inputs import print_json, rendered, spoken, whole_number
from bloc_game.engine.actions import Action, Order
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation
from bloc_game.engine.setup import dealt
from bloc_game.scenario import shelf
from bloc_game.scenario.formats import junit, sarif
from bloc_game.scenario.inspecting import RULEBOOK, inspect
from bloc_game.scenario.problems import Problem, Severity, has_errors, in_order, to_json
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue, Phrase, phrase
from bloc_game.session.driving import everywhere, play_out

READABLE = 24  # moves that can be read in a minute
Playtest = dict[str, object]


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
        help="random games played with each scenario that has no errors (default: %(default)s)",
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
    playtest: dict[str, Playtest] = {}
    texts: dict[str, str] = {}
    for path in files(args.paths):
        found = inspect(path, date.today())
        problems += found.problems
        texts |= found.texts
        if found.scenario is not None and args.n:
            playtest[found.scenario.id] = played(found.scenario, args.n)
    problems = in_order(problems)
    match args.format:
        case "json":
            print_json({"problems": [to_json(one) for one in problems], "playtest": playtest})
        case "sarif":
            print_json(sarif(problems))
        case "junit":
            print(junit(texts, problems, texts))
        case _:
            print(in_words(spoken(args), problems, playtest))
    bad = has_errors(problems) or (args.strict and any(map(_is_warning, problems)))
    return 1 if bad else 0


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


# --- the playtest -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Most:
    """The longest list of moves that a seat had to choose from, and where."""

    moves: int = 0
    seat: str = ""
    turn: str = ""


class Counting(RandomPolicy):
    """Plays at random, and remembers the longest list of moves it was shown."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.most = Most()

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """Any legal action, each as likely."""
        moves = sum(isinstance(action, Order) for action in actions)
        if moves > self.most.moves:
            self.most = Most(
                moves, seen.seat, self.game.turns[seen.public[self.game.places.turn] - 1].id
            )
        return super().choose(seen, actions, seed, slot)


def played(scenario: Scenario, games: int) -> Playtest:
    """Random games: that they end, how, how long they are, and what never came up."""
    game = scenario.game
    policy = Counting(game)
    policies = everywhere(game, policy)
    tally = Tally(scenario)
    for number in range(games):
        seed = mix(0, number)
        tally.add(play_out(game, policies, seed, dealt(game, seed)))
    return {
        "games": games,
        "ended": sum(tally.endings.values()),
        "longest": tally.longest,
        "endings": dict(tally.endings),
        "never": tally.never(),
        "most_moves": asdict(policy.most),
        "readable": _readable(policy.most),
    }


# --- in words -----------------------------------------------------------------------------------


def in_words(tr: Catalogue, problems: Sequence[Problem], playtest: dict[str, Playtest]) -> str:
    """Problems with their lines, a sentence on each playtest, and a last line that sums up."""
    parts = rendered(problems)
    parts += [
        tr(
            "{scenario}: {ended} of {games} random games ended, the longest after {longest} "
            "actions. {readable}",
            scenario=id,
            ended=str(test["ended"]),
            games=str(test["games"]),
            longest=str(test["longest"]),
            readable=tr.say(cast("str", test["readable"])),
        )
        for id, test in playtest.items()
    ]
    return "\n\n".join([*parts, summed_up(tr, problems)])


def _readable(most: Most) -> Phrase:
    """Where a seat had more moves to choose from than can be read in a minute."""
    if most.moves <= READABLE:
        return phrase(
            "At most {n} moves at once ({seat}, turn '{turn}').",
            n=most.moves,
            seat=most.seat,
            turn=most.turn,
        )
    return phrase(
        "At most {n} moves at once ({seat}, turn '{turn}'): a choice stays readable up to about "
        "{readable}; narrow `moves:` or `binds:`.",
        n=most.moves,
        seat=most.seat,
        turn=most.turn,
        readable=READABLE,
    )


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
