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
    Seat,
    Secret,
    Track,
)
from bloc_game.engine.grounding import World
from bloc_game.engine.sides import Side
from bloc_game.scenario.checking import check_names
from bloc_game.scenario.checking_map import check_sides
from bloc_game.scenario.checking_moves import check_moves
from bloc_game.scenario.checking_reach import check_reach
from bloc_game.scenario.checking_use import check_drafts_can_pass, check_use
from bloc_game.scenario.declaring import Declared, Written, scope_of, sets_over
from bloc_game.scenario.desk import Closer, Desk, Line, Place
from bloc_game.scenario.interests import bargaining_of, check_bases, check_drafts
from bloc_game.scenario.judging import check_game
from bloc_game.scenario.models import DecisionModel
from bloc_game.scenario.placing import lay_out_scenario, world_of
from bloc_game.scenario.problems import Problem, has_errors
from bloc_game.scenario.reading import Read, ReadDecision, ReadOption, read
from bloc_game.scenario.table import rows_of
from bloc_game.scenario.turns import turns_of


def compile_game(declared: Declared) -> tuple[Game | None, tuple[Problem, ...]]:
    """The game, or None where an error keeps it from being played, and all problems found."""
    desk = Desk(scope_of(declared))
    check_names(declared, desk)
    check_drafts(declared, desk)
    check_moves(declared, desk)
    found = read(declared, desk)
    check_bases(declared, desk, found.bases)
    if has_errors(desk.problems):
        return None, tuple(desk.problems)
    check_reach(declared, desk, found)
    check_use(declared, desk, found)
    layout = lay_out_scenario(declared, desk, found)
    world = world_of(declared, layout)
    bargain, secrets = bargaining_of(declared, desk, world, found.bases)
    compiler = Compiler(declared, desk, world, bargain, secrets, found)
    game = compiler.game()
    if not has_errors(desk.problems):
        supports = [
            (interest.support, declared.drafts[game.drafts[draft].id].place.key)
            for (_, draft), interest in bargain.interests.items()
        ]
        check_game(declared, desk, game, [*compiler.closer.closed, *supports])
        check_drafts_can_pass(declared, desk, game)
        check_sides(declared, desk, game)
    return (None if has_errors(desk.problems) else game), tuple(desk.problems)


class Compiler:
    """Makes each part of the game from its declaration."""

    def __init__(
        self,
        declared: Declared,
        desk: Desk,
        world: World,
        bargain: Bargaining,
        secrets: tuple[Secret, ...],
        found: Read,
    ) -> None:
        self.declared = declared
        self.desk = desk
        self.world = world
        self.bargain = bargain
        self.secrets = secrets
        self.closer = Closer(world, bargain, desk)
        self.bodies = {name: number for number, name in enumerate(declared.bodies)}
        self.turn_numbers = {turn.id: n + 1 for n, turn in enumerate(declared.scenario.turns)}
        self.read = found

    # --- small helpers ------------------------------------------------------------------------

    def _formula(self, tree: ex.Expr, written_at: Place, /, **binding: str) -> Formula:
        return self.closer.formula(tree, binding, written_at.node.mark)

    def _effects(self, lines: tuple[Line, ...], rule: str, /, **binding: str) -> Effects:
        return self.closer.effects(lines, binding, rule)

    # --- the whole ----------------------------------------------------------------------------

    def game(self) -> Game:
        """The game; only to be played where the desk has found no error."""
        declared, world = self.declared, self.world
        layout = world.layout
        called = self.read.called
        rows = rows_of(declared, self.closer, self.read.moves)
        decisions = tuple(self._decisions())
        events = tuple(self._events())
        return Game(
            id=declared.scenario.id,
            layout=layout,
            actors=tuple(declared.actors),
            seats=tuple(self._seats()),
            tracks=tuple(
                Track(name, sets_over(one.model), *one.model.range, one.model.good)
                for name, one in declared.tracks.items()
            ),
            bodies=tuple(self._bodies()),
            drafts=tuple(self._drafts()),
            secrets=self.secrets,
            moves=tuple(reading.move for reading in self.read.moves),
            rows=rows,
            decisions=decisions,
            events=events,
            callable_events=tuple(event.index for event in events if event.id in called),
            endings=tuple(self._endings()),
            turns=tuple(turns_of(declared, rows, decisions, events)),
            each_turn=tuple(self._each_turn()),
            on_breach=self._breaches(),
            sides=tuple(self._sides()),
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
                cells=tuple(
                    (number, place)
                    for actor, number in actors.items()
                    if (place := self.world.layout.get("member", actor, name)) is not None
                ),
            )

    def _drafts(self) -> Iterator[Draft]:
        actors, layout = self.world.actors, self.world.layout
        for number, (name, written) in enumerate(self.declared.drafts.items()):
            draft, place = written.model, written.place
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
                in_effect=self._effects(self.read.in_effect[name], f"drafts.{name}"),
                on_table=layout.at("on_table", name),
                effective=layout.at("in_effect", name),
                adopted={self.bodies[b]: layout.at("adopted", name, b) for b in bodies},
                cause=self.closer.cause(f"drafts.{name}", place.key),
            )

    # --- decisions ----------------------------------------------------------------------------

    def _decisions(self) -> Iterator[Decision]:
        for number, (turn, written) in enumerate(self.declared.decisions()):
            yield self._decision(number, turn, written, self.read.decisions[number])

    def _decision(
        self, number: int, turn: int, written: Written[DecisionModel], found: ReadDecision
    ) -> Decision:
        model, place = written.model, written.place
        layout, actors = self.world.layout, self.world.actors
        actor = actors.get(model.by)
        deciders = [one for one in actors if layout.get("choice", model.id, one) is not None]
        rule = f"decisions.{model.id}"
        options = tuple(
            self._option(written, n, name, option, deciders)
            for n, (name, option) in enumerate(found.options.items())
        )
        names = VOTES if model.on else tuple(model.options)
        defiance = model.against_interest
        return Decision(
            id=model.id,
            index=number,
            number=number_of(f"decision {model.id}"),
            turn=turn,
            actor=actor,
            body=self.bodies[model.by] if actor is None else None,
            draft=self.world.drafts[model.on] if model.on else None,
            rejects=model.motion == "reject",
            when=self._formula(found.when, place / "when"),
            waits=model.waits,
            otherwise=model.otherwise,
            fallback=model.fallback,
            options=options,
            answers={name: place for place, name in enumerate(names)},
            actions={
                seat: tuple(Choose(name, model.id, option) for option in names)
                for seat, name in enumerate(self.declared.seats)
                if name in deciders
            },
            if_adopted=self._effects(found.if_adopted, rule),
            if_not=self._effects(found.if_not, rule),
            defiance=self.declared.defiance if defiance is None else defiance,
            question=layout.at("question", model.id),
            outcome=layout.at("chosen", model.id),
            choice={actors[one]: layout.at("choice", model.id, one) for one in deciders},
            ayes=layout.get("ayes", model.id) or 0,
            noes=layout.get("noes", model.id) or 0,
            cause=self.closer.cause(
                rule, place.node.mark, {"self": model.by} if actor is not None else None
            ),
        )

    def _option(
        self,
        written: Written[DecisionModel],
        number: int,
        name: str,
        option: ReadOption,
        deciders: list[str],
    ) -> Option:
        place = written.place / "options" / name
        actors = self.world.actors
        by = written.model.by
        binding = {"self": by} if by in actors else {}

        def each(tree: ex.Expr, key: str) -> dict[int, Formula]:
            return {actors[one]: self._formula(tree, place / key, self=one) for one in deciders}

        return Option(
            id=name,
            number=number + 1,
            when=each(option.when, "when"),
            cost=each(option.cost, "cost"),
            lean=each(option.lean, "lean"),
            effects=self._effects(
                option.effects, f"decisions.{written.model.id}.{name}", **binding
            ),
        )

    # --- events and endings -------------------------------------------------------------------

    def _events(self) -> Iterator[Event]:
        own = {
            event.id: {number + 1}
            for number, turn in enumerate(self.declared.scenario.turns)
            for event in turn.news
        }
        everywhere = set(self.turn_numbers.values())
        layout = self.world.layout
        for number, written in enumerate(self.declared.events()):
            event, place = written.model, written.place
            found = self.read.events[number]
            turns = own.get(event.id, everywhere)
            if event.turns is not None:
                turns = {self.turn_numbers[turn] for turn in event.turns}
            yield Event(
                id=event.id,
                index=number,
                number=number_of(f"event {event.id}"),
                turns=frozenset() if event.called else frozenset(turns),
                called=event.called,
                when=self._formula(found.when, place / "when"),
                chance=None
                if found.chance is None
                else self._formula(found.chance, place / "chance"),
                effects=self._effects(found.effects, f"events.{event.id}"),
                happened=layout.at("happened", event.id),
                due=layout.at("due", event.id),
                cause=self.closer.cause(f"events.{event.id}", place.node.mark),
            )

    def _endings(self) -> Iterator[Ending]:
        for number, ending in enumerate(self.declared.scenario.endings):
            place = self.declared.place / "endings" / number
            yield Ending(
                id=ending.id,
                index=number,
                when=self._formula(self.read.endings[number], place / "when"),
                any_turn=ending.any_turn,
                record=ending.record,
                cause=self.closer.cause(f"endings.{ending.id}", place.node.mark),
            )

    # --- seats, rules, turns ------------------------------------------------------------------

    def _seats(self) -> Iterator[Seat]:
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
                            self.read.goals[name, goal], place / goal / "score", self=name
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
        for rule in self.read.rules:
            when = self._formula(rule.when, rule.place / "when")
            yield when, self._effects(rule.effects, f"each_turn.{rule.name}")

    def _breaches(self) -> dict[tuple[int, int], Effects]:
        actors, seats = self.world.actors, self.declared.seats
        return {
            (actors[breaker], actors[other]): self._effects(
                self.read.breach, "on_breach", self=breaker, target=other
            )
            for breaker in seats
            for other in seats
            if breaker != other and self.read.breach
        }

    def _sides(self) -> Iterator[Side]:
        for name, written in self.declared.sides.items():
            tree, place = self.read.sides[name], written.place / "when"
            when = tuple(self._formula(tree, place, self=actor) for actor in self.declared.actors)
            yield Side(name, when)

    def _hold(self) -> dict[int, Formula]:
        leans = {seat: Formula(ex.Num(0), self.bargain) for seat in range(len(self.declared.seats))}
        for place, tree in self.read.holds:
            for seat, name in enumerate(self.declared.seats):
                leans[seat] = self._formula(tree, place, self=name)
        return leans
