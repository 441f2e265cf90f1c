"""What is wrong with translations: texts without one, and ones of an English that has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.problems import Mark, Problem, Severity

BLANK = re.compile(r"\{[^{}]*\}")
MOST = 20  # texts of one language without a translation that are named one by one


@dataclass(frozen=True)
class _Entry:
    """One entry of a catalogue, and its place."""

    at: Mark
    path: str
    english: str
    said: str
    fuzzy: bool
    own: bool  # whether it stands in the scenario's own catalogue

    @property
    def translated(self) -> bool:
        return bool(self.said) and not self.fuzzy


def check_words(
    catalogues: Mapping[str, str], folder: str, prose: Mapping[str, str]
) -> Iterator[Problem]:
    """Every language that a scenario, whose catalogues lie in `folder`, is translated into."""
    for file in catalogues:
        if file.startswith(folder):
            language = PurePosixPath(file).stem
            beside = [one for one in catalogues if _is_of(one, language)]
            yield from _language(file, {one: catalogues[one] for one in beside}, folder, prose)


def _has_words(text: str) -> bool:
    """Whether there is anything to translate: years and figures read alike everywhere."""
    return any(sign.isalpha() for sign in text)


def _is_of(file: str, language: str) -> bool:
    return file.endswith((f"/{language}.po", f"/{language}_codex.po"))


def _language(
    own: str, catalogues: Mapping[str, str], folder: str, prose: Mapping[str, str]
) -> Iterator[Problem]:
    entries: list[_Entry] = []
    for file, text in catalogues.items():
        try:
            entries += _entries(file, text, file.startswith(folder))
        except (OSError, ValueError) as error:
            what = phrase("this is no gettext catalogue: {error}", error=str(error))
            why = phrase("translations are read from .po files")
            fix = phrase("make it anew with `bloc-game messages`, or mend it in a PO editor")
            yield _problem("bad-catalogue", Mark(file, 1, 1), what, why, fix)
    said = {one.path for one in entries if one.translated and prose.get(one.path) == one.english}
    begun = [one for one in entries if one.path in prose and one.english and one.said]
    stale = [one for one in begun if one.path not in said]
    for one in entries:
        if one.own and one.path not in prose:
            yield _problem(
                "orphaned-translation",
                one.at,
                phrase("nothing in the scenario is called '{path}' any more", path=one.path),
                phrase("the text was taken out or renamed"),
                phrase("delete the entry, or give it the new name"),
            )
    for one in stale:
        if one.english != prose[one.path] or not one.translated:
            yield _problem(
                "stale-translation",
                one.at,
                phrase(
                    "the English of '{path}' has changed since it was translated", path=one.path
                ),
                phrase("readers see English there until it is looked at again"),
                phrase("translate it anew, with the new English as msgid and without `fuzzy`"),
            )
    for one in begun:
        lost = set(BLANK.findall(one.english)) ^ set(BLANK.findall(one.said))
        if one.translated and lost:
            yield _problem(
                "other-blanks",
                one.at,
                phrase(
                    "'{path}' and its translation do not have the same blanks: {blanks}",
                    path=one.path,
                    blanks=", ".join(sorted(lost)),
                ),
                phrase("what stands in braces is filled in by the game, and is no word"),
                phrase("write the braces as they stand in the English"),
            )
    known = said | {one.path for one in stale}
    yield from _missing(
        own, [path for path in prose if path not in known and _has_words(prose[path])]
    )


def _entries(file: str, text: str, own: bool) -> Iterator[_Entry]:
    import polib  # only where there is a translation

    for entry in polib.pofile(text):
        if not entry.obsolete and entry.msgctxt:
            at = Mark(file, entry.linenum or 1, 1)
            fuzzy = "fuzzy" in entry.flags
            yield _Entry(at, entry.msgctxt, entry.msgid, entry.msgstr, fuzzy, own)


def _missing(file: str, paths: list[str]) -> Iterator[Problem]:
    at = Mark(file, 1, 1)
    why = phrase("readers see English there")
    fix = phrase("`bloc-game messages update` adds what is missing to the catalogue")
    if len(paths) > MOST:
        what = phrase(
            "{count} texts have no translation, '{path}' the first of them",
            count=len(paths),
            path=paths[0],
        )
        yield _problem("missing-translation", at, what, why, fix)
        return
    for path in paths:
        yield _problem(
            "missing-translation", at, phrase("'{path}' has no translation", path=path), why, fix
        )


def _problem(code: str, at: Mark, what: Phrase, why: Phrase, fix: Phrase) -> Problem:
    return Problem(code, at, what, why, fix, Severity.WARNING)
