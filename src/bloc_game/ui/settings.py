"""What a player has set once for every game, and the file it is kept in.

A file that cannot be read, or says something nobody understands, is no reason not to play: what it
gets wrong stands as it would on a first day.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from bloc_game.ui.tokens import LIGHT, SCHEMES, Scheme

OVERRIDE = "BLOC_GAME_SETTINGS"
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the window looks, moves and sounds. Without a `scale`, type grows with the window."""

    language: str = ""
    scale: float | None = None
    colours: str = LIGHT.name
    motion: bool = True
    sound: bool = True
    fullscreen: bool = False
    estimates: bool = True
    met: bool = False  # whether somebody was shown round the table

    @property
    def scheme(self) -> Scheme:
        return SCHEMES[self.colours]


def settings_file() -> Path:
    """The file the environment names, else one in the user's own folder of settings."""
    named = os.environ.get(OVERRIDE)
    if named:
        return Path(named)
    from platformdirs import user_config_path  # only where settings are read or written

    return user_config_path("bloc_game", appauthor=False) / "settings.json"


def load_settings(file: Path) -> Settings:
    """The settings in a file; whatever it does not hold, or holds wrongly, as on a first day."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    names = [field.name for field in fields(Settings)]
    return Settings(**{name: found[name] for name in names if _fits(name, found.get(name, ...))})


def save_settings(file: Path, settings: Settings) -> None:
    """Keep the settings; a disk that refuses them costs no game."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partly = file.with_suffix(".part")
        partly.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        partly.replace(file)


def _fits(name: str, value: object) -> bool:
    match name:
        case "language":
            return isinstance(value, str)
        case "scale":
            return value is None or (value in SCALES and not isinstance(value, bool))
        case "colours":
            return isinstance(value, str) and value in SCHEMES
        case _:
            return isinstance(value, bool)
