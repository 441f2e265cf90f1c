"""The tree of histories as a seat is shown it: what each came to, and where two of them part.

The record beside them is shown no further than a history of the game has come, so that nobody reads
on in it while playing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Action
from bloc_game.engine.bodies import members
from bloc_game.engine.game import Decision
from bloc_game.engine.layout import Slot
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import Observation, observation, told
from bloc_game.engine.turn import Step
from bloc_game.session.catalogue import date_of, months
from bloc_game.session.histories import common
from bloc_game.session.playing import Played, Session
from bloc_game.session.recorded import Recorded
from bloc_game.session.views import TrackView
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import Seen
from bloc_game.session.views_story import outcome_text
from bloc_game.session.views_tree import (
    RECORD,
    AnswersView,
    CompareView,
    HistoryView,
    PartingView,
    PinView,
    SeatsView,
    TreeView,
)
from bloc_game.session.watching import Watched, events_of, watch
from bloc_game.session.wording_events import Narrator

MOST_SAID = 2  # sentences on either side of a parting

# --- the tree -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was told of a tape; good for as long as it is the very tape."""

    tape: Sequence[Played]
    length: int
    pins: tuple[PinView, ...]
    ending: str


class Historian:
    """Tells the histories of one session; what it has told of one stays good until it grows."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.record = Recorded(session.scenario, session.table.seed)
        self._kept: dict[tuple[str, str, int, int], _Kept] = {}

    @property
    def furthest(self) -> int:
        """The turn that the record may be shown to; past the last where a history has ended."""
        session, game = self.session, self.session.game
        tapes = [one.tape for one in session.histories.kept]
        states = [tape[-1].step.state if tape else session.opening.state for tape in tapes]
        if any(not state.agenda for state in states):
            return len(game.turns) + 1
        return max(game.turn(state.public).number for state in states)

    @property
    def is_ready(self) -> bool:
        """Whether the record is worked out as far as it may be shown."""
        return self.record.has_reached(self.furthest - 1)

    def finish(self) -> None:
        """Work the record out as far as it may be shown, at once."""
        self.record.reach(self.furthest - 1)

    def tree(self, voice: Voice, seat: str) -> TreeView:
        """Every history as a seat saw it, with as much of the record as has been worked out."""
        kept = [self._history(voice, one.id, seat) for one in self.session.histories.kept]
        return TreeView(
            histories=(*kept, self._recorded(voice, seat)),
            turns=tuple((turn.date, short_day(voice, turn.date)) for turn in voice.game.turns),
        )

    def apart(
        self, seat: str, one: int, other: int
    ) -> tuple[Observation, tuple[Action, Action]] | None:
        """What a seat saw, and did in either history, where two of them part by its own doing."""
        game, tree = self.session.game, self.session.histories
        if RECORD in (one, other):
            return None
        here, there = tree.of(one).tape, tree.of(other).tape
        at = common(here, there)
        if at >= min(len(here), len(there)):
            return None
        deeds = here[at].action, there[at].action
        state = here[at - 1].step.state if at else self.session.opening.state
        mine = set(legal_actions(game, state, seat))
        return (observation(game, state, seat), deeds) if mine.issuperset(deeds) else None

    def _history(self, voice: Voice, id: int, seat: str) -> HistoryView:
        tr, tree = voice.tr, self.session.histories
        one, fork = tree.of(id), tree.fork(id)
        told = self._told(voice, seat, id, one.tape)
        note, turn = "", 0
        if fork is not None:
            turn = self._turn_after(one.tape, fork.at)
            day = short_day(voice, voice.game.turns[turn - 1].date)
            note = tr("branched at {day}", day=day)
        return HistoryView(
            id=id,
            title=tr("“{name}”", name=one.name) if one.name else tr("History {n}", n=id),
            name=one.name,
            note=note,
            in_hand=id == tree.hand,
            parent=fork.parent if fork is not None else None,
            fork_turn=turn,
            shared_turn=self._turn_after(one.tape, common(one.tape, tree.in_hand.tape)),
            pins=told.pins,
            ending=told.ending,
        )

    def _turn_after(self, tape: Sequence[Played], at: int) -> int:
        """The turn that was open after so many actions."""
        state = tape[at - 1].step.state if at else self.session.opening.state
        return self.session.game.turn(state.public).number

    def _recorded(self, voice: Voice, seat: str) -> HistoryView:
        told, tr = self._told(voice, seat, RECORD, self.record.tape), voice.tr
        title, note = tr("The record"), tr("what was done then; other luck is yours")
        if not self.session.scenario.record.is_told:
            title, note = tr("The program"), tr("nothing is on record: all play as by default")
        return HistoryView(
            id=RECORD,
            title=title,
            name="",
            note=note,
            in_hand=False,
            parent=None,
            fork_turn=0,
            shared_turn=0,
            pins=told.pins,
            ending=told.ending,
        )

    def _told(self, voice: Voice, seat: str, id: int, tape: Sequence[Played]) -> _Kept:
        last = self.furthest if id == RECORD else 0
        key = (voice.language, seat, id, last)
        known = self._kept.get(key)
        if known is None or known.tape is not tape or known.length != len(tape):
            opening = self.record.opening if id == RECORD else self.session.opening
            watched = watch(voice.game, opening, tape, seat, last)
            pins = tuple(_pins(voice, watched))
            known = self._kept[key] = _Kept(tape, len(tape), pins, _ending(voice, watched))
        return known

    # --- side by side -------------------------------------------------------------------------

    def compare(self, voice: Voice, seat: str, ids: Sequence[int]) -> CompareView:
        """Some histories side by side, as a seat saw them."""
        tree = self.tree(voice, seat)
        shown = tuple(tree.of(id) for id in ids)
        moments = [Moment(voice, self._seen(seat, one.id)) for one in shown]
        return CompareView(
            histories=shown,
            partings=tuple(_parting(moments[0], other) for other in moments[1:]),
            answers=tuple(_answers(moments, shown)),
            last=max(len(one.pins) for one in shown),
        )

    def _seen(self, seat: str, id: int) -> Seen:
        """What the seat was told in a history; of the record no turn that is still open."""
        session, before = self.session, 0
        opening: Step = session.opening
        tape: Sequence[Played] = ()
        if id == RECORD:
            opening, tape, before = self.record.opening, self.record.tape, self.furthest
        else:
            tape = session.histories.of(id).tape
        events = events_of(opening, tape, before)
        moments: tuple[Observation, ...] = watch(session.game, opening, tape, seat, before).moments
        return Seen(moments[-1], told(session.game, events, seat), ())


def _pins(voice: Voice, watched: Watched) -> Iterator[PinView]:
    before: list[int] | None = None
    for number, seen in enumerate(watched.moments):
        turn = voice.game.turns[number]
        cells = seen.cells(voice.game)
        yield PinView(
            turn=turn.number,
            date=turn.date,
            day=date_of(voice.tr, turn.date),
            short=short_day(voice, turn.date),
            headline=voice.names.say(f"turns.{turn.id}.headline"),
            place=watched.places[number],
            tracks=tuple(_tracks(voice, cells, before or cells)),
            public=seen.public,
            can_branch=watched.deeds[number] > 0,
        )
        before = cells


def _tracks(voice: Voice, cells: Sequence[int], before: Sequence[int]) -> Iterator[TrackView]:
    """The tracks of the whole world, with what has moved since the pin before."""
    for track in voice.game.tracks:
        if not track.over:
            slot: Slot = voice.game.layout.slot(track.id)
            value = cells[slot.index]
            yield TrackView(
                id=track.id,
                title=voice.names.track(track.id),
                of=voice.names.say(f"tracks.{track.id}.of"),
                value=value,
                change=value - before[slot.index],
                low=slot.low,
                high=slot.high,
                good=track.good,
                word=voice.names.word(track.id, value),
            )


def _ending(voice: Voice, watched: Watched) -> str:
    number = watched.moments[-1].public[voice.game.places.ending] if watched.over else 0
    if not number:
        return ""
    id = voice.game.endings[number - 1].id
    return voice.names.title(f"endings.{id}.title", id)


def short_day(voice: Voice, date: int) -> str:
    """A day without its year, the month cut short."""
    return f"{date % 100} {months(voice.tr)[date // 100 % 100 - 1][:3]}"


# --- side by side ---------------------------------------------------------------------------------


def _parting(one: Moment, other: Moment) -> PartingView | None:
    """Where two histories part; None where one has only gone further than the other."""
    place = _first_difference(one.seen.told, other.seen.told)
    if place is None:
        return None
    turn = sum(isinstance(event, ev.TurnBegan) for event in one.seen.told[:place])
    here, there = _sentences(one, turn), _sentences(other, turn)
    return PartingView(
        turn=turn,
        day=date_of(one.tr, one.game.turns[turn - 1].date),
        here=tuple(text for text in here if text not in there)[:MOST_SAID],
        there=tuple(text for text in there if text not in here)[:MOST_SAID],
    )


def _first_difference(one: Sequence[ev.Event], other: Sequence[ev.Event]) -> int | None:
    """The place of the first event that differs."""
    for place, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return place
    return None


def _sentences(moment: Moment, turn: int) -> tuple[str, ...]:
    """What was done on a turn, deeds before what was only sealed."""
    narrator = Narrator(moment.names)
    narrator.skip(*moment.chapters[: turn - 1])
    found = narrator.tell_turn(moment.chapters[turn - 1])
    done = [one.text for one in found if one.kind in ("deed", "vote", "news")]
    return tuple(done or [one.text for one in found if one.kind == "own"])


def _answers(moments: Sequence[Moment], histories: Sequence[HistoryView]) -> Iterator[AnswersView]:
    """Decisions that came out otherwise in one history than in another that came so far."""
    taken = [
        {event.decision: event for event in moment.seen.told if isinstance(event, ev.Decided)}
        for moment in moments
    ]
    first = moments[0]
    for decision in first.game.decisions:
        answers = [
            _answer(first, decision, one.get(decision.id), history)
            for one, history in zip(taken, histories, strict=True)
        ]
        if len({answer for answer in answers if answer}) > 1:
            turn = first.game.turns[decision.turn - 1]
            question = first.names.question(decision.id)
            day = short_day(first.voice, turn.date)
            yield AnswersView(question, day, turn.number, tuple(answers))


def _answer(
    moment: Moment, decision: Decision, outcome: ev.Decided | None, history: HistoryView
) -> str:
    """What came of a decision in a history; nothing where it has not come so far."""
    if outcome is not None:
        return outcome_text(moment, decision, outcome.option)
    gone_by = decision.turn < len(history.pins) or history.ending
    return moment.tr("it was not put") if gone_by else ""


def seats_that_differ(voice: Voice, view: CompareView, turn: int) -> tuple[SeatsView, ...]:
    """Bodies in which the histories have not the same members on a turn, with who differs."""
    found = []
    for body in voice.game.bodies:
        sitting = [set(members(body, one.pin(turn).public)) for one in view.histories]
        everywhere = set.intersection(*sitting)
        if any(one != everywhere for one in sitting):
            present = tuple(
                tuple(voice.names.number(actor) for actor in sorted(one - everywhere))
                for one in sitting
            )
            found.append(SeatsView(voice.names.body(body.id), present))
    return tuple(found)
