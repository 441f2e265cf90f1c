"""One game being played, by people and policies together.

A session drives chance and policies up to the next moment a person must act, keeps every step of
every history so that any of them can be gone back to, and writes each action to its save as it
happens. It holds the state in order to drive the game; what a person is shown is made from
observations alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bloc_game.engine import events as ev
from bloc_game.engine.actions import CHANCE, Action, SeatAction, to_text
from bloc_game.engine.legality import IllegalAction
from bloc_game.engine.phrases import phrase
from bloc_game.engine.playthrough import Playthrough
from bloc_game.engine.setup import Deal, dealt, initial
from bloc_game.engine.state import Deciding, Moving, State, digest
from bloc_game.engine.turn import Step, apply
from bloc_game.engine.whose_turn import players_to_act
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import message_of
from bloc_game.session.driving import (
    PLANNERS,
    POLICIES,
    By,
    Driver,
    Minds,
    Policies,
    no_policy,
    unplayed,
)
from bloc_game.session.histories import Histories, History, tidy
from bloc_game.session.saves import Fields, SaveFile, Table, header_of


class CannotPlay(Exception):
    """Something asked of a session that it cannot do; the message is for the one who asked."""


@dataclass(frozen=True, slots=True)
class Played:
    """One action of the game, whose it was, and what came of it."""

    action: Action
    by: By
    step: Step


@dataclass(eq=False)
class Session:
    """A game of one scenario at one table.

    `begin` starts one and `loading.load` resumes one; both leave it where a person must act.
    """

    scenario: Scenario
    table: Table
    save: SaveFile | None = None
    minds: Minds = field(default_factory=Policies)
    histories: Histories[Played] = field(default_factory=Histories, init=False)

    def __post_init__(self) -> None:
        self.game = self.scenario.game
        self.opening = initial(self.game, self.table.deal)
        for name in self.table.policies.values():
            if name not in (*POLICIES, *PLANNERS):
                raise ValueError(no_policy(name))

    @cached_property
    def driver(self) -> Driver:
        """Who acts where no person does; found when the game first goes on."""
        policies = {
            seat: self.minds.named(name, self.scenario)
            for seat, name in self.table.policies.items()
        }
        return Driver(self.game, policies, self.table.seed)

    # --- where the game stands ----------------------------------------------------------------

    @property
    def played(self) -> tuple[Played, ...]:
        """What was done in the history in hand."""
        return self.histories.in_hand.tape

    @property
    def state(self) -> State:
        """The present state; never to be shown."""
        return self.played[-1].step.state if self.played else self.opening.state

    @property
    def is_over(self) -> bool:
        """Whether an ending has been reached."""
        return not self.state.agenda

    @property
    def to_act(self) -> tuple[str, ...]:
        """The seats of people that may act now, in order of seats."""
        people = self.table.people
        return tuple(seat for seat in players_to_act(self.game, self.state) if seat in people)

    @property
    def waited_for(self) -> tuple[str, ...]:
        """All seats that may act now, whoever plays them."""
        return tuple(seat for seat in players_to_act(self.game, self.state) if seat != CHANCE)

    @property
    def playthrough(self) -> Playthrough:
        """The game so far as a recording."""
        actions = tuple(one.action for one in self.played)
        return Playthrough(self.table.seed, self.table.deal, actions)

    @property
    def mark(self) -> int:
        """How far the game has come; give it to `events_since` later."""
        return len(self.played)

    def events_since(self, mark: int) -> tuple[ev.Event, ...]:
        """The events of every step after a mark; a negative mark takes in the opening too."""
        opening = self.opening.events if mark < 0 else ()
        later = self.played[max(mark, 0) :]
        return (*opening, *(event for one in later for event in one.step.events))

    @property
    def save_trouble(self) -> str:
        """Why the game is not being saved just now, in words; empty where all is well."""
        return self.save.trouble if self.save is not None else ""

    # --- playing ------------------------------------------------------------------------------

    def submit(self, action: SeatAction) -> None:
        """A person acts, and the game goes on to the next moment a person must.

        Raises the engine's `IllegalAction` with reasons, changing nothing, where it is barred.
        """
        if action.seat not in self.table.people:
            raise CannotPlay(
                phrase("{seat} is not played by anybody at this table.", seat=action.seat)
            )
        self.do(action, "person")
        self.go_on()

    def go_on(self) -> None:
        """Let chance and policies act until a person must, or the game is over; where one of them
        has not made up its mind, it is to be called again."""
        while True:
            while (found := self.driver.next(self.state)) is not None:
                self.do(*found)
            if not self.minds.decide():
                return

    def take_back(self, seat: str) -> None:
        """Break open the seal a person set last, while nobody has seen what was under it."""
        place = self.last_seal(seat)
        if place is None:
            raise CannotPlay(
                phrase("{seat} has sealed nothing that could still be taken back.", seat=seat)
            )
        self.drop(place)
        self._write({"take": place})

    def last_seal(self, seat: str) -> int | None:
        """The place of the action that `take_back` would remove."""
        state = self.state
        sealing = state.agenda and isinstance(state.agenda[-1], Moving | Deciding)
        if not sealing or seat not in self.table.people:
            return None
        if not state.sealed[self.game.seat_of[seat]]:
            return None
        places = range(len(self.played) - 1, -1, -1)
        return next(place for place in places if _seat_of(self.played[place].action) == seat)

    def undo(self) -> None:
        """Back to the last moment at which a person of this table acted."""
        people = [place for place, one in enumerate(self.played) if one.by == "person"]
        if not people:
            raise CannotPlay(
                phrase("There is nothing to undo: nobody at this table has acted yet.")
            )
        self.branch(people[-1])

    def branch(self, at: int, history: int | None = None) -> None:
        """Take the game elsewhere from the state after `at` actions, and go on from there.

        What was played after them stays in the tree, as the history it was.
        """
        found = self.histories.in_hand if history is None else self._history(history)
        if not 0 <= at <= len(found.tape):
            raise CannotPlay(
                phrase("The game has no step {at}: it has {n} so far.", at=at, n=len(found.tape))
            )
        self._take_up(found.id)
        if at < len(found.tape):
            self.histories = self.histories.left(at)
            self._write({"back": at})
        self.go_on()

    def switch(self, history: int) -> None:
        """Take another history in hand, as it was left."""
        self._take_up(self._history(history).id)
        self.go_on()

    def name(self, history: int, text: str) -> None:
        """Call a history something; with no text it is only numbered."""
        self._history(history)
        before = self.histories
        self.histories = before.named(history, text)
        if self.histories != before:
            self._write({"name": tidy(text), "of": history})

    def _history(self, id: int) -> History[Played]:
        try:
            return self.histories.of(id)
        except KeyError:
            known = ", ".join(str(one) for one in self.histories.ids)
            raise CannotPlay(
                phrase("There is no history {id}: choose from {known}.", id=id, known=known)
            ) from None

    def _take_up(self, id: int) -> None:
        if id != self.histories.hand:
            self.histories = self.histories.switched(id)
            self._write({"switch": id})

    # --- the tape, which a save is replayed onto ----------------------------------------------

    def record(self, action: Action, by: By) -> Step:
        """Put an action on the tape without writing it to the save.

        Where another history did the same at this point, its step is taken over: nothing is worked
        out twice, or kept twice.
        """
        one = self.histories.known(action)
        if one is None or one.by != by:
            one = Played(action, by, apply(self.game, self.state, action))
        self.histories = self.histories.acted(one)
        return one.step

    def drop(self, place: int) -> None:
        """Forget one sealed action, and play again what came after it.

        Raises `IllegalAction`, leaving all as it was, where what came after rests on it.
        """
        before = self.histories
        later = self.played[place + 1 :]
        self.histories = before.cut(place)
        try:
            for one in later:
                self.record(one.action, one.by)
        except IllegalAction:
            self.histories = before
            raise

    def do(self, action: Action, by: By) -> None:
        """Put an action on the tape, and in the save where the game has one."""
        step = self.record(action, by)
        self._write({"a": to_text(action), "by": by} | closing_of(step))

    def _write(self, fields: Fields) -> None:
        if self.save is not None:
            self.save.write(fields)


def closing_of(step: Step) -> Fields:
    """What a save notes where an action completed a turn: the turn now open, or the ending, and a
    digest of the state."""
    for event in reversed(step.events):
        match event:
            case ev.GameEnded(ending=ending):
                return {"ending": ending, "h": digest(step.state)}
            case ev.TurnBegan(turn=turn):
                return {"turn": turn, "h": digest(step.state)}
            case _:
                pass
    return {}


def _seat_of(action: Action) -> str:
    return getattr(action, "seat", "")


def begin(
    scenario: Scenario,
    people: Sequence[str],
    *,
    seed: int,
    policy: str | Mapping[str, str] = "default",
    deal: Deal | None = None,
    language: str = "en",
    save: Path | None = None,
    minds: Minds | None = None,
) -> Session:
    """A new game up to the first moment a person must act; saved as it goes where `save` is given.

    `policy` is one for all seats that nobody plays, or one a seat; `minds` finds who is meant by
    it, where it is not policies alone. Raises `CannotPlay` for a seat or policy that there is not,
    and `OSError` where the save cannot be written.
    """
    game = scenario.game
    for seat in people:
        if seat not in game.seat_of:
            known = ", ".join(game.seat_of)
            raise CannotPlay(
                phrase(
                    "{scenario} has no seat '{seat}': choose from {names}.",
                    scenario=scenario.id,
                    seat=seat,
                    names=known,
                )
            )
    others = unplayed(game, people)
    names = dict.fromkeys(others, policy) if isinstance(policy, str) else policy
    table = Table(
        people=tuple(seat.id for seat in game.seats if seat.id in people),
        policies={seat: names.get(seat, "default") for seat in others},
        seed=seed,
        deal=dealt(game, seed) if deal is None else deal,
        language=language,
    )
    try:
        session = Session(scenario, table, minds=minds or Policies())
    except ValueError as error:
        raise CannotPlay(phrase("{what}.", what=message_of(error))) from None
    if save is not None:
        session.save = SaveFile.create(save, header_of(scenario, table))
    session.go_on()
    return session
