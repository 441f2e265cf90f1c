"""What can be read beside the game: the codex, the sources, the seat's instructions."""

from __future__ import annotations

from bloc_game.session.views import CodexView, SourceView
from bloc_game.session.views_reference import codex_titles, codex_view, source_view
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.paper_telegrams import brief_parts
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Link
from bloc_game.ui.widgets.containers import Card, Column
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.words import ASIDE, CONTROL, LABEL, Text, Widget


def codex_paper(play: Play, desk: Desk) -> Widget:
    """What is open in the codex, or all it holds."""
    kind, id = desk.reading
    tr = play.tr
    match kind:
        case "codex":
            entry = codex_view(play.voice, id)
            shown = _entry(play, entry) if entry is not None else _missing(play, id)
        case "source":
            source = source_view(play.voice, id)
            shown = _source(source) if source is not None else _missing(play, id)
        case "brief":
            seat = play.view.seat
            head = titled(tr("Your instructions"), seat.full_name)
            shown = Column((head, *brief_parts(play, seat)), gap=10)
        case _:
            return _contents(play, desk)
    return Column((Link(id="contents", label=tr("All entries of the codex")), shown), gap=12)


def _missing(play: Play, id: str) -> Widget:
    text = play.tr("Nothing is kept under “{id}”.", id=id)
    return Text(label(text), CONTROL, "soft_ink")


def _entry(play: Play, entry: CodexView) -> Widget:
    aside = " · ".join(one for one in (entry.kind, entry.dates) if one)
    parts: list[Widget] = [titled(entry.title, aside), prose(entry.text)]
    if entry.sources:
        parts.append(titled(play.tr("Sources")))
        parts += [Link(id=f"open:{one.id}", label=one.title) for one in entry.sources]
    return Column(tuple(parts), gap=10)


def _source(source: SourceView) -> Widget:
    parts: list[Widget] = [titled(source.title, source.kind)]
    if source.says:
        parts.append(Card(prose(source.says)))
    if source.url:
        parts.append(Text(label(source.url), LABEL, "soft_ink"))
    return Column(tuple(parts), gap=10)


def _contents(play: Play, desk: Desk) -> Widget:
    """Every entry whose title has the letters looked for."""
    tr = play.tr
    wanted = desk.search.casefold().strip()
    titles = [(id, title) for id, title in codex_titles(play.voice) if wanted in title.casefold()]
    parts: list[Widget] = [Field(id="search", text=desk.search, hint=tr("Search the codex"))]
    parts += [Link(id=f"entry:{id}", label=title) for id, title in titles]
    if not titles:
        parts.append(Text(label(tr("The codex has no entry of that name.")), ASIDE, "soft_ink"))
    return Column(tuple(parts), gap=2)
