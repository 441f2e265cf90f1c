"""What came in on a turn, paper by paper: the seat's own telegram, and the news for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.engine import events as ev
from bloc_game.session.catalogue import date_of, sentence
from bloc_game.session.views_moment import Moment

_LONGEST_ORIGIN = 48  # characters of a first sentence that says where a telegram is from
_MARKS = "[]*^"


@dataclass(frozen=True, slots=True)
class TelegramView:
    """One paper. `origin` is the desk it comes from, or what the news is headed.

    `only_you` says that no other government reads it.
    """

    id: str
    turn: int
    date: str
    origin: str
    to: str
    text: str
    only_you: bool


def telegrams(moment: Moment, turn: int) -> tuple[TelegramView, ...]:
    """Everything that came in on a turn, what is for the seat alone first."""
    return (*_own(moment, turn), *_news(moment, turn))


def _own(moment: Moment, turn: int) -> Iterator[TelegramView]:
    one = moment.game.turns[turn - 1]
    said = moment.names.say(f"turns.{one.id}.telegrams.{moment.seat.id}")
    if said:
        origin, text = parted(said)
        seat = moment.seat.id
        yield TelegramView(
            id=f"{one.id}.{seat}",
            turn=turn,
            date=date_of(moment.tr, one.date),
            origin=origin,
            to=moment.names.say(f"actors.{seat}.capital") or sentence(moment.names.actor(seat)),
            text=text,
            only_you=True,
        )


def _news(moment: Moment, turn: int) -> Iterator[TelegramView]:
    names, one = moment.names, moment.game.turns[turn - 1]
    chapter = moment.chapters[turn - 1] if turn <= len(moment.chapters) else ()
    for event in chapter:
        if isinstance(event, ev.EventCame):
            path = names.event_paths[event.event]
            yield TelegramView(
                id=f"{one.id}.{event.event}",
                turn=turn,
                date=date_of(moment.tr, one.date),
                origin=names.say(f"{path}.headline"),
                to=moment.tr("all governments"),
                text=names.say(f"{path}.text"),
                only_you=False,
            )


def parted(text: str) -> tuple[str, str]:
    """A telegram's first sentence, where that is a short one naming a desk, and the rest.

    >>> parted("Embassy Moscow, Bohlen. Ten pages received.")
    ('Embassy Moscow, Bohlen', 'Ten pages received.')
    >>> parted("Nobody sleeps in the capital while the Assembly sits, they say. Nobody.")[0]
    ''
    """
    first, full_stop, rest = text.strip().partition(". ")
    short = len(first) <= _LONGEST_ORIGIN and not any(mark in first for mark in _MARKS)
    return (first, rest.strip()) if full_stop and short else ("", text.strip())
