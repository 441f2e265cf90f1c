"""Keyed, seeded draws in whole numbers.

A draw depends on its key alone (seed, turn, rule, who, what), never on how many draws came before
it, so that two branches differ only by what was decided. The same key must give the same draw in
plain Python and in an array of many games: nothing here may use a float or a remainder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from zlib import crc32

MASK = (1 << 64) - 1
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


def spread(word: int, parts: Iterable[int]) -> list[int]:
    """`extend` for many parts at once, for policies that weigh dozens of actions at every move.

    >>> spread(7, [1, 2]) == [extend(7, 1), extend(7, 2)]
    True
    """
    words = []
    for part in parts:
        mixed = ((word ^ (part & MASK)) + _STEP) & MASK
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & MASK
        words.append(mixed ^ (mixed >> 31))
    return words


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
