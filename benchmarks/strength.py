"""How much better the planner does than leans alone, and each strength than the one below.

The same deals are played again and again, each time with one seat in other hands: the scenario's
leans (`default`), then the planner at each strength; all other seats play by their leans. What is
compared is the seat's score in the same deal under the same luck, with a 95 % interval of the
paired difference. A hundred thousand games are played on for every deal, many deals at once, so
that a whole table takes hours. What was played is kept in `strength.csv` beside this file and never
played twice: stop it at will, and run it again to go on. Where the scenario, the engine or the
planner have changed so that games come out otherwise, begin a new file; a test tells when.

`python benchmarks/strength.py -n 500`; `--strength clerk` for one alone.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import mix
from bloc_game.engine.outcome import score
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import play
from bloc_game.lab.outcomes import paired
from bloc_game.lab.planner import STRENGTHS
from bloc_game.report.minds import Council
from bloc_game.scenario.shelf import find, load
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Driver, everywhere

LEANS = "default"
SEED = 1954
KEPT = Path(__file__).with_name("strength.csv")
AT_ONCE = 20  # deals that are played side by side
Key = tuple[str, str, int]  # seat, who played it, deal


def main() -> int:
    """Play what is missing, a few deals of each at a time, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenario", nargs="?", default="soviet_application")
    parser.add_argument("-n", type=int, default=500, help="deals (default: %(default)s)")
    parser.add_argument("--seats", nargs="+", default=["USA", "SUN", "POL"])
    parser.add_argument("--strength", nargs="+", choices=STRENGTHS, default=list(STRENGTHS))
    parser.add_argument("--keep", type=Path, default=KEPT)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    players = (LEANS, *args.strength)
    known = kept(args.keep)
    missing = [
        [key for deal in deals for key in [(seat, who, deal)] if key not in known]
        for deals in (range(at, min(at + AT_ONCE, args.n)) for at in range(0, args.n, AT_ONCE))
        for seat in args.seats
        for who in players
    ]
    workers = Parallel(n_jobs=args.jobs, return_as="generator_unordered")
    with args.keep.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for scores in workers(delayed(played)(args.scenario, keys) for keys in missing if keys):
            known |= scores
            writer.writerows([*key, points] for key, points in scores.items())
            file.flush()
    print("\n".join(table(known, args.seats, players, args.n)))
    return 0


def kept(file: Path) -> dict[Key, int]:
    """What was played before; a last line that was cut off is passed over."""
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if len(row) == 4]
    return {(seat, who, int(deal)): int(points) for seat, who, deal, points in rows}


def played(name: str, keys: Sequence[Key]) -> dict[Key, int]:
    """The seat's score in each of some deals, with somebody in its place.

    The deals are played side by side: whoever looks ahead does so in all of them at once.
    """
    scenario, council = load(find(name)), Council()
    games = [_Going(scenario, council, *key) for key in keys]
    going = games
    while going := [game for game in going if game.go_on()]:
        council.decide()
    return {key: game.points for key, game in zip(keys, games, strict=True)}


class _Going:
    """One deal being played."""

    def __init__(
        self, scenario: Scenario, council: Council, seat: str, who: str, deal: int
    ) -> None:
        game, luck = scenario.game, mix(SEED, deal)
        minds = everywhere(game, DefaultPolicy(game)) | {seat: council.named(who, scenario)}
        self.driver = Driver(game, minds, luck)
        self.state: State = initial(game, dealt(game, luck)).state
        self.seat = game.seat_of[seat]

    def go_on(self) -> bool:
        """Play until somebody has to look ahead; false where the game is over."""
        while (found := self.driver.next(self.state)) is not None:
            action: Action = found[0]
            self.state = play(self.driver.game, self.state, action).state
        return bool(self.state.agenda)

    @property
    def points(self) -> int:
        """The seat's score."""
        return score(self.driver.game, self.state.cells(), self.seat)


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
