"""The table of strengths on the page is of games that would come out so again."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from benchmarks.strength import KEPT, LEANS, kept, played, table
from bloc_game.lab.outcomes import paired
from bloc_game.lab.planner import STRENGTHS

PAGE = Path(__file__).parents[1] / "docs" / "lab.md"
SEATS = ["USA", "SUN", "POL", "FRA"]
PLAYERS = (LEANS, *STRENGTHS)
AGAIN = 11  # a deal that is played again


def test_what_was_kept_would_be_played_so_again() -> None:
    """Where it would not: begin `benchmarks/strength.csv` anew, and play the table again."""
    known = kept(KEPT)
    keys = [(seat, who, AGAIN) for seat in SEATS for who in (LEANS, "clerk")]
    assert played("soviet_application", keys) == {key: known[key] for key in keys}


def test_the_page_shows_what_was_kept() -> None:
    known = kept(KEPT)
    deals = max(deal for _, _, deal in known) + 1
    shown = re.search(
        r"<!-- results of `benchmarks/strength.py`: begin -->\n(.*?)<!-- results of",
        PAGE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert shown is not None
    assert shown[1] == "".join(f"{line}\n" for line in table(known, SEATS, PLAYERS, deals))


@pytest.mark.parametrize("seat", SEATS[:3])
def test_each_strength_is_told_from_the_one_below(seat: str) -> None:
    """In 500 deals the 95 % interval of the paired difference keeps clear of nothing."""
    known = kept(KEPT)
    for below, who in pairwise(PLAYERS):
        ours, theirs = (
            np.array([known[seat, one, deal] for deal in range(500)]) for one in (who, below)
        )
        more, low, high = paired(ours, theirs)
        assert 0 < low < more < high
