"""What is said while something is opened that takes a while."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.scene import Later, Transition


def laid_out(tr: Catalogue, make: Callable[[], Transition]) -> Later:
    """Something that takes a while, with the words for it."""
    return Later(tr("The papers are being laid out …"), make)
