"""What the lab finds, as plain values.

Nothing here needs an array, so that whoever only shows findings need not load what made them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bloc_game.engine.actions import Action

Z = 1.959964  # of a 95 % interval
WEIGHTY = 3  # choices that are named


@dataclass(frozen=True)
class Branching:
    """Something that comes out one way in some games and another way in others."""

    kind: Literal["decision", "event"]
    id: str
    turn: int
    ways: tuple[str, ...]  # by number; the first is that it did not come up


@dataclass(frozen=True)
class Explained:
    """The share of an outcome's variance that a branching explains, with its 95 % interval."""

    branching: Branching
    share: float
    low: float
    high: float
    means: tuple[float | None, ...]  # of its first row, for each way; None where it never came so


@dataclass(frozen=True)
class Estimate:
    """A number from many games, with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Outlook:
    """What comes of one option.

    `endings` are shares of games, by number of ending; `goals` the share of games in which each
    goal of the seat is met by half or more; `score` the seat's expected score, and `gain` how much
    more that is than with the option of the lowest score, under the same luck.
    """

    option: Action
    endings: tuple[Estimate, ...]
    goals: tuple[Estimate, ...]
    score: Estimate
    gain: Estimate


@dataclass(frozen=True)
class Contrast:
    """What differs where a seat does one thing rather than another, in so many games under the same
    luck: its expected score, and the shares of the endings.

    `independent` is how many games under luck of their own would tell the score as closely; None
    where nothing differs.
    """

    games: int
    score: Estimate
    endings: tuple[Estimate, ...]
    independent: float | None


@dataclass(frozen=True)
class Forecast:
    """The outlooks of all options, over so many games each, and what later on matters most for the
    seat's score."""

    games: int
    outlooks: tuple[Outlook, ...]
    drivers: tuple[Explained, ...]


@dataclass(frozen=True)
class Weighed:
    """One thing a seat could have done, and how much more it was worth than what it did, with the
    standard error of that."""

    deed: Action
    more: float
    error: float


@dataclass(frozen=True)
class Choice:
    """Something the seat chose: after how many actions of the game, on which turn, what it did, and
    its skill with its standard error. `others` are what else it could have done, best first; none
    are weighed of moves, which are taken together."""

    at: int
    turn: int
    deeds: tuple[Action, ...]
    skill: float
    error: float
    others: tuple[Weighed, ...] = ()

    @property
    def swing(self) -> float:
        """How much hung on it: the widest difference from what was done."""
        return max((abs(one.more) for one in self.others), default=abs(self.skill))


@dataclass(frozen=True)
class Reckoning:
    """What a seat made of a game. `error` is the standard error of its skill; that of its luck is
    the same, for final and initial are what they are. For each thing that is weighed
    so many `games` were played."""

    seat: str
    initial: float
    final: int
    skill: float
    error: float
    choices: tuple[Choice, ...]
    games: int

    @property
    def luck(self) -> float:
        """All that moved the game's worth but the seat's own choices."""
        return self.final - self.initial - self.skill

    @property
    def weighty(self) -> tuple[Choice, ...]:
        """The choices on which most hung."""
        asked = [one for one in self.choices if one.others]
        return tuple(sorted(asked, key=lambda one: -one.swing)[:WEIGHTY])

    @property
    def to_try(self) -> tuple[int, Action] | None:
        """One branch to try: after how many actions of this game, and what to do there instead."""
        best = [(one.others[0].more, one.at, one.others[0].deed) for one in self.weighty]
        better = [one for one in best if one[0] > 0]
        return max(better, key=lambda one: one[0])[1:] if better else None
