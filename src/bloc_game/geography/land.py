"""Land and whose it is: the values of a map, without a screen. `reading` makes them from files.

A region is a piece of land that never has to be cut again in the years of its map; which government
it counts for can change with the date (`owner`), its shape cannot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bloc_game.geography.borders import Line
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import Plan, RegionId
from bloc_game.geography.projection import Point

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then its holes


@dataclass(frozen=True, slots=True)
class Change:
    """From this day on the region counts for that one."""

    on: date
    to: RegionId


@dataclass(frozen=True, slots=True)
class Capital:
    """A seat of government: its names by language, and its place in the plane."""

    names: Mapping[str, str]
    place: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One piece of the map."""

    id: RegionId
    layer: str  # backdrop, unit, zone, inset
    status: str
    names: Mapping[str, str]
    parent: RegionId | None
    changes: tuple[Change, ...]
    label: Point
    capital: Capital | None
    polygons: tuple[Polygon, ...]

    @property
    def rings(self) -> tuple[Ring, ...]:
        return tuple(ring for polygon in self.polygons for ring in polygon)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The whole map: land by id, the lines between it, and water to lay on top."""

    plan: Plan
    regions: Mapping[RegionId, Region]
    borders: tuple[Line, ...]
    zone_limits: tuple[Line, ...]
    inset_borders: tuple[Line, ...]
    lakes: tuple[Ring, ...]
    rivers: tuple[Ring, ...]
    inset_lakes: tuple[Ring, ...]

    def layer(self, *layers: str) -> tuple[Region, ...]:
        return tuple(region for region in self.regions.values() if region.layer in layers)


def holder(regions: Mapping[RegionId, Region], region: RegionId, on: date) -> RegionId:
    """What a region is immediately a part of on a day; itself, if it is a part of nothing else.

    Crimea is held by the Russian republic, which the map draws as the Union, and from the decree of
    19 February 1954 by the Ukrainian one.
    """
    piece = regions[region]
    since = [change.to for change in piece.changes if change.on <= on]
    above = since[-1] if since else piece.parent
    return region if above is None or above not in regions else above


def owner(regions: Mapping[RegionId, Region], region: RegionId, on: date) -> RegionId:
    """The government a region counts for on a day: its own, or the one it belongs to."""
    met = [region]
    while (above := holder(regions, met[-1], on)) not in met:
        met.append(above)
    return met[-1]


def looks(
    world: World, stands: Mapping[RegionId, Look], statuses: Mapping[str, Look], on: date
) -> dict[RegionId, Look]:
    """Every region's look on a day: what is known of it, else of its owner, else of its status.

    Land of a status that nothing is said of takes no part.
    """
    regions = world.regions

    def look(region: RegionId) -> Look:
        if region in stands:
            return stands[region]
        above = owner(regions, region, on)
        return stands.get(above, statuses.get(regions[above].status, Look.BACKDROP))

    return {region: look(region) for region in regions}


def joined(regions: Mapping[RegionId, Region], on: date) -> frozenset[tuple[RegionId, RegionId]]:
    """Which land has become part of which on a day, so that no line divides them any more."""
    return frozenset(
        (region.id, holder(regions, region.id, on))
        for region in regions.values()
        if any(change.on <= on and change.to != region.id for change in region.changes)
    )


def divided(world: World, on: date) -> frozenset[RegionId]:
    """The countries whose zones are still told apart on a day."""
    return frozenset(
        zone.parent
        for zone in world.layer("zone")
        if zone.parent is not None
        and zone.parent in world.regions
        and not any(change.on <= on for change in zone.changes)
    )
