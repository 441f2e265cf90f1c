"""A policy that looks ahead: it plays on from each likely thing to do, and keeps what does best.

It takes the 16 actions that the seat leans to most and sifts them round by round under the same
luck: the best quarter stays, and is played on more often. The games begin in states that
it may believe in, dealt from its own observation; in them everybody, itself too, plays by the
scenario's leans. It bargains by the moves that there are: to change a text, to give its word, to
name its price are actions among the others.

A small batch costs little less than a large one. So a thought does not play: it says what it would
have played on, and whoever has many thoughts at once plays for all of them together
(`made_up`); each comes to what it would have come to alone.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import dice
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import extend
from bloc_game.engine.observation import Observation
from bloc_game.engine.setup import Deal
from bloc_game.engine.state import State
from bloc_game.lab.believing import believed, deals
from bloc_game.lab.luck import words
from bloc_game.lab.outcomes import scores
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Stand

STRENGTHS: Final[Mapping[str, int]] = {
    "clerk": 16,
    "envoy": 80,
    "ambassador": 400,
    "chancellor": 2_000,
}  # games played on in all, for one question; five times apart, or no table would tell them apart
CONSIDERED = 16  # actions that are played on
KEPT = 4  # of so many actions, one is played on further: few rounds, for each has its fixed cost


@dataclass(frozen=True)
class Ahead:
    """What a thought would have played on: each option of a seat, from a state it may believe in,
    once with each deal and its key."""

    seat: str
    options: tuple[Action, ...]
    state: State
    deals: tuple[Deal, ...]
    keys: tuple[int, ...]

    @property
    def games(self) -> int:
        """How many games that makes."""
        return len(self.options) * len(self.keys)


Thought = Generator[Ahead, Sequence[int], Action]
"""Asks for games, is told the sum of the seat's scores after each option, returns the best."""


class Planner:
    """Plays any seat of a game by looking ahead; it sees what the seat sees."""

    def __init__(self, lab: Lab, games: int) -> None:
        self.lab = lab
        self.games = games
        self.leaning = DefaultPolicy(lab.game)

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """The action that did best in the games that were played on from it."""
        (found,) = decided(self.lab, [self.thought(seen, actions, seed, slot)])
        return found

    def thought(
        self, seen: Observation, actions: Sequence[Action], seed: int, slot: int
    ) -> Thought:
        """How it comes to its choice, the games left to be played by another."""
        left = self._likely(seen, actions)
        if len(left) == 1:
            return left[0]
        key = dice(self.lab.game, seen, seed, slot)
        rounds = _rounds(len(left))
        totals: dict[Action, int] = dict.fromkeys(left, 0)
        played = 0
        for _ in range(rounds):
            each = max(self.games // (rounds * len(left)), 1)
            found = yield self._ahead(seen, left, key, played, each)
            for action, total in zip(left, found, strict=True):
                totals[action] += total
            played += each
            left = sorted(left, key=lambda action: -totals[action])[: -(-len(left) // KEPT)]
        return left[0]

    def _likely(self, seen: Observation, actions: Sequence[Action]) -> list[Action]:
        """The actions that the seat leans to most, the most first."""
        if len(actions) <= CONSIDERED:
            return list(actions)
        leans = self.leaning.leans(seen, actions)
        order = sorted(range(len(actions)), key=lambda place: -leans[place])
        return [actions[place] for place in order[:CONSIDERED]]

    def _ahead(
        self, seen: Observation, options: Sequence[Action], key: int, first: int, each: int
    ) -> Ahead:
        keys = tuple([extend(key, number) for number in range(first, first + each)])
        guesses = deals(self.lab.game, seen, keys)
        state = believed(self.lab.coming, seen, guesses[0])
        return Ahead(seen.seat, tuple(options), state, tuple(guesses), keys)


def _rounds(many: int) -> int:
    """How many times one in `KEPT` must be picked before one is left.

    >>> [_rounds(many) for many in (2, 4, 5, 16, 17)]
    [1, 1, 2, 2, 3]
    """
    return 0 if many == 1 else 1 + _rounds(-(-many // KEPT))


def decided(lab: Lab, thoughts: Sequence[Thought]) -> list[Action]:
    """What each of some thoughts comes to."""
    ways = made_up(lab, thoughts)
    while True:
        try:
            next(ways)
        except StopIteration as end:
            found: list[Action] = end.value
            return found


def made_up(lab: Lab, thoughts: Sequence[Thought]) -> Generator[None, None, list[Action]]:
    """What each of some thoughts comes to; after each round of games one may leave off."""
    found: dict[int, Action] = {}
    told: dict[int, Sequence[int] | None] = dict.fromkeys(range(len(thoughts)))
    while told:
        wanted: dict[int, Ahead] = {}
        for number, totals in told.items():
            thought = thoughts[number]
            try:
                wanted[number] = next(thought) if totals is None else thought.send(totals)
            except StopIteration as end:
                found[number] = end.value
        told = {}
        for batch in _batches(lab, wanted):
            totals_of = _played_on(lab, [wanted[number] for number in batch])
            told |= dict(zip(batch, totals_of, strict=True))
        yield
    return [found[number] for number in range(len(thoughts))]


def _batches(lab: Lab, wanted: Mapping[int, Ahead]) -> list[list[int]]:
    """What begins at one place of one turn is played on together, as far as memory allows; one
    seat's beside one another."""
    turn, alike = lab.game.places.turn, dict[object, list[list[int]]]()
    for number in sorted(wanted, key=lambda number: lab.game.seat_of[wanted[number].seat]):
        state = wanted[number].state
        batches = alike.setdefault((state.public[turn], state.agenda), [[]])
        games = sum(wanted[other].games for other in batches[-1])
        if batches[-1] and games + wanted[number].games > lab.at_once:
            batches.append([])
        batches[-1].append(number)
    return [batch for batches in alike.values() for batch in batches]


def _played_on(lab: Lab, wanted: Sequence[Ahead]) -> list[list[int]]:
    """The sum of the seat's scores after each option, for each that was asked for."""
    leaning = DefaultPolicy(lab.game)
    games = sum(one.games for one in wanted)
    deeds: dict[str, list[Action | None]] = {one.seat: [None] * games for one in wanted}
    keys: list[int] = []
    guesses: list[Deal] = []
    for one in wanted:
        told = [option for option in one.options for _ in one.keys]
        deeds[one.seat][len(keys) : len(keys) + one.games] = told
        keys += one.keys * len(one.options)
        guesses += one.deals * len(one.options)
    stands = [Stand(one.state, one.games) for one in wanted]
    policies = dict.fromkeys(lab.game.seat_of, leaning)
    cells = lab.play(policies, words(keys), guesses, stands, deeds).cells
    found: list[list[int]] = []
    end = 0
    for seat in dict.fromkeys(one.seat for one in wanted):
        mine = [one for one in wanted if one.seat == seat]
        first, end = end, end + sum(one.games for one in mine)
        points = scores(lab.rules, cells[:, first:end], lab.game.seat_of[seat])
        for one in mine:
            here, points = points[: one.games], points[one.games :]
            found.append(here.reshape(len(one.options), -1).sum(axis=1).tolist())
    return found
