"""Every formula of a scenario, read into open trees.

Reading needs only what is declared, so that an author hears of all faults in all formulas at once,
even where something else keeps the scenario from being played. `compiling` closes what is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.engine import expressions as ex
from bloc_game.scenario.declaring import Declared, Written
from bloc_game.scenario.desk import Desk, Line, Place
from bloc_game.scenario.models import DecisionModel, EventModel, OptionModel
from bloc_game.scenario.table import Reading, read_moves

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class ReadOption:
    """An option's formulas."""

    when: ex.Expr
    cost: ex.Expr
    lean: ex.Expr
    effects: Lines


@dataclass(frozen=True)
class ReadDecision:
    """A decision's formulas."""

    when: ex.Expr
    options: dict[str, ReadOption]
    if_adopted: Lines
    if_not: Lines


@dataclass(frozen=True)
class ReadEvent:
    """An event's formulas; `chance` is None where it is certain."""

    when: ex.Expr
    chance: ex.Expr | None
    effects: Lines


@dataclass(frozen=True)
class ReadRule:
    """A rule of the close of a turn."""

    name: str
    place: Place
    when: ex.Expr
    effects: Lines


@dataclass(frozen=True)
class Read:
    """All that was read, in declared order."""

    moves: tuple[Reading, ...]
    holds: tuple[tuple[Place, ex.Expr], ...]
    bases: dict[tuple[str, str], ex.Expr]  # (draft, actor whose line it is)
    in_effect: dict[str, Lines]
    decisions: tuple[ReadDecision, ...]
    events: tuple[ReadEvent, ...]
    endings: tuple[ex.Expr, ...]
    goals: dict[tuple[str, str], ex.Expr]  # (seat, goal)
    rules: tuple[ReadRule, ...]
    breach: Lines
    sides: dict[str, ex.Expr]  # one that no `when` speaks of is nobody's

    @property
    def called(self) -> frozenset[str]:
        """The events that some effect may schedule."""
        return frozenset(event for lines in self.all_lines() for event in called_in(lines))

    @property
    def opened(self) -> frozenset[str]:
        """The decisions that some effect may open."""
        return frozenset(
            statement.decision.id
            for lines in self.all_lines()
            for statement in statements_in(lines)
            if isinstance(statement, ex.PutDecision)
            and statement.opened
            and isinstance(statement.decision, ex.Elem)
        )

    @property
    def joining(self) -> tuple[ex.SetMember, ...]:
        """The statements by which an actor may come into a body."""
        return tuple(
            statement
            for lines in self.all_lines()
            for statement in statements_in(lines)
            if isinstance(statement, ex.SetMember) and statement.joins
        )

    def all_lines(self) -> Iterator[Lines]:
        """The effects of everything that has any."""
        for move in self.moves:
            yield move.effects
            yield from (lines for _, _, lines in move.outcomes)
        yield from self.in_effect.values()
        for decision in self.decisions:
            yield decision.if_adopted
            yield decision.if_not
            yield from (option.effects for option in decision.options.values())
        yield from (event.effects for event in self.events)
        yield from (rule.effects for rule in self.rules)
        yield self.breach


def statements_in(lines: Lines) -> Iterator[ex.Statement]:
    """All statements, those within blocks too."""
    waiting = [line.statement for line in lines]
    while waiting:
        statement = waiting.pop()
        yield statement
        if isinstance(statement, ex.Each | ex.If):
            waiting += statement.do


def called_in(lines: Lines) -> Iterator[str]:
    """The events that statements may schedule."""
    for statement in statements_in(lines):
        match statement:
            case ex.After(_, ex.Elem(event)):
                yield event
            case _:
                pass


def read(declared: Declared, desk: Desk) -> Read:
    """Read everything; what is wrong stands on the desk."""
    own = desk.scope.binding(self="actor")
    return Read(
        moves=read_moves(declared, desk),
        holds=tuple(
            (one.place / "lean", desk.number(one.place / "lean", one.model.lean, own))
            for one in declared.moves.values()
            if one.model.kind == "hold"
        ),
        bases={
            (draft, actor): desk.number(
                one.place / "interests" / actor / "base", interest.base, own
            )
            for draft, one in declared.drafts.items()
            for actor, interest in one.model.interests.items()
        },
        in_effect={
            name: desk.effects(one.place / "in_effect", one.model.in_effect)
            for name, one in declared.drafts.items()
        },
        decisions=tuple(_decision(declared, desk, one) for _, one in declared.decisions()),
        events=tuple(_event(desk, one) for one in declared.events()),
        endings=tuple(
            desk.condition(declared.place / "endings" / number / "when", ending.when)
            for number, ending in enumerate(declared.scenario.endings)
        ),
        goals={
            (seat, goal): desk.score(
                declared.place / "seats" / seat / "goals" / goal / "score", one_goal.score, own
            )
            for seat, one_seat in declared.scenario.seats.items()
            for goal, one_goal in one_seat.goals.items()
        },
        rules=tuple(
            ReadRule(
                one.model.id,
                one.place,
                desk.condition(one.place / "when", one.model.when),
                desk.effects(one.place / "effects", one.model.effects),
            )
            for one in declared.rules
        ),
        breach=_breach(declared, desk),
        sides={
            name: ex.Num(0)
            if one.model.when is None
            else desk.condition(one.place / "when", one.model.when, own)
            for name, one in declared.sides.items()
        },
    )


def _decision(declared: Declared, desk: Desk, written: Written[DecisionModel]) -> ReadDecision:
    model, place = written.model, written.place
    single = model.by in declared.actors
    return ReadDecision(
        when=desk.condition(place / "when", model.when),
        options={
            name: _option(desk, place / "options" / name, option, single)
            for name, option in model.options.items()
        },
        if_adopted=desk.effects(place / "if_adopted", model.if_adopted),
        if_not=desk.effects(place / "if_not", model.if_not),
    )


def _option(desk: Desk, place: Place, option: OptionModel, single: bool) -> ReadOption:
    """`self` is whoever decides; in a common choice the effects are nobody's alone."""
    own = desk.scope.binding(self="actor")
    return ReadOption(
        when=desk.condition(place / "when", option.when, own),
        cost=desk.number(place / "cost", option.cost, own),
        lean=desk.number(place / "lean", option.lean, own),
        effects=desk.effects(place / "effects", option.effects, own if single else desk.scope),
    )


def _event(desk: Desk, written: Written[EventModel]) -> ReadEvent:
    event, place = written.model, written.place
    chance = None if event.chance is None else desk.number(place / "chance", event.chance)
    return ReadEvent(
        desk.condition(place / "when", event.when),
        chance,
        desk.effects(place / "effects", event.effects),
    )


def _breach(declared: Declared, desk: Desk) -> Lines:
    scope = desk.scope.binding(self="actor", target="actor")
    return tuple(
        line
        for model, place in declared.breaches
        for line in desk.effects(place, model.on_breach, scope)
    )
