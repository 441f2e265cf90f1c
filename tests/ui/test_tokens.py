"""The colours can be read, in every scheme."""

from dataclasses import fields

import pytest

from bloc_game.ui.tokens import LANDS, SCHEMES, SPACE, TEXT_PAIRS, Scheme, colour, contrast

AA_TEXT = 4.5
AA_SHAPES = 3.0

schemes = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())


@schemes
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(scheme: Scheme, text: str, ground: str) -> None:
    assert contrast(colour(scheme, text), colour(scheme, ground)) >= AA_TEXT


def test_a_pale_text_would_be_caught() -> None:
    assert contrast("#9C9385", "#F3ECDD") < AA_TEXT


@schemes
@pytest.mark.parametrize("ground", ["paper", "sheet", "card"])
def test_the_focus_ring_stands_out(scheme: Scheme, ground: str) -> None:
    assert contrast(scheme.focus, colour(scheme, ground)) >= AA_SHAPES


@schemes
@pytest.mark.parametrize("name", LANDS)
def test_hatching_can_be_seen_on_its_land(scheme: Scheme, name: str) -> None:
    land = getattr(scheme, name)
    assert contrast(land.fill, land.hatch) >= 1.8


@schemes
def test_no_two_alignments_look_alike(scheme: Scheme) -> None:
    looks = [colour(scheme, name) for name in (*LANDS, "backdrop", "sea")]
    assert len(set(looks)) == len(looks)


def test_every_colour_of_text_is_named_in_a_pair() -> None:
    read = {name for pair in TEXT_PAIRS for name in pair}
    lines = {"name", "rule", "hairline", "coast", "border", "shallows"}
    assert read | lines == {field.name for field in fields(Scheme)}


def test_space_grows_in_steps_of_four() -> None:
    assert all(getattr(SPACE, field.name) % 4 == 0 for field in fields(SPACE))
