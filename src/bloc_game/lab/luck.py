"""Keyed draws for many games at once.

Bit for bit what `engine.chance` draws for one: there a word is a Python number, here it is one of
an array of words, one for each game.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine.chance import MASK

Words = NDArray[np.uint64]
_STEP = 0x9E3779B97F4A7C15
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def words(seeds: Sequence[int]) -> Words:
    """Seeds of any size as words."""
    return np.array([seed & MASK for seed in seeds], dtype=np.uint64)


def numbered(seed: int, first: int, count: int) -> Words:
    """`mix(seed, n)` for so many numbers from the first on: the seeds of a batch of games.

    >>> from bloc_game.engine.chance import mix
    >>> numbered(7, 3, 2).tolist() == [mix(7, 3), mix(7, 4)]
    True
    """
    start = mixed(words([seed]))
    return _finalised((start ^ np.arange(first, first + count, dtype=np.uint64)) + np.uint64(_STEP))


def mixed(seeds: Words, *key: int) -> Words:
    """`mix` for every seed."""
    found = _finalised(seeds + np.uint64(_STEP))
    for part in key:
        found = extended(found, part)
    return found


def extended(found: Words, part: int) -> Words:
    """`extend` for every word."""
    return _finalised(_joined(found, part))


def each_extended(found: Words, parts: Words) -> Words:
    """`extend` for every word, each by a part of its own."""
    return _finalised((found ^ parts) + np.uint64(_STEP))


def top_bits(found: Words, part: int | Words, shift: int) -> NDArray[np.int64]:
    """The bits of `extended` above `shift`, which is 33 or more: the finaliser's last step never
    reaches those, so that it can be left out. With many parts, a row for each."""
    joined = _joined(found, part)
    _stir(joined)
    joined >>= np.uint64(shift)
    return joined.view(np.int64)


def point(found: Words, total: int | NDArray[Any]) -> NDArray[np.int64]:
    """A whole number in 0 … total − 1 for every word, from its upper half."""
    half = found >> np.uint64(32)
    half *= np.asarray(total, np.uint64)
    half >>= np.uint64(32)
    return half.view(np.int64)


def pick(weights: Sequence[int], found: Words) -> NDArray[np.int64]:
    """The place of one weight for every word, drawn in proportion to it."""
    ceilings = np.array(list(accumulate(weights)))
    return np.searchsorted(ceilings, point(found, int(ceilings[-1])), side="right")


def _joined(found: Words, part: int | Words) -> Words:
    joined = found ^ (np.uint64(part & MASK) if isinstance(part, int) else part[:, None])
    joined += np.uint64(_STEP)
    return joined


def _stir(found: Words) -> Words:
    """All but the last step of splitmix64's finaliser, in place."""
    shifted = found >> np.uint64(30)
    found ^= shifted
    found *= np.uint64(_FIRST)
    np.right_shift(found, np.uint64(27), out=shifted)
    found ^= shifted
    found *= np.uint64(_SECOND)
    return shifted


def _finalised(found: Words) -> Words:
    shifted = _stir(found)
    np.right_shift(found, np.uint64(31), out=shifted)
    found ^= shifted
    return found
