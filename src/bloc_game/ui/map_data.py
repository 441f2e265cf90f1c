"""The map of 1953, read and projected, without a screen.

A region is a piece of land that never has to be cut again in the game's years; which government it
counts for can change with the date (`owner`), its shape cannot.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypedDict

from bloc_game.ui.map_borders import Line, borders
from bloc_game.ui.projection import EUROPE, NORTH_AMERICA, Extent, Plane, Point

RegionId = str
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then its holes
Coordinates = Sequence[Sequence[float]]

SHOWN = Extent(left=-2450, bottom=-1900, right=2250, top=1950)
"""What a picture of Europe must hold: Iceland to Moscow, Sicily to the North Cape."""

DATA = Extent(left=-3290, bottom=-2490, right=3290, top=2440)
"""Where the land of the file ends, in straight edges that nobody should see."""

AMERICA = Extent(left=-3560, bottom=-2920, right=3230, top=3550)


class Alignment(StrEnum):
    """Which side a region stands on, as the map shows it; `tokens.Scheme` has a look for each."""

    ATLANTIC = "atlantic"
    SOVIET = "soviet"
    WEST = "west"
    NEUTRAL = "neutral"
    OCCUPIED = "occupied"
    SPECIAL = "special"
    BACKDROP = "backdrop"


_AT_FIRST = {
    "NATO": Alignment.ATLANTIC,
    "EAST": Alignment.SOVIET,
    "WEST": Alignment.WEST,
    "OCCUPIED": Alignment.OCCUPIED,
    "SPECIAL": Alignment.SPECIAL,
    "BACKDROP": Alignment.BACKDROP,
}


class UnreadableMap(Exception):
    """The map that comes with the game is missing or damaged."""


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
    status_1953: str
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


def alignments(
    regions: Mapping[RegionId, Region], known: Mapping[RegionId, Alignment], on: date
) -> dict[RegionId, Alignment]:
    """Every region's side on a day: what is known of it, else of its owner, else as in 1953."""
    return {
        region: known[region] if region in known else _side(regions, region, known, on)
        for region in regions
    }


def load_world(folder: Path) -> World:
    """Read the map from its folder; `UnreadableMap` says in plain words what is wrong."""
    try:
        land = _features(folder / "europe_1953.geojson")
        water = _features(folder / "water.geojson")
        return _world(land, water)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise UnreadableMap(
            f"the map in {folder} cannot be read ({error}). Install the game again, or take the "
            "folder 'map' from a complete copy of its repository."
        ) from error


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


def _side(
    regions: Mapping[RegionId, Region],
    region: RegionId,
    known: Mapping[RegionId, Alignment],
    on: date,
) -> Alignment:
    holder = owner(regions, region, on)
    if holder in known:
        return known[holder]
    piece = regions[holder]
    freed = piece.status_1953 == "OCCUPIED" and any(change.on <= on for change in piece.changes)
    return Alignment.NEUTRAL if freed else _AT_FIRST.get(piece.status_1953, Alignment.NEUTRAL)


def _world(land: list[_Feature], water: list[_Feature]) -> World:
    flat = [_region(feature) for feature in land]
    lines = {
        layers: borders({region.id: region.rings for region in flat if region.layer in layers})
        for layers in (("unit", "backdrop"), ("zone",), ("inset",))
    }
    return World(
        regions={region.id: _projected(region) for region in flat},
        borders=_on_plane(lines["unit", "backdrop"], EUROPE),
        zone_limits=tuple(
            line for line in _on_plane(lines["zone",], EUROPE) if line.other is not None
        ),
        inset_borders=_on_plane(lines["inset",], NORTH_AMERICA),
        lakes=_lines(water, "lake", EUROPE),
        rivers=_lines(water, "river", EUROPE),
        inset_lakes=_lines(water, "inset_lake", NORTH_AMERICA),
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
        status_1953=str(properties["status_1953"]),
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


def _projected(region: Region) -> Region:
    plane = NORTH_AMERICA if region.layer == "inset" else EUROPE
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
