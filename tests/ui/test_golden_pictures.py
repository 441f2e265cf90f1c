"""Ten pictures of the window as they were last approved, compared with tolerance.

They are made anew on purpose only, and looked at before they are kept:
`BLOC_GAME_GOLDEN=write python -m pytest tests/ui/test_golden_pictures.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from bloc_game.ui.gallery.hall import exhibits, shown
from bloc_game.ui.settings import Settings

FOLDER = Path(__file__).parent.parent / "golden" / "pictures"
SIZE = (1280, 720)
KEPT = (640, 360)  # fine enough to tell a scene by, and a tenth of the size
PICTURES = (
    ("title", "en", "light"),
    ("seats", "id", "light"),
    ("table.first", "en", "light"),
    ("table.draft.pencil", "en", "light"),
    ("table.moves", "id", "dark"),
    ("table.decision", "en", "high_contrast"),
    ("table.why.course", "en", "light"),
    ("vote.house", "id", "light"),
    ("histories.seven", "en", "light"),
    ("histories.compared.two", "en", "dark"),
    ("map.germany", "id", "light"),
)
# Another build of SDL, or pygame-ce, sets letters a little differently: a few pixels, by little.
MOST_AWAY = 2.0  # of 255, over the whole picture
MOST_OTHER = 0.02  # of all pixels may be quite another colour
QUITE_OTHER = 48


@pytest.fixture(autouse=True)
def _saves(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path_factory.mktemp("saves")))


def taken(name: str, language: str, colours: str) -> pygame.Surface:
    """An exhibit as it looks now, reduced."""
    exhibit = next(one for one in exhibits() if one.name == name)
    settings = Settings(language=language, scale=1.0, colours=colours)
    picture = shown(exhibit, language, SIZE, settings).picture()
    return pygame.transform.smoothscale(picture, KEPT)


def unlike(one: pygame.Surface, other: pygame.Surface) -> tuple[float, float]:
    """How far apart two pictures are on average, and what part of them is quite another colour."""
    pairs = zip(pygame.image.tobytes(one, "RGB"), pygame.image.tobytes(other, "RGB"), strict=True)
    apart = [abs(a - b) for a, b in pairs]
    return sum(apart) / len(apart), sum(one > QUITE_OTHER for one in apart) / len(apart)


@pytest.mark.parametrize(("name", "language", "colours"), PICTURES)
def test_the_window_looks_as_it_was_approved(name: str, language: str, colours: str) -> None:
    file = FOLDER / f"{name}.{language}.{colours}.png"
    now = taken(name, language, colours)
    if os.environ.get("BLOC_GAME_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(now, str(file))
    away, other = unlike(now, pygame.image.load(str(file)))
    assert away <= MOST_AWAY
    assert other <= MOST_OTHER


def test_a_page_in_other_colours_or_without_its_words_is_unlike() -> None:
    light = taken("settings", "en", "light")
    assert unlike(light, light) == (0.0, 0.0)
    for there in (taken("settings", "en", "dark"), taken("help", "en", "light")):
        away, other = unlike(light, there)
        assert away > MOST_AWAY or other > MOST_OTHER


def test_no_picture_is_kept_that_nobody_compares() -> None:
    kept = {file.name for file in FOLDER.glob("*.png")}
    assert kept == {f"{name}.{language}.{colours}.png" for name, language, colours in PICTURES}
