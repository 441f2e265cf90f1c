"""What can be answered at a prompt: every action of the moment, by number or by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.engine.actions import Answer, Choose, Hold, Order, SeatAction, to_text
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views import TableView


@dataclass(frozen=True, slots=True)
class Choice:
    """An action, the words that name it, and why it is barred, if it is."""

    action: SeatAction
    words: tuple[str, ...]
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """The numbered choices of a moment, and those that only words can name."""

    numbered: tuple[Choice, ...]
    others: tuple[Choice, ...] = ()

    def named(self, text: str) -> tuple[Choice, ...]:
        """What a player means: a number, all the words, or the beginning of one choice's words.

        Several where that is not clear, none where nothing fits.
        """
        if text.isascii() and text.isdigit():
            place = int(text[:9]) - 1
            return self.numbered[place : place + 1] if place >= 0 else ()
        wanted = plain(text)
        every = (*self.numbered, *self.others)
        exact = tuple(one for one in every if wanted in one.words)
        if exact or not wanted:
            return exact[:1]
        return tuple(one for one in every if any(word.startswith(wanted) for word in one.words))


def plain(text: str) -> str:
    """Words without the case, the blanks and the articles that do not matter."""
    bare = text.casefold().replace("(", " ").replace(")", " ").replace(",", " ")
    return " ".join(word for word in bare.split() if word != "the")


def choices_of(view: TableView, tr: Catalogue) -> Choices:
    """All that the seat can answer now."""
    if not view.to_act:
        return Choices(())
    if view.offer is not None:
        return Choices(tuple(_replies(view, tr)))
    if view.decision is not None:
        return Choices(tuple(_options(view, tr)))
    if view.moves is not None:
        return Choices(tuple(_open_moves(view)), tuple(_barred_moves(view)))
    return Choices(())


def _written(action: Order | Choose | Answer | Hold) -> str:
    """An action as a save writes it, without its seat."""
    return plain(to_text(action).partition(" ")[2])


def _replies(view: TableView, tr: Catalogue) -> Iterator[Choice]:
    words = {
        "accept": (tr("accept"), tr("yes")),
        "refuse": (tr("refuse"), tr("no")),
        "counter": (tr("price"),),
    }
    assert view.offer is not None
    for reply in view.offer.replies:
        kind = reply.action.reply
        said = (kind, *(plain(word) for word in words[kind]), plain(reply.title))
        yield Choice(reply.action, said, reply.barred)


def _options(view: TableView, tr: Catalogue) -> Iterator[Choice]:
    votes = {"for": tr("for"), "against": tr("against"), "abstain": tr("abstain")}
    assert view.decision is not None
    for option in view.decision.options:
        id = option.action.option
        said = (plain(id), plain(votes.get(id, id)), plain(option.title))
        yield Choice(option.action, said, option.barred)


def _open_moves(view: TableView) -> Iterator[Choice]:
    assert view.moves is not None
    for move in view.moves.moves:
        for row in move.rows:
            if row.is_open:
                yield Choice(row.action, (_written(row.action), plain(row.title)))
    yield Choice(view.moves.hold, ("hold", plain(view.moves.hold_title)))


def _barred_moves(view: TableView) -> Iterator[Choice]:
    assert view.moves is not None
    for move in view.moves.moves:
        for row in move.rows:
            if not row.is_open:
                yield Choice(row.action, (_written(row.action), plain(row.title)), row.barred)
