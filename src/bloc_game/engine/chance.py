"""Keyed, seeded draws in whole numbers.

A draw depends on its key alone (seed, turn, rule, who, what), never on how many draws came before
it, so that two branches differ only by what was decided. The same key must give the same draw in
plain Python and in an array of many games: nothing here may use a float or a remainder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from struct import Struct
from zlib import crc32

BITS = 64
MASK = (1 << BITS) - 1
_STEP = 0x9E3779B97F4A7C15


def finalise(word: int) -> int:
    """Splitmix64's finaliser: every input bit bears on every output bit."""
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB & MASK
    return word ^ (word >> 31)


def mix(seed: int, *key: int) -> int:
    """A 64-bit word for a key; `mix(mix(s, a), b)` is not `mix(s, a, b)`, `extend` is.

    >>> mix(1, 2, 3) == extend(mix(1, 2), 3)
    True
    """
    word = finalise((seed + _STEP) & MASK)
    for part in key:
        word = finalise(((word ^ (part & MASK)) + _STEP) & MASK)
    return word


def extend(word: int, part: int) -> int:
    """One more part of a key, on a word that `mix` made."""
    return finalise(((word ^ (part & MASK)) + _STEP) & MASK)


@cache
def _lanes(count: int) -> tuple[Struct, int]:
    """So many words side by side, each with as much room above it; and a 1 for each of them."""
    return Struct("<" + "Q8x" * count), sum(1 << 2 * BITS * lane for lane in range(count))


def spread(word: int, parts: Sequence[int]) -> tuple[int, ...]:
    """`extend` for many parts at once, for policies that weigh dozens of actions at every move.

    All words are mixed side by side in one long number. The room above each takes up what a product
    adds and what a shift brings down from the next, and is wiped before either can come back.

    >>> spread(7, [1, 2]) == (extend(7, 1), extend(7, 2))
    True
    """
    layout, ones = _lanes(len(parts))
    mask = ones * MASK
    mixed = ((int.from_bytes(layout.pack(*parts), "little") ^ word * ones) + ones * _STEP) & mask
    mixed = ((mixed ^ mixed >> 30) & mask) * 0xBF58476D1CE4E5B9 & mask
    mixed = ((mixed ^ mixed >> 27) & mask) * 0x94D049BB133111EB & mask
    mixed = (mixed ^ mixed >> 31) & mask
    return layout.unpack(mixed.to_bytes(layout.size, "little"))


def number_of(name: str) -> int:
    """A stable number for an id, so that adding a rule does not reshuffle the others' luck."""
    return crc32(name.encode())


def point(word: int, total: int) -> int:
    """A whole number in 0 … total − 1, from the word's upper half.

    >>> {point(mix(7, n), 6) for n in range(200)} == set(range(6))
    True
    """
    return (word >> 32) * total >> 32  # must agree with lab, bit for bit


def pick(weights: Sequence[int], word: int) -> int:
    """The place of one weight, drawn in proportion to it."""
    ceilings = tuple(accumulate(weights))
    return bisect_right(ceilings, point(word, ceilings[-1]))
