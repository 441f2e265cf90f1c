"""The reference says what the program reads; every key of the format is described."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bloc_game.engine.changing import DOERS
from bloc_game.engine.readings import READERS
from bloc_game.scenario import models, parts
from bloc_game.scenario.codes import CODES
from bloc_game.scenario.reference import ORDER, reference
from bloc_game.session.catalogue import Catalogue

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "reference.md", "id": DOCS / "id" / "reference.md"}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_program_says(language: str) -> None:
    page, said = PAGES[language], reference(Catalogue(language).say)
    if os.environ.get("BLOC_GAME_GOLDEN") == "write":
        page.write_text(said, encoding="utf-8")
    remedy = "BLOC_GAME_GOLDEN=write python -m pytest tests/docs"
    assert page.read_text(encoding="utf-8") == said, f"write it anew: {remedy}"


def test_every_model_has_its_part() -> None:
    known = {
        kind
        for module in (parts, models)
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, BaseModel)
        and kind.__module__ == module.__name__
        and kind.__name__ not in ("Written", "Based", "Declarations")
    }
    assert known <= set(ORDER)


@pytest.mark.parametrize("model", ORDER, ids=lambda model: model.__name__)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        assert info.description, f"{model.__name__}.{name} says nothing of itself"
        assert re.fullmatch(r"[A-Z`0-9a-z].*[.?`…]", info.description), info.description


def test_functions_statements_and_codes_are_all_there() -> None:
    page = reference()
    for reader in READERS.values():
        assert f"`{reader.shown}`" in page
    for doer in DOERS.values():
        assert f"`{doer.shown}`" in page
    for code in CODES:
        assert f"| `{code}` |" in page


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    heads = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in heads, f"{page.name} has no part {target}"
        elif "://" not in target and ":" not in target:
            assert (page.parent / target.partition("#")[0]).exists(), f"{page.name}: {target}"
