"""How long one waits for a look ahead, at the first question of the flagship.

A forecast of the first four moves, 1,000 games each, and the first move of a planner of every
strength, with a lab that has been rehearsed, as the window's has. Beside it, how long the plain
engine would take for as many games. Run it with the Python that has bloc_game installed:
`python benchmarks/ahead.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.setup import dealt, initial, recorded_deal
from bloc_game.lab.forecast import Forecasting
from bloc_game.lab.planner import STRENGTHS, Planner
from bloc_game.lab.playing import Lab
from bloc_game.scenario.shelf import find, load
from bloc_game.session.driving import everywhere, play_out

OPTIONS, GAMES = 4, 1000
ONE_BY_ONE = 20


def main() -> int:
    """Time each several times, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seat", default="USA", help="who looks ahead (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="of each (default: %(default)s)")
    args = parser.parse_args()
    game = load(find("soviet_application")).game
    lab = Lab(game)
    lab.rehearse()
    state = initial(game, recorded_deal(game)).state
    seen, moves = observation(game, state, args.seat), legal_actions(game, state, args.seat)
    plain = _plain(game)
    print(f"{game.id}, {args.seat}: {len(moves)} moves; the plain engine {plain:.1f} games/s")

    def forecast() -> None:
        Forecasting(lab, seen, moves[:OPTIONS]).play(GAMES)

    _tell(f"forecast, {OPTIONS} x {GAMES:,}", forecast, OPTIONS * GAMES / plain, args.runs)
    for strength, games in STRENGTHS.items():

        def move(games: int = games) -> None:
            Planner(lab, games).choose(seen, moves, 1, 0)

        _tell(f"{strength}, {games:,} games", move, games / plain, args.runs)
    return 0


def _tell(what: str, once: Callable[[], None], one_by_one: float, runs: int) -> None:
    seconds = median(_timed(once) for _ in range(runs))
    print(f"{what:26}{seconds:6.2f} s   one by one {one_by_one / seconds:4.0f} times as long")


def _timed(once: Callable[[], None]) -> float:
    start = perf_counter()
    once()
    return perf_counter() - start


def _plain(game: Game) -> float:
    """Games a second of the plain engine."""
    policies = everywhere(game, DefaultPolicy(game))
    start = perf_counter()
    for number in range(ONE_BY_ONE):
        seed = mix(0, number)
        play_out(game, policies, seed, dealt(game, seed))
    return ONE_BY_ONE / (perf_counter() - start)


if __name__ == "__main__":
    raise SystemExit(main())
