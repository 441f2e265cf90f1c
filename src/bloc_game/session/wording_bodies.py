"""How a body decides, in a sentence."""

from __future__ import annotations

from typing import assert_never

from bloc_game.engine.game import Body
from bloc_game.session.catalogue import listed
from bloc_game.session.wording_names import Names


def rule_of(names: Names, body: Body) -> str:
    """Whose votes are needed."""
    tr = names.tr
    lead = listed(tr, tuple(names.number_said(actor) for actor in body.lead))
    match body.rule:
        case "unanimity" if body.abstention:
            return tr("One vote against is enough to stop it; who abstains does not.")
        case "unanimity":
            return tr("All must vote for it.")
        case "majority":
            return tr("More votes for than against are enough.")
        case "two_thirds":
            return tr("Two thirds of the votes cast are needed.")
        case "weighted":
            return tr(
                "It needs {needed} votes; members have different weights.", needed=body.needed
            )
        case "lead":
            return tr("These must agree, and the rest follow: {lead}.", lead=lead)
        case "hegemon":
            return tr("One word counts: {lead}.", lead=lead)
        case _:
            assert_never(body.rule)


def short_rule(names: Names, body: Body, present: int) -> str:
    """Whose votes are needed, in a few words: `all 14`."""
    tr = names.tr
    match body.rule:
        case "unanimity":
            return tr("all {n}", n=present)
        case "majority":
            return tr("more for than against")
        case "two_thirds":
            return tr("two thirds")
        case "weighted":
            return tr("{n} votes, weighted", n=body.needed)
        case "lead" | "hegemon":
            return listed(tr, tuple(names.number(actor) for actor in body.lead))
        case _:
            assert_never(body.rule)


def rule_of_choice(names: Names, body: Body) -> str:
    """How many must choose the same."""
    tr = names.tr
    match body.rule:
        case "unanimity":
            return tr("All must choose the same.")
        case "majority":
            return tr("More than half must choose the same.")
        case "two_thirds":
            return tr("Two thirds must choose the same.")
        case "weighted" | "lead" | "hegemon":
            return rule_of(names, body)
        case _:
            assert_never(body.rule)


def needed_of(names: Names, body: Body, ayes: int, noes: int, voters: int) -> tuple[int, str]:
    """How many must be for, and that in words; 0 where the rule is no matter of a number.

    `voters` are those whose vote counts; of a chamber only the votes that were cast do.
    """
    tr, cast = names.tr, ayes + noes
    match body.rule:
        case "unanimity" if body.abstention:
            return 0, tr("None may be against.")
        case "unanimity" | "lead" | "hegemon":
            return voters, tr.many("{n} vote is needed.", "All {n} votes are needed.", voters)
        case "majority":
            needed = cast // 2 + 1
        case "two_thirds":
            needed = -(-2 * cast // 3)
        case "weighted":
            return 0, tr("{needed} weighted votes are needed.", needed=body.needed)
        case _:
            assert_never(body.rule)
    return needed, tr("{needed} of {cast} votes cast are needed.", needed=needed, cast=cast)
