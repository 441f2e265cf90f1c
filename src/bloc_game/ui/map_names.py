"""Which names the map would like to show, in which order, and in which words.

Countries that can hold their name get it first, the small ones before the large, because the large
have room elsewhere; then countries whose name must run over an edge; then the capitals, those that
the story turns on before the others.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Region, RegionId, World
from bloc_game.ui.map_ink import Sheet
from bloc_game.ui.map_labels import (
    SOFT_HYPHEN,
    Dot,
    Ground,
    Kind,
    Label,
    Land,
    Measure,
    Wish,
    across,
    beside,
    inside,
    place,
)
from bloc_game.ui.projection import Point

MAIN_CAPITALS = (
    *("SUN", "GBR", "FRA", "BRD", "DDR", "AUT", "ITA", "POL", "CSK", "YUG", "UKR", "BLR"),
    *("HUN", "ROU", "BGR", "TUR", "NOR", "SWE"),
)
DOT = 3.0  # half the room of a capital's dot, at scale 1
REALMS = frozenset({"SUN"})
CITYLESS = frozenset({"SAA"})  # its land is smaller than its capital's name
KINDS = {True: (Kind.COUNTRY, Kind.SMALL), False: (Kind.SMALL,)}
UNNAMED = frozenset({"BKD", "DZA", "GRL", "WBR", "CRM"})

BROKEN = {
    name.replace(SOFT_HYPHEN, ""): name
    for name in (
        *("Czecho\u00adslovakia", "Ceko\u00adslowakia", "Yugo\u00adslavia", "Nether\u00adlands"),
        *("Switzer\u00adland", "Luxem\u00adbourg", "Luksem\u00adburg"),
    )
}
"""Long names, with the place where they may be broken."""

SHORT: Mapping[RegionId, Mapping[str, str]] = {
    "GBR": {"en": "Britain", "id": "Britania"},
    "SAA": {"en": "Saar", "id": "Saar"},
    "USA": {"en": "U.S.A.", "id": "A.S."},
    "FTT": {"en": "Trieste", "id": "Trieste"},
}
"""What a country is called where its full name has no room."""

_TOO_SMALL = frozenset({"MICROSTATE", "BACKDROP"})

Way = Callable[[Ground, Sequence[str], Sequence[Kind], Measure, Land], Iterator[Label]]


@dataclass(frozen=True, slots=True)
class Lettering:
    """What naming needs to know of the page: the language, how wide text is, what lies where."""

    language: str
    measure: Measure
    land: Land


def labels(
    world: World, sheet: Sheet, lettering: Lettering, taken: Sequence[Box] = ()
) -> tuple[Label, ...]:
    """Every name that has room on the map, in a language, clear of one another."""
    window = Box(0, 0, sheet.width, sheet.height)
    dots = [dot_box(world.regions[id], sheet) for id in MAIN_CAPITALS]
    frame = _frame(sheet.inset_box, 1 + sheet.scale)
    return place(_wishes(world, sheet, lettering), window, (*taken, *frame, *dots), 2 * sheet.scale)


def dot_box(region: Region, sheet: Sheet) -> Box:
    """The room that a capital's dot takes."""
    assert region.capital is not None, f"{region.id} has no capital to mark"
    x, y = sheet.view_of(region).to_pixels(region.capital.place)
    half = DOT * sheet.scale
    return Box(x - half, y - half, 2 * half, 2 * half)


def _wishes(world: World, sheet: Sheet, lettering: Lettering) -> Iterator[Wish]:
    named = [
        region for region in world.layer("unit", "inset") if region.status_1953 not in _TOO_SMALL
    ]
    grounds = [_ground(region, sheet) for region in named if region.id not in UNNAMED]
    grounds.sort(key=lambda ground: (ground.box.w * ground.box.h, ground.id))
    yield from (_country(inside, ground, world, lettering) for ground in grounds)
    yield from (_country(across, ground, world, lettering) for ground in grounds)
    yield from (_city(world.regions[id], sheet, lettering) for id in MAIN_CAPITALS)
    for ground in reversed(grounds):
        region = world.regions[ground.id]
        if region.capital and region.layer == "unit" and region.id not in CITYLESS:
            yield _city(region, sheet, lettering)


def _country(way: Way, ground: Ground, world: World, lettering: Lettering) -> Wish:
    region = world.regions[ground.id]
    kinds = (Kind.REALM,) if region.id in REALMS else KINDS[way is inside]
    words = _words(region, lettering.language)
    key = (region.id, False)
    return Wish(key, way(ground, words, kinds, lettering.measure, lettering.land))


def _city(region: Region, sheet: Sheet, lettering: Lettering) -> Wish:
    dot = dot_box(region, sheet)
    names = region.capital.names if region.capital else {}
    name = names.get(lettering.language, names.get("en", ""))
    reach = dot.w / 2 + 2.5 * sheet.scale
    places = beside(Dot(region.id, dot.centre, reach), name, lettering.measure, lettering.land)
    return Wish((region.id, True), places, dot)


def _words(region: Region, language: str) -> tuple[str, ...]:
    """The full name in capitals, then shorter ones.

    "West Germany (FRG)" gives both of its names; other brackets only explain and are left out.
    """
    name = region.names.get(language, region.names["en"])
    plain, _, bracket = name.partition(" (")
    initials = re.fullmatch(r"([A-Z]{2,4})\)", bracket)
    short = SHORT.get(region.id, {})
    return tuple(
        word.upper()
        for word in (
            BROKEN.get(plain, plain),
            *([".".join(initials[1]) + "."] if initials else []),
            *([short[language]] if language in short else []),
        )
    )


def _ground(region: Region, sheet: Sheet) -> Ground:
    """The country's largest piece of land: its name stands there, not between its islands."""
    ring = max(sheet.land[region.id], key=_room)
    spot = sheet.view_of(region).to_pixels(region.label)
    return Ground(region.id, _around(ring), spot)


def _room(ring: Sequence[Point]) -> float:
    box = _around(ring)
    return box.w * box.h


def _around(ring: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _frame(box: Box, width: float) -> tuple[Box, ...]:
    """The four sides of a box: names may stand inside it or outside, never across."""
    return (
        Box(box.x - width / 2, box.y, width, box.h),
        Box(box.right - width / 2, box.y, width, box.h),
        Box(box.x, box.y - width / 2, box.w, width),
        Box(box.x, box.bottom - width / 2, box.w, width),
    )
