"""The draft in hand: its clauses, who would sign it, and what each would need.

Levels are tried in pencil, which is free and shows at once who would sign; to table one is a move,
and says what it costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import DraftView, PriceView, RowView, StanceView
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.parts import STAND_INK, prose, titled
from bloc_game.ui.scenes.play import Levels, Play
from bloc_game.ui.text import label
from bloc_game.ui.widgets.containers import Column, Row, Rule
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.gauges import Balance, signed
from bloc_game.ui.widgets.selectors import Stepper
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, LABEL, Text, Widget

_NAME, _ANSWER = 118.0, 92.0  # widths of columns
_AIR = 4.0  # above and below a row
_LEAST_BOUND = 25  # so that a lean of two or three does not look like a conviction


def draft_in_hand(play: Play, desk: Desk) -> str | None:
    """Which draft lies open: the one chosen, else that of the decision, else the first."""
    ids = [one.id for one in play.view.drafts]
    if desk.draft in ids:
        return desk.draft
    decision = play.view.decision
    if decision is not None and decision.draft in ids:
        return decision.draft
    return ids[0] if ids else None


def draft_paper(play: Play, desk: Desk) -> Widget:
    """The draft in hand, as it stands or as it is tried."""
    tr = play.tr
    id = draft_in_hand(play, desk)
    if id is None:
        return Text(label(tr("No text lies on the table.")), CONTROL, "soft_ink")
    levels = desk.pencil.get(id)
    shown, prices = play.draft(id, levels)
    stands = next(one for one in play.view.drafts if one.id == id)
    parts: list[Widget] = []
    if len(play.view.drafts) > 1:
        titles = tuple(one.title for one in play.view.drafts)
        here = [one.id for one in play.view.drafts].index(id)
        parts.append(Stepper(id="drafts", label=tr("On the table"), levels=titles, chosen=here))
    parts.append(titled(shown.title, tr("Put forward by {actor}", actor=shown.sponsor)))
    parts.append(_clauses(shown, stands))
    if levels is not None:
        parts.append(
            Text(label(tr("In pencil: nothing is changed until you table it.")), LABEL, "focus_ink")
        )
    parts.append(titled(tr("Who would sign this"), shown.status_text))
    parts.append(_stances(play, desk, shown, stands if levels is not None else None))
    if prices:
        parts.append(titled(tr("What it would take")))
        parts.append(Column(tuple(_price(one) for one in prices), gap=4))
    if shown.forecast:
        parts.append(Text(label(shown.forecast), CONTROL))
    parts.append(titled(tr("What it is")))
    if shown.text:
        parts.append(prose(shown.text))
    parts.append(Column(tuple(Text(label(one), LABEL, "soft_ink") for one in shown.needs), gap=2))
    return Column(tuple(parts), gap=10)


def _price(price: PriceView) -> Widget:
    return Text(parse(price.text), CONTROL)


def _clauses(shown: DraftView, stands: DraftView) -> Widget:
    lines: list[Widget] = []
    for tried, tabled in zip(shown.clauses, stands.clauses, strict=True):
        stepper = Stepper(
            id=f"clause:{tried.id}",
            label=tried.title,
            levels=tried.levels,
            chosen=tried.present,
            tabled=tabled.present,
        )
        lines += [stepper, Rule("hairline")]
    return Column(tuple(lines), gap=0)


def _stances(play: Play, desk: Desk, shown: DraftView, before: DraftView | None) -> Widget:
    """A line for each government: how far it leans, and its answer; with a pencil, what moved."""
    earlier = {one.actor: one for one in before.stances} if before is not None else {}
    margins = [abs(end - one.threshold) for one in shown.stances for end in (one.low, one.high)]
    bound = max(_LEAST_BOUND, *margins)
    table = Column(
        tuple(
            _StanceRow(one, _answer(one, earlier.get(one.actor)), bound) for one in shown.stances
        ),
        gap=0,
    )
    opened = next((one for one in shown.stances if one.actor == desk.stance), None)
    if opened is None:
        return table
    return Column((table, _why(play, opened)), gap=8)


@dataclass(frozen=True, slots=True)
class _StanceRow:
    """One government in the table of those who would sign; pressing it asks why."""

    stance: StanceView
    answer: str
    bound: int

    def _row(self) -> Row:
        one = self.stance
        balance = Balance(
            low=one.low - one.threshold,
            high=one.high - one.threshold,
            bound=self.bound,
            ink=STAND_INK[one.stand],
        )
        name = Text(label(sentence(one.name)), CONTROL)
        answer = Text(label(self.answer), LABEL, STAND_INK[one.stand])
        return Row((name, balance, answer), (_NAME, None, _ANSWER), 12, middle=True)

    def height(self, frame: Frame, width: float) -> float:
        return self._row().height(frame, width) + 2 * _AIR + 1

    def place(self, frame: Frame, box: Box) -> None:
        id = f"stance:{self.stance.actor}"
        if frame.hovers(id):
            frame.fill(box, frame.scheme.card)
        self._row().place(frame, box.inset(0, _AIR))
        frame.fill(Box(box.x, box.bottom - 1, box.w, 1), frame.scheme.hairline)
        frame.control(Control(id=id, boxes=(box,), says=Pressed(id)))


def _answer(one: StanceView, earlier: StanceView | None) -> str:
    if earlier is None or (earlier.low, earlier.high) == (one.low, one.high):
        return one.answer
    return f"{one.answer} ({signed(one.low - earlier.low)})"


def _why(play: Play, one: StanceView) -> Widget:
    """Why a government stands where it stands, clause by clause."""
    lines: list[Widget] = [titled(play.tr("Why: {name}", name=one.name))]
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
    return Column(tuple(lines), gap=4)


# --- trying and tabling -------------------------------------------------------------------------


def tried(play: Play, desk: Desk, clause: str, level: int) -> None:
    """Write a level in pencil; back at the text as it stands, the pencil is rubbed out."""
    id = draft_in_hand(play, desk)
    if id is None:
        return
    stands = next(one for one in play.view.drafts if one.id == id)
    present = tuple(one.present for one in stands.clauses)
    now = list(desk.pencil.get(id, present))
    number = next(n for n, one in enumerate(stands.clauses) if one.id == clause)
    now[number] = level
    if tuple(now) == present:
        desk.pencil.pop(id, None)
    else:
        desk.pencil[id] = tuple(now)


@dataclass(frozen=True, slots=True)
class Tabling:
    """A move that would table a clause at the level tried."""

    title: str
    row: RowView


def tablings(play: Play, desk: Desk) -> Iterator[Tabling]:
    """The moves that would table what is in pencil: one for each clause changed."""
    id, moves = draft_in_hand(play, desk), play.view.moves
    levels: Levels | None = desk.pencil.get(id) if id is not None else None
    if id is None or levels is None or moves is None:
        return
    stands = next(one for one in play.view.drafts if one.id == id)
    wanted = {
        (number, level): f"{clause.title}: {clause.levels[level]}"
        for number, (clause, level) in enumerate(zip(stands.clauses, levels, strict=True))
        if clause.present != level
    }
    game = play.session.game
    for row in (row for move in moves.moves for row in move.rows):
        bound = game.row_of[row.action]
        if bound.move.kind != "amend" or bound.clause is None or bound.level is None:
            continue
        change = bound.clause, bound.level
        if bound.draft == game.draft_of[id].index and change in wanted:
            yield Tabling(wanted[change], row)
