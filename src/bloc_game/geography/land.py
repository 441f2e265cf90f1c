"""A map, read and projected, without a screen.

A region is a piece of land that never has to be cut again in the game's years; which government it
counts for can change with the date (`owner`), its shape cannot.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict

from bloc_game.geography.borders import Line, borders
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import Plan, RegionId, load_plan
from bloc_game.geography.projection import Plane, Point

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then its holes
Coordinates = Sequence[Sequence[float]]


class UnreadableMap(Exception):
    """A map is missing or damaged; `reason` is what the machine said of it."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"the map in {folder} cannot be read ({reason}). Install the game again, or take the "
            "folder 'maps' from a complete copy of its repository."
        )


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
    above = holder(regions, region, on)
    return region if above == region else owner(regions, above, on)


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
        if zone.parent is not None and not any(change.on <= on for change in zone.changes)
    )


def world_in(folder: Path | None) -> World | None:
    """The map in a folder; None where there is none that can be read, which `check` tells of."""
    try:
        return None if folder is None else load_world(folder)
    except UnreadableMap:
        return None


@cache
def load_world(folder: Path) -> World:
    """Read the map from its folder; `UnreadableMap` says in plain words what is wrong."""
    try:
        plan = load_plan(folder)
        land = _features(folder / "land.geojson")
        water = _features(folder / "water.geojson")
        return _world(plan, land, water)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise UnreadableMap(folder, str(error)) from error


class _Areas(TypedDict):
    type: Literal["MultiPolygon"]
    coordinates: list[list[Coordinates]]


class _Area(TypedDict):
    type: Literal["Polygon", "MultiLineString"]
    coordinates: list[Coordinates]


class _Course(TypedDict):
    type: Literal["LineString"]
    coordinates: Coordinates


class _Feature(TypedDict):
    properties: dict[str, object]
    geometry: _Areas | _Area | _Course


def _features(path: Path) -> list[_Feature]:
    features: list[_Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _world(plan: Plan, land: list[_Feature], water: list[_Feature]) -> World:
    plane, far = plan.plane, plan.inset.plane if plan.inset else plan.plane
    flat = [_region(feature) for feature in land]
    lines = {
        layers: borders({region.id: region.rings for region in flat if region.layer in layers})
        for layers in (("unit", "backdrop"), ("zone",), ("inset",))
    }
    return World(
        plan=plan,
        regions={
            region.id: _projected(region, far if region.layer == "inset" else plane)
            for region in flat
        },
        borders=_on_plane(lines["unit", "backdrop"], plane),
        zone_limits=tuple(
            line for line in _on_plane(lines["zone",], plane) if line.other is not None
        ),
        inset_borders=_on_plane(lines["inset",], far),
        lakes=_lines(water, "lake", plane),
        rivers=_lines(water, "river", plane),
        inset_lakes=_lines(water, "inset_lake", far),
    )


def _on_plane(lines: Sequence[Line], plane: Plane) -> tuple[Line, ...]:
    return tuple(
        replace(line, points=tuple(plane.project(*point) for point in line.points))
        for line in lines
    )


def _region(feature: _Feature) -> Region:
    """A region in longitude and latitude, where shared borders are the same to the last digit."""
    properties = feature["properties"]
    changes = properties.get("changes")
    return Region(
        id=str(properties["id"]),
        layer=str(properties["layer"]),
        status=str(properties["status"]),
        names=_names(properties, "name"),
        parent=str(properties["parent"]) if properties["parent"] else None,
        changes=tuple(
            Change(date.fromisoformat(change["date"]), change["to"])
            for change in (changes if isinstance(changes, list) else ())
        ),
        label=_place(properties, "label"),
        capital=(
            Capital(_names(properties, "capital"), _place(properties, "capital"))
            if properties.get("capital_en")
            else None
        ),
        polygons=tuple(
            tuple(tuple((float(x), float(y)) for x, y in ring) for ring in polygon)
            for polygon in _polygons(feature["geometry"])
        ),
    )


def _projected(region: Region, plane: Plane) -> Region:
    capital = region.capital
    return replace(
        region,
        label=plane.project(*region.label),
        capital=capital and replace(capital, place=plane.project(*capital.place)),
        polygons=tuple(
            tuple(_ring(ring, plane) for ring in polygon) for polygon in region.polygons
        ),
    )


def _names(properties: Mapping[str, object], stem: str) -> dict[str, str]:
    prefix = f"{stem}_"
    return {
        key.removeprefix(prefix): value
        for key, value in properties.items()
        if key.startswith(prefix) and isinstance(value, str)
    }


def _place(properties: Mapping[str, object], stem: str) -> Point:
    x, y = properties[f"{stem}_lon"], properties[f"{stem}_lat"]
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        raise ValueError(f"{properties['id']} has no {stem}_lon and {stem}_lat")
    return float(x), float(y)


def _polygons(geometry: _Areas | _Area | _Course) -> list[list[Coordinates]]:
    """A shape as a list of lists of lines, whatever it calls itself."""
    if geometry["type"] == "MultiPolygon":
        return geometry["coordinates"]
    if geometry["type"] == "LineString":
        return [[geometry["coordinates"]]]
    return [geometry["coordinates"]]


def _lines(features: list[_Feature], kind: str, plane: Plane) -> tuple[Ring, ...]:
    """The outlines of lakes, or the courses of rivers."""
    return tuple(
        _ring(line, plane)
        for feature in features
        if feature["properties"]["kind"] == kind
        for part in _polygons(feature["geometry"])
        for line in part
    )


def _ring(points: Coordinates, plane: Plane) -> Ring:
    return tuple(plane.project(point[0], point[1]) for point in points)
