"""A stock validator, given the schema we print, refuses what the loader refuses for its shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import yaml
from jsonschema import Draft202012Validator

from bloc_game.scenario.editor_schema import editor_schema
from bloc_game.scenario.models import ScenarioModel
from bloc_game.scenario.shelf import catalogue, gather
from tests.scenario.test_damage import KINDS, problems_of

SHAPE = {"unknown-key", "missing-key", "wrong-type", "bad-date"}
"""What is wrong with one value where it stands; a schema can know no more."""
VALIDATOR = Draft202012Validator(
    editor_schema(ScenarioModel), format_checker=Draft202012Validator.FORMAT_CHECKER
)


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is words, `NO` is Norway."""


Editor.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("null", r"null|~|", "n~"),
):
    tag = f"tag:yaml.org,2002:{kind}"
    Editor.add_implicit_resolver(tag, re.compile(f"^(?:{pattern})$"), [*first])


def damaged() -> Iterator[tuple[str, str, set[str]]]:
    """Where a file was broken and how, its text, and the codes of what the loader says of it."""
    for path in catalogue():
        files = {n: text for n, text in gather(path)[0].items() if not n.endswith(".po")}
        name = f"{path.parent.name}/{path.name}"
        yield name, files[name], set()
        lines = files[name].split("\n")
        for kind in KINDS:
            for number, new in kind.places(files[name]):
                text = "\n".join([*lines[: number - 1], new, *lines[number:]])
                codes = {one.code for one in problems_of({**files, name: text}, name)}
                yield f"{kind.name} at {name}:{number}", text, codes


def test_the_schema_refuses_the_shapes_that_the_loader_refuses_and_no_others() -> None:
    count, apart = Counter[bool](), []
    for what, text, codes in damaged():
        try:
            read = yaml.load(text, Editor)
        except yaml.YAMLError:
            continue  # there is no shape to speak of
        refused = not VALIDATOR.is_valid(read)
        count[refused] += 1
        if refused != bool(codes & SHAPE):
            apart.append(f"{what}: {sorted(codes)}, the schema {'refuses' if refused else 'takes'}")
    assert apart == []
    assert min(count[True], count[False]) >= 8
