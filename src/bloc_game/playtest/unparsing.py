"""A closed condition written back in the language of rules, as its author would know it again."""

from __future__ import annotations

from bloc_game.engine import expressions as ex
from bloc_game.engine.game import Game
from bloc_game.engine.layout import Slot

FUNCTIONS = {"fact", "happened", "member", "in_effect", "on_table", "adopted"}


def written(game: Game, tree: ex.Expr) -> str:
    """A condition or a number; what has no plain form is written as `…`."""
    match tree:
        case ex.Num(value):
            return str(value)
        case ex.Cell(index):
            return _cell(game.layout.slots[index])
        case ex.Compare(op, ex.Cell(index), ex.Num(value)):
            return _compared(game, game.layout.slots[index], op, value)
        case ex.Compare(op, left, right) | ex.Arith(op, left, right):
            return f"{written(game, left)} {op} {written(game, right)}"
        case ex.Not(of):
            return f"not ({written(game, of)})"
        case ex.And(parts):
            return " and ".join(_within(game, part) for part in parts)
        case ex.Or(parts):
            return " or ".join(_within(game, part) for part in parts)
        case ex.Sum(parts):
            return " + ".join(written(game, part) for part in parts)
        case ex.SupportOf(actor, draft):
            return f"support({game.actors[actor]}, {game.drafts[draft].id})"
        case ex.PriceOf(actor, draft):
            return f"price({game.actors[actor]}, {game.drafts[draft].id})"
        case _:
            return "…"


def _within(game: Game, part: ex.Expr) -> str:
    said = written(game, part)
    return f"({said})" if isinstance(part, ex.And | ex.Or) else said


def _cell(slot: Slot) -> str:
    if slot.family == "adopted":
        return f"adopted({slot.keys[0]})"
    if slot.family in FUNCTIONS:
        return f"{slot.family}({', '.join(slot.keys)})"
    return slot.name


def _compared(game: Game, slot: Slot, op: str, value: int) -> str:
    match slot.family:
        case "chosen" | "choice" if op in ("==", "!="):
            decision = game.decision_of[slot.keys[0]]
            names = [one.id for one in decision.options] or ["adopted", "rejected"]
            if 1 <= value <= len(names):
                said = f"chose({slot.keys[0]}, {names[value - 1]})"
                return said if op == "==" else f"not {said}"
        case "level":
            draft = game.draft_of[slot.keys[0]]
            clause = next(one for one in draft.clauses if one.id == slot.keys[1])
            if 0 <= value < len(clause.levels):
                return f"level[{', '.join(slot.keys)}] {op} {clause.levels[value]}"
        case "date":
            year, day = divmod(value, 10000)
            return f"date {op} {year:04d}-{day // 100:02d}-{day % 100:02d}"
        case "question" if op == ">=" and value == 1:
            return f"somebody opens {slot.keys[0]}"
        case "due" if op == ">=" and value == 1:
            return f"something calls {slot.keys[0]}"
        case _:
            pass
    return f"{_cell(slot)} {op} {value}"
