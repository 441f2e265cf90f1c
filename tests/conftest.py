"""How hard the property tests look: quickly by default, longer where somebody asks for it."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)  # a game is a large example

settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=SLOW)
settings.register_profile("thorough", max_examples=500, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("BLOC_GAME_EXAMPLES", "quick"))
