from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.fonts import Fonts
from bloc_game.ui.rich import Prose, parse
from bloc_game.ui.text import Align, Face, Laid, TextStyle, label, lay_out, natural_width

STYLE = TextStyle(Face.PROSE, 10, leading=1.5)
WORDS = st.text("abÉЖ -–\u00a0\n*", max_size=60)


@dataclass(frozen=True)
class Typewriter:
    """Every sign is as wide as the type is large."""

    def width(self, _face: Face, size: float, text: str) -> float:
        return size * len(text)

    def ascent(self, _face: Face, size: float) -> float:
        return size * 0.8

    def height(self, _face: Face, size: float) -> float:
        return size


def lines(laid: Laid) -> list[str]:
    """The text as it stands, line by line; notes are told by their raised baseline."""
    rows: dict[int, str] = {}
    for run in laid.runs:
        row = int(run.baseline // (STYLE.size * STYLE.leading))
        rows[row] = rows.get(row, "") + run.text
    return [rows.get(row, "") for row in range(laid.lines)]


def typed(prose: Prose, width: float, align: Align = Align.LEFT) -> Laid:
    return lay_out(prose, STYLE, width, Typewriter(), align)


def test_lines_are_filled_and_turn_at_spaces() -> None:
    assert lines(typed(label("the note of March"), 90)) == ["the note", "of March"]


def test_a_word_too_long_for_a_line_is_broken_not_cut() -> None:
    assert lines(typed(label("Bundesrepublik"), 60)) == ["Bundes", "republ", "ik"]


def test_a_line_may_end_after_a_hyphen_but_never_inside_a_number_with_its_sign() -> None:
    assert lines(typed(label("ten-page note"), 60)) == ["ten-", "page", "note"]
    assert lines(typed(label("sway -5"), 60)) == ["sway", "-5"]


def test_a_non_breaking_space_holds_a_line_together() -> None:
    assert lines(typed(label("on 30\u00a0August"), 100)) == ["on", "30\u00a0August"]


def test_words_of_two_manners_stay_one_word() -> None:
    assert lines(typed(parse("so *un*likely"), 90)) == ["so", "unlikely"]


def test_a_note_never_begins_a_line() -> None:
    laid = typed(parse("nobody saw it.[^s]"), 145)
    assert lines(laid) == ["nobody saw", "it.1"]


def test_two_notes_do_not_fuse() -> None:
    first, second = (run for run in typed(parse("x[^a][^b]"), 500).runs if run.span.note)
    assert second.box.x > first.box.right


def test_a_label_keeps_its_line_breaks() -> None:
    assert lines(typed(label("one\n\ntwo"), 500)) == ["one", "", "two"]


def test_a_link_that_turns_over_a_line_is_one_target_with_two_boxes() -> None:
    laid = typed(parse("the [European *army*](codex:edc) and [it](codex:x)"), 130)
    assert [(target.opens, len(target.boxes)) for target in laid.targets] == [
        ("codex:edc", 2),
        ("codex:x", 1),
    ]


def test_lines_lean_to_their_side() -> None:
    assert [typed(label("ab"), 100, side).runs[0].box.x for side in Align] == [0, 40, 80]


def test_words_and_emphasis_share_one_baseline() -> None:
    laid = lay_out(parse("a *b* **c**"), STYLE, 500, Fonts())
    assert len({run.baseline for run in laid.runs}) == 1


@pytest.mark.parametrize("sign", ["\u2068", "\u00ad", "\x00", "\u200b", "\x1b"])
def test_signs_that_fonts_cannot_draw_are_left_out(sign: str) -> None:
    assert lines(typed(label(f"a{sign}b"), 500)) == ["ab"]


@given(WORDS, st.integers(1, 200))
def test_nothing_is_lost_and_nothing_leaves_its_column(text: str, width: int) -> None:
    laid = typed(label(text), width)
    assert "".join("".join(lines(laid)).split()) == "".join(text.split())
    for run in laid.runs:
        assert run.box.right <= max(width, STYLE.size)
        assert run.box.bottom <= laid.height


@given(st.text("fiVAToWm -é", max_size=50), st.sampled_from((1.0, 1.25, 1.5, 2.0)))
def test_real_type_never_leaves_its_column(text: str, scale: float) -> None:
    fonts, style = Fonts(scale), TextStyle(Face.PROSE_ITALIC, 14.5)
    widest_sign = fonts.width(Face.PROSE_ITALIC, 14.5, "W")
    laid = lay_out(label(text), style, 80, fonts)
    assert all(run.box.right <= max(80, widest_sign) + 1e-6 for run in laid.runs)


def test_a_text_set_at_its_natural_width_does_not_turn() -> None:
    prose = parse("Who **would** sign *this*, and when?")
    wide = natural_width(prose, STYLE, Fonts(1.25))
    assert lay_out(prose, STYLE, wide, Fonts(1.25)).lines == 1
    assert lay_out(prose, STYLE, wide - 0.5, Fonts(1.25)).lines == 2
