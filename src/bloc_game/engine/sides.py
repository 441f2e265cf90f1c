"""Where governments stand, as a map shows it. Nothing in play asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_game.engine.compiled import Formula


@dataclass(frozen=True, slots=True)
class Side:
    """Where a government can stand."""

    id: str
    when: tuple[Formula, ...]  # by actor, on what everybody sees


def stands(sides: Sequence[Side], actors: Sequence[str], public: Sequence[int]) -> dict[str, str]:
    """The side of every actor that a rule speaks of: of those that hold for it, the first."""
    found = {}
    for number, actor in enumerate(actors):
        side = next((one.id for one in sides if one.when[number].run(public)), None)
        if side is not None:
            found[actor] = side
    return found
