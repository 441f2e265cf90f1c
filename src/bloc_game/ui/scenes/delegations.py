"""The delegations side by side, where the map shows no land of those who play."""

from __future__ import annotations

from bloc_game.ui.scenes.governments import government_card, seated
from bloc_game.ui.scenes.play import Levels, Play
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card, Column, Grid
from bloc_game.ui.widgets.words import HEADING, Text, Widget

_LEAST = 226.0


def delegations(play: Play, draft: str | None, levels: Levels | None) -> Widget:
    """A card for each government, those who play before those who only speak and vote."""
    seats, actors = seated(play), play.session.scenario.actors
    others = (one for one in play.session.game.actors if one not in seats)
    known = (one for one in (*seats, *others) if actors[one].kind == "government")
    cards = tuple(
        Card(government_card(play, one, draft, levels).whole(), padding=SPACE.medium)
        for one in known
    )
    return Column(
        (
            Text(play.tr("Delegations"), HEADING),
            Grid(cards, _LEAST, SPACE.medium, SPACE.medium, even=True),
        )
    )
