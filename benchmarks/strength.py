"""How much better the planner does than leans alone, and each strength than the one below.

The same deals are played again and again, each time with one seat in other hands: the scenario's
leans (`default`), then the planner at each strength; all other seats play by their leans. What is
compared is the seat's score in the same deal under the same luck, with a 95 % interval of the
paired difference. A game with a planner takes from half a minute to minutes, so what was played
is kept in a file and never played twice: stop it at will, and run it again to go on.

`python benchmarks/strength.py -n 500 --keep strength.csv`; `--strength clerk` for one alone.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.outcome import score
from bloc_game.engine.setup import dealt
from bloc_game.lab.outcomes import paired
from bloc_game.lab.planner import STRENGTHS, Planner
from bloc_game.lab.playing import Lab
from bloc_game.scenario.shelf import find, load
from bloc_game.session.driving import everywhere, play_out

LEANS = "default"
SEED = 1954
Key = tuple[str, str, int]  # seat, who played it, deal


def main() -> int:
    """Play what is missing, a few deals of each at a time, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenario", nargs="?", default="soviet_application")
    parser.add_argument("-n", type=int, default=500, help="deals (default: %(default)s)")
    parser.add_argument("--seats", nargs="+", default=["USA", "SUN", "FRA"])
    parser.add_argument("--strength", nargs="+", choices=STRENGTHS, default=list(STRENGTHS))
    parser.add_argument("--keep", type=Path, default=Path("strength.csv"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    wanted = [
        (seat, who, deal)
        for deal in range(args.n)
        for seat in args.seats
        for who in (LEANS, *args.strength)
    ]
    known = kept(args.keep)
    missing = [key for key in wanted if key not in known]
    workers = Parallel(n_jobs=args.jobs, return_as="generator_unordered")
    with args.keep.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for key, points in workers(delayed(played)(args.scenario, *key) for key in missing):
            known[key] = points
            writer.writerow([*key, points])
            file.flush()
    print("\n".join(table(known, args.seats, (LEANS, *args.strength), args.n)))
    return 0


def kept(file: Path) -> dict[Key, int]:
    """What was played before; a last line that was cut off is passed over."""
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if len(row) == 4]
    return {(seat, who, int(deal)): int(points) for seat, who, deal, points in rows}


def played(scenario: str, seat: str, who: str, deal: int) -> tuple[Key, int]:
    """The seat's score in one deal, with somebody in its place."""
    game, lab = _ready(scenario)
    leaning: Policy = DefaultPolicy(game)
    player = leaning if who == LEANS else Planner(lab, STRENGTHS[who])
    luck = mix(SEED, deal)
    out = play_out(game, everywhere(game, leaning) | {seat: player}, luck, dealt(game, luck))
    return (seat, who, deal), score(game, out.state.cells(), game.seat_of[seat])


_KNOWN: dict[str, tuple[Game, Lab]] = {}


def _ready(scenario: str) -> tuple[Game, Lab]:
    """A scenario, loaded once in every worker."""
    if scenario not in _KNOWN:
        game = load(find(scenario)).game
        _KNOWN[scenario] = game, Lab(game)
    return _KNOWN[scenario]


def table(
    known: Mapping[Key, int], seats: list[str], players: tuple[str, ...], deals: int
) -> Iterator[str]:
    """Each player's mean score, and what it gains over the one before in the same deals."""
    yield "| seat | player | deals | mean score | more than the one above, 95 % |"
    yield "|---|---|---|---|---|"
    for seat in seats:
        before: str | None = None
        for who in players:
            mine = [deal for deal in range(deals) if (seat, who, deal) in known]
            if not mine:
                continue
            mean = float(np.mean([known[seat, who, deal] for deal in mine]))
            gain = ""
            if before is not None:
                both = [deal for deal in mine if (seat, before, deal) in known]
                ours, theirs = (
                    np.array([known[seat, one, deal] for deal in both]) for one in (who, before)
                )
                more, low, high = paired(ours, theirs)
                gain = f"{more:+.1f} ({low:+.1f} to {high:+.1f})"
            yield f"| {seat} | {who} | {len(mine)} | {mean:.1f} | {gain} |"
            before = who


if __name__ == "__main__":
    raise SystemExit(main())
