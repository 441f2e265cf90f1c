"""How hard the property tests look: quickly by default, longer where somebody asks for it.

And in which language commands speak in tests: English, whatever the system's is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bloc_game.cli.speaking import OWN, SYSTEM

for name in (OWN, *SYSTEM):
    os.environ.pop(name, None)

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)  # a game is a large example

settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=SLOW)
settings.register_profile("thorough", max_examples=500, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("BLOC_GAME_EXAMPLES", "quick"))


@pytest.fixture(autouse=True, scope="session")
def _no_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What whoever runs the tests has set for their own games is neither read nor written."""
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOC_GAME_SETTINGS", str(file))
        yield file
