"""`bloc-game compare`: the answers to one decision under the same luck, and what they change."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from time import perf_counter

from bloc_game.cli.errors import tell
from bloc_game.cli.inputs import print_json, scenario_named, spoken, whole_number
from bloc_game.cli.speaking import WrongArgument
from bloc_game.engine.bodies import NOBODY_ANSWERS, is_counted
from bloc_game.engine.game import Decision
from bloc_game.engine.phrases import phrase
from bloc_game.lab.comparing import Answered, Difference, compared, differences, worth
from bloc_game.lab.outcomes import wilson
from bloc_game.lab.playing import Lab
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue, message_of
from bloc_game.session.driving import POLICIES, policy_named
from bloc_game.session.troubles import did_you_mean
from bloc_game.session.wording_names import Names

WRONG_USAGE = 2
SHOWN = 8  # differences told in words


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id or a path")
    parser.add_argument(
        "--at", required=True, metavar="DECISION", help="the decision whose answers are compared"
    )
    parser.add_argument(
        "-n",
        type=whole_number(2),
        default=1000,
        metavar="N",
        help="games for each answer (default: %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=0, help="of all luck (default: %(default)s)")
    parser.add_argument(
        "--policy", choices=POLICIES, default="default", help="who plays (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Play each answer, compare, and print."""
    scenario = scenario_named(args.scenario)
    tr = spoken(args)
    try:
        decision = _decision(scenario, args.at)
    except WrongArgument as wrong:
        tell(tr.say(message_of(wrong)))
        return WRONG_USAGE
    start = perf_counter()
    lab, policy = Lab(scenario.game), policy_named(args.policy, scenario)
    found = compared(lab, policy, decision, args.n, args.seed)
    apart = differences(scenario.game, found)
    seconds = perf_counter() - start
    if args.json:
        print_json(as_json(scenario, args, found, apart, seconds))
    else:
        print(in_words(tr, scenario, decision, found, apart))
    return 0


def _decision(scenario: Scenario, name: str) -> Decision:
    known = scenario.game.decision_of
    if name not in known:
        hint = did_you_mean(name, known)
        raise WrongArgument(
            phrase("--at {name}: there is no such decision; {hint}", name=name, hint=hint)
        )
    if is_counted(scenario.game, known[name]):
        raise WrongArgument(phrase("--at {name}: {why}", name=name, why=NOBODY_ANSWERS))
    return known[name]


def as_json(
    scenario: Scenario,
    args: argparse.Namespace,
    found: list[Answered],
    apart: list[Difference],
    seconds: float,
) -> dict[str, object]:
    """The comparison as programs read it."""
    game = scenario.game
    return {
        "scenario": scenario.id,
        "decision": args.at,
        "games": args.n,
        "seed": args.seed,
        "policy": args.policy,
        "seconds": round(seconds, 3),
        "options": [
            {
                "id": one.option,
                "put": one.put,
                "taken": one.taken,
                "endings": [_ending(ending.id, one, ending.index) for ending in game.endings],
                "scores": {
                    seat.id: round(float(one.scores[number].mean()), 2)
                    for number, seat in enumerate(game.seats)
                },
            }
            for one in found
        ],
        "differences": [
            {
                "a": one.one,
                "b": one.other,
                "ending": game.endings[one.ending].id,
                "difference": round(one.mean, 4),
                "low": round(one.low, 4),
                "high": round(one.high, 4),
                "independent": None if one.independent is None else round(one.independent),
            }
            for one in apart
        ],
        "worth": round(worth(apart)),
    }


def _ending(id: str, one: Answered, number: int) -> dict[str, object]:
    count, games = int((one.endings == number).sum()), len(one.endings)
    low, high = wilson(count, games)
    share = round(count / games, 4)
    return {
        "id": id, "count": count, "share": share, "low": round(low, 4), "high": round(high, 4)
    }  # fmt: skip


# --- in words -----------------------------------------------------------------------------------


def in_words(
    tr: Catalogue,
    scenario: Scenario,
    decision: Decision,
    found: list[Answered],
    apart: list[Difference],
) -> str:
    """The comparison as people read it."""
    names, games = Names(scenario, tr.language), len(found[0].endings)
    endings = {
        one.index: names.title(f"endings.{one.id}.title", one.id) for one in names.game.endings
    }
    head = tr(
        "{title}: {n} games for each answer, all under the same luck.",
        title=names.say("title"),
        n=games,
    )
    lines = [head, names.question(decision.id), ""]
    lines += [f"- `{one.option}`: {names.option(decision.id, one.option)}" for one in found]
    columns = " | ".join(f"`{one.option}`" for one in found)
    lines += ["", f"| {tr('Ending')} | {columns} |", "|---|" + "---:|" * len(found)]
    for index, title in endings.items():
        shares = " | ".join(tr.percent(float((one.endings == index).mean())) for one in found)
        lines.append(f"| {title} | {shares} |")
    put = found[0].put
    if put < games:
        rest = tr("It is asked in {put} of {n} games; the others are alike.", put=put, n=games)
        lines += ["", rest]
    return "\n".join([*lines, "", *_told(tr, endings, apart, games)])


def _told(
    tr: Catalogue, endings: Mapping[int, str], apart: list[Difference], games: int
) -> list[str]:
    """The differences that are more than chance, the largest first, and what common luck saved."""
    clear = sorted((one for one in apart if one.is_clear), key=lambda one: -abs(one.mean))
    if not clear:
        return [tr("No difference is larger than chance would make it.")]
    lines = [tr("More than chance, in points of 100, with 95 % intervals:")]
    lines += [
        tr(
            "- `{one}` rather than `{other}`: {ending} {mean} ({low} to {high})",
            one=one.one,
            other=one.other,
            ending=endings[one.ending],
            mean=tr.decimal(100 * one.mean, signed=True),
            low=tr.decimal(100 * one.low, signed=True),
            high=tr.decimal(100 * one.high, signed=True),
        )
        for one in clear[:SHOWN]
    ]
    if len(clear) > SHOWN:
        lines.append(tr("- and {n} smaller ones (--json has them all)", n=len(clear) - SHOWN))
    saved = tr(
        "Because the luck is the same, these {n} games tell as much as some {many} under luck of "
        "their own.",
        n=games,
        many=int(round(worth(apart), -2 if games >= 1000 else 0)),
    )
    return [*lines, "", saved]
