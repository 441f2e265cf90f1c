"""The map as a picture: painted once for what it has to say, kept, and asked what lies where."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar, cast

import pygame

from bloc_game.geography.land import World, joined, owner
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point, View
from bloc_game.geography.reading import load_world
from bloc_game.resources import maps_dir
from bloc_game.ui import map_ink
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.map_ground import Ground
from bloc_game.ui.map_ink import Colouring, Numbered
from bloc_game.ui.map_labels import Kind, Label
from bloc_game.ui.map_lettering import Letters
from bloc_game.ui.map_names import Gazetteer, Naming, inset_labels
from bloc_game.ui.map_sheet import Atlas, Sheet, home_view, inset_box, lay_out, lay_out_inset
from bloc_game.ui.svg import Paint
from bloc_game.ui.tokens import Scheme
from bloc_game.ui.vector import rasterise

T = TypeVar("T")
Overlay = tuple[pygame.Surface, tuple[int, int]]

COVER = "europe_1953"
_KEPT = 8  # pictures: the turns and languages somebody leafs through
_HIT = 4.0  # a place too small to hit has a disc that a pointer can find
_SMALL = 9.0


class Lands:
    """What every picture of the world shares: its outlines, and whose the ground is."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.atlas = Atlas(world)
        self.ground = Ground(world)
        self._gazetteers: dict[float, Gazetteer] = {}

    def gazetteer(self, letters: Letters, scale: float) -> Gazetteer:
        """Names for one scale of type, which all views at that scale share."""
        if scale not in self._gazetteers:
            self._gazetteers[scale] = Gazetteer(self.world, self.ground, letters.measure, scale)
        return self._gazetteers[scale]


@cache
def lands(folder: Path) -> Lands:
    """The map in a folder, read once, and what all pictures of it share."""
    return Lands(load_world(folder))


@cache
def cover() -> Lands:
    """The map of the title page."""
    return lands(maps_dir() / COVER)


class MapPicture:
    """The map in one size, scheme and view; `draw` gives the picture of a day."""

    def __init__(
        self,
        lands: Lands,
        size: tuple[int, int],
        scheme: Scheme,
        scale: float = 1.0,
        view: View | None = None,
    ) -> None:
        self.lands, self.world = lands, lands.world
        self.scheme = scheme
        self.sheet = lay_out(lands.atlas, size, scale, view or home_view(lands.world.plan, *size))
        has_inset = lands.world.plan.inset is not None
        self.inset_box = inset_box(size[1], scale) if has_inset else None
        self._letters = Letters(Fonts(scale), scheme)
        self._gazetteer = lands.gazetteer(self._letters, scale)
        self._kept: dict[Hashable, object] = {}

    # --- pictures -----------------------------------------------------------------------------

    def draw(self, sides: Mapping[RegionId, Look], naming: Naming) -> pygame.Surface:
        """The map on a day, all but the inset and the names, for which the hatching makes room."""
        said = colouring(self.world, sides, naming.on, has_zones=bool(naming.divided))
        key = ("map", tuple(sides.items()), naming)
        return self._keep(key, lambda: self._drawn(said, self.labels(naming)))

    def inset(self, sides: Mapping[RegionId, Look], naming: Naming) -> pygame.Surface | None:
        """What lies too far off, to be laid on the map at `inset_box`; None where nothing does."""
        if self.inset_box is None:
            return None
        said = colouring(self.world, sides, naming.on)
        looks = tuple(sides[region.id] for region in self.world.layer("inset"))
        return self._keep(("inset", looks, naming.language), lambda: self._inset(said, naming))

    def names(self, naming: Naming) -> pygame.Surface:
        """The names, to be laid over the map and over any outline on it."""
        return self._keep(("names", naming), lambda: self._written(self.labels(naming)))

    def labels(self, naming: Naming) -> tuple[Label, ...]:
        """The names on the map and where they stand; tests and pointers read them."""
        taken = naming.taken
        if self.inset_box is not None:
            taken = (self.inset_box.inset(-3 * self.sheet.scale), *taken)
        clear = replace(naming, taken=taken)
        return self._keep(("labels", naming), lambda: self._gazetteer.labels(self.sheet, clear))

    def inset_labels(self, language: str) -> tuple[Label, ...]:
        """The names in the inset, in its own pixels."""
        measure = self._letters.measure
        return self._keep(
            ("inset labels", language),
            lambda: inset_labels(self.world, self._inset_sheet, language, measure),
        )

    def outline(self, regions: frozenset[RegionId], *, chosen: bool) -> Overlay | None:
        """A line round regions that are chosen, or only pointed at, with the corner to put it."""
        return self._keep(("outline", regions, chosen), lambda: self._outlined(regions, chosen))

    def swatch(self, side: Look, width: float, height: float) -> pygame.Surface:
        """One side's look as a little box, for the key of the map."""
        scale = self.sheet.scale
        size = round(width * scale), round(height * scale)
        return map_ink.swatch(side, size, scale, self.scheme)

    # --- what lies where ----------------------------------------------------------------------

    def region_at(self, x: float, y: float) -> RegionId | None:
        """The region under a point of the picture; None on water.

        A capital is its own government's, however small the land around it.
        """
        if self.inset_box is not None and self.inset_box.holds(x, y):
            over = self._inset_sheet.over
            box = self.inset_box
            return self._inset_numbers.at((x - box.x) * over, (y - box.y) * over)
        scale = self.sheet.scale
        for places, reach in ((self._capitals, 2 * scale), (self._small, _HIT * scale)):
            for region, (px, py) in places.items():
                if (px - x) ** 2 + (py - y) ** 2 <= reach**2:
                    return region
        return self._numbers.at(x * self.sheet.over, y * self.sheet.over)

    def place_of(self, region: RegionId) -> Point:
        """The pixel of a region's capital, or of its middle where it has none: arcs start there."""
        piece = self.world.regions[region]
        place = piece.capital.place if piece.capital else piece.label
        if piece.layer == "inset" and self.inset_box is not None:
            x, y = self._inset_sheet.view.to_pixels(place)
            return self.inset_box.x + x, self.inset_box.y + y
        return self.sheet.view.to_pixels(place)

    def reach_of(self, region: RegionId) -> Box | None:
        """The box around what is seen of a region; None if nothing is."""
        if self.world.regions[region].layer == "inset":
            return self.inset_box
        seen = self.sheet.reach.get(region)
        if seen is None:
            return None
        over = self.sheet.over
        box = Box(seen.x / over, seen.y / over, seen.w / over, seen.h / over)
        found = box.meet(Box(0, 0, *self.sheet.size))
        return None if found.is_empty else found

    # --- making it ----------------------------------------------------------------------------

    @cached_property
    def _numbers(self) -> Numbered:
        return map_ink.number(self.sheet)

    @cached_property
    def _inset_sheet(self) -> Sheet:
        assert self.inset_box is not None, "a map without an inset was asked for it"
        return lay_out_inset(self.lands.atlas, self.inset_box, self.sheet.scale)

    @cached_property
    def _inset_numbers(self) -> Numbered:
        return map_ink.number(self._inset_sheet)

    @cached_property
    def _capitals(self) -> dict[RegionId, Point]:
        with_one = (one for one in self.world.layer("unit") if one.capital)
        return {region.id: self.place_of(region.id) for region in with_one}

    @cached_property
    def _small(self) -> dict[RegionId, Point]:
        limit = (_SMALL * self.sheet.scale * self.sheet.over) ** 2
        small = (one for one, box in self.sheet.reach.items() if box.w * box.h < limit)
        return {region: self.place_of(region) for region in small}

    def _drawn(self, said: Colouring, labels: tuple[Label, ...]) -> pygame.Surface:
        clear = [box.inset(-2 * self.sheet.scale) for label in labels for box in label.boxes]
        dots = [self.place_of(label.id) for label in labels if label.kind is Kind.CITY]
        return map_ink.draw(self.sheet, self._numbers, said, self.scheme, clear, dots)

    def _inset(self, said: Colouring, naming: Naming) -> pygame.Surface:
        labels = self.inset_labels(naming.language)
        clear = [box.inset(-2 * self.sheet.scale) for label in labels for box in label.boxes]
        sheet = self._inset_sheet
        surface = map_ink.draw(sheet, self._inset_numbers, said, self.scheme, clear)
        line = max(round(self.sheet.scale), 1)
        pygame.draw.rect(surface, self.scheme.rule, surface.get_rect(), line)
        for label in labels:
            self._letters.write(surface, label)
        return surface

    def _written(self, labels: tuple[Label, ...]) -> pygame.Surface:
        surface = pygame.Surface(self.sheet.size, pygame.SRCALPHA)
        for label in labels:
            self._letters.write(surface, label)
        return surface

    def _outlined(self, regions: frozenset[RegionId], chosen: bool) -> Overlay | None:
        far = any(self.world.regions[region].layer == "inset" for region in regions)
        inset = self.inset_box if far else None
        sheet = self.sheet if inset is None else self._inset_sheet
        corner = (0.0, 0.0) if inset is None else (inset.x, inset.y)
        colour = self.scheme.focus if chosen else self.scheme.ink
        width = (2.4 if chosen else 1.3) * self.sheet.scale
        drawn = map_ink.outline(sheet, regions, Paint(stroke=colour, width=width))
        return drawn and (
            rasterise(drawn[0]),
            (round(corner[0] + drawn[1].x), round(corner[1] + drawn[1].y)),
        )

    def _keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a key stands for, made once; of pictures only the last few."""
        if key not in self._kept:
            kind = key[0] if isinstance(key, tuple) else key
            alike = [one for one in self._kept if isinstance(one, tuple) and one[0] == kind]
            if kind in ("map", "names") and len(alike) >= _KEPT:
                del self._kept[alike[0]]
            self._kept[key] = make()
        return cast(T, self._kept[key])


def colouring(
    world: World, sides: Mapping[RegionId, Look], on: date, *, has_zones: bool = False
) -> Colouring:
    """What the map says on a day, of every region."""
    owners = {region: owner(world.regions, region, on) for region in world.regions}
    return Colouring(sides, owners, joined(world.regions, on), has_zones)
