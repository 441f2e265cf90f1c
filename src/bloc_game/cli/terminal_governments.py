"""What the map of the window says, in lines: who worked on whom, and a government's card."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_game.cli.terminal_pages import Lines, Pages
from bloc_game.session.catalogue import listed, sentence
from bloc_game.session.views_map import ErrandsView, GovernmentView


def errand_lines(pages: Pages, view: ErrandsView) -> Lines:
    """Who worked on whom, and when."""
    if view.errands:
        yield pages.tr("Who worked on whom, {date}:", date=view.date), 0
        yield from ((one.text, 1) for one in view.errands)


def standing_lines(pages: Pages, standings: Iterable[tuple[str, tuple[str, ...]]]) -> Lines:
    """The colours of the map: each side, and who stands there."""
    for title, names in standings:
        if names:
            yield "", 0
            yield f"{title}:", 0
            yield listed(pages.tr, names), 1


def government_lines(pages: Pages, view: GovernmentView, side: str = "") -> Lines:
    """A government at a glance, as far as the seat may know, and its side on the map."""
    yield view.name, 0
    if side:
        yield side, 1
    for held in view.offices:
        yield (f"{held.name}, {held.office}" if held.office else held.name), 1
    for figure in view.figures:
        yield f"{figure.title}: {figure.text}", 1
    if view.figures_from:
        yield view.figures_from, 1
    for one in view.supports:
        band = pages.band(one.stance.low, one.stance.high)
        yield f"{one.title}: {sentence(one.stance.answer)}, {band}", 1
    wants = " · ".join(view.goals) or pages.reader.plain(view.wants)
    yield from ((text, 1) for text in (wants, *view.changes, view.trust) if text)
