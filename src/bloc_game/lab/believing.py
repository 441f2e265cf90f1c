"""States that a seat may believe in: rebuilt from its own observation and the bands, never more.

What others have sealed, and what only they know, is not there; it is as it was at the start of the
game, or is done anew by the policies that play them. Events are on their way as far as
the rules, and what all have seen, tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from bloc_game.engine.game import Game
from bloc_game.engine.observation import Observation
from bloc_game.engine.setup import Deal, believed_deal
from bloc_game.engine.state import (
    Agenda,
    Answering,
    Closing,
    Countering,
    Deciding,
    Item,
    Moving,
    Questions,
    State,
)
from bloc_game.lab.foreseeing import Foreseeing


def believed(coming: Foreseeing, seen: Observation, deal: Deal) -> State:
    """The state that a seat sees a part of, as far as it must know it to act in it.

    Raises `ValueError` where it is not the seat's turn to act.
    """
    game = coming.game
    cells = [slot.start for slot in game.layout.slots]
    cells[: len(seen.public)] = seen.public
    for place, value in seen.own:
        cells[place] = value
    for secret, strength in zip(game.secrets, deal, strict=True):
        cells[secret.place] = strength
    for place, turn in coming.due(cells).items():
        cells[place] = turn
    public, private = game.layout.public_end, game.layout.private_end
    sealed: list[tuple[int, ...]] = [()] * len(game.seats)
    sealed[game.seat_of[seen.seat]] = seen.sealed
    return State(
        tuple(cells[:public]),
        tuple(cells[public:private]),
        tuple(cells[private:]),
        tuple(sealed),
        seen.pledges,
        agenda(game, seen),
    )


def deals(game: Game, seen: Observation, keys: Sequence[int]) -> list[Deal]:
    """A deal that a seat may believe in for each key."""
    return [believed_deal(game, seen, key) for key in keys]


def agenda(game: Game, seen: Observation) -> Agenda:
    """What a seat that is asked something knows to be still to come on this turn."""
    phase, turn = seen.phase, game.turn(seen.public)
    if not phase.to_act:
        raise ValueError(f"{seen.seat} is not asked anything now")
    rest: list[Item] = [Closing()]
    if phase.kind == "decision":
        number = game.decision_of[phase.decision].index
        later = turn.decisions.index(number) + 1
        if later < len(turn.decisions):
            rest.append(Questions(later))
        return (*rest, Deciding(number))
    if turn.decisions:
        rest.append(Questions(0))
    if phase.kind == "moves":
        return (*rest, Moving())
    assert phase.offer is not None
    if phase.terms:
        return (*rest, Countering(phase.offer, phase.terms))
    return (*rest, Answering((phase.offer,)))
