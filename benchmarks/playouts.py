"""How many whole games of the flagship the plain engine plays in a second, with its ledger.

Every seat is played by one policy, from its own observation, and every event of every step is kept,
until its game is over, as `--auto` plays. Run it with the Python that has bloc_game installed:
`python benchmarks/playouts.py`. The reference game beside a hand-written loop is in `reference/`.

The first run of a policy also makes what the engine and the policy make ready once: it is told
apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from statistics import median
from time import process_time

from bloc_game.ai.policy import Policy
from bloc_game.engine.chance import mix
from bloc_game.engine.events import Event
from bloc_game.engine.game import Game
from bloc_game.engine.setup import dealt
from bloc_game.scenario.shelf import find, load
from bloc_game.session.driving import POLICIES, everywhere, play_out, policy_named

AIMS = {"default": 60}


def main() -> int:
    """Measure each policy, and print the median beside the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", nargs="?", default="soviet_application")
    parser.add_argument("-n", type=int, default=40, help="games a run (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs (default: %(default)s)")
    args = parser.parse_args()
    scenario = load(find(args.scenario))
    game = scenario.game
    print(
        f"{scenario.id}: {len(game.turns)} turns, {len(game.seats)} seats, "
        f"{len(game.rows)} rows of moves, {len(game.layout.slots)} numbers"
    )
    for name in POLICIES:
        policies = everywhere(game, policy_named(name, scenario))
        cold, *played = (measured(game, policies, args.n, run) for run in range(args.runs + 1))
        rates, actions, events = (median(column) for column in zip(*played, strict=True))
        aim = f"   aim: {AIMS[name]}" if name in AIMS else ""
        print(
            f"  {name:8} {rates:7.1f} games/s of one core, {cold[0]:.1f} in the first run; "
            f"{actions:.0f} actions and {events:.0f} events a game{aim}"
        )
    return 0


def measured(
    game: Game, policies: Mapping[str, Policy], games: int, run: int
) -> tuple[float, float, float]:
    """Games a second of processor time, and the mean actions and events of a game."""
    actions = events = 0
    kept: list[Event] = []
    start = process_time()
    for number in range(games):
        seed = mix(run, number)
        kept.clear()
        out = play_out(
            game, policies, seed, dealt(game, seed), lambda step: kept.extend(step.events)
        )
        actions += len(out.played.actions)
        events += len(kept)
    seconds = process_time() - start
    return games / seconds, actions / games, events / games


if __name__ == "__main__":
    raise SystemExit(main())
