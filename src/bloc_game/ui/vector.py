"""SVG texts as pixels.

SDL's reader gives smooth edges without a library. It sets no words: those are written on top.
"""

from functools import lru_cache
from io import BytesIO

import pygame


def rasterise(svg: str) -> pygame.Surface:
    """An SVG text as a surface with smooth edges."""
    return pygame.image.load(BytesIO(svg.encode()), "picture.svg")


@lru_cache(maxsize=256)
def rasterised(svg: str) -> pygame.Surface:
    """A small drawing, kept: the same text gives the same surface, so it is painted once."""
    return rasterise(svg)
