"""The factions of a chamber in a list, numbered as they sit, with how each divided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_ballot import VoteView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align, TextStyle
from bloc_game.ui.tokens import SPACE, Colour
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, NOTE

_PLACE = 20.0
_AIR = 4.0
_LEAST = 34.0  # the width of a column of figures, at least
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

    def _heads(self) -> tuple[str, str, str]:
        tr = self.tr
        return f"\u25cf {tr('For')}", f"\u25cb {tr('Against')}", tr("Away")

    def _columns(self, frame: Frame) -> tuple[float, float, float]:
        one, two, three = (max(frame.width_of(head, LABEL) + 1, _LEAST) for head in self._heads())
        return one, two, three

    def _name(self, frame: Frame, width: float) -> float:
        figures = sum(self._columns(frame)) + 3 * SPACE.medium
        return max(width - _PLACE - SPACE.small - figures, 1.0)

    def _tall(self, frame: Frame, entry: _Entry, width: float) -> float:
        name = frame.lay(entry.name, entry.style, width).height
        notes = sum(frame.lay(note, NOTE, width).height for note in entry.notes)
        return name + notes + 2 * _AIR

    def height(self, frame: Frame, width: float) -> float:
        name = self._name(frame, width)
        head = frame.lay("0", LABEL, width).height + 2 * _AIR
        return head + sum(self._tall(frame, entry, name) for entry in self._entries())

    def place(self, frame: Frame, box: Box) -> None:
        scheme, name, columns = frame.scheme, self._name(frame, box.w), self._columns(frame)
        inks = (scheme.yes, scheme.no, scheme.soft_ink)
        heads = frame.lay(self.tr("From left to right"), LABEL, name)
        x = box.x + _PLACE + SPACE.small
        frame.write(heads, x, box.y + _AIR, scheme.soft_ink)
        self._figures(
            frame, (box.right, columns), box.y + _AIR, self._heads(), LABEL, (scheme.soft_ink,) * 3
        )
        y = box.y + frame.lay("0", LABEL, name).height + 2 * _AIR
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
            self._figures(frame, (box.right, columns), y + _AIR, entry.figures, style, inks)
            y += self._tall(frame, entry, name)

    def _figures(
        self,
        frame: Frame,
        columns: tuple[float, tuple[float, float, float]],
        y: float,
        texts: tuple[str, str, str],
        style: TextStyle,
        inks: tuple[Colour, Colour, Colour],
    ) -> None:
        """Three figures in their columns, from the right edge."""
        right, widths = columns
        for text, wide, ink in reversed(tuple(zip(texts, widths, inks, strict=True))):
            laid = frame.lay(text, style, wide, Align.RIGHT)
            frame.write(laid, right - wide, y, ink)
            right -= wide + SPACE.medium
