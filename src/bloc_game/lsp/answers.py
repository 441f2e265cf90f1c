"""What an editor asks of a scenario's texts: completions, meanings, declarations, uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from bloc_game.engine.changing import AFTER, DOERS
from bloc_game.engine.kinds import kind_name
from bloc_game.engine.phrases import as_phrase
from bloc_game.engine.readings import FUNCTIONS, READERS
from bloc_game.lsp.words import call_at, is_key_place, path_at, word_at
from bloc_game.scenario.fields import keys_at
from bloc_game.scenario.models import RulebookModel, ScenarioModel
from bloc_game.scenario.reference import FUNCTIONS as MEANINGS
from bloc_game.scenario.reference import STATEMENTS
from bloc_game.scenario.references import Place, places_in

SIDES = {"level": ("draft", "clause"), "trust": ("actor", "actor")}  # what stands in brackets
NAMED = ("track", "fact", "draft", "decision", "event", "body", "set", "actor", "seat")


Say = Callable[[str], str]  # puts a phrase in the language of the editor


@dataclass(frozen=True)
class Offer:
    """One completion: the word, what it is, and what it means."""

    word: str
    kind: str
    says: str = ""


@dataclass(frozen=True)
class Texts:
    """The texts of a scenario by name, as they stand in an editor."""

    files: Mapping[str, str]
    say: Say = str

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where every name stands."""
        return places_in(self.files)

    @cached_property
    def declared(self) -> Mapping[str, tuple[Place, ...]]:
        """Declarations by name."""
        found: dict[str, tuple[Place, ...]] = {}
        for place in self.places:
            if place.is_declared:
                found[place.name] = (*found.get(place.name, ()), place)
        return found

    def line(self, file: str, number: int) -> str:
        """A line, counted from 0."""
        lines = self.files[file].split("\n")
        return lines[number] if number < len(lines) else ""

    # --- names ------------------------------------------------------------------------------------

    def name_at(self, file: str, number: int, column: int) -> str | None:
        """The declared name at a place."""
        word = word_at(self.line(file, number), column)
        return word.text if word is not None and word.text in self.declared else None

    def uses(self, name: str) -> tuple[Place, ...]:
        """Every place of a name."""
        return tuple(place for place in self.places if place.name == name)

    # --- completions ------------------------------------------------------------------------------

    def offers(self, file: str, number: int, column: int) -> list[Offer]:
        """What could be written at a place."""
        line = self.line(file, number)
        if is_key_place(line, column):
            return [Offer(key, "key", said) for key, said in self._keys(file, number).items()]
        call = call_at(line, column)
        if call is not None:
            kinds = self._kinds(*call)
            if kinds:
                return self._names(kinds)
        functions = [
            *(Offer(name, "function", self._meaning(name)) for name in FUNCTIONS),
            *(Offer(name, "statement", self._meaning(name)) for name in (*DOERS, "after")),
        ]
        return [*self._names(NAMED), *functions]

    def _keys(self, file: str, number: int) -> dict[str, str]:
        """The keys that are known around a line."""
        known = keys_at(_model(file), path_at(self.files[file].split("\n"), number))
        return {key: self.say(said) for key, said in known.items()}

    def _kinds(self, name: str, place: int) -> tuple[str, ...]:
        """What kinds of names an argument may be."""
        if name == "chose" and place == 1:
            return ("option",)
        takes: tuple[str, ...] = READERS[name].takes if name in READERS else ()
        if name in DOERS:
            one = DOERS[name].takes
            return tuple(one[place]) if place < len(one) else ()
        takes = {"chose": ("decision",), "after": ("number", "event"), **SIDES}.get(name, takes)
        return (takes[place],) if place < len(takes) else ()

    def _names(self, kinds: tuple[str, ...]) -> list[Offer]:
        # a scenario may name its actors only as seats, for its rulebook declares them
        wanted = {*kinds, "seat"} if "actor" in kinds else set(kinds)
        return [
            Offer(name, places[0].kind, self.title(places[0]))
            for name, places in self.declared.items()
            if any(place.kind in wanted for place in places)
        ]

    # --- meanings ---------------------------------------------------------------------------------

    def meaning(self, file: str, number: int, column: int) -> str:
        """What the word at a place is, in Markdown; nothing where it means nothing."""
        line = self.line(file, number)
        word = word_at(line, column)
        if word is None:
            return ""
        if line[word.end : word.end + 1] == ":" and word.text in self._keys(file, number):
            return f"**{word.text}**: {self._keys(file, number)[word.text]}"
        if line[word.end : word.end + 1] == "(" and self._meaning(word.text):
            return f"`{_shown(word.text)}`\n\n{self._meaning(word.text)}"
        return "\n\n".join(self._declared_as(word.text))

    def _meaning(self, name: str) -> str:
        """What a function or a statement of the language does; nothing where it is none."""
        said = MEANINGS.get(name) or STATEMENTS.get(name)
        return self.say(as_phrase(said)) if said else ""

    def _declared_as(self, name: str) -> Iterator[str]:
        for place in self.declared.get(name, ()):
            said = self.title(place)
            kind = self.say(kind_name(place.kind))
            yield f"**{name}**, {kind}" + (f": {said}" if said else "")

    def title(self, place: Place) -> str:
        """What the lines below a declaration call it, with the range of a track."""
        lines = self.files[place.at.file].split("\n")
        here = lines[place.at.line - 1]
        said = []
        for line in [here, *lines[place.at.line : place.at.line + 6]]:
            for key in ("title", "name", "question", "headline", "range"):
                start = line.find(f"{key}: ")
                if start >= 0:
                    said.append(_value(line[start + len(key) + 2 :], key))
            if place.kind == "track" and len(said) == 2:
                break
            if place.kind != "track" and said:
                break
        own = here[place.at.column - 1 + len(place.name) :].removeprefix(": ").strip()
        if place.kind in ("fact", "level") and own:
            return own
        return ", ".join(said[:2] if place.kind == "track" else said[:1])


def _value(text: str, key: str) -> str:
    """A value that stands on a line, cut where the next key begins."""
    if key == "range":
        return text[: text.find("]") + 1]
    cut = text.split(", ")[0] if "{" not in text and ": " in text else text
    return cut.strip().strip('"').rstrip("},")


def _shown(name: str) -> str:
    if name in READERS:
        return READERS[name].shown
    return DOERS[name].shown if name in DOERS else AFTER


def _model(file: str) -> type[BaseModel]:
    return RulebookModel if file.endswith("/rulebook.yaml") else ScenarioModel
