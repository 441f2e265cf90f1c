"""Sets the names on the map: spaced capitals for countries, italic for cities."""

from dataclasses import dataclass

import pygame

from bloc_game.geography.projection import Point
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.map_labels import Kind, Label
from bloc_game.ui.text import Face
from bloc_game.ui.tokens import Scheme, contrast


@dataclass(frozen=True, slots=True)
class Style:
    """A face, its size, and the air between its letters, at scale 1."""

    face: Face
    size: float
    tracking: float
    is_capital: bool


READABLE = 4.5  # WCAG AA
RIM = ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1))
CAPITAL_HEIGHT = 0.73  # of Inter's size

STYLES = {
    Kind.REALM: Style(Face.UI_SEMIBOLD, 12, 2.6, True),
    Kind.COUNTRY: Style(Face.UI_SEMIBOLD, 10, 1.6, True),
    Kind.SMALL: Style(Face.UI_SEMIBOLD, 9, 0.8, True),
    Kind.CITY: Style(Face.PROSE_ITALIC, 12, 0, False),
    Kind.PLACE: Style(Face.UI_MEDIUM, 9.5, 0, False),
}


@dataclass(frozen=True, slots=True)
class Letters:
    """Measures and writes names at one scale."""

    fonts: Fonts
    scheme: Scheme

    def measure(self, text: str, kind: Kind) -> Point:
        """The pixels that a line takes; for capitals without the room for tails."""
        style, scale = STYLES[kind], self.fonts.scale
        if style.is_capital:
            return self._advances(text, style)[-1] * scale, (style.size * 0.78 + 3) * scale
        width = self.fonts.width(style.face, style.size, text)
        return width * scale, self.fonts.height(style.face, style.size) * 0.86 * scale

    def write(self, surface: pygame.Surface, label: Label) -> None:
        """Put a name on the map where it was placed."""
        style = STYLES[label.kind]
        for line, box in zip(label.lines, label.boxes, strict=True):
            left, foot = box.x / self.fonts.scale, self._baseline(box, style)
            if not style.is_capital:
                self._set(surface, (left, foot), line, style)
                continue
            for letter, advance in zip(line, self._advances(line, style), strict=False):
                self._set(surface, (left + advance, foot), letter, style)

    def _set(self, surface: pygame.Surface, at: Point, text: str, style: Style) -> None:
        look = (style.face, style.size)
        if contrast(self.scheme.ink, self.scheme.coast) < READABLE:
            # dark lines under dark letters: a rim keeps them apart
            for dx, dy in RIM:
                self.fonts.draw(surface, (at[0] + dx, at[1] + dy), text, look, self.scheme.card)
        self.fonts.draw(surface, at, text, look, self.scheme.ink)

    def _baseline(self, box: Box, style: Style) -> float:
        """Capitals stand in the middle of their box; other words leave room for tails."""
        middle = box.centre[1] / self.fonts.scale
        if style.is_capital:
            return middle + style.size * CAPITAL_HEIGHT / 2
        ascent = self.fonts.ascent(style.face, style.size)
        return middle - self.fonts.height(style.face, style.size) / 2 + ascent

    def _advances(self, text: str, style: Style) -> tuple[float, ...]:
        """Where each letter starts, and where the last one ends, in units."""
        starts = [0.0]
        for letter in text:
            step = self.fonts.width(style.face, style.size, letter) + style.tracking
            starts.append(starts[-1] + step)
        starts[-1] -= style.tracking
        return tuple(starts)
