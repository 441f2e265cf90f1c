"""What is read when a game is over, as plain values: the window, the terminal and a page show it.

Of a game that goes on, a debrief holds what its seat may know so far, and nothing of the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bloc_game.session.views import EndingView, MomentView, SourceView


@dataclass(frozen=True, slots=True)
class CourseView:
    """A goal, or a track, over the game: its value at the start and at the close of every turn.

    `record` is the same in history, where that is known and the seat may see it.
    """

    id: str
    title: str
    low: int
    high: int
    good: Literal["low", "high", "seat"]
    good_text: str
    values: tuple[int, ...]
    record: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedView:
    """A goal that something moved, and by how many points."""

    title: str
    by: int


@dataclass(frozen=True, slots=True)
class PivotView:
    """A decisive moment: what was done, why it counts, what history did where it was put there."""

    turn: int
    date: str
    text: str
    here: str
    history: str
    parted: bool
    moved: tuple[MovedView, ...]

    @property
    def weight(self) -> int:
        """How many points it moved in all, up or down."""
        return sum(abs(one.by) for one in self.moved)


@dataclass(frozen=True, slots=True)
class BesideView:
    """One turn of the game beside the same turn in history."""

    turn: int
    date: str
    headline: str
    decisions: tuple[MomentView, ...]
    moves: tuple[str, ...]
    record_moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of the codex: whether the game led to it, and whether it was read."""

    id: str
    title: str
    kind: str
    met: bool
    read: bool


@dataclass(frozen=True, slots=True)
class DebriefView:
    """Everything that is said of a game when one looks back on it."""

    scenario: str
    seat: str
    date: str
    days: tuple[str, ...]
    over: bool
    notice: str
    ending: EndingView | None
    score: int
    goals: tuple[CourseView, ...]
    reckoned: str
    pivots: tuple[PivotView, ...]
    beside: tuple[BesideView, ...]
    tracks: tuple[CourseView, ...]
    sources: tuple[SourceView, ...]
    articles: tuple[ArticleView, ...]
    questions: tuple[str, ...]
