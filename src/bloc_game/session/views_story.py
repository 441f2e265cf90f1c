"""How it came out, as a seat was told: the ending, and the record beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_game.engine import expressions as ex
from bloc_game.engine.bodies import passes, picked
from bloc_game.engine.game import Body, Decision, Ending
from bloc_game.session.catalogue import date_of, sentence
from bloc_game.session.views import (
    EndingView,
    GoalView,
    GroundView,
    MissedView,
    MomentView,
    ResultView,
)
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_conditions import conditions
from bloc_game.session.wording_events import Told

# --- the ending -----------------------------------------------------------------------------------


def ending_view(moment: Moment) -> EndingView | None:
    """How it came out; None while the game goes on."""
    number = moment.cells[moment.game.places.ending]
    if not number:
        return None
    names, ending = moment.names, moment.game.endings[number - 1]
    recorded = moment.voice.scenario.record.ending
    changes = _last_changes(moment)
    return EndingView(
        id=ending.id,
        title=names.title(f"endings.{ending.id}.title", ending.id),
        text=names.say(f"endings.{ending.id}.text"),
        is_record=ending.id == recorded,
        record_title=names.title(f"endings.{recorded}.title", recorded) if recorded else "",
        record_text=names.say(f"endings.{recorded}.text") if recorded else "",
        grounds=_grounds(moment, ending, changes),
        missed=tuple(
            MissedView(
                one.id,
                names.title(f"endings.{one.id}.title", one.id),
                tuple(ground for ground in _grounds(moment, one, changes) if not ground.holds),
            )
            for one in moment.game.endings[: ending.index]
        ),
        results=tuple(_results(moment)),
        moments=tuple(_moments(moment)),
    )


def _last_changes(moment: Moment) -> dict[int, tuple[str, Told]]:
    """What last changed each number, and when, as far as the seat was told."""
    return {
        told.slot.index: (turn.date, told)
        for turn in moment.turns()
        for told in turn.told
        if told.slot is not None
    }


def _grounds(
    moment: Moment, ending: Ending, changes: Mapping[int, tuple[str, Told]]
) -> tuple[GroundView, ...]:
    """The plain conditions of an ending, and what brought each about."""

    def value(tree: ex.Expr) -> int | None:
        return moment.preview.value(tree, moment.cells)

    found: list[GroundView] = []
    for one in conditions(moment.names, ending.when.tree, value):
        since, told = changes.get(one.place, ("", None))
        why = told.because.text if told is not None and told.because is not None else ""
        found.append(GroundView(sentence(one.text), one.holds, since, why))
    return tuple(dict.fromkeys(found))


def _results(moment: Moment) -> Iterator[ResultView]:
    """What every seat made of it: at the end the cards lie open."""
    points = moment.seen.points or {}
    for seat in moment.game.seats:
        reached = points.get(seat.id, ())
        goals = tuple(
            GoalView(
                goal.id,
                moment.names.title(f"seats.{seat.id}.goals.{goal.id}.title", goal.id),
                value,
                goal.worth,
                0,
            )
            for goal, value in zip(seat.goals, reached, strict=False)
        )
        yield ResultView(seat.id, moment.names.actor(seat.id), goals, sum(reached))


def _moments(moment: Moment) -> Iterator[MomentView]:
    """Every decision put here or on record: what was done here, and what history did."""
    for decision in moment.game.decisions:
        found = moment_of(moment, decision)
        if found is not None:
            yield found


def moment_of(moment: Moment, decision: Decision) -> MomentView | None:
    """A decision here and in history; None where it was put in neither."""
    outcome = moment.taken.get(decision.id)
    recorded = recorded_outcome(moment, decision)
    if not outcome and not recorded:
        return None
    here = moment.tr("it was not put")
    if outcome:
        here = outcome_text(moment, decision, outcome)
    history = moment.tr("the record does not say")
    if recorded:
        history = outcome_text(moment, decision, recorded)
    return MomentView(
        question=moment.names.question(decision.id),
        date=date_of(moment.tr, moment.game.turns[decision.turn - 1].date),
        here=here,
        history=history,
        same=outcome == recorded,
    )


def outcome_text(moment: Moment, decision: Decision, option: str) -> str:
    """How a decision came out, in a few words."""
    tr = moment.tr
    if not decision.is_ballot:
        return moment.names.option(decision.id, option)
    if decision.rejects:
        return tr("rejected") if option == "adopted" else tr("the motion to reject failed")
    return tr("adopted") if option == "adopted" else tr("not adopted")


def recorded_outcome(moment: Moment, decision: Decision) -> str:
    """What history decided: an option, `adopted` or `rejected`; nothing where it is not known."""
    record = moment.voice.scenario.record
    choices = record.choices.get(decision.id, {})
    if decision.id in record.outcomes:
        return record.outcomes[decision.id]
    if not choices:
        return ""
    if decision.actor is not None:
        return choices.get(moment.game.actors[decision.actor], "")
    assert decision.body is not None
    body = moment.game.bodies[decision.body]
    sealed = {
        moment.game.actor_number[actor]: choice
        for actor, choice in choices.items()
        if actor in moment.game.actor_number
    }
    if decision.is_ballot:
        return "adopted" if _recorded_pass(body, sealed) else "rejected"
    return picked(body, sealed) or decision.fallback or ""


def _recorded_pass(body: Body, sealed: Mapping[int, str]) -> bool:
    """A chamber's factions weigh by their seats, as far as their vote is on record."""
    if not body.groups:
        return passes(body, sealed)
    weights = {group.actor: group.seats - group.absent for group in body.groups}
    ayes = sum(weights.get(actor, 0) for actor, vote in sealed.items() if vote == "for")
    noes = sum(weights.get(actor, 0) for actor, vote in sealed.items() if vote == "against")
    return ayes > noes
