"""What every file promises: linted, formatted, strictly typed, explained, finished, portable."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 400
CHECKED = ("src", "tests", "benchmarks")

# Written so that this file does not hold what it looks for; so are the planted lines below.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b")
MACHINE = re.compile(
    r"(?<![\w.:/~*-])/(?:work|tmp|root|farm|home/\w+|Users/\w+)/"  # not the path part of a URL
    r"|(?:extra-)?index[-_]url|registry\s*=\s*http"
    r"|\bpypi\.(?:org|python)|\bpython"
    r"hosted\.|\bregistry\.npm|\bnpm"
    r"js\.(?:org|com)"
)
BINARY = {".ttf", ".otf", ".woff", ".woff2", ".png", ".jpg", ".ogg", ".wav", ".mo"}


def tool(*command: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def assert_clean(*command: str) -> None:
    ran = tool(*command)
    if ran.returncode:
        pytest.fail(f"{' '.join(command)} says:\n{ran.stdout}{ran.stderr}", pytrace=False)


@cache
def project_files() -> tuple[Path, ...]:
    """What git tracks; in a download without git, everything that is not hidden."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        if listed.returncode == 0:
            return tuple(
                f for n in sorted(listed.stdout.split("\0")[:-1]) if (f := ROOT / n).exists()
            )
    folders = ("src", "tests", "benchmarks", "docs", "scenarios", "assets", ".ci")
    below = [f for name in folders for f in (ROOT / name).rglob("*")]
    found = [f for f in (*ROOT.iterdir(), *below) if f.is_file() and "__pycache__" not in f.parts]
    return tuple(sorted(found))


def texts() -> list[tuple[str, str]]:
    """Every text file by its name in the project."""
    return [
        (file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        for file in project_files()
        if file.suffix not in BINARY
    ]


def found_in(name: str, text: str, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {match.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]


def too_long(name: str, text: str) -> bool:
    return name.startswith("src/") and name.endswith(".py") and text.count("\n") > LONGEST_MODULE


def test_the_code_is_linted_and_every_public_thing_in_src_says_what_it_is_for() -> None:
    assert_clean("ruff", "check", "--no-cache", *CHECKED)


def test_the_code_is_formatted() -> None:
    assert_clean("ruff", "format", "--check", "--diff", "--no-cache", *CHECKED)


def test_the_types_are_strict_and_right() -> None:
    assert_clean("mypy")


def test_no_module_holds_too_many_lines() -> None:
    assert [name for name, text in texts() if too_long(name, text)] == []


def test_nothing_is_left_unfinished() -> None:
    code = [(n, t) for n, t in texts() if not n.startswith("assets/")]
    assert [hit for name, text in code for hit in found_in(name, text, UNFINISHED)] == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    assert [hit for name, text in texts() for hit in found_in(name, text, MACHINE)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("D100", "x = 1\n"),
        ("D103", '"""A module."""\n\n\ndef shift() -> int:\n    return 1\n'),
        ("D101", '"""A module."""\n\n\nclass State:\n    x = 1\n'),
        ("F401", '"""A module."""\n\nimport json\n'),
        ("ERA001", '"""A module."""\n\n# x = 1\n'),
    ],
)
def test_a_planted_lint_fault_is_caught(code: str, text: str) -> None:
    ran = tool(
        "ruff", "check", "--stdin-filename", "src/bloc_game/engine/planted.py", "-", text=text
    )
    assert ran.returncode == 1
    assert code in ran.stdout


def test_planted_bad_formatting_is_caught() -> None:
    ran = tool(
        "ruff", "format", "--check", "--stdin-filename", "src/bloc_game/x.py", "-", text="x=1"
    )
    assert ran.returncode == 1


def test_a_planted_type_fault_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def shift(by):\n    return by\n")
    ran = tool("mypy", "--config-file", "pyproject.toml", str(planted))
    assert ran.returncode == 1
    assert "no-untyped-def" in ran.stdout


def test_a_planted_long_module_is_caught() -> None:
    assert too_long("src/bloc_game/engine/x.py", "\n" * (LONGEST_MODULE + 1))
    assert not too_long("src/bloc_game/engine/x.py", "\n" * LONGEST_MODULE)


@pytest.mark.parametrize("word", ["TO|DO", "FIX|ME", "XX|X"])
def test_planted_unfinished_work_is_caught(word: str) -> None:
    planted = word.replace("|", "")
    assert found_in("a.py", f"# {planted}: later", UNFINISHED) == [f"a.py:1: {planted}"]


@pytest.mark.parametrize(
    "line",
    [
        "open('/w|ork/main')",
        "cd /t|mp/x",
        "/h|ome/anna/game",
        "CACHE = '/U|sers/anna/game'",
        "pip install --extra-index|-url=http://example.net",
        "https://pypi|.org/project/pygame",
    ],
)
def test_a_planted_machine_path_is_caught(line: str) -> None:
    assert found_in("a.md", line.replace("|", ""), MACHINE)


@pytest.mark.parametrize(
    "line",
    ["https://example.org/root/1954.html", "docs/tmp/notes", "the home/away rule", "~/tmp/x"],
)
def test_what_only_looks_like_a_machine_path_passes(line: str) -> None:
    assert found_in("a.md", line, MACHINE) == []


def test_make_runs_the_very_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in readme if line.startswith("python3 -m venv .venv && ")]
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert len(commands) == 2
    assert [recipes[recipes.index(f"{name}:") + 1] for name in ("play", "test")] == [
        f"\t{command}" for command in commands
    ]
