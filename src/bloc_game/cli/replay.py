"""`bloc-game replay`: plays a save again and verifies every turn."""

from __future__ import annotations

import argparse
from pathlib import Path

from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json, spoken
from bloc_game.engine.outcome import ending_of
from bloc_game.engine.state import digest
from bloc_game.scenario.words import Words
from bloc_game.session.catalogue import Catalogue, message_of
from bloc_game.session.loading import load, recover
from bloc_game.session.playing import Session
from bloc_game.session.reading import BadSave

Report = dict[str, object]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("save", type=Path, metavar="SAVE", help="the file of a saved game")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Replay, and say whether what the save tells is what was played."""
    tr = spoken(args)
    report, session, notices = verified(args.save)
    if args.json:
        print_json(report)
    else:
        for notice in notices:
            tell(tr.say(notice))
        print(_in_words(tr, report, session))
    return 0 if report["ok"] else 1


def verified(path: Path) -> tuple[Report, Session | None, tuple[str, ...]]:
    """What replaying a save shows; where it is damaged, how far it can be trusted."""
    try:
        loaded = load(path, play_on=False)
        problem = None
    except BadSave as error:
        problem = message_of(error)
        if error.recoverable is None:
            return _report(None, problem), None, ()
        loaded = recover(path, play_on=False)
    return _report(loaded.session, problem), loaded.session, loaded.notices if not problem else ()


def _report(session: Session | None, problem: str | None) -> Report:
    ending = ending_of(session.game, session.state) if session is not None else None
    return {
        "ok": problem is None,
        "turns": session.game.turn(session.state.public).number if session is not None else 0,
        "hash": digest(session.state) if session is not None else None,
        "ending": ending.id if ending is not None else None,
        "problem": problem,
    }


def _in_words(tr: Catalogue, report: Report, session: Session | None) -> str:
    problem = report["problem"]
    if isinstance(problem, str):
        return tr.say(problem)
    assert session is not None  # or there would be a problem
    text = tr(
        "Every line was played again and agrees, up to turn {turn} of {turns} (state {hash}).",
        turn=session.game.turn(session.state.public).number,
        turns=len(session.game.turns),
        hash=digest(session.state),
    )
    ending = ending_of(session.game, session.state)
    if ending is None:
        return f"{text}\n{tr('The game is not over yet.')}"
    title = Words(session.scenario, tr.language).say(f"endings.{ending.id}.title")
    ended = tr("It ended so: {title} ({id}).", title=title, id=ending.id)
    return f"{text}\n{ended}"
