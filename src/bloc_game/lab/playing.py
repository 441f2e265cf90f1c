"""Many games of one scenario, played at once to their ends.

From any state, with a deal and a seed for each game, and with any policies. What is played is what
the plain engine would play, game for game: the same rules, from the same trees, under the same
draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.engine.actions import Action
from bloc_game.engine.chance import number_of
from bloc_game.engine.game import Game
from bloc_game.engine.setup import Deal
from bloc_game.engine.state import Agenda, Closing, Moving, News, Questions, State, blank
from bloc_game.lab.apart import cores, each_apart
from bloc_game.lab.arrays import Ints
from bloc_game.lab.foreseeing import Foreseeing
from bloc_game.lab.luck import Words, extended, mixed, numbered, point
from bloc_game.lab.moving import Moves
from bloc_game.lab.policies import ArrayPolicy, Overheard, Question, Told, arrayed
from bloc_game.lab.rules import Rules
from bloc_game.lab.table import Stand, Table, laid
from bloc_game.lab.turns import play
from bloc_game.lab.walk import Walk

FEW = 9
MANY = 0.2  # of the games on the table, so many ghosts are too many
NUMBERS = 30_000_000  # on the table at once, 2 bytes each: more games are faster a game
MOST = 100_000  # games at once
WORTH_SHARING = 4000  # so many games are played faster by several cores


@dataclass(frozen=True)
class Played:
    """Games that were played to their end: the last numbers of each, a column a game, and every row
    of moves that was sealed in one of them."""

    cells: Ints
    sealed: frozenset[int]


class Lab:
    """Plays many games of one scenario; what it makes ready for one batch serves the next."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.rules = Rules(game)
        self.moves = Moves(self.rules)
        self.coming = Foreseeing(game)

    def play(
        self,
        policies: Mapping[str, Policy],
        seeds: Words,
        deals: Sequence[Deal] | None = None,
        state: State | Sequence[Stand] | None = None,
        deeds: Mapping[str, Sequence[Action | None]] | None = None,
        watch: Callable[[Walk, Ints], None] | None = None,
        within: Callable[[Walk, Ints], None] | None = None,
        asked: Callable[[Table, Question], None] | None = None,
    ) -> Played:
        """Play one game a seed, from a state on, or from the beginning.

        Of several states, all at one place of one turn, the first so many games begin in the first,
        and so on. `deals` are drawn from the seeds where none are given. `deeds` say, for a seat
        whose turn it is in `state`, what it does next in each game, which must be legal.
        `watch` is shown the table as each turn begins, with the number of the game in each column,
        and `within` after each part of a turn, when some may be over;
        `asked` every question that a seat is asked, before it is answered.
        Raises `ValueError` where the states stand at different places.
        """
        game = self.game
        stands = _stands(opening(game) if state is None else state, len(seeds), game.places.turn)
        table = laid(game, stands, self.deals(seeds) if deals is None else deals, seeds)
        ready = {id(policy): arrayed(policy, self.rules) for policy in policies.values()}
        seated: list[ArrayPolicy] = [ready[id(policies[seat.id])] for seat in game.seats]
        for seat, told in (deeds or {}).items():
            number = game.seat_of[seat]
            seated[number] = Told(told, seated[number])
        if asked is not None:
            seated = [Overheard(one, asked) for one in seated]
        walk = Walk(self.rules, self.moves, table, seated, set())
        leaving = _Leaving(table)
        self.rules.prices.clear()
        play(
            walk,
            stands[0].state.agenda,
            leaving.leave,
            None if watch is None else lambda here: watch(here, leaving.which),
            None if within is None else lambda here: within(here, leaving.which),
        )
        return Played(leaving.collected(), frozenset(walk.sealed_rows))

    def rehearse(self) -> None:
        """Play a few games for nothing, so that the first that count find everything made ready."""
        policy = DefaultPolicy(self.game)
        self.play(dict.fromkeys(self.game.seat_of, policy), numbered(0, 0, FEW))

    @property
    def at_once(self) -> int:
        """How many games are best played at once."""
        return min(NUMBERS // len(self.game.layout.slots), MOST)

    def play_all(
        self,
        policies: Mapping[str, Policy],
        seed: int,
        games: int,
        deal: Deal | None = None,
        players: int | None = None,
    ) -> Iterator[Played]:
        """Play so many games from the beginning, game n under the luck `mix(seed, n)`, a chunk at a
        time, so that memory is the same however many there are. Many are played on all cores,
        or on as many as `players` says."""
        if players is None:
            players = cores() if games >= WORTH_SHARING else 1
        size = min(self.at_once, -(-games // players))

        def chunk(number: int) -> Played:
            first = number * size
            seeds = numbered(seed, first, min(size, games - first))
            return self.play(policies, seeds, None if deal is None else [deal] * len(seeds))

        return each_apart(chunk, -(-games // size), players)

    def deals(self, seeds: Words) -> list[Deal]:
        """What is hidden in each game, drawn from its seed as `dealt` does."""
        words = mixed(seeds, number_of("deal"))
        drawn = [
            secret.low + point(extended(words, secret.number), secret.high - secret.low + 1)
            for secret in self.game.secrets
        ]
        return list(zip(*(one.tolist() for one in drawn), strict=True)) or [()] * len(seeds)


class _Leaving:
    """Keeps the last numbers of games that are over.

    Few games end before the last turn, and taking a few columns out of a wide table costs more than
    playing them on: so they stay, as ghosts of which nothing is kept, until they are many.
    """

    def __init__(self, table: Table) -> None:
        self.which: Ints = np.arange(table.size)  # the game in each column, -1 for a ghost
        self.kept: list[tuple[Ints, Ints]] = []  # games, and their last numbers
        self.count = table.size
        self.cells: Ints | None = None

    def leave(self, walk: Walk) -> None:
        """Games that are over are kept as they are now."""
        table = walk.table
        if not table.any_over:
            return
        ended = np.flatnonzero(table.over & (self.which >= 0))
        is_last = len(ended) == np.count_nonzero(self.which >= 0)
        if is_last and table.size == self.count:  # nobody plays on: the table itself is kept
            self.cells = table.cells
        else:
            self.kept.append((self.which[ended], table.cells[:, ended]))
        self.which[ended] = -1
        ghosts = np.count_nonzero(self.which < 0)
        if ghosts > MANY * table.size:
            stay = np.flatnonzero(self.which >= 0)
            self.which = self.which[stay]
            table.keep(stay)
        table.raise_all()

    def collected(self) -> Ints:
        """The last numbers of every game, in order."""
        cells = self.cells
        if cells is None:
            first = self.kept[0][1]
            cells = np.empty((len(first), self.count), first.dtype)
        for games, kept in self.kept:
            cells[:, games] = kept
        return cells


def _stands(state: State | Sequence[Stand], games: int, turn: int) -> Sequence[Stand]:
    if isinstance(state, State):
        return (Stand(state, games),)
    places = {(one.state.public[turn], one.state.agenda) for one in state}
    if len(places) != 1:
        raise ValueError("games that are played at once all begin at one place of one turn")
    return state


def opening(game: Game) -> State:
    """The first turn before anything has happened in it; what is hidden is dealt game by game."""
    cells = [slot.start for slot in game.layout.slots]
    turn = game.turns[0]
    cells[game.places.turn], cells[game.places.date] = 1, turn.date
    agenda: list[object] = [Closing(), Questions(0)]
    if game.moves_per_turn and any(turn.rows):
        agenda.append(Moving())
    agenda.append(News(0))
    state = blank(game.layout, cells, len(game.seats))
    items: Agenda = tuple(agenda)  # type: ignore[arg-type]  # items, in the order of a turn
    return State(state.public, state.private, state.hidden, state.sealed, state.pledges, items)
