"""All exhibits of the gallery, and how they are made into pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pygame

from bloc_game.ui import gallery
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.intents import Resized
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage


@cache
def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit, by name; `ValueError` where two have one name."""
    found = [one for module in iter_modules(gallery.__path__) for one in _hung_in(module.name)]
    names = [one.name for one in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"two exhibits are called {', '.join(sorted(twice))}")
    return tuple(sorted(found, key=lambda one: one.name))


def _hung_in(module: str) -> tuple[Exhibit, ...]:
    found: tuple[Exhibit, ...] = getattr(
        import_module(f"{gallery.__name__}.{module}"), "EXHIBITS", ()
    )
    return found


def shown(exhibit: Exhibit, language: str, size: tuple[int, int], settings: Settings) -> Stage:
    """An exhibit as it is to be looked at: come to in an ordinary window, then set as asked for."""
    stage = Stage(exhibit.opened(language), settings=replace(settings, scale=1.0))
    exhibit.brought(stage)
    stage.send(Resized(*size))
    stage.adjust(settings)
    return stage


def hang(
    folder: Path, language: str, size: tuple[int, int], settings: Settings, only: str = ""
) -> Iterator[Path]:
    """Write every exhibit whose name begins with `only` as a PNG, one at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    for exhibit in exhibits():
        if exhibit.name.startswith(only):
            path = folder / f"{exhibit.name}.png"
            pygame.image.save(shown(exhibit, language, size, settings).picture(), str(path))
            yield path
