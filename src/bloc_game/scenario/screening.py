"""From a path to clean text, or to a Problem that says what kind of thing was found instead.

YAML counts lines at signs that no editor shows as a line's end, and reads bytes that are no text.
Whatever could make the author and the program see two different files is refused here.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.problems import Mark, Problem

LARGEST_FILE = 2_000_000  # bytes

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


def text_of(path: Path, file: str) -> str | Problem:
    """The text of a file with every line ended by a newline alone, or why there is none."""
    raw = _bytes_of(path, file)
    return raw if isinstance(raw, Problem) else _decoded(raw, file)


def screened(text: str, file: str) -> str | Problem:
    """Text as the parser gets it: no mark of byte order, one kind of line end, nothing hidden."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _HIDDEN.search(clean)
    if found is None:
        return clean
    line = clean.count("\n", 0, found.start()) + 1
    column = found.start() - clean.rfind("\n", 0, found.start())
    more = len(_HIDDEN.findall(clean, found.end()))
    return Problem(
        code="hidden-character",
        at=Mark(file, line, column),
        what=phrase(
            "the character U+{number} stands here, and nobody can see it",
            number=f"{ord(found.group()):04X}",
        ),
        why=phrase("what cannot be seen cannot be checked; {more} more follow", more=more)
        if more
        else phrase("what cannot be seen cannot be checked"),
        fix=phrase("delete it and type what should stand there; it often comes from copying"),
    )


def _bytes_of(path: Path, file: str) -> bytes | Problem:
    start = Mark(file, 1, 1)
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            return _not_a_file(stat.S_ISDIR(kind.st_mode), start)
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Problem(
            code="no-such-file",
            at=start,
            what=phrase("there is no such file"),
            why=_where_it_ends(path),
            fix=phrase("check the spelling, and the folder you are in"),
        )
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        return Problem(
            code="unreadable-file",
            at=start,
            what=phrase("the file cannot be read"),
            why=phrase("the system says: {reason}", reason=str(reason)),
            fix=phrase("look at who may read the file, and whether its name is right"),
        )
    return _too_big(start) if len(raw) > LARGEST_FILE else raw


def _not_a_file(is_folder: bool, start: Mark) -> Problem:
    return Problem(
        code="not-a-file",
        at=start,
        what=phrase("this is a folder") if is_folder else phrase("this is a device, not a file"),
        why=phrase("a file that holds text is expected here"),
        fix=phrase("name the file inside it")
        if is_folder
        else phrase("name a file that holds text"),
    )


def _where_it_ends(path: Path) -> Phrase:
    """The last folder that is there, because that is where the name goes wrong."""
    for parent in path.parents:
        if parent.is_dir():
            name = path.relative_to(parent).parts[0]
            folder = (
                phrase("the present folder") if str(parent) == "." else f"'{parent.name or parent}'"
            )
            return phrase("{folder} holds nothing called '{name}'", folder=folder, name=name)
    return phrase("no folder on the way to it is there")


def _too_big(start: Mark) -> Problem:
    return Problem(
        code="file-too-big",
        at=start,
        what=phrase("the file is larger than 2 MB"),
        why=phrase("a scenario of a hundred turns takes a tenth of that"),
        fix=phrase("is it the right file? Otherwise part it, or leave long texts to the codex"),
    )


def _decoded(raw: bytes, file: str) -> str | Problem:
    start = Mark(file, 1, 1)
    if raw.startswith(_UTF16):
        return _not_utf8(start, phrase("the file is written in UTF-16"))
    if b"\0" in raw:
        at = raw.index(b"\0")
        return Problem(
            code="not-text",
            at=start,
            what=phrase("this is not a text file"),
            why=phrase("byte {at} is zero, which no text holds", at=at + 1),
            fix=phrase("name a file of text; a picture or an archive is something else"),
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before[before.rfind(b"\n") + 1 :].decode("utf-8").removeprefix("\ufeff")
        place = Mark(file, before.count(b"\n") + 1, len(line) + 1)
        what = phrase(
            "byte {number} of the file (0x{byte}) is not UTF-8",
            number=error.start + 1,
            byte=f"{raw[error.start]:02x}",
        )
        return _not_utf8(place, what)


def _not_utf8(at: Mark, what: Phrase) -> Problem:
    return Problem(
        code="not-utf8",
        at=at,
        what=what,
        why=phrase("every file of a scenario is UTF-8, so that it reads the same on every machine"),
        fix=phrase("save the file again with the encoding UTF-8"),
    )
