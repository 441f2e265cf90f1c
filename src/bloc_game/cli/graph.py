"""`bloc-game graph`: a scenario as a graph of decisions, events and endings, coloured by play."""

from __future__ import annotations

import argparse
from pathlib import Path

from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import scenario_named, whole_number
from bloc_game.engine.phrases import phrase
from bloc_game.playtest.graph import graph
from bloc_game.playtest.graph_page import page, svg
from bloc_game.session.catalogue import ENGLISH
from bloc_game.session.wording_names import Names


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="its id or its file")
    parser.add_argument(
        "-o",
        dest="file",
        type=Path,
        required=True,
        metavar="FILE",
        help="FILE.html, a page that answers, or FILE.svg, a drawing",
    )
    parser.add_argument(
        "-n",
        type=whole_number(1),
        default=2000,
        metavar="N",
        help="games that colour it (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Draw it, and say where it is."""
    kind = args.file.suffix.casefold()
    if kind not in (".html", ".svg"):
        raise UserError(phrase("{file}: let its name end in .html or .svg", file=str(args.file)))
    scenario = scenario_named(args.scenario)
    names = Names(scenario, args.lang or args.home or ENGLISH)
    found = graph(scenario, args.n)
    text = svg(found, names) if kind == ".svg" else page(found, scenario, names)
    args.file.parent.mkdir(parents=True, exist_ok=True)
    partly = args.file.with_name(f"{args.file.name}.part")
    partly.write_text(text, encoding="utf-8")
    partly.replace(args.file)
    print(args.file)
    return 0
