"""Conditions in words, and whether they hold: why an ending came, and why another did not.

Only what can be said in a plain sentence is said: a fact, a membership, a draft's fate, a clause,
an answer given, a track beside a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bloc_game.engine import expressions as ex
from bloc_game.engine.layout import Slot
from bloc_game.session.catalogue import listed, sentence
from bloc_game.session.wording_names import Names

CONTRARY: Final[Mapping[ex.Comparison, ex.Comparison]] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
}  # fmt: skip
Value = Callable[[ex.Expr], int | None]  # of a tree, where it can be known


@dataclass(frozen=True, slots=True)
class Condition:
    """A plain condition in words, whether it holds, and the place whose number decides it."""

    text: str
    holds: bool
    place: int


def conditions(
    names: Names, tree: ex.Expr, value: Value, *, wanted: bool = True
) -> Iterator[Condition]:
    """The plain conditions that must all hold for a tree to hold, where they can be known.

    Where one of several is enough, they are one condition. `wanted` is False inside a `not`.
    """
    match tree:
        case ex.And(items) | ex.Or(items):
            if isinstance(tree, ex.And) is wanted:
                for item in items:
                    yield from conditions(names, item, value, wanted=wanted)
            else:
                yield from _either(names, items, value, wanted)
        case ex.Not(of):
            yield from conditions(names, of, value, wanted=not wanted)
        case ex.Cell(place) | ex.Compare(_, ex.Cell(place), ex.Num()):
            yield from _plain(names, tree, place, value, wanted)
        case _:
            return


def _either(
    names: Names, items: tuple[ex.Expr, ...], value: Value, wanted: bool
) -> Iterator[Condition]:
    """One condition of several that are each enough; none where one of them cannot be said."""
    tr = names.tr
    ways = [tuple(conditions(names, item, value, wanted=wanted)) for item in items]
    if not all(ways):
        return
    texts = (listed(tr, tuple(one.text for one in way)) for way in ways)
    met = next((way for way in ways if all(one.holds for one in way)), ways[0])
    holds = all(one.holds for one in met)
    yield Condition(tr(", or ").join(texts), holds, met[0].place)


def _plain(
    names: Names, tree: ex.Expr, place: int, value: Value, wanted: bool
) -> Iterator[Condition]:
    slot = names.game.layout.slots[place]
    found = value(tree)
    text = _said(names, tree, slot, wanted).rstrip(".")
    if text and found is not None:
        yield Condition(text, bool(found) is wanted, place)


def _said(names: Names, tree: ex.Expr, slot: Slot, wanted: bool) -> str:
    """A plain condition, or that it is not so."""
    if isinstance(tree, ex.Compare) and isinstance(tree.right, ex.Num):
        op = tree.op if wanted else CONTRARY[tree.op]
        return _compared(names, slot, op, tree.right.value)
    tr = names.tr
    match slot.family, slot.keys:
        case "member", (actor, body):
            who, where = sentence(names.actor_said(actor)), names.body_said(body)
            if wanted:
                return tr("{actor} is a member of {body}", actor=who, body=where)
            return tr("{actor} is no member of {body}", actor=who, body=where)
        case "fact", (fact,):
            said = names.title(f"facts.{fact}", fact)
            return said if wanted else tr("this is not so: {text}", text=said)
        case "adopted", (draft, body):
            where, text = names.body_said(body), names.draft(draft)
            if wanted:
                return tr("Adopted by {body}: “{draft}”", body=where, draft=text)
            return tr("Not adopted by {body}: “{draft}”", body=where, draft=text)
        case "in_effect", (draft,):
            if wanted:
                return tr("“{draft}” is in effect", draft=names.draft(draft))
            return tr("“{draft}” is not in effect", draft=names.draft(draft))
        case "on_table", (draft,):
            if wanted:
                return tr("“{draft}” is on the table", draft=names.draft(draft))
            return tr("“{draft}” is not on the table", draft=names.draft(draft))
        case "happened", (event,):
            path = names.event_paths[event]
            said = names.say(f"{path}.headline") or names.say(f"{path}.text")
            if wanted:
                return tr("This has happened: {event}", event=said)
            return tr("This has not happened: {event}", event=said)
        case _:
            return ""


def _compared(names: Names, slot: Slot, op: ex.Comparison, number: int) -> str:
    tr = names.tr
    match slot.family, slot.keys:
        case "level", (draft, clause):
            one = next(c for c in names.game.draft_of[draft].clauses if c.id == clause)
            level = number + {">": 1, "<": -1}.get(op, 0)
            level = min(max(level, 0), len(one.levels) - 1)
            now = names.stands(draft, clause, one.levels[level])
            return _related(
                names, tr("“{draft}”: {clause}", draft=names.draft(draft), clause=now), op
            )
        case ("chosen", (decision,)) if op in ("==", "!="):
            found = next(
                (o for o in names.game.decision_of[decision].options if o.number == number), None
            )
            if found is None:
                return ""
            question, option = names.question(decision), names.option(decision, found.id)
            if op == "==":
                return tr("“{question}” was answered: “{option}”", question=question, option=option)
            return tr("“{question}” was not answered: “{option}”", question=question, option=option)
        case _ if any(track.id == slot.family for track in names.game.tracks):
            return f"{names.measure(slot)} {_sign(op)} {number}"
        case _:
            return ""


def _related(names: Names, text: str, op: ex.Comparison) -> str:
    tr = names.tr
    match op:
        case "==":
            return text
        case "!=":
            return tr("anything but {text}", text=text)
        case ">=" | ">":
            return tr("{text}, or further", text=text)
        case _:
            return tr("{text}, or less far", text=text)


def _sign(op: ex.Comparison) -> str:
    return {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}.get(op, op)
