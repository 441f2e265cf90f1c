"""Finding scenarios, and loading one with everything that belongs to it.

A scenario is loaded from texts by name, whether they come from a folder or from a save's own copy,
so that both are read by the same steps and judged alike.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from bloc_game import resources
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.assembling import assemble
from bloc_game.scenario.heads import scenario_files
from bloc_game.scenario.maps import missing
from bloc_game.scenario.problems import Mark, Problem, ScenarioError, near
from bloc_game.scenario.screening import text_of
from bloc_game.scenario.story import MapNamed, Scenario, name_below
from bloc_game.scenario.words import ENGLISH

RULEBOOKS = "rulebooks"
FILE = "scenario.yaml"
SOURCES = "sources.yaml"


class NotFound(Exception):
    """No scenario goes by that name; carries what was asked for, and what there is."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, known
        super().__init__(
            phrase("there is no scenario '{name}': {near}", name=name, near=near(name, known))
        )


def catalogue() -> tuple[Path, ...]:
    """Every scenario that comes with the game, the earliest history first."""
    return scenario_files()


def find(name: str) -> Path:
    """The file of a scenario, by id or path."""
    path = _file_at(name)
    if path is not None:
        return path
    for found in catalogue():
        if found.parent.name == name:
            return found
    raise NotFound(name, [found.parent.name for found in catalogue()])


def _file_at(name: str) -> Path | None:
    """The file that a path leads to; a text that can be no path leads nowhere."""
    path = Path(name)
    try:
        if path.is_dir() and (path / FILE).is_file():
            return path / FILE
        return path if path.is_file() else None
    except OSError:
        return None


def load(path: Path) -> Scenario:
    """A scenario from its file; `ScenarioError` with everything that is wrong with it."""
    return load_gathered(path, *gather(path))


def load_gathered(
    path: Path, files: Mapping[str, str], shown: Mapping[str, str], problems: Sequence[Problem]
) -> Scenario:
    """The same from what was gathered of it."""
    try:
        if problems:
            raise ScenarioError(problems)
        scenario = load_texts(files, name_below(path), path)
    except ScenarioError as error:
        raise ScenarioError(_as_shown(error.problems, shown)) from None
    found = (*scenario.problems, *missing(scenario))
    return replace(
        scenario,
        problems=tuple(_as_shown(found, shown)),
        map=scenario.map and _map_shown(scenario.map, shown),
    )


def load_texts(files: Mapping[str, str], name: str, path: Path | None = None) -> Scenario:
    """A scenario from texts by name below `scenarios/`, `name` being its own file."""
    catalogues = {file: text for file, text in files.items() if file.endswith(".po")}
    rules = {file: text for file, text in files.items() if file.endswith((".yaml", ".md"))}
    parts = _assembled(tuple(sorted(rules.items())), name)
    whole = sha256()
    for file in sorted(rules):
        if file.endswith(".yaml"):
            whole.update(file.encode() + b"\0" + rules[file].encode() + b"\0")
    return replace(
        parts,
        path=path or Path(name),
        catalogues=catalogues,
        files=dict(files),
        digest=whole.hexdigest(),
        languages=(ENGLISH, *sorted(_languages(catalogues, name))),
    )


@lru_cache(maxsize=4)
def _assembled(rules: tuple[tuple[str, str], ...], name: str) -> Scenario:
    """What these very texts say; whoever plays again waits for it once."""
    with keeping_all():
        return assemble(dict(rules), name)


@contextmanager
def keeping_all() -> Iterator[None]:
    """Nearly everything made while a scenario is read stays: to look through hundreds of
    thousands of new values for garbage, again and again, takes a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _languages(catalogues: Iterable[str], name: str) -> set[str]:
    own = f"{name.rsplit('/', 1)[0]}/locale/"
    return {Path(file).stem for file in catalogues if file.startswith(own)}


# --- files --------------------------------------------------------------------------------------


def gather(path: Path) -> tuple[dict[str, str], dict[str, str], list[Problem]]:
    """Texts by name below `scenarios/`, the paths to show for those names, and what went wrong."""
    files: dict[str, str] = {}
    shown: dict[str, str] = {}
    problems: list[Problem] = []

    for file, name in files_of(path):
        shown[name] = short(file)
        text = text_of(file, name)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            files[name] = text
    return files, shown, problems


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """Every file that belongs to a scenario, and its name below `scenarios/`."""
    folder = path.parent
    yield path, name_below(path)
    own_sources = folder / SOURCES
    if own_sources.is_file() and own_sources != path:
        yield own_sources, f"{folder.name}/{SOURCES}"
    for file in sorted(folder.glob("locale/*.po")):
        yield file, f"{folder.name}/locale/{file.name}"
    rulebook = _rulebook_of(path, folder)
    if rulebook is not None:
        for pattern in ("*.yaml", "codex/*.md", "locale/*.po"):
            for file in sorted(rulebook.glob(pattern)):
                inner = file.relative_to(rulebook).as_posix()
                yield file, f"{RULEBOOKS}/{rulebook.name}/{inner}"


def _rulebook_of(path: Path, folder: Path) -> Path | None:
    """The folder of the rulebook that a scenario extends, beside it or with the game."""
    text = text_of(path, path.name)
    for line in text.splitlines() if isinstance(text, str) else ():
        key, _, value = line.partition(":")
        if key == "extends":
            name = value.split("#")[0].strip().strip("'\"")
            for root in (folder.parent / RULEBOOKS, resources.scenarios_dir() / RULEBOOKS):
                if name and (root / name).is_dir():
                    return root / name
    return None


def short(file: Path) -> str:
    """A path as the one who works here would type it."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def _as_shown(problems: Iterable[Problem], shown: Mapping[str, str]) -> list[Problem]:
    return [replace(problem, at=_mark_shown(problem.at, shown)) for problem in problems]


def _map_shown(named: MapNamed, shown: Mapping[str, str]) -> MapNamed:
    lands = ((side, status, _mark_shown(at, shown)) for side, status, at in named.lands)
    return replace(named, at=_mark_shown(named.at, shown), lands=tuple(lands))


def _mark_shown(at: Mark, shown: Mapping[str, str]) -> Mark:
    return replace(at, file=shown.get(at.file, at.file))
