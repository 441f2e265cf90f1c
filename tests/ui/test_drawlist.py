import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.drawlist import PAGE, TIP, DrawList, Edge, Fill, Item, Words, changed, paint
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box
from bloc_game.ui.text import Face

GROUND = Fill(Box(0, 0, 200, 100), "#FFFFFF")
COLOURS = st.sampled_from(("#000000", "#8E2F22", "#2C6B4F"))
BOXES = st.builds(
    Box, st.integers(0, 150), st.integers(0, 70), st.integers(4, 50), st.integers(4, 30)
)


def words(text: str, x: float, y: float, clip: Box | None = None, z: int = PAGE) -> Words:
    box = Box(x, y, Fonts().width(Face.UI, 12, text), Fonts().height(Face.UI, 12))
    baseline = y + Fonts().ascent(Face.UI, 12)
    return Words(box, text, Face.UI, 12, baseline, "#000000", clip, z)


def drawing(*items: Item) -> DrawList:
    return DrawList((GROUND, *items), 200, 100)


ITEMS = st.lists(
    st.one_of(
        st.builds(Fill, BOXES, COLOURS),
        st.builds(Edge, BOXES, COLOURS),
        st.builds(
            words, st.sampled_from(("Paris", "Bonn")), st.integers(0, 99), st.integers(0, 80)
        ),
        st.builds(Fill, BOXES, COLOURS, BOXES, st.sampled_from((0, 2))),
    ),
    max_size=6,
)


def test_a_phrase_is_found_wherever_its_lines_turn() -> None:
    shown = drawing(words("nobody", 0, 0), words("expected it", 0, 20))
    assert shown.texts() == ("nobody", "expected it")
    assert shown.says("nobody  expected")
    assert not shown.says("somebody expected")


def test_what_leaves_the_window_is_named() -> None:
    kept, lost = words("kept", 150, 10), words("lost", 190, 10)
    assert drawing(kept, lost).outside() == (lost,)


def test_a_panel_may_hide_what_is_below_but_not_what_is_beside() -> None:
    panel = Box(0, 0, 60, 40)
    below, beside = words("below", 5, 80, clip=panel), words("beside", 50, 10, clip=panel)
    assert drawing(below, beside).outside() == (beside,)


def test_texts_printed_over_each_other_are_named_but_not_those_of_a_tip() -> None:
    under, over = words("under", 10, 10), words("over", 14, 12)
    assert drawing(under, over).overlaps() == (("under", "over"),)
    assert drawing(under, words("over", 14, 12, z=TIP)).overlaps() == ()
    assert drawing(under, words("next", 10, 26)).overlaps() == ()


def test_nothing_is_painted_where_nothing_changed() -> None:
    assert changed(drawing(words("a", 5, 5)), drawing(words("a", 5, 5))) is None


def test_only_what_changed_is_painted() -> None:
    part = changed(drawing(words("a", 5, 5)), drawing(words("b", 5, 5)))
    assert part is not None
    assert part.w < 20


def test_a_changed_order_is_painted_even_beside_another_change() -> None:
    red, black = Fill(Box(0, 0, 9, 9), "#FF0000"), Fill(Box(0, 0, 9, 9), "#000000")
    here, there = Fill(Box(99, 0, 9, 9), "#00FF00"), Fill(Box(99, 0, 9, 9), "#0000FF")
    part = changed(drawing(red, black), drawing(black, red))
    assert part is not None
    assert part.contains(red.box)
    part = changed(drawing(red, black, here), drawing(black, red, there))
    assert part is not None
    assert part.contains(red.box)
    assert part.contains(there.box)


@given(ITEMS, ITEMS, st.sampled_from((1.0, 1.25, 1.5)))
def test_painting_the_changed_part_gives_the_whole_new_picture(
    before: list[Item], after: list[Item], scale: float
) -> None:
    old, new, fonts = drawing(*before), drawing(*after), Fonts(scale)
    size = (round(200 * scale), round(100 * scale))
    patched, fresh = pygame.Surface(size), pygame.Surface(size)
    paint(old, patched, fonts)
    part = changed(old, new)
    if part is not None:
        paint(new, patched, fonts, part)
    paint(new, fresh, fonts)
    assert pygame.image.tobytes(patched, "RGB") == pygame.image.tobytes(fresh, "RGB")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_neighbours_meet_without_a_gap_and_hairlines_are_alike(scale: float) -> None:
    surface = pygame.Surface((round(200 * scale), 8))
    strips = [Fill(Box(at * 7.3, 0, 7.3, 8), "#FF0000") for at in range(27)]
    paint(DrawList(tuple(strips), 200, 8), surface, Fonts(scale))
    row = [surface.get_at((x, 2))[0] for x in range(int(27 * 7.3 * scale))]
    assert set(row) == {255}
    surface.fill("#000000")
    hairs = [Fill(Box(at * 7.3, 0, 1, 8), "#FF0000") for at in range(1, 27)]
    paint(DrawList(tuple(hairs), 200, 8), surface, Fonts(scale))
    red = sum(surface.get_at((x, 2))[0] == 255 for x in range(surface.get_width()))
    assert red == 26 * max(round(scale), 1)
