"""`bloc-game list`: the scenarios and campaigns found."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json
from bloc_game.scenario import shelf
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.story import Scenario


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """List what can be played; what cannot is told beside it."""
    found = list(playable())
    if args.json:
        print_json({"scenarios": [as_json(one) for one in found], "campaigns": []})
        return 0
    for scenario in found:
        print(described(scenario))
    if not found:
        print("There is no scenario that can be played.")
    return 0


def playable() -> Iterator[Scenario]:
    """Every scenario found that loads."""
    for path in shelf.catalogue():
        try:
            yield shelf.load(path)
        except ScenarioError as error:
            count = len(error.problems)
            problems = "1 problem" if count == 1 else f"{count} problems"
            tell(f"{path.parent.name} has {problems} and is left out; bloc-game check {path}")


def as_json(scenario: Scenario) -> dict[str, object]:
    """A scenario as programs read it."""
    return {
        "id": scenario.id,
        "title": scenario.model.title,
        "turns": len(scenario.game.turns),
        "seats": [seat.id for seat in scenario.game.seats],
        "languages": list(scenario.languages),
        "path": str(scenario.path),
    }


def described(scenario: Scenario) -> str:
    """A scenario as people read it."""
    seats = ", ".join(seat.id for seat in scenario.game.seats)
    return (
        f"{scenario.id}: {scenario.model.title}\n"
        f"  {len(scenario.game.turns)} turns; seats {seats}; "
        f"languages {', '.join(scenario.languages)}\n"
        f"  {scenario.path}"
    )
