"""What a save is: JSON Lines, written as the game goes.

The first line is the header, with the scenario's own text. Every other line is one action, or:
`{"back": 12}` begins another history from the state after twelve actions of this one, which stays
in the tree; `{"switch": 2}` takes history 2 in hand; `{"name": "Terms first", "of": 2}` names it;
`{"take": 12}` takes the action in place 12, counted from 0, out of those still sealed. Each line
ends with a check over itself and all lines before it, so that a line changed by hand can be named.
Nothing is ever rewritten.

Format 1 had no histories: its `back` forgot what it left. It is read as if it had kept that.
"""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from errno import ENOSPC
from hashlib import sha256
from io import FileIO
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from bloc_game import __version__
from bloc_game.engine.phrases import phrase
from bloc_game.engine.setup import Deal
from bloc_game.scenario.story import Scenario
from bloc_game.session.troubles import refused

FORMAT: Final = 2
LARGEST_COPY = 64_000_000  # characters of a scenario's text; a save that unfolds to more is no save
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """What is settled before the first action: who plays which seat, the luck, the deal."""

    people: tuple[str, ...]
    policies: Mapping[str, str]  # seat -> name of a policy
    seed: int
    deal: Deal
    language: str = "en"


class Header(BaseModel):
    """The first line of a save."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    bloc_game_save: Literal[1, 2]
    version: str
    scenario: str
    digest: str
    title: str
    seed: int
    deal: list[int]
    seats: list[str]
    policies: dict[str, str]
    language: str
    file: str
    files: str

    @property
    def table(self) -> Table:
        """Who sat where, the luck and the deal."""
        return Table(tuple(self.seats), self.policies, self.seed, tuple(self.deal), self.language)


def header_of(scenario: Scenario, table: Table) -> Header:
    """The first line of the save of a new game."""
    return Header(
        bloc_game_save=FORMAT,
        version=__version__,
        scenario=scenario.id,
        digest=scenario.digest,
        title=scenario.model.title,
        seed=table.seed,
        deal=list(table.deal),
        seats=list(table.people),
        policies=dict(table.policies),
        language=table.language,
        file=scenario.file,
        files=packed(scenario.files),
    )


def packed(files: Mapping[str, str]) -> str:
    """Texts by name as one short word."""
    return b64encode(zlib.compress(json.dumps(files, sort_keys=True).encode(), 9)).decode()


def unpacked(word: str) -> dict[str, str]:
    """What `packed` packed; `ValueError` where it is something else."""
    try:
        unfolding = zlib.decompressobj()
        text = unfolding.decompress(b64decode(word, validate=True), LARGEST_COPY)
        files = json.loads(text) if unfolding.eof else None
    except (Base64Error, zlib.error, ValueError, RecursionError) as error:
        raise ValueError("the scenario's own text cannot be unpacked") from error
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in files.values()):
        raise ValueError("the scenario's own text cannot be unpacked")
    return files


# --- lines --------------------------------------------------------------------------------------


def signed(fields: Fields, before: str) -> tuple[bytes, str]:
    """A line of a save with its check, which covers the check of the line before it."""
    text = written(fields)
    check = sha256((before + text).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f'{text[:-1]},"c":"{check}"}}\n'.encode("utf-8", "surrogatepass"), check


def written(fields: Fields) -> str:
    """Fields as they stand in a line; ASCII, so that no cut can fall inside a character."""
    return json.dumps(fields, separators=(",", ":"))


@dataclass
class SaveFile:
    """A save that is being written. What the disk refuses is kept and tried again with the next.

    `end` is where the last good line ends; half a line that was refused behind it is overwritten.
    """

    path: Path
    end: int
    check: str
    trouble: str = ""
    _waiting: bytes = b""
    _given_up: bool = False

    @classmethod
    def create(cls, path: Path, header: Header) -> SaveFile:
        """A new save with its first line; `FileExistsError` rather than one overwritten."""
        path.parent.mkdir(parents=True, exist_ok=True)
        line, check = signed(header.model_dump(), "")
        with FileIO(path, "x") as file:
            file.write(line)
        return cls(path, len(line), check)

    @classmethod
    def reopen(cls, path: Path, end: int, check: str) -> SaveFile:
        """A save to be written on from where its last good line ends."""
        with FileIO(path, "r+") as file:
            file.seek(end - 1)
            waiting = b"" if file.read(1) == b"\n" else b"\n"
            file.truncate(end)
        return cls(path, end, check, _waiting=waiting)

    def write(self, fields: Fields) -> None:
        """Add a line. It is with the system, and safe from a kill, when this returns."""
        line, self.check = signed(fields, self.check)
        self._waiting += line
        if self._given_up:
            return
        try:
            self._put_down()
        except OSError as error:
            error.filename = self.path
            self.trouble = refused(error)

    def _put_down(self) -> None:
        with FileIO(self.path, "r+") as file:
            if file.seek(0, os.SEEK_END) != self.end and not self.trouble:
                self._given_up = True  # or two games would mix in one file
                self.trouble = phrase(
                    "{file}: another program writes to this save", file=str(self.path)
                )
                return
            file.truncate(self.end)
            file.seek(self.end)
            done = file.write(self._waiting)
        if done != len(self._waiting):
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(self.path))
        self.end += done
        self._waiting = b""
        self.trouble = ""
