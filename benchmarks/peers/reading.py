"""What it takes to read and check a line: bloc_game's checker, inkjs's compiler, PyYAML alone.

`check` is asked about the flagship with all its files, each time with another last line, so that
nothing of the scenario itself is remembered; inkjs compiles the story that `run.py` plays. Times
are of the processor, warm, the best of several. Run it as `python benchmarks/peers/reading.py`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from time import process_time

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.peers import ink
from benchmarks.peers.sea import read
from bloc_game.scenario.inspecting import inspect
from bloc_game.scenario.shelf import find, gather

COMPILER = Path(__file__).parent / "compile.cjs"
ROUNDS = 5
FLAGSHIP = "soviet_application"


def main() -> int:
    """Print microseconds a line, and the ratio to PyYAML's parser in Python."""
    path = find(FLAGSHIP)
    files = gather(path)[0]
    own = f"{FLAGSHIP}/{path.name}"
    texts = {name: text for name, text in files.items() if name.endswith((".yaml", ".md"))}
    lines = sum(text.count("\n") for text in texts.values())
    pure = {name: text for name, text in texts.items() if name.endswith(".yaml")}
    yaml_lines = sum(text.count("\n") for text in pure.values())
    found = {
        "PyYAML in Python": _best(lambda _: _parsed(pure, yaml.SafeLoader)) / yaml_lines,
        "bloc-game check": _best(lambda n: _checked(path, own, texts[own], n)) / lines,
    }
    if yaml.__with_libyaml__:
        found["PyYAML in C"] = _best(lambda _: _parsed(pure, yaml.CSafeLoader)) / yaml_lines
    story = ink.story(read())
    compiled = _compiled(story)
    if compiled is None:
        print("inkjs is not here: Node.js, and npm install inkjs in this folder or above it")
    else:
        found["inkjs's compiler"] = compiled / story.count("\n")
    floor = found["PyYAML in Python"]
    print(f"{FLAGSHIP}: {lines} lines of YAML and codex; the story: {story.count(chr(10))}")
    for name, seconds in sorted(found.items(), key=lambda one: one[1]):
        print(
            f"{name:18} {1e6 * seconds:8.1f} µs a line   {seconds / floor:6.2f} of PyYAML in Python"
        )
    return 0


def _best(work: Callable[[int], None]) -> float:
    found = []
    for number in range(ROUNDS):
        start = process_time()
        work(number)
        found.append(process_time() - start)
    return min(found)


def _parsed(texts: Mapping[str, str], loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> None:
    for text in texts.values():
        yaml.load(text, loader)


def _checked(path: Path, own: str, text: str, number: int) -> None:
    inspect(path, date.today(), {own: f"{text}# {number} {process_time()}\n"})


def _compiled(story: str) -> float | None:
    node = shutil.which("node")
    if node is None:
        return None
    words = [node, str(COMPILER), str(ROUNDS)]
    ran = subprocess.run(words, input=story, capture_output=True, text=True, check=False)
    return float(json.loads(ran.stdout)["seconds"]) if ran.returncode == 0 else None


if __name__ == "__main__":
    raise SystemExit(main())
