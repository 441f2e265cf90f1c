"""What is wrong with a scenario beyond its single keys: names, sums, order, secrets, conditions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bloc_game.engine.kinds import each
from bloc_game.engine.phrases import phrase
from bloc_game.engine.readings import RESERVED
from bloc_game.engine.scope import Kind
from bloc_game.scenario.checking_endings import check_endings
from bloc_game.scenario.declaring import BALLOT, Declared, Written, kinds_of
from bloc_game.scenario.desk import Desk
from bloc_game.scenario.models import BodyModel, DecisionModel, TrackModel
from bloc_game.scenario.problems import Severity

_VALUE = re.compile(r"-?\d{1,9}")
OWN_FAMILIES = {
    "chosen", "choice", "adopted_by", "ending", "question", "due", "ayes", "noes", "strength",
}  # fmt: skip


def check_names(declared: Declared, desk: Desk) -> None:
    """Every id that is named exists, and none is declared twice."""
    _check_declarations(declared, desk)
    _check_bodies(declared, desk)
    _check_turns(declared, desk)
    for _, written in declared.decisions():
        _check_decision(declared, desk, written)
    check_endings(declared, desk)
    _check_seats(declared, desk)


def _check_declarations(declared: Declared, desk: Desk) -> None:
    for name, written in declared.tracks.items():
        if name in RESERVED or name in OWN_FAMILIES:
            desk.report(
                "reserved-name",
                written.place.key,
                phrase("a track cannot be called '{name}'", name=name),
                phrase("formulas use this word for something else"),
                phrase("choose another name"),
            )
        _check_words(desk, name, written)
    for name, members in declared.sets.items():
        place = declared.set_places[name]
        lists = members if isinstance(members, dict) else {None: members}
        for key, listed in lists.items():
            desk.all_known("actor", listed, declared.actors, place if key is None else place / key)
    shapes: tuple[tuple[str, str | None, tuple[Kind, ...]], ...] = (
        ("purse", declared.purse, ("actor",)),
        ("sway", declared.sway, ("actor", "draft")),
    )
    for key, track, over in shapes:
        if track is None:
            continue
        at = (declared.place / key).node.mark
        if desk.known("track", track, declared.tracks, at):
            kinds = kinds_of(declared.tracks[track].model)
            if kinds != over:
                desk.report(
                    "wrong-shape",
                    at,
                    phrase(
                        "the {key} track '{track}' is kept for {needed}, not for {actual}",
                        key=key,
                        track=track,
                        needed=_listed(kinds),
                        actual=_listed(over),
                    ),
                    phrase("`purse` needs a value per seat, `sway` one per [actor, draft]"),
                    phrase("give '{track}' the right `per`", track=track),
                )


def _check_words(desk: Desk, name: str, written: Written[TrackModel]) -> None:
    """The words for a track stand under values that it can have."""
    low, high = written.model.range
    for key in written.model.says:
        value = int(key) if _VALUE.fullmatch(key) else None
        if value is None:
            desk.report(
                "wrong-type",
                (written.place / "says" / key).key,
                phrase("'{key}' is no value of '{name}'", key=key, name=name),
                phrase("a word is found by the lowest value for which it stands"),
                phrase("write the number first: `{value}: {word}`", value="40", word=key),
            )
        elif not low <= value <= high:
            desk.report(
                "out-of-range",
                (written.place / "says" / key).key,
                phrase(
                    "'{name}' never comes to {value}: its range is {low} .. {high}",
                    name=name,
                    value=value,
                    low=str(low),
                    high=str(high),
                ),
                phrase("the word would never be said"),
                phrase("write a value within the range"),
            )


def _listed(kinds: Sequence[str]) -> str:
    return each(kinds) if kinds else phrase("the world")


def _check_bodies(declared: Declared, desk: Desk) -> None:
    for written in declared.bodies.values():
        body, place = written.model, written.place
        for key, names in _body_names(body):
            desk.all_known("actor", names, declared.actors, place / key)
        if (body.rule == "lead" and not body.lead) or (body.rule == "hegemon" and not body.hegemon):
            desk.report(
                "missing-key",
                (place / "rule").node.mark,
                phrase("the rule '{rule}' does not say whose word counts", rule=body.rule),
                phrase("under this rule `{rule}:` names them", rule=body.rule),
                phrase("add `{rule}:`", rule=body.rule),
            )
        if body.rule == "weighted" and body.needed is None:
            desk.report(
                "missing-key",
                (place / "rule").node.mark,
                phrase("the rule 'weighted' does not say how many votes are needed"),
                phrase("votes are added up by `weights` and held against `needed`"),
                phrase("add `needed:`"),
            )
        for faction, group in body.chamber.items():
            if group.absent > group.seats:
                desk.report(
                    "out-of-range",
                    (place / "chamber" / faction / "absent").node.mark,
                    phrase(
                        "{absent} members are absent of {seats}",
                        absent=group.absent,
                        seats=group.seats,
                    ),
                    phrase("no more can be absent than have a seat"),
                    phrase("lower `absent`"),
                )


def _body_names(body: BodyModel) -> Iterator[tuple[str, Collection[str]]]:
    yield "members", body.members
    yield "lead", body.lead
    yield "weights", body.weights
    yield "chamber", body.chamber
    yield "chair", [body.chair] if body.chair else []
    yield "hegemon", [body.hegemon] if body.hegemon else []


def _check_turns(declared: Declared, desk: Desk) -> None:
    turns = declared.scenario.turns
    names = [turn.id for turn in turns]
    for number, turn in enumerate(turns):
        place = declared.place / "turns" / number
        if turn.id in names[:number]:
            desk.twice("turn", turn.id, (place / "id").node.mark)
        if number and turn.date < turns[number - 1].date:
            desk.report(
                "dates-out-of-order",
                (place / "date").node.mark,
                phrase("turn '{id}' comes before the turn above it", id=turn.id),
                phrase("turns are played in the order in which they are written"),
                phrase("mend the date, or move the turn"),
            )
        desk.all_known("move", turn.moves or (), declared.moves, place / "moves")
        desk.all_known("seat", turn.telegrams, declared.seats, place / "telegrams")
    seen: set[str] = set()
    for event in declared.events():
        if event.model.id in seen:
            desk.twice("event", event.model.id, (event.place / "id").node.mark)
        seen.add(event.model.id)
        desk.all_known("turn", event.model.turns or (), names, event.place / "turns")


def _check_decision(declared: Declared, desk: Desk, written: Written[DecisionModel]) -> None:
    decision, place = written.model, written.place
    twins = [one for _, one in declared.decisions() if one.model.id == decision.id]
    if twins[0].place != place:
        desk.twice("decision", decision.id, (place / "id").node.mark)
    at = (place / "by").node.mark
    if not desk.known("decider", decision.by, (*declared.seats, *declared.bodies), at):
        return
    options: Collection[str] = BALLOT[2:] if decision.on else decision.options
    for key in ("otherwise", "fallback"):
        name = getattr(decision, key)
        if name is not None:
            desk.known("option", name, options, (place / key).node.mark)
    for actor, choice in decision.record.items():
        here = place / "record" / actor
        desk.known("actor", actor, declared.actors, here.key)
        desk.known("option", choice, options, here.node.mark)
    if decision.on is not None:
        _check_ballot(declared, desk, written)
        return
    if len(decision.options) < 2:
        desk.report(
            "too-few-options",
            place.node.mark,
            phrase("'{id}' has {count} options", id=decision.id, count=len(decision.options)),
            phrase("a decision is a choice between at least two, or a ballot `on:` a draft"),
            phrase("write `options:`, or name a draft with `on:`"),
        )
    elif not any(o.when is None and o.cost == "0" for o in decision.options.values()):
        desk.report(
            "no-free-option",
            (place / "options").key,
            phrase("every option of '{id}' has a condition or a cost", id=decision.id),
            phrase("a seat must always be able to choose something"),
            phrase("give one option neither `when` nor `cost`"),
        )
    recorded = [name for name, option in decision.options.items() if option.record]
    if len(recorded) > 1:
        desk.report(
            "bad-record",
            (place / "options" / recorded[1] / "record").node.mark,
            phrase(
                "history took two options of '{id}': {names}",
                id=decision.id,
                names=" and ".join(recorded),
            ),
            phrase("a decision comes out one way"),
            phrase(
                "leave one `record: true`; where members differed, write `record: {ACTOR: option}`"
            ),
        )
    if decision.by in declared.bodies and decision.fallback is None:
        desk.report(
            "missing-key",
            place.node.mark,
            phrase(
                "'{id}' does not say what happens when {by} cannot agree",
                id=decision.id,
                by=decision.by,
            ),
            phrase("a common choice that nobody carries falls back on one option"),
            phrase("add `fallback:` with the id of an option"),
        )


def _check_ballot(declared: Declared, desk: Desk, written: Written[DecisionModel]) -> None:
    decision, place = written.model, written.place
    at = (place / "on").node.mark
    assert decision.on is not None
    if not desk.known("draft", decision.on, declared.drafts, at):
        return
    if decision.by not in declared.bodies:
        desk.report(
            "wrong-type",
            (place / "by").node.mark,
            phrase("'{by}' is no body", by=decision.by),
            phrase("a ballot is held by a body"),
            phrase("name a body, or write `options:` instead of `on:`"),
        )
        return
    body = declared.bodies[decision.by].model
    if decision.options:
        desk.report(
            "idle-key",
            (place / "options").key,
            phrase("'{id}' is a ballot, and has options of its own", id=decision.id),
            phrase("a ballot is for, against or abstain"),
            phrase("take out `options:`, or `on:`"),
        )
    if decision.otherwise == "abstain" and not body.abstention:
        desk.report(
            "bad-value",
            (place / "otherwise").node.mark,
            phrase("nobody may abstain in {by}", by=decision.by),
            phrase("an absent member can only do what a present one may"),
            phrase("write for or against, or `abstention: true` for {by}", by=decision.by),
        )
    draft = declared.drafts[decision.on].model
    for actor in (*body.members, *body.chamber):
        if actor not in draft.interests and not body.abstention:
            desk.report(
                "no-interest",
                at,
                phrase(
                    "{actor} votes on '{on}' but has no interest in it", actor=actor, on=decision.on
                ),
                phrase("an actor votes by its interest, and this body allows no abstention"),
                phrase(
                    "add a line for {actor} under `interests:` (perhaps with `like:`)", actor=actor
                ),
            )


def _check_seats(declared: Declared, desk: Desk) -> None:
    for name, seat in declared.scenario.seats.items():
        place = declared.place / "seats" / name
        desk.known("actor", name, declared.actors, place.key)
        worth = sum(goal.worth for goal in seat.goals.values())
        if worth != 100:
            desk.report(
                "goals-sum",
                (place / "goals").key,
                phrase("the goals of {name} are worth {worth} together", name=name, worth=worth),
                phrase("a score is out of 100"),
                phrase("make the `worth` of its goals sum to 100"),
            )
        if len(seat.brief.split()) > 120:
            desk.report(
                "long-brief",
                (place / "brief").node.mark,
                phrase(
                    "the brief of {name} has {count} words",
                    name=name,
                    count=len(seat.brief.split()),
                ),
                phrase("a card is read in a minute: at most 120 words"),
                phrase("shorten it"),
                Severity.WARNING,
            )
