"""From what an author wrote to a `Game`, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Choose
from bloc_game.engine.bargaining import Bargaining
from bloc_game.engine.chance import number_of
from bloc_game.engine.compiled import Formula
from bloc_game.engine.effects import Effects
from bloc_game.engine.game import (
    VOTES,
    Body,
    Clause,
    Decision,
    Draft,
    Ending,
    Event,
    Game,
    Goal,
    Group,
    Option,
    Row,
    Seat,
    Secret,
    Track,
    Turn,
)
from bloc_game.engine.grounding import World
from bloc_game.scenario.checking import check_game, check_names
from bloc_game.scenario.declaring import Declared, Written, scope_of, sets_over
from bloc_game.scenario.desk import Closer, Desk, Line, Place
from bloc_game.scenario.interests import bargaining_of, check_drafts
from bloc_game.scenario.models import DecisionModel, EventModel, OptionModel
from bloc_game.scenario.placing import lay_out_scenario, world_of
from bloc_game.scenario.problems import Problem, Severity
from bloc_game.scenario.table import read_moves, rows_of


def compile_game(declared: Declared) -> tuple[Game | None, tuple[Problem, ...]]:
    """The game, or None where an error keeps it from being played, and all problems found."""
    desk = Desk(scope_of(declared))
    check_names(declared, desk)
    check_drafts(declared, desk)
    if _broken(desk):
        return None, tuple(desk.problems)
    layout = lay_out_scenario(declared, desk)
    world = world_of(declared, layout)
    bargain, secrets = bargaining_of(declared, desk, world)
    compiler = Compiler(declared, desk, world, bargain, secrets)
    game = compiler.game()
    if not _broken(desk):
        check_game(declared, desk, game)
    return (None if _broken(desk) else game), tuple(desk.problems)


def _broken(desk: Desk) -> bool:
    return any(problem.severity is Severity.ERROR for problem in desk.problems)


class Compiler:
    """Makes each part of the game from its declaration."""

    def __init__(
        self,
        declared: Declared,
        desk: Desk,
        world: World,
        bargain: Bargaining,
        secrets: tuple[Secret, ...],
    ) -> None:
        self.declared = declared
        self.desk = desk
        self.world = world
        self.bargain = bargain
        self.secrets = secrets
        self.closer = Closer(world, bargain, desk)
        self.bodies = {name: number for number, name in enumerate(declared.bodies)}
        self.turn_numbers = {turn.id: n + 1 for n, turn in enumerate(declared.scenario.turns)}
        self.called: set[str] = set()

    # --- small helpers ------------------------------------------------------------------------

    def _formula(self, tree: ex.Expr, written_at: Place, /, **binding: str) -> Formula:
        return self.closer.formula(tree, binding, written_at.node.mark)

    def _effects(self, lines: tuple[Line, ...], rule: str, /, **binding: str) -> Effects:
        self.called.update(called_in(tuple(line.statement for line in lines)))
        return self.closer.effects(lines, binding, rule)

    # --- the whole ----------------------------------------------------------------------------

    def game(self) -> Game:
        """The game; only to be played where the desk has found no error."""
        declared, world = self.declared, self.world
        layout = world.layout
        readings = read_moves(declared, self.desk)
        for reading in readings:
            for lines in (reading.effects, *(lines for _, _, lines in reading.outcomes)):
                self.called.update(called_in(tuple(line.statement for line in lines)))
        rows = rows_of(declared, self.closer, readings)
        drafts = tuple(self._drafts())
        decisions = tuple(self._decisions())
        endings = tuple(self._endings())
        each_turn = tuple(self._each_turn())
        on_breach = self._breaches()
        seats = tuple(self._seats())
        events = tuple(self._events())
        return Game(
            id=declared.scenario.id,
            layout=layout,
            actors=tuple(declared.actors),
            seats=seats,
            tracks=tuple(
                Track(name, sets_over(one.model), *one.model.range, one.model.good)
                for name, one in declared.tracks.items()
            ),
            bodies=tuple(self._bodies()),
            drafts=drafts,
            secrets=self.secrets,
            moves=tuple(reading.move for reading in readings),
            rows=rows,
            decisions=decisions,
            events=events,
            callable_events=tuple(event.index for event in events if event.id in self.called),
            endings=endings,
            turns=tuple(self._turns(rows, decisions, events)),
            each_turn=each_turn,
            on_breach=on_breach,
            moves_per_turn=declared.scenario.moves_per_turn,
            hold_lean=self._hold(),
            sway={
                (actor, draft): place
                for name, actor in world.actors.items()
                for draft_id, draft in world.drafts.items()
                if declared.sway
                and (place := layout.get(declared.sway, name, draft_id)) is not None
            },
            pledge_cells={
                (seat, draft): layout.at("pledge", seat, draft)
                for seat in declared.seats
                for draft in world.drafts
            },
            bargain=self.bargain,
        )

    def _bodies(self) -> Iterator[Body]:
        actors = self.world.actors
        for name, written in self.declared.bodies.items():
            body = written.model
            lead = [body.hegemon] if body.hegemon else body.lead
            yield Body(
                id=name,
                rule=body.rule,
                abstention=body.abstention,
                chair=actors[body.chair] if body.chair else None,
                lead=tuple(actors[one] for one in lead),
                weights={actors[one]: weight for one, weight in body.weights.items()},
                needed=body.needed or 0,
                groups=tuple(
                    Group(actors[one], g.seats, g.discipline, g.absent)
                    for one, g in body.chamber.items()
                ),
                cells=tuple(self.world.layout.at("member", actor, name) for actor in actors),
            )

    def _drafts(self) -> Iterator[Draft]:
        actors, layout = self.world.actors, self.world.layout
        for number, (name, written) in enumerate(self.declared.drafts.items()):
            draft, place = written.model, written.place
            lines = self.desk.effects(place / "in_effect", draft.in_effect)
            bodies = ([draft.body] if draft.body else []) + draft.ratified_by
            yield Draft(
                id=name,
                index=number,
                sponsor=actors[draft.sponsor],
                body=self.bodies[draft.body] if draft.body else None,
                parties=tuple(actors[one] for one in draft.parties),
                amenders=tuple(actors[one] for one in draft.amended_by),
                ratified_by=tuple(self.bodies[one] for one in draft.ratified_by),
                threshold=draft.accepts_at,
                clauses=tuple(
                    Clause(clause, tuple(one.levels), layout.at("level", name, clause))
                    for clause, one in draft.clauses.items()
                ),
                voices=tuple(actors[one] for one in draft.interests),
                in_effect=self._effects(lines, f"drafts.{name}"),
                on_table=layout.at("on_table", name),
                effective=layout.at("in_effect", name),
                adopted={self.bodies[b]: layout.at("adopted", name, b) for b in bodies},
                cause=self.closer.cause(f"drafts.{name}", place.key),
            )

    # --- decisions ----------------------------------------------------------------------------

    def _decisions(self) -> Iterator[Decision]:
        for number, (turn, written) in enumerate(self.declared.decisions()):
            yield self._decision(number, turn, written)

    def _decision(self, number: int, turn: int, written: Written[DecisionModel]) -> Decision:
        model, place = written.model, written.place
        layout, actors = self.world.layout, self.world.actors
        actor = actors.get(model.by)
        deciders = [model.by] if actor is not None else list(actors)
        rule = f"decisions.{model.id}"
        when = self.desk.condition(place / "when", model.when)
        options = tuple(
            self._option(written, n, name, option, deciders, actor is not None)
            for n, (name, option) in enumerate(model.options.items())
        )
        names = VOTES if model.on else tuple(model.options)
        defiance = model.against_interest
        return Decision(
            id=model.id,
            index=number,
            number=number_of(model.id),
            turn=turn,
            actor=actor,
            body=self.bodies[model.by] if actor is None else None,
            draft=self.world.drafts[model.on] if model.on else None,
            rejects=model.motion == "reject",
            when=self._formula(when, place / "when"),
            waits=model.waits,
            otherwise=model.otherwise,
            fallback=model.fallback,
            options=options,
            actions={
                seat: tuple(Choose(name, model.id, option) for option in names)
                for seat, name in enumerate(self.declared.seats)
                if name in deciders
            },
            if_adopted=self._effects(
                self.desk.effects(place / "if_adopted", model.if_adopted), rule
            ),
            if_not=self._effects(self.desk.effects(place / "if_not", model.if_not), rule),
            defiance=self.declared.defiance if defiance is None else defiance,
            question=layout.at("question", model.id),
            outcome=layout.at("chosen", model.id),
            choice={actors[one]: layout.at("choice", model.id, one) for one in deciders},
            ayes=layout.get("ayes", model.id) or 0,
            noes=layout.get("noes", model.id) or 0,
            cause=self.closer.cause(rule, place.node.mark, {"self": model.by} if actor else None),
        )

    def _option(
        self,
        written: Written[DecisionModel],
        number: int,
        name: str,
        option: OptionModel,
        deciders: list[str],
        single: bool,
    ) -> Option:
        place = written.place / "options" / name
        scope = self.desk.scope.binding(self="actor")
        when = self.desk.condition(place / "when", option.when, scope)
        cost = self.desk.number(place / "cost", option.cost, scope)
        lean = self.desk.number(place / "lean", option.lean, scope)
        own = scope if single else self.desk.scope
        lines = self.desk.effects(place / "effects", option.effects, own)
        actors = self.world.actors
        binding = {"self": written.model.by} if single else {}

        def each(tree: ex.Expr, key: str) -> dict[int, Formula]:
            return {actors[one]: self._formula(tree, place / key, self=one) for one in deciders}

        return Option(
            id=name,
            number=number + 1,
            when=each(when, "when"),
            cost=each(cost, "cost"),
            lean=each(lean, "lean"),
            effects=self._effects(lines, f"decisions.{written.model.id}.{name}", **binding),
        )

    # --- events and endings -------------------------------------------------------------------

    def _events(self) -> Iterator[Event]:
        own = {
            event.id: {number + 1}
            for number, turn in enumerate(self.declared.scenario.turns)
            for event in turn.news
        }
        everywhere = set(self.turn_numbers.values())
        listed = list(self.declared.events())
        read = [self._read_event(one) for one in listed]
        for number, (written, (when, chance, effects)) in enumerate(zip(listed, read, strict=True)):
            event, layout = written.model, self.world.layout
            turns = own.get(event.id, everywhere)
            if event.turns is not None:
                turns = {self.turn_numbers[turn] for turn in event.turns}
            yield Event(
                id=event.id,
                index=number,
                number=number_of(event.id),
                turns=frozenset() if event.called else frozenset(turns),
                called=event.called,
                when=when,
                chance=chance,
                effects=effects,
                happened=layout.at("happened", event.id),
                due=layout.at("due", event.id),
                cause=self.closer.cause(f"events.{event.id}", written.place.node.mark),
            )

    def _read_event(self, written: Written[EventModel]) -> tuple[Formula, Formula | None, Effects]:
        event, place = written.model, written.place
        when = self._formula(self.desk.condition(place / "when", event.when), place / "when")
        chance = None
        if event.chance is not None:
            tree = self.desk.number(place / "chance", event.chance)
            chance = self._formula(tree, place / "chance")
        lines = self.desk.effects(place / "effects", event.effects)
        return when, chance, self._effects(lines, f"events.{event.id}")

    def _endings(self) -> Iterator[Ending]:
        for number, ending in enumerate(self.declared.scenario.endings):
            place = self.declared.place / "endings" / number
            when = self.desk.condition(place / "when", ending.when)
            yield Ending(
                id=ending.id,
                index=number,
                when=self._formula(when, place / "when"),
                any_turn=ending.any_turn,
                record=ending.record,
                cause=self.closer.cause(f"endings.{ending.id}", place.node.mark),
            )

    # --- seats, rules, turns ------------------------------------------------------------------

    def _seats(self) -> Iterator[Seat]:
        scope = self.desk.scope.binding(self="actor")
        for name, seat in self.declared.scenario.seats.items():
            place = self.declared.place / "seats" / name / "goals"
            purse = self.declared.purse
            yield Seat(
                id=name,
                actor=self.world.actors[name],
                purse=self.world.layout.get(purse, name) if purse else None,
                goals=tuple(
                    Goal(
                        goal,
                        one.worth,
                        self._formula(
                            self.desk.score(place / goal / "score", one.score, scope),
                            place / goal / "score",
                            self=name,
                        ),
                    )
                    for goal, one in seat.goals.items()
                ),
            )

    def _each_turn(self) -> Iterator[tuple[Formula, Effects]]:
        always = Formula(ex.Num(1), self.bargain)
        for name, written in self.declared.tracks.items():
            by = written.model.each_turn
            if by:
                mark = (written.place / "each_turn").node.mark
                slots = (slot for slot in self.world.layout.slots if slot.family == name)
                lines = tuple(
                    Line(ex.Shift(name, tuple(map(ex.Elem, slot.keys)), ex.Num(by)), mark)
                    for slot in slots
                )
                yield always, self._effects(lines, f"tracks.{name}")
        for rule in self.declared.rules:
            model, place = rule.model, rule.place
            when = self._formula(self.desk.condition(place / "when", model.when), place / "when")
            lines = self.desk.effects(place / "effects", model.effects)
            yield when, self._effects(lines, f"each_turn.{model.id}")

    def _breaches(self) -> dict[tuple[int, int], Effects]:
        scope = self.desk.scope.binding(self="actor", target="actor")
        read = [
            self.desk.effects(place, model.on_breach, scope)
            for model, place in self.declared.breaches
        ]
        lines = tuple(line for one in read for line in one)
        actors = self.world.actors
        return {
            (actors[breaker], actors[other]): self._effects(
                lines, "on_breach", self=breaker, target=other
            )
            for breaker in self.declared.seats
            for other in self.declared.seats
            if breaker != other and lines
        }

    def _hold(self) -> dict[int, Formula]:
        scope = self.desk.scope.binding(self="actor")
        leans = {seat: Formula(ex.Num(0), self.bargain) for seat in range(len(self.declared.seats))}
        for written in self.declared.moves.values():
            if written.model.kind == "hold":
                place = written.place / "lean"
                tree = self.desk.number(place, written.model.lean, scope)
                for seat, name in enumerate(self.declared.seats):
                    leans[seat] = self._formula(tree, place, self=name)
        return leans

    def _turns(
        self, rows: tuple[Row, ...], decisions: tuple[Decision, ...], events: tuple[Event, ...]
    ) -> Iterator[Turn]:
        for number, turn in enumerate(self.declared.scenario.turns, start=1):
            allowed = {
                name
                for name, written in self.declared.moves.items()
                if (turn.moves is None or name in turn.moves)
                and (written.model.turns is None or turn.id in written.model.turns)
            }
            yield Turn(
                id=turn.id,
                number=number,
                date=turn.date.year * 10_000 + turn.date.month * 100 + turn.date.day,
                news=tuple(event.index for event in events if number in event.turns),
                rows=tuple(
                    tuple(r.index for r in rows if r.seat == seat and r.move.id in allowed)
                    for seat in range(len(self.declared.seats))
                ),
                decisions=tuple(
                    one.index
                    for one in decisions
                    if one.turn == number or (one.waits and one.turn < number)
                ),
            )


def called_in(statements: tuple[ex.Statement, ...]) -> Iterator[str]:
    """The events that statements may schedule."""
    for statement in statements:
        match statement:
            case ex.After(_, ex.Elem(event)):
                yield event
            case ex.Each(do=do) | ex.If(do=do):
                yield from called_in(do)
            case _:
                pass
