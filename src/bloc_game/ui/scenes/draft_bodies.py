"""The bodies a draft must pass, with their count, and why one voice stands where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import BodyView, PriceView, StanceView
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.effects import TIGHT
from bloc_game.ui.scenes.parts import STAND_INK, prose
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card, Column, Row
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.gauges import Range, signed
from bloc_game.ui.widgets.marks import FOLD, fold
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL_STRONG, LABEL, LABEL_STRONG, Text, Widget

_AIR = 2.5  # above and below a row


# --- bodies -------------------------------------------------------------------------------------


def body_lines(desk: Desk, play: Play, one: BodyView, prices: Mapping[str, PriceView]) -> Widget:
    """A body that must adopt or ratify the text; a chamber with its count and its factions."""
    price = prices.get(one.id)
    row = _BodyRow(one, price.short if price is not None else "", desk.chamber == one.id)
    if not one.factions or desk.chamber != one.id:
        return row
    stances = {faction.stance.actor: faction for faction in one.factions}
    lines: list[Widget] = [row]
    for faction in sorted(stances.values(), key=lambda f: -f.seats):
        lines.append(_FactionRow(faction.stance, faction.seats, faction.low, faction.high))
        if faction.stance.actor == desk.stance:
            lines.append(why(play, faction.stance))
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
        name = Text(parse(f"**{body.name}**{rule}"), TIGHT)
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


def why(play: Play, one: StanceView, price: PriceView | None = None) -> Widget:
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
