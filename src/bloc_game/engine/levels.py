"""Names that mean something only within another: clauses of a draft, their levels, options.

Where the draft or the decision is written out, only its own names will do; where a bound name
stands for it, any that could be meant.
"""

from __future__ import annotations

import ast

from bloc_game.engine.expressions import Elem, Key, LevelNamed, OptionNamed
from bloc_game.engine.grammar import word
from bloc_game.engine.naming import LISTED, Context, bound_key, key, suggestion
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.engine.scope import Scope

OUTCOMES = ("adopted", "rejected")


def clause_key(ctx: Context, node: ast.expr, draft: Key) -> Key | None:
    """A clause of the draft; of any draft where a bound name stands for it."""
    if not isinstance(draft, Elem) or not isinstance(node, ast.Name):
        return key(ctx, node, "clause")
    name = word(node)
    clauses = ctx.scope.clauses.get(draft.id, {})
    if name in ctx.scope.bound:
        return bound_key(ctx, node, name, ("clause",))
    if name in clauses:
        return Elem(name)
    ctx.blame(
        node,
        "unknown-clause",
        phrase("no clause of `{draft}` is called '{name}'", draft=draft.id, name=name),
        phrase(
            "a rule can only name a clause listed under the `clauses:` of `{draft}`", draft=draft.id
        ),
        suggestion(name, clauses),
    )
    return None


def level_lists(scope: Scope, draft: Key, clause: Key) -> set[tuple[str, ...]]:
    """The lists of levels that `level[draft, clause]` may be read in."""
    drafts = [draft.id] if isinstance(draft, Elem) else list(scope.clauses)
    return {
        levels
        for id in drafts
        for name, levels in scope.clauses.get(id, {}).items()
        if not isinstance(clause, Elem) or clause.id == name
    }


def level_named(ctx: Context, node: ast.expr, draft: Key, clause: Key) -> LevelNamed | None:
    """A level of the clause, by its name."""
    lists = level_lists(ctx.scope, draft, clause)
    choices: list[str] | tuple[str, ...] = sorted({one for listed in lists for one in listed})
    if len(lists) == 1:
        (choices,) = lists
    of = f"{_shown(draft)}, {_shown(clause)}"
    if not isinstance(node, ast.Name):
        ctx.blame(
            node,
            "not-a-level",
            phrase("`{quoted}` is not the name of a level", quoted=ctx.source.quote(node)),
            phrase(
                "the levels of `level[{of}]` are compared by name, in the order they are listed",
                of=of,
            ),
            phrase("write one of {names}", names=", ".join(choices[:LISTED])),
        )
        return None
    name = word(node)
    if name in choices:
        return LevelNamed(draft, clause, name)
    ctx.blame(
        node,
        "unknown-level",
        phrase("no level of `level[{of}]` is called '{name}'", of=of, name=name),
        _levels_only(ctx.scope, draft, name),
        suggestion(name, choices),
    )
    return None


def _levels_only(scope: Scope, draft: Key, name: str) -> Phrase:
    """What may be named, and which other clause has a level of that name."""
    clauses = scope.clauses.get(draft.id, {}) if isinstance(draft, Elem) else {}
    having = [clause for clause, levels in clauses.items() if name in levels]
    if not having:
        return phrase("a rule can only name a level of that clause")
    return phrase(
        "a rule can only name a level of that clause; '{name}' is a level of '{other}'",
        name=name,
        other=having[0],
    )


def option_named(
    ctx: Context, node: ast.expr, decision: Key, *, sealed: bool
) -> OptionNamed | None:
    """An option of the decision; of a ballot its outcomes, or where `sealed` its votes."""
    written = [decision.id] if isinstance(decision, Elem) else list(ctx.scope.options)
    choices = [
        option for id in written for option in _choosable(ctx.scope.options.get(id, ()), sealed)
    ]
    name = word(node) if isinstance(node, ast.Name) else ""
    if name and name in choices:
        return OptionNamed(decision, name)
    ctx.blame(
        node,
        "unknown-option",
        phrase(
            "no option of `{decision}` is called '{name}'",
            decision=_shown(decision),
            name=name or ctx.source.quote(node),
        ),
        phrase(
            "a rule can only name an option listed under the decision `{decision}`; of a ballot, "
            "`adopted` or `rejected`, and of one member `for`, `against` or `abstain`",
            decision=_shown(decision),
        ),
        suggestion(name, choices),
    )
    return None


def _choosable(options: tuple[str, ...], sealed: bool) -> tuple[str, ...]:
    """A ballot's options are its outcomes and its votes; a question asks for one or the other."""
    if "adopted" not in options or "for" not in options:
        return options
    return tuple(one for one in options if (one not in OUTCOMES) == sealed)


def _shown(one: Key) -> str:
    return one.id if isinstance(one, Elem) else one.name
