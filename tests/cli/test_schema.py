"""`bloc-game schema`: what an editor is told is what the loader reads."""

from __future__ import annotations

from typing import cast

import pytest

from tests.cli.asking import Document, ask


def test_the_schema_of_scenarios_names_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    schema = ask(capsys, "schema").json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    keys = cast(Document, schema["properties"])
    assert {"id", "turns", "endings", "seats", "drafts", "record"} <= keys.keys()
    options = cast(dict[str, Document], schema["$defs"])["OptionModel"]
    assert "for" in cast(Document, options["properties"])  # as it is written, not as it is held


def test_the_schema_of_rulebooks_is_another(capsys: pytest.CaptureFixture[str]) -> None:
    schema = ask(capsys, "schema", "--rulebook").json
    assert "turns" not in cast(Document, schema["properties"])
    assert "actors" in cast(Document, schema["properties"])
