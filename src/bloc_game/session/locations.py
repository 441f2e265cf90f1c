"""Where saves are kept, and which there are."""

from __future__ import annotations

import os
from pathlib import Path

OVERRIDE = "BLOC_GAME_SAVES"
SUFFIX = ".jsonl"
PUT_AWAY = "deleted"  # the folder, among the saves, of those that a player no longer wants


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


def put_away(path: Path) -> Path:
    """Take a save off the list without destroying it: where it lies now, under a free name."""
    folder = path.parent / PUT_AWAY
    folder.mkdir(exist_ok=True)
    number, place = 1, folder / path.name
    while place.exists():
        number += 1
        place = folder / f"{path.stem}.{number}{path.suffix}"
    return path.rename(place)
