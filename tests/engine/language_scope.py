"""Declarations small enough to hold in one's head, for the tests of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bloc_game.engine import expressions as ex
from bloc_game.engine.scope import Fault, Scope, SetShape, TrackShape

PLAIN = Scope(
    ids={
        "actor": ("USA", "GBR", "FRA", "SUN", "BRD"),
        "body": ("NATO", "assembly"),
        "draft": ("reply", "edc"),
        "decision": ("first_word", "vote"),
        "event": ("leak",),
        "ending": ("two_blocs",),
        "secret": ("paris_needs",),
        "fact": ("signed", "bonn_informed"),
        "way": ("up", "down", "for", "against"),
    },
    tracks={
        "tension": TrackShape((), 0, 100),
        "unity": TrackShape((), 0, 100),
        "trust": TrackShape(("actor", "actor"), -50, 50),
        "sway": TrackShape(("actor", "draft"), -12, 12),
        "capital": TrackShape(("actor",), 0, 8),
    },
    sets={
        "actors": SetShape("actor"),
        "drafts": SetShape("draft"),
        "western": SetShape("actor"),
        "circle": SetShape("actor", per_actor=True),
    },
    clauses={
        "reply": {
            "entry": ("unreal", "unready", "on_terms"),
            "austria": ("unnamed", "first"),
            "talks": ("unnamed", "first"),
        },
        "edc": {"army": ("national", "joint")},
    },
    options={
        "first_word": ("silence", "ask"),
        "vote": ("adopted", "rejected", "for", "against", "abstain"),
    },
    turns=("note", "council", "pens"),
)
MOVE = PLAIN.binding(self="actor", target="actor", draft="draft", way="way", clause="clause")

_SIGNS: Mapping[str, Callable[[int, int], int]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}


def value(tree: ex.Expr, leaf: Callable[[ex.Expr], int]) -> int:
    """What a tree comes to: written from the docstrings alone, and as slow as it likes."""

    def again(part: ex.Expr) -> int:
        return value(part, leaf)

    match tree:
        case ex.Num(number):
            return number
        case ex.Negative(of):
            return -again(of)
        case ex.Magnitude(of):
            return abs(again(of))
        case ex.Not(of):
            return int(not again(of))
        case ex.Arith(op, left, right) | ex.Compare(op, left, right):
            return int(_SIGNS[op](again(left), again(right)))
        case ex.Sum(items):
            return sum(again(item) for item in items)
        case ex.Least(items):
            return min(again(item) for item in items)
        case ex.Greatest(items):
            return max(again(item) for item in items)
        case ex.And(items):
            return int(all(again(item) for item in items))
        case ex.Or(items):
            return int(any(again(item) for item in items))
        case ex.Either(when, yes, no):
            return again(yes) if again(when) else again(no)
        case _:
            return leaf(tree)


def marked(text: str, faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    """Code and marked text of each fault."""
    return [(one.code, text[one.offset : one.offset + one.length]) for one in faults]
