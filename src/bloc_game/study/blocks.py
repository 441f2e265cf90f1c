"""The work of a study in pieces: some games of one setting, and what they came to as whole numbers.

A piece is the same wherever it is played, and sums of whole numbers do not depend on their order:
so a study gives the same numbers on one core and on a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.policy import Policy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.state import State
from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import numbered
from bloc_game.lab.outcomes import endings, scores
from bloc_game.lab.playing import Lab, opening
from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import policy_named
from bloc_game.study.design import Design, Setting

GAMES = 5000  # of one piece: enough to be fast together, few enough to lose


@dataclass(frozen=True)
class Block:
    """Some games of one setting, from one number on."""

    setting: Setting
    seed: int
    first: int
    games: int

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.setting.number:04d}-{self.first:08d}"


@dataclass(frozen=True)
class Sums:
    """What some games came to: counts of endings and outcomes; of scores and tracks the sum and the
    sum of squares. All are whole numbers."""

    games: int = 0
    endings: list[int] = field(default_factory=list)
    scores: list[list[int]] = field(default_factory=list)  # by seat
    tracks: list[list[int]] = field(default_factory=list)
    outcomes: list[list[int]] = field(default_factory=list)  # by decision; the first: not put

    def __add__(self, other: Sums) -> Sums:
        if not self.games:
            return other
        return Sums(
            self.games + other.games,
            _added(self.endings, other.endings),
            _all_added(self.scores, other.scores),
            _all_added(self.tracks, other.tracks),
            _all_added(self.outcomes, other.outcomes),
        )

    def as_json(self) -> dict[str, object]:
        """As a file holds it."""
        return asdict(self)


def _added(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _all_added(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> list[list[int]]:
    return [_added(*both) for both in zip(one, other, strict=True)]


def blocks(design: Design) -> Iterator[Block]:
    """All the work of a study."""
    for setting in design.settings:
        for first in range(0, design.games, GAMES):
            yield Block(setting, design.seed, first, min(GAMES, design.games - first))


@dataclass(frozen=True)
class Counted:
    """What is counted, by the places of its numbers; sent along with every piece."""

    tracks: tuple[int, ...]
    outcomes: tuple[tuple[int, int], ...]  # the place of a decision's outcome, and how many it has


def counted(design: Design) -> Counted:
    """What a study counts."""
    return Counted(
        tuple(slot.index for slot in design.tracks),
        tuple(
            (one.outcome, 3 if one.is_ballot else len(one.options) + 1) for one in design.decisions
        ),
    )


def play_block(
    texts: Mapping[str, str], file: str, block: Block, what: Counted
) -> tuple[str, Sums]:
    """Play a piece from the texts of its scenario; what it is called, and what it came to."""
    scenario, lab = _ready(tuple(sorted(texts.items())), file)
    return block.name, play(scenario, lab, block, what)


@lru_cache(maxsize=1)
def _ready(texts: tuple[tuple[str, str], ...], file: str) -> tuple[Scenario, Lab]:
    """The scenario and its lab, made once in each process that plays."""
    scenario = load_texts(dict(texts), file)
    return scenario, Lab(scenario.game)


def play(scenario: Scenario, lab: Lab, block: Block, what: Counted) -> Sums:
    """Play a piece."""
    seeds = numbered(block.seed, block.first, block.games)
    state = _start(opening(scenario.game), block.setting)
    cells = lab.play(_policies(scenario, block.setting), seeds, state=state).cells
    game = scenario.game
    ended = np.bincount(endings(game, cells), minlength=len(game.endings))
    return Sums(
        block.games,
        ended.tolist(),
        [_sums(scores(lab.rules, cells, seat)) for seat in range(len(game.seats))],
        [_sums(cells[place]) for place in what.tracks],
        [np.bincount(cells[place], minlength=many).tolist() for place, many in what.outcomes],
    )


def _sums(values: Ints | NDArray[np.int64]) -> list[int]:
    whole = values.astype(np.int64)
    return [int(whole.sum()), int((whole * whole).sum())]


def _start(state: State, setting: Setting) -> State:
    """The first state with the numbers that a setting starts from."""
    cells = state.cells()
    for place, start in setting.starts:
        cells[place] = start
    public, private = len(state.public), len(state.public) + len(state.private)
    return replace(
        state,
        public=tuple(cells[:public]),
        private=tuple(cells[public:private]),
        hidden=tuple(cells[private:]),
    )


def _policies(scenario: Scenario, setting: Setting) -> dict[str, Policy]:
    """Who plays each seat; an answer that is fixed is given wherever it can be."""
    named = dict(setting.policies)
    made = {
        name: policy_named(name, scenario)
        for name in {named.get(seat, "default") for seat in scenario.game.seat_of}
    }
    if setting.answers:
        made = {name: FixedPolicy(dict(setting.answers), one) for name, one in made.items()}
    return {seat: made[named.get(seat, "default")] for seat in scenario.game.seat_of}
