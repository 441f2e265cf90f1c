"""Whatever is wrong with a map of an author's own, no player meets a crash."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from bloc_game.geography.land import looks, owner
from bloc_game.geography.reading import UnreadableMap, load_world
from bloc_game.resources import maps_dir
from bloc_game.ui.map_names import Naming
from bloc_game.ui.map_picture import MapPicture, lands
from bloc_game.ui.tokens import LIGHT


def scrap(tmp_path: Path, change: Callable[[dict[str, object]], None]) -> Path:
    """A map of three countries, one of them damaged."""
    folder = tmp_path / "maps" / "mine"
    shutil.copytree(maps_dir() / "europe_1953", folder)
    whole = json.loads((folder / "land.geojson").read_text(encoding="utf-8"))
    features = [one for one in whole["features"] if one["id"] in ("LUX", "BEL", "SAA")]
    change(features[0])
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / "land.geojson").write_text(text, encoding="utf-8")
    return folder


DAMAGE = [
    (key, value)
    for key in (
        *("id", "layer", "status", "parent", "name_en", "name_id", "label_lon", "label_lat"),
        *("capital_en", "capital_lon", "changes", "neighbours"),
    )
    for value in (None, "", 7, "LUX", [], [{"date": "1954-01-01", "to": "BEL"}], float("nan"))
]


@pytest.mark.parametrize(("key", "value"), DAMAGE, ids=str)
def test_whatever_is_wrong_with_a_map_it_is_drawn_or_refused(
    tmp_path: Path, key: str, value: object
) -> None:
    def changed(feature: dict[str, object]) -> None:
        properties = feature["properties"]
        assert isinstance(properties, dict)
        properties[key] = value

    drawn_or_refused(scrap(tmp_path, changed))


@pytest.mark.parametrize(
    "geometry",
    [
        *(None, {}, {"type": "Point", "coordinates": [6, 49]}),
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[6, 49], [7, 49]]]},
        {"type": "Polygon", "coordinates": [[[6, 49], [7, 49], [7, 50], [float("nan"), 49]]]},
        {"type": "Polygon", "coordinates": [[[6, 49], [-164, -54], [7, 50], [6, 49]]]},
        {"type": "Polygon", "coordinates": [[["a", 49], [7, 49], [7, 50], [6, 49]]]},
        {"type": "MultiPolygon", "coordinates": [[]]},
    ],
    ids=str,
)
def test_whatever_outline_a_country_has_it_is_drawn_or_refused(
    tmp_path: Path, geometry: object
) -> None:
    drawn_or_refused(scrap(tmp_path, lambda feature: feature.update(geometry=geometry)))


def test_parts_that_belong_to_one_another_in_a_ring_belong_to_somebody(tmp_path: Path) -> None:
    folder = scrap(tmp_path, lambda _: None)
    text = (folder / "land.geojson").read_text(encoding="utf-8")
    ring = text.replace('"parent": null', '"parent": "LUX"', 1)
    (folder / "land.geojson").write_text(ring.replace('"parent": null', '"parent": "BEL"'), "utf-8")
    regions = load_world(folder).regions
    assert {owner(regions, one, date(1954, 1, 1)) for one in regions} <= regions.keys()
    drawn_or_refused(folder)


def drawn_or_refused(folder: Path) -> None:
    with suppress(UnreadableMap):
        load_world(folder)
        drawn(folder)


def drawn(folder: Path) -> None:
    picture = MapPicture(lands(folder), (300, 200), LIGHT)
    world = picture.world
    shown = looks(world, {}, {}, date(1954, 6, 1))
    naming = Naming("en", date(1954, 6, 1), tuple(world.regions), divided=frozenset(world.regions))
    assert picture.draw(shown, naming).get_size() == (300, 200)
    assert picture.names(naming).get_size() == (300, 200)
