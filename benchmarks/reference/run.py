"""Games a second of the plain engine beside a hand-written loop of the same game, in one run.

The scenario has 12 turns, 6 actors, 40 tracks, 29 conditions, 94 effects, 8 chance events and 6
endings; play is random. Both keep what happened: the engine its events, the loop a line of text for
every move of a track, or, in a second measure that no aim is set against, a bare tuple. They are
timed in turn, in slices of processor time, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reference import engine, loop

SLICE = 200  # games
AIM = 0.25  # 2,000 games a second where the loop makes 8,000


def main() -> None:
    """Time both and print games a second and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="slices of each (default: %(default)s)")
    slices = parser.parse_args().n
    engine.play(0)
    gc.disable()
    plays = engine.play, loop.play, partial(loop.play, begin=loop.TerseSea)
    runs = [[_rate(play, number) for play in plays] for number in range(slices)]
    plain, by_hand, terse = (median(rates) for rates in zip(*runs, strict=True))
    happened = sum(len(engine.play(seed)[1]) for seed in range(SLICE)) / SLICE
    print(f"plain engine     {plain:8,.0f} games/s   {happened:.0f} events a game")
    print(f"by hand          {by_hand:8,.0f} games/s   median of {slices} times {SLICE} games")
    print(f"ratio            {plain / by_hand:8.2f}           aim: {AIM}")
    print(f"with bare tuples {terse:8,.0f} games/s   instead of lines; ratio {plain / terse:.2f}")


def _rate(play: Callable[[int], object], number: int) -> float:
    start = process_time()
    for seed in range(number * SLICE, (number + 1) * SLICE):
        play(seed)
    return SLICE / (process_time() - start)


if __name__ == "__main__":
    main()
