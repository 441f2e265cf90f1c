"""The map at the size of a stamp: sides alone, without names, to be held beside another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pygame

from bloc_game.ui import map_ink
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Alignment, RegionId, alignments, owner
from bloc_game.ui.map_ink import Colouring
from bloc_game.ui.map_picture import lands
from bloc_game.ui.map_sheet import Sheet, home_view, lay_out
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SCHEMES

_SHAPE = 0.58  # its height as a part of its width
WIDEST = 380.0

Sides = tuple[tuple[RegionId, Alignment], ...]


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
        frame.picture(box, small_map(size, scale, frame.scheme.name, self.known, self.on))
        frame.edge(box, frame.scheme.rule)


def small_map(
    size: tuple[int, int], scale: float, scheme: str, known: Sides, on: date
) -> pygame.Surface:
    """The map of a day; days on which nothing changed hands share one picture."""
    regions = lands().world.regions
    shown = alignments(regions, dict(known), on)
    held = {region: owner(regions, region, on) for region in regions}
    return _drawn(size, scale, scheme, tuple(shown.items()), tuple(held.items()))


@lru_cache(maxsize=48)
def _drawn(
    size: tuple[int, int],
    scale: float,
    scheme: str,
    shown: Sides,
    held: tuple[tuple[RegionId, RegionId], ...],
) -> pygame.Surface:
    said = Colouring(dict(shown), dict(held), dict(held))
    return map_ink.draw(*_laid_out(size, scale), said, SCHEMES[scheme])


@lru_cache(maxsize=4)
def _laid_out(size: tuple[int, int], scale: float) -> tuple[Sheet, map_ink.Numbered]:
    sheet = lay_out(lands().atlas, size, scale, home_view(*size))
    return sheet, map_ink.number(sheet)


def sides_of(known: Mapping[RegionId, Alignment]) -> Sides:
    """Sides in one order, so that the same sides are the same value."""
    return tuple(sorted(known.items()))
