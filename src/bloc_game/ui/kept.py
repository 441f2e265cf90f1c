"""Parts of a screen that were drawn before and look the same: laid down again instead of drawn.

A part is told by a key that holds everything it is drawn from. What it left on the frame is kept
until the key is another; most of a screen is the same from one moment to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from bloc_game.ui.drawlist import Item
from bloc_game.ui.widgets.controls import Area, Control

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """What one part left on the frame, and from what it was drawn."""

    key: object
    items: tuple[Item, ...]
    controls: tuple[Control, ...]
    areas: tuple[Area, ...]
    linked: tuple[Mapping[str, int], Mapping[str, int]]  # links counted before it and after it
    until: Mapping[str, float]
    cues: Mapping[str, str]


@dataclass(slots=True)
class Kept:
    """The parts of one screen as they were drawn last, and values that are dear to work out."""

    parts: dict[str, Part] = field(default_factory=dict)
    _values: dict[str, tuple[object, object]] = field(default_factory=dict)

    def value(self, name: str, key: object, make: Callable[[], T]) -> T:
        """A value by name, made again where its key is another."""
        found = self._values.get(name)
        if found is None or found[0] != key:
            found = self._values[name] = key, make()
        return cast(T, found[1])
