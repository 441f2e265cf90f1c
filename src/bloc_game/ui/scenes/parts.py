"""Small pieces that several papers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, Face, TextStyle, label
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Flow, Row, Rule
from bloc_game.ui.widgets.words import (
    HEADING,
    LABEL,
    PROSE,
    Ink,
    Text,
    Widget,
)

if TYPE_CHECKING:  # the title page is set in these pieces too, long before there is a view
    from bloc_game.session.views import TrackView
    from bloc_game.ui.scenes.play import Play


STAMPED = TextStyle(Face.MONO_SEMIBOLD, 11)
STAND_INK: Mapping[str, Ink] = {"accepts": "yes", "refuses": "no", "uncertain": "ink"}
"""How an answer to a draft is written."""


@dataclass(frozen=True, slots=True)
class Said:
    """A few words that stand in a flow as one piece."""

    text: str
    style: TextStyle = LABEL
    ink: Ink = "ink"

    def width(self, frame: Frame) -> float:
        return frame.width_of(self.text, self.style) + 1

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.text, self.style, width).height

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.text, self.style, box.w)
        frame.write(laid, box.x, box.y, colour(frame.scheme, self.ink))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word in a frame, as a registry stamps a paper."""

    text: str

    def width(self, frame: Frame) -> float:
        return frame.width_of(self._spaced(), STAMPED) + 2 * SPACE.small + 1

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self._spaced(), STAMPED, width - 2 * SPACE.small).height + SPACE.hair

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self._spaced(), STAMPED, box.w - 2 * SPACE.small)
        edge = Box(box.x, box.y, laid.width + 2 * SPACE.small, laid.height + SPACE.hair)
        frame.edge(edge, frame.scheme.stamp, 1.5)
        frame.write(laid, box.x + SPACE.small, box.y + SPACE.hair / 2, frame.scheme.stamp)

    def _spaced(self) -> str:
        """Capitals set apart by the thinnest space that never ends a line."""
        return "\u202f".join(self.text.upper())


def titled(title: str, aside: str = "") -> Widget:
    """The heading of a part of a paper, over a hairline."""
    if not aside:
        head: Widget = Text(label(title), HEADING)
    else:
        head = _Headed(title, aside)
    return Column((head, Rule("hairline")), gap=4)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A heading with a few words at the right, or under it where there is no room."""

    title: str
    aside: str

    def _whole(self, frame: Frame, width: float) -> Widget:
        title = Text(label(self.title), HEADING)
        wide = frame.width_of(self.aside, LABEL) + 1
        if frame.width_of(self.title, HEADING) + SPACE.large + wide <= width:
            aside = Text(label(self.aside), LABEL, "soft_ink", Align.RIGHT)
            return Row((title, aside), (None, wide), middle=True)
        return Column((title, Text(label(self.aside), LABEL, "soft_ink")), gap=0)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(frame, box.w).place(frame, box)


def prose(text: str, style: TextStyle = PROSE, ink: Ink = "ink") -> Widget:
    """Prose of the scenario, its links and notes to be followed."""
    return Text(parse(text), style, ink)


def cost_of(play: Play, cost: int) -> str:
    """What a deed takes from the purse: `Political capital −1`."""
    title = play.view.seat.purse_title
    return play.tr("{title} {n}", title=title, n=-cost) if cost else ""


def change_ink(track: TrackView) -> Ink:
    """Green for a change to the good, red for one to the bad."""
    if not track.change or track.good == "seat":
        return "ink"
    better = (track.change > 0) == (track.good == "high")
    return "yes" if better else "no"


def pieces(texts: Iterable[tuple[str, Ink]], gap: float = SPACE.medium) -> Flow:
    """Short texts in a row, turning where there is no room."""
    return Flow(tuple(Said(text, LABEL, ink) for text, ink in texts), gap, down=2)
