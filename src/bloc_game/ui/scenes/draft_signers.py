"""Who would sign a draft: every government with a say, those who refuse first, with their price.

The factions of a chamber lie folded under it. What only a band is known of is shown as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import DraftView, PriceView, StanceView, Stand
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.draft_bodies import body_lines, why
from bloc_game.ui.scenes.effects import TIGHT
from bloc_game.ui.scenes.parts import STAND_INK, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Grid, Row
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.gauges import Balance, moved
from bloc_game.ui.widgets.marks import PENCIL, pencil
from bloc_game.ui.widgets.still import Still
from bloc_game.ui.widgets.words import (
    CONTROL,
    CONTROL_STRONG,
    LABEL_STRONG,
    Ink,
    Text,
    Widget,
)

_NAME, _BAR = 102.0, 54.0  # widths of columns
_EXACT, _BAND = 30.0, 64.0  # room for `−34`, and for `−34 … −12`
_HALF_LEAN, _HALF_BAND, _MOVES = 72.0, 64.0, 26.0  # the same in half a line
_HALF = 188.0  # the least width of half a line
_AIR = 2.5  # above and below a row
_LEAST_BOUND = 25  # so that a lean of two or three does not look like a conviction
_GROUP = TextStyle(Face.UI_SEMIBOLD, 11, 1.35)
_ORDER: tuple[Stand, ...] = ("refuses", "uncertain", "accepts")


def signers(
    play: Play,
    desk: Desk,
    shown: DraftView,
    before: DraftView | None,
    prices: tuple[PriceView, ...],
) -> Widget:
    """Everybody with a say; `before` is the text as it stands, where another is tried."""
    tr = play.tr
    costs = {one.actor: one for one in prices}
    table = _Signers(play, desk, shown, before, costs)
    summary = _summary(play, shown)
    if before is not None:
        summary = tr("In pencil: {what}", what=summary)
    lines: list[Widget] = [titled(tr("Who would sign this"), summary)]
    lines += [body_lines(desk, play, one, costs) for one in shown.bodies]
    lines += table.groups(shown.governments)
    return Column(tuple(lines), gap=0)


def _summary(play: Play, shown: DraftView) -> str:
    """How many would, of how many."""
    voices = shown.governments
    ready = sum(one.stand == "accepts" for one in voices)
    return play.tr("{n} of {all} would", n=ready, all=len(voices))


@dataclass(frozen=True)
class _Signers:
    """The lines of one text, with what moved in pencil."""

    play: Play
    desk: Desk
    shown: DraftView
    before: DraftView | None
    prices: Mapping[str, PriceView]

    @cached_property
    def _earlier(self) -> Mapping[str, StanceView]:
        return {one.actor: one for one in self.before.stances} if self.before is not None else {}

    @cached_property
    def _bound(self) -> int:
        stances = self.shown.stances
        margins = [abs(end - one.threshold) for one in stances for end in (one.low, one.high)]
        return max(_LEAST_BOUND, *margins)

    @cached_property
    def _has_bands(self) -> bool:
        written = (one for one in self.shown.governments if one.stand != "accepts")
        return any(one.low != one.high for one in written)

    def groups(self, stances: tuple[StanceView, ...]) -> Iterator[Widget]:
        """Those who refuse, nearest first, those nobody can be sure of, and those who accept."""
        tr = self.play.tr
        titles = {
            "refuses": tr("Would refuse"),
            "uncertain": tr("Cannot be told"),
            "accepts": tr("Would accept"),
        }
        for stand in _ORDER:
            some = sorted((one for one in stances if one.stand == stand), key=_nearness)
            if some:
                yield _GroupHead(titles[stand], len(some), stand)
                yield from self.lines(some, halved=stand == "accepts")

    def lines(self, stances: Iterable[StanceView], *, halved: bool) -> Iterator[Widget]:
        """A line each, or half a one; under the one that was pressed, why it stands there."""
        rows = tuple(self._row(one, halved=halved) for one in stances)
        if halved:
            yield Grid(tuple(_still(row) for row in rows), _HALF, SPACE.large, 0)
        else:
            for row in rows:
                yield _still(row)
                if row.stance.actor == self.desk.stance:
                    yield why(self.play, row.stance, self.prices.get(row.stance.actor))
        if halved:
            opened = (row.stance for row in rows if row.stance.actor == self.desk.stance)
            yield from (why(self.play, one) for one in opened)

    def _row(self, one: StanceView, *, halved: bool) -> _StanceRow:
        earlier = self._earlier.get(one.actor)
        return _StanceRow(
            stance=one,
            says="" if halved else self._says(one),
            halved=halved,
            bound=self._bound,
            figures=_BAND if self._has_bands and not halved else _EXACT,
            own=one.actor == self.play.seat,
            by=one.low - earlier.low if earlier is not None else 0,
            turned=earlier is not None and earlier.stand != one.stand,
        )

    def _says(self, one: StanceView) -> str:
        """What hurts most here, and what would mend it."""
        price = self.prices.get(one.actor)
        wants = price.short if price is not None else ""
        if not one.hurts or wants.startswith(f"{one.hurts} "):
            return wants
        if wants:
            return f"{one.hurts} → {wants}"
        return self.play.tr("over {clause}", clause=one.hurts)


def _still(row: _StanceRow) -> Still:
    return Still(f"stance:{row.stance.actor}", row)


def _nearness(one: StanceView) -> int:
    return -(one.low + one.high)


@dataclass(frozen=True, slots=True)
class _GroupHead:
    """`Would refuse 8`, with a sign before it that colour is not needed for."""

    title: str
    count: int
    stand: Stand

    def _sign(self) -> str:
        return {"refuses": "×", "uncertain": "?", "accepts": "✓"}[self.stand]

    def _words(self) -> Text:
        return Text(label(f"{self._sign()}  {self.title} · {self.count}"), _GROUP, self._ink())

    def _ink(self) -> Ink:
        return STAND_INK[self.stand]

    def height(self, frame: Frame, width: float) -> float:
        return self._words().height(frame, width) + SPACE.hair

    def place(self, frame: Frame, box: Box) -> None:
        self._words().place(frame, box.cut_top(SPACE.hair)[1])
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.rule)


@dataclass(frozen=True)
class _StanceRow:
    """One government: how far it leans, and what it says; pressing it asks why."""

    stance: StanceView
    says: str
    halved: bool
    bound: int
    figures: float
    own: bool
    by: int
    turned: bool

    @cached_property
    def _row(self) -> Row:
        one = self.stance
        balance = Balance(
            low=one.low - one.threshold,
            high=one.high - one.threshold,
            bound=self.bound,
            ink=STAND_INK[one.stand],
            figures=_HALF_BAND if self.halved and one.low != one.high else self.figures,
        )
        name = Text(label(sentence(one.name)), CONTROL_STRONG if self.own else CONTROL)
        if self.halved:
            moves = Text(moved(self.by), LABEL_STRONG)
            return Row((name, balance, moves), (None, _HALF_LEAN, _MOVES), 6, middle=True)
        says = Text(parse(self._words()), TIGHT)
        lean = _BAR + SPACE.small + self.figures
        return Row((name, balance, says), (_NAME, lean, None), 10, middle=True)

    def _words(self) -> str:
        """A change in pencil, then what is said."""
        return " ".join(
            one for one in (f"**{moved(self.by)}**" if self.by else "", self.says) if one
        )

    def height(self, frame: Frame, width: float) -> float:
        return frame.height_of(self._row, width) + 2 * _AIR + 1

    def place(self, frame: Frame, box: Box) -> None:
        id = f"stance:{self.stance.actor}"
        if self.own:
            frame.fill(Box(box.x - 6, box.y + 2, 2, box.h - 5), frame.scheme.focus)
        self._row.place(frame, box.inset(0, _AIR))
        if self.turned:
            pencil(frame, box.x + _NAME - PENCIL, box.centre[1] - PENCIL / 2)
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.hairline)
        frame.control(Control(id=id, boxes=(box,), says=Pressed(id), group="stances", lit=True))
