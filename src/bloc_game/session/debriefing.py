"""A game looked back on: what a seat's debrief says, made from what that seat was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bloc_game.engine import events as ev
from bloc_game.engine.game import Decision, Track
from bloc_game.engine.outcome import goal_points
from bloc_game.session.catalogue import date_of, months, sentence
from bloc_game.session.courses import Cells, Mover, closings, movers, recorded_closings
from bloc_game.session.papers import cited, linked
from bloc_game.session.questions import questions
from bloc_game.session.recorded import Recorded
from bloc_game.session.views_debrief import (
    ArticleView,
    BesideView,
    CourseView,
    DebriefView,
    MovedView,
    PivotView,
)
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_reference import codex_titles, kind_of_entry, source_view
from bloc_game.session.views_seen import Seen
from bloc_game.session.views_story import ending_view, moment_of, recorded_outcome

PIVOTS = 7  # so many decisive moments at most
DEEDS = ("decisions", "moves", "events", "drafts", "on_breach")  # what somebody, or luck, did


def debrief_view(
    voice: Voice, seen: Seen, record: Recorded | None = None, read: Collection[str] = ()
) -> DebriefView:
    """A seat's debrief; with `record`, history's course beside its own.

    `read` are the articles of the codex that were opened.
    """
    moment = Moment(voice, seen)
    ending = ending_view(moment)
    courses = closings(moment)
    pivots = _pivots(moment)
    goals = tuple(_goals(moment, courses))
    return DebriefView(
        scenario=moment.names.say("title"),
        seat=sentence(moment.names.actor(seen.seat)),
        date=date_of(moment.tr, moment.turn.date),
        days=tuple(_day(moment, turn.date) for turn in moment.game.turns),
        over=ending is not None,
        notice="" if ending is not None else _notice(moment),
        ending=ending,
        score=sum(goal.values[-1] for goal in goals),
        goals=goals,
        reckoned=moment.tr(
            "Reckoned from the ledger of the game: every change counts at the moment it was made, "
            "in points of your goals. What would have come of another choice was not played out."
        ),
        pivots=pivots,
        beside=tuple(_beside(moment)),
        tracks=tuple(_tracks(moment, courses, record)),
        sources=tuple(filter(None, (source_view(voice, id) for id in cited(moment)))),
        articles=articles(moment, read),
        questions=questions(moment, ending, pivots, goals),
    )


def _notice(moment: Moment) -> str:
    return moment.tr(
        "This game is not over. Here stands only what {seat} may know up to {date}.",
        seat=moment.names.actor(moment.seat.id),
        date=date_of(moment.tr, moment.turn.date),
    )


def _day(moment: Moment, date: int) -> str:
    return f"{date % 100} {months(moment.tr)[date // 100 % 100 - 1][:3]}"


def _closed(moment: Moment) -> int:
    """How many turns are over: history is told of these and of no later one."""
    return moment.turn.number - (not moment.cells[moment.game.places.ending])


# --- courses --------------------------------------------------------------------------------------


def _goals(moment: Moment, courses: tuple[Cells, ...]) -> Iterator[CourseView]:
    for goal in moment.seat.goals:
        yield CourseView(
            id=goal.id,
            title=moment.names.title(f"seats.{moment.seat.id}.goals.{goal.id}.title", goal.id),
            low=0,
            high=goal.worth,
            good="high",
            good_text="",
            values=tuple(goal_points(goal, cells) for cells in courses),
        )


def _tracks(
    moment: Moment, courses: tuple[Cells, ...], record: Recorded | None
) -> Iterator[CourseView]:
    """The tracks of the world, and the seat's own, which the record does not tell."""
    history: tuple[Cells, ...] = ()
    if record is not None and moment.voice.scenario.record.is_told and _closed(moment):
        last = len(moment.game.turns) if _closed(moment) == moment.turn.number else _closed(moment)
        history = recorded_closings(moment, record, last)
    for track in moment.game.tracks:
        keys = (moment.seat.id,) if len(track.over) == 1 else ()
        place = moment.game.layout.get(track.id, *keys) if len(track.over) < 2 else None
        if place is not None:
            beside = () if track.over else tuple(cells[place] for cells in history)
            yield _track(moment, track, tuple(cells[place] for cells in courses), beside)


def _track(
    moment: Moment, track: Track, values: tuple[int, ...], record: tuple[int, ...]
) -> CourseView:
    tr = moment.tr
    good = {"low": tr("low is good"), "high": tr("high is good")}.get(track.good, "")
    title = moment.names.track(track.id)
    return CourseView(track.id, title, track.low, track.high, track.good, good, values, record)


# --- decisive moments -----------------------------------------------------------------------------


def _pivots(moment: Moment) -> tuple[PivotView, ...]:
    """Where play and history parted, and what moved a goal most; in order of time."""
    moved = movers(moment)
    found = [one for one in (_decided(moment, d, moved) for d in moment.game.decisions) if one]
    deeds = (one for one in moved if one.rule.split(".")[0] in DEEDS[1:])
    found += [_done(moment, one) for one in deeds]
    first = next((one for one in found if one.parted), None)
    ranked = sorted(found, key=lambda one: (one is not first, -one.weight, not one.parted))
    return tuple(sorted(ranked[:PIVOTS], key=lambda one: (one.turn, not one.parted)))


def _decided(moment: Moment, decision: Decision, moved: tuple[Mover, ...]) -> PivotView | None:
    if decision.turn > _closed(moment) and decision.id not in moment.taken:
        return None
    found = moment_of(moment, decision)
    rule = f"decisions.{decision.id}"
    own = [one for one in moved if one.rule == rule or one.rule.startswith(f"{rule}.")]
    told = decision.turn <= _closed(moment) and bool(recorded_outcome(moment, decision))
    if found is None or not (own or (told and not found.same)):
        return None
    return PivotView(
        turn=decision.turn,
        date=found.date,
        text=found.question,
        here=found.here,
        history=found.history if told else "",
        parted=told and not found.same,
        moved=_points(moment, own),
    )


def _done(moment: Moment, one: Mover) -> PivotView:
    date = date_of(moment.tr, moment.game.turns[one.turn - 1].date)
    return PivotView(one.turn, date, one.because.text, "", "", False, _points(moment, [one]))


def _points(moment: Moment, moved: list[Mover]) -> tuple[MovedView, ...]:
    path = f"seats.{moment.seat.id}.goals"
    summed = [sum(one.by[number] for one in moved) for number in range(len(moment.seat.goals))]
    return tuple(
        MovedView(moment.names.title(f"{path}.{goal.id}.title", goal.id), by)
        for goal, by in zip(moment.seat.goals, summed, strict=True)
        if by
    )


# --- beside the record ----------------------------------------------------------------------------


def _beside(moment: Moment) -> Iterator[BesideView]:
    """Every turn that is over: its decisions and the seat's moves, here and in history; none where
    nothing is on record."""
    if not moment.voice.scenario.record.is_told:
        return
    for turn in moment.game.turns[: _closed(moment)]:
        asked = (moment.game.decisions[number] for number in turn.decisions)
        decisions = (one for one in asked if _put_on(moment, one) == turn.number)
        orders = moment.voice.scenario.record.orders.get(turn.id, ())
        recorded = (one for one in orders if one.seat == moment.seat.id)
        yield BesideView(
            turn=turn.number,
            date=date_of(moment.tr, turn.date),
            headline=moment.names.say(f"turns.{turn.id}.headline"),
            decisions=tuple(filter(None, (moment_of(moment, one) for one in decisions))),
            moves=tuple(_moves(moment, turn.number)),
            record_moves=tuple(moment.names.order(one.move, one.binds) for one in recorded),
        )


def _put_on(moment: Moment, decision: Decision) -> int:
    """The turn on which a decision was taken, or else could first have been: one that waits stands
    on every later turn."""
    for number, chapter in enumerate(moment.chapters, start=1):
        if any(isinstance(one, ev.Decided) and one.decision == decision.id for one in chapter):
            return number
    return decision.turn


def _moves(moment: Moment, number: int) -> Iterator[str]:
    for event in moment.chapters[number - 1]:
        if isinstance(event, ev.OrderDone) and event.seat == moment.seat.id:
            yield moment.names.order(event.move, event.binds)


# --- the codex ------------------------------------------------------------------------------------


def articles(moment: Moment, read: Collection[str]) -> tuple[ArticleView, ...]:
    """Every article, by title: whether the seat's papers led to it, and whether it was opened."""
    voice, met = moment.voice, linked(moment)
    return tuple(
        ArticleView(
            id=id,
            title=title,
            kind=kind_of_entry(voice.tr, voice.scenario.codex[id].kind),
            met=id in met,
            read=id in read,
        )
        for id, title in codex_titles(voice)
    )
