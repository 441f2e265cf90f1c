"""Random games a second: bloc_game's plain engine, a plain loop, and public engines, in one run.

Each is timed by processor time in slices, in turn, so that a busy machine slows all alike. An
engine that is not installed is left out, and said to be; see README.md beside this file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reference import engine, loop

Play = Callable[[int, int], tuple[float, Counter[str]]]
PEERS = {  # name: (module, games a slice, how to install it)
    "OpenSpiel, a Python game": ("spiel", 200, "pip install open_spiel"),
    "ink, by inkjs": ("ink", 40, "Node.js, and npm install inkjs in this folder or above it"),
    "diplomacy (another game)": ("standard", 1, "pip install diplomacy"),
}
OWN = 200  # games a slice


def plain_engine(games: int, seed: int) -> tuple[float, Counter[str]]:
    """The plain engine, its events kept."""
    return _timed(lambda number: engine.ending(engine.play(number)[0]), games, seed)


def by_hand(games: int, seed: int) -> tuple[float, Counter[str]]:
    """The loop, a line of text for every move of a track."""
    return _timed(lambda number: loop.play(number)[0], games, seed)


def _timed(play: Callable[[int], str], games: int, seed: int) -> tuple[float, Counter[str]]:
    start = process_time()
    ended = Counter(play(seed * games + number) for number in range(games))
    return process_time() - start, ended


def main() -> int:
    """Time all that is here, and print games a second, the ratio to the loop, and the endings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=9, help="slices of each (default: %(default)s)")
    slices = parser.parse_args().n
    plays: dict[str, tuple[Play, int]] = {
        "plain loop by hand": (by_hand, OWN),
        "bloc_game, plain engine": (plain_engine, OWN),
    }
    for name, (module, games, install) in PEERS.items():
        try:
            play = import_module(f"benchmarks.peers.{module}").play
            play(1, 0)
        except (ImportError, FileNotFoundError):
            print(f"{name} is not here: {install}")
        else:
            plays[name] = play, games
    for play, _ in plays.values():
        play(20 if play in (by_hand, plain_engine) else 1, 0)
    rates: dict[str, list[float]] = {name: [] for name in plays}
    ended = {name: Counter[str]() for name in plays}
    for number in range(1, slices + 1):
        for name, (play, games) in plays.items():
            seconds, how = play(games, number)
            rates[name].append(games / seconds)
            ended[name] += how
    floor = median(rates["plain loop by hand"])
    for name, found in rates.items():
        of = ended[name].total()
        shares = ", ".join(f"{how} {n / of:.0%}" for how, n in sorted(ended[name].items()))
        rate = median(found)
        print(f"{name:26} {rate:10,.1f} games/s   {rate / floor:8.4f} of the loop   {shares}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
