"""Reading a file as a tree of texts, lists and groups, each with its place.

This is what the rest of the loader imports. A file is screened (`screening`), parsed and built
into a tree (`building`); nothing is looked up, converted or guessed, so `NO` stays a text.
"""

from __future__ import annotations

from pathlib import Path

from bloc_game.scenario.building import built
from bloc_game.scenario.positions import mark_within
from bloc_game.scenario.problems import Problem, in_order
from bloc_game.scenario.refusals import shortened
from bloc_game.scenario.screening import screened, text_of
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence, Style

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Style", "mark_within", "read", "read_text"]


def read(path: Path, shown_as: str | None = None) -> tuple[Node | None, list[Problem]]:
    """What a file holds and all that is wrong with it; None where nothing can be made of it."""
    file = shown_as or str(path)
    text = text_of(path, file)
    return (None, [text]) if isinstance(text, Problem) else read_text(text, file)


def read_text(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The same for text at hand, as if it stood in `file`.

    >>> node, problems = read_text("NO: {start: 010}", "a.yaml")
    >>> node.get("NO").get("start").text
    '010'
    """
    clean = screened(text, file)
    if isinstance(clean, Problem):
        return None, [clean]
    root, problems = built(clean, file)
    return root, shortened(in_order(problems))
