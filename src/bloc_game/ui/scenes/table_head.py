"""The top of the table: the day, the state of the world, and whose desk this is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue, sentence
from bloc_game.session.views import GoalView, TableView, TrackView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import Said, change_ink, pieces
from bloc_game.ui.text import UNBOUNDED, Align, Face, Laid, TextStyle, label
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Flow, Grid, Row
from bloc_game.ui.widgets.gauges import Gauge, moved
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    LABEL_STRONG,
    TITLE,
    Ink,
    Text,
    Widget,
)

_TRACK, _GOAL = 104.0, 100.0  # the least width of a column
_TURN = TextStyle(Face.PROSE_ITALIC, 13, 1.3)
_GOAL_TITLE = TextStyle(Face.UI, 11, 1.25)
_DOTS = 6  # a purse with more is a number alone


@dataclass(frozen=True, slots=True)
class Head:
    """Date, tracks and seat beside each other."""

    view: TableView
    tr: Catalogue

    def _row(self, frame: Frame, width: float) -> Row:
        """Title and seat get what they need, up to a part of the whole; the tracks get the rest."""
        view = self.view
        needed = max(frame.width_of(view.date, TITLE), frame.width_of(self._turn(), ASIDE)) + 1
        title = min(needed, width * 0.25)
        lines = self._lines()
        seat = min(max(frame.width_of(text, style) for text, style, _ in lines) + 1, width * 0.2)
        who = tuple(Text(label(text), style, ink, Align.RIGHT) for text, style, ink in lines)
        tracks = Grid(tuple(self._gauge(track) for track in view.tracks), _TRACK, 16)
        parts = (self._title(), tracks, Column(who, 1))
        return Row(parts, (title, None, seat), SPACE.wide, middle=True)

    def _title(self) -> Widget:
        return Column(
            (Text(label(self.view.date), TITLE), Text(label(self._turn()), _TURN, "soft_ink")), 0
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
            word=track.word,
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
            lines.append((purse_of(self.view, self.tr), LABEL, "focus_ink"))
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
        tracks: list[tuple[str, Ink]] = [(_in_words(one), change_ink(one)) for one in view.tracks]
        score = tr("Your goals: {score} of 100", score=view.seat.score)
        change = sum(goal.change for goal in view.seat.goals)
        goals = (f"{score} {moved(change)}".rstrip(), by_ink(change))
        turn = Text(label(turn_of(view, tr)), LABEL, "soft_ink")
        return Column((top, turn, pieces((*tracks, goals))), 2)

    def height(self, frame: Frame, width: float) -> float:
        return self._column().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._column().place(frame, box)


@dataclass(frozen=True, slots=True)
class Goals:
    """What the seat wants and how near it is, with this turn's change: a strip of short columns."""

    view: TableView
    tr: Catalogue

    def _grid(self) -> Grid:
        goals = self.view.seat.goals
        return Grid((_Score(self.view, self.tr), *(_Goal(one) for one in goals)), _GOAL, 16)

    def height(self, frame: Frame, width: float) -> float:
        return self._grid().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._grid().place(frame, box)


@dataclass(frozen=True, slots=True)
class _Score:
    """How much of all that the seat wants it has."""

    view: TableView
    tr: Catalogue

    def _column(self) -> Column:
        seat, tr = self.view.seat, self.tr
        by = sum(goal.change for goal in seat.goals)
        figure = tr("{score} of 100", score=seat.score)
        return Column(
            (
                Text(label(tr("Your goals")), LABEL_STRONG),
                pieces(((figure, "ink"), *(((moved(by), by_ink(by)),) if by else ())), 6),
            ),
            2,
        )

    def height(self, frame: Frame, width: float) -> float:
        return self._column().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._column().place(frame, box)


@dataclass(frozen=True, slots=True)
class _Goal:
    """One goal: what it is, a bar as full as it is reached, and its points of how many."""

    goal: GoalView

    def _title(self) -> Text:
        return Text(label(self.goal.title), _GOAL_TITLE, "soft_ink")

    def _figures(self, frame: Frame) -> tuple[Laid, Laid]:
        points = frame.lay(f"{self.goal.points}/{self.goal.worth}", LABEL_STRONG, UNBOUNDED)
        return points, frame.lay(moved(self.goal.change), LABEL_STRONG, UNBOUNDED)

    def height(self, frame: Frame, width: float) -> float:
        points, _ = self._figures(frame)
        return self._title().height(frame, width) + 2 + points.height

    def place(self, frame: Frame, box: Box) -> None:
        scheme, goal = frame.scheme, self.goal
        self._title().place(frame, replace(box, h=self._title().height(frame, box.w)))
        points, change = self._figures(frame)
        top = box.bottom - points.height
        right = box.right
        if goal.change:
            right -= change.width
            frame.write(change, right, top, colour(scheme, by_ink(goal.change)))
            right -= SPACE.hair
        right -= points.width
        frame.write(points, right, top, scheme.ink)
        bar = Box(box.x, top + points.height / 2 - 2, max(right - SPACE.small - box.x, 0), 4)
        frame.fill(bar, scheme.hairline)
        full = min(max(goal.points / max(goal.worth, 1), 0), 1)
        frame.fill(replace(bar, w=bar.w * full), scheme.ink)


def by_ink(by: int) -> Ink:
    """Green for more, red for less, of what one wants."""
    return "yes" if by > 0 else "no" if by < 0 else "ink"


def _in_words(track: TrackView) -> str:
    """A track in one line: `Tension 54 ▲2, strain`."""
    figures = f"{track.title} {track.value} {moved(track.change)}".rstrip()
    return f"{figures}, {track.word}" if track.word else figures


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
