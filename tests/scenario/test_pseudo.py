"""A language that is longer than English, and shows what never went through a catalogue."""

from __future__ import annotations

import re
from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.scenario.pseudo import LONGER, Lengthened, lengthened

PROSE = st.text("abcdeiou AEI.,'*", max_size=80)


@given(PROSE)
def test_no_vowel_is_left_unmarked(text: str) -> None:
    assert not re.search("[aeiouAEIOU]", lengthened(text))


@given(PROSE.filter(lambda text: re.search("[aeiou]", text) is not None))
def test_it_is_two_fifths_longer(text: str) -> None:
    assert len(lengthened(text)) >= LONGER * len(text)


@given(st.lists(PROSE, min_size=1, max_size=4))
def test_blanks_notes_and_links_are_left_alone(parts: list[str]) -> None:
    text = "{name}".join(parts) + " [what](codex:edc) it says.[^frus-v5p1-d257]"
    longer = lengthened(text)
    assert [name for _, name, _, _ in Formatter().parse(longer)].count("name") == len(parts) - 1
    assert longer.endswith("[^frus-v5p1-d257]")
    assert "](codex:edc)" in longer


def test_a_catalogue_has_an_entry_for_everything() -> None:
    assert Lengthened().get("Over", "Over") == lengthened("Over") == "Óóvéér"
