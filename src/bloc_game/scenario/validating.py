"""From a tree of texts to a model, or to Problems an author understands.

The models say what may be written; what they refuse is put into words here, with the place in the
file. Where a key may hold several kinds of thing, only the kind that was meant is complained of.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.faults import Fault, meant
from bloc_game.scenario.fields import keys_at
from bloc_game.scenario.problems import Mark, Problem, in_order, nearest
from bloc_game.scenario.quoting import shown
from bloc_game.scenario.refusals import shortened
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence
from bloc_game.scenario.wording import worded

MOST_ERRORS = 300  # of several thousand, nobody reads the rest before mending the first

Plain = str | list["Plain"] | dict[str, "Plain"]
Step = int | str
Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], node: Node) -> tuple[Model | None, list[Problem]]:
    """What the tree says as the model holds it; None, and why, where it cannot."""
    try:
        return model.model_validate(plain(node)), []
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MOST_ERRORS]
        return None, shortened(_problems(model, node, errors))


def plain(node: Node) -> Plain:
    """The tree without places: texts, lists and dictionaries."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def locate(node: Node, loc: tuple[Step, ...], prefer_key: bool = False) -> Mark:
    """The place of what a `loc` of pydantic names, or of the nearest thing around it.

    Parts that the file does not hold (a kind of value, a key that is missing) are passed over.
    """
    here, key = node, None
    for step in loc:
        below = _below(here, step)
        if below is not None:
            key, here = below
    return key.mark if prefer_key and key is not None else here.mark


def _below(node: Node, step: Step) -> tuple[Scalar | None, Node] | None:
    """What one step leads to, with its key if it has one."""
    match node:
        case Mapping():
            return next((entry for entry in node.entries if entry[0].text == str(step)), None)
        case Sequence() if isinstance(step, int) and 0 <= step < len(node.items):
            return None, node.items[step]
    return None


# --- problems -----------------------------------------------------------------------------------


def _problems(model: type[BaseModel], node: Node, errors: list[ErrorDetails]) -> list[Problem]:
    faults = [_fault(node, error) for error in errors]
    judge = partial(_without_echoes, model)
    return in_order(_problem(model, node, fault) for fault in judge(meant(faults, judge)))


def _fault(node: Node, error: ErrorDetails) -> Fault:
    """An error with its `loc` parted into what the file holds and what only the model knows."""
    loc = error["loc"]
    key = str(loc[-1]) if error["type"] == "missing" else ""
    about_key = loc[-1:] == ("[key]",)
    here, path = node, list[Step]()
    kinds: list[tuple[int, str]] = []
    for step in loc[:-1] if key or about_key else loc:
        below = _below(here, step)
        if below is None:
            kinds.append((len(path), str(step)))
        else:
            here = below[1]
            path.append(step)
    return Fault(
        type=error["type"],
        path=tuple(path),
        kinds=tuple(kinds),
        key=key,
        about_key=about_key,
        value=error["input"],
        context=error.get("ctx", {}),
        message=error["msg"],
    )


def _problem(model: type[BaseModel], node: Node, fault: Fault) -> Problem:
    names_key = fault.about_key or fault.value == "" or fault.type in ("extra_forbidden", "missing")
    at = locate(node, fault.path, names_key)
    return worded(fault, _subject(node, fault), _keys(model, fault), at)


def _keys(model: type[BaseModel], fault: Fault) -> dict[str, str]:
    """The keys that are known where the fault is; beside it, where it is a key nobody knows."""
    path = fault.path[:-1] if fault.type == "extra_forbidden" else fault.path
    return keys_at(model, path, fault.kinds_at(len(path)))


def _without_echoes(model: type[BaseModel], faults: list[Fault]) -> list[Fault]:
    """The faults without missing keys that are there under a misspelt name."""
    misspelt = {
        (fault.path[:-1], nearest(str(fault.path[-1]), _keys(model, fault)))
        for fault in faults
        if fault.type == "extra_forbidden"
    }
    return [f for f in faults if f.type != "missing" or (f.path, f.key) not in misspelt]


def _subject(node: Node, fault: Fault) -> str:
    """What a message is about: a key, an item of a list, the file."""
    if not fault.path:
        return phrase("the file")
    last = fault.path[-1]
    if fault.about_key:
        return phrase("a key here")
    if isinstance(last, str):
        return f"`{last}`"
    around = next(
        (f"`{step}`" for step in reversed(fault.path) if isinstance(step, str)), phrase("the list")
    )
    item = phrase("item {n} of {around}", n=last + 1, around=around)
    name = _named(node, fault.path)
    return phrase("{item} ({name})", item=item, name=shown(name)) if name else item


def _named(node: Node, path: tuple[Step, ...]) -> str:
    """The id of an item, so that nobody has to count."""
    for step in path:
        below = _below(node, step)
        if below is None:
            return ""
        node = below[1]
    name = node.get("id") if isinstance(node, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""
