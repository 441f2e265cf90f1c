"""What a seat is shown of the tree of histories, as plain values.

Every number here was seen by the seat itself in the history it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.views_seat import TrackView

RECORD = 0  # the id of the record beside histories, which count from 1


@dataclass(frozen=True, slots=True)
class PinView:
    """One turn of one history, as it opened, or as it stands: its head, and whether there is
    anything after it from which a branch would differ."""

    turn: int
    date: int
    day: str
    short: str
    headline: str
    place: int
    tracks: tuple[TrackView, ...]
    public: tuple[int, ...]
    can_branch: bool


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One history: what it is called, where it left which other, its turns, and its ending.

    `shared_turn` is the turn on which it parts from the one in hand.
    """

    id: int
    title: str
    name: str
    note: str
    in_hand: bool
    parent: int | None
    fork_turn: int
    shared_turn: int
    pins: tuple[PinView, ...]
    ending: str

    @property
    def is_record(self) -> bool:
        """Whether it is what happened, and cannot be played on."""
        return self.id == RECORD

    def pin(self, turn: int) -> PinView:
        """The pin of a turn, or the last there is before it."""
        return self.pins[min(turn, len(self.pins)) - 1]


@dataclass(frozen=True, slots=True)
class TreeView:
    """All histories of a game, the record last, over the turns of the scenario."""

    histories: tuple[HistoryView, ...]
    turns: tuple[tuple[int, str], ...]  # date and day of every turn, played or not

    def of(self, id: int) -> HistoryView:
        """A history by its id; the one in hand where there is none of it any more."""
        found = next((one for one in self.histories if one.id == id), None)
        return found or next(one for one in self.histories if one.in_hand)


@dataclass(frozen=True, slots=True)
class PartingView:
    """Where two histories part, as the seat saw it: when, and what was done in either."""

    turn: int
    day: str
    here: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """One decision in several histories; nothing where one has not come so far."""

    question: str
    day: str
    turn: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatsView:
    """Who sits in a body in some of the histories, and not in all."""

    body: str
    present: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Histories side by side; a parting is from the first of them."""

    histories: tuple[HistoryView, ...]
    partings: tuple[PartingView | None, ...]
    answers: tuple[AnswersView, ...]
    last: int  # the furthest turn that any of them has come to
