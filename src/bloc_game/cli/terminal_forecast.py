"""The staff's estimate in the terminal: what is likely to come of each thing that can be done.

Loaded when it is first asked for, for the lab takes a moment to be made ready.
"""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.game import Game
from bloc_game.lab.forecast import Forecasting
from bloc_game.lab.playing import Lab
from bloc_game.report.estimates import titles
from bloc_game.report.outlook import forecast_view, in_lines
from bloc_game.session.views import TableView
from bloc_game.session.views_seen import Seen
from bloc_game.session.wording_names import Names

GAMES = 2400  # for all options together
LEAST, MOST = 100, 600  # for each


class Staff:
    """Estimates for one game; what it makes ready serves all of them."""

    def __init__(self, game: Game) -> None:
        self.lab = Lab(game)

    def lines(self, names: Names, seen: Seen, view: TableView) -> Iterator[tuple[str, int]]:
        """The estimate of everything that can be done now."""
        named = titles(view)
        if len(named) < 2:
            yield names.tr("There is nothing to weigh now."), 0
            return
        games = min(max(GAMES // len(named), LEAST), MOST)
        found = Forecasting(self.lab, seen.observation, tuple(named)).play(games)
        yield from in_lines(names, forecast_view(names, view.seat.id, found, named))
