"""How a vote is set on its page: the house or the roll, the count, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views import VoteView
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import LONG, SHORT
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes import hemicycle, roll_call
from bloc_game.ui.scenes.faction_list import FactionList
from bloc_game.ui.scenes.hemicycle import Hemicycle, counted_so_far
from bloc_game.ui.scenes.parts import prose
from bloc_game.ui.scenes.roll_call import Ballot, RollCall
from bloc_game.ui.scenes.stamped import Stamped
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Flow, Row
from bloc_game.ui.widgets.gauges import Division
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    NOTE,
    TITLE,
    Text,
    Widget,
)

_WIDTH, _NARROWER = 1060.0, 860.0
_APART = 740.0  # from this width on, count and list stand side by side
_LIST = 330.0
_BESIDE_STAMP = 260.0
_BIG = TextStyle(Face.DISPLAY, 40, 1.1)


@dataclass(frozen=True, slots=True)
class VotePage:
    """One vote; `opened` once the ballots may be seen, `hurried` where nobody wants to wait."""

    id: str
    vote: VoteView
    tr: Catalogue
    opened: bool
    hurried: bool

    # --- time -----------------------------------------------------------------------------------

    @property
    def _lasts(self) -> float:
        """How long the ballots take to turn over."""
        if self.vote.factions:
            return hemicycle.EACH * (len(self.vote.factions) - 1) + SHORT
        return roll_call.EACH * (len(self.vote.roll) - 1) + LONG

    def is_told(self, frame: Frame) -> bool:
        """Whether the outcome may be read: every ballot lies open."""
        if not self.opened or self.hurried:
            return self.opened
        return frame.moving(f"{self.id}:told", SHORT, self._lasts) > 0.0

    # --- parts ----------------------------------------------------------------------------------

    @property
    def width(self) -> float:
        """The measure of its page: that of a house and its list, or of a short roll."""
        few = not self.vote.factions and len(self.vote.roll) <= roll_call.MANY
        return _NARROWER if few else _WIDTH

    def head(self) -> Widget:
        vote = self.vote
        top = " · ".join(part for part in (vote.date, vote.body) if part)
        lines: list[Widget] = [
            Text(label(top), LABEL, "soft_ink"),
            prose(vote.question, TITLE),
        ]
        rule = " ".join(f"{part}." if part == vote.motion else part for part in self._rule)
        if rule:
            lines.append(Text(label(rule), ASIDE, "soft_ink"))
        return Column(tuple(lines), 4)

    @property
    def _rule(self) -> tuple[str, ...]:
        return tuple(part for part in (self.vote.motion, self.vote.rule) if part)

    def body(self, frame: Frame) -> Widget:
        told = self.is_told(frame)
        if told:
            frame.cue(f"{self.id}:hall", "hall")
        left, right = self._house(frame, told) if self.vote.factions else self._roll(frame, told)
        return Measured(Apart(Measured(left), Measured(right)))

    def _house(self, frame: Frame, told: bool) -> tuple[Widget, Widget]:
        vote, tr = self.vote, self.tr
        seen = Hemicycle(
            self.id, vote.factions, self.opened, self.hurried, tr("For"), tr("Against")
        )
        shown = seen.turned(frame)
        ayes, noes = counted_so_far(vote.factions, shown)
        left = Column((seen, self._line(ayes, noes), self._outcome(told)), SPACE.medium)
        away = sum(one.absent for one in vote.factions) if self.opened else 0
        return left, FactionList(vote, shown, (ayes, noes, away), tr, self.opened, told)

    def _line(self, ayes: int, noes: int) -> Widget:
        """The two sides as lengths, and what is needed."""
        vote = self.vote
        bar = Division(ayes=ayes, noes=noes, needed=vote.needed, whole=vote.ayes + vote.noes)
        if not vote.needs:
            return bar
        return Column((bar, Text(label(vote.needs), LABEL, "soft_ink", Align.CENTRE)), 2)

    def _roll(self, frame: Frame, told: bool) -> tuple[Widget, Widget]:
        call = RollCall(self.id, self.vote.roll, self.opened, self.hurried)
        shown = call.shown(frame)
        tally: Widget
        if self.vote.options:
            counts = tuple(
                sum(one.option == number for one in shown)
                for number in range(len(self.vote.options))
            )
            tally = self._options(counts)
        else:
            ayes = sum(one.way == "for" for one in shown)
            noes = sum(one.way == "against" for one in shown)
            tally = Column((_Figures(ayes, noes, self.tr), self._line(ayes, noes)), SPACE.small)
        return call, Column((tally, self._outcome(told)), SPACE.wide)

    def _options(self, counts: tuple[int, ...]) -> Widget:
        lines = []
        for number, (title, _) in enumerate(self.vote.options):
            words = Column(
                (
                    Text(label(title), CONTROL_STRONG),
                    _Length(counts[number], len(self.vote.roll)),
                ),
                4,
            )
            lines.append(Row((Ballot("", number), words), (22, None), SPACE.small))
        return Column(tuple(lines), SPACE.medium)

    def _outcome(self, told: bool) -> Widget:
        vote = self.vote
        stamp = Stamped(vote.stamp, f"{self.id}:stamp", size=17, tilt=3.5, wait=0.12)
        lines: list[Widget] = [prose(vote.outcome, HEADING)]
        if vote.recorded is not None:
            lines.append(Text(label(vote.recorded.text), ASIDE, "soft_ink"))
        return Veiled(_Sealed(stamp, Column(tuple(lines), 2)), shown=told)


@dataclass(frozen=True, slots=True)
class Apart:
    """A broad part and a list beside it, or under it where the page is narrow."""

    broad: Widget
    beside: Widget

    def _whole(self, width: float) -> Widget:
        if width < _APART:
            return Column((self.broad, self.beside), SPACE.wide)
        return Row((self.broad, self.beside), (None, _LIST), SPACE.page)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What came of it, with its stamp before it, or above it where there is little room."""

    stamp: Stamped
    words: Widget

    def _whole(self, frame: Frame, width: float) -> Widget:
        wide = self.stamp.width(frame)
        if width < wide + _BESIDE_STAMP:
            return Column((Flow((self.stamp,)), self.words), SPACE.small)
        return Row((self.stamp, self.words), (wide, None), SPACE.large, middle=True)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(frame, box.w).place(frame, box)


@dataclass(slots=True)
class Measured:
    """Something long whose height is asked for again and again while it is set: measured once."""

    child: Widget
    known: dict[float, float] = field(default_factory=dict)

    def height(self, frame: Frame, width: float) -> float:
        if width not in self.known:
            self.known[width] = self.child.height(frame, width)
        return self.known[width]

    def place(self, frame: Frame, box: Box) -> None:
        self.child.place(frame, box)


@dataclass(frozen=True, slots=True)
class Veiled:
    """Keeps the room of something that is not to be seen yet."""

    child: Widget
    shown: bool

    def height(self, frame: Frame, width: float) -> float:
        return self.child.height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        if self.shown:
            self.child.place(frame, box)


@dataclass(frozen=True, slots=True)
class _Length:
    """How many chose an option, as a length and a number."""

    count: int
    of: int

    def height(self, frame: Frame, _width: float) -> float:
        return frame.lay("0", CONTROL_STRONG, 40).height

    def place(self, frame: Frame, box: Box) -> None:
        bar = Box(box.x, box.y + box.h / 2 - 4, max(box.w - 36, 1), 8)
        frame.fill(bar, frame.scheme.hairline)
        frame.fill(Box(bar.x, bar.y, bar.w * self.count / max(self.of, 1), 8), frame.scheme.ink)
        laid = frame.lay(str(self.count), CONTROL_STRONG, 28, Align.RIGHT)
        frame.write(laid, box.right - 28, box.y, frame.scheme.ink)


@dataclass(frozen=True, slots=True)
class _Figures:
    """A count in large figures, with the word for each side under its number."""

    ayes: int
    noes: int
    tr: Catalogue

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay("0", _BIG, width).height + frame.lay("0", NOTE, width).height

    def place(self, frame: Frame, box: Box) -> None:
        scheme, half = frame.scheme, box.w / 2 - 20
        dash = frame.lay("\u2013", _BIG, 40, Align.CENTRE)
        frame.write(dash, box.centre[0] - 20, box.y, scheme.soft_ink)
        for number, word, ink, side, x in (
            (self.ayes, self.tr("For"), scheme.yes, Align.RIGHT, box.x),
            (self.noes, self.tr("Against"), scheme.no, Align.LEFT, box.centre[0] + 20),
        ):
            large = frame.lay(str(number), _BIG, half, side)
            frame.write(large, x, box.y, ink)
            frame.write(frame.lay(word, NOTE, half, side), x, box.y + large.height, ink)
