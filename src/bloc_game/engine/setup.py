"""The deal of what is hidden, and the state a game begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bloc_game.engine.chance import extend, mix, number_of, point
from bloc_game.engine.effects import Effects
from bloc_game.engine.game import Game
from bloc_game.engine.state import Working, blank
from bloc_game.engine.turn import Step, begin_turn, settle

if TYPE_CHECKING:
    from bloc_game.engine.observation import Observation

Deal = tuple[int, ...]  # the strength of every secret, in declared order


def dealt(game: Game, seed: int) -> Deal:
    """Draw what is hidden: the strength of each secret, evenly from its band."""
    word = mix(seed, number_of("deal"))
    return tuple(
        secret.low + point(extend(word, secret.number), secret.high - secret.low + 1)
        for secret in game.secrets
    )


def recorded_deal(game: Game) -> Deal:
    """What was hidden in history."""
    return tuple(secret.recorded for secret in game.secrets)


def believed_deal(game: Game, observation: Observation, key: int) -> Deal:
    """A deal that a seat may believe in: what it knows, and the rest drawn from the bands."""
    drawn = dealt(game, key)
    return tuple(
        drawn[number] if known is None else known
        for number, known in enumerate(observation.strengths)
    )


def initial(game: Game, deal: Deal, given: Effects | None = None) -> Step:
    """The state before the first action, and the events of the first turn's news up to it.

    What is `given` is done before the first turn begins.

    Raises `ValueError` where the deal does not fit the game's secrets and their bands.
    """
    if len(deal) != len(game.secrets):
        raise ValueError(f"the deal holds {len(deal)} values for {len(game.secrets)} secrets")
    cells = [slot.start for slot in game.layout.slots]
    for secret, strength in zip(game.secrets, deal, strict=True):
        slot = game.layout.slots[secret.place]
        if not slot.low <= strength <= slot.high:
            raise ValueError(f"{secret.id} cannot be {strength}: it is {slot.low} … {slot.high}")
        cells[secret.place] = strength
    work = Working(game.layout, blank(game.layout, cells, len(game.seats)))
    if given is not None:
        given.run(work)
    begin_turn(game, work, 1)
    return settle(game, work)
