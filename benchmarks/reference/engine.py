"""The reference game on the plain engine: random play, every event kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bloc_game.engine.actions import CHANCE, Action
from bloc_game.engine.chance import mix, number_of, pick, point
from bloc_game.engine.events import Event
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.outcome import ending_of
from bloc_game.engine.setup import initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import play as played
from bloc_game.engine.whose_turn import chance_node, players_to_act
from bloc_game.scenario.shelf import load

FILE = Path(__file__).parent / "scenario.yaml"
CHOICE = number_of("choice")


@cache
def game() -> Game:
    """The scenario, loaded once."""
    return load(FILE).game


def play(seed: int) -> tuple[State, list[Event]]:
    """One game to its end: the last state, and all that happened."""
    sea = game()
    step = initial(sea, ())
    events = list(step.events)
    state = step.state
    while players := players_to_act(sea, state):
        player = players[0]
        action: Action
        if player == CHANCE:
            node = chance_node(sea, state)
            assert node is not None
            action = node.actions[pick(node.weights, mix(seed, *node.key))]
        else:
            legal = legal_actions(sea, state, player)
            month = sea.turn(state.public).number
            action = legal[point(mix(seed, month, CHOICE), len(legal))]
        step = played(sea, state, action)
        state = step.state
        events += step.events
    return state, events


def ending(state: State) -> str:
    """How a game came out."""
    found = ending_of(game(), state)
    assert found is not None
    return found.id
