"""The key along the foot of the map: only what is to be seen on it, with its pattern."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_map import ErrandsView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_arcs import dash_of, sample
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Flow
from bloc_game.ui.widgets.words import LABEL

SWATCH = (22.0, 11.0)
_SIDE = SWATCH[0] + SPACE.small
_GAP = 14.0

Mark = pygame.Surface | tuple[float, ...]  # a swatch, or the dash of an arc


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the map shows, and what it means."""

    mark: Mark
    label: str

    def width(self, frame: Frame) -> float:
        return _SIDE + frame.width_of(self.label, LABEL) + 1

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.label, LABEL, width - _SIDE).height

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.label, LABEL, box.w - _SIDE)
        at = Box(box.x, box.y + (box.h - SWATCH[1]) / 2, *SWATCH)
        if isinstance(self.mark, pygame.Surface):
            frame.picture(at, self.mark)
            frame.edge(at, frame.scheme.rule)
        else:
            frame.vector(at, sample(self.mark, *SWATCH, frame.scheme))
        frame.write(laid, box.x + _SIDE, box.y, frame.scheme.ink)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours, hatchings and lines of the map mean."""

    entries: tuple[Entry, ...]

    def _flow(self) -> Flow:
        return Flow(self.entries, _GAP, down=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        flow = self._flow()
        tall = flow.height(frame, box.w)
        flow.place(frame, Box(box.x, box.y + max((box.h - tall) / 2, 0), box.w, tall))


def arc_entries(said: ErrandsView, tr: Catalogue) -> tuple[Entry, ...]:
    """Each kind of errand that is drawn; the day stands before the first."""
    kinds = {one.move: one.title for one in said.errands}
    titles = [(move, kinds[move]) for move in said.moves if move in kinds]
    return tuple(
        Entry(
            dash_of(move, said.moves),
            tr("{date}: {what}", date=said.date, what=title) if number == 0 else title,
        )
        for number, (move, title) in enumerate(titles)
    )
