"""What to play, in which language, and whom: asked one after the other, by number or by name."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.cli.errors import UserError
from bloc_game.cli.list_ import playable
from bloc_game.cli.terminal_console import Console
from bloc_game.cli.terminal_prose import Reader
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import ENGLISH, NAMES, Catalogue, translator
from bloc_game.session.wording_names import Names


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be played, in which language, and which seats people take."""

    scenario: Scenario
    language: str
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list to pick from."""

    id: str
    text: str
    notes: str = ""


def pick(
    console: Console, scenario: Scenario | None, language: str | None, seats: tuple[str, ...]
) -> Picked:
    """Ask for what is still open: None, or no seats, is."""
    if scenario is None:
        scenario = _scenario(console, translator(language or ENGLISH))
        language = language or _language(console, scenario)
    language = language or ENGLISH
    return Picked(scenario, language, seats or (_seat(console, scenario, language),))


def choose(console: Console, tr: Catalogue, question: str, entries: tuple[Entry, ...]) -> str:
    """The id of the entry that is picked, by its number, its id or the beginning of its text."""
    for place, entry in enumerate(entries, start=1):
        console.say(f"{place}. {entry.text} ({entry.id})", 1)
        if entry.notes:
            console.say(entry.notes, 2)
    while True:
        answer = console.ask(question).casefold()
        for place, entry in enumerate(entries, start=1):
            if answer in (str(place), entry.id.casefold()):
                return entry.id
        near = [one for one in entries if answer and one.text.casefold().startswith(answer)]
        if len(near) == 1:
            return near[0].id
        console.say(tr("Type a number from 1 to {last}, or a name in brackets.", last=len(entries)))


def _scenario(console: Console, tr: Catalogue) -> Scenario:
    found = {scenario.id: scenario for scenario in playable(tr)}
    if not found:
        raise UserError(phrase("there is no scenario that can be played"))
    entries = tuple(
        Entry(id, one.model.title, Reader().plain(one.model.summary)) for id, one in found.items()
    )
    console.say(tr("Which scenario?"))
    return found[choose(console, tr, tr("Scenario?"), entries)]


def _language(console: Console, scenario: Scenario) -> str:
    tr = translator(ENGLISH)
    entries = tuple(Entry(one, NAMES.get(one, one)) for one in scenario.languages)
    if len(entries) == 1:
        return entries[0].id
    console.say(tr("Which language?"))
    return choose(console, tr, tr("Language?"), entries)


def _seat(console: Console, scenario: Scenario, language: str) -> str:
    tr, names = translator(language), Names(scenario, language)
    reader = Reader()
    entries = tuple(
        Entry(seat.id, names.actor(seat.id), reader.plain(names.say(f"seats.{seat.id}.brief")))
        for seat in scenario.game.seats
    )
    console.say(tr("Which government do you play?"))
    return choose(console, tr, tr("Government?"), entries)
