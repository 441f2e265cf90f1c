"""Noise in whole numbers, with which the best lean plus noise is a draw by odds.

The highest of several `lean + noise`, the noise being Gumbel's, falls on each with odds that depend
on the leans alone: ten points more double them. The table is made from logarithms once; after that
no float decides anything, and an array of many games reads the same table.
"""

from __future__ import annotations

from array import array
from functools import cache
from math import log

BITS = 16  # the noise is looked up by so many top bits of a 64-bit word
FINENESS = 256  # parts of a point of lean
DOUBLING = 10  # points of lean that double the odds


@cache
def table() -> array[int]:
    """Gumbel's noise at the middle of each of 65,536 equal parts, in 1/256 points of lean.

    It is read at random, so it is kept as small as it can be.

    >>> table()[0] < table()[32768] < table()[65535]
    True
    """
    size = 1 << BITS
    scale = DOUBLING * FINENESS / log(2)
    return array("i", (round(-log(-log((part + 0.5) / size)) * scale) for part in range(size)))
