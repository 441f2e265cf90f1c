"""Who may import whom: the table of the design, read from every import in the source."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "bloc_game"

MAY_IMPORT: dict[str, set[str]] = {
    "engine": set(),
    "scenario": {"engine"},
    "ai": {"engine"},
    "lab": {"engine", "ai"},
    "session": {"engine", "scenario", "ai"},
    "report": {"engine", "scenario", "lab", "session"},
    "geography": {"engine", "scenario", "session"},
    "ui": {"engine", "scenario", "ai", "lab", "session", "report", "geography"},
    "classroom": {"engine", "scenario", "ai", "lab", "session", "report", "geography"},
    "lsp": {"engine", "scenario"},
    "playtest": {"engine", "scenario", "ai", "lab", "session"},
    "study": {"engine", "scenario", "ai", "lab", "session"},
    "cli": {
        "engine",
        "scenario",
        "ai",
        "lab",
        "session",
        "report",
        "study",
        "playtest",
        "lsp",
        "geography",
        "ui",
        "classroom",
    },
    "env": {"engine", "scenario"},
    "resources": set(),
    "__init__": set(),
    "__main__": {"cli"},
}
FREE = {"resources", "__init__"}  # top-level modules that everyone may import
ONLY_IN = {
    "pygame": {"ui"},
    "socket": {"classroom"},
    "socketserver": {"classroom"},
    "http": {"classroom"},
    "asyncio": {"classroom", "lsp"},
}
IMPURE = {  # standard library that would give the engine a clock, luck or an outside world
    *("asyncio", "io", "locale", "logging", "multiprocessing", "os", "pathlib", "random"),
    *("secrets", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time"),
    *("urllib", "uuid"),
}
IMPURE_BUILTINS = {"open", "print", "input"}
DISTRIBUTION = {
    "lsprotocol": "pygls",
    "yaml": "pyyaml",
    "pydantic_core": "pydantic",
}  # where the two names differ


@dataclass(frozen=True)
class Import:
    """One module named by one import statement, wherever it stands in its file."""

    file: Path
    line: int
    part: str  # the package below bloc_game, or the top-level module, that imports
    target: str  # absolute dotted name

    @property
    def top(self) -> str:
        return self.target.partition(".")[0]

    @property
    def imported_part(self) -> str:
        """The part of bloc_game it names; `bloc_game` itself is its `__init__`."""
        return self.target.split(".")[1] if "." in self.target else "__init__"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.part} imports {self.target}"


def modules(src: Path) -> list[Path]:
    return sorted((src / PACKAGE).rglob("*.py"))


def part_of(file: Path, src: Path) -> str:
    return file.relative_to(src / PACKAGE).parts[0].removesuffix(".py")


def imports(src: Path) -> Iterator[Import]:
    for file in modules(src):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for target in targets(node, file, src):
                    yield Import(file.relative_to(src), node.lineno, part_of(file, src), target)


def targets(node: ast.Import | ast.ImportFrom, file: Path, src: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = absolute(node, file, src)
    if base != PACKAGE:
        return [base]
    return [f"{base}.{alias.name}" if is_part(alias.name, src) else base for alias in node.names]


def is_part(name: str, src: Path) -> bool:
    """`from bloc_game import engine` names a part of it; `__version__` is only a value there."""
    place = src / PACKAGE / name
    return place.is_dir() or place.with_suffix(".py").is_file()


def absolute(node: ast.ImportFrom, file: Path, src: Path) -> str:
    """The dotted name that a possibly relative import starts from."""
    if not node.level:
        return node.module or ""
    package = file.relative_to(src).parts[: -node.level]
    return ".".join((*package, *filter(None, [node.module])))


def direction_faults(src: Path) -> list[str]:
    return [
        str(found)
        for found in imports(src)
        if found.top == PACKAGE
        and found.imported_part != found.part
        and found.imported_part not in FREE | MAY_IMPORT.get(found.part, set())
    ]


def reserved_faults(src: Path) -> list[str]:
    """Libraries that only one package may touch."""
    return [str(i) for i in imports(src) if i.part not in ONLY_IN.get(i.top, {i.part})]


def engine_faults(src: Path) -> list[str]:
    """The engine is pure: standard library only, and nothing of it that looks outside."""
    pure = sys.stdlib_module_names - IMPURE
    return [
        str(found)
        for found in imports(src)
        if found.part == "engine" and found.top != PACKAGE and found.top not in pure
    ]


def engine_calls_outside(src: Path) -> list[str]:
    return [
        f"{file.relative_to(src)}:{node.lineno}: {node.id}"
        for file in modules(src)
        if part_of(file, src) == "engine"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id in IMPURE_BUILTINS
    ]


def cycle(src: Path) -> list[str]:
    """Parts of the package that import one another in a circle, if there are any."""
    graph: dict[str, set[str]] = {}
    for found in imports(src):
        if found.top == PACKAGE and found.imported_part != found.part:
            graph.setdefault(found.part, set()).add(found.imported_part)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def undeclared(src: Path, pyproject: Path) -> list[str]:
    """Imports of libraries that an installation would not bring along."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    known = sys.stdlib_module_names | {PACKAGE}
    extras["study"] = extras.get("cluster", [])
    assert "lsp" in extras

    def brought(found: Import) -> bool:
        """A part that has an extra of its own name may import what that brings."""
        needed = [*project["dependencies"], *extras.get(found.part, ())]
        declared = {one.partition(">=")[0].lower() for one in needed}
        return found.top in known or DISTRIBUTION.get(found.top, found.top) in declared

    return [str(found) for found in imports(src) if not brought(found)]


def test_every_part_stands_in_the_table() -> None:
    assert {part_of(file, ROOT / "src") for file in modules(ROOT / "src")} <= MAY_IMPORT.keys()


def test_imports_follow_the_table() -> None:
    assert direction_faults(ROOT / "src") == []


def test_only_the_window_imports_pygame_and_only_the_classroom_opens_sockets() -> None:
    assert reserved_faults(ROOT / "src") == []


def test_the_engine_is_pure() -> None:
    assert engine_faults(ROOT / "src") == []
    assert engine_calls_outside(ROOT / "src") == []


def test_no_packages_import_one_another_in_a_circle() -> None:
    assert cycle(ROOT / "src") == []


def test_every_library_imported_is_declared() -> None:
    assert undeclared(ROOT / "src", ROOT / "pyproject.toml") == []


def plant(src: Path, name: str, text: str) -> Path:
    file = src / PACKAGE / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return src


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("engine/a.py", "import bloc_game.scenario"),
        ("engine/a.py", "from bloc_game.scenario.problems import Problem"),
        ("engine/a.py", "from ..scenario import problems"),
        ("engine/deep/a.py", "from ...scenario.problems import Problem"),
        ("scenario/a.py", "def f() -> None:\n    from bloc_game.ai import random_policy\n"),
        ("lab/a.py", "if TYPE_CHECKING:\n    from bloc_game.session import Session\n"),
        ("ui/a.py", "from bloc_game.cli.errors import UserError"),
        ("classroom/a.py", "import bloc_game.ui.app"),
        ("resources.py", "from bloc_game.engine import game"),
        ("surprise/a.py", "import bloc_game.engine"),
    ],
)
def test_a_planted_wrong_direction_is_caught(tmp_path: Path, name: str, text: str) -> None:
    assert len(direction_faults(plant(tmp_path, name, text))) == 1


def test_a_whole_part_imported_by_name_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "scenario/__init__.py", "")
    plant(tmp_path, "engine/a.py", "from bloc_game import scenario, __version__")
    assert direction_faults(tmp_path) == [
        f"{Path('bloc_game/engine/a.py')}:1: engine imports bloc_game.scenario"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("engine/a.py", "from bloc_game.engine.b import c\nfrom . import d\nfrom .e import f"),
        ("session/a.py", "from bloc_game.engine import game\nfrom ..ai import policy"),
        (
            "ui/a.py",
            "from bloc_game.resources import assets_dir\nfrom bloc_game import __version__",
        ),
        ("__main__.py", "from bloc_game.cli.main import main"),
    ],
)
def test_a_right_direction_passes(tmp_path: Path, name: str, text: str) -> None:
    assert direction_faults(plant(tmp_path, name, text)) == []


@pytest.mark.parametrize("name", ["cli/play.py", "report/chart.py", "resources.py"])
def test_pygame_outside_the_window_is_caught(tmp_path: Path, name: str) -> None:
    assert reserved_faults(plant(tmp_path, name, "def f():\n    import pygame.font\n"))
    assert not reserved_faults(plant(tmp_path / "right", "ui/app.py", "import pygame"))


@pytest.mark.parametrize("text", ["import numpy", "import yaml", "from time import time"])
def test_an_impure_engine_is_caught(tmp_path: Path, text: str) -> None:
    assert engine_faults(plant(tmp_path, "engine/a.py", text))


def test_an_engine_that_opens_a_file_is_caught(tmp_path: Path) -> None:
    assert engine_calls_outside(plant(tmp_path, "engine/a.py", "def f():\n    open('x')\n"))


def test_a_planted_circle_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "ai/a.py", "from bloc_game.lab import b")
    plant(tmp_path, "lab/b.py", "from bloc_game.session import c")
    plant(tmp_path, "session/c.py", "from bloc_game.ai import a")
    assert set(cycle(tmp_path)) == {"ai", "lab", "session"}


def test_a_planted_undeclared_library_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "lab/a.py", "import json\nimport yaml\nimport requests")
    assert undeclared(tmp_path, ROOT / "pyproject.toml") == [
        f"{Path('bloc_game/lab/a.py')}:3: lab imports requests"
    ]
