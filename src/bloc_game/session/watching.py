"""One history as one seat watched it, turn by turn.

`watch` alone reads the states of a tape; what it returns holds observations, so that nothing hidden
can reach a view by accident.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_game.engine import events as ev
from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation, observation
from bloc_game.engine.turn import Step
from bloc_game.session.playing import Played


@dataclass(frozen=True, slots=True)
class Watched:
    """What a seat observed as each turn opened, and in the last of them as it stands.

    `places` tells after how many actions each turn opened, `deeds` how many of a person were done
    after that, `over` whether the history has come to an ending.
    """

    seat: str
    moments: tuple[Observation, ...]
    places: tuple[int, ...]
    deeds: tuple[int, ...]
    over: bool


def watch(game: Game, opening: Step, tape: Sequence[Played], seat: str, last: int = 0) -> Watched:
    """A history to its present moment, or only to the opening of the turn `last`."""
    states = [opening.state, *(one.step.state for one in tape)]
    opened = [0]
    for place, state in enumerate(states):
        if game.turn(state.public).number > len(opened):
            opened.append(place)
    shown = [states[place] for place in opened[: last or None]]
    if not last or (last >= len(opened) and not states[-1].agenda):
        shown[-1] = states[-1]
    people = [place for place, one in enumerate(tape) if one.by == "person"]
    return Watched(
        seat=seat,
        moments=tuple(observation(game, state, seat) for state in shown),
        places=tuple(opened[: len(shown)]),
        deeds=tuple(sum(at >= place for at in people) for place in opened[: len(shown)]),
        over=not states[-1].agenda and len(shown) == len(opened),
    )


def events_of(opening: Step, tape: Sequence[Played], before: int = 0) -> tuple[ev.Event, ...]:
    """Everything that happened in a history, or only before the turn `before` opened."""
    found: list[ev.Event] = []
    for event in (e for step in (opening, *(one.step for one in tape)) for e in step.events):
        if before and isinstance(event, ev.TurnBegan) and event.turn == before:
            break
        found.append(event)
    return tuple(found)
