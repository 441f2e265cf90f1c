"""`bloc-game debrief`: looks back on a saved game in one page that can be kept and printed.

Of a game that goes on, the page holds what one seat may know and nothing more.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bloc_game.cli.errors import UserError, tell
from bloc_game.cli.inputs import save_named, whole_number
from bloc_game.engine.phrases import phrase
from bloc_game.lab.playing import Lab
from bloc_game.lab.skill import GAMES, reckoned
from bloc_game.report.luck import LuckView, luck_view
from bloc_game.report.writing import write_debrief
from bloc_game.session.debriefing import debrief_view
from bloc_game.session.playing import Session
from bloc_game.session.recorded import Recorded
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_seen import look

PAGES = (".html", ".htm")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("save", type=Path, metavar="SAVE", help="the file of a saved game")
    parser.add_argument(
        "-o", dest="file", type=Path, required=True, metavar="FILE", help="the page, FILE.html"
    )
    parser.add_argument("--seat", metavar="SEAT", help="whose debrief (default: the first seat)")
    parser.add_argument(
        "--rollouts",
        type=whole_number(0),
        default=GAMES,
        metavar="N",
        help="games played on from each choice to part luck from skill; 0 leaves it out "
        "(default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is."""
    _check(args.file)
    loaded = save_named(args.save)
    session = loaded.session
    seat = _seat(session, args.seat)
    voice = Voice(session.scenario, args.lang or session.table.language)
    seen = look(session.game, session.state, session.events_since(-1), seat)
    view = debrief_view(voice, seen, Recorded(session.scenario, session.table.seed))
    luck = _luck(session, voice, seat, args.rollouts) if session.is_over else None
    write_debrief(view, voice.tr, args.file, luck)
    for notice in (*loaded.notices, view.notice):
        if notice:
            tell(voice.tr.say(notice))
    print(args.file)
    return 0


def _luck(session: Session, voice: Voice, seat: str, games: int) -> LuckView | None:
    """What of the seat's score was luck and what was skill, by playing on from its choices."""
    if not games:
        return None
    if sys.stderr is not None and sys.stderr.isatty():
        tell(voice.tr("parting luck from skill: a moment, please"))
    found = reckoned(Lab(session.game), session.playthrough, seat, games)
    return luck_view(voice.names, found)


def _check(file: Path) -> None:
    if file.suffix.casefold() == ".pdf":
        page = str(file.with_suffix(".html"))
        raise UserError(
            phrase(
                "a PDF is made by printing the page: write {page}, open it in a browser and print "
                "it to a file",
                page=page,
            )
        )
    if file.suffix.casefold() not in PAGES:
        said = phrase("{file} is no name for a page: let it end in .html", file=str(file))
        raise UserError(said)


def _seat(session: Session, wanted: str | None) -> str:
    """Whose view; while a game goes on, only a seat that a person plays."""
    people = session.table.people
    seats = session.game.seat_of if session.is_over or not people else people
    if wanted is None:
        return people[0] if people else session.game.seats[0].id
    if wanted not in seats:
        known = ", ".join(seats)
        raise UserError(
            phrase(
                "no debrief can be shown to '{seat}': choose from {seats}", seat=wanted, seats=known
            )
        )
    return wanted
