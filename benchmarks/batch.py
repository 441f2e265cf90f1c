"""Many games at once beside one by one, in one run: the flagship, and the reference game.

Games a second of processor time of one core, the same games on both sides, policies included. Also:
how the cost grows with the number of games, and how much memory the process came to use. Run it
with the Python that has bloc_game installed: `python benchmarks/batch.py`; `--millions 1` plays a
million games of the flagship as well.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reference import engine, in_c, loop
from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.setup import dealt
from bloc_game.lab.playing import Lab
from bloc_game.scenario.shelf import find, load
from bloc_game.session.driving import everywhere, play_out

ONE_BY_ONE = 40
AS_MANY = 1_000_000  # games of the reference game, many at once and in C
RATE, TIMES = 5_000, 40  # the aims for the flagship


def main() -> int:
    """Time all of it and print it beside its aims."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of each (default: %(default)s)")
    parser.add_argument("--millions", type=int, default=0, help="of games to play besides")
    args = parser.parse_args()
    flagship = load(find("soviet_application")).game
    lab = _compared(flagship, everywhere(flagship, DefaultPolicy(flagship)), args.runs)
    print(f"{'':12}aims: {RATE:,} games/s, {TIMES} times")
    reference = engine.game()
    by_chance = everywhere(reference, RandomPolicy(reference))
    _compared(reference, by_chance, args.runs, AS_MANY)  # as many as in C
    print(f"{'':12}by hand, in Python, {_rate(partial(_loops, 2000), 2000):,.0f} games/s")
    in_c_too = in_c.measured(reference, AS_MANY, 0)
    if in_c_too is not None:
        print(f"{'':12}in C, without a log, {AS_MANY / in_c_too[0]:,.0f} games/s   aim: a third")
    policies = everywhere(flagship, DefaultPolicy(flagship))
    for games in (5_000, 10_000, 20_000, 40_000, 80_000):
        print(
            f"{games:>10,} games of the flagship: {_rate(_all(lab, policies, games), games):,.0f}/s"
        )
    for _ in range(args.millions):
        many = 1_000_000
        print(f"{many:>10,} games of the flagship: {_rate(_all(lab, policies, many), many):,.0f}/s")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = most / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(f"memory at most {megabytes:,.0f} MB   aim: 500")
    return 0


def _compared(game: Game, policies: Mapping[str, Policy], runs: int, games: int = 0) -> Lab:
    lab = Lab(game)
    games = games or lab.at_once
    _all(lab, policies, 1000)()  # what is made ready once is not counted
    rates = [
        (
            _rate(_all(lab, policies, games), games),
            _rate(partial(_one_by_one, game, policies, run), ONE_BY_ONE),
        )
        for run in range(runs)
    ]
    batch, plain = (median(column) for column in zip(*rates, strict=True))
    print(f"{game.id}: {batch:,.0f} games/s at once, {plain:,.1f} one by one,")
    print(f"{'':12}{batch / plain:.0f} times")
    return lab


def _all(lab: Lab, policies: Mapping[str, Policy], games: int) -> Callable[[], None]:
    def play() -> None:
        for _ in lab.play_all(policies, 0, games, players=1):
            pass

    return play


def _one_by_one(game: Game, policies: Mapping[str, Policy], run: int) -> None:
    for number in range(ONE_BY_ONE):
        luck = mix(run, number)
        play_out(game, policies, luck, dealt(game, luck))


def _loops(games: int) -> None:
    for seed in range(games):
        loop.play(seed)


def _rate(play: Callable[[], None], games: int) -> float:
    start = process_time()
    play()
    return games / (process_time() - start)


if __name__ == "__main__":
    raise SystemExit(main())
