"""The leaves of decisive moments, and of the game beside the record, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue, signed
from bloc_game.session.views import MomentView
from bloc_game.session.views_debrief import BesideView, DebriefView, PivotView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said, prose, titled
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.still import Still
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    Ink,
    Text,
    Widget,
)

_BEAD = 9.0
_WIDE = 620.0  # from here on a question has a column of its own


def moments(view: DebriefView, tr: Catalogue) -> Widget:
    """The moments that made this game what it was, on a string."""
    head = titled(tr("Decisive moments"))
    if not view.pivots:
        none = tr("Nothing set this game apart from history, and nothing moved your goals.")
        return Column((head, Text(label(none), ASIDE, "soft_ink")))
    said = Text(label(view.reckoned), LABEL, "soft_ink")
    beads = (_Bead(_pivot(one, tr), one.parted) for one in view.pivots)
    return Column((head, said, Column(tuple(beads), 0)), SPACE.medium)


def _pivot(one: PivotView, tr: Catalogue) -> Widget:
    lines: list[Widget] = [Text(label(one.date), LABEL_STRONG, "soft_ink")]
    lines.append(Text(parse(one.text), HEADING))
    if one.here:
        lines.append(Text(label(tr("Here: {text}", text=one.here)), CONTROL_STRONG))
    if one.parted:
        said = tr("In history: {title}", title=one.history)
        lines.append(Text(label(said), CONTROL, "focus_ink"))
    elif one.history and one.here:
        lines.append(Text(label(tr("In history: the same.")), CONTROL, "soft_ink"))
    if one.moved:
        lines.append(Flow(tuple(_points(one)), SPACE.large, down=2))
    return Column(tuple(lines), 2)


def _points(one: PivotView) -> Iterator[Said]:
    for moved in one.moved:
        ink: Ink = "yes" if moved.by > 0 else "no"
        yield Said(f"{signed(moved.by)} {moved.title}", LABEL, ink)


@dataclass(frozen=True, slots=True)
class _Bead:
    """A moment on the string: a square where game and history went together, two lines where they
    parted."""

    child: Widget
    parted: bool

    def height(self, frame: Frame, width: float) -> float:
        return self.child.height(frame, width - SPACE.page) + SPACE.large

    def place(self, frame: Frame, box: Box) -> None:
        scheme, y = frame.scheme, box.y + 5
        frame.fill(Box(box.x + _BEAD / 2 - 0.5, box.y, 1, box.h), scheme.ink)
        if self.parted:
            amber = colour(scheme, "focus_ink")
            frame.fill(Box(box.x + _BEAD / 2, y + _BEAD / 2 - 0.5, SPACE.large, 2), amber)
            frame.fill(Box(box.x + _BEAD / 2 + SPACE.large - 5, y, _BEAD - 1, _BEAD - 1), amber)
        frame.fill(Box(box.x, y, _BEAD, _BEAD), scheme.ink)
        inner = replace(box, x=box.x + SPACE.page, w=box.w - SPACE.page, h=box.h - SPACE.large)
        self.child.place(frame, inner)


# --- beside the record ----------------------------------------------------------------------------


def beside(view: DebriefView, tr: Catalogue) -> Widget:
    """Every turn: what was decided and done here, and in history."""
    parts: list[Widget] = [titled(tr("Beside the record"))]
    parts += [Still(f"turn:{one.turn}", _Turn(one, tr)) for one in view.beside]
    return Column(tuple(parts), SPACE.large)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn as a table of three columns, or, on a narrow page, line under line."""

    turn: BesideView
    tr: Catalogue

    def _whole(self, width: float) -> Widget:
        turn, tr = self.turn, self.tr
        head = Column(
            (
                Text(label(turn.date), LABEL, "soft_ink"),
                Text(label(turn.headline), CONTROL_STRONG),
            ),
            0,
        )
        rows = [self._decision(one) for one in turn.decisions]
        if turn.moves or turn.record_moves:
            rows.append((tr("Your moves"), _joined(turn.moves), _joined(turn.record_moves), False))
        if not rows:
            return head
        table = self._table(rows) if width >= _WIDE else self._list(rows)
        return Column((head, table), SPACE.hair)

    def _decision(self, one: MomentView) -> tuple[str, str, str, bool]:
        there = self.tr("the same") if one.same else one.history
        return one.question, one.here, there, not one.same

    def _table(self, rows: list[tuple[str, str, str, bool]]) -> Widget:
        tr = self.tr
        columns = (ColumnOf(""), ColumnOf(tr("Here")), ColumnOf(tr("In history")))
        return Table(
            columns,
            tuple(
                (prose(asked, CONTROL, "soft_ink"), here, Text(label(there), CONTROL, _ink(parted)))
                for asked, here, there, parted in rows
            ),
            SPACE.wide,
        )

    def _list(self, rows: list[tuple[str, str, str, bool]]) -> Widget:
        tr = self.tr
        lines = (
            Column(
                (
                    prose(asked, CONTROL, "soft_ink"),
                    Text(label(tr("Here: {text}", text=here)), CONTROL),
                    Text(label(tr("In history: {title}", title=there)), CONTROL, _ink(parted)),
                ),
                1,
            )
            for asked, here, there, parted in rows
        )
        return Column(tuple(lines), SPACE.small)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(box.w).place(frame, box)


def _ink(parted: bool) -> Ink:
    return "focus_ink" if parted else "soft_ink"


def _joined(moves: tuple[str, ...]) -> str:
    return "\n".join(moves) or "–"
