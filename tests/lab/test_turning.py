"""What explains how games come out: all of it, none of it, and so much of it."""

from __future__ import annotations

import numpy as np
import pytest

from bloc_game.lab.findings import Branching
from bloc_game.lab.turning import CameOut, explained, of_endings

GAMES = 4000


def branching(id: str, came_out: object, ways: int = 2) -> CameOut:
    found = Branching("decision", id, 1, ("", *map(str, range(ways))))
    return CameOut(found, np.asarray(came_out))


def test_what_decides_everything_explains_everything() -> None:
    way = np.arange(GAMES) % 2 + 1
    (found,) = explained(way * 30, [branching("it", way)])
    assert found.share == pytest.approx(1)
    assert found.means == (None, 30, 60)


def test_what_has_nothing_to_do_with_it_explains_nothing() -> None:
    luck = np.random.default_rng(3)
    outcome, way = luck.integers(0, 100, GAMES), luck.integers(1, 9, GAMES)
    (found,) = explained(outcome, [branching("other", way, 8)])
    assert found.share < 0.005
    assert found.low == 0


@pytest.mark.parametrize("weight", [1, 2, 4])
def test_shares_are_those_of_the_variance_that_was_put_in(weight: int) -> None:
    luck = np.random.default_rng(weight)
    one, other = luck.integers(1, 3, GAMES), luck.integers(1, 3, GAMES)
    found = explained(weight * one + 2 * other, [branching("one", one), branching("other", other)])
    shares = {entry.branching.id: entry for entry in found}
    expected = weight**2 / (weight**2 + 4)
    assert shares["one"].share == pytest.approx(expected, abs=0.03)
    assert shares["one"].low <= expected <= shares["one"].high
    assert [entry.share for entry in found] == sorted(
        (entry.share for entry in found), reverse=True
    )


def test_where_nothing_differs_nothing_is_explained() -> None:
    way = np.arange(GAMES) % 2 + 1
    (found,) = explained(np.full(GAMES, 7), [branching("it", way)])
    assert (found.share, found.low, found.high) == (0, 0, 0)


def test_endings_are_explained_together() -> None:
    """A coin decides between two endings; a die, when the coin falls one way, between two more."""
    luck = np.random.default_rng(5)
    coin, die = luck.integers(1, 3, GAMES), luck.integers(1, 3, GAMES)
    ended = np.where(coin == 1, 0, die)
    found = explained(of_endings(ended, 3), [branching("coin", coin), branching("die", die)])
    shares = {one.branching.id: one.share for one in found}
    # Gini: 1 - (1/4 + 1/16 + 1/16) in all, 1/4 left after the coin
    assert shares["coin"] == pytest.approx(1 - 0.25 / 0.625, abs=0.02)
    assert shares["die"] == pytest.approx(1 - 0.5 / 0.625, abs=0.02)
