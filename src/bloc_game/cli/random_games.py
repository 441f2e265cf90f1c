"""A few random games, one by one: that they end, and how many moves a seat has to read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.cli.counting import Tally
from bloc_game.engine.actions import Action, Order
from bloc_game.engine.chance import mix
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.engine.setup import dealt
from bloc_game.scenario.problems import Problem
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.driving import everywhere, play_out

READABLE = 24  # moves that can be read in a minute


@dataclass(frozen=True, slots=True)
class Most:
    """The longest list of moves that a seat had to choose from, and where."""

    moves: int = 0
    seat: str = ""
    turn: str = ""


class Counting(RandomPolicy):
    """Plays at random, and remembers the longest list of moves it was shown."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.most = Most()

    def choose(self, seen: Observation, actions: Sequence[Action], seed: int, slot: int) -> Action:
        """Any legal action, each as likely."""
        moves = sum(isinstance(action, Order) for action in actions)
        if moves > self.most.moves:
            self.most = Most(
                moves, seen.seat, self.game.turns[seen.public[self.game.places.turn] - 1].id
            )
        return super().choose(seen, actions, seed, slot)


@dataclass(frozen=True)
class RandomGames:
    """Random games: that they end, how, how long they are, and what never came up."""

    scenario: Scenario
    games: int
    tally: Tally
    most: Most
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As programs read it."""
        return {
            "games": self.games,
            "ended": sum(self.tally.endings.values()),
            "longest": self.tally.longest,
            "endings": dict(self.tally.endings),
            "never": self.tally.never(),
            "most_moves": asdict(self.most),
            "readable": _readable(self.most),
        }

    def in_words(self, tr: Catalogue) -> Iterator[str]:
        """A sentence or two."""
        yield tr(
            "{scenario}: {ended} of {games} random games ended, the longest after {longest} "
            "actions. {readable}",
            scenario=self.scenario.id,
            ended=sum(self.tally.endings.values()),
            games=self.games,
            longest=self.tally.longest,
            readable=tr.say(_readable(self.most)),
        )


def random_games(scenario: Scenario, games: int) -> RandomGames:
    """Play so many, one after the other."""
    game = scenario.game
    policy = Counting(game)
    policies = everywhere(game, policy)
    tally = Tally(scenario)
    for number in range(games):
        seed = mix(0, number)
        tally.add(play_out(game, policies, seed, dealt(game, seed)))
    return RandomGames(scenario, games, tally, policy.most)


def _readable(most: Most) -> Phrase:
    """Where a seat had more moves to choose from than can be read in a minute."""
    if not most.moves:
        return phrase("Nobody makes moves in it.")
    if most.moves <= READABLE:
        return phrase(
            "At most {n} moves at once ({seat}, turn '{turn}').",
            n=most.moves,
            seat=most.seat,
            turn=most.turn,
        )
    return phrase(
        "At most {n} moves at once ({seat}, turn '{turn}'): a choice stays readable up to about "
        "{readable}; narrow `moves:` or `binds:`.",
        n=most.moves,
        seat=most.seat,
        turn=most.turn,
        readable=READABLE,
    )
