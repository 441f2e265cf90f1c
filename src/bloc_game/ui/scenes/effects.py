"""What a deed would do, set so that it can be compared: by kind, signed, for better or worse.

A full triangle is for the better, a hollow one for the worse, so that colour is not needed; where
the scenario holds neither to be good, a change is written plainly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue, signed
from bloc_game.session.wording_effects import Foreseen, grouped
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Beside, Column, Flow, Row
from bloc_game.ui.widgets.words import LABEL_STRONG, Ink, Text, Widget

TIGHT = TextStyle(Face.UI, 12, 1.3)
CASE = TextStyle(Face.PROSE, 13, 1.35, strong=Face.PROSE_SEMIBOLD)
_TITLE = 92.0
_INK: dict[str, Ink] = {"better": "yes", "worse": "no", "": "ink"}


def effect_pieces(effects: Iterable[Foreseen]) -> Flow:
    """Changes beside each other, turning where there is no room."""
    return Flow(tuple(Said(_said(one), TIGHT, _INK[one.good]) for one in effects), 12, down=0)


def _said(one: Foreseen) -> str:
    text = one.short or one.text
    if not one.good or one.by is None:
        return text
    up, down = ("▲", "▼") if one.good == "better" else ("△", "▽")
    return f"{up if one.by > 0 else down} {text}"


def effect_table(
    tr: Catalogue, effects: tuple[Foreseen, ...], goals: int | None
) -> tuple[Widget, ...]:
    """A line for each kind of effect, after what they add to the seat's goals."""
    rows: list[Widget] = []
    if goals:
        change = f"{'▲' if goals > 0 else '▽'} {signed(goals)}"
        words = Said(change, LABEL_STRONG, "yes" if goals > 0 else "no")
        rows.append(_row(tr("Your goals"), Flow((words, Said(tr("at once"), TIGHT)), 6)))
    rows += [_row(title, effect_pieces(some)) for title, some in grouped(tr, effects)]
    return (Column(tuple(rows), 1),) if rows else ()


def _row(title: str, effects: Widget) -> Row:
    return Row((Text(label(title), TIGHT, "soft_ink"), effects), (_TITLE, None), SPACE.small)


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns under their titles, as a bargain or a case is weighed."""

    left: str
    right: str
    lefts: tuple[Widget, ...]
    rights: tuple[Widget, ...]

    def _beside(self) -> Beside:
        sides = ((self.left, self.lefts), (self.right, self.rights))
        columns = tuple(
            Column((Text(label(title), LABEL_STRONG), *some), 2) for title, some in sides if some
        )
        return Beside(columns, 140, SPACE.large)

    def height(self, frame: Frame, width: float) -> float:
        return self._beside().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._beside().place(frame, box)
