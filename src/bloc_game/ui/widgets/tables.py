"""Rows and columns, parted by hairlines."""

from dataclasses import dataclass

from bloc_game.ui.layout import Box, share
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.words import CONTROL, LABEL, Text, Widget

_AIR = 4.0  # above and below a row


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """What a column is: its heading, its width (None shares what is left), its side."""

    heading: str = ""
    width: float | None = None
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A small table. A cell is words, or any widget; words turn where a column is narrow."""

    columns: tuple[ColumnOf, ...]
    rows: tuple[tuple[Widget | str, ...], ...]
    gap: float = SPACE.medium

    def _widths(self, width: float) -> tuple[float, ...]:
        return share([column.width for column in self.columns], width, self.gap)

    def _lines(self) -> tuple[tuple[Widget, ...], ...]:
        headed = any(column.heading for column in self.columns)
        head = tuple(Text(one.heading, LABEL, "soft_ink", one.align) for one in self.columns)
        body = tuple(
            tuple(
                Text(cell, CONTROL, "ink", column.align) if isinstance(cell, str) else cell
                for cell, column in zip(row, self.columns, strict=True)
            )
            for row in self.rows
        )
        return (head, *body) if headed else body

    def _tall(self, frame: Frame, cells: tuple[Widget, ...], widths: tuple[float, ...]) -> float:
        pairs = zip(cells, widths, strict=True)
        return max(frame.height_of(cell, wide) for cell, wide in pairs) + 2 * _AIR + 1

    def height(self, frame: Frame, width: float) -> float:
        widths = self._widths(width)
        return sum(self._tall(frame, cells, widths) for cells in self._lines())

    def place(self, frame: Frame, box: Box) -> None:
        y, widths = box.y, self._widths(box.w)
        for cells in self._lines():
            tall = self._tall(frame, cells, widths)
            x = box.x
            for cell, wide in zip(cells, widths, strict=True):
                high = frame.height_of(cell, wide)
                cell.place(frame, Box(x, y + (tall - 1 - high) / 2, wide, high))
                x += wide + self.gap
            y += tall
            frame.fill(Box(box.x, y - 1, box.w, 1), frame.scheme.hairline)
