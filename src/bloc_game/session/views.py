"""What a seat is shown, as plain values: the window and the terminal both draw from these.

A view holds finished sentences and numbers, made from what its seat may know and nothing else. It
never changes. Prose of the scenario keeps its marks (`*emphasis*`, `[text](codex:id)`,
`[^source]`), which are the drawer's to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bloc_game.engine.actions import Answer, Choose, Hold, Order
from bloc_game.session.views_seat import GoalView as GoalView
from bloc_game.session.views_seat import OfficeView as OfficeView
from bloc_game.session.views_seat import RelationView as RelationView
from bloc_game.session.views_seat import SeatView as SeatView
from bloc_game.session.views_seat import SecretView as SecretView
from bloc_game.session.views_seat import TrackView as TrackView
from bloc_game.session.wording_effects import Foreseen
from bloc_game.session.wording_events import Told

Stand = Literal["accepts", "refuses", "uncertain"]
Status = Literal["open", "adopted", "in_effect", "off_table"]


# --- drafts ---------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class DraftView:
    """A diplomatic text: what it says now, who must want it, and who does."""

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


@dataclass(frozen=True, slots=True)
class PriceView:
    """What somebody would need to accept a text, in a sentence."""

    actor: str
    text: str
    clauses: int
    sure: bool


# --- what can be done -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChanceView:
    """One way a move may turn out."""

    weight: int
    of: int
    text: str
    preview: tuple[Foreseen, ...]

    @property
    def odds(self) -> int:
        """How often in 100."""
        return (100 * self.weight + self.of // 2) // self.of


@dataclass(frozen=True, slots=True)
class RowView:
    """A move that the seat could order, and why not where it cannot."""

    action: Order
    title: str
    cost: int
    preview: tuple[Foreseen, ...]
    chances: tuple[ChanceView, ...]
    notes: tuple[str, ...]
    barred: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be ordered."""
        return not self.barred


@dataclass(frozen=True, slots=True)
class MoveView:
    """A kind of deed, with every way in which the seat could do it this turn."""

    id: str
    title: str
    text: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class MovesView:
    """The phase of moves: what is sealed, what can still be, and waiting."""

    per_turn: int
    left: int
    sealed: tuple[str, ...]
    purse: int | None
    moves: tuple[MoveView, ...]
    hold: Hold
    hold_title: str
    hold_text: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer to a decision: the case for and against it, and what it would do."""

    action: Choose
    title: str
    text: str
    in_favour: str
    against: str
    preview: tuple[Foreseen, ...]
    surprise: bool
    cost: int
    basis: str
    sources: tuple[str, ...]
    barred: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be chosen."""
        return not self.barred


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision before its deciders."""

    id: str
    question: str
    text: str
    by: str
    by_said: str  # inside a sentence
    rule: str
    draft: str
    options: tuple[OptionView, ...]
    sealed: str
    if_silent: str


@dataclass(frozen=True, slots=True)
class ReplyView:
    """One way to answer an offer."""

    action: Answer
    title: str
    barred: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be given."""
        return not self.barred


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer, or a price named in answer to one, before the seat."""

    text: str
    price: str
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class StakeView:
    """A decision that is still to come on this turn."""

    id: str
    question: str
    by: str
    mine: bool


# --- what has happened ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn as it was told, in order."""

    number: int
    id: str
    date: str
    headline: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class VoteView:
    """How a decision came out: the roll call, a chamber's count, the outcome."""

    id: str
    turn: int
    question: str
    roll: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, int, int], ...]
    count: str
    outcome: str


@dataclass(frozen=True, slots=True)
class MomentView:
    """A decision: what was done here, and what history did."""

    question: str
    date: str
    here: str
    history: str
    same: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a seat made of it, goal by goal."""

    seat: str
    name: str
    goals: tuple[GoalView, ...]
    score: int


@dataclass(frozen=True, slots=True)
class GroundView:
    """A condition of an ending: whether it held, since when, and what made it so."""

    text: str
    holds: bool
    since: str
    because: str


@dataclass(frozen=True, slots=True)
class MissedView:
    """An ending that was looked at first and did not come, with what it lacked."""

    id: str
    title: str
    grounds: tuple[GroundView, ...]


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it came out, beside the record."""

    id: str
    title: str
    text: str
    is_record: bool
    record_title: str
    record_text: str
    grounds: tuple[GroundView, ...]
    missed: tuple[MissedView, ...]
    results: tuple[ResultView, ...]
    moments: tuple[MomentView, ...]


# --- the whole ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableView:
    """Everything on the table of one seat at one moment."""

    scenario: str
    seat: SeatView
    date: str
    turn: int
    turns: int
    turn_id: str
    headline: str
    text: str
    place: str
    phases: tuple[str, ...]
    phase: int
    to_act: bool
    telegram: str
    news: tuple[str, ...]
    tracks: tuple[TrackView, ...]
    drafts: tuple[DraftView, ...]
    moves: MovesView | None
    decision: DecisionView | None
    offer: OfferView | None
    stakes: tuple[StakeView, ...]
    pledges: tuple[str, ...]
    changes: tuple[Told, ...]
    before: TurnView | None
    votes: tuple[VoteView, ...]
    ending: EndingView | None


# --- beside the table -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MembersView:
    """A body and who sits in it now."""

    id: str
    title: str
    text: str
    rule: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source that a note cites."""

    id: str
    title: str
    kind: str
    url: str
    says: str


@dataclass(frozen=True, slots=True)
class CodexView:
    """An article of the codex."""

    id: str
    title: str
    kind: str
    dates: str
    text: str
    sources: tuple[SourceView, ...]
