"""How histories look wherever they are drawn: each has an ink and a dash of its own.

Colour never tells two of them apart alone: no two of the first thirty have the same of both.
"""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.views_tree import HistoryView
from bloc_game.ui.svg import Paint, Point, circle, line_data, path
from bloc_game.ui.tokens import Colour, Scheme

_DASHES: tuple[tuple[float, ...], ...] = ((), (7, 4), (1.5, 4), (10, 3, 1.5, 3), (4, 3))


@dataclass(frozen=True, slots=True)
class Ink:
    """The look of one history's string."""

    colour: Colour
    dash: tuple[float, ...]
    width: float

    def line(self, data: str) -> str:
        """A line of it."""
        return path(data, Paint(stroke=self.colour, width=self.width, dash=self.dash))


def ink_of(scheme: Scheme, history: HistoryView) -> Ink:
    """The string of a history: the record in ink, the one in hand the thickest of the others."""
    if history.is_record:
        return Ink(scheme.ink, (), 1.6)
    colours = (
        scheme.focus,
        scheme.blue.hatch,
        scheme.yes,
        scheme.lilac.hatch,
        scheme.no,
        scheme.sky.hatch,
    )
    number = history.id - 1
    dash = _DASHES[number % len(_DASHES)]
    return Ink(colours[number % len(colours)], dash, 2.8 if history.in_hand else 1.8)


def pin(ink: Ink, at: Point, ground: Colour, *, here: bool = False) -> str:
    """A turn on a string; a ring where the game stands."""
    if here:
        return circle(at, 6, Paint(fill=ground, stroke=ink.colour, width=2.6))
    return circle(at, 3.6, Paint(fill=ink.colour))


def seal(scheme: Scheme, at: Point, ground: Colour) -> str:
    """Where a history has ended: two rings and a point, as a registry seals a file."""
    x, y = at
    return "".join(
        (
            circle(at, 8.5, Paint(fill=ground, stroke=scheme.stamp, width=1.6)),
            circle(at, 5.2, Paint(stroke=scheme.stamp, width=1)),
            path(line_data([(x - 2.6, y), (x + 2.6, y)]), Paint(stroke=scheme.stamp, width=1.4)),
            path(line_data([(x, y - 2.6), (x, y + 2.6)]), Paint(stroke=scheme.stamp, width=1.4)),
        )
    )
