"""How land can look on a map, by name; a window gives each name its colours."""

from enum import StrEnum


class Look(StrEnum):
    """How land can look on a map, each told apart by colour and, without it, by hatching.

    A rulebook says which of its sides has which look; `BACKDROP` is left to land without a side.
    """

    BLUE = "blue"  # hatched from lower left to upper right
    RED = "red"  # from upper left to lower right
    SKY = "sky"  # in short strokes
    SAND = "sand"  # not at all
    STRAW = "straw"  # with dots
    LILAC = "lilac"  # with level lines
    BACKDROP = "backdrop"
