"""`bloc-game cases`: runs the given–when–then tests that stand beside a scenario."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bloc_game.cli.inputs import print_json, rendered, scenario_named, spoken
from bloc_game.scenario.cases import read_cases
from bloc_game.scenario.problems import Problem, has_errors, in_order, to_json
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue

if TYPE_CHECKING:
    from bloc_game.playtest.cases import Outcome


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO", help="its id or its file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Run every case, and tell how each came out."""
    problems: list[Problem] = []
    outcomes: dict[str, list[Outcome]] = {}
    for name in args.scenarios:
        scenario = scenario_named(name)
        outcomes[scenario.id], found = run_cases(scenario)
        problems += found
    problems = in_order(problems)
    tr = spoken(args)
    if args.json:
        cases = {
            id: [{"name": one.case.name, "passed": one.passed} for one in some]
            for id, some in outcomes.items()
        }
        print_json({"cases": cases, "problems": [to_json(one, tr.say) for one in problems]})
    else:
        print("\n".join(in_words(tr, outcomes, problems)))
    return 1 if has_errors(problems) else 0


def run_cases(scenario: Scenario) -> tuple[list[Outcome], list[Problem]]:
    """How every case of a scenario comes out, and all that is to be said of them."""
    from bloc_game.playtest.cases import run_case  # `check -n 0` runs none, and needs no engine

    cases, problems = read_cases(scenario)
    if has_errors(problems):
        return [], problems
    outcomes = [run_case(scenario, case) for case in cases]
    return outcomes, [*problems, *(one for outcome in outcomes for one in outcome.problems)]


def in_words(
    tr: Catalogue, outcomes: dict[str, list[Outcome]], problems: list[Problem]
) -> Iterator[str]:
    """A line for each case, then what went wrong."""
    for id, some in outcomes.items():
        passed = sum(one.passed for one in some)
        yield tr("{scenario}: {passed} of {n} cases hold.", scenario=id, passed=passed, n=len(some))
        yield from (f"  {'+' if one.passed else '-'} {one.case.name}" for one in some)
    for said in rendered(problems):
        yield ""
        yield tr.say(said)
