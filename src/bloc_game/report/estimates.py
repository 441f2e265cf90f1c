"""What a staff is asked: what is likely to come of each thing that can be done, and, afterwards,
what was luck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bloc_game.engine.actions import Action
from bloc_game.engine.observation import Observation
from bloc_game.engine.playthrough import Playthrough
from bloc_game.lab.findings import Contrast, Forecast, Reckoning
from bloc_game.session.views import TableView

if TYPE_CHECKING:  # who shows estimates need not be able to make them
    from bloc_game.lab.playing import Lab

ROUNDS = 400, 1200, 2400  # games more in each round, for all options together
ROLLOUTS = 20, 100  # games for each thing that is weighed
LEAST = 20  # games for one option in a round


@dataclass(frozen=True)
class OutlookQuestion:
    """What comes of each of these options, as far as the seat can know."""

    seen: Observation
    options: tuple[Action, ...]

    def answers(self, lab: Lab) -> Iterator[Forecast]:
        """A forecast that rests on more and more games."""
        from bloc_game.lab.forecast import Forecasting

        growing = Forecasting(lab, self.seen, self.options)
        for games in ROUNDS:
            yield growing.play(max(games // len(self.options), LEAST))


@dataclass(frozen=True)
class ContrastQuestion:
    """What differs where a seat does the first of two things rather than the other."""

    seen: Observation
    options: tuple[Action, Action]

    def answers(self, lab: Lab) -> Iterator[Contrast]:
        """A contrast that rests on more and more games."""
        from bloc_game.lab.forecast import Forecasting

        growing = Forecasting(lab, self.seen, self.options)
        for games in ROUNDS:
            growing.play(games // 2)
            yield growing.contrasts()[0]


@dataclass(frozen=True)
class LuckQuestion:
    """What of a game that is over was luck to a seat, and what was skill."""

    played: Playthrough
    seat: str

    def answers(self, lab: Lab) -> Iterator[Reckoning]:
        """A reckoning that rests on more and more games."""
        from bloc_game.lab.skill import reckoned

        for games in ROLLOUTS:
            yield reckoned(lab, self.played, self.seat, games)


def titles(view: TableView) -> dict[Action, str]:
    """What can be done now, and what it is called."""
    found: dict[Action, str] = {}
    if view.offer is not None:
        found |= {one.action: one.title for one in view.offer.replies if one.is_open}
    elif view.decision is not None:
        found |= {one.action: one.title for one in view.decision.options if not one.barred}
    elif view.moves is not None:
        rows = (row for move in view.moves.moves for row in move.rows)
        found |= {row.action: row.title for row in rows if row.is_open}
        found[view.moves.hold] = view.moves.hold_title
    return found
