"""The choice of a language, offered wherever it can be changed."""

from __future__ import annotations

from bloc_game.session.catalogue import NAMES, Catalogue
from bloc_game.ui.widgets.selectors import Stepper


def language_stepper(tr: Catalogue, spoken: tuple[str, ...], chosen: str) -> Stepper:
    """The languages, each in its own name."""
    names = tuple(NAMES.get(one, one) for one in spoken)
    here = spoken.index(chosen) if chosen in spoken else 0
    return Stepper(id="language", label=tr("Language"), levels=names, chosen=here)
