"""The map as a picture: painted once for what it has to say, kept, and asked what lies where."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import TypeVar, cast

import pygame

from bloc_game.resources import assets_dir
from bloc_game.ui import map_ink
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import (
    Alignment,
    RegionId,
    World,
    alignments,
    holder,
    load_world,
    owner,
)
from bloc_game.ui.map_ground import Ground
from bloc_game.ui.map_ink import Colouring, Numbered
from bloc_game.ui.map_labels import Kind, Label
from bloc_game.ui.map_lettering import Letters
from bloc_game.ui.map_names import Gazetteer, Naming, inset_labels
from bloc_game.ui.map_sheet import Atlas, Sheet, home_view, inset_box, lay_out, lay_out_inset
from bloc_game.ui.projection import Point, View
from bloc_game.ui.svg import Paint
from bloc_game.ui.tokens import Scheme
from bloc_game.ui.vector import rasterise

T = TypeVar("T")
Overlay = tuple[pygame.Surface, tuple[int, int]]

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
def lands() -> Lands:
    """The map that comes with the game, read once, and what all pictures of it share."""
    return Lands(load_world(assets_dir() / "map"))


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
        self.sheet = lay_out(lands.atlas, size, scale, view or home_view(*size))
        self.inset_box = inset_box(size[1], scale)
        self._letters = Letters(Fonts(scale), scheme)
        self._gazetteer = lands.gazetteer(self._letters, scale)
        self._kept: dict[Hashable, object] = {}

    # --- pictures -----------------------------------------------------------------------------

    def draw(self, known: Mapping[RegionId, Alignment], naming: Naming) -> pygame.Surface:
        """The map on a day, all but the inset and the names, for which the hatching makes room.

        `known` says which side a government stands on; what belongs to it follows.
        """
        said = colouring(self.world, known, naming.on)
        key = ("map", tuple(said.sides.items()), tuple(said.holders.items()), naming)
        return self._keep(key, lambda: self._drawn(said, self.labels(naming)))

    def inset(self, known: Mapping[RegionId, Alignment], naming: Naming) -> pygame.Surface:
        """North America, to be laid on the map at `inset_box`."""
        said = colouring(self.world, known, naming.on)
        sides = tuple(said.sides[region.id] for region in self.world.layer("inset"))
        return self._keep(("inset", sides, naming.language), lambda: self._inset(said, naming))

    def names(self, naming: Naming) -> pygame.Surface:
        """The names, to be laid over the map and over any outline on it."""
        return self._keep(("names", naming), lambda: self._written(self.labels(naming)))

    def labels(self, naming: Naming) -> tuple[Label, ...]:
        """The names on the map and where they stand; tests and pointers read them."""
        room = self.inset_box.inset(-3 * self.sheet.scale)
        clear = Naming(naming.language, naming.on, naming.acting, (room, *naming.taken))
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

    def swatch(self, side: Alignment, width: float, height: float) -> pygame.Surface:
        """One side's look as a little box, for the key of the map."""
        scale = self.sheet.scale
        size = round(width * scale), round(height * scale)
        return map_ink.swatch(side, size, scale, self.scheme)

    # --- what lies where ----------------------------------------------------------------------

    def region_at(self, x: float, y: float) -> RegionId | None:
        """The region under a point of the picture; None on water.

        A capital is its own government's, however small the land around it.
        """
        if self.inset_box.holds(x, y):
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
        if piece.layer == "inset":
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
        inset = any(self.world.regions[region].layer == "inset" for region in regions)
        sheet = self._inset_sheet if inset else self.sheet
        corner = (self.inset_box.x, self.inset_box.y) if inset else (0.0, 0.0)
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


def colouring(world: World, known: Mapping[RegionId, Alignment], on: date) -> Colouring:
    """What the map says on a day, of every region."""
    regions = world.regions
    return Colouring(
        alignments(regions, known, on),
        {region: owner(regions, region, on) for region in regions},
        {region: holder(regions, region, on) for region in regions},
    )
