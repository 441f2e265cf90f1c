"""The ledger as it is read: what happened, and under it what that changed, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import Catalogue, signed
from bloc_game.session.views_why import ChangeView, EntryView
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose, Span, parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import prose
from bloc_game.ui.scenes.waterfall import BETTER_INK, cited
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Rule
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    LABEL,
    LABEL_STRONG,
    NOTE,
    Text,
    Widget,
)

_FIGURE = 40.0
_COURSE = 76.0
_MARK = 8.0
_TOLD = ("news", "vote", "deed", "ending")


def entries(tr: Catalogue, found: Iterable[EntryView], group: str) -> Widget:
    """Every entry in order; `group` is a name for the rows, by which the keyboard walks them."""
    lines: list[Widget] = []
    for place, one in enumerate(found):
        lines += [_entry(tr, one, f"{group}:{place}", group), Rule("hairline")]
    return Column(tuple(lines[:-1]), SPACE.small)


def _entry(tr: Catalogue, entry: EntryView, id: str, group: str) -> Widget:
    lines: list[Widget] = [_head(tr, entry)]
    if entry.reason:
        lines.append(Text(parse(entry.reason), ASIDE, "soft_ink"))
    lines += [
        _change(change, f"{id}:{number}", group) for number, change in enumerate(entry.changes)
    ]
    foot = _foot(entry)
    if foot:
        lines.append(Text(foot, NOTE, "soft_ink"))
    return Column(tuple(lines), 2)


def _head(tr: Catalogue, entry: EntryView) -> Widget:
    if entry.kind in _TOLD:
        return prose(entry.text)
    if entry.kind != "change":
        return Text(label(entry.text), LABEL, "soft_ink")
    if not entry.known:
        return Text(label(f"? {tr('Cause unknown to you')}"), LABEL_STRONG, "soft_ink")
    return Text(cited(entry.text, entry.sources), LABEL_STRONG)


def _foot(entry: EntryView) -> Prose:
    """Where the rule stands, and what of the codex its prose speaks of."""
    spans: list[Span] = []
    for text, link in (
        *((place, None) for place in entry.places[:1]),
        *((title, f"codex:{id}") for id, title in entry.articles),
    ):
        if spans:
            spans.append(Span(" · "))
        spans.append(Span(text, link=link))
    return (tuple(spans),) if spans else ()


def _change(change: ChangeView, id: str, group: str) -> Widget:
    if change.by is None:
        return Text(label(change.text), CONTROL)
    return ChangeRow(change, f"why:{change.slot}@{id}", group)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A track that moved: its name, from where to where, by how much. Pressing it shows its course.

    A full square marks a change to the good, a hollow one a change to the bad.
    """

    change: ChangeView
    id: str
    group: str

    def _name(self, width: float) -> float:
        figures = _FIGURE + _COURSE + _MARK + 2 * SPACE.small
        return max(width - figures, 1.0)

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.change.text, CONTROL, self._name(width)).height + 2 * SPACE.hair

    def place(self, frame: Frame, box: Box) -> None:
        scheme, change = frame.scheme, self.change
        if frame.hovers(self.id):
            frame.fill(box, scheme.card)
        y, ink = box.y + SPACE.hair, colour(scheme, BETTER_INK[change.better])
        name = frame.lay(change.text, CONTROL, self._name(box.w))
        frame.write(name, box.x, y, scheme.ink)
        line = frame.lay("0", CONTROL, _FIGURE).height
        mark = Box(box.right - _MARK, y + (line - _MARK) / 2, _MARK, _MARK)
        if change.better == "better":
            frame.fill(mark, ink)
        elif change.better:
            frame.edge(mark, ink, 2)
        right = mark.x - SPACE.small
        figure = frame.lay(signed(change.by or 0), CONTROL_STRONG, _FIGURE, Align.RIGHT)
        frame.write(figure, right - _FIGURE, y, ink)
        course = f"{number(change.before)} \u2192 {number(change.after)}"
        laid = frame.lay(course, LABEL, _COURSE, Align.RIGHT)
        drop = (line - laid.height) / 2
        frame.write(laid, right - _FIGURE - SPACE.small - _COURSE, y + drop, scheme.soft_ink)
        frame.control(Control(id=self.id, boxes=(box,), says=Pressed(self.id), group=self.group))
