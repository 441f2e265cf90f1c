"""Pictures of the map for the table, taken when first needed and kept while they may be again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

import pygame

from bloc_game.geography.land import owner
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import View
from bloc_game.ui import map_ink
from bloc_game.ui.layout import Box
from bloc_game.ui.map_names import Naming
from bloc_game.ui.map_picture import MapPicture, lands
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import Scheme

T = TypeVar("T")

_KEPT = 5  # pictures: a window that is being resized passes through many
_SHOTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDay:
    """What a map says: every region's look and what it stands for, and who can be chosen on it."""

    folder: Path
    sides: tuple[tuple[RegionId, Look], ...]
    called: tuple[tuple[Look, str], ...]
    on: date
    language: str
    governments: tuple[RegionId, ...]
    divided: frozenset[RegionId] = frozenset()  # countries whose zones are told apart


class Shot:
    """The map at rest: one view on one day."""

    def __init__(self, picture: MapPicture, day: MapDay, taken: tuple[Box, ...]) -> None:
        self.picture, self.day = picture, day
        sides = dict(day.sides)
        naming = Naming(day.language, day.on, day.governments, taken, day.divided)
        self.labels = picture.labels(naming)
        self.land = picture.draw(sides, naming)
        self.names = picture.names(naming)
        self.inset = picture.inset(sides, naming)
        seen = {*picture.sheet.reach, *(one.id for one in picture.world.layer("inset"))}
        self.shown = {region: side for region, side in sides.items() if region in seen}

    @property
    def home(self) -> View:
        """The view of all there is in a picture of this size."""
        return home_view(self.picture.world.plan, *self.picture.sheet.size)

    def fits(self, size: tuple[int, int]) -> bool:
        return self.picture.sheet.size == size

    def is_like(self, other: Shot) -> bool:
        """Whether another shows the same piece of the map in the same ink."""
        one, two = self.picture, other.picture
        return (
            one.sheet.view == two.sheet.view
            and one.scheme is two.scheme
            and (self.day.language == other.day.language and self.fits(two.sheet.size))
        )

    def whole(self, region: RegionId) -> frozenset[RegionId]:
        """All that counts for a government on the day."""
        regions = self.picture.world.regions
        owned = {one for one in regions if owner(regions, one, self.day.on) == region}
        return frozenset({region, *owned})

    def is_on_mainland(self, region: RegionId) -> bool:
        return self.picture.world.regions[region].layer != "inset"

    def blended(self, before: Shot, part: float) -> pygame.Surface:
        """The land on its way from how it was: both pictures, one shining through the other."""
        mixed = self.land.copy()
        old = before.land
        old.set_alpha(round(255 * (1 - part)))
        mixed.blit(old, (0, 0))
        old.set_alpha(None)
        return mixed

    def seen_from(self, view: View) -> pygame.Surface:
        """The picture as another view would show it, stretched, with its names in their size."""
        sheet = self.picture.sheet
        width, height = sheet.size
        growth = view.pixels_per_km / sheet.view.pixels_per_km
        left, top = sheet.view.to_pixels((view.left, view.top))
        wanted = pygame.Rect(round(left), round(top), round(width / growth), round(height / growth))
        surface = pygame.Surface(sheet.size)
        surface.fill(self.picture.scheme.sea)
        part = wanted.clip(self.land.get_rect())
        if part.w and part.h:
            at = round((part.x - wanted.x) * growth), round((part.y - wanted.y) * growth)
            if abs(growth - 1) < 1e-6:
                surface.blit(self.land, at, part)
            else:
                scaled = round(part.w * growth), round(part.h * growth)
                piece = self.land.subsurface(part)
                surface.blit(pygame.transform.smoothscale(piece, scaled), at)
        self._names_on(surface, view)
        return surface

    def _names_on(self, surface: pygame.Surface, view: View) -> None:
        for label in self.labels:
            box = label.box
            x, y = view.to_pixels(self.picture.sheet.view.to_plane(box.centre))
            at = pygame.Rect(round(box.x), round(box.y), round(box.w) + 1, round(box.h) + 1)
            spot = round(x - box.w / 2), round(y - box.h / 2)
            surface.blit(self.names, spot, at.inflate(2, 2))


class Shots:
    """Pictures that have been taken, the last few."""

    def __init__(self) -> None:
        self._pictures: Memo = Memo(_KEPT)
        self._shots: Memo = Memo(_SHOTS)

    def take(
        self,
        frame: Frame,
        size: tuple[int, int],
        view: View,
        day: MapDay,
        taken: tuple[Box, ...],
    ) -> Shot:
        """The map of a day from a view, in the ink of a frame."""
        scheme, scale = frame.scheme, frame.fonts.scale
        key = day.folder, size, scheme.name, scale, view

        def picture() -> MapPicture:
            return MapPicture(lands(day.folder), size, scheme, scale, view)

        def shot() -> Shot:
            return Shot(self._pictures.keep(key, picture), day, taken)

        return self._shots.keep((key, day, taken), shot)


class Memo:
    """The last few things that were made, by what they were made for."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: dict[Hashable, object] = {}

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a key stands for, made if it has not been lately."""
        if key not in self._kept:
            made = make()
            while len(self._kept) >= self.most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = made
        return cast(T, self._kept[key])


@cache
def swatch(side: Look, size: tuple[float, float], scheme: Scheme, scale: float) -> pygame.Surface:
    """One side's look; the same surface each time, so that it is not painted again."""
    pixels = round(size[0] * scale), round(size[1] * scale)
    return map_ink.swatch(side, pixels, scale, scheme)
