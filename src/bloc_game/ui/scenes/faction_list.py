"""The factions of a chamber in a list, numbered as they sit, with how each divided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_ballot import VoteView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import pieces
from bloc_game.ui.text import Align, TextStyle
from bloc_game.ui.tokens import SPACE, Colour
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, NOTE, Ink, Widget

_PLACE = 20.0
_AIR = 3.0
_FIGURE = 44.0  # the width of a column of figures
_DOTS = ("\u25cf", "\u25cb", "\u25e6")
_WAITING = "\u00b7"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line: a place, a name and what is noted of it, the figures."""

    place: str
    name: str
    style: TextStyle
    figures: tuple[str, str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactionList:
    """What each faction did, as far as its votes have been shown, and the whole house."""

    vote: VoteView
    turned: tuple[int, ...]
    together: tuple[int, int, int]
    tr: Catalogue
    opened: bool
    told: bool

    def _entries(self) -> Iterator[_Entry]:
        for number, one in enumerate(self.vote.factions):
            shown = self.opened and self.turned[number] >= one.seats
            figures = str(one.ayes), str(one.noes), str(one.absent)
            yield _Entry(
                str(number + 1),
                one.name,
                CONTROL,
                figures if shown else (_WAITING,) * 3,
                one.notes if shown else (),
            )
        ayes, noes, away = (str(one) if self.opened else _WAITING for one in self.together)
        yield _Entry("", self.tr("Together"), CONTROL_STRONG, (ayes, noes, away))
        if self.vote.recorded is not None:
            record = str(self.vote.recorded.ayes), str(self.vote.recorded.noes), ""
            figures = record if self.told else (_WAITING, _WAITING, "")
            yield _Entry("", self.tr("In history"), LABEL, figures)

    def _key(self) -> Widget:
        """What the dots of the house mean, which head the columns too."""
        tr = self.tr
        words = (tr("For"), tr("Against"), tr("Away"))
        inks: tuple[Ink, ...] = ("yes", "no", "soft_ink")
        return pieces(
            (f"{dot} {word}", ink) for dot, word, ink in zip(_DOTS, words, inks, strict=True)
        )

    def _name(self, width: float) -> float:
        return max(width - _PLACE - 3 * _FIGURE - SPACE.small, 1.0)

    def _tall(self, frame: Frame, entry: _Entry, width: float) -> float:
        name = frame.lay(entry.name, entry.style, width).height
        notes = sum(frame.lay(note, NOTE, width).height for note in entry.notes)
        return name + notes + 2 * _AIR

    def _head(self, frame: Frame, width: float) -> float:
        key = self._key().height(frame, width)
        heads = frame.lay(self.tr("From left to right"), LABEL, self._name(width)).height
        return key + heads + 3 * _AIR

    def height(self, frame: Frame, width: float) -> float:
        name = self._name(width)
        return self._head(frame, width) + sum(
            self._tall(frame, entry, name) for entry in self._entries()
        )

    def place(self, frame: Frame, box: Box) -> None:
        scheme, name = frame.scheme, self._name(box.w)
        inks = (scheme.yes, scheme.no, scheme.soft_ink)
        key = self._key()
        tall = key.height(frame, box.w)
        key.place(frame, Box(box.x, box.y, box.w, tall))
        x, y = box.x + _PLACE + SPACE.small, box.y + tall + 2 * _AIR
        heads = frame.lay(self.tr("From left to right"), LABEL, name)
        frame.write(heads, x, y, scheme.soft_ink)
        self._figures(frame, box.right, y, _DOTS, LABEL, inks)
        y = box.y + self._head(frame, box.w)
        for entry in self._entries():
            frame.fill(Box(box.x, y - 1, box.w, 1), scheme.hairline)
            place = frame.lay(entry.place, NOTE, _PLACE, Align.RIGHT)
            frame.write(place, box.x, y + _AIR + 1, scheme.soft_ink)
            quiet = entry.style is LABEL
            laid = frame.lay(entry.name, entry.style, name)
            frame.write(laid, x, y + _AIR, scheme.soft_ink if quiet else scheme.ink)
            below = y + _AIR + laid.height
            for note in entry.notes:
                words = frame.lay(note, NOTE, name)
                frame.write(words, x, below, scheme.stamp)
                below += words.height
            style = LABEL if quiet else CONTROL_STRONG
            self._figures(frame, box.right, y + _AIR, entry.figures, style, inks)
            y += self._tall(frame, entry, name)

    def _figures(
        self,
        frame: Frame,
        right: float,
        y: float,
        texts: tuple[str, str, str],
        style: TextStyle,
        inks: tuple[Colour, Colour, Colour],
    ) -> None:
        """Three figures in their columns, up to the right edge."""
        for place, (text, ink) in enumerate(zip(texts, inks, strict=True), start=1):
            laid = frame.lay(text, style, _FIGURE, Align.RIGHT)
            frame.write(laid, right - (4 - place) * _FIGURE, y, ink)
