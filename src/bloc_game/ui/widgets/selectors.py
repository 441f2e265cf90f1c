"""One of a few: tabs of a page, and the levels of a clause."""

from dataclasses import dataclass

from bloc_game.ui.layout import Box, around, flow
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.controls import TARGET, Control, Kind
from bloc_game.ui.widgets.marks import PENCIL, dashed, pencil
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL

_PENCILLED = TextStyle(Face.PROSE_ITALIC, 13)
_TAB_GAP = float(SPACE.wide)
_LEAST_GAP = 9.0
_SEGMENT = 26.0  # the height drawn; the height hit is TARGET
_SIDE = float(SPACE.small)
_SEG_PAD = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """The papers of a page by name, the open one underlined. Says `Changed(id, number)`."""

    id: str
    labels: tuple[str, ...]
    chosen: int = 0

    def _lines(
        self, frame: Frame, width: float
    ) -> tuple[tuple[tuple[int, float, float], ...], ...]:
        wide = [self._wide(frame, one) for one in self.labels]
        spare = (width - sum(wide)) / max(len(wide) - 1, 1)  # closer, where that keeps one line
        return flow(wide, width, min(_TAB_GAP, spare) if spare >= _LEAST_GAP else _TAB_GAP)

    def _wide(self, frame: Frame, label: str) -> float:
        """Room for a name in either weight: now and then the lighter one is the wider."""
        weights = (frame.width_of(label, style) for style in (CONTROL, CONTROL_STRONG))
        return max(*weights, TARGET) + 1

    def _tall(self, frame: Frame, line: tuple[tuple[int, float, float], ...]) -> float:
        heights = (frame.lay(self.labels[n], CONTROL_STRONG, wide).height for n, _, wide in line)
        return max(*heights, TARGET - SPACE.small) + SPACE.small

    def height(self, frame: Frame, width: float) -> float:
        return sum(self._tall(frame, line) for line in self._lines(frame, width))

    def place(self, frame: Frame, box: Box) -> None:
        y, parts = box.y, []
        for line in self._lines(frame, box.w):
            tall = self._tall(frame, line)
            for number, x, wide in line:
                part = Box(box.x + x, y, wide, tall)
                self._tab(frame, number, part)
                parts.append(part)
            y += tall
        frame.control(
            Control(
                id=self.id,
                boxes=tuple(parts[self.chosen : self.chosen + 1]),
                kind=Kind.PARTS,
                parts=tuple(parts),
                chosen=self.chosen,
            )
        )

    def _tab(self, frame: Frame, number: int, box: Box) -> None:
        scheme, here = frame.scheme, number == self.chosen
        laid = frame.lay(self.labels[number], CONTROL_STRONG if here else CONTROL, box.w)
        y = box.y + (box.h - laid.height) / 2
        frame.write(laid, box.x, y, scheme.ink if here else scheme.soft_ink)
        if here:
            frame.fill(Box(box.x, box.bottom - 2, box.w, 2), scheme.focus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepper:
    """A clause and its levels in order. Says `Changed(id, level)`.

    The level on the table is dark. One tried in its place is in pencil: dashed, in italics, with
    a pencil beside its name; the tabled one then keeps a line under it.
    """

    id: str
    label: str
    levels: tuple[str, ...]
    chosen: int
    tabled: int | None = None
    blockers: tuple[tuple[str, ...], ...] = ()

    def _segments(self, frame: Frame) -> list[float]:
        return frame.once(
            self, "segments", lambda: [self._room(frame, level) for level in self.levels]
        )

    def _room(self, frame: Frame, level: str) -> float:
        return max(self._wide(frame, level) + 2 * _SEG_PAD + 1, TARGET)

    def _wide(self, frame: Frame, level: str) -> float:
        """Room for a level in either hand, so that nothing shifts when it is tried."""
        hands = (LABEL,) if self.tabled is None else (LABEL, _PENCILLED)
        return max(frame.width_of(level, style) for style in hands)

    @property
    def _tries(self) -> bool:
        return self.tabled is not None and self.chosen != self.tabled

    def _is_wide(self, frame: Frame, width: float) -> bool:
        """Whether the label, a pencil beside it and all levels fit on one line."""
        if not self.label:
            return False
        words = frame.width_of(self.label, CONTROL) + _SIDE
        if self.tabled is not None:
            words += PENCIL
        return words + sum(self._segments(frame)) <= width

    def _reasons(self) -> tuple[str, ...]:
        pairs = zip(self.levels, self.blockers, strict=False)
        return tuple(f"{level}: {reason}" for level, reasons in pairs for reason in reasons)

    def _notes(self) -> str:
        return "\n".join(self._reasons())

    def _lines(
        self, frame: Frame, width: float
    ) -> tuple[tuple[tuple[int, float, float], ...], ...]:
        if self._is_wide(frame, width):
            width = sum(self._segments(frame))
        return flow(self._segments(frame), width, 0)

    def _tall(self, frame: Frame, line: tuple[tuple[int, float, float], ...]) -> float:
        inner = (
            frame.lay(self.levels[n], style, wide - 2 * _SEG_PAD).height
            for n, _, wide in line
            for style in (LABEL, _PENCILLED)
        )
        return max(max(inner) + SPACE.small, TARGET)

    def height(self, frame: Frame, width: float) -> float:
        lines = self._lines(frame, width)
        tall = sum(self._tall(frame, line) for line in lines)
        if self.label and not self._is_wide(frame, width):
            tall += frame.lay(self.label, CONTROL, width).height
        if self._reasons():
            tall += frame.lay(self._notes(), LABEL, width).height + SPACE.hair
        return tall

    def place(self, frame: Frame, box: Box) -> None:
        beside = self._is_wide(frame, box.w)
        laid = frame.lay(self.label, CONTROL, box.w)
        drop = (TARGET - laid.height) / 2 if beside else 0.0
        if self.label:
            frame.write(laid, box.x, box.y + drop, frame.scheme.ink)
        if self._tries:
            last = laid.runs[-1].box
            at = min(box.x + last.right + SPACE.hair, box.right - PENCIL)
            pencil(frame, at, box.y + drop + last.centre[1] - PENCIL / 2)
        y = box.y if beside or not self.label else box.y + laid.height
        left = box.right - sum(self._segments(frame)) if beside else box.x
        parts = []
        for line in self._lines(frame, box.w):
            tall = self._tall(frame, line)
            for level, x, wide in line:
                part = Box(left + x, y, wide, tall)
                self._segment(frame, level, part)
                parts.append(part)
            y += tall
        if self._reasons():
            frame.write(frame.lay(self._notes(), LABEL, box.w), box.x, y, frame.scheme.no)
        self._register(frame, parts)

    def _register(self, frame: Frame, parts: list[Box]) -> None:
        across = tuple(part.inset(0, (part.h - max(part.h - 6, _SEGMENT)) / 2) for part in parts)
        frame.control(
            Control(
                id=self.id,
                boxes=(around(across),),
                kind=Kind.PARTS,
                parts=tuple(parts),
                chosen=self.chosen,
                part_blockers=self.blockers,
            )
        )

    def _segment(self, frame: Frame, level: int, box: Box) -> None:
        scheme, box = frame.scheme, box.inset(0, 3)
        here = level == self.chosen
        tried = here and self._tries
        ground, ink = scheme.card, scheme.soft_ink
        if here:
            ground, ink = (scheme.card, scheme.focus_ink) if tried else (scheme.ink, scheme.card)
        frame.fill(box, ground)
        # neighbours share one line
        edge = Box(box.x - 1, box.y, box.w + 1, box.h) if level else box
        if tried:
            dashed(frame, edge, scheme.focus_ink)
        else:
            frame.edge(edge, scheme.ink if here else scheme.rule)
        style = _PENCILLED if tried else LABEL
        laid = frame.lay(self.levels[level], style, box.w - 2 * _SEG_PAD, Align.CENTRE)
        frame.write(laid, box.x + _SEG_PAD, box.y + (box.h - laid.height) / 2, ink)
        if any(self.blockers[level : level + 1]):
            through = laid.runs[0].box
            middle = box.y + box.h / 2
            frame.fill(Box(box.x + _SEG_PAD + through.x, middle, through.w, 1), ink)
        if level == self.tabled and not here:
            under = Box(box.x + _SEG_PAD, box.bottom - 4, box.w - 2 * _SEG_PAD, 2)
            frame.fill(under, scheme.ink)
