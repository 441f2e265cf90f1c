"""How hard the property tests look: quickly by default, longer where somebody asks for it.

And in which language commands speak in tests: English, whatever the system's is.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from bloc_game.cli.speaking import OWN, SYSTEM

for name in (OWN, *SYSTEM):
    os.environ.pop(name, None)

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)  # a game is a large example

settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=SLOW)
settings.register_profile("thorough", max_examples=500, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("BLOC_GAME_EXAMPLES", "quick"))
