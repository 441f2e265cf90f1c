"""What is left of a file when what is wrong with it is taken out.

A misspelt key in one move must not hide the wrong formula in another. So a file that does not
validate is judged again without the parts that were refused: it can no longer be played, but the
rest of it can still be checked. What was taken out is remembered by name, so that nobody is told
that it is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bloc_game.scenario.problems import Problem
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence
from bloc_game.scenario.validating import plain, validate

Path = tuple[int | str, ...]
T = TypeVar("T", bound=BaseModel)
MOST_ROUNDS = 12  # each round takes out what the last one left without a required key


@dataclass(frozen=True)
class Salvaged(Generic[T]):
    """A model of what is left, its tree, what was wrong, and the names that were taken out."""

    model: T | None
    node: Node
    problems: tuple[Problem, ...]
    lost: frozenset[str]


def salvage(model: type[T], node: Node) -> Salvaged[T]:
    """The file as a model where it can be one; else as much of it as can."""
    value, problems = validate(model, node)
    left, lost = node, set[str]()
    for _ in range(MOST_ROUNDS):
        if value is not None:
            break
        for path in _refused(model, left):
            lost.update(_names(left, path))
            left = _without(left, path) or left
        value, _ = validate(model, left)
    return Salvaged(value, left, tuple(problems), frozenset(lost))


def _refused(model: type[BaseModel], node: Node) -> list[Path]:
    """Where a tree is refused, the last first, so that taking one out moves no other."""
    try:
        model.model_validate(plain(node))
    except ValidationError as error:
        found = {_written(node, entry["loc"]) for entry in error.errors(include_url=False)}
        return sorted((path for path in found if path), key=_order, reverse=True)
    return []


def _order(path: Path) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in path)


def _written(node: Node, loc: Path) -> Path:
    """The part of a `loc` that the file holds; a missing key means the whole that misses it."""
    path: list[int | str] = []
    for step in loc:
        below = _below(node, step)
        if below is not None:
            path.append(step)
            node = below
    return tuple(path)


def _below(node: Node, step: int | str) -> Node | None:
    match node:
        case Mapping():
            return next((value for key, value in node.entries if key.text == str(step)), None)
        case Sequence() if isinstance(step, int) and step < len(node.items):
            return node.items[step]
    return None


def _without(node: Node, path: Path) -> Node | None:
    """The tree without one part; None where that part is the tree itself."""
    if not path:
        return None
    step = path[0]
    match node:
        case Mapping():
            entries = [
                (key, _without(value, path[1:]) if key.text == str(step) else value)
                for key, value in node.entries
            ]
            kept = tuple((key, value) for key, value in entries if value is not None)
            return replace(node, entries=kept)
        case Sequence():
            items = [
                _without(item, path[1:]) if number == step else item
                for number, item in enumerate(node.items)
            ]
            return replace(node, items=tuple(item for item in items if item is not None))
        case Scalar():
            return node


def _names(node: Node, path: Path) -> set[str]:
    """The names that go with a part: its key or id, and every key below it."""
    names = {step for step in path[-1:] if isinstance(step, str)}
    for step in path:
        below = _below(node, step)
        if below is None:
            return names
        node = below
    waiting: list[Node] = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapping):
            for key, value in here.entries:
                names.add(
                    value.text if key.text == "id" and isinstance(value, Scalar) else key.text
                )
                waiting.append(value)
        elif isinstance(here, Sequence):
            waiting += here.items
        else:
            names.add(here.text)
    return names
