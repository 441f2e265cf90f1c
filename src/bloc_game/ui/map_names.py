"""Which names the map would like to show, in which order, and in which words.

Governments of the story are named before other countries, the small ones first because the large
have room elsewhere; then the capitals that the story turns on, then what one sees only from near.
Names are placed on the whole map at one nearness, so that they stay put while one pans; a country
whose name has gone out of the window gets another on the land that is left in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bloc_game.geography.land import Region, World, owner
from bloc_game.geography.plan import Plan, RegionId, spoken
from bloc_game.geography.projection import Extent
from bloc_game.ui.layout import Box
from bloc_game.ui.map_ground import Ground
from bloc_game.ui.map_ink import ZONES_FROM
from bloc_game.ui.map_labels import Choices, Kind, Label, Wish, place
from bloc_game.ui.map_places import (
    Measure,
    Scale,
    Setting,
    Site,
    Spot,
    beside,
    centred,
    inset_name,
    of_country,
    over_window,
)
from bloc_game.ui.map_sheet import Sheet

DOT = 3.0  # half the room of a capital's dot, at scale 1
CITIES_FROM, PLACES_FROM, LARGE_FROM = 0.17, 0.27, 0.4  # pixels to a kilometre, at scale 1
TINY = 16.0  # pixels across, at scale 1: no name fits into so small a country

_TOO_SMALL = frozenset({"MICROSTATE", "BACKDROP"})


@dataclass(frozen=True, slots=True)
class Naming:
    """What the names of a map depend on besides its view."""

    language: str
    on: date
    acting: tuple[RegionId, ...] = ()  # the governments that must be found
    taken: tuple[Box, ...] = ()  # what is covered by something else
    divided: frozenset[RegionId] = frozenset()  # countries whose zones are told apart


class Gazetteer:
    """Names for one world at one scale of type; what it has placed it remembers."""

    def __init__(self, world: World, ground: Ground, measure: Measure, scale: float) -> None:
        self.world, self.ground, self.measure, self.scale = world, ground, measure, scale
        self.plan = world.plan
        self._placed: dict[object, tuple[Label, ...]] = {}
        self._worded: dict[tuple[RegionId, str], tuple[str, ...]] = {}
        self._sites = {
            region.id: _site(region)
            for region in world.layer("unit")
            if region.status not in _TOO_SMALL and region.id not in self.plan.no_name
        }

    def labels(self, sheet: Sheet, naming: Naming) -> tuple[Label, ...]:
        """Every name in a picture, clear of one another and of what is taken."""
        left, top = sheet.view.left, sheet.view.top
        k = sheet.view.pixels_per_km
        corner = round(left * k), round(-top * k)
        window = Box(*corner, sheet.width, sheet.height)
        taken = tuple(box.moved(*corner) for box in naming.taken)
        scale = Scale(k, self.measure, self.ground)
        if sheet.view.is_home:
            placed = self._on_plane(scale, naming, window, taken)
        else:
            whole = self._on_plane(scale, naming, _everywhere(scale, self.plan), ())
            seen = tuple(label for label in whole if _is_clear(label, window, taken))
            placed = (*seen, *self._for_the_rest(scale, naming, window, (taken, seen)))
        return tuple(label.moved(-corner[0], -corner[1]) for label in placed)

    def _on_plane(
        self, scale: Scale, naming: Naming, window: Box, taken: tuple[Box, ...]
    ) -> tuple[Label, ...]:
        places = tuple(self._places(self._nearness(scale), naming))
        ids = tuple(region.id for region in places)
        key = (scale.pixels_per_km, naming.language, naming.acting, ids, window, taken)
        if key not in self._placed:
            dots = tuple(self._dot(self.world.regions[id], scale) for id in self.plan.capitals)
            wishes = self._wishes(scale, naming, places)
            self._placed[key] = place(wishes, window, (*taken, *dots), 2 * self.scale)
        return self._placed[key]

    def _wishes(self, scale: Scale, naming: Naming, places: Sequence[Region]) -> Iterator[Wish]:
        near = self._nearness(scale)
        acting = set(naming.acting)
        sites = sorted(
            self._sites.values(),
            key=lambda one: (one.id not in acting, one.extent.width * one.extent.height, one.id),
        )
        for site in sites:
            setting = self._setting(site.id, naming.language, near)
            yield Wish((site.id, False), Choices(of_country(site, setting, scale)))
        yield from (self._city(id, scale, naming.language) for id in self.plan.capitals)
        yield from (self._territory(region, scale, naming.language) for region in places)
        unlettered = self.plan.no_capital.union(self.plan.capitals)
        if near >= CITIES_FROM:
            for site in reversed(sites):
                has_one = self.world.regions[site.id].capital is not None
                if has_one and site.id not in unlettered:
                    yield self._city(site.id, scale, naming.language)

    def _for_the_rest(
        self,
        scale: Scale,
        naming: Naming,
        window: Box,
        held: tuple[tuple[Box, ...], tuple[Label, ...]],
    ) -> tuple[Label, ...]:
        """Names for countries whose land is in the window and whose name is not."""
        taken, seen = held
        named = {label.id for label in seen if label.kind not in (Kind.CITY, Kind.PLACE)}
        rooms = [box for label in seen for box in label.boxes]
        rooms += [
            self._dot(self.world.regions[label.id], scale)
            for label in seen
            if label.kind is Kind.CITY
        ]
        near = self._nearness(scale)
        wishes = (
            Wish(
                (site.id, False),
                over_window(site, self._setting(site.id, naming.language, near), scale, window),
            )
            for site in self._sites.values()
            if site.id not in named
        )
        return place(wishes, window, (*taken, *rooms), 2 * self.scale)

    # --- single names -------------------------------------------------------------------------

    def _nearness(self, scale: Scale) -> float:
        """Pixels to a kilometre at scale 1, of a map as far across as that of Europe."""
        return scale.pixels_per_km / self.scale * self.plan.span

    def _setting(self, id: RegionId, language: str, near: float) -> Setting:
        words = self._words(id, language)
        if id in self.plan.wide:
            return Setting(words[:1], (Kind.REALM, Kind.COUNTRY))
        if near >= LARGE_FROM:
            return Setting(words, (Kind.REALM, Kind.COUNTRY, Kind.SMALL))
        return Setting(words, (Kind.COUNTRY, Kind.SMALL), TINY * self.scale)

    def _words(self, id: RegionId, language: str) -> tuple[str, ...]:
        if (id, language) not in self._worded:
            self._worded[id, language] = words_for(self.world.regions[id], self.plan, language)
        return self._worded[id, language]

    def _dot(self, region: Region, scale: Scale) -> Box:
        assert region.capital is not None, f"{region.id} has no capital to mark"
        x, y = scale.pixels(region.capital.place)
        half = DOT * self.scale
        return Box(x - half, y - half, 2 * half, 2 * half)

    def _city(self, id: RegionId, scale: Scale, language: str) -> Wish:
        region = self.world.regions[id]
        dot = self._dot(region, scale)
        reach = dot.w / 2 + 2.5 * self.scale
        spot = Spot(id, dot.centre, reach, reach * 0.6)
        name = region.capital.names if region.capital else {}
        places = beside(spot, name.get(language, name.get("en", "")), Kind.CITY, scale)
        return Wish((id, True), places, dot)

    def _territory(self, region: Region, scale: Scale, language: str) -> Wish:
        """A territory's name: on it if it is large enough, else beside it."""
        known = self.plan.territories.get(region.id)
        name = spoken(known.names, language) if known else _zone_name(region, language)
        extent = _site(region).extent
        x, y = scale.pixels(((extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2))
        half = scale.pixels_per_km / 2
        across, down = extent.width * half, extent.height * half
        spot = Spot(region.id, (x, y), across + 3 * self.scale, down + 2 * self.scale)
        width = scale.measure(name, Kind.PLACE)[0]
        if width < extent.width * scale.pixels_per_km * 1.1:
            on_it = Spot(region.id, scale.pixels(region.label), 0, 0)
            return Wish((region.id, False), centred(on_it, name, Kind.PLACE, scale))
        return Wish((region.id, False), beside(spot, name, Kind.PLACE, scale))

    def _places(self, near: float, naming: Naming) -> Iterator[Region]:
        """The territories that are told apart on a day, seen from so near."""
        regions = self.world.regions
        if near >= PLACES_FROM:
            for id in self.plan.territories:
                if regions[id].parent is not None or owner(regions, id, naming.on) == id:
                    yield regions[id]
        if near >= ZONES_FROM:
            for zone in self.world.layer("zone"):
                if zone.parent in naming.divided and zone.id not in self.plan.no_name:
                    yield zone


def inset_labels(world: World, sheet: Sheet, language: str, measure: Measure) -> tuple[Label, ...]:
    """The names in the inset, in its own pixels."""
    found: list[Label] = []
    for region in world.layer("inset"):
        spot = sheet.view.to_pixels(region.label)
        words = words_for(region, world.plan, language)
        label = inset_name(region.id, words, spot, sheet.width, measure)
        if not any(box.touches(one.box) for box in label.boxes for one in found):
            found.append(label)
    return tuple(found)


def words_for(region: Region, plan: Plan, language: str) -> tuple[str, ...]:
    """The full name in capitals, then shorter ones.

    What stands in brackets only explains and is left out.
    """
    plain = re.sub(r" \(.*", "", spoken(region.names, language))
    brief = plan.short.get(region.id)
    words = (plan.broken.get(plain, plain), spoken(brief, language) if brief else None)
    return tuple(word.upper() for word in words if word)


def _zone_name(region: Region, language: str) -> str:
    """ "Austria: Soviet zone" is the Soviet zone, on the map of Austria."""
    name = spoken(region.names, language).partition(": ")[2]
    return name[:1].upper() + name[1:]


def _site(region: Region) -> Site:
    """The country's largest piece of land: its name stands there, not between its islands."""
    ring = max((polygon[0] for polygon in region.polygons), key=lambda one: _room(_around(one)))
    return Site(region.id, _around(ring), region.label)


def _around(ring: Sequence[tuple[float, float]]) -> Extent:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _room(extent: Extent) -> float:
    return extent.width * extent.height


def _everywhere(scale: Scale, plan: Plan) -> Box:
    left, top = scale.pixels((plan.shown.left, plan.shown.top))
    right, bottom = scale.pixels((plan.shown.right, plan.shown.bottom))
    return Box(left, top, right - left, bottom - top).inset(-400, -200)


def _is_clear(label: Label, window: Box, taken: Sequence[Box]) -> bool:
    return all(
        window.contains(box) and not any(box.touches(one) for one in taken) for box in label.boxes
    )
