"""Which of the names on a map get a place, and which.

A name states every place that would do and what each costs; `place` gives the important names their
cheapest free place first, moves names aside where that makes room for another, and drops a name
rather than let two touch. The same wishes give the same map. Nothing here knows what a name stands
for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, islice

from bloc_game.ui.layout import Box, around

TRIED = 40  # places of a name that has none, for which others may be moved aside
MOVED = 2  # how many others at most


class Kind(StrEnum):
    """What a name stands for, and so how it is set."""

    REALM = "realm"  # the few largest countries
    COUNTRY = "country"
    SMALL = "small"  # a country in smaller letters, where the larger do not fit
    CITY = "city"
    PLACE = "place"  # a territory or zone that is no country


Key = tuple[str, bool]  # a region, and whether it is a city of it that is named


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a place: one box for each line of it."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return around(self.boxes)

    def moved(self, dx: float, dy: float) -> Label:
        """The same name somewhere else."""
        boxes = tuple(box.moved(dx, dy) for box in self.boxes)
        return Label(self.id, self.kind, self.lines, boxes)


@dataclass(frozen=True, slots=True)
class Wish:
    """All the places that would do for one name, best first, and the dot it belongs to, if any."""

    key: Key
    places: Iterable[Label]
    dot: Box | None = None


class Choices:
    """Places that are worked out one by one as they are asked for, and then kept."""

    def __init__(self, found: Iterator[Label]) -> None:
        self._found = found
        self._known: list[Label] = []

    def __iter__(self) -> Iterator[Label]:
        for number in count():
            if number == len(self._known):
                self._known += islice(self._found, 1)
            if number == len(self._known):
                return
            yield self._known[number]


def place(
    wishes: Iterable[Wish], window: Box, taken: Sequence[Box] = (), gap: float = 2
) -> tuple[Label, ...]:
    """Give each name, the most important first, a place that is free; drop those that have none."""
    page = _Page(window, tuple(taken), gap)
    for wish in wishes:
        if not page.give(wish):
            page.make_room(wish)
    return tuple(label for _, label in page.placed.values())


class _Page:
    """What stands on the map so far."""

    def __init__(self, window: Box, taken: tuple[Box, ...], gap: float) -> None:
        self.window, self.taken, self.gap = window, taken, gap
        self.placed: dict[Key, tuple[Wish, Label]] = {}

    def give(self, wish: Wish) -> bool:
        """Put a name on its first free place, if it has one."""
        if wish.dot and not self._has_room((wish.dot,), wish, 0):
            return False
        for label in wish.places:
            if self._has_room(label.boxes, wish, self.gap):
                self.placed[wish.key] = wish, label
                return True
        return False

    def make_room(self, wish: Wish) -> None:
        """Put a name where one or two others stand, if those find other places."""
        for label in islice(wish.places, TRIED):
            boxes = (*label.boxes, *([wish.dot] if wish.dot else []))
            if not self._is_open(label.boxes, wish):
                continue
            blocking = [key for key in self.placed if self._blocks(key, boxes)]
            if len(blocking) > MOVED:
                continue
            before = dict(self.placed)
            others = [self.placed.pop(key)[0] for key in blocking]
            self.placed[wish.key] = wish, label
            if all(self.give(other) for other in others):
                return
            self.placed = before

    def _has_room(self, boxes: Sequence[Box], wish: Wish, gap: float) -> bool:
        if not self._is_open(boxes, wish, gap):
            return False
        roomy = [box.inset(-gap) for box in boxes]
        for other, label in self.placed.values():
            held = label.boxes if other.dot is None else (*label.boxes, other.dot)
            if any(one.touches(two) for one in roomy for two in held):
                return False
        return True

    def _is_open(self, boxes: Sequence[Box], wish: Wish, gap: float | None = None) -> bool:
        """Whether boxes lie in the window and on nothing that cannot be moved."""
        roomy = [box.inset(-(self.gap if gap is None else gap)) for box in boxes]
        return all(self.window.contains(one) for one in roomy) and not any(
            one.touches(held) for one in roomy for held in self.taken if held != wish.dot
        )

    def _blocks(self, key: Key, boxes: Sequence[Box]) -> bool:
        wish, label = self.placed[key]
        held = label.boxes if wish.dot is None else (*label.boxes, wish.dot)
        return any(box.inset(-self.gap).touches(one) for box in boxes for one in held)
