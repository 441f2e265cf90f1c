"""Where formulas are read in their place, and what is wrong with them is written down.

A `Place` is a path of keys in one of the files; the desk turns it, with the offset of a fault
inside a formula, into the line and column that an author looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from functools import cached_property

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import Bargaining
from bloc_game.engine.compiled import Formula
from bloc_game.engine.effects import Closed, Effects, close_statement, trees_in
from bloc_game.engine.events import Cause, Visibility
from bloc_game.engine.grounding import Binding, NoSuchThing, World, bound_in, close
from bloc_game.engine.kinds import a_kind, kind_name
from bloc_game.engine.language import parse_condition, parse_number, parse_score
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.engine.scope import Fault, Scope
from bloc_game.engine.statements import parse_each, parse_statements
from bloc_game.scenario.models import EachBlock, IfBlock
from bloc_game.scenario.positions import mark_within
from bloc_game.scenario.problems import Mark, Problem, Severity, near
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence

Step = str | int
EffectsText = str | list[str | EachBlock | IfBlock] | None


@dataclass(frozen=True)
class Place:
    """A path of keys into a file; a place looks on from where the one above it has looked."""

    root: Node
    path: tuple[Step, ...] = ()
    above: Place | None = field(default=None, compare=False, repr=False)

    def __truediv__(self, step: Step) -> Place:
        return Place(self.root, (*self.path, step), self)

    @property
    def node(self) -> Node:
        """The node there, or the nearest one above it that was written."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Node, bool]:
        """The same, and whether it was written at the very place."""
        if self.above is None:
            return self.root, True
        here, is_there = self.above._found
        below = _below(here, self.path[-1]) if is_there else None
        return (here, False) if below is None else (below, True)

    @property
    def is_written(self) -> bool:
        """Whether something stands at this very place."""
        return self._found[1]

    @property
    def key(self) -> Mark:
        """The mark of the key itself, where the last step is one."""
        parent = self.above.node if self.above is not None else None
        if isinstance(parent, Mapping):
            key = parent.key(str(self.path[-1]))
            if key is not None:
                return key.mark
        return self.node.mark


def _below(node: Node, step: Step) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


@dataclass(frozen=True)
class Line:
    """A statement as it was read, and where it stands."""

    statement: ex.Statement
    mark: Mark


@dataclass
class Desk:
    """Reads formulas against one set of declarations, and gathers problems."""

    scope: Scope
    problems: list[Problem] = field(default_factory=list)

    def report(
        self,
        code: str,
        at: Mark,
        what: Phrase,
        why: Phrase,
        fix: Phrase,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Write down one problem."""
        problem = Problem(code=code, at=at, what=what, why=why, fix=fix, severity=severity)
        if problem not in self.problems:
            self.problems.append(problem)

    def known(self, kind: str, name: str, known: Collection[str], at: Mark) -> bool:
        """Whether an id is declared; a problem where it is not."""
        if name in known:
            return True
        self.report(
            f"unknown-{kind}",
            at,
            phrase("no {kind} is called '{name}'", kind=kind_name(kind), name=name),
            phrase("only a declared {kind} can be named here", kind=kind_name(kind)),
            near(name, known),
        )
        return False

    def all_known(
        self, kind: str, names: Iterable[str], known: Collection[str], place: Place
    ) -> None:
        """The same of every id of a list, or of the keys of a group, each where it stands."""
        for number, name in enumerate(names):
            item = place / number
            is_listed = item.is_written
            self.known(kind, name, known, item.node.mark if is_listed else (place / name).key)

    def twice(self, kind: str, name: str, at: Mark) -> None:
        """An id that is declared already."""
        self.report(
            "duplicate-id",
            at,
            phrase("'{name}' is the id of {kind} already", kind=a_kind(kind), name=name),
            phrase("{kind} is found by its id", kind=a_kind(kind)),
            phrase("rename one of them"),
        )

    # --- formulas -----------------------------------------------------------------------------

    def condition(self, place: Place, text: str | None, scope: Scope | None = None) -> ex.Expr:
        """A condition; one that is not written always holds."""
        return ex.Num(1) if text is None else self._read(parse_condition, place, text, scope)

    def number(self, place: Place, text: str, scope: Scope | None = None) -> ex.Expr:
        """A number."""
        return self._read(parse_number, place, text, scope)

    def score(self, place: Place, text: str, scope: Scope | None = None) -> ex.Expr:
        """A goal's score: a number, or a condition that counts 0 or 100."""
        return self._read(parse_score, place, text, scope)

    def _read(
        self,
        parse: Callable[[str, Scope], tuple[ex.Expr | None, tuple[Fault, ...]]],
        place: Place,
        text: str,
        scope: Scope | None,
    ) -> ex.Expr:
        tree, faults = parse(text, scope or self.scope)
        self._faults(place, faults)
        return tree if tree is not None else ex.Num(0)

    def _faults(self, place: Place, faults: Collection[Fault]) -> None:
        if not faults:
            return
        node = place.node
        for fault in faults:
            mark = mark_within(node, fault.offset) if isinstance(node, Scalar) else node.mark
            at = Mark(mark.file, mark.line, mark.column, max(fault.length, 1))
            self.report(fault.code, at, fault.what, fault.why, fault.fix)

    # --- effects ------------------------------------------------------------------------------

    def effects(
        self, place: Place, text: EffectsText, scope: Scope | None = None
    ) -> tuple[Line, ...]:
        """Statements in order, each with its line."""
        within = scope or self.scope
        if text is None:
            return ()
        if isinstance(text, str):
            return self._statements(place, text, within)
        lines: list[Line] = []
        for number, part in enumerate(text):
            here = place / number
            if isinstance(part, str):
                lines += self._statements(here, part, within)
            elif isinstance(part, IfBlock):
                when = self.condition(here / "if", part.if_, within)
                do = self.effects(here / "do", part.do, within)
                lines.append(Line(ex.If(when, _bare(do)), here.node.mark))
            else:
                lines += self._each(here, part, within)
        return tuple(lines)

    def _statements(self, place: Place, text: str, scope: Scope) -> tuple[Line, ...]:
        statements, faults = parse_statements(text, scope)
        self._faults(place, faults)
        at = place.node.mark
        return tuple(Line(statement, at) for statement in statements)

    def _each(self, place: Place, block: EachBlock, scope: Scope) -> list[Line]:
        header, faults = parse_each(block.each, scope)
        self._faults(place / "each", faults)
        if header is None:
            return []
        var, over, kind = header
        do = self.effects(place / "do", block.do, scope.binding(**{var: kind}))
        return [Line(ex.Each(var, over, _bare(do)), place.node.mark)]


def _bare(lines: tuple[Line, ...]) -> tuple[ex.Statement, ...]:
    return tuple(line.statement for line in lines)


@dataclass(frozen=True)
class Closer:
    """Closes what the desk has read, where names have become cells."""

    world: World
    bargain: Bargaining
    desk: Desk
    closed: list[tuple[ex.Expr, Mark]] = field(default_factory=list, compare=False)
    _known: dict[object, Formula] = field(default_factory=dict, compare=False)
    _done: dict[object, tuple[Closed, ...]] = field(default_factory=dict, compare=False)
    _names: dict[int, tuple[object, tuple[str, ...]]] = field(default_factory=dict, compare=False)

    def formula(
        self, tree: ex.Expr, binding: Binding, at: Mark, gain: ex.Expr | None = None
    ) -> Formula:
        """A formula closed in one place; a problem, and 0, where it names what is not there.

        Half of what moves are made of is closed again and again with the same names bound to the
        same things: it is one formula.
        """
        key = self._key(tree, binding, gain)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._closed(tree, binding, at, gain)
        return known

    def _key(
        self, tree: ex.Expr | ex.Statement, binding: Binding, gain: ex.Expr | None = None
    ) -> object:
        """The same for what comes to the same when it is closed."""
        known = self._names.get(id(tree))
        if known is None:  # the tree is kept with it, so that the id stays its own
            known = self._names[id(tree)] = tree, tuple(bound_in(tree))
        return id(tree), *[gain if name == "gain" else binding.get(name) for name in known[1]]

    def _closed(self, tree: ex.Expr, binding: Binding, at: Mark, gain: ex.Expr | None) -> Formula:
        try:
            closed = close(self.world, tree, binding, gain)
            self.closed.append((closed, at))
            return Formula(closed, self.bargain)
        except NoSuchThing as missing:
            self._missing(missing, at)
            return Formula(ex.Num(0), self.bargain)

    def effects(
        self,
        lines: Iterable[Line],
        binding: Binding,
        rule: str,
        seen_by: Visibility = "all",
    ) -> Effects:
        """Effects closed in one place, every statement with its cause."""
        closed: list[tuple[Closed, Cause]] = []
        for line in lines:
            cause = self.cause(rule, line.mark, binding, seen_by)
            try:
                key = self._key(line.statement, binding)
                parts = self._done.get(key)
                if parts is None:
                    parts = close_statement(self.world, line.statement, binding)
                    self._done[key] = parts
                    self.closed.extend(
                        (tree, line.mark) for part in parts for tree in trees_in(part)
                    )
            except NoSuchThing as missing:
                self._missing(missing, line.mark)
                continue
            closed += ((part, cause) for part in parts)
        return Effects(tuple(closed), self.bargain)

    def cause(
        self, rule: str, mark: Mark, binding: Binding | None = None, seen_by: Visibility = "all"
    ) -> Cause:
        """The cause that a rule at a line is."""
        bound: Map[str, str] = binding or {}
        return Cause(
            rule,
            mark.file,
            mark.line,
            bound.get("self", ""),
            bound.get("target", ""),
            seen_by,
        )

    def _missing(self, missing: NoSuchThing, at: Mark) -> None:
        self.desk.report(
            "no-such-thing",
            at,
            missing.what,
            phrase("for one of those this rule is about, it names something that does not exist"),
            phrase("narrow the rule with a condition or a set, or declare what it names"),
        )
