"""A compiled scenario, fixed while it is played.

`Game` holds only what everyone may know. What is hidden has a band here; its true value is drawn
into the `State` by the deal. Lists are in declared order, which is the order of resolution, and
everything refers to everything by its number in its list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from bloc_game.engine.actions import Choose, Hold, Order
from bloc_game.engine.bargaining import Bargaining
from bloc_game.engine.compiled import Formula
from bloc_game.engine.effects import Effects
from bloc_game.engine.events import Cause, Sealed, Visibility
from bloc_game.engine.layout import Layout
from bloc_game.engine.sides import Side
from bloc_game.engine.state import HOLD

if TYPE_CHECKING:
    from bloc_game.engine.open_rows import Menu

Rule = Literal["unanimity", "majority", "two_thirds", "weighted", "lead", "hegemon"]
Way = Literal["for", "against"]
VOTES = ("for", "against", "abstain")


@dataclass(frozen=True, slots=True)
class Group:
    """A faction in a chamber: who, how many seats, what share follows the line, who stays away."""

    actor: int
    seats: int
    discipline: int
    absent: int


@dataclass(frozen=True, slots=True)
class Body:
    """Where actors decide together. `cells` holds who may sit, with the place of its membership."""

    id: str
    rule: Rule
    abstention: bool
    chair: int | None
    lead: tuple[int, ...]
    weights: Mapping[int, int]
    needed: int
    groups: tuple[Group, ...]
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of a draft and the place of its present level."""

    id: str
    levels: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Secret:
    """A hidden part of an actor's interest: its strength, in 100, is drawn from the band."""

    id: str
    actor: int
    draft: int
    low: int
    high: int
    recorded: int
    hidden: bool
    place: int
    number: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on the table. Its support trees stand in the game's `bargain`."""

    id: str
    index: int
    sponsor: int
    body: int | None
    parties: tuple[int, ...]
    amenders: tuple[int, ...]
    ratified_by: tuple[int, ...]
    threshold: int
    clauses: tuple[Clause, ...]
    voices: tuple[int, ...]  # actors with an interest in it
    in_effect: Effects
    on_table: int  # places
    effective: int
    adopted: Mapping[int, int]  # body -> place
    cause: Cause


@dataclass(frozen=True, slots=True)
class Terms:
    """What an offer asks of its target, or gives it."""

    vote: Way | None = None
    sway: int = 0
    clause: bool = False
    capital: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """A kind of deed between decisions."""

    id: str
    index: int
    kind: Literal["plain", "offer", "amend", "pledge", "hold"]
    binds: tuple[str, ...]
    seen_by: Visibility
    asks: Terms
    gives: Terms
    lasts: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a move may turn out."""

    id: str
    weight: int
    effects: Effects


@dataclass(frozen=True, slots=True)
class Row:
    """One bound move of one seat: a line of the table of all that can be ordered."""

    index: int
    number: int  # stable under changes elsewhere in the scenario
    order: Order
    seat: int
    actor: int
    move: Move
    target: int | None
    draft: int | None
    clause: int | None
    level: int | None
    subject: str  # of a pledge: a draft or a decision
    way: str
    when: Formula
    cost: Formula  # with what it gives away; never below 0
    lean: Formula
    accept_lean: Formula
    effects: Effects
    outcomes: tuple[Outcome, ...]
    cause: Cause


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a decision; conditions, costs and leans for each who may decide."""

    id: str
    number: int  # from 1, the value of the outcome's cell
    when: Mapping[int, Formula]
    cost: Mapping[int, Formula]
    lean: Mapping[int, Formula]
    effects: Effects


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice (one actor), a common choice (a body, options) or a ballot (a body, one draft)."""

    id: str
    index: int
    number: int
    turn: int
    actor: int | None
    body: int | None
    draft: int | None
    rejects: bool
    when: Formula
    waits: bool
    otherwise: str | None
    fallback: str | None
    options: tuple[Option, ...]
    answers: Mapping[str, int]  # where each option, or vote, stands in its list
    actions: Mapping[int, tuple[Choose, ...]]  # seat -> what it may seal
    if_adopted: Effects
    if_not: Effects
    defiance: int
    question: int  # places
    outcome: int
    choice: Mapping[int, int]  # actor -> place
    ayes: int
    noes: int
    cause: Cause

    @property
    def is_ballot(self) -> bool:
        """Whether a draft is voted on."""
        return self.draft is not None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may happen once, on some turns or when called."""

    id: str
    index: int
    number: int
    turns: frozenset[int]
    called: bool
    when: Formula
    chance: Formula | None
    effects: Effects
    happened: int  # places
    due: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class Ending:
    """How it may come out."""

    id: str
    index: int
    when: Formula
    any_turn: bool
    record: bool
    cause: Cause


@dataclass(frozen=True, slots=True)
class Goal:
    """Something a seat wants: points, times 0 to 100, by 100."""

    id: str
    worth: int
    score: Formula


@dataclass(frozen=True, slots=True)
class Seat:
    """A playable actor, where its purse stands, and what it wants."""

    id: str
    actor: int
    purse: int | None
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A declared track, as the window and a report need it."""

    id: str
    over: tuple[str, ...]
    low: int
    high: int
    good: Literal["low", "high", "seat"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A dated turn: the events to look at, the rows open to each seat, the decisions to put."""

    id: str
    number: int  # from 1
    date: int  # yyyymmdd
    news: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]  # for each seat
    decisions: tuple[int, ...]


@dataclass(frozen=True)
class Game:
    """A scenario ready to be played."""

    id: str
    layout: Layout
    actors: tuple[str, ...]
    seats: tuple[Seat, ...]
    tracks: tuple[Track, ...]
    bodies: tuple[Body, ...]
    drafts: tuple[Draft, ...]
    secrets: tuple[Secret, ...]
    moves: tuple[Move, ...]
    rows: tuple[Row, ...]
    decisions: tuple[Decision, ...]
    events: tuple[Event, ...]
    callable_events: tuple[int, ...]  # events that `after` may name
    endings: tuple[Ending, ...]
    turns: tuple[Turn, ...]
    each_turn: tuple[tuple[Formula, Effects], ...]
    on_breach: Mapping[tuple[int, int], Effects]
    moves_per_turn: int
    hold_lean: Mapping[int, Formula]  # seat -> how much a policy likes to hold
    sway: Mapping[tuple[int, int], int]  # (actor, draft) -> place
    pledge_cells: Mapping[tuple[str, str], int]  # (actor, draft) -> place
    bargain: Bargaining
    sides: tuple[Side, ...] = ()  # of those that hold for an actor, the first counts

    @cached_property
    def seat_of(self) -> Mapping[str, int]:
        """The number of a seat."""
        return {seat.id: number for number, seat in enumerate(self.seats)}

    @cached_property
    def seat_of_actor(self) -> Mapping[int, int]:
        """The seat that plays an actor."""
        return {seat.actor: number for number, seat in enumerate(self.seats)}

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        """Each seat's order to seal no more, made once."""
        return tuple(Hold(seat.id) for seat in self.seats)

    @cached_property
    def row_of(self) -> Mapping[Order, Row]:
        """The row that an order names."""
        return {row.order: row for row in self.rows}

    @cached_property
    def seals(self) -> Mapping[Order | Hold, Sealed]:
        """What sealing a move, or no more, comes to."""
        moves: list[tuple[Order | Hold, int, int]]
        moves = [(row.order, row.seat, row.index) for row in self.rows]
        moves += [(hold, seat, HOLD) for seat, hold in enumerate(self.holds)]
        return {order: Sealed(seat=seat, entry=entry) for order, seat, entry in moves}

    @cached_property
    def decision_of(self) -> Mapping[str, Decision]:
        """A decision by its id."""
        return {decision.id: decision for decision in self.decisions}

    @cached_property
    def draft_of(self) -> Mapping[str, Draft]:
        """A draft by its id."""
        return {draft.id: draft for draft in self.drafts}

    @cached_property
    def actor_number(self) -> Mapping[str, int]:
        """The number of an actor."""
        return {actor: number for number, actor in enumerate(self.actors)}

    @cached_property
    def eyes(self) -> tuple[Eyes, ...]:
        """Where each seat looks for what others do not see."""
        layout = self.layout
        public, private = layout.public_end, layout.private_end
        return tuple(
            Eyes(
                tuple((place, place - public) for place in layout.private_of.get(seat.actor, ())),
                tuple(
                    (layout.at("knows", seat.id, secret.id) - public, secret.place - private)
                    for secret in self.secrets
                ),
            )
            for seat in self.seats
        )

    @cached_property
    def menus(self) -> dict[object, Menu]:
        """What a seat may choose from on a turn (`open_rows`), made when first asked."""
        return {}

    @cached_property
    def places(self) -> Places:
        """Cells that the rules of a turn need by name."""
        at = self.layout.at
        return Places(turn=at("turn"), date=at("date"), ending=at("ending"))

    def turn(self, cells: tuple[int, ...] | list[int]) -> Turn:
        """The present turn."""
        return self.turns[cells[self.places.turn] - 1]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the turn, its date and the ending stand."""

    turn: int
    date: int
    ending: int


@dataclass(frozen=True, slots=True)
class Eyes:
    """What one seat sees beyond what everybody does.

    `own` holds (place, place in the private part) of its own numbers; `secrets`, for every secret,
    where it stands whether the seat knows it (in the private part), and its strength (in the hidden
    part).
    """

    own: tuple[tuple[int, int], ...]
    secrets: tuple[tuple[int, int], ...]
