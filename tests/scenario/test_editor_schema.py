"""An editor accepts what the loader accepts, and marks what the loader refuses."""

from __future__ import annotations

import json
import re
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from bloc_game.scenario.editor_schema import Json, editor_schema
from bloc_game.scenario.models import RulebookModel, ScenarioModel
from bloc_game.scenario.scalars import Day, Formula, Name, Prose, Span, Whole, YesNo


class Track(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ge: Name  # a key may well be called as pydantic calls a limit
    for_: Annotated[Whole, Field(alias="for", ge=1, le=9, description="Points.")]
    range: Span
    day: Day | None = None
    plain: YesNo = False
    when: Formula = "0"
    text: Prose = "-"
    weights: dict[Name, Whole] = {}


def properties(model: type[BaseModel]) -> dict[str, dict[str, Json]]:
    found = json.loads(json.dumps(editor_schema(model)["properties"]))
    assert isinstance(found, dict)
    return found


def test_numbers_are_numbers_with_limits_that_editors_know() -> None:
    points = properties(Track)["for"]
    assert points["type"] == "integer"
    assert (points["minimum"], points["maximum"]) == (1, 9)
    assert points["description"] == "Points."


def test_what_editors_read_as_other_than_text_is_accepted_as_the_loader_does() -> None:
    found = properties(Track)
    assert found["plain"]["type"] == "boolean"
    assert found["day"]["format"] == "date"
    assert found["when"]["type"] == ["string", "integer"]
    assert found["text"]["type"] == ["string", "number"]
    assert [kind["type"] for kind in found["range"]["anyOf"]] == ["string", "array"]  # type: ignore[union-attr,index,call-overload]


def test_a_key_may_have_any_name_but_an_unknown_one() -> None:
    schema = editor_schema(Track)
    assert "ge" in properties(Track)
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["ge", "for", "range"]


def test_a_key_that_may_be_left_out_may_not_be_left_empty() -> None:
    assert "null" not in json.dumps(editor_schema(ScenarioModel))


def test_ids_are_checked_as_keys_and_as_values() -> None:
    found = properties(Track)
    pattern = str(found["ge"]["pattern"])
    assert re.search(pattern, "soviet_note")
    assert not re.search(pattern, "Soviet note")
    assert list(found["weights"]["patternProperties"]) == [pattern]  # type: ignore[arg-type]
    assert found["weights"]["additionalProperties"] is False


@pytest.mark.parametrize("model", [ScenarioModel, RulebookModel])
def test_nothing_in_the_schema_is_pydantics_own_word(model: type[BaseModel]) -> None:
    words = set(re.findall(r'"(\w+)": -?\d', json.dumps(editor_schema(model))))
    assert words <= {"minimum", "maximum", "minItems", "maxItems", "minLength", "default"}
