"""Where a text that people read stands in the files, by its path of ids."""

from __future__ import annotations

from collections.abc import Mapping as ByName
from pathlib import Path

from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence


class Whereabouts:
    """Finds texts in some files, which are read once."""

    def __init__(self, texts: ByName[str, str]) -> None:
        self.texts = texts
        self._trees = {
            file: read_text(text, file)[0] for file, text in texts.items() if file.endswith(".yaml")
        }

    def line(self, path: str, english: str) -> tuple[str, int] | None:
        """The file that holds a text, and the line on which the text begins, from 1."""
        first, *rest = path.split(".")
        if first == "codex":
            return self._article(rest[0], english)
        for file, tree in self._trees.items():
            is_list = Path(file).stem == first and first in ("actors", "sources")
            found = _below(tree, rest if is_list else [first, *rest])
            if found is not None:
                return file, found.mark.line
        return None if first != "offices" else self._spelled(english)

    def _article(self, id: str, english: str) -> tuple[str, int] | None:
        name = f"{id}.md"
        file = next((one for one in self.texts if Path(one).name == name), None)
        return None if file is None else _first(file, self.texts[file], english)

    def _spelled(self, english: str) -> tuple[str, int] | None:
        """By its letters: many hold one office, whose title is a text of its own."""
        places = (_first(file, text, f"office: {english}") for file, text in self.texts.items())
        return next((place for place in places if place is not None), None)


def _below(node: Node | None, steps: list[str]) -> Scalar | None:
    """The text at the end of a path: keys of groups, ids of items, names in a list."""
    for number, step in enumerate(steps):
        match node:
            case Mapping():
                node = node.get(step)
            case Sequence():
                is_last = number == len(steps) - 1
                node = next((one for one in node.items if _is_called(one, step, is_last)), None)
            case _:
                return None
    return node if isinstance(node, Scalar) else None


def _is_called(node: Node, step: str, is_last: bool) -> bool:
    if isinstance(node, Scalar):
        return is_last and node.text == step
    own = node.get("id") if isinstance(node, Mapping) else None
    return isinstance(own, Scalar) and own.text == step


def _first(file: str, text: str, words: str) -> tuple[str, int] | None:
    at = text.find(words.strip().split("\n")[0])
    return None if at < 0 else (file, text.count("\n", 0, at) + 1)
