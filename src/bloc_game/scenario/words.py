"""A scenario's prose in a reader's language.

Translations are gettext catalogues: msgctxt is the path of ids, msgid the English. What is not
translated, or was translated from an English that has changed since, is read in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from bloc_game.scenario.pseudo import PSEUDO, lengthened
from bloc_game.scenario.story import Scenario

ENGLISH = "en"


class Words:
    """Says a scenario's prose in one language."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self.scenario = scenario
        self.language = language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that this scenario can be read in."""
        return self.scenario.languages

    @cached_property
    def _catalogue(self) -> Mapping[tuple[str, str], str]:
        if self.language == ENGLISH:
            return {}
        entries: dict[tuple[str, str], str] = {}
        for name, text in self.scenario.catalogues.items():
            if name.endswith((f"/{self.language}.po", f"/{self.language}_codex.po")):
                entries |= read_catalogue(text)
        return entries

    def say(self, path: str) -> str:
        """The prose at a path of ids; `KeyError` where there is none."""
        english = self.scenario.prose[path]
        if self.language == PSEUDO:
            return lengthened(english)
        return self._catalogue.get((path, english), english)

    def has(self, path: str) -> bool:
        """Whether there is prose at a path."""
        return path in self.scenario.prose


@lru_cache(maxsize=8)
def read_catalogue(text: str) -> Mapping[tuple[str, str], str]:
    """The usable translations of a PO file, by context and English."""
    import polib  # only where a translation is read

    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr
        for entry in polib.pofile(text)
        if entry.msgstr and "fuzzy" not in entry.flags and not entry.obsolete
    }
