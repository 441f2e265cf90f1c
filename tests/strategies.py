"""Games for property tests: every example is a real game, and shrinks to a short and plain one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from bloc_game.engine.actions import CHANCE, Action, Lapse
from bloc_game.engine.chance import extend, mix, pick, point
from bloc_game.engine.events import Event
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.playthrough import Playthrough
from bloc_game.engine.setup import Deal, dealt, initial, recorded_deal
from bloc_game.engine.state import State
from bloc_game.engine.turn import Step, apply
from bloc_game.engine.whose_turn import chance_node, is_terminal, players_to_act
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.shelf import catalogue, load
from bloc_game.scenario.story import Scenario
from tests.small import SMALL, TINY, loaded

OWN = Path(__file__).parent / "scenarios"
LONGEST = 5_000  # actions: no game is longer
PICKS = 1 << 14


# --- scenarios ----------------------------------------------------------------------------------


def files() -> tuple[Path, ...]:
    """Every scenario that ships with the game or stands among the tests."""
    return (*catalogue(), *sorted(OWN.glob("*/scenario.yaml")))


@cache
def scenario_at(path: Path) -> Scenario:
    """A scenario from its file, loaded once."""
    return load(path)


@cache
def scenarios() -> tuple[Scenario, ...]:
    """The small ones and every one that loads; the conformance battery tells of the rest."""
    found = [loaded(SMALL), loaded(TINY)]
    for path in files():
        try:
            found.append(scenario_at(path))
        except ScenarioError:
            continue
    return tuple(found)


def games() -> st.SearchStrategy[Game]:
    """The game of any scenario."""
    return st.sampled_from([scenario.game for scenario in scenarios()])


# --- playing ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Playout:
    """A game as far as it was played: a step for the opening and one for each action."""

    game: Game
    played: Playthrough
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.steps[-1].state

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was done."""
        return self.played.actions

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened since the opening."""
        return tuple(event for step in self.steps[1:] for event in step.events)

    def __repr__(self) -> str:
        return f"Playout({self.game.id!r}, {self.played})"


Chooser = Callable[[Game, State, int], Action | None]


def played_by(game: Game, seed: int, deal: Deal, choose: Chooser, after: Playout | None) -> Playout:
    """The game played on until nobody acts or `choose` stops it."""
    actions = list(after.actions) if after is not None else []
    steps = list(after.steps) if after is not None else [initial(game, deal)]
    while not is_terminal(steps[-1].state):
        action = choose(game, steps[-1].state, len(actions))
        if action is None:
            break
        actions.append(action)
        steps.append(apply(game, steps[-1].state, action))
        assert len(actions) < LONGEST, f"{game.id} does not end"
    return Playout(game, Playthrough(seed, deal, tuple(actions)), tuple(steps))


def at_random(seed: int, until: int = LONGEST) -> Chooser:
    """Chance as it would fall, seats at random; both keyed, so that one seed is one game."""

    def choose(game: Game, state: State, length: int) -> Action | None:
        if length >= until:
            return None
        node = chance_node(game, state)
        if node is not None:
            return node.actions[pick(node.weights, mix(seed, *node.key))]
        word = mix(seed, length)
        players = players_to_act(game, state)
        player = players[point(word, len(players))]
        legal = legal_actions(game, state, player)
        return legal[point(extend(word, 1), len(legal))]

    return choose


def by_hand(picks: Sequence[int], start: int) -> Chooser:
    """Whatever the picks say, chance and the clock included; 0 is who and what stands first."""

    def choose(game: Game, state: State, length: int) -> Action | None:
        if length - start >= len(picks):
            return None
        players = players_to_act(game, state)
        rest, place = divmod(picks[length - start], len(players))
        player = players[place]
        rest, clock = divmod(rest, 16)
        if clock == 15 and player != CHANCE:
            return Lapse(player)
        legal = legal_actions(game, state, player)
        return legal[rest % len(legal)]

    return choose


def random_game(game: Game, seed: int, until: int = LONGEST) -> Playout:
    """One whole game at random, or its beginning."""
    return played_by(game, seed, dealt(game, seed), at_random(seed, until), None)


def finished(playout: Playout) -> Playout:
    """The same game, played on at random to its end."""
    seed, deal = playout.played.seed, playout.played.deal
    return played_by(playout.game, seed, deal, at_random(seed), playout)


@cache
def usual_length(game_id: str, seed: int) -> int:
    """How many actions a game takes, more or less."""
    game = next(s.game for s in scenarios() if s.game.id == game_id)
    return len(random_game(game, seed).actions)


@st.composite
def playouts(
    draw: st.DrawFn,
    games: st.SearchStrategy[Game] | None = None,
    seats_to_act: int = 0,
) -> Playout:
    """A game: first at random for a while, then by picks that shrink one by one.

    `seats_to_act` asks for a state in which at least so many seats may act.
    """
    game = draw(games if games is not None else _games())
    seed = draw(st.integers(0, 2**32 - 1))
    deal = dealt(game, seed) if draw(st.booleans()) else recorded_deal(game)
    opening = draw(st.integers(0, usual_length(game.id, 1)))
    picks = draw(st.lists(st.integers(0, PICKS - 1), max_size=40))
    begun = played_by(game, seed, deal, at_random(seed, opening), None)
    playout = played_by(game, seed, deal, by_hand(picks, len(begun.actions)), begun)
    return _back_to(playout, seats_to_act)


def _games() -> st.SearchStrategy[Game]:
    return st.deferred(games)


def _back_to(playout: Playout, seats_to_act: int) -> Playout:
    """The last state of a game in which so many seats may act; every game begins with moves."""
    for length in range(len(playout.steps), 0, -1):
        players = players_to_act(playout.game, playout.steps[length - 1].state)
        if not seats_to_act or (CHANCE not in players and len(players) >= seats_to_act):
            return Playout(playout.game, playout.played.until(length - 1), playout.steps[:length])
    return playout
