"""Ten thousand games by three policies; a game that breaks the engine is found and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bloc_game.ai.policy import Policy
from bloc_game.engine.chance import mix
from bloc_game.engine.setup import dealt
from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import numbered
from bloc_game.lab.playing import Lab
from bloc_game.lab.walk import Walk
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.locks import Chances, Lock, locks
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, play_out, policy_named

SHARES = {"default": 0.5, "random": 0.25, "record": 0.25}
"""Of all games: what policies like tells most of what players meet, chance most of what can be."""

Report = Callable[[int], None]
BREAKS = (ArithmeticError, AssertionError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Crash:
    """A game that could not be played to its end."""

    policy: str
    seed: int  # of its luck
    error: str


@dataclass(frozen=True)
class Playtest:
    """What all games came to, a coverage for each policy."""

    scenario: Scenario
    coverages: tuple[Coverage, ...]
    crashes: tuple[Crash, ...]

    @property
    def games(self) -> int:
        """How many were played."""
        return sum(one.games for one in self.coverages)

    @cached_property
    def locks(self) -> tuple[Lock, ...]:
        """Seats that some game leaves with nothing to do."""
        had = np.concatenate([part for one in self.coverages for part in one.had], axis=2)
        lasted = np.concatenate([part for one in self.coverages for part in one.lasted])
        return tuple(locks(self.scenario.game, had, lasted))

    def which(self, game: int) -> tuple[Coverage, int]:
        """The policy of a game that is counted through all of them, and its number there."""
        for one in self.coverages:
            if game < one.games:
                return one, game
            game -= one.games
        raise IndexError(game)


def playtest(scenario: Scenario, games: int, seed: int, lab: Lab | None = None) -> Playtest:
    """Play so many games, in three parts."""
    lab = lab or Lab(scenario.game)
    coverages, crashes = [], list[Crash]()
    for number, (name, share) in enumerate(SHARES.items()):
        policy = policy_named(name, scenario)
        coverage = Coverage(lab, name, mix(seed, number))
        crashes += _played(coverage, scenario, policy, max(round(games * share), 1))
        coverages.append(coverage)
    return Playtest(scenario, tuple(coverages), tuple(crashes))


def played_by(scenario: Scenario, policy: str, seed: int, games: int) -> Coverage | None:
    """So many games of one policy under this luck; None where one of them breaks."""
    coverage = Coverage(Lab(scenario.game), policy, seed)
    broken = list(_played(coverage, scenario, policy_named(policy, scenario), games))
    return None if broken else coverage


def _played(coverage: Coverage, scenario: Scenario, policy: Policy, games: int) -> Iterator[Crash]:
    """Play in chunks; of a chunk in which a game breaks the engine, that game is looked for."""
    lab = coverage.lab
    policies = everywhere(scenario.game, policy)
    for first in range(0, games, lab.at_once):
        many = min(lab.at_once, games - first)
        chances = Chances(lab.game, many)

        def watch(walk: Walk, which: Ints, chances: Chances = chances) -> None:
            chances.which = which
            coverage.watch(walk, which)

        seeds = numbered(coverage.seed, first, many)
        try:
            played = lab.play(
                policies, seeds, watch=watch, within=coverage.within, asked=chances.asked
            )
        except BREAKS:
            yield _broken(scenario, policy, coverage, first, many)
            return
        coverage.add(played.cells, sorted(played.sealed), chances.had)


def _broken(scenario: Scenario, policy: Policy, coverage: Coverage, first: int, many: int) -> Crash:
    """The first game of some that breaks: halves are played until one game is left."""
    policies = everywhere(scenario.game, policy)
    while many > 1:
        half = many // 2
        try:
            coverage.lab.play(policies, numbered(coverage.seed, first, half))
        except BREAKS:
            many = half
        else:
            first, many = first + half, many - half
    luck = mix(coverage.seed, first)
    try:
        play_out(scenario.game, policies, luck, dealt(scenario.game, luck))
    except BREAKS as error:
        return Crash(coverage.policy, luck, f"{type(error).__name__}: {error}")
    return Crash(coverage.policy, luck, "")
