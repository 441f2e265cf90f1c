"""Given–when–then: what a scenario's author expects of it, in files beside it, in its own words.

A case says what is changed before the first turn, who plays and what is done otherwise, and what
must hold when play stops. The files are read against the scenario as it was loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from bloc_game.engine.actions import Order, from_text
from bloc_game.engine.bodies import NOBODY_ANSWERS, is_counted
from bloc_game.engine.compiled import Formula
from bloc_game.engine.effects import Effects
from bloc_game.engine.game import VOTES
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared, declare, scope_of
from bloc_game.scenario.desk import Closer, Desk, Place
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.parts import Effects as WrittenEffects
from bloc_game.scenario.parts import Written
from bloc_game.scenario.placing import world_of
from bloc_game.scenario.problems import Mark, Problem, near
from bloc_game.scenario.scalars import Formula as WrittenFormula
from bloc_game.scenario.scalars import Name, Prose, Whole, YesNo
from bloc_game.scenario.screening import text_of
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.tree import Mapping as Group
from bloc_game.scenario.tree import Node, Sequence
from bloc_game.scenario.validating import validate

FOLDER = "cases"
By = Literal["record", "default", "random"]


class PlayModel(Written):
    """How a case is played."""

    by: Annotated[By, Field(description="Who plays every seat.")] = "record"
    luck: Annotated[Whole, Field(description="The luck of the game.")] = 1
    until: Annotated[
        Name | None, Field(description="The turn at whose beginning play stops; else the end.")
    ] = None
    choices: Annotated[
        dict[Name, Name], Field(description="What all who decide answer, where nothing bars it.")
    ] = {}
    moves: Annotated[
        dict[Name, list[WrittenFormula]],
        Field(description="Moves by turn, as in `record`: `USA lobby GBR reply up`."),
    ] = {}
    events: Annotated[
        dict[Name, YesNo],
        Field(description="Events that come, or stay away, where chance decides."),
    ] = {}


class CaseModel(Written):
    """One case."""

    name: Annotated[Prose, Field(description="What is expected, in a sentence.")]
    given: Annotated[WrittenEffects | None, Field(description="Done before the first turn.")] = None
    play: Annotated[PlayModel, Field(description="Who plays, and what is done otherwise.")] = (
        PlayModel()
    )
    then: Annotated[
        list[WrittenFormula], Field(description="Conditions that must hold when play stops.")
    ] = []
    ending: Annotated[Name | None, Field(description="How the game must end.")] = None


@dataclass(frozen=True)
class Case:
    """A case ready to be played."""

    name: str
    at: Mark
    given: Effects
    play: PlayModel
    orders: Mapping[str, tuple[Order, ...]]
    then: tuple[tuple[Formula, str, Mark], ...]  # what must hold, as it is written, and where
    ending: str
    ending_at: Mark


def read_cases(scenario: Scenario) -> tuple[tuple[Case, ...], list[Problem]]:
    """Every case beside a scenario, and what is wrong with their files."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for file in sorted((scenario.path.parent / FOLDER).glob("*.yaml")):
        text = text_of(file, _shown(file))
        if isinstance(text, Problem):
            problems.append(text)
            continue
        found, wrong = cases_in(scenario, text, _shown(file))
        cases += found
        problems += wrong
    return tuple(cases), problems


def _shown(file: Path) -> str:
    from bloc_game.scenario.shelf import short

    return short(file)


def cases_in(scenario: Scenario, text: str, file: str) -> tuple[list[Case], list[Problem]]:
    """The cases of one file."""
    node, problems = read_text(text, file)
    if node is None:
        return [], problems
    if not isinstance(node, Sequence):
        what = phrase("a file of cases is a list: each case begins with a dash")
        fix = phrase("write `- name: …` for each")
        return [], [
            *problems,
            Problem("wrong-type", node.mark, what, phrase("several stand in it"), fix),
        ]
    reader = _Reader(scenario)
    cases = []
    for item in node.items:
        model, wrong = validate(CaseModel, item)
        problems = [*problems, *wrong]
        if model is not None:
            cases.append(reader.case(model, Place(item)))
    return cases, [*problems, *reader.desk.problems]


class _Reader:
    """Reads cases in the words of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        declared = _declared(scenario)
        self.desk = Desk(scope_of(declared))
        world = world_of(declared, scenario.game.layout)
        self.closer = Closer(world, scenario.game.bargain, self.desk)

    def case(self, model: CaseModel, place: Place) -> Case:
        """One case; what it names and there is not stands on the desk."""
        desk, closer = self.desk, self.closer
        given = desk.effects(place / "given", model.given)
        then = []
        for number, text in enumerate(model.then):
            at = place / "then" / number
            tree = desk.condition(at, text)
            then.append((closer.formula(tree, {}, at.node.mark), text, at.node.mark))
        self._names(model, place)
        if not model.then and model.ending is None:
            desk.report(
                "missing-key",
                (place / "name").node.mark,
                phrase("the case expects nothing"),
                phrase("it would hold whatever happens"),
                phrase("add `then:` with conditions, or `ending:`"),
            )
        return Case(
            model.name,
            (place / "name").node.mark,
            closer.effects(given, {}, "case"),
            model.play,
            {
                turn: tuple(self._orders(lines, place / "play" / "moves" / turn))
                for turn, lines in model.play.moves.items()
            },
            tuple(then),
            model.ending or "",
            (place / "ending").node.mark,
        )

    def _names(self, model: CaseModel, place: Place) -> None:
        """Turns, decisions, options, events and the ending must be there."""
        game, play, here = self.scenario.game, model.play, place / "play"
        turns = [turn.id for turn in game.turns]
        if play.until is not None:
            self.desk.known("turn", play.until, turns, (here / "until").node.mark)
        for turn in play.moves:
            self.desk.known("turn", turn, turns, (here / "moves" / turn).key)
        for name, option in play.choices.items():
            at = here / "choices" / name
            if self.desk.known("decision", name, game.decision_of, at.key):
                decision = game.decision_of[name]
                if is_counted(game, decision):
                    self.desk.report(
                        "bad-value",
                        at.key,
                        phrase("nobody can answer '{id}' for others", id=name),
                        NOBODY_ANSWERS,
                        phrase("take it out, or move what the factions' interests rest on"),
                    )
                options = VOTES if decision.is_ballot else [one.id for one in decision.options]
                self.desk.known("option", option, options, at.node.mark)
        events = [event.id for event in game.events]
        for event in play.events:
            self.desk.known("event", event, events, (here / "events" / event).key)
        if model.ending is not None:
            endings = [one.id for one in game.endings]
            self.desk.known("ending", model.ending, endings, (place / "ending").node.mark)

    def _orders(self, lines: list[str], place: Place) -> list[Order]:
        game, found = self.scenario.game, []
        for number, line in enumerate(lines):
            try:
                order = from_text(line)
            except ValueError:
                order = None
            if isinstance(order, Order) and order in game.row_of:
                found.append(order)
            else:
                known = [f"{one.order.seat} {one.order.move}" for one in game.rows]
                self.desk.report(
                    "bad-record",
                    (place / number).node.mark,
                    phrase("'{line}' is no move of this scenario", line=line),
                    phrase("a case plays what can be played"),
                    near(" ".join(line.split()[:2]), set(known)),
                )
        return found


def _declared(scenario: Scenario) -> Declared:
    """What a loaded scenario declares, without the places of its files."""
    nowhere = Place(_NOWHERE)
    rulebook = scenario.rulebook
    return declare(
        scenario.model, nowhere, rulebook, nowhere if rulebook else None, scenario.actors
    )


_NOWHERE: Node = Group((), Mark("", 1, 1))
