"""What becomes of clauses, memberships, facts, drafts and questions, in a sentence."""

from __future__ import annotations

from bloc_game.engine.effects import ASKED
from bloc_game.engine.layout import Slot
from bloc_game.session.catalogue import ended, sentence
from bloc_game.session.wording_names import Names


def cell_text(names: Names, slot: Slot, before: int, after: int) -> str:
    """What it means that a number which is no track became another."""
    tr = names.tr
    match slot.family, slot.keys:
        case "level", (draft, clause):
            levels = names.game.draft_of[draft].clauses
            one = next(c for c in levels if c.id == clause)
            return tr(
                "“{draft}” now says: {now} (before: {before}).",
                draft=names.draft(draft),
                now=names.stands(draft, clause, one.levels[after]),
                before=names.level(draft, clause, one.levels[before]),
            )
        case "member", (actor, body):
            who, where = sentence(names.actor_said(actor)), names.body_said(body)
            if after:
                return tr("{actor} joins {body}.", actor=who, body=where)
            return tr("{actor} leaves {body}.", actor=who, body=where)
        case "fact", (fact,):
            said = ended(names.title(f"facts.{fact}", fact))
            return said if after else tr("This no longer holds: {fact}", fact=said)
        case "on_table", (draft,):
            title = names.draft(draft)
            if after:
                return tr("“{draft}” is on the table.", draft=title)
            return tr("“{draft}” is off the table.", draft=title)
        case "adopted", (draft, body):
            return tr(
                "Adopted by {body}: “{draft}”.",
                body=names.body_said(body),
                draft=names.draft(draft),
            )
        case "question", (decision,):
            return _question(names, decision, after)
        case "knows", (actor, secret):
            return _learnt(names, actor, secret)
        case "due", (id,):
            return _due(names, id, after)
        case _:
            return tr("{what} becomes {to}.", what=names.measure(slot), to=after)


def _question(names: Names, decision: str, status: int) -> str:
    tr = names.tr
    if status == ASKED:
        return tr("The question is put: {question}", question=names.question(decision))
    if status == 1:
        return tr("A question will come: {question}", question=names.question(decision))
    return tr("A question will not be put: {question}", question=names.question(decision))


def _learnt(names: Names, actor: str, secret: str) -> str:
    hidden = next(one for one in names.game.secrets if one.id == secret)
    path = f"drafts.{names.game.drafts[hidden.draft].id}.secrets.{secret}"
    return names.tr(
        "{actor} learns a secret, “{title}”: {says}",
        actor=sentence(names.actor_said(actor)),
        title=names.title(f"{path}.title", secret),
        says=names.say(f"{path}.says"),
    )


def _due(names: Names, event: str, turn: int) -> str:
    """Told to nobody while the game is played: what is hidden is no seat's to know."""
    said = names.say(f"{names.event_paths[event]}.headline") or event.replace("_", " ")
    if turn:
        return names.tr("“{event}” is to come on turn {turn}.", event=said, turn=turn)
    return names.tr("“{event}” will not come.", event=said)
