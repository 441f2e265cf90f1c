"""A seat's instructions, set as a cabinet paper: the brief, what is secret, what it wants."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_seat import GoalView, SeatView, SecretView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.stamped import Stamped
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, TYPE
from bloc_game.ui.widgets.containers import Card, Column, Flow, Mark, Rule
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    Text,
    Widget,
)

_REGISTRY = TextStyle(Face.MONO, TYPE.note, 1.4)
_WORTH = 40.0


@dataclass(frozen=True, slots=True)
class Instructions:
    """What a seat is told of itself."""

    tr: Catalogue
    seat: SeatView

    def height(self, frame: Frame, width: float) -> float:
        return self._paper().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._paper().place(frame, box)

    def _paper(self) -> Widget:
        tr, seat = self.tr, self.seat
        parts: list[Widget] = [
            Column(
                (
                    Text(label(tr("Cabinet paper").upper()), _REGISTRY, "soft_ink"),
                    Text(label(tr("Your instructions")), HEADING),
                    Text(label(seat.full_name), LABEL, "soft_ink"),
                    Rule("ink"),
                ),
                gap=3,
            )
        ]
        if seat.brief:
            parts.append(prose(seat.brief))
        if seat.secret:
            parts.append(self._secret(seat.secret))
        if seat.goals:
            parts.append(self._goals(seat.goals))
        parts += [self._known(one) for one in seat.secrets]
        return Card(Column(tuple(parts), SPACE.medium))

    def _secret(self, text: str) -> Widget:
        """What nobody else may read, under its stamp."""
        stamp = Stamped(self.tr("Secret"), f"secret:{self.seat.id}", tilt=2.5)
        return Mark(Column((Flow((stamp,)), prose(text)), SPACE.hair))

    def _goals(self, goals: tuple[GoalView, ...]) -> Widget:
        rows = tuple(
            (goal.title, Text(label(str(goal.worth)), CONTROL_STRONG, "ink", Align.RIGHT))
            for goal in goals
        )
        head = titled(self.tr("What you want"), self.tr("points at most"))
        return Column((head, Table((ColumnOf(), ColumnOf("", _WORTH)), rows)), 0)

    def _known(self, secret: SecretView) -> Widget:
        """What the seat knows of a hidden interest, and how much it weighs."""
        head = Text(label(f"{secret.title} ({secret.actor})"), LABEL_STRONG)
        weight = Text(label(secret.weight), LABEL, "soft_ink")
        return Column((head, prose(secret.says), weight), gap=2)
