"""Histories in words: where each stands, and where two of them part."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import Catalogue, listed
from bloc_game.session.views_tree import (
    AnswersView,
    CompareView,
    HistoryView,
    PartingView,
    SeatsView,
)


def stands(tr: Catalogue, history: HistoryView) -> str:
    """How far a history has come, or how it ended."""
    last = history.pins[-1]
    if history.ending:
        return tr("It ended on {day}: {ending}.", day=last.day, ending=history.ending)
    return tr("It stands at {day}, turn {turn}.", day=last.day, turn=last.turn)


def introduced(tr: Catalogue, history: HistoryView) -> str:
    """A history in a line: what it is called, where it began, how far it has come."""
    title = tr("{title} (in hand)", title=history.title) if history.in_hand else history.title
    head = f"{title}, {history.note}" if history.note else title
    return f"{head}. {stands(tr, history)}"


def parted(
    tr: Catalogue, one: HistoryView, other: HistoryView, parting: PartingView | None
) -> Iterator[str]:
    """Where two histories part, and what was done in either."""
    if parting is None:
        yield tr(
            "{one} and {other} have not parted: one has only gone further.",
            one=one.title,
            other=other.title,
        )
        return
    yield tr("{one} and {other} part on {day}.", one=one.title, other=other.title, day=parting.day)
    for history, said in ((one, parting.here), (other, parting.there)):
        yield f"{history.title}: {' '.join(said) or tr('Nothing of it.')}"


def numbers_of(history: HistoryView, place: int) -> str:
    """A track turn by turn."""
    return " ".join(number(pin.tracks[place].value) for pin in history.pins)


def answered(view: CompareView, one: AnswersView) -> Iterator[str]:
    """A decision that came out in several ways: in which history how."""
    yield f"{one.day}: {one.question}"
    for history, answer in zip(view.histories, one.answers, strict=True):
        if answer:
            yield f"{history.title}: {answer}"


def sitting(tr: Catalogue, view: CompareView, one: SeatsView) -> Iterator[str]:
    """Who sits in a body in one history, and not in all."""
    for history, names in zip(view.histories, one.present, strict=True):
        if names:
            yield tr(
                "{history}: {body} with {names}.",
                history=history.title,
                body=one.body,
                names=listed(tr, names),
            )
