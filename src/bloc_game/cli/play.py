"""`bloc-game play`: a scenario or a save, in the window or in the terminal."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from bloc_game.cli.errors import UserError, tell
from bloc_game.cli.inputs import scenario_named, spoken, whole_number
from bloc_game.cli.terminal import Terminal
from bloc_game.cli.terminal_console import Standard
from bloc_game.cli.terminal_picker import Picked, pick
from bloc_game.cli.terminal_story import tell_story
from bloc_game.engine.phrases import phrase
from bloc_game.report.minds import Council
from bloc_game.session.catalogue import ENGLISH, Catalogue, message_of, translator
from bloc_game.session.driving import PLANNERS, POLICIES
from bloc_game.session.loading import load, recover
from bloc_game.session.locations import SUFFIX, new_save
from bloc_game.session.playing import CannotPlay, Session, begin
from bloc_game.session.reading import BadSave
from bloc_game.ui.display import NoDisplay, require_screen

WINDOW = "bloc_game.ui.game_window"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "scenario", nargs="?", metavar="SCENARIO", help="id or path of a scenario, or a save"
    )
    parser.add_argument(
        "--as",
        dest="seats",
        action="append",
        default=[],
        metavar="ACTOR",
        help="a government you play, such as USA; repeat it for more people",
    )
    parser.add_argument(
        "--seed", type=whole_number(0), default=1, help="the luck of the game (default: 1)"
    )
    parser.add_argument(
        "--policy",
        choices=(*POLICIES, *PLANNERS),
        default="default",
        help="who plays the other governments; from clerk to chancellor they look ahead, the later "
        "named the farther",
    )
    parser.add_argument("--text", action="store_true", help="play in the terminal")
    parser.add_argument("--auto", action="store_true", help="let policies play, and tell the story")
    parser.add_argument(
        "--no-estimates", action="store_true", help="play without the staff's estimates"
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="where to keep the game")


def run(args: argparse.Namespace) -> int:
    """Play, and leave the game where it can be taken up again."""
    if not args.text and not args.auto and _open_window(args):
        return 0
    if args.auto:
        return _tell(args, args.lang or args.home or ENGLISH)
    try:
        session, language = _session(args)
    except (EOFError, KeyboardInterrupt):
        print()
        return 0
    Terminal(session, Standard(), language, estimates=not args.no_estimates).play()
    return 0


def _open_window(args: argparse.Namespace) -> bool:
    """Whether a window was opened, and has been closed; if not, why not is told."""
    tr = spoken(args)
    try:
        require_screen()
        window = import_module(WINDOW)
        window.open_game(
            args.scenario,
            seats=tuple(args.seats),
            seed=args.seed,
            policy=args.policy,
            language=args.lang or args.home,
            save=args.save,
            estimates=not args.no_estimates,
        )
    except NoDisplay as reason:
        tell(tr.say(message_of(reason)).partition("\n")[0])
    except ModuleNotFoundError as missing:
        if missing.name != WINDOW:
            raise
        tell(tr("this copy of the game has no window"))
    else:
        return True
    tell(tr("the game goes on in the terminal"))
    return False


# --- the session ----------------------------------------------------------------------------------


def _session(args: argparse.Namespace) -> tuple[Session, str]:
    """The game to play: resumed, or begun as asked, with questions where something is left open."""
    if args.scenario is not None and is_save(args.scenario):
        return _resumed(Path(args.scenario), args.lang, spoken(args))
    named = scenario_named(args.scenario) if args.scenario is not None else None
    picked = pick(Standard(), named, args.lang or args.home, tuple(args.seats))
    return _begun(args, picked), picked.language


def is_save(name: str) -> bool:
    """Whether a name is that of a saved game rather than of a scenario."""
    return name.endswith(SUFFIX) or (Path(name).is_file() and not name.endswith((".yaml", ".yml")))


def _resumed(path: Path, language: str | None, tr: Catalogue) -> tuple[Session, str]:
    try:
        loaded = load(path, minds=Council())
    except BadSave as error:
        if error.recoverable is None:
            raise UserError(message_of(error)) from None
        tell(tr.say(message_of(error)))
        question = tr("Go on from there? Type yes, or anything else to leave it alone.")
        answer = Standard().ask(question)
        if answer.casefold() not in ("yes", "y", "ya"):
            raise UserError(phrase("the save was left as it is")) from None
        loaded = recover(path, minds=Council())
    for notice in loaded.notices:
        tell(tr.say(notice))
    if not loaded.session.table.people:
        raise UserError(
            phrase(
                "{file} is a game that policies played: see bloc-game explain {file}",
                file=str(path),
            )
        )
    return loaded.session, language or loaded.session.table.language


def _begun(args: argparse.Namespace, picked: Picked) -> Session:
    """A new game, kept in the file that was named, or in one of its own."""
    path = args.save or new_save(picked.scenario.id)
    if args.policy in PLANNERS:
        tell(translator(picked.language)("The others are deciding …"))
    try:
        return begin(
            picked.scenario,
            picked.seats,
            seed=args.seed,
            policy=args.policy,
            language=picked.language,
            save=path,
            minds=Council(),
        )
    except CannotPlay as error:
        raise UserError(message_of(error)) from None
    except FileExistsError:
        reason = phrase(
            "{file} exists already; to go on with it: bloc-game play {file}", file=str(path)
        )
        raise UserError(reason) from None


def _tell(args: argparse.Namespace, language: str) -> int:
    """Let policies play the whole game, and tell it."""
    if args.scenario is None:
        raise UserError(phrase("name the scenario that is to be told; bloc-game list shows them"))
    if args.seats:
        raise UserError(phrase("with --auto nobody plays: leave --as out"))
    scenario = scenario_named(args.scenario)
    try:
        session = begin(
            scenario,
            (),
            seed=args.seed,
            policy=args.policy,
            language=language,
            save=args.save,
            minds=Council(),
        )
    except FileExistsError:
        reason = phrase("{file} exists already: name another file", file=str(args.save))
        raise UserError(reason) from None
    tell_story(session, Standard(), language)
    return 0
