"""A map's files read, and whether they and a scenario speak of land that is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bloc_game.engine.phrases import phrase, row
from bloc_game.scenario.map_models import PlanModel
from bloc_game.scenario.maps import FILE, LAND, map_of
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.problems import Problem, Severity, near
from bloc_game.scenario.screening import text_of
from bloc_game.scenario.story import MapNamed, Scenario
from bloc_game.scenario.tree import Mapping as MappingNode
from bloc_game.scenario.tree import Node
from bloc_game.scenario.tree import Sequence as SequenceNode
from bloc_game.scenario.validating import validate


def read_plan(text: str, name: str) -> tuple[PlanModel | None, Node | None, list[Problem]]:
    """What a map.yaml says, and everything that is wrong with it by itself."""
    node, problems = read_text(text, name)
    if node is None:
        return None, None, problems
    model, wrong = validate(PlanModel, node)
    return model, node, [*problems, *wrong]


def map_problems(scenario: Scenario) -> tuple[tuple[Problem, ...], Mapping[str, str]]:
    """What is wrong with a scenario's map and with what it says of it, and the texts looked at."""
    folder = map_of(scenario)
    if folder is None or scenario.map is None:
        return (), {}
    statuses = _statuses(folder)
    if statuses is None:
        return (unreadable(scenario.map),), {}
    found = list(_unknown_statuses(scenario.map, set(statuses.values())))
    file = str(folder / FILE)
    text = text_of(folder / FILE, file)
    if isinstance(text, Problem):
        return (*found, text), {}
    plan, node, wrong = read_plan(text, file)
    found += wrong
    if plan is not None and node is not None:
        found += _unknown_land(plan, node, statuses.keys())
    return tuple(found), {file: text}


def _statuses(folder: Path) -> dict[str, str] | None:
    """The status of every piece of land by its id."""
    try:
        features = json.loads((folder / LAND).read_text(encoding="utf-8"))["features"]
        pieces = [one["properties"] for one in features]
        return {str(one["id"]): str(one["status"]) for one in pieces}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def unreadable(named: MapNamed, reason: str = "") -> Problem:
    """A warning that the land of a map cannot be read: its story can be played without it."""
    why = phrase(
        "it must be GeoJSON whose features have what those of a map of the game have: id, layer, "
        "status, parent, names, a label"
    )
    return Problem(
        code="bad-map",
        at=named.at,
        what=phrase("the land of the map '{name}' cannot be read", name=named.name),
        why=row([why, reason], ": ") if reason else why,
        fix=phrase("make it like that of a map that comes with the game"),
        severity=Severity.WARNING,
    )


def _unknown_statuses(named: MapNamed, there: set[str]) -> Iterator[Problem]:
    for side, status, at in named.lands:
        if status not in there:
            yield Problem(
                code="unknown-status",
                at=at,
                what=phrase(
                    "no land of the map has the status '{status}', which the side '{side}' "
                    "speaks of",
                    status=status,
                    side=side,
                ),
                why=phrase("land stands on a side by the `status` that the map gives it"),
                fix=near(status, sorted(there)),
                severity=Severity.WARNING,
            )


def _unknown_land(plan: PlanModel, node: Node, there: Iterable[str]) -> Iterator[Problem]:
    known = set(there)
    for key, ids in plan.places():
        listed = node.get(key) if isinstance(node, MappingNode) else None
        for number, id in enumerate(ids):
            if id in known:
                continue
            at = node.mark
            if isinstance(listed, SequenceNode):
                at = listed.items[number].mark
            elif isinstance(listed, MappingNode):
                at = listed.entries[number][0].mark
            yield Problem(
                code="unknown-land",
                at=at,
                what=phrase("the map has no land '{id}'", id=id),
                why=phrase("what is lettered must be in its {file}", file=LAND),
                fix=near(id, sorted(known)),
                severity=Severity.WARNING,
            )
