"""Why an action is barred, in a sentence."""

from __future__ import annotations

from typing import assert_never

from bloc_game.engine.actions import Action, Choose, Order
from bloc_game.engine.legality import Blocker
from bloc_game.session.wording_names import Names


def reason(names: Names, action: Action, blocker: Blocker) -> str:
    """One reason, in the reader's terms."""
    tr = names.tr
    match blocker.reason:
        case "game_over":
            return tr("The game is over.")
        case "not_your_turn":
            return tr("It is not your turn to act.")
        case "unknown_action":
            return tr("There is nothing of that kind to do here.")
        case "not_this_turn":
            return tr("This cannot be done on this turn.")
        case "sealed_already":
            return tr("You have sealed this already.")
        case "draft_closed":
            return tr("“{draft}” is not on the table.", draft=names.draft(blocker.about))
        case "text_fixed":
            return tr(
                "“{draft}” has been adopted: its words stand.", draft=names.draft(blocker.about)
            )
        case "clause_taken":
            return tr("You have already sealed a change of this clause.")
        case "level_stands":
            return tr("The clause says this already.")
        case "short_of_capital":
            return _too_dear(names, blocker)
        case "condition":
            return _condition(names, action) or tr(
                "The scenario does not allow it as things stand."
            )
        case "no_abstention":
            return tr("Nobody may abstain here.")
        case "no_price":
            return tr("You have no price to name that the other could pay.")
        case _:
            assert_never(blocker.reason)


def _too_dear(names: Names, blocker: Blocker) -> str:
    return names.tr(
        "It costs {needs}, and you have {has} left.", needs=blocker.needs, has=blocker.has
    )


def _condition(names: Names, action: Action) -> str:
    """What the author says it needs."""
    match action:
        case Order(_, move):
            return names.say(f"moves.{move}.needs")
        case Choose(_, decision, option):
            return names.say(f"{names.decision_paths[decision]}.options.{option}.needs")
        case _:
            return ""
