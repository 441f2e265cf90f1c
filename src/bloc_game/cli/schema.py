"""`bloc-game schema`: the JSON Schema with which an editor helps to write scenario files."""

from __future__ import annotations

import argparse

from bloc_game.cli.inputs import print_json
from bloc_game.scenario.editor_schema import editor_schema
from bloc_game.scenario.models import RulebookModel, ScenarioModel
from bloc_game.session.catalogue import ENGLISH, translator

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--rulebook", action="store_true", help="the schema of rulebook.yaml, not of scenario.yaml"
    )


def run(args: argparse.Namespace) -> int:
    """Print the schema that belongs to the very models the loader reads with."""
    say = translator(args.lang or ENGLISH).say
    model = RulebookModel if args.rulebook else ScenarioModel
    print_json({"$schema": DIALECT, **editor_schema(model, say)})
    return 0
