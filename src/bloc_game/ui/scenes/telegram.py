"""A telegram on its form: from where, to whom, when; typed on as it comes in, then stamped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_telegrams import TelegramView
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import LONG
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.stamped import Stamped
from bloc_game.ui.text import Face, Laid, Run, TextStyle, label
from bloc_game.ui.tokens import SPACE, TYPE, colour
from bloc_game.ui.widgets.containers import Card, Column, Rule
from bloc_game.ui.widgets.words import NOTE, PROSE, TELEGRAM, Text, Widget

_HEAD = TextStyle(Face.MONO_SEMIBOLD, TYPE.label, 1.4)
_LINE = TextStyle(Face.MONO, TYPE.note, 1.4)
_AFTER = 0.12  # seconds from one telegram to the next
_ASIDE = 28.0  # the least room for a head beside its stamp, in letters' widths


@dataclass(frozen=True, slots=True)
class Telegram:
    """One paper that came in. `number` is its place among those of its turn.

    `moves` where it comes in now; one that is leafed back to lies there already.
    """

    view: TelegramView
    tr: Catalogue
    number: int = 0
    fresh: bool = False
    moves: bool = False

    def height(self, frame: Frame, width: float) -> float:
        return self._form(1.0).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        part, wait = 1.0, _AFTER * self.number
        if self.moves:
            part = frame.moving(f"type:{self.view.id}", LONG, wait)
            if part > 0.0:
                frame.cue(f"type:{self.view.id}", "teletype")
        self._form(part).place(frame, box)

    def _form(self, part: float) -> Widget:
        body = Typed(self.view.text, TELEGRAM if self.view.only_you else PROSE, part)
        return Card(Column((self._head(), Rule("hairline"), body), SPACE.small))

    def _head(self) -> Widget:
        tr, view = self.tr, self.view
        to = tr("To {whom} · {date}", whom=view.to, date=view.date).upper()
        origin = (view.origin or tr("News")).upper()
        lines: list[Widget] = [Text(label(origin), _HEAD), Text(label(to), _LINE, "soft_ink")]
        if self.fresh:
            lines.insert(0, Text(label(f"\u25cf {tr('New')}"), NOTE, "focus_ink"))
        if not view.only_you:
            return Column(tuple(lines), 0)
        words = Column((*lines, Text(label(tr("Only you read this")), _LINE, "stamp")), 0)
        wait = _AFTER * self.number + LONG if self.moves else 0.0
        return _Stamped(words, Stamped(tr("Received"), f"received:{view.id}", wait=wait))


@dataclass(frozen=True, slots=True)
class _Stamped:
    """Words with a stamp at the right, or under them where there is no room."""

    words: Widget
    stamp: Stamped

    def _split(self, frame: Frame, width: float) -> tuple[float, bool]:
        wide = self.stamp.width(frame)
        beside = width - wide - SPACE.medium
        return wide, beside >= _ASIDE * frame.fonts.width(_HEAD.face, _HEAD.size, "M")

    def height(self, frame: Frame, width: float) -> float:
        wide, beside = self._split(frame, width)
        tall = self.stamp.height(frame, wide)
        if beside:
            return max(self.words.height(frame, width - wide - SPACE.medium), tall)
        return self.words.height(frame, width) + tall + SPACE.hair

    def place(self, frame: Frame, box: Box) -> None:
        wide, beside = self._split(frame, box.w)
        tall = self.stamp.height(frame, wide)
        if beside:
            self.words.place(frame, box.cut_right(wide, SPACE.medium)[1])
            self.stamp.place(frame, Box(box.right - wide, box.y, wide, tall))
        else:
            self.words.place(frame, box)
            self.stamp.place(frame, Box(box.x, box.bottom - tall, wide, tall))


@dataclass(frozen=True, slots=True)
class Typed:
    """Prose of which only the first part has been typed yet; its room is kept from the start."""

    text: str
    style: TextStyle
    part: float = 1.0

    def _laid(self, frame: Frame, width: float) -> Laid:
        return frame.lay(parse(self.text), self.style, width, gap=SPACE.small)

    def height(self, frame: Frame, width: float) -> float:
        return self._laid(frame, width).height

    def place(self, frame: Frame, box: Box) -> None:
        laid = self._laid(frame, box.w)
        shown = laid if self.part >= 1.0 else typed(frame, laid, self.part)
        frame.write(shown, box.x, box.y, colour(frame.scheme, "ink"))


def typed(frame: Frame, laid: Laid, part: float) -> Laid:
    """The first part of a set text, sign by sign; what can be followed in it stays where it is."""
    left = round(part * sum(len(run.text) for run in laid.runs))
    runs: list[Run] = []
    for run in laid.runs:
        text = run.text[:left]
        left -= len(text)
        if text:
            wide = frame.fonts.width(run.face, run.size, text)
            runs.append(replace(run, text=text, box=replace(run.box, w=wide)))
    return replace(laid, runs=tuple(runs))
