"""`bloc-game simulate`: plays many games and counts how they end.

Game i is played with the seed `mix(seed, i)`, so that the same luck meets every policy and every
fixed answer, and more games never change those that were played.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from textwrap import wrap
from time import perf_counter

from bloc_game.ai.policy import Policy
from bloc_game.ai.record import FixedPolicy
from bloc_game.cli.counting import Tally
from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json, scenario_named, spoken, whole_number
from bloc_game.cli.progress import Progress
from bloc_game.cli.speaking import WrongArgument
from bloc_game.engine.bodies import NOBODY_ANSWERS, is_counted
from bloc_game.engine.chance import mix
from bloc_game.engine.game import VOTES
from bloc_game.engine.phrases import phrase
from bloc_game.engine.setup import dealt, recorded_deal
from bloc_game.lab.findings import Explained
from bloc_game.lab.outcomes import wilson
from bloc_game.lab.playing import Lab
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.words import Words
from bloc_game.session.catalogue import Catalogue, message_of
from bloc_game.session.driving import POLICIES, everywhere, play_out, policy_named
from bloc_game.session.troubles import did_you_mean
from bloc_game.session.wording_names import Names

WRONG_USAGE = 2
ENGINES = ("batch", "plain")
FEW = 200  # games: so few are played faster one by one
WIDTH = 100  # columns of a long list
TOLD = 10  # of what explains how games end


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
        "--engine",
        choices=ENGINES,
        help="which engine plays the same games: all at once, or one by one (default: batch from "
        "200 games on)",
    )
    parser.add_argument(
        "--turning",
        action="store_true",
        help="tell which decisions and events explain how the games end (engine: batch)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Play, count and print."""
    scenario = scenario_named(args.scenario)
    try:
        fixed = _answers(scenario, args.fix)
    except WrongArgument as wrong:
        tell(spoken(args).say(message_of(wrong)))
        return WRONG_USAGE
    policy = policy_named(args.policy, scenario)
    if fixed:
        policy = FixedPolicy(fixed, policy)
    few = args.n < FEW and not args.turning
    args.engine = args.engine or ("plain" if few else "batch")
    start = perf_counter()
    if args.engine == "plain":
        tally = played(scenario, policy, args.n, args.seed, args.deal == "record")
    else:
        tally = Tally(scenario, turning=args.turning)
        play_at_once(tally, policy, args.n, args.seed, args.deal == "record")
    seconds = perf_counter() - start
    if args.json:
        print_json(as_json(tally, args, seconds))
        return 0
    tr = spoken(args)
    print(in_words(tr, tally, args))
    speed = f"{args.n / seconds:.0f}"
    tell(tr("{seconds} s, {speed} games a second", seconds=tr.decimal(seconds), speed=speed))
    return 0


def _answers(scenario: Scenario, written: list[str]) -> dict[str, str]:
    """What `--fix` asks for; `WrongArgument` where there is no such thing."""
    answers: dict[str, str] = {}
    known = scenario.game.decision_of
    for text in written:
        decision, sign, option = text.partition("=")
        if not sign:
            raise WrongArgument(phrase("--fix {text}: write DECISION=OPTION", text=text))
        if decision not in known:
            raise WrongArgument(
                phrase(
                    "--fix {text}: there is no decision '{name}'; {hint}",
                    text=text,
                    name=decision,
                    hint=did_you_mean(decision, known),
                )
            )
        one = known[decision]
        if is_counted(scenario.game, one):
            raise WrongArgument(phrase("--fix {text}: {why}", text=text, why=NOBODY_ANSWERS))
        options = VOTES if one.is_ballot else tuple(option.id for option in one.options)
        if option not in options:
            raise WrongArgument(
                phrase(
                    "--fix {text}: there is no option '{name}'; {hint}",
                    text=text,
                    name=option,
                    hint=did_you_mean(option, options),
                )
            )
        answers[decision] = option
    return answers


def played(
    scenario: Scenario, policy: Policy, games: int, seed: int, as_recorded: bool = False
) -> Tally:
    """Play one game after the other, and count."""
    game = scenario.game
    policies = everywhere(game, policy)
    tally = Tally(scenario)
    with Progress(games) as progress:
        for number in range(games):
            luck = mix(seed, number)
            deal = recorded_deal(game) if as_recorded else dealt(game, luck)
            tally.add(play_out(game, policies, luck, deal))
            progress.come_to(number + 1)
    return tally


def play_at_once(
    tally: Tally, policy: Policy, games: int, seed: int, as_recorded: bool = False
) -> None:
    """Play the same games as `played`, many at once, and count them."""
    game = tally.game
    deal = recorded_deal(game) if as_recorded else None
    with Progress(games) as progress:
        for some in Lab(game).play_all(everywhere(game, policy), seed, games, deal):
            tally.add_all(some)
            progress.come_to(tally.games)


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
        **({"turning": [_turned(one) for one in tally.turning()]} if args.turning else {}),
    }


def _turned(one: Explained) -> dict[str, object]:
    return {
        "kind": one.branching.kind,
        "id": one.branching.id,
        "turn": one.branching.turn,
        "share": round(one.share, 4),
        "low": round(one.low, 4),
        "high": round(one.high, 4),
    }


def in_words(tr: Catalogue, tally: Tally, args: argparse.Namespace) -> str:
    """The counts as people read them."""
    scenario = tally.scenario
    words = Words(scenario, tr.language)
    lines = [
        tr(
            "{title}: {n} games, policy {policy}, seed {seed}",
            title=words.say("title"),
            n=tally.games,
            policy=args.policy,
            seed=args.seed,
        )
    ]
    lines += [tr("fixed: {answer}", answer=answer) for answer in args.fix]
    head = tr("| Ending | Games | Share | 95 % interval | |")
    lines += ["", head, "|---|---:|---:|---|---|"]
    for ending in scenario.game.endings:
        count = tally.endings[ending.id]
        low, high = wilson(count, tally.games)
        title = words.say(f"endings.{ending.id}.title")
        record = tr("as recorded") if ending.record else ""
        between = tr("{low} to {high}", low=tr.percent(low), high=tr.percent(high))
        lines.append(
            f"| {title} (`{ending.id}`) | {count} | {tr.percent(count / tally.games)} "
            f"| {between} | {record} |"
        )
    lines += ["", tr("Decisions:")]
    for decision, options in tally.decisions.items():
        listed = ", ".join(f"{option} {count}" for option, count in options.items())
        lines.append(f"  {decision}: {listed if any(options.values()) else tr('never put')}")
    for decision, (ayes, noes, _) in tally.counts().items():
        mean = tr("{ayes}–{noes} on average", ayes=tr.decimal(ayes), noes=tr.decimal(noes))
        lines.append(f"  {decision}: {mean}")
    if args.turning:
        lines += ["", *_turning_in_words(tr, scenario, tally.turning())]
    return "\n".join([*lines, "", *never_in_words(tr, tally.never())])


def _turning_in_words(
    tr: Catalogue, scenario: Scenario, found: Sequence[Explained]
) -> Iterator[str]:
    """What explains most of how games end, in the scenario's words."""
    names = Names(scenario, tr.language)
    yield tr("What explains how the games end: its share of all that differs, with 95 % intervals.")
    yield tr("What hangs together is counted with each, so shares add up to more than the whole.")
    for one in found[:TOLD]:
        thing = one.branching
        if thing.kind == "decision":
            what = names.question(thing.id)
        else:
            what = names.title(f"{names.event_paths[thing.id]}.headline", thing.id)
        between = tr("{low} to {high}", low=tr.percent(one.low), high=tr.percent(one.high))
        yield f"- {tr.percent(one.share)} ({between}) {what} (`{thing.id}`)"


def never_in_words(tr: Catalogue, never: Sequence[str]) -> list[str]:
    """What never came up, by kind, a decision's options together.

    >>> never_in_words(Catalogue("en"), ["events.leak", "decisions.reply.soft"])
    ['Never came up:', '  events: leak', '  decisions: reply (soft)']
    """
    if not never:
        return [tr("Everything came up at least once.")]
    kinds: dict[str, dict[str, list[str]]] = {}
    for name in never:
        kind, _, rest = name.partition(".")
        thing, _, part = rest.partition(".")
        kinds.setdefault(kind, {}).setdefault(thing, []).extend([part] if part else [])
    lines = [tr("Never came up:")]
    for kind, things in kinds.items():
        listed = (f"{one} ({', '.join(parts)})" if parts else one for one, parts in things.items())
        text = f"{kind}: {', '.join(listed)}"
        lines += wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return lines
