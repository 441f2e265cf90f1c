"""A rubber stamp: a word in a frame, set down a little askew as a hand sets it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import SHORT, eased
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Face
from bloc_game.ui.tokens import Colour, rgb
from bloc_game.ui.widgets.words import Ink

_FINE = 3  # drawn so many times too large and turned down, so that its edges are smooth
_THIN = "\u202f"
_FALL = 0.6  # how much larger it is while it is still in the air
_STEPS = 8  # pictures of a fall


@dataclass(frozen=True, slots=True)
class Stamped:
    """A word stamped on a paper. It falls when `id` first comes, `wait` seconds later."""

    text: str
    id: str
    size: float = 12.0
    tilt: float = 4.0
    wait: float = 0.0
    ink: Ink = "stamp"

    @property
    def word(self) -> str:
        """What is read on it."""
        return _THIN.join(self.text.upper())

    def width(self, frame: Frame) -> float:
        return _extent(self.word, self.size, self.tilt, frame.fonts)[0]

    def height(self, frame: Frame, _width: float) -> float:
        return _extent(self.word, self.size, self.tilt, frame.fonts)[1]

    def place(self, frame: Frame, box: Box) -> None:
        gone = frame.moving(f"stamp:{self.id}", SHORT, self.wait)
        if gone == 0.0:
            return
        frame.cue(f"stamp:{self.id}", "stamp")
        wide = self.width(frame)
        size = self.size * min(box.w / wide, 1.0)  # on a narrow page smaller, never cut
        steps = round(_STEPS * eased(gone)) / _STEPS
        zoom = 1.0 + _FALL * (1.0 - steps)
        colour: Colour = getattr(frame.scheme, self.ink)
        picture = _pressed(self.word, size, self.tilt, colour, frame.fonts.scale, zoom, steps)
        x = box.x + min(wide, box.w) / 2 - picture.get_width() / frame.fonts.scale / 2
        y = box.y + box.h / 2 - picture.get_height() / frame.fonts.scale / 2
        size_of = picture.get_width() / frame.fonts.scale, picture.get_height() / frame.fonts.scale
        frame.picture(Box(x, y, *size_of), picture, self.text.upper())


def _frame_of(word: str, size: float, fonts: Fonts) -> tuple[float, float]:
    """The frame around a word, before it is turned."""
    wide = fonts.width(Face.MONO_SEMIBOLD, size, word) + 1.5 * size
    return wide, fonts.height(Face.MONO_SEMIBOLD, size) + 0.5 * size


def _extent(word: str, size: float, tilt: float, fonts: Fonts) -> tuple[float, float]:
    """The room a turned stamp takes."""
    wide, tall = _frame_of(word, size, fonts)
    turned = pygame.math.Vector2(1, 0).rotate(tilt)
    across, down = abs(turned.x), abs(turned.y)
    return wide * across + tall * down + 4, wide * down + tall * across + 4


@lru_cache(maxsize=64)
def _pressed(
    word: str, size: float, tilt: float, colour: Colour, scale: float, zoom: float, ink: float
) -> pygame.Surface:
    """The stamp as pixels; `ink` is how much of it shows."""
    fonts = Fonts(scale * _FINE)
    wide, tall = _frame_of(word, size, fonts)
    air = 1.0  # so that the edges of its frame are smoothed too
    edge = pygame.Rect(0, 0, round(wide * fonts.scale), round(tall * fonts.scale))
    edge.topleft = (round(air * fonts.scale),) * 2
    sheet = pygame.Surface((edge.w + 2 * edge.x, edge.h + 2 * edge.y), pygame.SRCALPHA)
    sheet.fill((*rgb(colour), 0))
    pygame.draw.rect(sheet, colour, edge, max(round(0.13 * size * fonts.scale), 1))
    foot = air + 0.25 * size + fonts.ascent(Face.MONO_SEMIBOLD, size)
    fonts.draw(sheet, (air + 0.75 * size, foot), word, (Face.MONO_SEMIBOLD, size), colour)
    turned = pygame.transform.rotozoom(sheet, tilt, zoom / _FINE)
    if ink < 1:
        turned.set_alpha(round(255 * ink))
    return turned
