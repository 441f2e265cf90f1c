"""The draft in hand: its clauses, who would sign it, and what each would need.

Levels are tried in pencil, which is free and shows at once who would sign; to table one is a move,
and says what it costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.views import DraftView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.draft_signers import signers
from bloc_game.ui.scenes.estimate import Estimate, estimate_parts
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.pencil import draft_in_hand, tablings
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Rule
from bloc_game.ui.widgets.marks import PENCIL, pencil
from bloc_game.ui.widgets.selectors import Stepper
from bloc_game.ui.widgets.still import Still
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, LABEL, Text, Widget


def draft_paper(play: Play, desk: Desk, staff: Estimate | None = None) -> Widget:
    """The draft in hand, as it stands or as it is tried, with what the staff makes of that."""
    tr = play.tr
    id = draft_in_hand(play, desk)
    if id is None:
        return Text(label(tr("No text lies on the table.")), CONTROL, "soft_ink")
    levels = desk.pencil.get(id)
    shown, prices = play.draft(id, levels)
    stands = next(one for one in play.view.drafts if one.id == id)
    parts: list[Widget] = [_title(play, shown), _clauses(shown, stands)]
    if notes := tuple(_pencilled(play, desk)):
        parts.append(_Pencilled(notes))
    parts.append(signers(play, desk, shown, stands if levels is not None else None, prices))
    parts += estimate_parts(play, staff)
    parts.append(_about(play, shown))
    return Column(tuple(parts), gap=SPACE.small)


def _title(play: Play, shown: DraftView) -> Widget:
    """What lies open; where there are several texts, which of them."""
    drafts = play.view.drafts
    if len(drafts) < 2:
        return titled(shown.title, play.tr("Put forward by {actor}", actor=shown.sponsor))
    titles = tuple(one.title for one in drafts)
    here = [one.id for one in drafts].index(shown.id)
    chooser = Stepper(id="drafts", label="", levels=titles, chosen=here)
    return Column((chooser, Rule("rule")), 2)


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
        lines += [Still(stepper.id, stepper), Rule("hairline")]
    return Column(tuple(lines), gap=0)


def _pencilled(play: Play, desk: Desk) -> Iterator[str]:
    """What is to be known before what is in pencil is tabled."""
    rows = tuple(tablings(play, desk))
    for one in rows:
        if one.row.notes:
            yield f"{one.title}. {' '.join(one.row.notes)}"
    if not rows and draft_in_hand(play, desk) in desk.pencil:
        yield play.tr("In pencil: nothing is changed until you table it.")


@dataclass(frozen=True, slots=True)
class _Pencilled:
    """Notes beside a pencil."""

    notes: tuple[str, ...]

    def _words(self) -> Column:
        return Column(tuple(Text(label(one), LABEL, "focus_ink") for one in self.notes), 1)

    def height(self, frame: Frame, width: float) -> float:
        return self._words().height(frame, width - PENCIL - SPACE.hair)

    def place(self, frame: Frame, box: Box) -> None:
        pencil(frame, box.x, box.y + 3)
        self._words().place(frame, box.cut_left(PENCIL + SPACE.hair)[1])


def _about(play: Play, shown: DraftView) -> Widget:
    """What the text is, and who has to do with it as what."""
    tr = play.tr
    bodies = tuple((one.role, f"{one.name}: {one.rule}") for one in shown.bodies)
    rows = tuple(
        (Text(label(role), LABEL, "soft_ink"), Text(label(who), LABEL))
        for role, who in (*shown.roles, *bodies)
    )
    parts: list[Widget] = [titled(tr("What it is"), shown.status_text)]
    if shown.text:
        parts.append(prose(shown.text))
    parts.append(Table((ColumnOf("", 116), ColumnOf()), rows))
    return Column(tuple(parts), gap=6)
