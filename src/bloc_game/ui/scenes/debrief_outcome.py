"""The first leaf of a debrief: how it ended, what decided it, what each government made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue, sentence
from bloc_game.session.views import EndingView, GroundView, ResultView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Beside, Column, Mark
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, Text, Widget

_COLUMN = 330.0
_FIGURES = 34.0


def outcome(ending: EndingView, seat: str, tr: Catalogue) -> Widget:
    """How it came out, beside the record, and why."""
    why = [one for one in (_grounds(ending, tr), _missed(ending, tr)) if one is not None]
    parts: list[Widget] = [prose(ending.text)]
    if ending.record_title and not ending.is_record:
        said = tr("In history: {title}", title=ending.record_title)
        record = Column((Text(label(said), CONTROL_STRONG), prose(ending.record_text)), 4)
        parts.append(Mark(record, "soft_ink"))
    scores = Column(
        (
            titled(tr("What each made of it")),
            *(_Score(one, one.seat == seat) for one in _ranked(ending.results)),
        ),
        SPACE.hair,
    )
    parts.append(Beside((Column(tuple(why), SPACE.wide), scores), _COLUMN, SPACE.page))
    return Column(tuple(parts), SPACE.large)


def _ranked(results: tuple[ResultView, ...]) -> list[ResultView]:
    return sorted(results, key=lambda one: -one.score)


def _grounds(ending: EndingView, tr: Catalogue) -> Widget | None:
    """What decided it: the conditions of the ending, and what brought each about."""
    if not ending.grounds:
        return None
    lines = (_ground(one) for one in ending.grounds)
    return Column((titled(tr("What decided it")), *lines), SPACE.small)


def _ground(ground: GroundView) -> Widget:
    since = " · ".join(one for one in (ground.since, ground.because) if one)
    words = [Text(label(ground.text), CONTROL_STRONG)]
    if since:
        words.append(Text(label(since), LABEL, "soft_ink"))
    return Column(tuple(words), 1)


def _missed(ending: EndingView, tr: Catalogue) -> Widget | None:
    """The endings that were looked at first, and what each still lacked."""
    missed = [one for one in ending.missed if one.grounds]
    if not missed:
        return None
    lines: list[Widget] = [titled(tr("What did not come, and what it lacked"))]
    for one in missed:
        lacked = (Text(label(ground.text), LABEL, "soft_ink") for ground in one.grounds)
        lines.append(Column((Text(label(one.title), CONTROL_STRONG), *lacked), 1))
    return Column(tuple(lines), SPACE.small)


@dataclass(frozen=True, slots=True)
class _Score:
    """What one government made of it, of 100, as a bar."""

    result: ResultView
    own: bool

    def _name(self) -> Text:
        style = CONTROL_STRONG if self.own else CONTROL
        return Text(label(sentence(self.result.name)), style)

    def height(self, frame: Frame, width: float) -> float:
        return self._name().height(frame, width - _FIGURES) + 8

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        name, figures = self._name(), replace(box, x=box.right - _FIGURES, w=_FIGURES)
        tall = name.height(frame, box.w - _FIGURES)
        name.place(frame, replace(box, w=box.w - _FIGURES, h=tall))
        score = Text(label(str(self.result.score)), name.style, "ink", Align.RIGHT)
        score.place(frame, replace(figures, h=tall))
        line = Box(box.x, box.y + tall + 1, box.w, 4)
        frame.fill(line, scheme.hairline)
        ink = scheme.focus if self.own else scheme.soft_ink
        frame.fill(replace(line, w=line.w * self.result.score / 100), ink)
