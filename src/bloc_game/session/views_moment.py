"""One seat's moment: what it sees, with what it was told sorted by turns.

Everything that shows a part of the table starts from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from bloc_game.engine import events as ev
from bloc_game.engine.game import Turn
from bloc_game.engine.layout import Slot
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import date_of
from bloc_game.session.views import TurnView
from bloc_game.session.views_reckoning import Reckoner
from bloc_game.session.views_seen import Seen, as_seen
from bloc_game.session.wording_effects import Preview
from bloc_game.session.wording_events import Narrator, Told
from bloc_game.session.wording_names import Names

Chapter = tuple[ev.Event, ...]


def chapters_of(events: Iterable[ev.Event]) -> tuple[Chapter, ...]:
    """Events by turns, from the first on."""
    parts: list[list[ev.Event]] = []
    for event in events:
        if isinstance(event, ev.TurnBegan):
            parts.append([])
        parts[-1].append(event)
    return tuple(tuple(part) for part in parts)


class Voice:
    """One scenario told in one language; it remembers what it has worked out, so keep it."""

    def __init__(self, scenario: Scenario, language: str, before: Voice | None = None) -> None:
        """`before` is a voice of the same scenario in another language, for what it knows."""
        self.scenario = scenario
        self.game = scenario.game
        self.names = Names(scenario, language)
        self.tr = self.names.tr
        self.reckoner: Reckoner = before.reckoner if before else Reckoner(scenario.game)

    @property
    def language(self) -> str:
        """The language it speaks."""
        return self.tr.language


class Moment:
    """What one seat sees at one moment, ready to be told."""

    def __init__(self, voice: Voice, seen: Seen) -> None:
        self.voice = voice
        self.names = voice.names
        self.tr = voice.tr
        self.game = voice.game
        self.seen = seen
        self.observation = seen.observation
        self.cells = seen.observation.cells(voice.game)
        self.seat = voice.game.seats[voice.game.seat_of[seen.seat]]
        self.turn: Turn = voice.game.turn(self.cells)
        self.state = as_seen(voice.game, seen.observation)

    @cached_property
    def preview(self) -> Preview:
        """Tells what deeds would do."""
        return Preview(self.names, self.voice.reckoner, self.observation)

    # --- by turns -----------------------------------------------------------------------------

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """What the seat was told, a chapter for each turn so far."""
        return chapters_of(self.seen.told)

    @cached_property
    def taken(self) -> Mapping[str, str]:
        """Every decision taken so far, with how it came out."""
        told = (event for event in self.seen.told if isinstance(event, ev.Decided))
        return {event.decision: event.option for event in told}

    @cached_property
    def opening(self) -> list[int]:
        """The numbers with which this turn began, as far as the seat knows them."""
        narrator = Narrator(self.names)
        narrator.skip(*self.chapters[:-1])
        cells = list(narrator.cells)
        for secret, strength in zip(self.game.secrets, self.observation.strengths, strict=True):
            if strength is not None:
                cells[secret.place] = strength
        return cells

    def change(self, slot: Slot) -> int:
        """What this turn has done to a number."""
        return self.cells[slot.index] - self.opening[slot.index]

    def turns_since(self, count: int) -> Iterator[TurnView]:
        """What was told after so many events, by turns."""
        narrator = Narrator(self.names)
        for number, chapter in enumerate(self.chapters, start=1):
            old = min(count, len(chapter))
            count -= old
            narrator.skip(chapter[:old])
            if old < len(chapter):
                yield self._turn(number, narrator.tell_turn(chapter[old:]))

    def turns(self, first: int = 1, last: int = 0) -> Iterator[TurnView]:
        """Turns as they were told, from one to another; to the present one where no end is said."""
        narrator = Narrator(self.names)
        narrator.skip(*self.chapters[: first - 1])
        end = last or len(self.chapters)
        for number, chapter in enumerate(self.chapters[first - 1 : end], start=first):
            yield self._turn(number, narrator.tell_turn(chapter))

    def _turn(self, number: int, told: tuple[Told, ...]) -> TurnView:
        turn = self.game.turns[number - 1]
        headline = self.names.say(f"turns.{turn.id}.headline")
        return TurnView(number, turn.id, date_of(self.tr, turn.date), headline, told)
