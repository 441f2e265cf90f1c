"""Who would sign a draft: every government with a say, those who refuse first, with their price.

The factions of a chamber lie folded under it. What only a band is known of is shown as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import BodyView, DraftView, PriceView, StanceView, Stand
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.parts import STAND_INK, prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card, Column, Grid, Row
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.gauges import Balance, Range, moved, signed
from bloc_game.ui.widgets.marks import FOLD, PENCIL, fold, pencil
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    CONTROL,
    CONTROL_STRONG,
    LABEL,
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
_TIGHT = TextStyle(Face.UI, 12, 1.25)
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
    lines += [_body(play, desk, table, one) for one in shown.bodies]
    lines += table.groups(shown.governments)
    return Column(tuple(lines), gap=0)


def _summary(play: Play, shown: DraftView) -> str:
    """How many would, of how many."""
    voices = shown.governments
    ready = sum(one.stand == "accepts" for one in voices)
    return play.tr("{n} of {all} would", n=ready, all=len(voices))


@dataclass(frozen=True, slots=True)
class _Signers:
    """The lines of one text, with what moved in pencil."""

    play: Play
    desk: Desk
    shown: DraftView
    before: DraftView | None
    prices: Mapping[str, PriceView]

    def _earlier(self) -> Mapping[str, StanceView]:
        return {one.actor: one for one in self.before.stances} if self.before is not None else {}

    def _bound(self) -> int:
        stances = self.shown.stances
        margins = [abs(end - one.threshold) for one in stances for end in (one.low, one.high)]
        return max(_LEAST_BOUND, *margins)

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
            yield Grid(rows, _HALF, SPACE.large, 0)
        else:
            for row in rows:
                yield row
                if row.stance.actor == self.desk.stance:
                    yield _why(self.play, row.stance, self.prices.get(row.stance.actor))
        if halved:
            opened = (row.stance for row in rows if row.stance.actor == self.desk.stance)
            yield from (_why(self.play, one) for one in opened)

    def _row(self, one: StanceView, *, halved: bool) -> _StanceRow:
        earlier = self._earlier().get(one.actor)
        return _StanceRow(
            stance=one,
            says="" if halved else self._says(one),
            halved=halved,
            bound=self._bound(),
            figures=_BAND if self._has_bands() and not halved else _EXACT,
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


@dataclass(frozen=True, slots=True)
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
        says = Text(parse(self._words()), _TIGHT)
        lean = _BAR + SPACE.small + self.figures
        return Row((name, balance, says), (_NAME, lean, None), 10, middle=True)

    def _words(self) -> str:
        """A change in pencil, then what is said."""
        return " ".join(
            one for one in (f"**{moved(self.by)}**" if self.by else "", self.says) if one
        )

    def height(self, frame: Frame, width: float) -> float:
        return self._row().height(frame, width) + 2 * _AIR + 1

    def place(self, frame: Frame, box: Box) -> None:
        id = f"stance:{self.stance.actor}"
        if self.own:
            frame.fill(Box(box.x - 6, box.y + 2, 2, box.h - 5), frame.scheme.focus)
        self._row().place(frame, box.inset(0, _AIR))
        if self.turned:
            pencil(frame, box.x + _NAME - PENCIL, box.centre[1] - PENCIL / 2)
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.hairline)
        frame.control(Control(id=id, boxes=(box,), says=Pressed(id), group="stances", lit=True))


# --- bodies -------------------------------------------------------------------------------------


def _body(play: Play, desk: Desk, table: _Signers, one: BodyView) -> Widget:
    """A body that must adopt or ratify the text; a chamber with its count and its factions."""
    price = table.prices.get(one.id)
    row = _BodyRow(one, price.short if price is not None else "", desk.chamber == one.id)
    if not one.factions or desk.chamber != one.id:
        return row
    stances = {faction.stance.actor: faction for faction in one.factions}
    lines: list[Widget] = [row]
    for faction in sorted(stances.values(), key=lambda f: -f.seats):
        lines.append(_FactionRow(faction.stance, faction.seats, faction.low, faction.high))
        if faction.stance.actor == desk.stance:
            lines.append(_why(play, faction.stance))
    return Column(tuple(lines), gap=0)


@dataclass(frozen=True, slots=True)
class _BodyRow:
    """A body: who, by which rule, how it stands, and its own price."""

    body: BodyView
    price: str
    opened: bool

    def _row(self) -> Row:
        body = self.body
        # how a chamber counts is no news beside its count
        rule = f" ({body.rule})" if body.rule and not body.factions else ""
        name = Text(parse(f"**{body.name}**{rule}"), _TIGHT)
        verdict = Text(label(body.verdict), LABEL_STRONG, STAND_INK[body.stand])
        if body.factions:
            bar: Widget = Range(low=body.low, high=body.high, whole=body.present)
            return Row((name, bar, verdict), (None, 90, 112), 10, middle=True)
        price = (Text(parse(self.price), LABEL),) if self.price else ()
        return Row((name, Column((verdict, *price), 0)), (None, 214), 10, middle=True)

    def height(self, frame: Frame, width: float) -> float:
        inner = width - SPACE.large if self.body.factions else width
        return self._row().height(frame, inner) + 2 * _AIR + 1

    def _inner(self, box: Box) -> Box:
        return box.cut_left(SPACE.large)[1] if self.body.factions else box

    def place(self, frame: Frame, box: Box) -> None:
        id = f"chamber:{self.body.id}"
        self._row().place(frame, self._inner(box).inset(0, _AIR))
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.hairline)
        if self.body.factions:
            fold(frame, box.x, box.y + (box.h - FOLD) / 2, opened=self.opened)
            frame.control(Control(id=id, boxes=(box,), says=Pressed(id), lit=True))


@dataclass(frozen=True, slots=True)
class _FactionRow:
    """A faction under its chamber: its seats, and how many of them would vote for the text."""

    stance: StanceView
    seats: int
    low: int
    high: int

    def _row(self) -> Row:
        votes = str(self.low) if self.low == self.high else f"{self.low}–{self.high}"
        return Row(
            (
                Text(label(sentence(self.stance.name)), LABEL),
                Range(low=self.low, high=self.high, whole=self.seats),
                Text(label(f"{votes} / {self.seats}"), LABEL, STAND_INK[self.stance.stand]),
            ),
            (None, 90, 112),
            10,
            middle=True,
        )

    def height(self, frame: Frame, width: float) -> float:
        return self._row().height(frame, width - SPACE.large) + 2 * _AIR

    def place(self, frame: Frame, box: Box) -> None:
        id = f"stance:{self.stance.actor}"
        self._row().place(frame, box.cut_left(SPACE.large)[1].inset(0, _AIR))
        frame.control(Control(id=id, boxes=(box,), says=Pressed(id), group="factions", lit=True))


# --- why ----------------------------------------------------------------------------------------


def _why(play: Play, one: StanceView, price: PriceView | None = None) -> Widget:
    """Why a government stands where it stands, clause by clause, and its whole price."""
    title = play.tr("Why: {name}", name=one.name)
    lines: list[Widget] = [Text(label(title), CONTROL_STRONG)]
    if price is not None:
        lines.append(Text(parse(price.text), LABEL))
    if one.because:
        lines.append(prose(one.because))
    rows = tuple(
        (
            Text(label(reason.text), LABEL),
            Text(
                label(
                    signed(reason.low)
                    if reason.low == reason.high
                    else f"{signed(reason.low)} … {signed(reason.high)}"
                ),
                LABEL,
                "yes" if reason.low > 0 else "no" if reason.high < 0 else "ink",
            ),
        )
        for reason in one.reasons
    )
    lines.append(Table((ColumnOf(), ColumnOf("", 76)), rows))
    lines += [Text(label(line), LABEL, "no") for line in one.red_lines]
    return Card(Column(tuple(lines), gap=4), padding=SPACE.medium)
