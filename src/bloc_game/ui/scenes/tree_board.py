"""The board of strings: every history over the days of the turns, its name at its end."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_tree import HistoryView, TreeView
from bloc_game.ui.intents import Changed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.strings import Ink, ink_of, pin, seal
from bloc_game.ui.scenes.tree_layout import Board, Strand, String, lay_out_tree
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, Scheme
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.controls import TARGET, Control, Kind
from bloc_game.ui.widgets.words import LABEL_STRONG, NOTE, Text, Widget
from bloc_game.ui.widgets.words import Ink as TextInk

_SEALED = TextStyle(Face.MONO_SEMIBOLD, 11)
_YEAR = TextStyle(Face.UI_SEMIBOLD, 11)
_MARGIN = (0.28, 150.0, 260.0)  # for names at the right: a part of the width, its least and most
_BEND = 11.0
_AXIS = 40.0
_DAYS_APART = 10.0


@dataclass(frozen=True, slots=True)
class Strings:
    """All histories as strings with pins; `looked_at` is a history and a turn of it.

    Where there is nothing to be done with what is looked at, it has the focus itself: `can_go_on`.
    """

    tree: TreeView
    tr: Catalogue
    looked_at: tuple[int, int]
    marked: tuple[int, ...] = ()
    can_go_on: bool = False

    def board(self, frame: Frame, width: float) -> Board:
        """Where everything stands, at a width."""
        part, least, most = _MARGIN
        strands = tuple(_strand(one) for one in self.tree.histories)

        def tall(id: int, wide: float) -> float:
            return self._name(self.tree.of(id)).height(frame, wide)

        margin = min(max(width * part, least), most)
        return lay_out_tree(strands, len(self.tree.turns), width, margin, tall)

    def height(self, frame: Frame, width: float) -> float:
        return self.board(frame, width).height

    def place(self, frame: Frame, box: Box) -> None:
        board = self.board(frame, box.w)
        for x in board.columns:
            frame.fill(Box(box.x + x, box.y, 1, board.height), frame.scheme.hairline)
        ground = frame.scheme.paper
        frame.vector(replace(box, h=board.height), _shapes(self.tree, board, frame.scheme, ground))
        for string in board.strings:
            self._string(frame, box, string)

    def _string(self, frame: Frame, box: Box, string: String) -> None:
        history = self.tree.of(string.id)
        self._write_name(frame, history, string.name.moved(box.x, box.y))
        turns = own_turns(history)
        step = 2 * TARGET if len(turns) < 2 else string.x_of(turns[1]) - string.x_of(turns[0])
        parts = tuple(
            Box(box.x + string.x_of(turn) - step / 2, box.y + string.y - 16, step, 32)
            for turn in turns
        )
        chosen = min(max(self.looked_at[1] - turns[0], 0), len(turns) - 1)
        here = self.looked_at == (string.id, turns[chosen])
        spot = Box(box.x + string.x_of(turns[chosen]), box.y + string.y, 0, 0).inset(-8)
        if here:
            frame.edge(spot.inset(-3), frame.scheme.ink, 2)
        id = f"string:{string.id}"
        says = None if here else Changed(id, chosen)
        frame.control(
            Control(
                id=id,
                boxes=(spot,),
                kind=Kind.PARTS,
                parts=parts,
                chosen=chosen,
                says=says,
                eager=here and not self.can_go_on,
            )
        )

    def _write_name(self, frame: Frame, history: HistoryView, box: Box) -> None:
        """A name on paper of its own, so that no turn's line runs through it."""
        lines = self._lines(history)
        wide = max(frame.lay(one.words, one.style, box.w).width for one in lines)
        frame.fill(Box(box.x - 3, box.y, wide + 6, box.h), frame.scheme.paper)
        Column(lines, 0).place(frame, box)

    def _name(self, history: HistoryView) -> Widget:
        return Column(self._lines(history), 0)

    def _lines(self, history: HistoryView) -> tuple[Text, ...]:
        """What stands at the end of a string: its name, where it began, how it ended."""
        tr = self.tr
        marks = [tr("in hand")] if history.in_hand else []
        marks += [tr("marked")] if history.id in self.marked else []
        title = " · ".join((history.title, *marks))
        lines = [Text(label(title), LABEL_STRONG, _title_ink(history))]
        if history.ending:
            lines.append(Text(label(history.ending.upper()), _SEALED, "stamp"))
        if history.note:
            lines.append(Text(label(history.note), NOTE, "soft_ink"))
        return tuple(lines)


def own_turns(history: HistoryView) -> tuple[int, ...]:
    """The turns pinned on a history's own string: those after it left another, or where it stands.

    What it shares with the one it left is pinned there.
    """
    first = 1 if history.parent is None else history.fork_turn + 1
    return tuple(range(first, len(history.pins) + 1)) or (len(history.pins),)


def _title_ink(history: HistoryView) -> TextInk:
    return "focus_ink" if history.in_hand else "ink"


def _strand(history: HistoryView) -> Strand:
    return Strand(history.id, history.parent, history.fork_turn, len(history.pins))


def _shapes(tree: TreeView, board: Board, scheme: Scheme, ground: str) -> tuple[str, ...]:
    """All strings, each under the pins of all."""
    lines, pins = [], []
    for string in board.strings:
        history = tree.of(string.id)
        ink = ink_of(scheme, history)
        lines.append(ink.line(_way(string)))
        pins += [pin(ink, (x, string.y), ground) for _, x in string.pins]
        end = (string.end, string.y)
        if history.ending:
            pins.append(seal(scheme, end, ground))
        else:
            pins.append(pin(ink, end, ground, here=not history.is_record))
    return (*lines, *pins)


def _way(string: String) -> str:
    """The way of a string: off the one it leaves, down, round, and along its row."""
    x, y = string.down, string.y
    if string.leaves is None:
        return f"M{x:.1f} {y:.1f}L{string.end:.1f} {y:.1f}"
    from_x, from_y = string.leaves
    return (
        f"M{from_x:.1f} {from_y:.1f}C{x:.1f} {from_y:.1f} {x:.1f} {from_y:.1f} "
        f"{x:.1f} {from_y + _BEND:.1f}L{x:.1f} {y - _BEND:.1f}"
        f"Q{x:.1f} {y:.1f} {min(x + _BEND, string.end):.1f} {y:.1f}L{string.end:.1f} {y:.1f}"
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of the turns over the board, and the years."""

    strings: Strings

    def height(self, _frame: Frame, _width: float) -> float:
        return _AXIS

    def place(self, frame: Frame, box: Box) -> None:
        tree, columns = self.strings.tree, self.strings.board(frame, box.w).columns
        spots = [
            self._spot(frame, box, x, day, NOTE)
            for (_, day), x in zip(tree.turns, columns, strict=True)
        ]
        every = next(n for n in range(1, len(spots) + 1) if _are_apart(spots[::n]))
        for spot in spots[::every]:
            self._word(frame, spot, box.y + 19)
        year = 0
        for (date, _), x in zip(tree.turns, columns, strict=True):
            if date // 10_000 != year:
                year = date // 10_000
                self._word(frame, self._spot(frame, box, x, str(year), _YEAR), box.y + 2)
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.rule)

    def _spot(self, frame: Frame, box: Box, x: float, text: str, style: TextStyle) -> _Spot:
        """Where a word stands that belongs to a turn: over it, but within the board."""
        wide = frame.width_of(text, style) + 1
        left = min(max(box.x + x - wide / 2, box.x), box.right - wide)
        return _Spot(text, style, left, wide)

    def _word(self, frame: Frame, spot: _Spot, y: float) -> None:
        laid = frame.lay(spot.text, spot.style, spot.wide)
        frame.write(laid, spot.left, y, frame.scheme.soft_ink)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A word over a turn, and the room it takes across."""

    text: str
    style: TextStyle
    left: float
    wide: float


def _are_apart(spots: Sequence[_Spot]) -> bool:
    return all(
        one.left + one.wide + _DAYS_APART <= other.left for one, other in itertools.pairwise(spots)
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """A short piece of a history's string, to stand before its name."""

    ink: Ink

    def width(self, _frame: Frame) -> float:
        return 34.0

    def height(self, _frame: Frame, _width: float) -> float:
        return 10.0

    def place(self, frame: Frame, box: Box) -> None:
        at = Box(box.x, box.y + (box.h - 10) / 2, 34, 10)
        frame.vector(at, (self.ink.line("M2 5L32 5"),))


@dataclass(frozen=True, slots=True)
class Key:
    """What pins, rings and seals mean."""

    tr: Catalogue

    def _entries(self) -> tuple[tuple[str, str], ...]:
        tr = self.tr
        return (
            ("pin", tr("a turn")),
            ("ring", tr("where it stands")),
            ("seal", tr("how it ended")),
        )

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow().place(frame, box)

    def _flow(self) -> Flow:
        return Flow(
            tuple(_Entry(kind, text) for kind, text in self._entries()), SPACE.large, down=0
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One sign and its meaning."""

    sign: str
    text: str

    def width(self, frame: Frame) -> float:
        return 26 + frame.width_of(self.text, NOTE) + 1

    def height(self, _frame: Frame, _width: float) -> float:
        return 22.0

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        ink = Ink(scheme.soft_ink, (), 1.8)
        at = (11.0, 11.0)
        if self.sign == "seal":
            shape = seal(scheme, at, scheme.paper)
        else:
            shape = pin(ink, at, scheme.paper, here=self.sign == "ring")
        frame.vector(Box(box.x, box.y, 22, 22), (shape,))
        laid = frame.lay(self.text, NOTE, box.w - 26)
        frame.write(laid, box.x + 26, box.y + (22 - laid.height) / 2, scheme.soft_ink)
