"""The reference game as an OpenSpiel game in Python, played at random.

Written as OpenSpiel's own examples are: a game and a state, chance as a player of its own, legal
actions and outcomes as lists of numbers. As in the plain loop, every move of a track leaves a line.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from time import process_time

import pyspiel

from benchmarks.peers.sea import Effect, Event, Option, Sea, read

Now = dict[str, int]
COMES = 1
PLAYERS = 6


def function(formula: str) -> Callable[[Now], int]:
    """A formula of the benchmark's own file, as one would write it by hand."""
    by_name = re.sub(r"\b(?!and\b|if\b|else\b|True\b)([a-z]\w*)", r"now['\1']", formula)
    made: Callable[[Now], int] = eval(f"lambda now: {by_name}")  # the benchmark's own file
    return made


class Rule:
    """Something with a condition and effects, both as functions."""

    def __init__(self, rule: Option | Event) -> None:
        self.id = rule.id
        self.open = function(rule.when)
        self.effects = moves(rule.effects)


def moves(effects: tuple[Effect, ...]) -> list[tuple[str, int, Callable[[Now], int]]]:
    """Effects as (track, direction, amount)."""
    return [(one.track, 1 if one.sign == "+" else -1, function(one.by)) for one in effects]


class Rules:
    """The whole game as functions."""

    def __init__(self, sea: Sea) -> None:
        self.start = sea.start
        self.events = [None if event is None else Rule(event) for event, _ in sea.months]
        self.odds = [None if event is None else function(event.odds) for event, _ in sea.months]
        self.options = [[Rule(one) for one in options] for _, options in sea.months]
        self.every_month = moves(sea.every_month)
        self.endings = [(name, function(when)) for name, when in sea.endings]


@cache
def rules() -> Rules:
    """Made once."""
    return Rules(read())


class SeaState(pyspiel.State):  # type: ignore[misc]
    """One game."""

    def __init__(self, game: pyspiel.Game) -> None:
        super().__init__(game)
        self.rules = rules()
        self.now = dict(self.rules.start)
        self.month = 0
        self.log: list[str] = []
        self.asks_chance = False
        self._begin()

    def _begin(self) -> None:
        event = self.rules.events[self.month]
        self.asks_chance = event is not None and bool(event.open(self.now))

    def current_player(self) -> int:
        """Whose turn it is."""
        if self.month == len(self.rules.options):
            return int(pyspiel.PlayerId.TERMINAL)
        return int(pyspiel.PlayerId.CHANCE) if self.asks_chance else self.month % PLAYERS

    def _legal_actions(self, player: int) -> list[int]:
        options = self.rules.options[self.month]
        return [number for number, option in enumerate(options) if option.open(self.now)]

    def chance_outcomes(self) -> list[tuple[int, float]]:
        """Whether the event comes."""
        asked = self.rules.odds[self.month]
        assert asked is not None
        odds = asked(self.now) / 100
        return [(0, 1 - odds), (COMES, odds)]

    def _apply_action(self, action: int) -> None:
        if self.asks_chance:
            self.asks_chance = False
            event = self.rules.events[self.month]
            if action == COMES and event is not None:
                self._run(event.effects, event.id)
            return
        option = self.rules.options[self.month][action]
        self._run(option.effects, option.id)
        self._run(self.rules.every_month, "month")
        self.month += 1
        if self.month < len(self.rules.options):
            self._begin()

    def _run(self, effects: list[tuple[str, int, Callable[[Now], int]]], why: str) -> None:
        now = self.now
        for track, sign, amount in effects:
            before = now[track]
            after = min(max(before + sign * amount(now), 0), 100)
            if after != before:
                now[track] = after
                self.log.append(f"month {self.month + 1}: {track} {after - before:+d} by {why}")

    def _action_to_string(self, player: int, action: int) -> str:
        return f"{player}: {action}"

    def is_terminal(self) -> bool:
        """Whether the twelve months are over."""
        return self.month == len(self.rules.options)

    def returns(self) -> list[float]:
        """Nobody wins here."""
        return [0.0] * PLAYERS

    def ending(self) -> str:
        """The first ending that holds."""
        return next(name for name, when in self.rules.endings if when(self.now))

    def __str__(self) -> str:
        return f"month {self.month}"


_TYPE = pyspiel.GameType(
    short_name="six_harbours",
    long_name="Six harbours",
    dynamics=pyspiel.GameType.Dynamics.SEQUENTIAL,
    chance_mode=pyspiel.GameType.ChanceMode.EXPLICIT_STOCHASTIC,
    information=pyspiel.GameType.Information.PERFECT_INFORMATION,
    utility=pyspiel.GameType.Utility.GENERAL_SUM,
    reward_model=pyspiel.GameType.RewardModel.TERMINAL,
    max_num_players=PLAYERS,
    min_num_players=PLAYERS,
    provides_information_state_string=False,
    provides_information_state_tensor=False,
    provides_observation_string=False,
    provides_observation_tensor=False,
)
_INFO = pyspiel.GameInfo(
    num_distinct_actions=4,
    max_chance_outcomes=2,
    num_players=PLAYERS,
    min_utility=0.0,
    max_utility=0.0,
    utility_sum=0.0,
    max_game_length=12,
)


class SeaGame(pyspiel.Game):  # type: ignore[misc]
    """What OpenSpiel is told of the game."""

    def __init__(self, params: dict[str, object] | None = None) -> None:
        super().__init__(_TYPE, _INFO, params or {})

    def new_initial_state(self) -> SeaState:
        """A game that begins."""
        return SeaState(self)


def play(games: int, seed: int) -> tuple[float, Counter[str]]:
    """Seconds of processor time for so many random games, and how they ended."""
    dice = random.Random(seed)
    game = SeaGame()
    game.new_initial_state()
    ended: Counter[str] = Counter()
    start = process_time()
    for _ in range(games):
        state = game.new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                outcomes, odds = zip(*state.chance_outcomes(), strict=True)
                state.apply_action(dice.choices(outcomes, odds)[0])
            else:
                state.apply_action(dice.choice(state.legal_actions()))
        ended[state.ending()] += 1
    return process_time() - start, ended
