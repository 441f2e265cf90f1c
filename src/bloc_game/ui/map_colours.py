"""The colours of the map's numbers in each scheme."""

from __future__ import annotations

from bloc_game.geography.looks import Look
from bloc_game.ui.map_patterns import INK_SHARE, NUMBERS, SIDES, ground, ink
from bloc_game.ui.tokens import Land, Scheme, rgb

SEA, SHALLOWS, COAST, BORDER, ZONE, DOT, RIM = 0, 64, 65, 66, 67, 68, 69
_RIVER = 32
_RIVER_SHARE = 0.34  # a river is nearly as pale as what it runs through


def river(side: Look) -> int:
    """The number of a river through a side's land."""
    return _RIVER + ground(side)


def palette(scheme: Scheme) -> list[tuple[int, int, int]]:
    """The colour of every number."""
    colours = list(NUMBERS)
    for side in SIDES:
        look = scheme_land(scheme, side)
        colours[ground(side)] = rgb(look.fill)
        colours[ink(side)] = mixed(look.fill, look.hatch, INK_SHARE.get(side, 0.0))
        colours[river(side)] = mixed(look.fill, scheme.sea, _RIVER_SHARE)
    for place, colour in (
        (SEA, scheme.sea),
        (SHALLOWS, scheme.shallows),
        (COAST, scheme.coast),
        (BORDER, scheme.border),
        (ZONE, scheme.straw.hatch),
        (DOT, scheme.ink),
        (RIM, scheme.coast),
    ):
        colours[place] = rgb(colour)
    return colours


def scheme_land(scheme: Scheme, side: Look) -> Land:
    """How a side looks in a scheme; land that takes no part has no hatching."""
    found: Land | str = getattr(scheme, side)
    return found if isinstance(found, Land) else Land(found, found)


def mixed(one: str, other: str, share: float) -> tuple[int, int, int]:
    """A colour between two, `share` of the way to the other.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    (128, 128, 128)
    """
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True)
    )
    return red, green, blue
