"""Which keys a model knows at a place, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bloc_game.engine.phrases import as_phrase

Step = int | str
Keys = dict[str, str]  # a key, and its description, a phrase


def keys_at(model: type[BaseModel], path: tuple[Step, ...], kinds: tuple[str, ...] = ()) -> Keys:
    """The keys known where `path` leads; of several models there, those named in `kinds`."""
    types: list[object] = [model]
    for step in path:
        types = [below for kind in types for below in _below(kind, step)]
    models = [kind for kind in types if isinstance(kind, type) and issubclass(kind, BaseModel)]
    named = [kind for kind in models if kind.__name__ in kinds] or models
    return {
        _written(name, info): as_phrase(info.description or "")
        for kind in named
        for name, info in kind.model_fields.items()
    }


def _below(kind: object, step: Step) -> Iterator[object]:
    """What may stand one step below a type."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if _written(name, info) == step:
                yield from _alternatives(info.annotation)
        return
    arguments = get_args(kind)
    if get_origin(kind) in (list, tuple) and isinstance(step, int):
        yield from _alternatives(arguments[0])
    elif get_origin(kind) is dict:
        yield from _alternatives(arguments[1])


def _alternatives(kind: object) -> Iterator[object]:
    """A type without what is only said about it; each of several."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _alternatives(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for one in get_args(kind):
            yield from _alternatives(one)
    else:
        yield kind


def _written(name: str, info: FieldInfo) -> str:
    """The key as an author writes it: `for`, where the field is `for_`."""
    return info.alias or name
