"""The format as editors read it: JSON Schema, from the models the loader itself uses."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel

from bloc_game.engine.phrases import as_phrase

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

# A limit set on a type of our own comes out under pydantic's name for it, which no editor knows.
_LIMITS = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "lt": "exclusiveMaximum",
}
_NOTHING: Json = {"type": "null"}


Say = Callable[[str], str]  # puts a phrase in the reader's language


def editor_schema(model: type[BaseModel], say: Say = str) -> dict[str, Json]:
    """The JSON Schema of one kind of file, what keys are for in the reader's language."""
    schema = _known(model.model_json_schema(by_alias=True), say)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _known(schema: dict[str, Json], say: Say) -> dict[str, Json]:
    """The schema in words that editors know; the names of an author's keys stay as they are."""
    renamed: dict[str, Json] = {}
    for word, value in schema.items():
        if word in ("properties", "patternProperties", "$defs") and isinstance(value, dict):
            renamed[word] = {name: _inside(part, say) for name, part in value.items()}
        elif word == "anyOf" and isinstance(value, list):
            renamed |= _alternatives([_inside(kind, say) for kind in value if kind != _NOTHING])
        elif word == "description" and isinstance(value, str):
            renamed[word] = say(as_phrase(value))
        elif not (word == "default" and value is None):
            renamed[_LIMITS.get(word, word)] = _inside(value, say)
    if "patternProperties" in renamed:
        renamed.setdefault("additionalProperties", False)
    return renamed


def _alternatives(kinds: list[Json]) -> dict[str, Json]:
    """What a key may hold; a key that may be left out may still not be left empty."""
    match kinds:
        case [dict() as only]:
            return only
    return {"anyOf": kinds}


def _inside(value: Json, say: Say) -> Json:
    match value:
        case dict():
            return _known(value, say)
        case list():
            return [_inside(item, say) for item in value]
    return value
