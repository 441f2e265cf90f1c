"""The map on the table: coloured by memberships, with a card for the government looked at.

Pictures are made once for a size, a scheme and a day, and kept. The panel remembers where it was
drawn last, because a pointer says only where on the window it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import pygame

from bloc_game.resources import assets_dir
from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Intent, Pointer, Touch
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Alignment, RegionId, World, alignments, load_world, owner
from bloc_game.ui.map_picture import MapPicture
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_sides import legend
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card, Flow
from bloc_game.ui.widgets.controls import Control, Kind
from bloc_game.ui.widgets.words import LABEL, Widget

CARD_WIDTH = 244.0
_SWATCH = (20.0, 9.0)
_STRIP = 30.0
_KEPT = 4  # pictures: a window that is being resized passes through many


@cache
def world() -> World:
    """The map, read once."""
    return load_world(assets_dir() / "map")


@dataclass(frozen=True, slots=True)
class MapDay:
    """What a map says: the sides known, the day, the language, and who can be chosen on it."""

    known: tuple[tuple[RegionId, Alignment], ...]
    on: date
    language: str
    governments: tuple[RegionId, ...]


class MapPanel:
    """The map as a control: pointer and arrows choose a government."""

    def __init__(self) -> None:
        self.hovered: RegionId | None = None
        self.chosen: RegionId | None = None
        self._pictures: dict[tuple[tuple[int, int], str, float], MapPicture] = {}
        self._swatches: dict[tuple[str, float, Alignment], pygame.Surface] = {}
        self._box = Box(0, 0, 0, 0)
        self._picture: MapPicture | None = None
        self._day: MapDay | None = None

    @property
    def looked_at(self) -> RegionId | None:
        """The government whose card lies on the map."""
        return self.hovered or self.chosen

    # --- using it -----------------------------------------------------------------------------

    def point(self, said: Pointer) -> None:
        """The pointer is over the map, or has left it."""
        found = self._government(said)
        self.hovered = found
        if said.touch is Touch.UP and self._box.holds(said.x, said.y):
            self.chosen = None if found == self.chosen else found

    def walk(self, said: Intent) -> None:
        """An arrow: to the nearest government that way."""
        if self._day is None or self._picture is None or not self._day.governments:
            return
        self.hovered = None
        picture = self._picture
        if self.chosen is None:
            self.chosen = self._day.governments[0]
            return
        way = {
            Intent.LEFT: (-1, 0),
            Intent.RIGHT: (1, 0),
            Intent.UP: (0, -1),
            Intent.DOWN: (0, 1),
        }[said]
        here = picture.place_of(self.chosen)

        def far(region: RegionId) -> float | None:
            there = picture.place_of(region)
            dx, dy = there[0] - here[0], there[1] - here[1]
            along = dx * way[0] + dy * way[1]
            across = abs(dx * way[1]) + abs(dy * way[0])
            return along + 2 * across if along > 0 and along >= across / 2 else None

        reachable = {
            region: distance
            for region in self._day.governments
            if region != self.chosen and (distance := far(region)) is not None
        }
        if reachable:
            self.chosen = min(reachable, key=lambda region: (reachable[region], region))

    def _government(self, said: Pointer) -> RegionId | None:
        if self._picture is None or self._day is None or not self._box.holds(said.x, said.y):
            return None
        scale = self._picture.sheet.scale
        region = self._picture.region_at(
            (said.x - self._box.x) * scale, (said.y - self._box.y) * scale
        )
        if region is None:
            return None
        if region in self._day.governments:
            return region
        holder = owner(world().regions, region, self._day.on)
        return holder if holder in self._day.governments else None

    # --- drawing it ---------------------------------------------------------------------------

    def place(
        self, frame: Frame, box: Box, day: MapDay, tr: Catalogue, card: Widget | None
    ) -> None:
        """Draw the map into a box, its key along the foot, and the card over it."""
        picture = self._fitting(frame, box)
        self._box, self._picture, self._day = box, picture, day
        names = side_names(tr)
        sides = legend(self._shown(day))
        key = Legend(tuple((self._swatch(picture, side), names[side]) for side in sides))
        strip = max(key.height(frame, box.w - 2 * SPACE.medium) + SPACE.small, _STRIP)
        _, foot = box.cut_top(box.h - strip)
        taken = (_scaled(foot.moved(-box.x, -box.y), picture.sheet.scale),)
        land = picture.draw(dict(day.known), day.on, day.language, taken)
        frame.picture(box, land)
        self._outline(frame, self.chosen, chosen=True)
        if self.hovered != self.chosen:
            self._outline(frame, self.hovered, chosen=False)
        frame.picture(box, picture.names(day.language, taken))
        frame.control(Control(id="map", boxes=(box.inset(3),), kind=Kind.SCENE))
        frame.fill(foot, frame.scheme.paper)
        frame.fill(Box(foot.x, foot.y, foot.w, 1), frame.scheme.rule)
        key.place(frame, foot.inset(SPACE.medium, SPACE.small / 2))
        if card is not None:
            self._card(frame, Box(box.x, box.y, box.w, box.h - strip), card)

    def _shown(self, day: MapDay) -> dict[RegionId, Alignment]:
        return alignments(world().regions, dict(day.known), day.on)

    def _outline(self, frame: Frame, region: RegionId | None, *, chosen: bool) -> None:
        if region is None or self._picture is None or self._day is None:
            return
        regions = world().regions
        whole = {one for one in regions if owner(regions, one, self._day.on) == region}
        line = self._picture.outline(frozenset({region, *whole}), chosen=chosen)
        if line is None:
            return
        surface, (x, y) = line
        scale = self._picture.sheet.scale
        at = Box(
            self._box.x + x / scale,
            self._box.y + y / scale,
            surface.get_width() / scale,
            surface.get_height() / scale,
        )
        frame.picture(at, surface)

    def _card(self, frame: Frame, box: Box, card: Widget) -> None:
        """The card lies where the government does not: left of it, or right."""
        wide = min(CARD_WIDTH, box.w - 2 * SPACE.medium)
        whole = Card(card, border="ink", padding=SPACE.medium)
        tall = whole.height(frame, wide)
        middle = box.centre[0]
        if self.looked_at is not None and self._picture is not None:
            x, _ = self._picture.place_of(self.looked_at)
            middle = box.x + x / self._picture.sheet.scale
        left = middle > box.centre[0]
        x = box.x + SPACE.medium if left else box.right - SPACE.medium - wide
        y = max(box.bottom - SPACE.medium - tall, box.y + SPACE.small)
        with frame.level(1):
            whole.place(frame, Box(x, y, wide, tall))

    def _swatch(self, picture: MapPicture, side: Alignment) -> pygame.Surface:
        """One side's look; the same surface each time, so that it is not painted again."""
        key = picture.scheme.name, picture.sheet.scale, side
        if key not in self._swatches:
            self._swatches[key] = picture.swatch(side, *_SWATCH)
        return self._swatches[key]

    def _fitting(self, frame: Frame, box: Box) -> MapPicture:
        scale = frame.fonts.scale
        size = max(round(box.w * scale), 2), max(round(box.h * scale), 2)
        key = size, frame.scheme.name, scale
        if key not in self._pictures:
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[key] = MapPicture(world(), size, frame.scheme, scale)
        return self._pictures[key]


@dataclass(frozen=True, slots=True)
class _Key:
    """One side in the key of the map."""

    swatch: pygame.Surface
    label: str

    def width(self, frame: Frame) -> float:
        return _SWATCH[0] + SPACE.small + frame.width_of(self.label, LABEL) + 1

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.label, LABEL, width - _SWATCH[0] - SPACE.small).height

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.label, LABEL, box.w - _SWATCH[0] - SPACE.small)
        at = Box(box.x, box.y + (box.h - _SWATCH[1]) / 2, *_SWATCH)
        frame.picture(at, self.swatch)
        frame.write(laid, box.x + _SWATCH[0] + SPACE.small, box.y, frame.scheme.ink)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours and hatchings of the map mean."""

    sides: tuple[tuple[pygame.Surface, str], ...]

    def _flow(self) -> Flow:
        return Flow(tuple(_Key(swatch, name) for swatch, name in self.sides), 14, down=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        flow = self._flow()
        tall = flow.height(frame, box.w)
        flow.place(frame, Box(box.x, box.y + max((box.h - tall) / 2, 0), box.w, tall))


def side_names(tr: Catalogue) -> dict[Alignment, str]:
    """What each side is called."""
    return {
        Alignment.ATLANTIC: tr("North Atlantic Treaty"),
        Alignment.SOVIET: tr("Soviet-led"),
        Alignment.WEST: tr("West, no alliance"),
        Alignment.NEUTRAL: tr("Neutral"),
        Alignment.OCCUPIED: tr("Occupied"),
        Alignment.SPECIAL: tr("Under foreign rule"),
        Alignment.BACKDROP: tr("Not in this story"),
    }


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)
