"""What can be read beside the game: the codex, the sources, the seat's instructions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_debrief import ArticleView
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.paper_brief import Instructions
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.reading import reading
from bloc_game.ui.text import Align, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Link
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import ASIDE, LABEL, LABEL_STRONG, Text, Widget

ALL, MET, UNREAD = range(3)


def codex_paper(play: Play, desk: Desk) -> Widget:
    """What is open in the codex, or all it holds."""
    kind, id = desk.reading
    tr = play.tr
    match kind:
        case "":
            return _contents(play, desk)
        case "brief":
            shown: Widget = Instructions(tr, play.view.seat)
        case "codex":
            shown = reading(play.voice, kind, id, play.standing(id))
        case _:
            shown = reading(play.voice, kind, id)
    return Column((_ways(desk, tr), shown), gap=12)


def _ways(desk: Desk, tr: Catalogue) -> Widget:
    """Along the trail of what was read, and to the list of all."""
    ways = [Link(id="contents", label=tr("All entries of the codex"))]
    if desk.at > 0:
        ways.append(Link(id="trail:back", label=tr("Read before")))
    if desk.at < len(desk.trail) - 1:
        ways.append(Link(id="trail:on", label=tr("Read after")))
    return Flow(tuple(ways), SPACE.wide)


def _contents(play: Play, desk: Desk) -> Widget:
    """The shelves of the codex, or what of them is looked for."""
    tr = play.tr
    every = tuple(one for shelf in play.shelves for one in shelf.articles)
    hint, eager = tr("Search the codex"), desk.searching
    labels = (
        tr("All {n}", n=len(every)),
        tr("Met {n}", n=sum(one.met for one in every)),
        tr("Unread {n}", n=sum(not one.read for one in every)),
    )
    parts: list[Widget] = [
        Field(id="search", text=desk.search, hint=hint, eager=eager),
        Tabs(id="shelf", labels=labels, chosen=desk.shelf),
    ]
    for shelf in play.shelves:
        shown = tuple(one for one in shelf.articles if _is_wanted(play, desk, one))
        if shown:
            lines = tuple(_Line(one, tr) for one in shown)
            parts.append(Column((titled(shelf.title, str(len(shown))), *lines), 0))
    if len(parts) == 2:
        parts.append(Text(label(tr("The codex has no entry of that name.")), ASIDE, "soft_ink"))
    return Column(tuple(parts), SPACE.medium)


def _is_wanted(play: Play, desk: Desk, article: ArticleView) -> bool:
    """Whether an article has the letters looked for, and is on the shelf that is open."""
    if (desk.shelf == MET and not article.met) or (desk.shelf == UNREAD and article.read):
        return False
    wanted = desk.search.casefold().strip()
    text = play.voice.names.say(f"codex.{article.id}.text")
    return wanted in article.title.casefold() or wanted in text.casefold()


@dataclass(frozen=True, slots=True)
class _Line:
    """An article by its title; at the right whether the game has led to it and it was read."""

    article: ArticleView
    tr: Catalogue

    def _words(self) -> Text:
        one, tr = self.article, self.tr
        met = one.met and not one.read
        said = tr("read") if one.read else tr("met, unread") if met else ""
        style = LABEL_STRONG if met else LABEL
        return Text(label(said), style, "focus_ink" if met else "soft_ink", Align.RIGHT)

    def _side(self, frame: Frame) -> float:
        words = (self.tr("read"), self.tr("met, unread"))
        return max(frame.width_of(one, LABEL_STRONG) for one in words) + 1

    @property
    def _link(self) -> Link:
        return Link(id=f"entry:{self.article.id}", label=self.article.title)

    def height(self, frame: Frame, width: float) -> float:
        return self._link.height(frame, width - self._side(frame) - SPACE.small)

    def place(self, frame: Frame, box: Box) -> None:
        side = self._side(frame)
        self._link.place(frame, replace(box, w=box.w - side - SPACE.small))
        words = self._words()
        tall = words.height(frame, side)
        y = box.y + (box.h - tall) / 2
        words.place(frame, Box(box.right - side, y, side, tall))
