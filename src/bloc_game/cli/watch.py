"""`bloc-game watch`: checks a scenario again whenever it is saved, beside a window that plays it.

In the window the change comes into the running game, where it can. Without a screen, or with
`--text`, only the checking is done.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from time import sleep

from bloc_game.cli.cases import run_cases
from bloc_game.cli.check import summed_up
from bloc_game.cli.errors import UserError, tell
from bloc_game.cli.inputs import rendered, spoken
from bloc_game.scenario import shelf
from bloc_game.scenario.inspecting import inspect
from bloc_game.scenario.problems import in_order
from bloc_game.scenario.watching import Watcher
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.troubles import not_found
from bloc_game.ui.display import NoDisplay, require_screen

OFTEN = 0.1  # seconds between two questions to the watcher


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="its id or its file")
    parser.add_argument(
        "--as",
        dest="seats",
        action="append",
        default=[],
        metavar="ACTOR",
        help="the government you play in the window (default: the first seat)",
    )
    parser.add_argument("--text", action="store_true", help="only check, without a window")


def run(args: argparse.Namespace) -> int:
    """Check at once, then whenever something is saved, until it is stopped."""
    try:
        path = shelf.find(args.scenario)
    except shelf.NotFound as error:
        raise UserError(not_found(error)) from None
    tr = spoken(args)
    watcher = Watcher(path)  # before the first look, so that nothing saved meanwhile is missed
    seats = check(path, tr)
    if not args.text and seats and _window(args, path, args.seats or seats[:1]):
        return 0
    tell(tr("watching {file}; Ctrl-C ends it", file=shelf.short(path)))
    while True:
        if watcher.has_changed():
            check(path, tr)
        sleep(OFTEN)


def check(path: Path, tr: Catalogue) -> tuple[str, ...]:
    """Print all that there is to say, cases too; the seats, where it can be played."""
    found = inspect(path, date.today())
    problems = list(found.problems)
    if found.scenario is not None:
        problems += run_cases(found.scenario)[1]
    problems = in_order(problems)
    print("\n\n".join([*map(tr.say, rendered(problems)), summed_up(tr, problems)]), flush=True)
    game = found.scenario.game if found.scenario is not None else None
    return tuple(game.seat_of) if game is not None else ()


def _window(args: argparse.Namespace, path: Path, seats: list[str] | tuple[str, ...]) -> bool:
    """Whether a window was opened, and has been closed."""
    try:
        require_screen()
        from bloc_game.ui.game_window import open_game

        open_game(str(path), tuple(seats), language=args.lang or args.home, watch=True)
    except NoDisplay:
        return False
    return True
