"""Where a name is declared, and everywhere it is used: in rules, in lists, in links of texts.

Texts that people read are looked through only for links and notes: a word in a sentence is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from bloc_game.scenario.checking_prose import LINK, NOTE
from bloc_game.scenario.fields import keys_at
from bloc_game.scenario.models import RulebookModel, ScenarioModel
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.positions import mark_within
from bloc_game.scenario.problems import Mark
from bloc_game.scenario.prose import PROSE
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.tree import Mapping as Group
from bloc_game.scenario.tree import Node, Scalar, Sequence

KINDS = {
    "actors": "actor", "tracks": "track", "facts": "fact", "bodies": "body", "drafts": "draft",
    "clauses": "clause", "levels": "level", "moves": "move", "sets": "set", "seats": "seat",
    "secrets": "secret", "options": "option", "outcomes": "outcome", "goals": "goal",
    "turns": "turn", "news": "event", "news_any_turn": "event", "decisions": "decision",
    "endings": "ending", "each_turn": "rule", "sides": "side",
    "figures": "figure",
}  # fmt: skip
"""Keys whose keys, or the `id` of whose items, are declared there."""
NUMBERED = ("turns", "news", "news_any_turn", "decisions", "endings", "each_turn")  # by `id`
LISTED = ("facts", "levels")  # declared as a list of names
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
SPOKEN = {name.rstrip("_") for name in PROSE} - {"of", "asks"}


@dataclass(frozen=True, order=True)
class Place:
    """A place where a name stands; `kind` says what is declared there, nothing where it is used."""

    at: Mark
    name: str
    kind: str = ""

    @property
    def is_declared(self) -> bool:
        """Whether the name is given its meaning here."""
        return bool(self.kind)


def places(scenario: Scenario) -> tuple[Place, ...]:
    """Every place of every name of a scenario and of the rulebook it stands on."""
    return places_in(scenario.files)


def places_in(files: Mapping[str, str]) -> tuple[Place, ...]:
    """The same for texts by name, which need make no scenario."""
    found: list[Place] = []
    for file, text in files.items():
        if file.endswith(".yaml"):
            node, _ = read_text(text, file)
            if node is not None:
                found += _Walk(_model_of(file)).below(node, _top_of(file), ())
        elif file.endswith(".md"):
            name = file.rsplit("/", 1)[-1].removesuffix(".md")
            found.append(Place(Mark(file, 1, 1), name, "article"))
            found += _linked_in(file, text)
    return tuple(sorted(set(found)))


def places_of(scenario: Scenario, name: str) -> tuple[Place, ...]:
    """Where one name stands, declarations first."""
    found = [one for one in places(scenario) if one.name == name]
    return tuple(sorted(found, key=lambda one: (not one.is_declared, one)))


def _top_of(file: str) -> str:
    """What the keys of a whole file are declared as."""
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    return name if name in ("actors", "sources") else ""


def _model_of(file: str) -> type[BaseModel] | None:
    """What says which keys belong to the format; nothing for a file of actors or sources."""
    if _top_of(file):
        return None
    return RulebookModel if file.endswith("/rulebook.yaml") else ScenarioModel


@dataclass(frozen=True)
class _Walk:
    """Looks through one file, and passes over the keys of the format, which are no names."""

    model: type[BaseModel] | None

    def below(
        self, node: Node, under: str, path: tuple[int | str, ...], *, spoken: bool = False
    ) -> Iterator[Place]:
        """Names below a node; `under` is the key that it stands under, `spoken` whether what stands
        there is read by people."""
        match node:
            case Group():
                known = keys_at(self.model, path) if self.model is not None else {}
                for key, value in node.entries:
                    if key.text not in known:
                        yield from _key(key, under)
                    if key.text == "id" and isinstance(value, Scalar) and under in KINDS:
                        yield Place(value.mark, value.text, KINDS[under])
                    else:
                        inside = _inside(key.text, under)
                        told = spoken or key.text in SPOKEN or under == "facts"
                        yield from self.below(value, inside, (*path, key.text), spoken=told)
            case Sequence():
                for number, item in enumerate(node.items):
                    if isinstance(item, Scalar) and under in LISTED:
                        yield Place(item.mark, item.text, KINDS[under])
                    else:
                        yield from self.below(item, under, (*path, number), spoken=spoken)
            case Scalar():
                yield from _scalar(node, under, spoken=spoken)


def _inside(key: str, under: str) -> str:
    """What the values below a key stand under: a declared thing's own keys begin anew."""
    if (under, key) == ("actors/", "figures"):
        return f"{key}/"  # whose keys are used there, not declared
    if under in KINDS or under == "sources":
        return f"{under}/" if key not in KINDS else key
    return key


def _key(key: Scalar, under: str) -> Iterator[Place]:
    if under == "sources":
        yield Place(key.mark, key.text, "source")
    elif under in KINDS and under not in NUMBERED:
        yield Place(key.mark, key.text, KINDS[under])
    else:
        yield Place(key.mark, key.text)


def _scalar(node: Scalar, under: str, *, spoken: bool) -> Iterator[Place]:
    for pattern in (NOTE, LINK):
        for match in pattern.finditer(node.text):
            yield Place(mark_within(node, match.start(1), len(match[1])), match[1])
    if under in ("source", "sources"):
        yield Place(node.mark, node.text)
    elif not spoken:
        for match in WORD.finditer(node.text):
            yield Place(mark_within(node, match.start(), len(match[0])), match[0])


def _linked_in(file: str, text: str) -> Iterator[Place]:
    for number, line in enumerate(text.split("\n"), start=1):
        for pattern in (NOTE, LINK):
            for match in pattern.finditer(line):
                yield Place(Mark(file, number, match.start(1) + 1, len(match[1])), match[1])


def declared_names(scenario: Scenario) -> Mapping[str, str]:
    """Every name that is declared, and as what."""
    return {one.name: one.kind for one in places(scenario) if one.is_declared}
