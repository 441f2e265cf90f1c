"""What stands in assets/ is what CREDITS.md says, and can write what the game writes."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bloc_game.resources import assets_dir

ASSETS = assets_dir()
FONTS = sorted(ASSETS.glob("fonts/*/*.ttf"))
LATIN = "AZaz09 ÄÖÜäöüßÉéÈèÊêÇçÀàÂâÎîÔôÛûÑñÅåÆæØøŁłŚśŻżĆćĘęĄąĞğİıŞşŐőŰűŮůŘřČčŠšŽžĂăȘșȚțÐðÞþ"
CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґ"
SIGNS = "–—−…“”‘’„«»·•→≥≤±×°½№§†\u00a0"
FAMILIES = pytest.mark.parametrize("font", FONTS, ids=[font.stem for font in FONTS])


def credited() -> dict[str, str]:
    text = (ASSETS / "CREDITS.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \| ([0-9a-f]{64}) \|$", text, flags=re.MULTILINE))


def test_every_file_is_credited_with_its_checksum() -> None:
    there = {
        path.relative_to(ASSETS).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in ASSETS.rglob("*")
        if path.suffix in {".ttf", ".geojson", ".png", ".svg", ".ogg", ".wav"}
    }
    assert there == credited()


def test_every_font_family_brings_its_licence() -> None:
    for family in {font.parent for font in FONTS}:
        licence = (family / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@FAMILIES
def test_a_font_writes_latin_and_cyrillic(font: Path) -> None:
    known = TTFont(font).getBestCmap()
    assert [sign for sign in LATIN + CYRILLIC + SIGNS if ord(sign) not in known] == []


@FAMILIES
def test_digits_line_up_in_columns(font: Path) -> None:
    face = TTFont(font)
    widths = {face["hmtx"][face.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1


def test_a_missing_letter_would_be_noticed() -> None:
    assert ord("漢") not in TTFont(FONTS[0]).getBestCmap()
