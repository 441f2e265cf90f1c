"""Everything that is to be said of a scenario or a rulebook, as `check` and an editor show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bloc_game.scenario import shelf
from bloc_game.scenario.allowances import without_allowed
from bloc_game.scenario.assembling import Reader
from bloc_game.scenario.checking_words import check_words
from bloc_game.scenario.map_files import map_problems
from bloc_game.scenario.models import ActorModel, RulebookModel, SourceModel
from bloc_game.scenario.problems import Problem, ScenarioError, in_order
from bloc_game.scenario.screening import text_of
from bloc_game.scenario.story import Scenario

RULEBOOK = "rulebook.yaml"


@dataclass(frozen=True)
class Inspection:
    """The scenario, where it can be played, what there is to say, and the texts by shown name."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


@shelf.keeping_all()
def inspect(path: Path, today: date, unsaved: Mapping[str, str] | None = None) -> Inspection:
    """Look at a scenario's file, or a rulebook's, with all that belongs to it.

    `unsaved` holds texts that an editor has not saved yet, by name below `scenarios/`.
    """
    if path.name == RULEBOOK:
        problems, texts = _rulebook(path)
        return Inspection(None, tuple(without_allowed(problems, texts, today)), texts)
    files, shown, wrong = shelf.gather(path)
    files |= unsaved or {}
    texts = {shown[name]: text for name, text in files.items() if name.endswith(".yaml")}
    try:
        scenario = shelf.load_gathered(path, files, shown, wrong)
    except ScenarioError as error:
        found = without_allowed(error.problems, texts, today)
        return Inspection(None, tuple(found), texts)
    folder = f"{path.parent.name}/locale/"
    words = check_words(scenario.catalogues, folder, scenario.prose)
    mapped, of_maps = map_problems(scenario)
    said = [*scenario.problems, *(_shown(one, shown) for one in words), *mapped]
    texts |= of_maps
    return Inspection(scenario, tuple(without_allowed(said, texts, today)), texts)


def _shown(problem: Problem, shown: Mapping[str, str]) -> Problem:
    at = problem.at
    return replace(problem, at=replace(at, file=shown.get(at.file, at.file)))


def _rulebook(path: Path) -> tuple[Sequence[Problem], dict[str, str]]:
    """What is wrong with a rulebook by itself; its formulas are judged with each scenario."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    beside: list[tuple[Path, type[ActorModel] | type[SourceModel]]] = [
        (path.parent / "actors.yaml", ActorModel),
        (path.parent / "sources.yaml", SourceModel),
    ]
    for file in [path, *(file for file, _ in beside if file.is_file())]:
        text = text_of(file, str(file))
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[str(file)] = text
    reader = Reader(texts, problems)
    if str(path) in texts:
        reader.model(RulebookModel, str(path))
    for file, model in beside:
        reader.each(model, str(file))
    return in_order(reader.problems), texts
