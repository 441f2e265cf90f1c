"""A diplomatic text as a seat sees it, as plain values: clauses, who stands where, and prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stand = Literal["accepts", "refuses", "uncertain"]
Status = Literal["open", "adopted", "in_effect", "off_table"]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: all it could say, and what it says."""

    id: str
    title: str
    asks: str
    levels: tuple[str, ...]
    present: int
    text: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A part of somebody's support: exact where low and high are one."""

    text: str
    low: int
    high: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class StanceView:
    """What a government makes of a text, as far as the seat knows."""

    actor: str
    name: str
    said: str  # the name inside a sentence
    low: int
    high: int
    threshold: int
    stand: Stand
    answer: str
    reasons: tuple[ReasonView, ...]
    because: str
    red_lines: tuple[str, ...]
    hurts: str = ""  # the clause that costs the text most here, in a word


@dataclass(frozen=True, slots=True)
class FactionView:
    """A faction of a chamber: its seats, how many would vote for a text, and its stance."""

    seats: int
    low: int
    high: int
    stance: StanceView


@dataclass(frozen=True, slots=True)
class BodyView:
    """Where a text must be adopted or ratified: the rule in short, and how it stands there.

    A chamber has factions and a count: between `low` and `high` votes for it of `present`, the
    swing of the day included.
    """

    id: str
    name: str
    role: str
    rule: str
    verdict: str
    stand: Stand
    done: bool
    factions: tuple[FactionView, ...] = ()
    low: int = 0
    high: int = 0
    present: int = 0
    expected: str = ""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A diplomatic text: what it says now, who must want it, and who does.

    `stances` holds everybody with a say; the factions of a chamber stand in their body too.
    """

    id: str
    title: str
    text: str
    sponsor: str
    status: Status
    status_text: str
    needs: tuple[str, ...]
    clauses: tuple[ClauseView, ...]
    stances: tuple[StanceView, ...]
    forecast: str
    bodies: tuple[BodyView, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()

    @property
    def governments(self) -> tuple[StanceView, ...]:
        """Everybody with a say but the factions of chambers."""
        inside = {one.stance.actor for body in self.bodies for one in body.factions}
        return tuple(one for one in self.stances if one.actor not in inside)


@dataclass(frozen=True, slots=True)
class PriceView:
    """What somebody would need to accept a text, in a sentence, and in a few words.

    `short` keeps the marks of prose: `elections **before** · army **capped**`.
    """

    actor: str
    text: str
    clauses: int
    sure: bool
    short: str = ""
