"""What is known of a game before it begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of the game that is wanted."""

    scenario: str | None = None
    seats: tuple[str, ...] = ()
    seed: int | None = None
    language: str = ""
    policy: str = "default"
    save: Path | None = None
    estimates: bool = False  # whether a staff may be asked
    watch: bool = False  # whether changes of the scenario's files come into the game
