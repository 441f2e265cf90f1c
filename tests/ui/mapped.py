"""The map of the title page, and what the flagship says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from bloc_game.geography.land import Region, looks
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import Plan, RegionId
from bloc_game.geography.projection import Point
from bloc_game.geography.sides import sides_of, statuses
from bloc_game.ui.map_picture import cover
from bloc_game.ui.scenes.governments import map_day
from bloc_game.ui.scenes.map_shots import MapDay
from bloc_game.ui.scenes.play import Play
from tests.ui.walking import flagship


def plan() -> Plan:
    """How Europe is laid out."""
    return cover().world.plan


def today(play: Play) -> MapDay:
    """What the map says in a game that has one."""
    day = map_day(play)
    assert day is not None
    return day


def europe(on: date, known: Mapping[RegionId, Look] | None = None) -> dict[RegionId, Look]:
    """Every region's look, by the flagship's sides and what else is known."""
    return looks(cover().world, known or {}, statuses(sides_of(flagship())), on)


def holds(region: Region, point: Point) -> bool:
    """Whether a point of the plane lies on a region."""
    return sum(crosses(ring, point) for ring in region.rings) % 2 == 1


def crosses(ring: Sequence[Point], point: Point) -> int:
    x, y = point
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
