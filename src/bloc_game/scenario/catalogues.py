"""Catalogues of translations: what should stand in one, what does, and bringing one up to date.

`msgctxt` is the path of ids, `msgid` the English as it stands in the scenario. Nothing that was
translated is ever thrown away: what no longer fits is marked, or kept as obsolete.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import polib

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.prose import prose_of
from bloc_game.scenario.shelf import files_of
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.whereabouts import Whereabouts

WIDTH = 98
FUZZY = "fuzzy"
PEOPLE_AND_CODEX = ("codex.", "actors.", "offices.")  # of a rulebook: in a catalogue of their own
COLUMNS = ("path", "english", "translation")


@dataclass(frozen=True)
class Group:
    """Texts that stand in one catalogue: the file's name for a language, and the texts by path."""

    folder: Path
    suffix: str
    texts: Mapping[str, str]
    whereabouts: Whereabouts  # in the files that they were written in

    def file(self, language: str) -> Path:
        """Where its translations into a language stand."""
        return self.folder / "locale" / f"{language}{self.suffix}.po"


@dataclass(frozen=True)
class Status:
    """How far a catalogue has come: paths of texts, and how many there are."""

    whole: int
    translated: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    orphaned: tuple[str, ...]


def groups(scenario: Scenario, *, rulebook: bool = False) -> list[Group]:
    """The catalogues of a scenario's own texts, or of those that its rulebook lends it."""
    own = {path: text for path, text in prose_of(scenario.model).items() if _needed(text)}
    files = {name: file for file, name in files_of(scenario.path)}
    written = {
        str(files[name]): text
        for name, text in scenario.files.items()
        if not name.endswith(".po") and name in files
    }
    if not rulebook:
        main = {file: text for file, text in written.items() if file == str(scenario.path)}
        return [Group(scenario.path.parent, "", own, Whereabouts(main))]
    folder = _rulebook_folder(files)
    if folder is None:
        return []
    book = prose_of(scenario.rulebook) if scenario.rulebook is not None else {}
    book.pop("title", None)  # which no reader sees
    lent = {  # also what this one scenario says in words of its own: others are lent it
        path: book.get(path, text)
        for path, text in scenario.prose.items()
        if (path in book or path not in own) and _needed(text)
    }
    codex = {path: text for path, text in lent.items() if path.startswith(PEOPLE_AND_CODEX)}
    rest = {path: text for path, text in lent.items() if path not in codex}
    beside = Whereabouts(
        {file: text for file, text in written.items() if file != str(scenario.path)}
    )
    return [Group(folder, "", rest, beside), Group(folder, "_codex", codex, beside)]


def _needed(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _rulebook_folder(files: Mapping[str, Path]) -> Path | None:
    return next(
        (file.parent for name, file in files.items() if name.endswith("/rulebook.yaml")), None
    )


# --- what stands in one --------------------------------------------------------------------------


def opened(file: Path) -> polib.POFile:
    """A catalogue, empty where there is no file; `OSError` where it is none."""
    if file.exists():
        return polib.pofile(str(file), wrapwidth=WIDTH)
    return blank()


def blank(language: str = "") -> polib.POFile:
    """A catalogue without entries."""
    found = polib.POFile(wrapwidth=WIDTH)
    found.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Language": language} if language else {}),
    }
    return found


def status(group: Group, catalogue: polib.POFile) -> Status:
    """What is translated, what is missing, stale, or of a text that is gone."""
    entries = {entry.msgctxt: entry for entry in catalogue if not entry.obsolete and entry.msgctxt}
    known = [path for path in group.texts if path in entries]
    stale = [path for path in known if _is_stale(entries[path], group.texts[path])]
    done = [path for path in known if path not in stale and entries[path].msgstr]
    missing = [path for path in group.texts if path not in stale and path not in done]
    orphaned = [path for path in entries if path not in group.texts]
    return Status(len(group.texts), tuple(done), tuple(missing), tuple(stale), tuple(orphaned))


def _is_stale(entry: polib.POEntry, english: str) -> bool:
    return bool(entry.msgstr) and (FUZZY in entry.flags or entry.msgid != english)


def template(group: Group) -> polib.POFile:
    """A catalogue with every text and no translation, each with where it stands."""
    found = blank()
    found.extend(_entry(group, path) for path in group.texts)
    return found


def updated(group: Group, catalogue: polib.POFile, language: str) -> polib.POFile:
    """The catalogue as it should be: in the order of the scenario, new texts without a translation,
    changed ones marked `fuzzy` with the English they were made from, gone ones obsolete.

    A text that only moved, its English unchanged, takes its translation along.
    """
    found = blank(language)
    found.header = catalogue.header
    found.metadata = {**found.metadata, **catalogue.metadata}
    old = {entry.msgctxt: entry for entry in catalogue if entry.msgctxt}
    left = {entry.msgid: path for path, entry in old.items() if path not in group.texts}
    moved = {
        path: left[english]
        for path, english in group.texts.items()
        if english in left and not (path in old and old[path].msgstr)
    }
    for path in group.texts:
        found.append(_carried(_entry(group, path), old.get(moved.get(path, path))))
    for path, entry in old.items():
        if path not in group.texts and path not in moved.values() and entry.msgstr:
            entry.obsolete = True
            found.append(entry)
    return found


def _carried(new: polib.POEntry, old: polib.POEntry | None) -> polib.POEntry:
    if old is None or not old.msgstr:
        return new
    new.msgstr, new.tcomment = old.msgstr, old.tcomment
    if old.msgid != new.msgid:
        new.flags = [FUZZY]
        new.previous_msgid = old.previous_msgid or old.msgid
    else:
        new.flags, new.previous_msgid = list(old.flags), old.previous_msgid
    return new


def _entry(group: Group, path: str) -> polib.POEntry:
    english = group.texts[path]
    place = group.whereabouts.line(path, english)
    shown = [] if place is None else [(Path(place[0]).name, str(place[1]))]
    return polib.POEntry(msgctxt=path, msgid=english, msgstr="", occurrences=shown)


# --- for translators without tools ----------------------------------------------------------------


def as_csv(group: Group, catalogue: polib.POFile) -> str:
    """A table of every text and its translation, for a spreadsheet."""
    said = {entry.msgctxt: entry.msgstr for entry in catalogue if not entry.obsolete}
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((path, text, said.get(path, "")) for path, text in group.texts.items())
    return out.getvalue()


def with_csv(group: Group, catalogue: polib.POFile, text: str, language: str) -> polib.POFile:
    """The catalogue with the translations of a table; `ValueError` where it is no such table."""
    rows = list(csv.DictReader(StringIO(text)))
    if not rows or not {"path", "translation"} <= rows[0].keys():
        raise ValueError(phrase("the table needs the columns path, english and translation"))
    found = updated(group, catalogue, language)
    entries = {entry.msgctxt: entry for entry in found if not entry.obsolete}
    for row in rows:
        entry = entries.get(row["path"])
        if entry is not None and row["translation"] and row["translation"] != entry.msgstr:
            entry.msgstr = row["translation"]
            fresh = (row.get("english") or entry.msgid) == entry.msgid
            entry.flags = [] if fresh else [FUZZY]
    return found
