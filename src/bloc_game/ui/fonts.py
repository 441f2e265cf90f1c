"""The bundled fonts, loaded when first needed and kept.

Text is set four times too large and reduced. SDL rounds every letter to whole pixels, which
spaces small type unevenly; a quarter of a pixel is fine enough for the eye, and allows sizes
such as 14.5. What is measured is exactly what is drawn.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pygame

from bloc_game.resources import assets_dir
from bloc_game.ui.text import Face

FILES = {
    Face.PROSE: "source-serif/SourceSerif4-Regular.ttf",
    Face.PROSE_ITALIC: "source-serif/SourceSerif4-It.ttf",
    Face.PROSE_SEMIBOLD: "source-serif/SourceSerif4-Semibold.ttf",
    Face.PROSE_BOLD: "source-serif/SourceSerif4-Bold.ttf",
    Face.DISPLAY: "source-serif/SourceSerif4Display-Semibold.ttf",
    Face.UI: "inter/Inter-Regular.ttf",
    Face.UI_MEDIUM: "inter/Inter-Medium.ttf",
    Face.UI_SEMIBOLD: "inter/Inter-SemiBold.ttf",
    Face.UI_BOLD: "inter/Inter-Bold.ttf",
    Face.MONO: "plex-mono/IBMPlexMono-Regular.ttf",
    Face.MONO_SEMIBOLD: "plex-mono/IBMPlexMono-SemiBold.ttf",
}


FINE = 4
"""How many times larger than life text is set before it is reduced."""


class MissingFont(Exception):
    """A font that belongs to the game cannot be opened."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Every face at one scale: measures for the layout, in units, and pictures for the painter."""

    scale: float = 1.0

    def width(self, face: Face, size: float, text: str) -> float:
        """How far a text moves the line on."""
        return _width(face, self._opened(size), text) / (FINE * self.scale)

    def ascent(self, face: Face, size: float) -> float:
        """From the top of a line to its baseline."""
        return _font(face, self._opened(size)).get_ascent() / (FINE * self.scale)

    def height(self, face: Face, size: float) -> float:
        """From the top of the tallest letter to the foot of the lowest."""
        return _font(face, self._opened(size)).get_height() / (FINE * self.scale)

    def draw(
        self,
        surface: pygame.Surface,
        at: tuple[float, float],
        text: str,
        style: tuple[Face, float],
        colour: str,
    ) -> None:
        """Put a text on a surface, `at` the start of its baseline."""
        fine = round(at[0] * self.scale * FINE)
        left, shift = divmod(fine, FINE)
        pixels, drop = _picture(style[0], self._opened(style[1]), text, colour, shift)
        surface.blit(pixels, (left, round(at[1] * self.scale) - drop))

    def _opened(self, size: float) -> int:
        return max(round(size * self.scale * FINE), FINE)


def path_of(face: Face) -> Path:
    """The file a face is kept in."""
    return assets_dir() / "fonts" / FILES[face]


@lru_cache(maxsize=256)
def _font(face: Face, pixels: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    path = path_of(face)
    try:
        return pygame.font.Font(str(path), pixels)
    except (OSError, pygame.error) as error:
        raise MissingFont(
            f"the font file {path} cannot be opened ({error}). Install the game again."
        ) from error


@lru_cache(maxsize=65536)
def _width(face: Face, pixels: int, text: str) -> int:
    return _font(face, pixels).size(text)[0]


@lru_cache(maxsize=4096)
def _picture(
    face: Face, pixels: int, text: str, colour: str, shift: int
) -> tuple[pygame.Surface, int]:
    """A text reduced to its size, `shift` quarters of a pixel from the left, and its ascent.

    The baseline is put on a whole pixel, so that feet of letters stay sharp.
    """
    font = _font(face, pixels)
    large = font.render(text, True, colour)
    ascent = font.get_ascent()
    drop = -(-ascent // FINE)
    top = drop * FINE - ascent
    wide = -(-(large.get_width() + shift) // FINE)
    tall = -(-(large.get_height() + top) // FINE)
    sheet = pygame.Surface((wide * FINE, tall * FINE), pygame.SRCALPHA)
    clear = pygame.Color(colour)
    clear.a = 0
    sheet.fill(clear)
    sheet.blit(large, (shift, top))
    return pygame.transform.smoothscale(sheet, (wide, tall)), drop
