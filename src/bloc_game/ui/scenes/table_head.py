"""The top of the table: the day, the state of the world, and whose desk this is."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views import TableView, TrackView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import change_ink, pieces
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Flow, Row
from bloc_game.ui.widgets.gauges import Gauge, moved
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    LABEL_STRONG,
    TITLE,
    Ink,
    Text,
    Widget,
)

_SEAT = 190.0
_WIDE = 900.0


@dataclass(frozen=True, slots=True)
class Head:
    """Date, tracks and seat beside each other; under each other in a narrow window."""

    view: TableView
    tr: Catalogue

    def _whole(self, frame: Frame, width: float) -> Widget:
        if width < _WIDE:
            return Column((self._title(), self._tracks(), self._seat(Align.LEFT)), gap=6)
        return _Across((self._title(), self._tracks(), self._seat(Align.RIGHT)))

    def _title(self) -> Widget:
        view, tr = self.view, self.tr
        turn = tr(
            "Turn {n} of {all} · {headline}", n=view.turn, all=view.turns, headline=view.headline
        )
        return Column((Text(label(view.date), TITLE), Text(label(turn), ASIDE, "soft_ink")), gap=0)

    def _tracks(self) -> Flow:
        return Flow(tuple(self._gauge(track) for track in self.view.tracks), gap=18)

    def _gauge(self, track: TrackView) -> Gauge:
        return Gauge(
            id=f"why:{track.id}",
            label=track.title,
            value=track.value,
            low=track.low,
            high=track.high,
            by=track.change,
            ink=_ink(track),
            change_ink=change_ink(track),
            good=track.good if track.good != "seat" else "",
            tip=self._tip(track),
        )

    def _tip(self, track: TrackView) -> Prose:
        tr = self.tr
        good = {
            "low": tr("The lower, the better."),
            "high": tr("The higher, the better."),
            "seat": tr("What is good depends on where you sit."),
        }[track.good]
        said = [one for one in (track.of, track.word, good, tr("Press to see why.")) if one]
        return label("\n".join(said))

    def _seat(self, align: Align) -> Widget:
        seat, tr = self.view.seat, self.tr
        who = " · ".join((_first_large(seat.name), *(one.name for one in seat.offices[:1])))
        lines: list[Widget] = [Text(label(who), CONTROL_STRONG, "ink", align)]
        if seat.purse is not None:
            dots = "●" * max(min(seat.purse, 12), 0)
            purse = tr("{title} {n}", title=seat.purse_title, n=seat.purse)
            lines.append(Text(label(f"{dots} {purse}".strip()), CONTROL, "focus_ink", align))
        return Column(tuple(lines), gap=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(frame, box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class _Across:
    """Title, tracks and seat in one row; the tracks get what they need if there is room."""

    parts: tuple[Widget, Flow, Widget]

    def _row(self, frame: Frame, width: float) -> Row:
        tracks = self.parts[1]
        wanted = sum(one.width(frame) for one in tracks.children)
        wanted += tracks.gap * max(len(tracks.children) - 1, 0)
        room = width - _SEAT - 2 * SPACE.wide - 260
        return Row(self.parts, (None, max(min(wanted, room), 112), _SEAT), SPACE.wide, middle=True)

    def height(self, frame: Frame, width: float) -> float:
        return self._row(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._row(frame, box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class Goals:
    """What the seat wants and how near it is, with this turn's change."""

    view: TableView
    tr: Catalogue

    def _flow(self) -> Widget:
        seat = self.view.seat
        parts: list[tuple[str, Ink]] = []
        for goal in seat.goals:
            text = f"{goal.title} {goal.points}/{goal.worth}"
            change = moved(goal.change)
            ink: Ink = "yes" if goal.change > 0 else "no" if goal.change < 0 else "ink"
            parts.append((f"{text} {change}".rstrip(), ink))
        head = self.tr("Your goals: {score} of 100", score=seat.score)
        return Column((Text(label(head), LABEL_STRONG), pieces(parts, 14)), gap=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow().place(frame, box)


def _ink(track: TrackView) -> Ink:
    """Red for what one fears, blue for what one wants."""
    match track.good:
        case "low":
            return "no"
        case "high":
            return "link"
        case _:
            return "soft_ink"


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
