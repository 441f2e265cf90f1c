"""`bloc-game refs`: where a name of a scenario is declared, and everywhere it is used."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import print_json, scenario_named, spoken
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.problems import line_of
from bloc_game.scenario.references import Place, declared_names, places_of
from bloc_game.scenario.shelf import files_of, short
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.troubles import did_you_mean

WIDEST = 90  # signs of a line that are shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="its id or its file")
    parser.add_argument("name", metavar="NAME", help="an id, such as tension or USA")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Print every place, with its line."""
    scenario = scenario_named(args.scenario)
    found = places_of(scenario, args.name)
    if not any(one.is_declared for one in found):
        hint = did_you_mean(args.name, list(declared_names(scenario)))
        raise UserError(phrase("nothing is called '{name}'; {hint}", name=args.name, hint=hint))
    shown = {name: short(file) for file, name in files_of(scenario.path)}
    if args.json:
        print_json([_as_json(one, shown) for one in found])
    else:
        print("\n".join(_lines(spoken(args), scenario, found, shown)))
    return 0


def _as_json(one: Place, shown: dict[str, str]) -> dict[str, str | int]:
    return {
        "file": shown.get(one.at.file, one.at.file),
        "line": one.at.line,
        "column": one.at.column,
        "kind": one.kind or "use",
    }


def _lines(
    tr: Catalogue, scenario: Scenario, found: tuple[Place, ...], shown: dict[str, str]
) -> Iterator[str]:
    for one in found:
        at = one.at
        text = (line_of(scenario.files[at.file], at.line) or "").strip()
        cut = text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
        where = f"{shown.get(at.file, at.file)}:{at.line}:{at.column}"
        yield f"{where}: {tr('declared as {kind}', kind=one.kind) + ': ' if one.kind else ''}{cut}"
    uses = sum(not one.is_declared for one in found)
    yield tr.many("{n} use", "{n} uses", uses)
