"""What can be read beside the game: the codex, the sources, the seat's instructions."""

from __future__ import annotations

from bloc_game.session.views_reference import codex_titles
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.paper_brief import Instructions
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.reading import reading
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Link
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.words import ASIDE, Text, Widget


def codex_paper(play: Play, desk: Desk) -> Widget:
    """What is open in the codex, or all it holds."""
    kind, id = desk.reading
    tr = play.tr
    match kind:
        case "":
            return _contents(play, desk)
        case "brief":
            shown: Widget = Instructions(tr, play.view.seat)
        case _:
            shown = reading(play.voice, kind, id)
    return Column((Link(id="contents", label=tr("All entries of the codex")), shown), gap=12)


def _contents(play: Play, desk: Desk) -> Widget:
    """Every entry whose title has the letters looked for."""
    tr = play.tr
    wanted = desk.search.casefold().strip()
    titles = [(id, title) for id, title in codex_titles(play.voice) if wanted in title.casefold()]
    hint, eager = tr("Search the codex"), desk.searching
    parts: list[Widget] = [Field(id="search", text=desk.search, hint=hint, eager=eager)]
    parts += [Link(id=f"entry:{id}", label=title) for id, title in titles]
    if not titles:
        parts.append(Text(label(tr("The codex has no entry of that name.")), ASIDE, "soft_ink"))
    return Column(tuple(parts), gap=2)
