"""Open trees closed: every name replaced by what it stands for in one place.

Closing folds what is known already, so that a rule written once for every `target` becomes, for
one of them, no longer than it needs to be.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import assert_never

from bloc_game.engine import expressions as ex
from bloc_game.engine.layout import Layout
from bloc_game.engine.phrases import Phrase, phrase

Binding = Mapping[str, str]

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITH: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}
YES, NO = ex.Num(1), ex.Num(0)


class NoSuchThing(Exception):
    """A formula, closed in one place, speaks of something that does not exist there."""

    def __init__(self, what: Phrase) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class World:
    """What ids stand for: cells, actors, sets, levels, options."""

    layout: Layout
    actors: Mapping[str, int]
    drafts: Mapping[str, int]
    sets: Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]]
    levels: Mapping[tuple[str, str], Mapping[str, int]]  # (draft, clause) -> level -> number
    options: Mapping[str, Mapping[str, int]]  # decision -> option -> number, from 1
    draft_bodies: Mapping[str, str]
    red_lines: Mapping[tuple[str, str], tuple[tuple[int, int], ...]]  # (actor, draft)
    thresholds: Mapping[str, int]
    secrets_of: Mapping[str, tuple[str, ...]]  # actor -> its secrets
    endings: Mapping[str, int]

    def place(self, family: str, *keys: str) -> int:
        """The cell of one member of a family; `NoSuchThing` in an author's words."""
        place = self.layout.get(family, *keys)
        if place is None:
            raise NoSuchThing(phrase("there is no `{name}`", name=f"{family}[{', '.join(keys)}]"))
        return place


def conjunction(items: tuple[ex.Expr, ...]) -> ex.Expr:
    """`and`, without what is known to hold."""
    if NO in items:
        return NO
    left = tuple(item for item in items if item != YES)
    return YES if not left else left[0] if len(left) == 1 else ex.And(left)


def disjunction(items: tuple[ex.Expr, ...]) -> ex.Expr:
    """`or`, without what is known not to hold."""
    if YES in items:
        return YES
    left = tuple(item for item in items if item != NO)
    return NO if not left else left[0] if len(left) == 1 else ex.Or(left)


def negation(item: ex.Expr) -> ex.Expr:
    """`not`."""
    return ex.Num(int(not item.value)) if isinstance(item, ex.Num) else ex.Not(item)


def total(items: tuple[ex.Expr, ...]) -> ex.Expr:
    """A sum, its constants added up."""
    fixed = sum(item.value for item in items if isinstance(item, ex.Num))
    rest: tuple[ex.Expr, ...] = tuple(item for item in items if not isinstance(item, ex.Num))
    if fixed or not rest:
        rest = (*rest, ex.Num(fixed))
    return rest[0] if len(rest) == 1 else ex.Sum(rest)


def acceptance(world: World, actor: str, draft: str) -> ex.Expr:
    """Whether an actor accepts a draft as it stands."""
    support = ex.SupportOf(world.actors[actor], world.drafts[draft])
    enough = ex.Compare(">=", support, ex.Num(world.thresholds[draft]))
    lines = world.red_lines.get((actor, draft), ())
    clear = (ex.Compare("!=", ex.Cell(place), ex.Num(level)) for place, level in lines)
    return conjunction((enough, *clear))


def name_of(key: ex.Key, binding: Binding) -> str:
    """What an index stands for here."""
    match key:
        case ex.Elem(id):
            return id
        case ex.Var(name):
            return binding[name]
        case _:
            assert_never(key)


def elements(world: World, over: ex.Over, binding: Binding) -> tuple[tuple[str, ex.Expr], ...]:
    """Who may be in a set, each with the condition under which it is."""
    match over:
        case ex.Members(body):
            name = name_of(body, binding)
            places = ((actor, world.layout.get("member", actor, name)) for actor in world.actors)
            return tuple((actor, ex.Cell(at)) for actor, at in places if at is not None)
        case ex.Declared(name, of):
            listed = world.sets[name]
            if isinstance(listed, tuple):
                return tuple((element, YES) for element in listed)
            owner = name_of(of, binding) if of is not None else ""
            return tuple((element, YES) for element in listed.get(owner, ()))
        case _:
            assert_never(over)


def bound_in(tree: ex.Expr | ex.Statement) -> set[str]:
    """The names that `close` may look up in a binding, `gain` among them.

    >>> sorted(bound_in(ex.Compare(">", ex.SupportFor(ex.Var("self"), ex.Elem("pact")), ex.Gain())))
    ['gain', 'self']
    """
    found: set[str] = set()
    waiting: list[object] = [tree]
    while waiting:
        part = waiting.pop()
        match part:
            case ex.Var(name):
                found.add(name)
            case ex.Gain():
                found.add("gain")
            case tuple():
                waiting += part
            case _ if is_dataclass(part):
                waiting += [getattr(part, one.name) for one in fields(part)]
    return found


def close(world: World, tree: ex.Expr, binding: Binding, gain: ex.Expr | None = None) -> ex.Expr:
    """A closed tree with the same value; `NoSuchThing` where it names what does not exist."""
    again: Callable[[ex.Expr], ex.Expr] = partial(close, world, binding=binding, gain=gain)
    name = partial(name_of, binding=binding)
    match tree:
        case ex.Num() | ex.Cell() | ex.Lookup() | ex.SupportOf() | ex.PriceOf():
            return tree
        case ex.Read("adopted", (draft,)):
            body = world.draft_bodies.get(name(draft))
            if body is None:
                raise NoSuchThing(
                    phrase("the draft '{draft}' has no body that could adopt it", draft=name(draft))
                )
            return ex.Cell(world.place("adopted", name(draft), body))
        case ex.Read("member", keys):
            at = world.layout.get("member", *(name(key) for key in keys))
            return NO if at is None else ex.Cell(at)  # nothing could ever make it a member
        case ex.Read("adopted_by", keys):
            return ex.Cell(world.place("adopted", *(name(key) for key in keys)))
        case ex.Read(family, keys):
            return ex.Cell(world.place(family, *(name(key) for key in keys)))
        case ex.LevelNamed(draft, clause, level):
            levels = world.levels.get((name(draft), name(clause)), {})
            if level not in levels:
                raise NoSuchThing(
                    phrase(
                        "the clause '{clause}' of '{draft}' has no level '{level}'",
                        clause=name(clause),
                        draft=name(draft),
                        level=level,
                    )
                )
            return ex.Num(levels[level])
        case ex.OptionNamed(decision, option):
            options = world.options.get(name(decision), {})
            if option not in options:
                raise NoSuchThing(
                    phrase(
                        "no option of `{decision}` is called '{name}'",
                        decision=name(decision),
                        name=option,
                    )
                )
            return ex.Num(options[option])
        case ex.Same(left, right):
            return YES if name(left) == name(right) else NO
        case ex.Quantified():
            return _close_quantified(world, tree, binding, gain)
        case ex.SupportFor(actor, draft):
            return ex.SupportOf(world.actors[name(actor)], world.drafts[name(draft)])
        case ex.AcceptedBy(actor, draft):
            return acceptance(world, name(actor), name(draft))
        case ex.PriceFor(actor, draft):
            return ex.PriceOf(world.actors[name(actor)], world.drafts[name(draft)])
        case ex.Gain():
            if gain is None:
                raise NoSuchThing(phrase("`gain` has a meaning only in a move that amends"))
            return gain
        case _:
            return _close_combined(tree, again)


def _close_combined(tree: ex.Expr, again: Callable[[ex.Expr], ex.Expr]) -> ex.Expr:
    """A tree made of others, each closed by `again`, with what is known already worked out."""
    match tree:
        case ex.Negative(of):
            inner = again(of)
            return ex.Num(-inner.value) if isinstance(inner, ex.Num) else ex.Negative(inner)
        case ex.Arith(op, left, right):
            first, second = again(left), again(right)
            if isinstance(first, ex.Num) and isinstance(second, ex.Num):
                return ex.Num(_ARITH[op](first.value, second.value))
            return ex.Arith(op, first, second)
        case ex.Sum(items):
            return total(tuple(again(item) for item in items))
        case ex.Least(items) | ex.Greatest(items):
            closed = tuple(again(item) for item in items)
            fixed = [item.value for item in closed if isinstance(item, ex.Num)]
            if len(fixed) == len(closed):
                return ex.Num(min(fixed) if isinstance(tree, ex.Least) else max(fixed))
            return type(tree)(closed)
        case ex.Magnitude(of):
            inner = again(of)
            return ex.Num(abs(inner.value)) if isinstance(inner, ex.Num) else ex.Magnitude(inner)
        case ex.Either(when, yes, no):
            condition = again(when)
            if isinstance(condition, ex.Num):
                return again(yes if condition.value else no)
            return ex.Either(condition, again(yes), again(no))
        case ex.Not(of):
            return negation(again(of))
        case ex.And(items):
            return conjunction(tuple(again(item) for item in items))
        case ex.Or(items):
            return disjunction(tuple(again(item) for item in items))
        case ex.Compare(op, left, right):
            first, second = again(left), again(right)
            if isinstance(first, ex.Num) and isinstance(second, ex.Num):
                return ex.Num(int(_COMPARE[op](first.value, second.value)))
            return ex.Compare(op, first, second)
        case _:
            raise TypeError(f"{tree} is not made of others")


def _close_quantified(
    world: World, tree: ex.Quantified, binding: Binding, gain: ex.Expr | None
) -> ex.Expr:
    pairs = tuple(
        (present, close(world, tree.body, {**binding, tree.var: element}, gain))
        for element, present in elements(world, tree.over, binding)
    )
    match tree.how:
        case "any":
            return disjunction(tuple(conjunction((here, body)) for here, body in pairs))
        case "all":
            return conjunction(tuple(disjunction((negation(here), body)) for here, body in pairs))
        case "count":
            return total(tuple(_counted(conjunction((here, body)), YES) for here, body in pairs))
        case "sum":
            return total(tuple(_counted(here, body) for here, body in pairs))
        case _:
            assert_never(tree.how)


def _counted(when: ex.Expr, value: ex.Expr) -> ex.Expr:
    if isinstance(when, ex.Num):
        return value if when.value else NO
    return ex.Either(when, value, NO)
