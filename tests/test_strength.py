"""The table of strengths on the page is of games that would come out so again."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.strength import KEPT, LEANS, kept, played, table
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
