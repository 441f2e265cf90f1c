"""The small scenario with other numbers: every feature of the language, and new games each time.

Any whole number that says how much, in an interest, an effect, a lean, a cost, a condition or a
chance, may be another. What the loader then refuses is not drawn.
"""

from __future__ import annotations

import re
from functools import cache

from hypothesis import reject
from hypothesis import strategies as st

from bloc_game.engine.game import Game
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.shelf import load_texts
from tests.small import SMALL

FREE = re.compile(
    r"effects:|[+-]=|lean:|cost:|when:|chance:|base:|add:|adds:|weight:|seats:|discipline:"
    r"|accepts_at|moves_per_turn|defiance|needed:|threshold|strength:|starts?:|tolls|dams|guard|place:"
)
FIXED = re.compile(r"date:|range:|band:|turn|says:|asks:|text:|levels:")
NUMBER = re.compile(r"(?<![\w./%*-])-?\d+(?![\w.%])")
DIVISOR = re.compile(r"(?://|%)\s*$")


@cache
def places() -> tuple[tuple[int, int], ...]:
    """Where the numbers stand that may be others."""
    found, at = [], 0
    for line in SMALL.splitlines(keepends=True):
        if FREE.search(line) and not FIXED.search(line):
            found += [
                (at + one.start(), at + one.end())
                for one in NUMBER.finditer(line)
                if not DIVISOR.search(line[: one.start()])
            ]
        at += len(line)
    return tuple(found)


@st.composite
def varied_games(draw: st.DrawFn) -> Game:
    """The game of a small scenario in which some numbers are others."""
    chosen = draw(st.lists(st.sampled_from(places()), min_size=1, max_size=25, unique=True))
    text = SMALL
    for start, end in sorted(chosen, reverse=True):
        was = int(SMALL[start:end])
        number = draw(st.integers(min(was, 0) - 3, max(was, 0) * 2 + 8))
        text = f"{text[:start]}{max(number, 0) if was >= 0 else number}{text[end:]}"
    try:
        return load_texts({"small/scenario.yaml": text}, "small/scenario.yaml").game
    except ScenarioError:
        reject()
