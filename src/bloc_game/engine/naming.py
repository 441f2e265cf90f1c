"""What the names in a formula stand for: ids by kind, and bound names.

A name is looked up where its kind is known (`member(HERE, …)` takes an actor), so the same word may
be the id of a draft and of an event. Bound names come first.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bloc_game.engine.expressions import Elem, Key, Var
from bloc_game.engine.grammar import Source, word
from bloc_game.engine.kinds import a_kind, kind_name
from bloc_game.engine.phrases import Phrase, either, phrase
from bloc_game.engine.scope import Fault, Kind, Scope

LISTED = 12  # names that a fix lists before it stops
BINDABLE = ("self", "target", "draft", "way", "clause", "decision")

WHERE: dict[str, str] = {
    "actor": "`actors:`",
    "body": "`bodies:`",
    "draft": "`drafts:`",
    "clause": phrase("the `clauses:` of a draft"),
    "level": phrase("the `levels:` of that clause"),
    "decision": phrase("the `decisions:` of a turn"),
    "option": phrase("the `options:` of that decision"),
    "event": phrase("`news:` or `news_any_turn:`"),
    "ending": "`endings:`",
    "secret": phrase("the `secrets:` of a draft"),
    "fact": "`facts:`",
    "turn": "`turns:`",
    "way": phrase("the `way:` of a move"),
    "track": "`tracks:`",
    "set": "`sets:`",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What is needed to check one formula, and the faults found in it so far."""

    source: Source
    scope: Scope
    faults: list[Fault]
    looping: bool = False  # inside any / all / sum / count

    def blame(
        self, node: ast.expr | ast.stmt, code: str, what: Phrase, why: Phrase, fix: Phrase
    ) -> None:
        """Note a fault, once a place: a chained comparison looks at its middle twice."""
        fault = Fault(code, *self.source.span(node), what, why, fix)
        if fault not in self.faults:
            self.faults.append(fault)

    def inside(self, var: str, kind: Kind) -> Context:
        """The context of a loop's body."""
        return replace(self, scope=self.scope.binding(**{var: kind}), looping=True)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults as a reader meets them."""
    return tuple(sorted(faults, key=lambda fault: fault.offset))


def suggestion(name: str, known: Iterable[str], bound: Iterable[str] = ()) -> Phrase:
    """What was probably meant, or all that could be; bound names are not listed.

    >>> suggestion("FAR", ["FRA", "USA"])
    "did you mean 'FRA'?"
    """
    choices = list(dict.fromkeys(known))
    by_small = {choice.lower(): choice for choice in (*bound, *choices)}
    near = get_close_matches(name.lower()[:60], list(by_small), n=1)
    if near:
        return phrase("did you mean '{name}'?", name=by_small[near[0]])
    if not choices:
        return phrase("there is none yet: declare it first")
    names = ", ".join([*choices[:LISTED], *(["…"] if len(choices) > LISTED else [])])
    return phrase("use one of {names}", names=names)


def known(scope: Scope, kind: Kind) -> tuple[str, ...]:
    """All ids of a kind; for clauses, levels and options those of all drafts and decisions."""
    match kind:
        case "turn":
            return scope.turns
        case "clause":
            return tuple(name for clauses in scope.clauses.values() for name in clauses)
        case "level":
            return tuple(
                name
                for clauses in scope.clauses.values()
                for levels in clauses.values()
                for name in levels
            )
        case "option":
            return tuple(name for options in scope.options.values() for name in options)
        case _:
            return tuple(scope.ids.get(kind, ()))


def kinds_of(scope: Scope, name: str) -> tuple[Kind, ...]:
    """Every kind of thing that has this id."""
    kinds: tuple[Kind, ...] = (
        *("actor", "body", "draft", "clause", "level", "decision", "option"),
        *("event", "ending", "secret", "fact", "turn", "way"),
    )
    return tuple(kind for kind in kinds if name in known(scope, kind))


def unknown(
    ctx: Context,
    node: ast.expr,
    kind: str,
    name: str,
    choices: Iterable[str],
    bound: Iterable[str] = (),
) -> None:
    """Blame a name that nothing of its kind has."""
    ctx.blame(
        node,
        f"unknown-{kind}",
        phrase("no {kind} is called '{name}'", kind=kind_name(kind), name=name),
        phrase(
            "a rule can only name {kind} listed under {where}",
            kind=a_kind(kind),
            where=WHERE[kind],
        ),
        suggestion(name, choices, bound),
    )


def key(ctx: Context, node: ast.expr, *kinds: Kind) -> Key | None:
    """The id or bound name written where one of `kinds` is expected."""
    wanted = either(a_kind(kind) for kind in kinds)
    if not isinstance(node, ast.Name):
        ctx.blame(
            node,
            "not-an-id",
            phrase("`{quoted}` is not {wanted}", quoted=ctx.source.quote(node), wanted=wanted),
            phrase("{wanted} is named here, and nothing is worked out", wanted=wanted),
            phrase("write the id of {wanted}", wanted=wanted),
        )
        return None
    name = word(node)
    if name in ctx.scope.bound:
        return bound_key(ctx, node, name, kinds)
    if any(name in known(ctx.scope, kind) for kind in kinds):
        return Elem(name)
    choices = [*(id for kind in kinds for id in known(ctx.scope, kind))]
    others = kinds_of(ctx.scope, name)
    if name in BINDABLE:
        ctx.blame(
            node,
            "unbound-name",
            phrase("`{name}` stands for nothing here", name=name),
            phrase("only a move, an option or a loop gives such a name something to stand for"),
            phrase("write the id of {wanted}", wanted=wanted),
        )
    elif others:
        ctx.blame(
            node,
            "wrong-kind",
            phrase(
                "`{name}` is {kind}, not {wanted}",
                name=name,
                kind=a_kind(others[0]),
                wanted=wanted,
            ),
            phrase("{wanted} is expected here", wanted=wanted),
            suggestion(name, choices),
        )
    else:
        bound = [one for one, kind in ctx.scope.bound.items() if kind in kinds]
        unknown(ctx, node, kinds[0], name, choices, bound)
    return None


def bound_key(ctx: Context, node: ast.Name, name: str, kinds: tuple[Kind, ...]) -> Key | None:
    """A bound name, where it stands for one of `kinds`."""
    if ctx.scope.bound[name] in kinds:
        return Var(name)
    wanted = either(a_kind(kind) for kind in kinds)
    ctx.blame(
        node,
        "wrong-kind",
        phrase(
            "`{name}` stands for {kind} here, not {wanted}",
            name=name,
            kind=a_kind(ctx.scope.bound[name]),
            wanted=wanted,
        ),
        phrase("{wanted} is expected here", wanted=wanted),
        phrase("write the id of {wanted}, or a name that stands for one", wanted=wanted),
    )
    return None
