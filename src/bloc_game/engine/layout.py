"""Where every number of the state stands.

A state's numbers are one row of cells: first what all may see, then what single actors see, then
what nobody sees until it is revealed. Rules, observations and the batch engine all speak of a cell
by its index here; no name is looked up while a game is played.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

PUBLIC = -1
HIDDEN = -2


@dataclass(frozen=True, slots=True)
class Slot:
    """One number of the state: what it is, its range, and who sees it (`PUBLIC`, `HIDDEN`, or the
    number of an actor)."""

    index: int
    family: str
    keys: tuple[str, ...]
    low: int
    high: int
    start: int
    owner: int = PUBLIC

    @property
    def name(self) -> str:
        """As an author would write it: `trust[USA, SUN]`."""
        return f"{self.family}[{', '.join(self.keys)}]" if self.keys else self.family


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot before it has a place."""

    family: str
    keys: tuple[str, ...]
    low: int
    high: int
    start: int
    owner: int = PUBLIC


@dataclass(frozen=True)
class Layout:
    """All slots in order, with the bounds between public, private and hidden ones."""

    slots: tuple[Slot, ...]
    public_end: int
    private_end: int

    @cached_property
    def index_of(self) -> Mapping[tuple[str, tuple[str, ...]], int]:
        """The place of a family's member."""
        return {(slot.family, slot.keys): slot.index for slot in self.slots}

    @cached_property
    def private_of(self) -> Mapping[int, tuple[int, ...]]:
        """The places that each actor alone sees."""
        owned: dict[int, list[int]] = {}
        for slot in self.slots[self.public_end : self.private_end]:
            owned.setdefault(slot.owner, []).append(slot.index)
        return {owner: tuple(places) for owner, places in owned.items()}

    @cached_property
    def clock(self) -> tuple[int, int]:
        """The places of the turn and of its date."""
        return self.at("turn"), self.at("date")

    def at(self, family: str, *keys: str) -> int:
        """The place of one member of a family; `KeyError` where there is none."""
        return self.index_of[family, keys]

    def get(self, family: str, *keys: str) -> int | None:
        """The place of one member of a family, or None."""
        return self.index_of.get((family, keys))

    def slot(self, family: str, *keys: str) -> Slot:
        """One member of a family; `KeyError` where there is none."""
        return self.slots[self.index_of[family, keys]]


def lay_out(entries: Iterable[Entry]) -> Layout:
    """Give every entry its place: public, then private by owner, then hidden."""

    def rank(entry: Entry) -> tuple[int, int]:
        return (0 if entry.owner == PUBLIC else 2 if entry.owner == HIDDEN else 1, entry.owner)

    ordered = sorted(entries, key=rank)
    slots = tuple(
        Slot(index, e.family, e.keys, e.low, e.high, e.start, e.owner)
        for index, e in enumerate(ordered)
    )
    public = sum(slot.owner == PUBLIC for slot in slots)
    hidden = sum(slot.owner == HIDDEN for slot in slots)
    return Layout(slots, public, len(slots) - hidden)
