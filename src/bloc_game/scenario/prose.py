"""Every text of a scenario by its path of ids: what is translated, and what links and notes it has.

A path never holds the number of a list: whatever has prose has an id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from bloc_game.scenario.models import ActorModel, RulebookModel, ScenarioModel

PROSE = {
    "title", "text", "of", "asks", "because", "says", "question", "needs", "for_", "against",
    "headline", "brief", "secret", "name", "short", "in_text", "adjective", "capital", "voice",
    "place", "credit", "summary", "telegrams", "office",
}  # fmt: skip
NOT_PROSE = {("actors", "of"), ("secrets", "of")}
SKIPPED = {"leaders", "foreign_ministers", "interests", "binds", "record"}


def prose_of(model: ScenarioModel | RulebookModel) -> dict[str, str]:
    """All prose of a file, by path."""
    return dict(_walk(model, ""))


def actors_prose(actors: Mapping[str, ActorModel]) -> dict[str, str]:
    """All prose about actors, by path."""
    return {
        path: text
        for name, actor in actors.items()
        for path, text in _walk(actor, f"actors.{name}")
    }


def _walk(model: BaseModel, path: str) -> Iterator[tuple[str, str]]:
    for field in type(model).model_fields:
        if field in SKIPPED or (_parent(path), field) in NOT_PROSE:
            continue
        value = getattr(model, field)
        key = field.rstrip("_")
        yield from _values(value, f"{path}.{key}" if path else key, field)


def _parent(path: str) -> str:
    parts = path.split(".")
    return parts[-2] if len(parts) > 1 else ""


def _values(value: object, path: str, field: str) -> Iterator[tuple[str, str]]:
    match value:
        case str() if field in PROSE:
            yield path, value
        case BaseModel():
            yield from _walk(value, path)
        case dict():
            for key, item in value.items():
                inner = field if not isinstance(item, str) else "says"
                known = field in PROSE or field in {"levels", "facts"}
                if not isinstance(item, str) or (known and item):
                    yield from _values(item, f"{path}.{key}", inner)
        case list() if field == "levels" or field == "facts":
            for name in value:
                yield f"{path}.{name}", str(name).replace("_", " ")
        case list():
            for item in value:
                identity = getattr(item, "id", None)
                if isinstance(item, BaseModel) and identity is not None:
                    yield from _walk(item, f"{path}.{identity}")
        case _:
            pass
