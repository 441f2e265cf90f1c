"""The map as a picture: drawn once for what it has to say, kept, and asked what lies where.

All drawing goes through one SVG text, whose reader in SDL gives smooth edges without a library.
Picking has a picture of its own, a flat number a region: never read the map that people see.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import pygame

from bloc_game.ui import map_ink
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Alignment, RegionId, World, alignments, owner
from bloc_game.ui.map_ink import Colouring
from bloc_game.ui.map_labels import Kind, Label, Land
from bloc_game.ui.map_lettering import Letters
from bloc_game.ui.map_names import Lettering, dot_box, labels
from bloc_game.ui.projection import Point
from bloc_game.ui.svg import Paint
from bloc_game.ui.tokens import Scheme
from bloc_game.ui.vector import rasterise

Overlay = tuple[pygame.Surface, tuple[int, int]]

_KEPT = 8  # pictures: the turns and languages somebody leafs through


class MapPicture:
    """The map in one size and one scheme; `draw` gives the picture of a day."""

    def __init__(
        self, world: World, size: tuple[int, int], scheme: Scheme, scale: float = 1.0
    ) -> None:
        self.world = world
        self.scheme = scheme
        self.sheet = map_ink.lay_out(world, *size, scale)
        self._letters = Letters(Fonts(scale), scheme)
        self._pictures: dict[object, pygame.Surface] = {}
        self._labels: dict[tuple[str, tuple[Box, ...]], tuple[Label, ...]] = {}
        self._names: dict[tuple[str, tuple[Box, ...]], pygame.Surface] = {}
        self._outlines: dict[tuple[frozenset[RegionId], bool], Overlay | None] = {}

    def draw(
        self,
        known: Mapping[RegionId, Alignment],
        on: date,
        language: str = "en",
        taken: tuple[Box, ...] = (),
    ) -> pygame.Surface:
        """The map on a day, all but its names: `known` says which side a government stands on.

        What belongs to a government follows it. Hatching makes room for the names of `language`
        and `taken`, so ask `names` with the same two.
        """
        regions = self.world.regions
        said = Colouring(
            alignments(regions, known, on),
            {region: owner(regions, region, on) for region in regions},
        )
        key = (tuple(said.sides.items()), tuple(said.owners.items()), language, taken)
        if key not in self._pictures:
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[key] = self._drawn(said, self.labels(language, taken))
        return self._pictures[key]

    def names(self, language: str = "en", taken: tuple[Box, ...] = ()) -> pygame.Surface:
        """The names, to be laid over the map and over any outline on it.

        `taken` boxes are covered by something else; no name is put there.
        """
        key = (language, taken)
        if key not in self._names:
            surface = pygame.Surface((self.sheet.width, self.sheet.height), pygame.SRCALPHA)
            for label in self.labels(language, taken):
                self._letters.write(surface, label)
            self._names[key] = surface
        return self._names[key]

    def labels(self, language: str, taken: tuple[Box, ...] = ()) -> tuple[Label, ...]:
        """The names on the map and where they stand; tests and pointers read them."""
        key = (language, taken)
        if key not in self._labels:
            lettering = self.lettering(language)
            self._labels[key] = labels(self.world, self.sheet, lettering, taken)
        return self._labels[key]

    def lettering(self, language: str) -> Lettering:
        """How wide names are in this picture, and what lies under them."""
        return Lettering(language, self._letters.measure, self._land)

    def region_at(self, x: float, y: float) -> RegionId | None:
        """The region under a point of the picture; None on water."""
        return self._land(x, y)

    def place_of(self, region: RegionId) -> Point:
        """The pixel of a region's capital, or of its middle where it has none: arcs start there."""
        piece = self.world.regions[region]
        place = piece.capital.place if piece.capital else piece.label
        return self.sheet.view_of(piece).to_pixels(place)

    def outline(self, regions: frozenset[RegionId], *, chosen: bool) -> Overlay | None:
        """A line round regions that are chosen, or only pointed at, with the corner to put it."""
        key = (regions, chosen)
        if key not in self._outlines:
            colour = self.scheme.focus if chosen else self.scheme.ink
            width = (2.4 if chosen else 1.3) * self.sheet.scale
            drawn = map_ink.outline(self.sheet, regions, Paint(stroke=colour, width=width))
            self._outlines[key] = drawn and (
                rasterise(drawn[0]),
                (round(drawn[1].x), round(drawn[1].y)),
            )
        return self._outlines[key]

    def swatch(self, side: Alignment, width: float, height: float) -> pygame.Surface:
        """One side's look as a little box, for the key of the map."""
        return rasterise(map_ink.swatch(side, width, height, self.sheet.scale, self.scheme))

    def _drawn(self, said: Colouring, names: Sequence[Label]) -> pygame.Surface:
        clear = [box.inset(-2 * self.sheet.scale) for label in names for box in label.boxes]
        capitals = [
            dot_box(self.world.regions[label.id], self.sheet)
            for label in names
            if label.kind is Kind.CITY
        ]
        svg = map_ink.draw(self.sheet, self.world, said, self.scheme, clear, capitals)
        return rasterise(svg)

    @cached_property
    def _land(self) -> Land:
        """Answers which region lies on a pixel; asked half a million times to place the names."""
        numbers, pitch, order = self._picking()
        width, height = self.sheet.width, self.sheet.height

        def land(x: float, y: float) -> RegionId | None:
            if not (0 <= x < width and 0 <= y < height):
                return None
            return order[numbers[int(y) * pitch + int(x)]]

        return land

    def _picking(self) -> tuple[bytes, int, tuple[RegionId | None, ...]]:
        """The number of the region on each pixel, the length of a row, the region of a number."""
        sheet = self.sheet
        surface = pygame.Surface((sheet.width, sheet.height), depth=8)
        order = tuple(sorted(sheet.land, key=lambda region: -_spread(sheet.land[region])))
        inset = {region.id for region in self.world.layer("inset")}
        for number, region in enumerate(order, 1):
            if region not in inset:
                _flat(surface, number, sheet.land[region])
        box = sheet.inset_box
        surface.fill(0, pygame.Rect(round(box.x), round(box.y), round(box.w), round(box.h)))
        for number, region in enumerate(order, 1):
            if region in inset:
                _flat(surface, number, sheet.land[region])
            elif _spread(sheet.land[region]) < (9 * sheet.scale) ** 2:
                # a place too small to hit gets a disc that a pointer can find
                pygame.draw.circle(surface, number, self.place_of(region), 4 * sheet.scale)
        for number, region in enumerate(order, 1):
            if self.world.regions[region].capital:
                # West Berlin's disc must not swallow the other half's government
                pygame.draw.circle(surface, number, self.place_of(region), 2 * sheet.scale)
        return surface.get_buffer().raw, surface.get_pitch(), (None, *order)


def _flat(surface: pygame.Surface, number: int, rings: Sequence[Sequence[Point]]) -> None:
    for ring in rings:
        if len(ring) > 2:
            pygame.draw.polygon(surface, number, ring)


def _spread(rings: Sequence[Sequence[Point]]) -> float:
    """The room of a region's largest piece, by the box around it."""
    return max(
        (max(x for x, _ in ring) - min(x for x, _ in ring))
        * (max(y for _, y in ring) - min(y for _, y in ring))
        for ring in rings
    )
