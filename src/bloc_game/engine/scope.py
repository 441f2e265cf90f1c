"""What names mean while a formula is checked: declarations, and the names bound around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bloc_game.engine.phrases import Phrase

Kind = Literal[
    "actor",
    "body",
    "draft",
    "clause",
    "level",
    "decision",
    "option",
    "event",
    "ending",
    "secret",
    "fact",
    "turn",
    "way",
]


@dataclass(frozen=True, slots=True)
class TrackShape:
    """A declared track as a formula sees it: what it is indexed by, and its range."""

    over: tuple[Kind, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SetShape:
    """A declared set: what its elements are, and whether it has a list for each actor."""

    of: Kind
    per_actor: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Declared ids by kind, and bound names with their kind.

    `levels` and `options` are checked against the draft's clause and the decision where these are
    written out; where a bound name stands for them, against all that could be meant.
    """

    ids: Mapping[Kind, tuple[str, ...]]
    tracks: Mapping[str, TrackShape]
    sets: Mapping[str, SetShape]
    clauses: Mapping[str, Mapping[str, tuple[str, ...]]]  # draft -> clause -> level names, in order
    options: Mapping[str, tuple[str, ...]]  # decision -> options
    turns: tuple[str, ...]
    bound: Mapping[str, Kind] = field(default_factory=dict)
    gains: bool = False  # may the formula ask for `gain`?

    def binding(self, /, **names: Kind) -> Scope:
        """The same declarations with more names bound."""
        return replace(self, bound={**self.bound, **names})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a formula, and where in its text."""

    code: str
    offset: int
    length: int
    what: Phrase
    why: Phrase
    fix: Phrase
