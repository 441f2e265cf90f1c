"""The top of the table: the day, the state of the world, and whose desk this is."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue, sentence
from bloc_game.session.views import TableView, TrackView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said, change_ink, pieces
from bloc_game.ui.text import Align, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column, Flow, Row
from bloc_game.ui.widgets.gauges import Gauge, moved
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    TITLE,
    Ink,
    Text,
    Widget,
)

_DOTS = 8  # a purse with more is a number alone


@dataclass(frozen=True, slots=True)
class Head:
    """Date, tracks and seat beside each other."""

    view: TableView
    tr: Catalogue

    def _row(self, frame: Frame, width: float) -> Row:
        """Title and seat get what they need, up to a part of the whole; the tracks get the rest."""
        view = self.view
        needed = max(frame.width_of(view.date, TITLE), frame.width_of(self._turn(), ASIDE)) + 1
        title = min(needed, width * 0.3)
        lines = self._lines()
        seat = min(max(frame.width_of(text, style) for text, style, _ in lines) + 1, width * 0.25)
        who = tuple(Text(label(text), style, ink, Align.RIGHT) for text, style, ink in lines)
        tracks = Flow(tuple(self._gauge(track) for track in view.tracks), gap=18, down=0)
        parts = (self._title(), tracks, Column(who, 0))
        return Row(parts, (title, None, seat), SPACE.wide, middle=True)

    def _title(self) -> Widget:
        return Column(
            (Text(label(self.view.date), TITLE), Text(label(self._turn()), ASIDE, "soft_ink")), 0
        )

    def _turn(self) -> str:
        return turn_of(self.view, self.tr)

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

    def _lines(self) -> tuple[tuple[str, TextStyle, Ink], ...]:
        """Whose desk it is: the government, who leads it, what it can spend."""
        seat = self.view.seat
        lines: list[tuple[str, TextStyle, Ink]] = [(sentence(seat.name), CONTROL_STRONG, "ink")]
        lines += [(one.name, LABEL, "soft_ink") for one in seat.offices[:1]]
        if seat.purse is not None:
            lines.append((purse_of(self.view, self.tr), CONTROL, "focus_ink"))
        return tuple(lines)

    def height(self, frame: Frame, width: float) -> float:
        return self._row(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._row(frame, box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class SmallHead:
    """The same in a narrow window: everything in words, in as few lines as will do."""

    view: TableView
    tr: Catalogue

    def _column(self) -> Column:
        view, tr = self.view, self.tr
        seat = sentence(view.seat.name)
        if view.seat.purse is not None:
            seat = f"{seat} · {purse_of(view, tr)}"
        top = Flow((Said(view.date, HEADING), Said(seat, CONTROL_STRONG, "focus_ink")), 14, down=0)
        tracks: list[tuple[str, Ink]] = [
            (f"{one.title} {one.value} {moved(one.change)}".rstrip(), change_ink(one))
            for one in view.tracks
        ]
        score = tr("Your goals: {score} of 100", score=view.seat.score)
        change = sum(goal.change for goal in view.seat.goals)
        ink: Ink = "yes" if change > 0 else "no" if change < 0 else "ink"
        goals = (f"{score} {moved(change)}".rstrip(), ink)
        turn = Text(label(turn_of(view, tr)), LABEL, "soft_ink")
        return Column((top, turn, pieces((*tracks, goals))), 2)

    def height(self, frame: Frame, width: float) -> float:
        return self._column().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._column().place(frame, box)


@dataclass(frozen=True, slots=True)
class Goals:
    """What the seat wants and how near it is, with this turn's change."""

    view: TableView
    tr: Catalogue

    def _flow(self) -> Flow:
        seat = self.view.seat
        head = Said(self.tr("Your goals: {score} of 100", score=seat.score), LABEL_STRONG)
        parts = [head]
        for goal in seat.goals:
            text = f"{goal.title} {goal.points}/{goal.worth} {moved(goal.change)}".rstrip()
            ink: Ink = "yes" if goal.change > 0 else "no" if goal.change < 0 else "ink"
            parts.append(Said(text, LABEL, ink))
        return Flow(tuple(parts), 16, down=2)

    def height(self, frame: Frame, width: float) -> float:
        return self._flow().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._flow().place(frame, box)


def turn_of(view: TableView, tr: Catalogue) -> str:
    """Which turn it is, and its headline."""
    return tr("Turn {n} of {all} · {headline}", n=view.turn, all=view.turns, headline=view.headline)


def purse_of(view: TableView, tr: Catalogue) -> str:
    """What the seat can spend: a dot for each, where they can be counted at a glance."""
    purse = view.seat.purse or 0
    dots = "●" * purse if purse <= _DOTS else ""
    return f"{dots} {tr('{title} {n}', title=view.seat.purse_title, n=purse)}".strip()


def _ink(track: TrackView) -> Ink:
    """Red for what one fears, blue for what one wants."""
    match track.good:
        case "low":
            return "no"
        case "high":
            return "link"
        case _:
            return "soft_ink"
