"""Where saves are kept, and which there are."""

from __future__ import annotations

import os
from pathlib import Path

OVERRIDE = "BLOC_GAME_SAVES"
SUFFIX = ".jsonl"


def saves_dir() -> Path:
    """The folder of saves: the one the environment names, else the user's own data folder."""
    named = os.environ.get(OVERRIDE)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # only where a save is written or looked for

    return user_data_path("bloc_game", appauthor=False) / "saves"


def new_save(scenario: str) -> Path:
    """A name that no save has yet: `soviet_application-3.jsonl`."""
    folder = saves_dir()
    number = 1
    while (path := folder / f"{scenario}-{number}{SUFFIX}").exists():
        number += 1
    return path


def saved_games() -> tuple[Path, ...]:
    """Every save in the folder, the one played last first."""
    found = [path for path in saves_dir().glob(f"*{SUFFIX}") if path.is_file()]
    return tuple(sorted(found, key=lambda path: (-path.stat().st_mtime, path.name)))
