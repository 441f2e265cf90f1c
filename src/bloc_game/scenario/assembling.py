"""A scenario put together from its texts: rulebook, people, sources, codex, rules and record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from bloc_game.engine.actions import Order, from_text
from bloc_game.engine.game import Game
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.checking_figures import figure_problems
from bloc_game.scenario.checking_prose import Texts, told_secrets
from bloc_game.scenario.compiling import compile_game
from bloc_game.scenario.declaring import Declared, declare
from bloc_game.scenario.desk import Place
from bloc_game.scenario.models import (
    ActorModel,
    CodexModel,
    RulebookModel,
    ScenarioModel,
    SourceModel,
)
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.problems import Mark, Problem, ScenarioError, has_errors, near
from bloc_game.scenario.prose import actors_prose, prose_of
from bloc_game.scenario.salvaging import salvage
from bloc_game.scenario.story import CodexEntry, MapNamed, Record, Scenario, Source
from bloc_game.scenario.tree import Mapping as MappingNode
from bloc_game.scenario.tree import Node
from bloc_game.scenario.validating import validate

T = TypeVar("T", bound=BaseModel)


KEPT = 6  # files as they were last read: an author changes one, and the rulebook stays
SUMS = ("goals-sum", "too-few-options")


@dataclass
class Reader:
    """Reads the files one by one, and goes on where one is wrong."""

    files: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)  # names taken out with what was refused

    def model(self, model: type[T], name: str) -> tuple[T | None, Node | None]:
        """One file as a model."""
        found = _one(model, name, self.files[name])
        self._note(found)
        return next(iter(found.models.values()), None), found.node

    def each(self, model: type[T], name: str) -> dict[str, T]:
        """A file that maps ids to models."""
        if name not in self.files:
            return {}
        found = _many(model, name, self.files[name])
        self._note(found)
        return dict(found.models)

    def tree(self, model: type[T], name: str) -> Node | None:
        """Such a file as it was written."""
        return _many(model, name, self.files[name]).node if name in self.files else None

    def _note(self, found: _Read[T]) -> None:
        self.problems += found.problems
        self.lost |= found.lost


@dataclass(frozen=True)
class _Read(Generic[T]):
    """What a file holds."""

    models: Mapping[str, T]
    node: Node | None
    problems: tuple[Problem, ...]
    lost: frozenset[str] = frozenset()


@lru_cache(maxsize=KEPT)
def _one(model: type[T], name: str, text: str) -> _Read[T]:
    node, problems = read_text(text, name)
    if node is None:
        return _Read({}, None, tuple(problems))
    found = salvage(model, node)
    models = {} if found.model is None else {name: found.model}
    return _Read(models, found.node, (*problems, *found.problems), found.lost)


@lru_cache(maxsize=KEPT)
def _many(model: type[T], name: str, text: str) -> _Read[T]:
    node, problems = read_text(text, name)
    models: dict[str, T] = {}
    lost: set[str] = set()
    if isinstance(node, MappingNode):
        for key, below in node.entries:
            value, wrong = validate(model, below)
            problems += wrong
            if value is not None:
                models[key.text] = value
            else:
                lost.add(key.text)
    return _Read(models, node, tuple(problems), frozenset(lost))


def assemble(files: Mapping[str, str], name: str) -> Scenario:
    """A scenario from texts; `ScenarioError` with everything that is wrong."""
    reader = Reader(files)
    model, node = reader.model(ScenarioModel, name)
    rulebook, rulebook_node, folder = _rulebook(reader, model, node)
    actors = reader.each(ActorModel, f"{folder}actors.yaml") if folder else {}
    actors_node = reader.tree(ActorModel, f"{folder}actors.yaml") if folder else None
    if rulebook is not None:
        actors = {**actors, **rulebook.actors}
    own = name.rpartition("/")[0]
    sources = {
        id: source
        for place in (folder, f"{own}/")
        if place
        for id, source in reader.each(SourceModel, f"{place}sources.yaml").items()
    }
    codex = _codex(reader, f"{folder}codex/") if folder else {}
    if model is None or node is None or (model.extends is not None and rulebook is None):
        raise ScenarioError(reader.problems)  # without its rulebook every name would be unknown
    declared = declare(
        model, Place(node), rulebook, Place(rulebook_node) if rulebook_node else None, actors
    )
    game, problems = compile_game(declared)
    refused = list(reader.problems)
    reader.problems += (
        one
        for one in problems
        if not _is_echo(one, reader.lost) and not _is_of_the_rest(one, refused, reader.files)
    )
    if game is None or has_errors(reader.problems):
        raise ScenarioError(reader.problems)
    record = _record(reader, declared, game)
    if has_errors(reader.problems):
        raise ScenarioError(reader.problems)
    reader.problems += figure_problems(declared, (node, rulebook_node), actors_node)
    reader.problems += _text_problems(files, node, rulebook_node, folder, sources, codex)
    prose = (prose_of(rulebook) if rulebook is not None else {}) | actors_prose(declared.actors)
    for entry in codex.values():
        prose[f"codex.{entry.id}.title"] = entry.title
        prose[f"codex.{entry.id}.text"] = entry.text
        if entry.dates:
            prose[f"codex.{entry.id}.dates"] = entry.dates
    prose |= _offices(declared)
    prose |= prose_of(model)
    return Scenario(
        id=model.id,
        path=Path(name),
        game=game,
        model=model,
        rulebook=rulebook,
        actors=declared.actors,
        prose=prose,
        sources={
            id: Source(id, one.title, one.kind, one.url or "", one.says or "")
            for id, one in sources.items()
        },
        codex=codex,
        record=record,
        problems=tuple(reader.problems),
        files=files,
        catalogues={},
        digest="",
        languages=(),
        map=_map_named(declared),
        figures=declared.figures,
    )


def _map_named(declared: Declared) -> MapNamed | None:
    if not declared.maps:
        return None
    name, place = declared.maps[-1]
    lands = (
        (side, status, (written.place / "land" / number).node.mark)
        for side, written in declared.sides.items()
        for number, status in enumerate(written.model.land)
    )
    return MapNamed(name, place.node.mark, tuple(lands))


def _text_problems(
    files: Mapping[str, str],
    node: Node,
    rulebook: Node | None,
    folder: str,
    sources: Mapping[str, object],
    codex: Mapping[str, object],
) -> list[Problem]:
    """What is wrong with the texts of a scenario and of the rulebook it stands on."""
    texts = Texts(sources, codex)
    for one in (node, rulebook):
        if one is not None:
            texts.check(one)
    for name, text in files.items():
        if folder and name.startswith(f"{folder}codex/"):
            texts.article(name, text)
    return [*texts.problems, *told_secrets(node)]


def _is_echo(problem: Problem, lost: set[str]) -> bool:
    """Whether a name is unknown only because what declares it was refused."""
    unknown = problem.code.startswith("unknown-")
    what = problem.what.lower()  # `North` was refused, and NORTH is what was meant
    return unknown and any(f"'{name.lower()}'" in what for name in lost)


def _is_of_the_rest(problem: Problem, refused: Sequence[Problem], files: Mapping[str, str]) -> bool:
    """Whether a sum or a number of things is wrong only because one of them was refused."""
    if problem.code not in SUMS:
        return False
    at = problem.at
    lines = files[at.file].split("\n")
    end = at.line
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) >= at.column - 1):
        end += 1
    return any(one.at.file == at.file and at.line <= one.at.line <= end for one in refused)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def office_path(office: str) -> str:
    """Where the translation of an office's title stands."""
    return "offices." + "_".join(
        "".join(sign if sign.isalnum() else " " for sign in office.lower()).split()
    )


def _offices(declared: Declared) -> dict[str, str]:
    return {
        office_path(held.office): held.office
        for actor in declared.actors.values()
        for held in (*actor.leaders, *actor.foreign_ministers)
        if held.office
    }


def _rulebook(
    reader: Reader, model: ScenarioModel | None, node: Node | None
) -> tuple[RulebookModel | None, Node | None, str]:
    if model is None or node is None or model.extends is None:
        return None, None, ""
    folder = f"rulebooks/{model.extends}/"
    if f"{folder}rulebook.yaml" not in reader.files:
        at = (Place(node) / "extends").node.mark
        reader.problems.append(
            Problem(
                code="no-rulebook",
                at=at,
                what=phrase("there is no rulebook '{extends}'", extends=model.extends),
                why=phrase(
                    "`extends` names a folder with a rulebook.yaml under scenarios/rulebooks"
                ),
                fix=phrase("mend the name, or add the rulebook"),
            )
        )
        return None, None, ""
    rulebook, tree = reader.model(RulebookModel, f"{folder}rulebook.yaml")
    return rulebook, tree, folder


# --- the codex ----------------------------------------------------------------------------------


def _codex(reader: Reader, folder: str) -> dict[str, CodexEntry]:
    entries: dict[str, CodexEntry] = {}
    for name, text in reader.files.items():
        if not name.startswith(folder):
            continue
        id = Path(name).stem
        head, body = _head_and_body(text)
        node, problems = read_text(head, name)
        reader.problems += problems
        if node is None:
            continue
        model, problems = validate(CodexModel, node)
        reader.problems += problems
        if model is not None:
            entries[id] = CodexEntry(
                id, model.kind, model.title, body, tuple(model.sources), model.dates or ""
            )
    return entries


def _head_and_body(text: str) -> tuple[str, str]:
    """The YAML between the first two lines of dashes, with its line numbers kept, and the rest."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == "---"]
    if len(fences) < 2 or fences[0] != 0:
        return text, ""
    head = ["", *lines[1 : fences[1]]]
    return "\n".join(head) + "\n", "\n".join(lines[fences[1] + 1 :]).strip()


# --- the record ---------------------------------------------------------------------------------


def _record(reader: Reader, declared: Declared, game: Game) -> Record:
    model = declared.scenario
    orders: dict[str, tuple[Order, ...]] = {}
    turns = [turn.id for turn in model.turns]
    for turn, lines in model.record.items():
        place = declared.place / "record" / turn
        if turn not in turns:
            _bad_record(
                reader,
                place.key,
                phrase("no turn is called '{turn}'", turn=turn),
                near(turn, turns),
            )
        read = []
        for number, line in enumerate(lines):
            order = _order(game, line)
            if order is None:
                at = (place / number).node.mark
                fix = phrase("write the seat, the move and what it binds: USA lobby GBR reply up")
                _bad_record(
                    reader, at, phrase("'{line}' is no move of this scenario", line=line), fix
                )
            else:
                read.append(order)
        orders[turn] = tuple(read)
    choices: dict[str, dict[str, str]] = {}
    for (_, written), decision in zip(declared.decisions(), game.decisions, strict=True):
        taken = {
            game.actors[actor]: name
            for name, option in written.model.options.items()
            if option.record
            for actor in decision.choice
        }
        choices[decision.id] = taken | written.model.record
    outcomes = {
        one.model.id: one.model.came_out
        for _, one in declared.decisions()
        if one.model.came_out is not None
    }
    counts = {
        one.model.id: (one.model.counted.for_, one.model.counted.against)
        for _, one in declared.decisions()
        if one.model.counted is not None
    }
    events = {
        one.model.id: one.model.record for one in declared.events() if one.model.record is not None
    }
    ending = next((one.id for one in model.endings if one.record), "")
    return Record(orders, choices, outcomes, events, ending, counts)


def _order(game: Game, line: str) -> Order | None:
    try:
        order = from_text(line)
    except ValueError:
        return None
    return order if isinstance(order, Order) and order in game.row_of else None


def _bad_record(reader: Reader, at: Mark, what: Phrase, fix: Phrase) -> None:
    reader.problems.append(
        Problem(
            code="bad-record",
            at=at,
            what=what,
            why=phrase("the record must be playable, move by move"),
            fix=fix,
        )
    )
