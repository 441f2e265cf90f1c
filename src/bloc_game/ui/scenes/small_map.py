"""The map at the size of a stamp: sides alone, without names, to be held beside another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pygame

from bloc_game.ui import map_ink
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Alignment, RegionId
from bloc_game.ui.map_ink import Colouring, Numbered
from bloc_game.ui.map_picture import colouring
from bloc_game.ui.map_sheet import Sheet, home_view, lay_out
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_shots import lands, world
from bloc_game.ui.tokens import SCHEMES

WIDEST = 380.0
_SHAPE = 0.58  # its height as a part of its width

Sides = tuple[tuple[RegionId, Alignment], ...]
Held = tuple[tuple[RegionId, RegionId], ...]


@dataclass(frozen=True, slots=True)
class SmallMap:
    """Who stands on which side on a day."""

    known: Sides
    on: date

    def height(self, _frame: Frame, width: float) -> float:
        return min(width, WIDEST) * _SHAPE

    def place(self, frame: Frame, box: Box) -> None:
        box = Box(box.x, box.y, min(box.w, WIDEST), box.h)
        scale = frame.fonts.scale
        size = max(round(box.w * scale), 2), max(round(box.h * scale), 2)
        said = colouring(world(), dict(self.known), self.on)
        frame.picture(box, _drawn(size, scale, frame.scheme.name, *_plain(said)))
        frame.edge(box, frame.scheme.rule)


def sides_of(known: Mapping[RegionId, Alignment]) -> Sides:
    """Sides in one order, so that the same sides are the same value."""
    return tuple(sorted(known.items()))


def _plain(said: Colouring) -> tuple[Sides, Held, Held]:
    """What a map says as plain values, so that days on which nothing changed share a picture."""
    return tuple(said.sides.items()), tuple(said.owners.items()), tuple(said.holders.items())


@lru_cache(maxsize=32)
def _drawn(
    size: tuple[int, int], scale: float, scheme: str, sides: Sides, owners: Held, holders: Held
) -> pygame.Surface:
    sheet, numbers = _sheet(size, scale)
    said = Colouring(dict(sides), dict(owners), dict(holders))
    return map_ink.draw(sheet, numbers, said, SCHEMES[scheme])


@lru_cache(maxsize=4)
def _sheet(size: tuple[int, int], scale: float) -> tuple[Sheet, Numbered]:
    sheet = lay_out(lands().atlas, size, scale, home_view(*size))
    return sheet, map_ink.number(sheet)
