"""Numbers, goals and the seat's own card, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track: where it stands, what this turn has done to it, and which way is good."""

    id: str
    title: str
    of: str
    value: int
    change: int
    low: int
    high: int
    good: Literal["low", "high", "seat"]
    word: str = ""


@dataclass(frozen=True, slots=True)
class RelationView:
    """A track between the seat and another: mine of them, theirs of me; None where unseen."""

    track: str
    title: str
    actor: str
    name: str
    mine: int | None
    mine_change: int
    theirs: int | None
    theirs_change: int


@dataclass(frozen=True, slots=True)
class GoalView:
    """Something the seat wants: its points now, of how many, and what this turn did to them."""

    id: str
    title: str
    points: int
    worth: int
    change: int


@dataclass(frozen=True, slots=True)
class OfficeView:
    """Somebody in office."""

    name: str
    office: str


@dataclass(frozen=True, slots=True)
class SecretView:
    """Something hidden that the seat knows: whose it is, on what, how much it weighs."""

    actor: str
    draft: str
    title: str
    says: str
    weight: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """The seat's own card."""

    id: str
    name: str
    said: str  # the name inside a sentence
    full_name: str
    offices: tuple[OfficeView, ...]
    purse: int | None
    purse_title: str
    brief: str
    secret: str
    voice: str
    goals: tuple[GoalView, ...]
    score: int
    tracks: tuple[TrackView, ...]
    relations: tuple[RelationView, ...]
    secrets: tuple[SecretView, ...]
