"""The map at the size of a stamp: sides alone, without names, to be held beside another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pygame

from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.ui import map_ink
from bloc_game.ui.layout import Box
from bloc_game.ui.map_ink import Colouring
from bloc_game.ui.map_picture import colouring, lands
from bloc_game.ui.map_sheet import Sheet, home_view, lay_out
from bloc_game.ui.scene import Frame
from bloc_game.ui.tokens import SCHEMES

_SHAPE = 0.58  # its height as a part of its width
WIDEST = 380.0

Sides = tuple[tuple[RegionId, Look], ...]


@dataclass(frozen=True, slots=True)
class SmallMap:
    """Who stands on which side on a day."""

    folder: Path
    sides: Sides
    on: date

    def height(self, _frame: Frame, width: float) -> float:
        return min(width, WIDEST) * _SHAPE

    def place(self, frame: Frame, box: Box) -> None:
        box = Box(box.x, box.y, min(box.w, WIDEST), box.h)
        scale = frame.fonts.scale
        size = max(round(box.w * scale), 2), max(round(box.h * scale), 2)
        frame.picture(box, small_map(self, size, scale, frame.scheme.name))
        frame.edge(box, frame.scheme.rule)


def small_map(said: SmallMap, size: tuple[int, int], scale: float, scheme: str) -> pygame.Surface:
    """The map of a day; days on which nothing changed hands share one picture."""
    colours = colouring(lands(said.folder).world, dict(said.sides), said.on)
    held = tuple(colours.owners.items())
    return _drawn(said.folder, size, scale, scheme, said.sides, held, colours.joined)


@lru_cache(maxsize=48)
def _drawn(
    folder: Path,
    size: tuple[int, int],
    scale: float,
    scheme: str,
    sides: Sides,
    held: tuple[tuple[RegionId, RegionId], ...],
    joined: frozenset[tuple[RegionId, RegionId]],
) -> pygame.Surface:
    said = Colouring(dict(sides), dict(held), joined)
    return map_ink.draw(*_laid_out(folder, size, scale), said, SCHEMES[scheme])


@lru_cache(maxsize=4)
def _laid_out(folder: Path, size: tuple[int, int], scale: float) -> tuple[Sheet, map_ink.Numbered]:
    sheet = lay_out(lands(folder).atlas, size, scale, home_view(lands(folder).world.plan, *size))
    return sheet, map_ink.number(sheet)
