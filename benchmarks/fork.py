"""How long it takes to go back to turn 1 of a long game, and to take up what was left again.

Run it with the Python that has bloc_game installed: `python benchmarks/fork.py`. The flagship is
played to its end by one person who always does the first thing that can be done; then the game is
taken elsewhere from its first moment, and the whole game is taken in hand again, many times.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bloc_game.engine.legality import legal_actions
from bloc_game.scenario.shelf import find, load
from bloc_game.session.playing import Session, begin

AIM = 100.0  # milliseconds


def main() -> int:
    """Time both and print medians and the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20, help="times (default: %(default)s)")
    times = parser.parse_args().n
    with TemporaryDirectory() as folder:
        session = whole_game(Path(folder) / "game.jsonl")
        forks, switches = [], []
        for _ in range(times):
            forks.append(_milliseconds(lambda: session.branch(0, 1)))
            switches.append(_milliseconds(lambda: session.switch(1)))
    print(f"a game of {session.mark} actions, its save written")
    for name, found in (("fork at turn 1", forks), ("back to the game left", switches)):
        print(f"{name:22} {median(found):7.2f} ms, worst {max(found):7.2f} ms")
    print(f"aim: {AIM:.0f} ms each")
    return 0


def whole_game(save: Path) -> Session:
    """The flagship to its end."""
    session = begin(load(find("soviet_application")), ["USA"], seed=7, save=save)
    while session.to_act:
        action = legal_actions(session.game, session.state, session.to_act[0])[0]
        session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance
    return session


def _milliseconds(deed: Callable[[], None]) -> float:
    start = perf_counter()
    deed()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
