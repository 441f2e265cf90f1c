"""Two histories that the seat itself parted, and how they differ under the same luck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bloc_game.lab.findings import Contrast
from bloc_game.report.contrast import contrast_lines
from bloc_game.report.estimates import ContrastQuestion
from bloc_game.session.views_tree import HistoryView
from bloc_game.ui.scenes.play import Play


@dataclass(frozen=True, slots=True)
class Contrasted:
    """What has been found so far, in sentences, and whether that is all."""

    lines: tuple[str, ...]
    done: bool


def contrast(play: Play, histories: Sequence[HistoryView]) -> Contrasted | None:
    """How the first two differ; None where luck or another seat parted them, or nobody may ask."""
    one, other = histories[0], histories[1]
    apart = play.historian.apart(play.seat, one.id, other.id)
    if play.advisers is None or apart is None:
        return None
    question = ContrastQuestion(*apart)
    found = play.advisers.answer(question)
    done = play.advisers.is_done(question)
    return Contrasted(tuple(_lines(play, one, other, found, done)), done)


def _lines(
    play: Play, one: HistoryView, other: HistoryView, found: Contrast | None, done: bool
) -> Iterator[str]:
    tr = play.tr
    if found is None:
        yield tr("There is none.") if done else tr("The staff plays on from where they part.")
        return
    yield from contrast_lines(play.voice.names, found, one.title, other.title)
