"""The leaves to read on from: sources and articles that the game led to, and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_debrief import ArticleView, DebriefView
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.debrief_charts import Grid
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Link
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.words import ASIDE, HEADING, LABEL, PROSE, Text, Widget

_COLUMN = 360.0


def sources(view: DebriefView, tr: Catalogue) -> Widget:
    """What the papers of this game cited, and the articles they led to."""
    parts: list[Widget] = [titled(tr("Sources of this game"))]
    if view.sources:
        links = tuple(Link(id=f"open:{one.id}", label=one.title) for one in view.sources)
        parts.append(Grid(links, _COLUMN, SPACE.wide, SPACE.small))
    else:
        parts.append(Text(label(tr("No paper of this game cited a source.")), ASIDE, "soft_ink"))
    met = [one for one in view.articles if one.met or one.read]
    count = tr("{n} of {all} read", n=sum(one.read for one in met), all=len(met))
    parts.append(titled(tr("Articles of the codex that this game led to"), count))
    parts.append(Grid(tuple(_articles(met, tr)), _COLUMN, SPACE.wide, 0))
    return Column(tuple(parts), SPACE.medium)


def _articles(met: list[ArticleView], tr: Catalogue) -> Iterator[Widget]:
    for one in met:
        read = tr("read") if one.read else tr("unread")
        name = Link(id=f"entry:{one.id}", label=one.title)
        yield Column((name, Text(label(f"{one.kind} · {read}"), LABEL, "soft_ink")), 0)


def questions(view: DebriefView, tr: Catalogue) -> Widget:
    """What to talk about afterwards."""
    asked = (_Question(number, one) for number, one in enumerate(view.questions, start=1))
    return Column((titled(tr("Questions to talk about")), *asked), SPACE.large)


@dataclass(frozen=True, slots=True)
class _Question:
    """One question with its number in the margin."""

    number: int
    text: str

    def height(self, frame: Frame, width: float) -> float:
        return Text(parse(self.text), PROSE).height(frame, width - SPACE.page)

    def place(self, frame: Frame, box: Box) -> None:
        figure = Text(label(str(self.number)), HEADING, "stamp", Align.LEFT)
        figure.place(frame, replace(box, w=SPACE.page))
        inner = replace(box, x=box.x + SPACE.page, w=box.w - SPACE.page)
        Text(parse(self.text), PROSE).place(frame, inner)
