"""A study at a glance: for every setting the shares of the endings, as one picture of bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.wording_names import Names
from bloc_game.study.design import Design
from bloc_game.study.table import Row

_WIDE, _LEFT, _RIGHT, _LINE, _HEAD = 760.0, 250.0, 40.0, 26.0, 62.0
_BAR = 12.0
_INK, _SOFT, _PAPER, _GRID, _REACH = "#1c1a17", "#5f584d", "#f8f4e6", "#e4dcc6", "#b3261e"
_FONT = 'font-family="Source Serif 4, Georgia, serif"'


def ending_plots(design: Design, names: Names, found: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """A picture for every ending that was reached, by the name of its file."""
    for ending in design.scenario.game.endings:
        key = f"ending.{ending.id}"
        if any(row[key] for row in found):
            title = names.title(f"endings.{ending.id}.title", ending.id)
            yield f"{key}.svg", _picture(design, names.tr, title, key, found)


def _picture(design: Design, tr: Catalogue, title: str, key: str, found: Sequence[Row]) -> str:
    high = max(float(row[f"{key}.high"]) for row in found)
    scale = (_WIDE - _LEFT - _RIGHT) / max(high, 0.01)
    tall = _HEAD + _LINE * len(found) + 20
    body = [
        f'<rect width="{_WIDE}" height="{tall}" fill="{_PAPER}"/>',
        _text(16, 28, title, 18, _INK),
        _text(16, 47, _basis(design, found), 12, _SOFT),
    ]
    for number, row in enumerate(found):
        body += _row(design, tr, row, key, _HEAD + _LINE * number, scale)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE:g} {tall:g}" '
        f'width="{_WIDE:g}" height="{tall:g}" role="img">{"".join(body)}</svg>\n'
    )


def _basis(design: Design, found: Sequence[Row]) -> str:
    """What was asked, and how many games it rests on."""
    played = f"{design.scenario.id}, {len(found)} × {found[0]['games']}; 95 %"
    return f"{design.question} ({played})" if design.question else played


def _row(
    design: Design, tr: Catalogue, row: Row, key: str, y: float, scale: float
) -> Iterator[str]:
    named = ", ".join(str(row[name]) for name in design.factors) or "–"
    share, low, high = (float(row[one]) for one in (key, f"{key}.low", f"{key}.high"))
    middle = y + _LINE / 2
    yield _text(_LEFT - 10, middle + 4, named, 12, _INK, "end")
    yield _box(_LEFT, middle - _BAR / 2, _WIDE - _LEFT - _RIGHT, _BAR, _GRID)
    yield _box(_LEFT, middle - _BAR / 2, share * scale, _BAR, _INK)
    yield _box(_LEFT + low * scale, middle - 1, max((high - low) * scale, 1), 2, _REACH)
    yield _text(_WIDE - _RIGHT + 6, middle + 4, tr.decimal(100 * share), 12, _SOFT)


def _box(x: float, y: float, wide: float, tall: float, colour: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:.1f}" height="{tall:g}" fill="{colour}"/>'


def _text(x: float, y: float, words: str, size: int, colour: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" {_FONT} font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
