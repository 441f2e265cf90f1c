"""Every fact that can come of an action.

An event is self-sufficient: a reader with the log and no state can tell the story, and its cause
leads back to the line of the scenario. Effects decide, events change: only `evolve` builds states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from bloc_game.engine.layout import Slot

if TYPE_CHECKING:
    from bloc_game.engine.state import Agenda, Offer, Pledge

Visibility = Literal["all", "parties", "self"]


@dataclass(frozen=True, slots=True)
class Cause:
    """The rule that did it, its place in the file, whose deed it was and who may know."""

    rule: str
    file: str = ""
    line: int = 0
    by: str = ""
    target: str = ""
    seen_by: Visibility = "all"

    def known_to(self, seat: str) -> bool:
        """Whether a seat may know that this was the cause."""
        if self.seen_by == "all" or seat == self.by:
            return True
        return self.seen_by == "parties" and seat == self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnBegan:
    """A new turn, counted from 1."""

    turn: int
    date: int


class TrackShifted(NamedTuple):
    """A track rose or fell by what it really moved. A tuple, for it is by far the most frequent."""

    slot: Slot
    by: int
    cause: Cause


class CellSet(NamedTuple):
    """A level, a membership, a fact or a state of the table became something else."""

    slot: Slot
    before: int
    after: int
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCame:
    """An event of the scenario happened."""

    event: str
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStayedAway:
    """An event whose moment had come did not happen: chance decided so."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A seat sealed a move or a choice; known to itself alone until the reveal."""

    seat: int
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """All seals were broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedOut:
    """The clock acted for a seat."""

    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDone:
    """A sealed move was carried out; `outcome` names what chance made of it."""

    seat: str
    move: str
    binds: tuple[str, ...]
    cause: Cause
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLapsed:
    """A sealed move had lost its ground when its turn came, and was paid back."""

    seat: str
    move: str
    binds: tuple[str, ...]
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade:
    """An offer lies before its target."""

    offer: Offer
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnswered:
    """Its target accepted, refused or named its price; `terms` are (clause, level) pairs."""

    offer: Offer
    by: str
    reply: str
    terms: tuple[tuple[str, str], ...]
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledged:
    """An actor gave its word."""

    pledge: Pledge
    slot: Slot | None
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeEnded:
    """A word was kept, broken, or ran out."""

    pledge: Pledge
    how: Literal["kept", "broken", "ran_out"]
    slot: Slot | None
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What one decider sealed, shown with all the others."""

    decision: str
    actor: str
    option: str
    slot: Slot
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A chamber's count; `by_group` holds (faction, for the motion, against it)."""

    decision: str
    ayes: int
    noes: int
    by_group: tuple[tuple[str, int, int], ...]
    ayes_slot: Slot
    noes_slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The outcome of a decision; `fell_back` where a body could not agree."""

    decision: str
    option: str
    slot: Slot
    value: int
    fell_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTookEffect:
    """Every party accepts, and all who must adopt it have."""

    draft: str
    slot: Slot
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSet:
    """What is still to be resolved."""

    agenda: Agenda


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded:
    """How it came out."""

    ending: str
    slot: Slot
    value: int
    cause: Cause


Event = (
    TurnBegan
    | TrackShifted
    | CellSet
    | EventCame
    | EventStayedAway
    | Sealed
    | Revealed
    | TimedOut
    | OrderDone
    | OrderLapsed
    | OfferMade
    | OfferAnswered
    | Pledged
    | PledgeEnded
    | Chosen
    | Counted
    | Decided
    | DraftTookEffect
    | AgendaSet
    | GameEnded
)
