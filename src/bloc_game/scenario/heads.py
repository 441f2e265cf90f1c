"""What can be said of a scenario from its file as text, before anybody has judged it.

A page that offers ten histories has no time to compile them. It reads the lines that stand at the
margin, counts what is indented under them, and never refuses: what is wrong is told with the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bloc_game.resources import scenarios_dir
from bloc_game.scenario.pseudo import PSEUDO, lengthened

FILE = "scenario.yaml"
DIFFICULTIES = ("easy", "middling", "hard")
_ENGLISH = "en"
_NEEDED = ("title", "turns", "seats", "endings")
_MARKS = re.compile(r"\[\^[\w.:-]+\]|\[([^\[\]]+)\]\([a-z]+:[^\s()]+\)")  # notes and links
_NOTE = re.compile(r"\[\^([\w.:-]+)\]")
_OPENS = re.compile(r"^turns:.*?^\s+(?:- )?date: (\d{4}-\d\d-\d\d)", re.MULTILINE | re.DOTALL)
_TOP = re.compile(r"^(?=[A-Za-z_])", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One history as its file introduces it. `trouble` says in English why it cannot be played."""

    path: Path
    title: str
    summary: str = ""
    minutes: int = 0
    turns: int = 0
    days: tuple[int, ...] = ()  # of the turns, written as yyyymmdd
    seats: Mapping[str, int] = field(default_factory=dict)  # difficulty -> how many
    sources: int = 0  # different papers and books that its notes cite
    invented: int = 0  # options and passages that nobody in the record argued
    basis: str = ""  # of the numbers, where no nearer line says otherwise
    translated: Mapping[str, int] = field(default_factory=dict)  # language -> hundredths
    trouble: str = ""


def scenario_files() -> tuple[Path, ...]:
    """Every scenario that comes with the game, the earliest history first."""
    found = scenarios_dir().glob(f"*/{FILE}")
    return tuple(sorted(found, key=lambda path: (_first_day(path), path)))


def campaign_files() -> tuple[Path, ...]:
    """Every campaign that comes with the game."""
    return tuple(sorted(scenarios_dir().glob("campaigns/*.yaml")))


def head_of(path: Path, language: str = _ENGLISH) -> Head:
    """A scenario's head, its title and summary in a language where they are translated."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Head(path=path, title=_name_of(path), trouble=_short(error))
    parts = _sections(text)
    seats = parts.get("seats", "")
    found = _spoken(path, parts, language)
    return Head(
        path=path,
        title=found["title"],
        summary=found["summary"],
        minutes=_minutes(_value(parts, "minutes")),
        turns=_children(parts.get("turns", "")),
        days=_days(parts.get("turns", "")),
        seats=_difficulties(seats),
        sources=len(set(_NOTE.findall(text))),
        invented=len(re.findall(r"^[^#\n]*\bbasis: invented\b", text, re.MULTILINE)),
        basis=_value(parts, "basis"),
        translated=_translations(path.parent / "locale"),
        trouble=_fault(text, parts),
    )


def title_of(path: Path, language: str = _ENGLISH) -> str:
    """A scenario's title alone."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")[:8_000]
    except OSError:
        text = ""
    return _spoken(path, _sections(text), language)["title"]


def ending_of(path: Path, id: str, language: str = _ENGLISH) -> str:
    """The title of an ending, or nothing where the file has none by that name."""
    try:
        text = _sections(path.read_text(encoding="utf-8", errors="replace")).get("endings", "")
    except OSError:
        return ""
    found = re.search(rf"^\s+(?:- )?id: {re.escape(id)}\n\s+title: (.+)$", text, re.MULTILINE)
    english = found[1].strip().strip("\"'") if found else ""
    if language == PSEUDO:
        return lengthened(english)
    for entry in _entries(path.parent / "locale" / f"{language}.po"):
        if f'msgctxt "endings.{id}.title"\n' in entry:
            return _said(entry) or english
    return english


# --- the file as text ---------------------------------------------------------------------------


def _sections(text: str) -> dict[str, str]:
    """The lines at the margin by their key, each with what is indented under it.

    >>> _sections("title: A\\nturns:\\n  - id: one\\n")["turns"]
    '\\n  - id: one\\n'
    """
    pieces = (piece.partition(":") for piece in _TOP.split(text))
    return {key: rest for key, colon, rest in pieces if colon and key.isidentifier()}


def _value(parts: Mapping[str, str], key: str) -> str:
    """What stands behind a key on its own line."""
    return parts.get(key, "").split("\n", 1)[0].split(" #")[0].strip().strip("\"'")


def _block(parts: Mapping[str, str], key: str) -> str:
    """The prose of a key, on its line or in a block under it."""
    line, _, rest = parts.get(key, "").partition("\n")
    if line.strip()[:1] not in ("|", ">"):
        return line.strip().strip("\"'")
    return " ".join(one.strip() for one in rest.splitlines() if not one.startswith("#")).strip()


def _minutes(said: str) -> int:
    """The minutes a first game takes; where a file does not say, what the schema has for it."""
    return int(said) if said.isdecimal() else 45


def _children(section: str) -> int:
    """How many entries stand directly under a key, whether listed or named.

    >>> _children("\\n  - id: one\\n    date: 1954-03-10\\n  - id: two\\n")
    2
    """
    lines = [line for line in section.splitlines()[1:] if line.strip() and line.strip()[0] != "#"]
    if not lines:
        return 0
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    entries = [line for line in lines if line[margin : margin + 1].strip()]
    return sum(line[margin] == "-" for line in entries) or len(entries)


def _days(section: str) -> tuple[int, ...]:
    """The dates of the turns, in order."""
    found = re.findall(r"^\s+(?:- )?date: (\d{4})-(\d\d)-(\d\d)", section, re.MULTILINE)
    return tuple(int("".join(parts)) for parts in found)


def _first_day(path: Path) -> str:
    """When the first turn is, as it is written; what does not say comes last."""
    try:
        found = _OPENS.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        found = None
    return found[1] if found else "undated"


def _difficulties(section: str) -> dict[str, int]:
    """How many seats there are of each difficulty; one that does not say is a middling one."""
    told = Counter(re.findall(r"^\s+difficulty: (\w+)", section, re.MULTILINE))
    counts = {one: told[one] for one in DIFFICULTIES}
    counts["middling"] += max(_children(section) - sum(counts.values()), 0)
    return {one: count for one, count in counts.items() if count}


def _fault(text: str, parts: Mapping[str, str]) -> str:
    """Why a file can be no scenario, as far as one sees at a glance; empty where one cannot."""
    import yaml  # only where scenarios are chosen

    loader = getattr(yaml, "CSafeLoader", None)  # without it this would take as long as playing
    if loader is not None:
        try:
            for _ in yaml.parse(text, Loader=loader):
                pass
        except yaml.YAMLError as error:
            return _short(error)
    missing = [key for key in _NEEDED if key not in parts]
    return f"there is no '{missing[0]}' in it" if missing else ""


def _short(error: Exception) -> str:
    """What is wrong, in one line."""
    mark = getattr(error, "problem_mark", None)
    where = f"line {mark.line + 1}: " if mark is not None else ""
    what = getattr(error, "problem", None) or getattr(error, "strerror", None) or str(error)
    return f"{where}{what}"


def _name_of(path: Path) -> str:
    name = path.parent.name if path.name == FILE else path.stem
    return name.replace("_", " ")


# --- translations -------------------------------------------------------------------------------


def _spoken(path: Path, parts: Mapping[str, str], language: str) -> dict[str, str]:
    """Title and summary, without their notes."""
    title, summary = _value(parts, "title"), _block(parts, "summary")
    readable = title[:1] not in ("", "[", "{", "|")
    found = {"title": title if readable else _name_of(path), "summary": summary}
    for entry in _entries(path.parent / "locale" / f"{language}.po"):
        for key in found:
            if f'msgctxt "{key}"\n' in entry:
                found[key] = _said(entry) or found[key]
    plain = {key: _MARKS.sub(r"\1", text) for key, text in found.items()}
    return {key: lengthened(text) for key, text in plain.items()} if language == PSEUDO else plain


def _said(entry: str) -> str:
    """The translation in one entry of a catalogue."""
    from polib import pofile  # only where a translation is read

    try:
        (read,) = pofile(entry)
    except (OSError, ValueError):  # polib's words for what it cannot read: the English will do
        return ""
    return "" if read.fuzzy else str(read.msgstr)


def _entries(catalogue: Path) -> Iterator[str]:
    """The entries of a catalogue as text, without its header and what is out of use."""
    try:
        text = catalogue.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    for entry in text.replace("\r\n", "\n").split("\n\n"):
        if "msgid " in entry and 'msgid ""\nmsgstr' not in entry and "#~" not in entry:
            yield f"{entry}\n"


def _translations(folder: Path) -> dict[str, int]:
    """How much of each catalogue is translated, in hundredths, rounded down."""
    found = {}
    for catalogue in sorted(folder.glob("*.po")):
        entries = list(_entries(catalogue))
        done = sum(_is_done(entry) for entry in entries)
        if entries:
            found[catalogue.stem] = done * 100 // len(entries)
    return found


def _is_done(entry: str) -> bool:
    _, _, said = entry.partition("\nmsgstr ")
    return said.strip() not in ("", '""') and "#, fuzzy" not in entry
