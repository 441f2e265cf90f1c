"""One picture of the gallery: how to come to what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bloc_game.ui.scene import Scene
from bloc_game.ui.stage import Stage


def _as_it_is(_stage: Stage) -> None:
    """Nothing needs to be done to come to the picture."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A scene in one state: `opened` in a language, then `brought` where it is to be looked at.

    `brought` uses the stage as a player would: keys, clicks, whole steps.
    """

    name: str
    opened: Callable[[str], Scene]
    brought: Callable[[Stage], None] = _as_it_is
