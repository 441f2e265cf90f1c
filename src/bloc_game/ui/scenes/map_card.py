"""Where the card of a government lies on the map: not on it, nor on more than need be."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_game.ui.layout import Box

_MARGIN = 12.0
_BESIDE = 56.0  # from the left edge: beside the buttons
_ON_ITSELF, _ON_TERRITORY, _ON_HELD, _ON_NAME, _FROM_FOOT = 1e6, 1e3, 4e3, 60.0, 0.05


def card_spot(
    within: Box,
    size: tuple[float, float],
    about: Sequence[Box],
    held: Sequence[Box],
    names: Sequence[Box],
) -> Box:
    """The place that covers least: of what it is about, of what is held, of names on the map.

    Of what it is about, the first box counts most: the rest are its territories elsewhere.

    The corners are tried, and the middles of the sides; a lower place wins where all else is one.
    """
    wide, tall = size
    left, right = within.x + _MARGIN, within.right - _MARGIN - wide
    top, foot = within.y + _MARGIN, max(within.bottom - _MARGIN - tall, within.y + 2)
    middle = within.y + (within.h - tall) / 2
    spots = [
        Box(x, min(max(y, within.y + 2), foot), wide, tall)
        for x in (left, right, within.x + _BESIDE, (left + right) / 2)
        for y in (foot, top, middle)
    ]

    def cost(spot: Box) -> float:
        covered = 0.0
        for rank, box in enumerate(about):
            common = spot.meet(box)
            weight = _ON_ITSELF if rank == 0 else _ON_TERRITORY
            covered += weight * (common.w * common.h) / max(box.w * box.h, 1)
        covered += _ON_HELD * sum(spot.touches(box) for box in held)
        covered += _ON_NAME * sum(spot.touches(box) for box in names)
        return covered + _FROM_FOOT * (foot - spot.y)

    return min(spots, key=cost)
