"""A game as the window holds it: the session, whose paper is on the desk, and what they have read.

Everything shown comes from the session's views. What was worked out is kept until the game moves
on, so that a window can be drawn again at no cost.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from bloc_game.engine.actions import SeatAction
from bloc_game.engine.legality import IllegalAction
from bloc_game.session.catalogue import Catalogue, message_of
from bloc_game.session.debriefing import debrief_view
from bloc_game.session.playing import CannotPlay, Session
from bloc_game.session.views import DraftView, PriceView, TableView, TurnView, VoteView
from bloc_game.session.views_codex import ShelfView, shelves, standing
from bloc_game.session.views_debrief import DebriefView
from bloc_game.session.views_histories import Historian
from bloc_game.session.views_map import ErrandsView, GovernmentView, errands, government_view
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import Seen, look
from bloc_game.session.views_table import full_draft, story_view, table_view
from bloc_game.session.views_telegrams import TelegramView, telegrams
from bloc_game.session.views_tree import CompareView, TreeView
from bloc_game.session.views_why import WaterfallView, waterfall
from bloc_game.session.wording_reasons import reason
from bloc_game.ui.scene import Scene

if TYPE_CHECKING:  # it begins with the first estimate
    from bloc_game.report.minds import Cabinet
    from bloc_game.report.staff import Advisers

T = TypeVar("T")

Levels = tuple[int, ...]
"""A level for every clause of a draft: as it stands, or as somebody tries it in pencil."""


@dataclass(slots=True)
class _Read:
    """How much one seat has read: of what it was told, of the votes, and of the turns."""

    told: int = 0
    votes: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Doors:
    """Where one can go from a game, in a language: to the title page, or to a new game of it."""

    home: Callable[[str], Scene]
    again: Callable[[str], Scene]


class Play:
    """One game in the window."""

    def __init__(
        self,
        session: Session,
        language: str,
        doors: Doors,
        advisers: Advisers | None = None,
        cabinet: Cabinet | None = None,
    ) -> None:
        self.session = session
        self.advisers = advisers
        self.cabinet = cabinet
        self.doors = doors
        self.seat = (*session.to_act, *session.table.people)[0]
        self._voice = Voice(session.scenario, language)
        self._read = {seat: _Read() for seat in session.table.people}
        self._kept: dict[Hashable, object] = {}
        self._articles: dict[str, set[str]] = {seat: set() for seat in session.table.people}
        self.historian = Historian(session)

    # --- language -----------------------------------------------------------------------------

    @property
    def voice(self) -> Voice:
        return self._voice

    @property
    def tr(self) -> Catalogue:
        return self._voice.tr

    @property
    def language(self) -> str:
        return self._voice.language

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self._voice = Voice(self.session.scenario, language, self._voice)
        self._kept.clear()

    def take_up(self, session: Session) -> None:
        """Go on with another session of the same game: its author has changed the scenario."""
        self.session = session
        self.historian = Historian(session)
        self._voice = Voice(session.scenario, self.language)
        if self.seat not in session.table.people:
            self.seat = session.table.people[0]
        self._kept.clear()
        for seat in session.table.people:
            self._read.setdefault(seat, _Read())
            self._articles.setdefault(seat, set())
        self._read = {seat: self._read[seat] for seat in session.table.people}
        self._settle()

    # --- what the seat sees -------------------------------------------------------------------

    @property
    def seen(self) -> Seen:
        session, seat = self.session, self.seat
        return self._keep(
            ("seen", seat),
            lambda: look(session.game, session.state, session.events_since(-1), seat),
        )

    @property
    def moment(self) -> Moment:
        return self._keep(("moment", self.seat), lambda: Moment(self._voice, self.seen))

    @property
    def view(self) -> TableView:
        """The table as the seat sees it."""
        return self._keep(("view", self.seat), lambda: table_view(self._voice, self.seen))

    def draft(
        self, draft: str, levels: Levels | None = None
    ) -> tuple[DraftView, tuple[PriceView, ...]]:
        """A draft with what everybody would need; with `levels`, as if it said those."""
        return self._keep(
            ("draft", self.seat, draft, levels),
            lambda: full_draft(self._voice, self._tried(draft, levels), draft),
        )

    def _tried(self, draft: str, levels: Levels | None) -> Seen:
        """What the seat would see if a text said something else: trying costs nothing."""
        seen = self.seen
        if levels is None:
            return seen
        public = list(seen.observation.public)
        for clause, level in zip(self.session.game.draft_of[draft].clauses, levels, strict=True):
            public[clause.place] = level
        return replace(seen, observation=replace(seen.observation, public=tuple(public)))

    def turn_told(self, number: int) -> TurnView:
        """One turn as it was told to the seat."""
        return self._keep(
            ("turn", self.seat, number),
            lambda: story_view(self._voice, self.seen, number, number)[0],
        )

    def debrief(self, *, history: bool = False) -> DebriefView:
        """The game looked back on; with history's course where that is wanted: it takes a while."""
        read = frozenset(self._articles[self.seat])
        record = self.historian.record if history else None
        return self._keep(
            ("debrief", self.seat, history, read),
            lambda: debrief_view(self._voice, self.seen, record, read),
        )

    @property
    def shelves(self) -> tuple[ShelfView, ...]:
        """The codex by kinds, with what the seat has met and read."""
        read = frozenset(self._articles[self.seat])
        return self._keep(("shelves", self.seat, read), lambda: shelves(self.moment, read))

    def standing(self, article: str) -> tuple[str, ...]:
        """How the subject of an article fares in this game."""
        return self._keep(("standing", self.seat, article), lambda: standing(self.moment, article))

    def read_article(self, followed: str) -> None:
        """An article of the codex was opened, if that is what a link leads to."""
        kind, _, id = followed.partition(":")
        if kind == "codex":
            self._articles[self.seat].add(id)

    @property
    def errands(self) -> ErrandsView:
        """Who worked on whom, as far as the seat was told."""
        return self._keep(("errands", self.seat), lambda: errands(self.moment))

    def government(self, actor: str) -> GovernmentView:
        """A government at a glance."""
        return self._keep(
            ("government", self.seat, actor),
            lambda: government_view(self.moment, self.view, actor),
        )

    def telegrams(self, turn: int) -> tuple[TelegramView, ...]:
        """What came in on a turn, for the seat and for everybody."""
        return self._keep(("telegrams", self.seat, turn), lambda: telegrams(self.moment, turn))

    def course(self, measure: str, first: int, last: int) -> WaterfallView | None:
        """How a number the seat knows went from one turn to another."""
        return self._keep(
            ("course", self.seat, measure, first, last),
            lambda: waterfall(self.moment, measure, self.moment.turns(1, last), first),
        )

    # --- histories ----------------------------------------------------------------------------

    @property
    def tree(self) -> TreeView:
        """All histories of the game as the seat saw them, and the record as far as it is known."""
        tape = len(self.historian.record.tape)
        return self._keep(
            ("tree", self.seat, tape), lambda: self.historian.tree(self._voice, self.seat)
        )

    def compared(self, ids: tuple[int, ...]) -> CompareView:
        """Some histories side by side."""
        return self._keep(
            ("compared", self.seat, ids),
            lambda: self.historian.compare(self._voice, self.seat, ids),
        )

    def branch(self, place: int, history: int) -> None:
        """Take the game elsewhere from a place in a history; its turn is read anew."""
        self.session.branch(place, history)
        self.know_the_past()

    def switch(self, history: int) -> None:
        """Take another history in hand; its turn is read anew."""
        self.session.switch(history)
        self.know_the_past()

    def name(self, history: int, text: str) -> None:
        """Call a history something."""
        self.session.name(history, text)
        self._kept.clear()

    def know_the_past(self) -> None:
        """Whoever takes up a history knows all that led to its present turn; the turn is news."""
        self._kept.clear()
        here = self.seat
        for seat, read in self._read.items():
            self.seat = seat
            read.told, read.votes = len(self.seen.told), len(self.view.votes)
            read.turn = self.view.turn if self.view.ending is not None else self.view.turn - 1
        self.seat = here

    # --- what is new to it --------------------------------------------------------------------

    @property
    def told(self) -> int:
        """How much the seat was told so far; what others seal is not among it."""
        return len(self.seen.told)

    @property
    def unread(self) -> tuple[TurnView, ...]:
        """What the seat was told since it last went on."""
        told = self._read[self.seat].told
        return self._keep(("unread", self.seat, told), lambda: tuple(self.moment.turns_since(told)))

    @property
    def new_votes(self) -> tuple[VoteView, ...]:
        """Roll calls and counts that the seat has not seen yet."""
        fresh = self.view.votes[self._read[self.seat].votes :]
        return tuple(vote for vote in fresh if len(vote.roll) > 1 or vote.factions)

    @property
    def has_new_turn(self) -> bool:
        """Whether the seat has not read this turn's papers."""
        return self._read[self.seat].turn < self.view.turn

    def read_votes(self) -> None:
        self._read[self.seat].votes = len(self.view.votes)

    def read_all(self) -> None:
        """The seat has read what happened."""
        self._read[self.seat].told = len(self.seen.told)

    def read_turn(self) -> None:
        """The seat has read the papers of this turn."""
        self._read[self.seat].turn = self.view.turn
        self.read_all()

    # --- acting -------------------------------------------------------------------------------

    @property
    def next_seat(self) -> str | None:
        """Who must come to the desk, if it is not the one who sits there."""
        waiting = self.session.to_act
        return waiting[0] if waiting and self.seat not in waiting else None

    def sit(self, seat: str) -> None:
        self.seat = seat

    @property
    def waits(self) -> bool:
        """Whether nobody at this window can act before others have made up their minds."""
        return not self.session.is_over and not self.session.to_act

    def go_on(self) -> bool:
        """Let those act who have made up their minds; whether anybody has."""
        mark = self.session.mark
        self.session.go_on()
        if self.session.mark == mark:
            return False
        self._kept.clear()
        return True

    def submit(self, action: SeatAction) -> str:
        """Act; what is wrong with it in words, or nothing."""
        try:
            self.session.submit(action)
        except IllegalAction as error:
            told = (reason(self.voice.names, action, one) for one in error.reasons)
            return " ".join(told)
        finally:
            self._kept.clear()
        return ""

    def take_back(self) -> str:
        """Break open the seat's last seal."""
        return self._go_back(lambda: self.session.take_back(self.seat))

    def undo(self) -> str:
        """Back to the last moment at which a person acted."""
        return self._go_back(self.session.undo)

    @property
    def can_take_back(self) -> bool:
        return self.session.last_seal(self.seat) is not None

    def _go_back(self, step: Callable[[], None]) -> str:
        try:
            step()
        except CannotPlay as error:
            return self.tr.say(message_of(error))
        finally:
            self._kept.clear()
        self._settle()
        return ""

    def _settle(self) -> None:
        """After going back, what had been read may no longer have happened."""
        here = self.seat
        for seat, read in self._read.items():
            self.seat = seat
            read.told = min(read.told, len(self.seen.told))
            read.votes = min(read.votes, len(self.view.votes))
            read.turn = min(read.turn, self.view.turn)
        self.seat = here

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a scene works out from the seat's view, until the game moves on."""
        return self._keep((self.seat, key), make)

    def _keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a key stands for, worked out once until the game moves on."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])
