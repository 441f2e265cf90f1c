"""Every recipe, put into the scenario of the tutorial, is one that the checker lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bloc_game.scenario.problems import ScenarioError, Severity
from bloc_game.scenario.shelf import load_texts

DOCS = Path(__file__).parents[2] / "docs"
_RECIPE = re.compile(
    r"## (?P<name>[^\n]+)\n(?:(?!\n## ).)*?"
    r"<!-- under: (?P<place>[^>]+?) -->\n```yaml\n(?P<text>.*?)```",
    re.DOTALL,
)
NAME = "strait/scenario.yaml"
IN_EFFECT = "    in_effect: tension -= 15\n"
PROVOKED = "effects: tension += 12"


def tutorial() -> str:
    """The scenario as it stands at the end of the tutorial."""
    page = (DOCS / "first-scenario.md").read_text(encoding="utf-8")
    text, instead = "", ""
    for match in re.finditer(r"<!-- ([^>]+?) -->\n```\w+\n(.*?)```", page, re.DOTALL):
        what, block = match.groups()
        if what == f"file: {NAME}":
            text = block
        elif what.startswith("before: "):
            line = what.removeprefix("before: ")
            text = text.replace(f"\n{line}\n", f"\n{block}\n{line}\n")
        elif what == "instead of":
            instead = block
        elif what == "write":
            text = text.replace(instead, block)
    return text


def recipes() -> list[tuple[str, str, str]]:
    page = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    return [(m["name"], m["place"], m["text"]) for m in _RECIPE.finditer(page)]


def put(text: str, place: str, recipe: str) -> str:
    """The scenario with a recipe in its place."""
    match place:
        case "drafts/statute":
            return text.replace(
                "    in_effect: tension -= 15\n", f"    in_effect: tension -= 15\n{recipe}"
            )
        case "turns/autumn/decisions":
            return text.replace("      - id: signing\n", f"{recipe}      - id: signing\n")
        case "endings":
            return text.replace("endings:\n", f"endings:\n{recipe}")
        case _ if f"\n{place}:\n" in text:
            return text.replace(f"\n{place}:\n", f"\n{place}:\n{recipe}")
        case _:
            return text.replace("\nendings:\n", f"\n{place}:\n{recipe}\nendings:\n")


def prepared(name: str, text: str) -> str:
    """What the recipe's own words ask for besides."""
    if "chamber" in name:
        actors = "  SOUTH: {name: the Southern Kingdom}\n"
        factions = (
            "  FARMERS: {name: the farmers, kind: faction, of: NORTH}\n"
            "  SAILORS: {name: the sailors, kind: faction, of: NORTH}\n"
        )
        interests = (
            "      FARMERS: {base: 1}\n      SAILORS: {base: -1}\n    in_effect: tension -= 15\n"
        )
        text = text.replace(actors, actors + factions)
        text = text.replace("    in_effect: tension -= 15\n", interests)
        return text.replace(
            "    on_table: true\n", "    on_table: true\n    ratified_by: [assembly]\n"
        )
    if "deadline" in name:
        return text.replace(
            "effects: tension += 12", "effects: tension += 12; after(2, the_fleet_sails)"
        )
    if "ultimatum" in name:
        return text.replace(PROVOKED, f"{PROVOKED}; open(ultimatum)")
    if "cards" in name:
        old = "  SOUTH: {name: the Southern Kingdom}"
        return text.replace(old, f"{old[:-1]}, figures: {{people: 2100, boats: 340}}}}")
    if "leak" in name:
        secret = next(recipe for title, _, recipe in recipes() if title == "A secret interest")
        return put(text, "drafts/statute", secret)
    return text


@pytest.mark.parametrize(("name", "place", "recipe"), recipes(), ids=lambda one: one[:24])
def test_a_recipe_can_be_used_as_it_stands(name: str, place: str, recipe: str) -> None:
    text = put(prepared(name, tutorial()), place, recipe)
    assert recipe in text
    try:
        problems = list(load_texts({NAME: text}, NAME).problems)
    except ScenarioError as error:
        problems = error.problems
    assert [
        f"{one.code} {one.at.line}: {one.what}"
        for one in problems
        if one.severity is not Severity.NOTE
    ] == []


def test_there_is_a_recipe_for_what_the_issue_names() -> None:
    names = " ".join(name.lower() for name, _, _ in recipes())
    for asked in ("secret", "chamber", "deadline", "ultimatum", "leak", "treaty"):
        assert asked in names
