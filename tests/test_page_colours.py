"""A printed page may not import the colours of the window, and yet looks like it."""

from __future__ import annotations

import re

from bloc_game.report.debrief_style import PALETTE, STYLE
from bloc_game.ui.tokens import LIGHT

VARIABLES = {
    "ink": LIGHT.ink,
    "soft": LIGHT.soft_ink,
    "rule": LIGHT.rule,
    "hair": LIGHT.hairline,
    "stamp": LIGHT.stamp,
    "record": LIGHT.focus_ink,
    "yes": LIGHT.yes,
    "no": LIGHT.no,
}


def test_a_page_is_inked_in_the_colours_of_the_window() -> None:
    assert dict(re.findall(r"--(\w+): (#[0-9A-F]{6})", STYLE)) == VARIABLES
    assert (PALETTE.here, PALETTE.record, PALETTE.good) == (LIGHT.ink, LIGHT.focus_ink, LIGHT.yes)
    assert PALETTE.ground == LIGHT.card
