"""Reading a save, line by line, as far as it can be trusted.

Nothing here plays: a line is whole, follows the line before it and says something a save can say,
or it is the damage at which reading stops.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from bloc_game.engine.actions import Action, from_text
from bloc_game.engine.phrases import phrase
from bloc_game.session.catalogue import message_of
from bloc_game.session.driving import By
from bloc_game.session.histories import Histories
from bloc_game.session.saves import FORMAT, Fields, Header, signed

LARGEST = 50_000_000  # bytes


class BadSave(Exception):
    """A save that cannot be read, or not to its end; the message is for the player.

    `line` is the first that is wrong, 0 where it is the file itself; `recoverable` the number of
    actions before it, None where nothing can be got back.
    """

    def __init__(self, message: str, line: int = 0, recoverable: int | None = None) -> None:
        self.line = line
        self.recoverable = recoverable
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody acted; where that completed a turn, the turn then open or the ending, and the
    state's digest."""

    action: Action
    by: By
    turn: int = 0
    ending: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class WentBack:
    """Another history began from the state after so many actions of the one in hand."""

    at: int


@dataclass(frozen=True, slots=True)
class TookBack:
    """The sealed action in this place was taken back."""

    place: int


@dataclass(frozen=True, slots=True)
class Switched:
    """Another history was taken in hand."""

    to: int


@dataclass(frozen=True, slots=True)
class Named:
    """A history was given a name."""

    history: int
    text: str


Deed = Acted | WentBack | TookBack | Switched | Named


@dataclass(frozen=True, slots=True)
class Line:
    """A good line: its number in the file, where it ends in bytes, its check, and what it says."""

    number: int
    end: int
    check: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is wrong, and how."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A save as read: header, good lines, and what stopped the reading, if anything did."""

    path: Path
    header: Header
    end: int  # of the header
    check: str
    lines: tuple[Line, ...]
    damage: Damage | None = None
    cut_off: bool = False  # the last line was not finished


def read(path: Path) -> Saved:
    """A save from its file; `BadSave` where not even the first line can be used."""
    if path.is_file() and path.stat().st_size > LARGEST:
        raise BadSave(phrase("{file} is too large to be a save of bloc_game.", file=str(path)))
    pieces = list(_pieces(path.read_bytes()))
    header, check = _header(path, pieces[0] if pieces else Piece(b"", 0, False))
    saved = Saved(path, header, pieces[0].end, check, ())
    lines: list[Line] = []
    for number, piece in enumerate(pieces[1:], start=2):
        if not piece.text.strip():
            continue
        try:
            fields, check = _checked(piece.text, check)
            lines.append(Line(number, piece.end, check, _deed(fields)))
        except ValueError as error:
            damage = Damage(number, message_of(error)) if piece.finished else None
            return replace(saved, lines=tuple(lines), damage=damage, cut_off=damage is None)
    return replace(saved, lines=tuple(lines))


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the file as bytes, where it ends, and whether its end was written."""

    text: bytes
    end: int
    finished: bool


def _pieces(data: bytes) -> Iterator[Piece]:
    place = 0
    while place < len(data):
        stop = data.find(b"\n", place)
        finished = stop >= 0
        end = stop + 1 if finished else len(data)
        yield Piece(data[place:end], end, finished)
        place = end


def _header(path: Path, piece: Piece) -> tuple[Header, str]:
    """The first line and its check."""
    try:
        fields = _fields(piece.text)
    except ValueError:
        raise _no_save(path) from None
    version = fields.get("bloc_game_save")
    if not isinstance(version, int):
        raise _no_save(path)
    if version > FORMAT:
        raise BadSave(
            phrase(
                "{file} was written by a later bloc_game ({version}): get that, or a later one.",
                file=str(path),
                version=str(fields.get("version", "?")),
            )
        )
    try:
        signed_fields, check = _checked(piece.text, "")
        return Header.model_validate(signed_fields), check
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        what: str = phrase("'{field}' is missing or is not what it should be", field=where)
    except ValueError as error:
        what = message_of(error)
    raise lost(path, what)


def _no_save(path: Path) -> BadSave:
    return BadSave(
        phrase("{file} is not a save of bloc_game: its first line is no header.", file=str(path))
    )


def lost(path: Path, what: str) -> BadSave:
    """A save of which the first line is wrong, so that nothing of it can be played."""
    return BadSave(
        phrase("{file}, line 1: {what}. Nothing can be recovered.", file=str(path), what=what), 1
    )


def _fields(text: bytes) -> Fields:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(phrase("it cannot be read")) from None
    if not isinstance(fields, dict):
        raise ValueError(phrase("it cannot be read"))
    return fields


def _checked(text: bytes, before: str) -> tuple[Fields, str]:
    """What a line says, and its check; `ValueError` where that does not fit."""
    fields = _fields(text)
    claimed = fields.pop("c", None)
    _, check = signed(fields, before)
    if claimed != check:
        raise ValueError(phrase("it was changed, or a line before it is missing"))
    return fields, check


def _deed(fields: Fields) -> Deed:
    match fields:
        case {"back": int(at)}:
            return WentBack(at)
        case {"take": int(place)}:
            return TookBack(place)
        case {"switch": int(to)}:
            return Switched(to)
        case {"name": str(text), "of": int(history)}:
            return Named(history, text)
        case {"a": str(text), "by": ("person" | "policy" | "chance") as by}:
            return _acted(_action(text), by, fields)
        case _:
            raise ValueError(phrase("it says nothing that a save can say"))


def _action(text: str) -> Action:
    try:
        return from_text(text)
    except ValueError:
        raise ValueError(phrase("'{text}' is no action", text=text)) from None


def _acted(action: Action, by: By, fields: Fields) -> Acted:
    match fields:
        case {"h": str(digest), "turn": int(turn)}:
            return Acted(action, by, turn=turn, digest=digest)
        case {"h": str(digest), "ending": str(ending)}:
            return Acted(action, by, ending=ending, digest=digest)
        case _:
            return Acted(action, by)


# --- a list of saves ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Glance:
    """What a list of saves shows of one, without playing it: `problem` where it is damaged."""

    path: Path
    scenario: str
    title: str
    people: tuple[str, ...]
    language: str
    turn: int
    ending: str
    problem: str


def glance(path: Path) -> Glance:
    """The head of a save and how far it has come; `BadSave` where it is none."""
    saved = read(path)
    head = saved.header
    told = [one for one in _tape(saved) if one.turn or one.ending]
    turn = max((one.turn for one in told), default=1)
    ending = told[-1].ending if told else ""
    problem = ""
    if saved.damage:
        problem = phrase("line {n}: {what}", n=saved.damage.line, what=saved.damage.what)
    people = tuple(head.seats)
    return Glance(path, head.scenario, head.title, people, head.language, turn, ending, problem)


def _tape(saved: Saved) -> tuple[Acted, ...]:
    """What was done in the history that a save leaves in hand, as far as its lines make sense."""
    histories: Histories[Acted] = Histories()
    for line in saved.lines:
        match line.deed:
            case Acted() as deed:
                histories = histories.acted(deed)
            case WentBack(at):
                histories = histories.left(at)
            case TookBack(place):
                histories = histories.without(place)
            case Switched(to) if to in histories.ids:
                histories = histories.switched(to)
            case Named(history, text) if history in histories.ids:
                histories = histories.named(history, text)
            case _:
                pass
    return histories.in_hand.tape
