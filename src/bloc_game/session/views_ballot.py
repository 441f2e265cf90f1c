"""A vote as it is shown: who stood where, what was needed, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["for", "against", "abstain", ""]


@dataclass(frozen=True, slots=True)
class VoterView:
    """How one member voted. `way` is empty where options were chosen among, not a text voted on."""

    actor: str
    name: str
    said: str
    way: Way = ""
    option: int = 0  # which of the options, in the order of the question
    mine: bool = False
    notes: tuple[str, ...] = ()  # a word it broke or kept, an interest it went against


@dataclass(frozen=True, slots=True)
class BenchView:
    """How the members of one faction divided, from left to right as they sit."""

    actor: str
    name: str
    full_name: str
    ayes: int
    noes: int
    absent: int
    notes: tuple[str, ...] = ()

    @property
    def seats(self) -> int:
        """All its members, present or not."""
        return self.ayes + self.noes + self.absent


@dataclass(frozen=True, slots=True)
class RecordedView:
    """How the same ballot was counted in history, and what that meant."""

    ayes: int
    noes: int
    text: str


@dataclass(frozen=True, slots=True)
class VoteView:
    """How a decision came out: the roll call, a chamber's count, the outcome.

    `ayes`, `noes` and `needed` count members of a chamber, or of a body that votes on a text;
    `needed` is 0 where the rule asks for no number. `options` are all there were, with how many
    chose each.
    """

    id: str
    turn: int
    date: str
    question: str
    body: str
    rule: str
    motion: str
    roll: tuple[VoterView, ...]
    factions: tuple[BenchView, ...]
    options: tuple[tuple[str, int], ...]
    ayes: int
    noes: int
    needed: int
    needs: str
    count: str
    stamp: str
    passed: bool
    outcome: str
    recorded: RecordedView | None = None
