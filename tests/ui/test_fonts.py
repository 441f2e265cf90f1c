from pathlib import Path

import pygame
import pytest
from fontTools.ttLib import TTFont

from bloc_game.ui import fonts
from bloc_game.ui.fonts import FILES, Fonts, MissingFont, path_of
from bloc_game.ui.text import Face

PROSE_SIGNS = "AÉŒœßñçĂșЖїЄ\u00a0\u202f\u2011−–—…“”‘’«»½·→§№"
CONTROL_SIGNS = "▲▼●○−…·|\u2009→✓"


def signs_of(face: Face) -> set[int]:
    return set(TTFont(path_of(face)).getBestCmap())


@pytest.mark.parametrize("face", Face)
def test_every_face_is_bundled_and_opens(face: Face) -> None:
    assert Fonts().width(face, 14, "Moscow") > 20
    assert face in FILES


@pytest.mark.parametrize("face", [face for face in Face if face.value.startswith(("prose", "ui"))])
def test_faces_have_every_sign_prose_may_hold(face: Face) -> None:
    assert [sign for sign in PROSE_SIGNS if ord(sign) not in signs_of(face)] == []


@pytest.mark.parametrize("face", [Face.UI, Face.UI_SEMIBOLD])
def test_control_faces_have_the_signs_widgets_draw(face: Face) -> None:
    assert [sign for sign in CONTROL_SIGNS if ord(sign) not in signs_of(face)] == []


@pytest.mark.parametrize("face", [Face.MONO, Face.MONO_SEMIBOLD])
def test_telegrams_can_be_sent_in_both_scripts(face: Face) -> None:
    assert [sign for sign in "MOLOTOV МОЛОТОВ −·" if ord(sign) not in signs_of(face)] == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_what_is_measured_is_what_is_drawn(scale: float) -> None:
    sized, text = Fonts(scale), "Tension and Würde"
    surface = pygame.Surface((600, 80), pygame.SRCALPHA)
    sized.draw(surface, (20, 40), text, (Face.UI, 13), "#000000")
    drawn = surface.get_bounding_rect(min_alpha=8)
    width = sized.width(Face.UI, 13, text) * scale
    assert drawn.left >= 20 * scale - 1
    assert width - 4 <= drawn.width <= width + 2
    assert drawn.top >= (40 - sized.ascent(Face.UI, 13)) * scale - 1


def test_half_sizes_are_sizes_of_their_own() -> None:
    widths = [Fonts().width(Face.PROSE, size, "negotiation") for size in (14, 14.5, 15)]
    assert widths == sorted(set(widths))


def test_a_larger_scale_keeps_the_measure_of_a_text() -> None:
    one, two = (Fonts(scale).width(Face.PROSE, 14.5, "a long sentence") for scale in (1, 2))
    assert one == pytest.approx(two, rel=0.02)


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "assets_dir", lambda: tmp_path)
    with pytest.raises(MissingFont, match=r"Inter-Regular\.ttf cannot be opened"):
        Fonts().width(Face.UI, 987, "never opened before at this size")
