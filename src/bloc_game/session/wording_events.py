"""The story told: every event as a sentence, every change with its cause.

A narrator is fed events in order and keeps count of the numbers as it goes, so that it can say from
what to what something moved. Fed what a seat was told, it says what that seat may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Order
from bloc_game.engine.effects import ASKED
from bloc_game.engine.events import Cause
from bloc_game.engine.game import VOTES
from bloc_game.engine.layout import Slot
from bloc_game.engine.state import HOLD, State, Working, fold
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.catalogue import date_of, sentence
from bloc_game.session.wording_causes import Because, because
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
        return tuple(told for event in listed if (told := self.tell(event)) is not None)

    def skip(self, *parts: Iterable[ev.Event]) -> None:
        """Take events as told, without a word."""
        for part in parts:
            for event in part:
                fold(self.work, event)

    def tell(self, event: ev.Event) -> Told | None:
        """One event; None where there is nothing to say of it."""
        told = self._told(event)
        fold(self.work, event)
        return told

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
                return Told("news", f"{headline}. {said}" if headline else said, event=event)
            case ev.EventStayedAway(event=id):
                path = names.event_paths[id]
                what = names.say(f"{path}.headline") or names.say(f"{path}.text")
                return Told("quiet", tr("This might have come, and did not: {what}", what=what))
            case ev.Sealed():
                return Told("own", self._sealed(event), event=event)
            case ev.Revealed():
                return Told("quiet", tr("The seals are broken."))
            case ev.TimedOut(seat=seat):
                who = sentence(names.actor(seat))
                return Told("own", tr("{actor} ran out of time.", actor=who))
            case ev.OrderDone():
                self._bind(event)
                kind: Kind = "quiet" if self._is_told_later(event) else "deed"
                return Told(kind, self._done(event), event=event)
            case ev.OrderLapsed(seat=seat, move=move, binds=binds):
                text = tr(
                    "{actor} wanted this, but its moment had passed: “{move}”. It is paid back.",
                    actor=sentence(names.actor(seat)),
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
                return Told("deed", text, self._because(cause), event=event)
            case ev.Chosen():
                return self._chosen(event)
            case ev.Counted():
                return Told("vote", bargains.counted(names, event), event=event)
            case ev.Decided():
                self.asked = ""
                return Told("vote", bargains.decided(names, event), event=event)
            case ev.DraftTookEffect(draft=draft, cause=cause):
                text = tr("“{draft}” takes effect.", draft=names.draft(draft))
                return Told("change", text, self._because(cause), event.slot, 0, 1, event)
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
        actor = sentence(names.actor(event.seat))
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
        text = self._set_text(event.slot, event.before, event.after)
        if not text:
            return None
        if event.slot.family == "question" and event.after == ASKED:
            return Told("asked", text, event=event)
        why = self._because(event.cause)
        return Told("change", text, why, event.slot, event.before, event.after, event)

    def _set_text(self, slot: Slot, before: int, after: int) -> str:
        names, tr = self.names, self.names.tr
        match slot.family, slot.keys:
            case "level", (draft, clause):
                levels = names.game.draft_of[draft].clauses
                one = next(c for c in levels if c.id == clause)
                return tr(
                    "“{draft}” now says: {now} (before: {before}).",
                    draft=names.draft(draft),
                    now=names.stands(draft, clause, one.levels[after]),
                    before=names.level(draft, clause, one.levels[before]),
                )
            case "member", (actor, body):
                who, where = sentence(names.actor(actor)), names.body(body)
                if after:
                    return tr("{actor} joins: {body}.", actor=who, body=where)
                return tr("{actor} leaves: {body}.", actor=who, body=where)
            case "fact", (fact,):
                said = names.title(f"facts.{fact}", fact)
                return said if after else tr("This no longer holds: {fact}", fact=said)
            case "on_table", (draft,):
                title = names.draft(draft)
                if after:
                    return tr("“{draft}” is on the table.", draft=title)
                return tr("“{draft}” is off the table.", draft=title)
            case "adopted", (draft, body):
                return tr(
                    "{body} has adopted “{draft}”.", body=names.body(body), draft=names.draft(draft)
                )
            case "question", (decision,):
                return self._question(decision, after)
            case "knows", (actor, secret):
                return self._learnt(actor, secret)
            case "due", (id,):
                return self._due(id, after)
            case _:
                return tr("{what} becomes {to}.", what=names.measure(slot), to=after)

    def _question(self, decision: str, status: int) -> str:
        names, tr = self.names, self.names.tr
        if status == ASKED:
            self.asked = decision
            return tr("The question is put: {question}", question=names.question(decision))
        if status == 1:
            return tr("A question will come: {question}", question=names.question(decision))
        return tr("A question will not be put: {question}", question=names.question(decision))

    def _learnt(self, actor: str, secret: str) -> str:
        names = self.names
        hidden = next(one for one in names.game.secrets if one.id == secret)
        path = f"drafts.{names.game.drafts[hidden.draft].id}.secrets.{secret}"
        return names.tr(
            "{actor} learns a secret, “{title}”: {says}",
            actor=sentence(names.actor(actor)),
            title=names.title(f"{path}.title", secret),
            says=names.say(f"{path}.says"),
        )

    def _due(self, event: str, turn: int) -> str:
        """Told to nobody while the game is played: what is hidden is no seat's to know."""
        names = self.names
        said = names.say(f"{names.event_paths[event]}.headline") or event.replace("_", " ")
        if turn:
            return names.tr("“{event}” is to come on turn {turn}.", event=said, turn=turn)
        return names.tr("“{event}” will not come.", event=said)
