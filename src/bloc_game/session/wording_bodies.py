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
