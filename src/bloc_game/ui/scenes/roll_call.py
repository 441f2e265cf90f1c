"""A roll call: one ballot for each member, turned over one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

from bloc_game.session.views_ballot import VoterView, Way
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import LONG
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, circle, path, rectangle, segments_data
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE, Scheme, colour
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, Ink, Text, Widget

EACH = 0.14  # seconds from one ballot to the next
_SIDE = 22.0  # of a ballot
_STEPS = 10  # pictures of a ballot that turns over
_NAMES = 148.0
_TWO = 620.0  # from this width on, many short ballots stand in two columns
MANY = 7

WAY_INK: dict[Way, Ink] = {"for": "yes", "against": "no", "abstain": "soft_ink", "": "ink"}


def letter(number: int) -> str:
    """The letter by which an option is known on its ballots.

    >>> letter(0), letter(2)
    ('A', 'C')
    """
    return chr(ord("A") + number)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A folded paper that turns over: hatched on its back, on its face a sign or a letter."""

    way: Way = ""
    option: int = 0
    turned: float = 1.0

    def width(self, _frame: Frame) -> float:
        return _SIDE

    def height(self, _frame: Frame, _width: float) -> float:
        return _SIDE

    def place(self, frame: Frame, box: Box) -> None:
        turned = round(self.turned * _STEPS) / _STEPS
        wide = max(abs(cos(pi * turned)) * _SIDE, 2.0)
        paper = Box(box.x + (_SIDE - wide) / 2, box.y, wide, _SIDE)
        face = turned > 0.5
        frame.vector(paper, _paper(wide, self.way if face else None, frame.scheme))
        if face and not self.way and turned == 1.0:
            laid = frame.lay(letter(self.option), CONTROL_STRONG, _SIDE, Align.CENTRE)
            frame.write(laid, box.x, box.y + (_SIDE - laid.height) / 2, frame.scheme.ink)


def _paper(wide: float, way: Way | None, scheme: Scheme) -> tuple[str, ...]:
    """A ballot as shapes; `way` is what its face says, or None for its back."""
    edge = rectangle(
        0.5, 0.5, wide - 1, _SIDE - 1, Paint(fill=scheme.card, stroke=scheme.ink, width=1)
    )
    middle, radius = (wide / 2, _SIDE / 2), min(wide, _SIDE) * 0.27
    match way:
        case None:
            lines = [((x, 2.0), (x, _SIDE - 2)) for x in range(3, int(wide) - 1, 3)]
            return edge, path(segments_data(lines), Paint(stroke=scheme.rule, width=1))
        case "for":
            return edge, circle(middle, radius, Paint(fill=scheme.yes))
        case "against":
            return edge, circle(middle, radius - 1, Paint(stroke=scheme.no, width=2.4))
        case "abstain":
            bar = Paint(fill=scheme.soft_ink)
            return edge, rectangle(middle[0] - radius, middle[1] - 1, 2 * radius, 2, bar)
        case _:
            return (edge,)


@dataclass(frozen=True, slots=True)
class RollCall:
    """Everybody's ballot in the order of the roll."""

    id: str
    roll: tuple[VoterView, ...]
    opened: bool
    hurried: bool

    def height(self, frame: Frame, width: float) -> float:
        return max(
            (column.height(frame, wide) for _, wide, column in self._columns(width)), default=0.0
        )

    def place(self, frame: Frame, box: Box) -> None:
        for x, wide, column in self._columns(box.w):
            column.place(frame, Box(box.x + x, box.y, wide, box.h))

    def turned(self, frame: Frame, number: int) -> float:
        """How far a ballot has turned over."""
        if not self.opened or self.hurried:
            return float(self.opened)
        return frame.moving(f"{self.id}:{number}", LONG, EACH * number)

    def shown(self, frame: Frame) -> tuple[VoterView, ...]:
        """Those whose ballots lie open."""
        return tuple(
            one for number, one in enumerate(self.roll) if self.turned(frame, number) > 0.5
        )

    def _columns(self, width: float) -> tuple[tuple[float, float, Column], ...]:
        lines = tuple(_Line(self, number) for number in range(len(self.roll)))
        two = width >= _TWO and len(lines) > MANY and bool(self.roll[0].way)
        if not two:
            return ((0.0, width, Column(lines, 0)),)
        half, wide = -(-len(lines) // 2), (width - SPACE.page) / 2
        left, right = Column(lines[:half], 0), Column(lines[half:], 0)
        return (0.0, wide, left), (wide + SPACE.page, wide, right)


@dataclass(frozen=True, slots=True)
class _Line:
    """One member: its ballot, its name, what it said, and what is to be said of that."""

    call: RollCall
    number: int

    def _words(self, turned: float) -> Widget:
        voter = self.call.roll[self.number]
        said = voter.said[:1].upper() + voter.said[1:]
        lines = [Text(label(said), CONTROL_STRONG, WAY_INK[voter.way])]
        lines += [Text(label(one), LABEL, "stamp") for one in voter.notes]
        return Column(tuple(lines), 1) if turned > 0.5 else Column((), 0)

    def _split(self, width: float) -> tuple[float, float]:
        names = min(_NAMES, width * 0.4)
        return names, max(width - _SIDE - names - 2 * SPACE.small, 1.0)

    def height(self, frame: Frame, width: float) -> float:
        names, words = self._split(width)
        name = frame.lay(self.call.roll[self.number].name, CONTROL, names).height
        return max(self._words(1.0).height(frame, words), name, _SIDE) + 6

    def place(self, frame: Frame, box: Box) -> None:
        voter = self.call.roll[self.number]
        turned = self.call.turned(frame, self.number)
        names, words = self._split(box.w)
        Ballot(voter.way, voter.option, turned).place(frame, Box(box.x, box.y + 2, _SIDE, _SIDE))
        style = CONTROL_STRONG if voter.mine else CONTROL
        name = frame.lay(voter.name, style, names)
        down = box.y + 2 + max((_SIDE - frame.lay("0", style, names).height) / 2, 0)
        x = box.x + _SIDE + SPACE.small
        ink = "focus_ink" if voter.mine else "ink"
        frame.write(name, x, down, colour(frame.scheme, ink))
        self._words(turned).place(frame, Box(x + names + SPACE.small, down, words, box.h))
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.hairline)
