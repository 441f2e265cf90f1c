"""The map in words: each side of it, and who stands there."""

from __future__ import annotations

from bloc_game.geography.reading import world_in
from bloc_game.geography.sides import day, side_names, sides, standings
from bloc_game.scenario.maps import map_of
from bloc_game.session.views_moment import Moment
from bloc_game.session.views_seen import Seen

Standings = tuple[tuple[str, tuple[str, ...]], ...]


def standings_of(moment: Moment, seen: Seen) -> Standings:
    """Each side of the map on the day, and what stands there; nothing where there is no map."""
    scenario, on = moment.voice.scenario, day(moment.turn.date)
    land = world_in(map_of(scenario))
    if land is None:
        return ()
    shown = sides(scenario, seen.observation.public, land, on)
    return standings(moment.names, shown, land, on)


def side_of(moment: Moment, seen: Seen, actor: str) -> str:
    """What the side of a government is called; nothing where the map has no land of it."""
    scenario, on = moment.voice.scenario, day(moment.turn.date)
    land = world_in(map_of(scenario))
    if land is None or actor not in land.regions:
        return ""
    shown = sides(scenario, seen.observation.public, land, on)
    return side_names(moment.names)[shown[actor]]
