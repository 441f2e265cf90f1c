"""The schemas beside the scenarios, which editors read, are those that the models give."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel

from bloc_game import resources
from bloc_game.scenario.editor_schema import editor_schema
from bloc_game.scenario.models import RulebookModel, ScenarioModel

FILES: list[tuple[str, type[BaseModel]]] = [
    ("scenario.schema.json", ScenarioModel),
    ("rulebooks/rulebook.schema.json", RulebookModel),
]


@pytest.mark.parametrize(("name", "model"), FILES)
def test_a_schema_says_what_the_models_say(name: str, model: type[BaseModel]) -> None:
    written = json.loads((resources.scenarios_dir() / name).read_text(encoding="utf-8"))
    remedy = "bloc-game schema [--rulebook] > scenarios/…"
    assert written == json.loads(json.dumps(editor_schema(model))), f"write it anew: {remedy}"


@pytest.mark.parametrize("file", ["soviet_application/scenario.yaml"])
def test_a_scenario_names_the_schema_that_helps_with_it(file: str) -> None:
    path = resources.scenarios_dir() / file
    first = path.read_text(encoding="utf-8").splitlines()[0]
    marker = "# yaml-language-server: $schema="
    assert first.startswith(marker)
    assert (path.parent / first.removeprefix(marker)).is_file()
