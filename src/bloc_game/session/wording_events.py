"""The story told: every event as a sentence, every change with its cause.

A narrator is fed events in order and keeps count of the numbers as it goes, so that it can say from
what to what something moved. Fed what a seat was told, it says what that seat may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Order
from bloc_game.engine.effects import ASKED
from bloc_game.engine.events import Cause
from bloc_game.engine.game import VOTES
from bloc_game.engine.layout import Slot
from bloc_game.engine.state import HOLD, State, Working, fold
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.catalogue import date_of, ended, sentence
from bloc_game.session.wording_causes import Because, because
from bloc_game.session.wording_cells import cell_text
from bloc_game.session.wording_names import Names

Kind = Literal["turn", "news", "deed", "vote", "asked", "change", "own", "quiet", "ending"]


Deed = tuple[str, str, str]  # the rule, who did it, to whom


def deed_of(cause: Cause) -> Deed:
    """What the causes of one deed have in common, whatever line each comes from."""
    return cause.rule, cause.by, cause.target


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the story; of a change, what moved, from what to what, and why."""

    kind: Kind
    text: str
    because: Because | None = None
    slot: Slot | None = None
    before: int = 0
    after: int = 0
    event: ev.Event | None = None
    others: tuple[str, ...] = ()  # of a choice: who else sealed the same


class Narrator:
    """Tells events in order."""

    def __init__(self, names: Names) -> None:
        self.names = names
        layout = names.game.layout
        starts = tuple(slot.start for slot in layout.slots)
        seals: tuple[tuple[int, ...], ...] = ((),) * len(names.game.seats)
        self.work = Working(layout, State(starts, (), (), seals, (), ()))
        self.asked = ""  # the decision that is before its deciders
        self.bound: dict[Deed, Mapping[str, str]] = {}

    @property
    def cells(self) -> list[int]:
        """The numbers as far as they have been told."""
        return self.work.cells

    def tell_turn(self, events: Iterable[ev.Event]) -> tuple[Told, ...]:
        """The events of one turn, or of a part of it."""
        listed = tuple(events)
        self._look_ahead(listed)
        found: list[Told] = []
        together: dict[str, tuple[ev.Chosen, int]] = {}  # an option, and its place in the story
        for event in listed:
            told = self.tell(event)
            if isinstance(event, ev.Decided):
                together.clear()
            if isinstance(event, ev.Chosen) and event.option in together:
                first, place = together[event.option]
                found[place] = self._joined(found[place], first, event)
            elif told is not None:
                if isinstance(event, ev.Chosen):
                    together[event.option] = event, len(found)
                found.append(told)
        return tuple(found)

    def _joined(self, told: Told, first: ev.Chosen, event: ev.Chosen) -> Told:
        """One more who sealed the same."""
        others = (*told.others, event.actor)
        return replace(told, text=bargains.choice(self.names, first, others), others=others)

    def skip(self, *parts: Iterable[ev.Event]) -> None:
        """Take events as told, without a word."""
        for part in parts:
            for event in part:
                self._follow(event)

    def tell(self, event: ev.Event) -> Told | None:
        """One event; None where there is nothing to say of it."""
        told = self._told(event)
        self._follow(event)
        return told

    def _follow(self, event: ev.Event) -> None:
        """Keep count of the numbers, and of the question that is before the table."""
        fold(self.work, event)
        match event:
            case ev.CellSet(slot=slot, after=after) if slot.family == "question":
                self.asked = slot.keys[0] if after == ASKED else ""
            case ev.Decided():
                self.asked = ""
            case ev.OrderDone():
                self._bind(event)
            case _:
                pass

    def _look_ahead(self, events: tuple[ev.Event, ...]) -> None:
        """What a move bound is told when it is carried out, but it is paid for before."""
        self.bound.clear()
        seen: dict[Deed, set[tuple[str, ...]]] = {}
        for event in events:
            if isinstance(event, ev.OrderDone | ev.OrderLapsed):
                seen.setdefault(deed_of(event.cause), set()).add(event.binds)
                self._bind(event)
        for deed, binds in seen.items():
            if len(binds) > 1:
                del self.bound[deed]

    def _bind(self, event: ev.OrderDone | ev.OrderLapsed) -> None:
        names = next(m.binds for m in self.names.game.moves if m.id == event.move)
        self.bound[deed_of(event.cause)] = dict(zip(names, event.binds, strict=True))

    def _because(self, cause: Cause) -> Because:
        return because(self.names, cause, self.bound.get(deed_of(cause)))

    def _told(self, event: ev.Event) -> Told | None:
        names, tr = self.names, self.names.tr
        match event:
            case ev.TurnBegan(turn=turn, date=date):
                text = tr(
                    "Turn {turn} of {turns}: {date}.",
                    turn=turn,
                    turns=len(names.game.turns),
                    date=date_of(tr, date),
                )
                return Told("turn", text, event=event)
            case ev.TrackShifted(slot, by, cause):
                return self._shift(event, slot, by, cause)
            case ev.CellSet():
                return self._set(event)
            case ev.EventCame(event=id):
                path = names.event_paths[id]
                said = names.say(f"{path}.text")
                headline = names.say(f"{path}.headline")
                return Told("news", f"{ended(headline)} {said}" if headline else said, event=event)
            case ev.EventStayedAway(event=id):
                path = names.event_paths[id]
                what = names.say(f"{path}.headline") or names.say(f"{path}.text")
                return Told("quiet", tr("This might have come, and did not: {what}", what=what))
            case ev.Sealed():
                return Told("own", self._sealed(event), event=event)
            case ev.Revealed():
                return Told("quiet", tr("The seals are broken."))
            case ev.TimedOut(seat=seat):
                who = sentence(names.actor_said(seat))
                return Told("own", tr("{actor} ran out of time.", actor=who))
            case ev.OrderDone():
                kind: Kind = "quiet" if self._is_told_later(event) else "deed"
                return Told(kind, self._done(event), event=event)
            case ev.OrderLapsed(seat=seat, move=move, binds=binds):
                text = tr(
                    "{actor} wanted this, but its moment had passed: “{move}”. It is paid back.",
                    actor=sentence(names.actor_said(seat)),
                    move=names.order(move, binds),
                )
                return Told("deed", text, event=event)
            case ev.OfferMade(offer=made):
                return Told("deed", bargains.offer(names, made), event=event)
            case ev.OfferAnswered():
                return Told("deed", bargains.answer(names, event), event=event)
            case ev.Pledged(pledge=given):
                return Told("deed", bargains.pledge(names, given), event=event)
            case ev.PledgeEnded(cause=cause):
                text = bargains.pledge_ended(names, event)
                why = None if event.how == "ran_out" else self._because(cause)
                return Told("deed", text, why, event=event)
            case ev.Chosen():
                return self._chosen(event)
            case ev.Counted():
                return Told("vote", bargains.counted(names, event), event=event)
            case ev.Decided(decision=id):
                # what one government alone decides was told as its answer
                alone = names.game.decision_of[id].actor is not None
                text = bargains.decided(names, event)
                return Told("quiet" if alone else "vote", text, event=event)
            case ev.DraftTookEffect(draft=draft):
                text = tr("“{draft}” takes effect.", draft=names.draft(draft))
                why = Because(tr("It is adopted wherever it must be, and every party accepts it."))
                return Told("change", text, why, event.slot, 0, 1, event)
            case ev.GameEnded(ending=ending):
                title = names.title(f"endings.{ending}.title", ending)
                return Told("ending", tr("The game ends: {title}.", title=title), event=event)
            case ev.AgendaSet():
                return None
            case _:
                assert_never(event)

    # --- deeds --------------------------------------------------------------------------------

    def _sealed(self, event: ev.Sealed) -> str:
        names, tr, entry = self.names, self.names.tr, event.entry
        if entry == HOLD:
            return tr("You make no further move.")
        if not self.asked:
            return tr("You have sealed: “{what}”.", what=names.row(names.game.rows[entry]))
        decision = names.game.decision_of[self.asked]
        option = VOTES[entry] if decision.is_ballot else decision.options[entry].id
        if decision.is_ballot:
            return tr("You have sealed: “{what}”.", what=bargains.vote(names, decision, option))
        return tr("You have sealed: “{what}”.", what=names.option(decision.id, option))

    def _is_told_later(self, event: ev.OrderDone) -> bool:
        """Whether another event says the same: an offer made, a word given, an outcome."""
        row = self.names.game.row_of[Order(event.seat, event.move, event.binds)]
        return row.move.kind in ("offer", "pledge") or (bool(row.outcomes) and not event.outcome)

    def _chosen(self, event: ev.Chosen) -> Told:
        """A faction's line is no vote: its members are counted."""
        decision = self.names.game.decision_of[event.decision]
        body = self.names.game.bodies[decision.body] if decision.body is not None else None
        kind: Kind = "quiet" if body is not None and body.groups else "vote"
        return Told(kind, bargains.choice(self.names, event), event=event)

    def _done(self, event: ev.OrderDone) -> str:
        names, tr = self.names, self.names.tr
        actor = sentence(names.actor(event.seat))  # a list of deeds, each after its doer
        move = names.order(event.move, event.binds)
        match event.outcome:
            case "stood":
                return tr("{actor}: “{move}”. The change stands.", actor=actor, move=move)
            case "refused":
                return tr("{actor}: “{move}”. The change does not stand.", actor=actor, move=move)
            case "":
                return tr("{actor}: “{move}”.", actor=actor, move=move)
            case outcome:
                said = names.say(f"moves.{event.move}.outcomes.{outcome}.text")
                return tr("{actor}: “{move}”. {outcome}", actor=actor, move=move, outcome=said)

    # --- changes ------------------------------------------------------------------------------

    def _shift(self, event: ev.TrackShifted, slot: Slot, by: int, cause: Cause) -> Told:
        before = self.cells[slot.index]
        what = self.names.measure(slot)
        if by > 0:
            text = self.names.tr("{what} rose by {by}, to {to}.", what=what, by=by, to=before + by)
        else:
            text = self.names.tr("{what} fell by {by}, to {to}.", what=what, by=-by, to=before + by)
        return Told("change", text, self._because(cause), slot, before, before + by, event)

    def _set(self, event: ev.CellSet) -> Told | None:
        text = cell_text(self.names, event.slot, event.before, event.after)
        if not text:
            return None
        if event.slot.family == "question" and event.after == ASKED:
            return Told("asked", text, event=event)
        why = self._because(event.cause)
        if event.slot.family == "adopted":  # the outcome of the ballot has said so
            return Told("quiet", text, why, event.slot, event.before, event.after, event)
        return Told("change", text, why, event.slot, event.before, event.after, event)
