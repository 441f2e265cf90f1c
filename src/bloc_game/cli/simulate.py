"""`bloc-game simulate`: plays many games and counts how they end.

Game i is played with the seed `mix(seed, i)`, so that the same luck meets every policy and every
fixed answer, and more games never change those that were played.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from textwrap import wrap
from time import perf_counter

from bloc_game.ai.policy import Policy
from bloc_game.ai.record import FixedPolicy
from bloc_game.cli.counting import Tally, wilson
from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json, scenario_named, whole_number
from bloc_game.engine.chance import mix
from bloc_game.engine.game import VOTES
from bloc_game.engine.setup import dealt, recorded_deal
from bloc_game.scenario.problems import near
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import POLICIES, everywhere, play_out, policy_named

WRONG_USAGE = 2
WIDTH = 100  # columns of a long list
EACH = 0.2  # seconds between two words about how far it has come


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id or a path")
    parser.add_argument(
        "-n", type=whole_number(1), default=1000, metavar="N", help="games (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of all luck (default: %(default)s)")
    parser.add_argument(
        "--policy", choices=POLICIES, default="default", help="who plays (default: %(default)s)"
    )
    parser.add_argument(
        "--fix",
        action="append",
        default=[],
        metavar="DECISION=OPTION",
        help="an answer that all who decide give; may be repeated",
    )
    parser.add_argument(
        "--deal",
        choices=("drawn", "record"),
        default="drawn",
        help="what is hidden: drawn anew for each game, or history's (default: %(default)s)",
    )
    parser.add_argument(
        "--engine", choices=("plain",), default="plain", help="which engine (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Play, count and print."""
    scenario = scenario_named(args.scenario)
    fixed = _answers(scenario, args.fix)
    policy = policy_named(args.policy, scenario)
    if fixed:
        policy = FixedPolicy(fixed, policy)
    start = perf_counter()
    tally = played(scenario, policy, args.n, args.seed, args.deal == "record")
    seconds = perf_counter() - start
    if args.json:
        print_json(as_json(tally, args, seconds))
        return 0
    print(in_words(tally, args))
    tell(f"{seconds:.1f} s, {args.n / seconds:.0f} games a second")
    return 0


def _answers(scenario: Scenario, written: list[str]) -> dict[str, str]:
    """What `--fix` asks for; leaves with wrong usage where there is no such thing."""
    answers: dict[str, str] = {}
    known = scenario.game.decision_of
    for text in written:
        decision, sign, option = text.partition("=")
        if not sign:
            _wrong(f"--fix {text}: write DECISION=OPTION")
        if decision not in known:
            _wrong(f"--fix {text}: there is no decision '{decision}'; {near(decision, known)}")
        one = known[decision]
        options = VOTES if one.is_ballot else tuple(option.id for option in one.options)
        if option not in options:
            _wrong(f"--fix {text}: there is no option '{option}'; {near(option, options)}")
        answers[decision] = option
    return answers


def _wrong(message: str) -> None:
    tell(message)
    raise SystemExit(WRONG_USAGE)


def played(
    scenario: Scenario, policy: Policy, games: int, seed: int, as_recorded: bool = False
) -> Tally:
    """Play and count; on a terminal, say how far it has come."""
    game = scenario.game
    policies = everywhere(game, policy)
    tally = Tally(scenario)
    shows = sys.stderr is not None and sys.stderr.isatty()
    last = perf_counter()
    for number in range(games):
        luck = mix(seed, number)
        deal = recorded_deal(game) if as_recorded else dealt(game, luck)
        tally.add(play_out(game, policies, luck, deal))
        if shows and perf_counter() - last > EACH:
            last = perf_counter()
            print(f"\r{number + 1} of {games} games", end="", file=sys.stderr, flush=True)
    if shows:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return tally


# --- what came of it ----------------------------------------------------------------------------


def as_json(tally: Tally, args: argparse.Namespace, seconds: float) -> dict[str, object]:
    """The counts as programs read them."""
    return {
        "scenario": tally.scenario.id,
        "games": tally.games,
        "seed": args.seed,
        "policy": args.policy,
        "fixed": args.fix,
        "deal": args.deal,
        "engine": args.engine,
        "seconds": round(seconds, 3),
        "games_per_second": round(tally.games / seconds, 1),
        "endings": [
            {
                "id": ending.id,
                "count": (count := tally.endings[ending.id]),
                "share": round(count / tally.games, 4),
                "low": round(wilson(count, tally.games)[0], 4),
                "high": round(wilson(count, tally.games)[1], 4),
                "record": ending.record,
            }
            for ending in tally.scenario.game.endings
        ],
        "decisions": tally.decisions,
        "counts": {
            id: {"ayes": round(ayes, 1), "noes": round(noes, 1), "ballots": ballots}
            for id, (ayes, noes, ballots) in tally.counts().items()
        },
        "never": tally.never(),
    }


def in_words(tally: Tally, args: argparse.Namespace) -> str:
    """The counts as people read them."""
    scenario = tally.scenario
    lines = [f"{scenario.model.title}: {tally.games} games, policy {args.policy}, seed {args.seed}"]
    lines += [f"fixed: {answer}" for answer in args.fix]
    lines += ["", "| Ending | Games | Share | 95 % interval | |", "|---|---:|---:|---|---|"]
    for ending in scenario.game.endings:
        count = tally.endings[ending.id]
        low, high = wilson(count, tally.games)
        title = scenario.prose[f"endings.{ending.id}.title"]
        record = "as recorded" if ending.record else ""
        lines.append(
            f"| {title} (`{ending.id}`) | {count} | {count / tally.games:.1%} "
            f"| {low:.1%} to {high:.1%} | {record} |"
        )
    lines += ["", "Decisions:"]
    for decision, options in tally.decisions.items():
        listed = ", ".join(f"{option} {count}" for option, count in options.items())
        lines.append(f"  {decision}: {listed if any(options.values()) else 'never put'}")
    for decision, (ayes, noes, _) in tally.counts().items():
        lines.append(f"  {decision}: {ayes:.1f}–{noes:.1f} on average")
    return "\n".join([*lines, "", *never_in_words(tally.never())])


def never_in_words(never: Sequence[str]) -> list[str]:
    """What never came up, by kind, a decision's options together.

    >>> never_in_words(["events.leak", "decisions.reply.soft", "decisions.reply.late"])
    ['Never came up:', '  events: leak', '  decisions: reply (soft, late)']
    """
    if not never:
        return ["Everything came up at least once."]
    kinds: dict[str, dict[str, list[str]]] = {}
    for name in never:
        kind, _, rest = name.partition(".")
        thing, _, part = rest.partition(".")
        kinds.setdefault(kind, {}).setdefault(thing, []).extend([part] if part else [])
    lines = ["Never came up:"]
    for kind, things in kinds.items():
        listed = (f"{one} ({', '.join(parts)})" if parts else one for one, parts in things.items())
        text = f"{kind}: {', '.join(listed)}"
        lines += wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return lines
