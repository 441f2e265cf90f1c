"""Resuming a saved game, with its own copy of the scenario where the installed one has changed.

Every line is played again, and every digest compared, so that what is resumed is what was played.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from bloc_game import __version__
from bloc_game.engine.actions import to_text
from bloc_game.engine.legality import IllegalAction
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario import shelf
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import message_of
from bloc_game.session.driving import Minds, Policies
from bloc_game.session.playing import Session, closing_of
from bloc_game.session.reading import (
    Acted,
    BadSave,
    Damage,
    Deed,
    Line,
    Named,
    Saved,
    Switched,
    TookBack,
    WentBack,
    lost,
    read,
)
from bloc_game.session.saves import Header, SaveFile, unpacked

CHANGED = phrase(
    "The scenario has changed since this game was saved; the game goes on with the copy that the "
    "save keeps."
)
ABSENT = phrase(
    "The scenario is not among those installed; the game goes on with the save's own copy."
)
UNREADABLE = phrase(
    "The installed scenario has problems; the game goes on with the copy the save keeps."
)
CUT_OFF = phrase(
    "The last line of the save was not finished; what it held is lost, and nothing else."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A game from a save, and what the player should be told about it."""

    session: Session
    notices: tuple[str, ...]


def load(path: Path, *, play_on: bool = True, minds: Minds | None = None) -> Loaded:
    """The game a save holds; `BadSave`, naming the line, where it was tampered with.

    Unless `play_on`, the file is only looked at: nothing is written and nobody acts. `minds` finds
    who plays for the seats that nobody sits at.
    """
    saved = read(path)
    session, notices, damage, _ = _replay(saved, minds)
    if damage is not None:
        raise _refusal(path, session, damage)
    if play_on:
        last = saved.lines[-1] if saved.lines else None
        _go_on(session, saved, last)
    return Loaded(session, notices)


def recover(path: Path, *, play_on: bool = True, minds: Minds | None = None) -> Loaded:
    """As much of a save as can be trusted. To be played on, the file is cut there and the damaged
    one kept beside it."""
    saved = read(path)
    session, notices, damage, last = _replay(saved, minds)
    if damage is None:
        told = notices
    else:
        cut = phrase(
            "Line {n} of the save: {what}. {kept}",
            n=damage.line,
            what=damage.what,
            kept=_kept(session),
        )
        told = (*notices, cut)
    if play_on:
        if damage is not None:
            backup = _free_name(path)
            copyfile(path, backup)
            told = (*told, phrase("The save as it was is kept as {file}.", file=backup.name))
        _go_on(session, saved, last)
    return Loaded(session, told)


def _go_on(session: Session, saved: Saved, last: Line | None) -> None:
    end, check = (last.end, last.check) if last is not None else (saved.end, saved.check)
    session.save = SaveFile.reopen(saved.path, end, check)
    session.go_on()


def _refusal(path: Path, session: Session, damage: Damage) -> BadSave:
    message = phrase(
        "{file}, line {n}: {what}. {kept}",
        file=str(path),
        n=damage.line,
        what=damage.what,
        kept=_kept(session),
    )
    return BadSave(message, damage.line, len(session.played))


def _kept(session: Session) -> Phrase:
    count = len(session.played)
    turn = session.game.turn(session.state.public).number
    if count == 1:
        return phrase("The 1 action before it, up to turn {turn}, can be recovered.", turn=turn)
    return phrase(
        "The {n} actions before it, up to turn {turn}, can be recovered.", n=count, turn=turn
    )


def _free_name(path: Path) -> Path:
    names: Iterator[Path] = (
        path.with_name(f"{path.name}.damaged{number or ''}") for number in range(10_000)
    )
    return next(name for name in names if not name.exists())


# --- the scenario -------------------------------------------------------------------------------


def scenario_of(path: Path, header: Header) -> tuple[Scenario, tuple[str, ...]]:
    """The installed scenario where it is still the one that was played, else the save's copy."""
    notice = ABSENT
    folder = header.file.split("/")[0]
    for found in shelf.catalogue():
        if found.parent.name == folder:
            try:
                scenario = shelf.load(found)
            except ScenarioError:
                notice = UNREADABLE
                continue
            if scenario.digest == header.digest:
                return scenario, ()
            notice = CHANGED
    return _own_copy(path, header), (notice,)


def _own_copy(path: Path, header: Header) -> Scenario:
    why = phrase("the scenario's own text in it is damaged")
    try:
        scenario = shelf.load_texts(unpacked(header.files), header.file)
    except (ScenarioError, ValueError, KeyError):
        raise lost(path, why) from None
    if scenario.digest != header.digest:
        raise lost(path, why)
    return scenario


# --- playing it again ---------------------------------------------------------------------------


def _replay(
    saved: Saved, minds: Minds | None
) -> tuple[Session, tuple[str, ...], Damage | None, Line | None]:
    """The game up to the first line that is wrong, what to tell, the damage, the last good line."""
    scenario, notices = scenario_of(saved.path, saved.header)
    session = _seated(saved.path, scenario, saved.header, minds)
    last: Line | None = None
    for line in saved.lines:
        what = _perform(session, line.deed)
        if what:
            return session, notices, Damage(line.number, _explained(what, saved.header)), last
        last = line
    if saved.cut_off:
        notices = (*notices, CUT_OFF)
    return session, notices, saved.damage, last


def _seated(path: Path, scenario: Scenario, header: Header, minds: Minds | None) -> Session:
    """The table of a save, before the first action."""
    table = header.table
    seats = {seat.id for seat in scenario.game.seats}
    if {*table.people, *table.policies} != seats:
        raise lost(path, phrase("its seats are not those of the scenario"))
    try:
        return Session(scenario, table, minds=minds or Policies())
    except ValueError as error:
        raise lost(path, _unfit(error)) from None


def _unfit(error: ValueError) -> str:
    """Why a table cannot be laid: no such policy, or a deal that the scenario cannot have."""
    message = message_of(error)
    if isinstance(message, Phrase):
        return message
    return phrase("what it says was dealt does not fit the scenario")


def _perform(session: Session, deed: Deed) -> str:
    """Play one line; why not, where it cannot be, the session then being as it was before."""
    before = session.histories
    match deed:
        case Acted(action, by, digest=digest):
            try:
                step = session.record(action, by)
            except IllegalAction:
                return phrase(
                    "'{action}' cannot be done at this point of the game", action=to_text(action)
                )
            if closing_of(step).get("h", "") != digest:
                session.histories = before
                return phrase(
                    "the game that this save tells does not come to the state it notes here"
                )
        case WentBack(at):
            if not 0 <= at < len(session.played):
                return phrase("the game cannot go back to step {at}", at=at)
            session.histories = before.left(at)
        case Switched(to):
            if to not in before.ids:
                return phrase("there is no history {id}", id=to)
            session.histories = before.switched(to)
        case Named(history, text):
            if history not in before.ids:
                return phrase("there is no history {id}", id=history)
            session.histories = before.named(history, text)
        case TookBack(place):
            if not 0 <= place < len(session.played):
                return phrase("there is no step {at} to take back", at=place)
            try:
                session.drop(place)
            except IllegalAction:
                return phrase("step {at} can no longer be taken back", at=place)
    return ""


def _explained(what: str, header: Header) -> str:
    if header.version == __version__:
        return what
    return phrase(
        "{what} (it was saved by version {saved}, this is {here})",
        what=what,
        saved=header.version,
        here=__version__,
    )
