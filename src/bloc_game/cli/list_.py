"""`bloc-game list`: the scenarios and campaigns found."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json, spoken
from bloc_game.scenario import shelf
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.words import Words
from bloc_game.session.catalogue import Catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """List what can be played; what cannot is told beside it."""
    tr = spoken(args)
    found = list(playable(tr))
    if args.json:
        print_json({"scenarios": [as_json(one) for one in found], "campaigns": []})
        return 0
    for scenario in found:
        print(described(scenario, tr))
    if not found:
        print(tr("There is no scenario that can be played."))
    return 0


def playable(tr: Catalogue) -> Iterator[Scenario]:
    """Every scenario found that loads."""
    for path in shelf.catalogue():
        try:
            yield shelf.load(path)
        except ScenarioError as error:
            tell(
                tr.many(
                    "{name} has {n} problem and is left out; bloc-game check {file}",
                    "{name} has {n} problems and is left out; bloc-game check {file}",
                    len(error.problems),
                    name=path.parent.name,
                    file=str(path),
                )
            )


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


def described(scenario: Scenario, tr: Catalogue) -> str:
    """A scenario as people read it."""
    about = tr(
        "{n} turns; seats {seats}; languages {languages}",
        n=len(scenario.game.turns),
        seats=", ".join(seat.id for seat in scenario.game.seats),
        languages=", ".join(scenario.languages),
    )
    title = Words(scenario, tr.language).say("title")
    return f"{scenario.id}: {title}\n  {about}\n  {scenario.path}"
