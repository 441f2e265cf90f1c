"""A government as one meets it before the game: who leads it, what it wants, how hard it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bloc_game.geography.reading import world_in
from bloc_game.scenario.assembling import office_path
from bloc_game.scenario.maps import map_of
from bloc_game.session.catalogue import sentence
from bloc_game.session.views_table import in_office
from bloc_game.session.wording_names import Names
from bloc_game.ui.frontispiece import locator
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said, Stamp, prose
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Beside, Column, Flow
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    PROSE,
    Text,
    Widget,
)

_NAME = TextStyle(Face.DISPLAY, 24, 1.2)
_MAP = (250.0, 156.0)
_PIPS = {"easy": 1, "middling": 2, "hard": 3}


def hardness(names: Names, seat: str) -> str:
    """How hard a seat is, in words."""
    tr = names.tr
    return {
        "easy": tr("an easy seat"),
        "middling": tr("a middling seat"),
        "hard": tr("a hard seat"),
    }[names.scenario.model.seats[seat].difficulty]


def offices(names: Names, seat: str) -> tuple[str, ...]:
    """Who leads the government and who speaks for it abroad on the first day."""
    actor = names.scenario.actors[seat]
    date = names.game.turns[0].date
    held = (in_office(actor.leaders, date), in_office(actor.foreign_ministers, date))
    return tuple(dict.fromkeys(one.name for one in held if one is not None))


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in the list: its name and people at the left, how hard it is at the right."""

    names: Names
    seat: str
    shared: str = ""

    def _words(self) -> Column:
        people = " · ".join(offices(self.names, self.seat))
        lines: list[Widget] = [Text(label(sentence(self.names.actor(self.seat))), HEADING)]
        if people:
            lines.append(Text(label(people), LABEL, "soft_ink"))
        if self.shared:
            lines.append(Text(label(self.shared), LABEL_STRONG, "focus_ink"))
        return Column(tuple(lines), gap=0)

    def _pips(self) -> int:
        return _PIPS[self.names.scenario.model.seats[self.seat].difficulty]

    def _side(self, frame: Frame, width: float) -> float:
        return min(frame.width_of(hardness(self.names, self.seat), LABEL) + 1, width / 2)

    def height(self, frame: Frame, width: float) -> float:
        inner = width - self._side(frame, width) - SPACE.medium
        return self._words().height(frame, inner)

    def place(self, frame: Frame, box: Box) -> None:
        side = self._side(frame, box.w)
        self._words().place(frame, Box(box.x, box.y, box.w - side - SPACE.medium, box.h))
        said = frame.lay(hardness(self.names, self.seat), LABEL, side, Align.RIGHT)
        frame.write(said, box.right - side, box.y + 3, frame.scheme.soft_ink)
        for number in range(3):
            pip = Box(box.right - 36 + 13 * number, box.y + 7 + said.height, 10, 4)
            filled = number < self._pips()
            frame.fill(pip, frame.scheme.ink if filled else frame.scheme.hairline)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a government lies; nothing where the map does not know it."""

    seat: str
    folder: Path | None

    def height(self, _frame: Frame, width: float) -> float:
        land = world_in(self.folder)
        known = land is not None and self.seat in land.regions
        return min(_MAP[1], width * _MAP[1] / _MAP[0]) if known else 0.0

    def place(self, frame: Frame, box: Box) -> None:
        if self.folder is None or not box.h:
            return
        wide = min(_MAP[0], box.w)
        beside = box.w < 2 * wide  # at the right edge of the page, where words stand at its left
        left = box.right - wide if beside else box.x
        at = Box(left, box.y, wide, self.height(frame, box.w))
        scale = frame.fonts.scale
        size = max(round(at.w * scale), 2), max(round(at.h * scale), 2)
        frame.picture(at, locator(self.folder, self.seat, size, frame.scheme, scale))
        frame.edge(at, frame.scheme.ink)


def seat_paper(names: Names, seat: str) -> Widget:
    """Everything a player should know before sitting down, and no more."""
    tr, model = names.tr, names.scenario.model.seats[seat]
    who = _who(names, seat)
    head = Beside((Column(who, gap=4), Place(seat, map_of(names.scenario))), _MAP[0], SPACE.wide)
    goals = tuple(
        (
            Text(label(names.title(f"seats.{seat}.goals.{goal}.title", goal)), PROSE),
            Text(str(one.worth), CONTROL_STRONG, align=Align.RIGHT),
        )
        for goal, one in model.goals.items()
    )
    points = tr("points")
    columns = (ColumnOf(tr("What it wants")), ColumnOf(points, 64, Align.RIGHT))
    parts: list[Widget] = [head, prose(names.say(f"seats.{seat}.brief")), Table(columns, goals)]
    if model.secret:
        hint = tr("Something only this seat knows is told when the game begins.")
        parts.append(Flow((Stamp(tr("Has a secret")),)))
        parts.append(Text(label(hint), ASIDE, "soft_ink"))
    return Column(tuple(parts), gap=14)


def _who(names: Names, seat: str) -> tuple[Widget, ...]:
    """The government by its full name, its capital, and the people in office."""
    actor = names.scenario.actors[seat]
    date = names.game.turns[0].date
    full = names.say(f"actors.{seat}.name") or names.actor(seat)
    lines: list[Widget] = [Text(label(sentence(full)), _NAME)]
    capital = names.say(f"actors.{seat}.capital")
    told = (capital, hardness(names, seat))
    lines.append(Text(label(" · ".join(one for one in told if one)), LABEL_STRONG, "stamp"))
    for terms in (actor.leaders, actor.foreign_ministers):
        held = in_office(terms, date)
        if held is not None:
            office = names.say(office_path(held.office)) if held.office else ""
            said = [Said(held.name, CONTROL_STRONG)]
            said += [Said(office, CONTROL, "soft_ink")] if office else []
            lines.append(Flow(tuple(said), SPACE.small, down=0))
    voice = names.say(f"actors.{seat}.voice")
    if voice:
        lines.append(Text(label(voice), ASIDE, "soft_ink"))
    return tuple(lines)
