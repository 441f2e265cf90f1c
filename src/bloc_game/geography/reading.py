"""A map's folder read and projected: GeoJSON in, a `World` out, or why there is none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Literal, TypedDict

from bloc_game.geography.borders import Line, borders
from bloc_game.geography.land import Capital, Change, Region, Ring, World
from bloc_game.geography.plan import Plan, load_plan
from bloc_game.geography.projection import Plane, Point
from bloc_game.scenario.maps import LAND, WATER

Coordinates = Sequence[Sequence[float]]
LEAST_RING = 4  # points of an outline, the first being the last


class UnreadableMap(Exception):
    """A map is missing or damaged; `reason` is what the machine said of it."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"the map in {folder} cannot be read ({reason}). Install the game again, or take the "
            "folder 'maps' from a complete copy of its repository."
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
        land = _features(folder / LAND)
        water = _features(folder / WATER)
        return _world(plan, land, water)
    except (OSError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
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
    flat = [_sound(_region(feature)) for feature in land]
    if not any(region.layer == "unit" for region in flat):
        raise ValueError("no feature is of the layer 'unit'")
    lines = {
        layers: borders({region.id: region.rings for region in flat if region.layer in layers})
        for layers in (("unit", "backdrop"), ("zone",), ("inset",))
    }
    return World(
        plan=plan.about({region.id for region in flat}, {one.id for one in flat if one.capital}),
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


def _sound(region: Region) -> Region:
    """The same, if it can be drawn and named."""
    if "en" not in region.names:
        raise ValueError(f"{region.id} has no name_en")
    if region.capital is not None and "en" not in region.capital.names:
        raise ValueError(f"{region.id} has a capital without an English name")
    hollow = not region.polygons or not all(region.polygons)
    if hollow or any(len(ring) < LEAST_RING for ring in region.rings):
        raise ValueError(f"{region.id} has no outline")
    places = [region.label, *([region.capital.place] if region.capital else [])]
    points = chain(places, *region.rings)
    if not all(isfinite(x) and isfinite(y) for x, y in points):
        raise ValueError(f"{region.id} has a point that is nowhere")
    return region


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
