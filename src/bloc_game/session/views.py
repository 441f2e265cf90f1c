"""What a seat is shown, as plain values: the window and the terminal both draw from these.

A view holds finished sentences and numbers, made from what its seat may know and nothing else. It
never changes. Prose of the scenario keeps its marks (`*emphasis*`, `[text](codex:id)`,
`[^source]`), which are the drawer's to read.
"""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.engine.actions import Answer, Choose, Hold, Order
from bloc_game.session.views_ballot import BenchView as BenchView
from bloc_game.session.views_ballot import VoterView as VoterView
from bloc_game.session.views_ballot import VoteView as VoteView
from bloc_game.session.views_paper import BodyView as BodyView
from bloc_game.session.views_paper import ClauseView as ClauseView
from bloc_game.session.views_paper import DraftView as DraftView
from bloc_game.session.views_paper import FactionView as FactionView
from bloc_game.session.views_paper import PriceView as PriceView
from bloc_game.session.views_paper import ReasonView as ReasonView
from bloc_game.session.views_paper import StanceView as StanceView
from bloc_game.session.views_paper import Stand as Stand
from bloc_game.session.views_paper import Status as Status
from bloc_game.session.views_seat import GoalView as GoalView
from bloc_game.session.views_seat import OfficeView as OfficeView
from bloc_game.session.views_seat import RelationView as RelationView
from bloc_game.session.views_seat import SeatView as SeatView
from bloc_game.session.views_seat import SecretView as SecretView
from bloc_game.session.views_seat import TrackView as TrackView
from bloc_game.session.wording_effects import Foreseen
from bloc_game.session.wording_events import Told

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
class BargainView:
    """What one gives in a bargain, and what one gets."""

    gives: tuple[str, ...]
    gets: tuple[str, ...]


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
    goals: int | None = None  # points of the seat's goals at once; None where it cannot tell
    bargain: BargainView | None = None

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
    costs: tuple[int, int] = (0, 0)  # the least and the most it could cost now
    summary: tuple[Foreseen, ...] = ()  # what it does, over all its ways

    @property
    def open_rows(self) -> tuple[RowView, ...]:
        """The ways that are not barred."""
        return tuple(row for row in self.rows if row.is_open)


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
    goals: int | None = None

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
    support: StanceView | None = None  # what the seat itself makes of the text voted on
    deciders: tuple[str, ...] = ()


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
    other: str
    bargain: BargainView
    terms: tuple[str, ...]  # clauses of the price, named or to be named
    named: bool  # whether that price lies before the seat to be paid


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
