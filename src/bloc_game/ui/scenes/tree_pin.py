"""The paper beside the tree: the moment that is looked at, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import listed
from bloc_game.session.views_tree import HistoryView, PinView
from bloc_game.ui.scenes.parts import Said, Stamp, change_ink
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.strings import ink_of
from bloc_game.ui.scenes.tree_board import Sample
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, Scheme
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Gap
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.gauges import moved
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    NOTE,
    TITLE,
    Text,
    Widget,
)

_HEADLINE = TextStyle(Face.PROSE_ITALIC, 17, 1.35)


@dataclass(frozen=True, slots=True)
class PinPaper:
    """One turn of one history."""

    play: Play
    history: HistoryView
    pin: PinView
    marked: tuple[int, ...]
    compared: tuple[int, ...]
    naming: str | None
    scheme: Scheme

    def body(self) -> Widget:
        """The head of that moment: whose history, the day, the headline, the tracks."""
        tr = self.play.tr
        lines: list[Widget] = [
            Flow((Sample(ink_of(self.scheme, self.history)), Said(self.history.title, HEADING)), 8),
        ]
        if self.history.note:
            lines.append(Text(label(self.history.note), LABEL, "soft_ink"))
        lines += [
            Gap(SPACE.small),
            Text(label(self.pin.day), TITLE),
            Text(label(self.pin.headline), _HEADLINE, "soft_ink"),
            Gap(SPACE.small),
            self._tracks(),
        ]
        is_last = self.pin.turn == len(self.history.pins)
        if is_last and self.history.ending:
            lines += [Gap(SPACE.small), Stamp(self.history.ending)]
        said = tr("As the turn opened.") if not is_last else tr("As it stands.")
        if is_last and self.history.ending:
            said = tr("As it ended.")
        lines.append(Text(label(said), NOTE, "soft_ink"))
        return Column(tuple(lines), 2)

    def _tracks(self) -> Widget:
        rows = tuple(
            (
                one.title,
                Text(label(str(one.value)), CONTROL_STRONG, "ink", Align.RIGHT),
                Text(label(moved(one.change)), CONTROL, change_ink(one), Align.RIGHT),
            )
            for one in self.pin.tracks
        )
        return Table((ColumnOf(), ColumnOf("", 34), ColumnOf("", 38)), rows, SPACE.small)

    # --- what can be done ---------------------------------------------------------------------

    def foot(self) -> Widget:
        """The buttons, over what the dark one would do."""
        if self.naming is not None:
            return self._field(self.naming)
        said = Text(label(self._meaning()), LABEL, "soft_ink")
        return Column((said, Flow(tuple(self._buttons()), SPACE.small)), SPACE.small)

    def _field(self, naming: str) -> Widget:
        tr = self.play.tr
        field = Field(id="field", text=naming, hint=tr("A name for this history"), eager=True)
        buttons = Flow(
            (
                Button(id="named", label=tr("Call it so"), key="Enter", primary=True),
                Button(id="unnamed", label=tr("Cancel"), key="Esc"),
            ),
            SPACE.small,
        )
        return Column((field, buttons), SPACE.small)

    def _meaning(self) -> str:
        """What the dark button would do, and what would become of the rest."""
        tr, history = self.play.tr, self.history
        if history.is_record:
            return tr("The record can be looked at and compared, not played on.")
        if self.pin.can_branch:
            return tr(
                "A branch begins again on {day}; the game as played stays in the tree.",
                day=self.pin.day,
            )
        if not history.in_hand:
            return tr("Going to it leaves the game in hand as it is, in the tree.")
        return tr("Here stands the game in hand.")

    def _buttons(self) -> Iterator[Button]:
        tr, history = self.play.tr, self.history
        can_branch = self.pin.can_branch and not history.is_record
        can_go = not history.in_hand and not history.is_record
        if can_branch:
            yield Button(id="branch", label=tr("Branch from here"), key="Enter", primary=True)
        if can_go:
            first = not can_branch
            key = "Enter" if first else "G"
            yield Button(id="switch", label=tr("Go to this history"), key=key, primary=first)
        if history.in_hand:
            yield Button(id="why", label=tr("What changed then"), key="W")
        if not history.is_record:
            yield Button(id="name", label=tr("Name it"), key="N")
        is_marked = history.id in self.marked
        mark = tr("Take the mark off") if is_marked else tr("Mark to compare")
        yield Button(id="mark", label=mark, key="M")
        names = listed(tr, tuple(self.play.tree.of(id).title for id in self.compared))
        tip = label(tr("Side by side: {names}", names=names))
        yield Button(id="compare", label=tr("Compare"), key="C", tip=tip)
        yield Button(id="back", label=tr("Back"), key="Esc")
