"""A game that policies play, told as a story: nobody sits at the table, so nothing is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_game.cli.terminal_console import Console
from bloc_game.cli.terminal_pages import Pages
from bloc_game.cli.terminal_prose import Reader
from bloc_game.cli.terminal_reference import Reference
from bloc_game.engine import events as ev
from bloc_game.session.catalogue import date_of, ended
from bloc_game.session.playing import Session
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import look
from bloc_game.session.views_story import ending_view
from bloc_game.session.wording_events import Narrator, Told


def tell_story(session: Session, console: Console, language: str) -> None:
    """Everything that happened, turn by turn, the end and why it came so."""
    voice = Voice(session.scenario, language)
    pages = Pages(voice.tr, Reader())
    reference = Reference(pages)

    def show(lines: Iterable[tuple[str, int]]) -> None:
        for text, indent in lines:
            console.say(text, indent)

    console.say(f"{voice.names.say('title')}.")
    show(pages.prose(voice.names.say("summary")))
    narrator = Narrator(voice.names)
    for chapter in chapters(session.events_since(-1)):
        turn = session.game.turns[_number(chapter) - 1]
        path = f"turns.{turn.id}"
        console.say()
        headline = ended(voice.names.say(f"{path}.headline"))
        console.say(f"{date_of(voice.tr, turn.date)}. {headline}")
        show(pages.prose(voice.names.say(f"{path}.text")))
        show(reference.told(worth_telling(narrator.tell_turn(chapter))))
    events = session.events_since(-1)
    seen = look(session.game, session.state, events, session.game.seats[0].id)
    ending = ending_view(Moment(voice, seen))
    if ending is not None:
        show(pages.ending(ending))


def chapters(events: Iterable[ev.Event]) -> Iterator[tuple[ev.Event, ...]]:
    """Events by turns."""
    part: list[ev.Event] = []
    for event in events:
        if isinstance(event, ev.TurnBegan) and part:
            yield tuple(part)
            part = []
        part.append(event)
    yield tuple(part)


def _number(chapter: tuple[ev.Event, ...]) -> int:
    return next(event.turn for event in chapter if isinstance(event, ev.TurnBegan))


def worth_telling(told: Iterable[Told]) -> Iterator[Told]:
    """A story is told of deeds, votes, news and the world: not of purses and seals."""
    for one in told:
        keyed = one.slot is not None and bool(one.slot.keys)
        is_number = one.slot is not None and (one.slot.low, one.slot.high) != (0, 1)
        level = one.slot is not None and one.slot.family == "level"
        if one.kind == "own" or (keyed and is_number and not level):
            continue
        yield one
