"""What one seat may know.

An observation is built from a state, never by deleting from one: a field added to `State` stays
secret until someone decides here that it is public.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import product

from bloc_game.engine import events as ev
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Game
from bloc_game.engine.layout import PUBLIC
from bloc_game.engine.state import (
    Answering,
    AwaitSwing,
    Countering,
    Deciding,
    Moving,
    Offer,
    Pledge,
    State,
)
from bloc_game.engine.whose_turn import may_act

UNKNOWN = Cause("unknown")


@dataclass(frozen=True, slots=True)
class Phase:
    """Where in the turn the table stands, as everybody sees it, and whether it is mine to act.

    `offer` and `terms` are there for the parties to an offer alone.
    """

    kind: str  # news, moves, answers, decision, count, over
    to_act: bool
    decision: str = ""
    offer: Offer | None = None
    terms: tuple[tuple[int, int], ...] = ()


MOVES = Phase("moves", False), Phase("moves", True)


@dataclass(frozen=True, slots=True)
class Observation:
    """All that a seat may know of one moment."""

    seat: str
    public: tuple[int, ...]
    own: tuple[tuple[int, int], ...]  # (place, value) of what it alone sees
    strengths: tuple[int | None, ...]  # of every secret, where it knows
    sealed: tuple[int, ...]
    pledges: tuple[Pledge, ...]
    phase: Phase

    def cells(self, game: Game) -> list[int]:
        """A row of numbers for formulas that read what a seat always knows; the rest is 0."""
        return [*self.public, *self.beyond_public(game)]

    def beyond_public(self, game: Game) -> list[int]:
        """The part of `cells` that differs from seat to seat."""
        public = len(self.public)
        cells = [0] * (len(game.layout.slots) - public)
        for place, value in self.own:
            cells[place - public] = value
        for secret, strength in zip(game.secrets, self.strengths, strict=True):
            if strength is not None:
                cells[secret.place - public] = strength
        return cells


def observation(game: Game, state: State, seat: str) -> Observation:
    """What a seat may know of a state."""
    number = game.seat_of[seat]
    eyes = game.eyes[number]
    private, hidden = state.private, state.hidden
    return Observation(
        seat,
        state.public,
        tuple([(place, private[at]) for place, at in eyes.own]),
        tuple([hidden[at] if private[knows] else None for knows, at in eyes.secrets]),
        state.sealed[number],
        tuple([p for p in state.pledges if not p.to or seat in (p.by, p.to)]),
        _phase(game, state, number),
    )


def _phase(game: Game, state: State, seat: int) -> Phase:
    if not state.agenda:
        return Phase("over", False)
    mine = may_act(game, state, seat)
    item = state.agenda[-1]
    match item:
        case Moving():
            return MOVES[mine]
        case Answering(offers):
            return Phase("answers", mine, offer=offers[0] if mine else None)
        case Countering(offer, terms):
            party = seat in (offer.seat, offer.target)
            return Phase(
                "answers", mine, offer=offer if party else None, terms=terms if party else ()
            )
        case Deciding(number):
            return Phase("decision", mine, game.decisions[number].id)
        case AwaitSwing(number):
            return Phase("count", False, game.decisions[number].id)
        case _:
            return Phase("news", False)


# --- support, as far as a seat knows ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Band:
    """A number that is known to lie between two, both included; exact where they are one."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is known."""
        return self.low == self.high


def corners(game: Game, seen: Observation, actors: Collection[int], draft: int) -> list[list[int]]:
    """Rows of numbers with what these actors hide about a draft at every end of its band.

    Support rises or falls with the strength of a secret throughout, so its bounds are among these.
    """
    unknown = [
        secret
        for secret, strength in zip(game.secrets, seen.strengths, strict=True)
        if strength is None and secret.actor in actors and secret.draft == draft
    ]
    cells = seen.cells(game)
    found: list[list[int]] = []
    for ends in product(*((secret.low, secret.high) for secret in unknown)):
        corner = list(cells)
        for secret, strength in zip(unknown, ends, strict=True):
            corner[secret.place] = strength
        found.append(corner)
    return found


def support_band(game: Game, seen: Observation, actor: int, draft: int) -> Band:
    """An actor's support for a draft as far as a seat knows it."""
    support = game.bargain.support(actor, draft)
    values = [support(corner) for corner in corners(game, seen, (actor,), draft)]
    return Band(min(values), max(values))


# --- events, as far as a seat may be told -------------------------------------------------------


def told(game: Game, events: Iterable[ev.Event], seat: str) -> tuple[ev.Event, ...]:
    """The events of a step that a seat learns of, with causes it may not know made unknown."""
    shown = (_told(game, event, seat) for event in events)
    return tuple(event for event in shown if event is not None)


def _told(game: Game, event: ev.Event, seat: str) -> ev.Event | None:
    match event:
        case ev.TrackShifted(slot, by, cause):
            if not _sees(game, slot.owner, seat):
                return None
            return event if cause.known_to(seat) else ev.TrackShifted(slot, by, UNKNOWN)
        case ev.CellSet(slot, before, after, cause):
            if not _sees(game, slot.owner, seat):
                return None
            return event if cause.known_to(seat) else ev.CellSet(slot, before, after, UNKNOWN)
        case ev.Sealed(seat=number):
            return event if game.seats[number].id == seat else None
        case ev.OrderDone(cause=cause) | ev.OrderLapsed(cause=cause):
            return event if cause.known_to(seat) else None
        case ev.OfferMade(cause=cause) | ev.OfferAnswered(cause=cause):
            return event if cause.known_to(seat) else None
        case ev.Pledged(pledge=pledge, cause=cause) | ev.PledgeEnded(pledge=pledge, cause=cause):
            if pledge.to and seat not in (pledge.by, pledge.to):
                return None
            return event if cause.known_to(seat) else replace(event, cause=UNKNOWN)
        case ev.GameEnded(cause=cause):
            return event if cause.known_to(seat) else replace(event, cause=UNKNOWN)
        case ev.EventStayedAway() | ev.AgendaSet():
            return None
        case _:
            return event


def _sees(game: Game, owner: int, seat: str) -> bool:
    return owner == PUBLIC or owner == game.seats[game.seat_of[seat]].actor
