"""`bloc-game new`: a new scenario that checks clean and plays, or a copy of another."""

from __future__ import annotations

import argparse
from pathlib import Path

from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import scenario_named, spoken
from bloc_game.cli.new_words import PROSE
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.scaffold import ID, better_id, copied, scenario_text
from bloc_game.scenario.shelf import short

COMMENTS = {
    "basis": phrase(
        "Where the numbers below come from: record (then name a source), judgement, invented."
    ),
    "actors": phrase(
        "Who acts. Codes of three capital letters, as on the map, or names in small letters."
    ),
    "tracks": phrase(
        "Numbers that everybody sees. Effects move them; they never leave their range."
    ),
    "drafts": phrase(
        "A text to bargain over: clauses with levels, and what each level is worth to whom."
    ),
    "moves": phrase("What governments do between decisions."),
    "turns": phrase(
        "Turns in order. Each answer says the best that can be said for it and against it."
    ),
    "endings": phrase(
        "How it can end: the first that holds when the last turn is over is the one."
    ),
    "seats": phrase(
        "Who can be played, and what they want: the worth of a seat's goals adds up to 100."
    ),
}
"""What the parts of a new scenario are, for one who sees them for the first time."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="its name in small letters, such as suez_1956")
    parser.add_argument("--title", help="its title (default: made from its id)")
    parser.add_argument("--from", dest="source", metavar="SCENARIO", help="copy this scenario")
    parser.add_argument(
        "-o", dest="folder", type=Path, default=Path(), metavar="DIR", help="where its folder goes"
    )


def run(args: argparse.Namespace) -> int:
    """Write it, and say how to go on."""
    tr = spoken(args)
    if ID.fullmatch(args.id) is None:
        said = phrase("'{id}' is no id; take {better}", id=args.id, better=better_id(args.id))
        raise UserError(said)
    folder = args.folder / args.id
    if folder.exists():
        raise UserError(phrase("{folder} is there already", folder=str(folder)))
    if args.source is not None:
        copied(scenario_named(args.source).path.parent, folder, args.id)
    else:
        title = args.title or args.id.replace("_", " ").capitalize()
        folder.mkdir(parents=True)
        comments = {name: tr.say(comment) for name, comment in COMMENTS.items()}
        comments["top"] = tr("Everything here can be changed: bloc-game check {id}", id=args.id)
        words = {str(one): tr.say(one) for one in PROSE}
        text = scenario_text(args.id, title, comments, words.__getitem__)
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    print(short(folder / "scenario.yaml"))
    print(tr("check it: bloc-game check {folder}", folder=str(folder)))
    print(tr("play it: bloc-game play {folder}", folder=str(folder)))
    print(tr("play it while you write: bloc-game watch {folder}", folder=str(folder)))
    return 0
