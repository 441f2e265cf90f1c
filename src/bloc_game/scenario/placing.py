"""The cells that a scenario needs, and what ids stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from bloc_game.engine import expressions as ex
from bloc_game.engine.grounding import World
from bloc_game.engine.layout import HIDDEN, Entry, Layout, lay_out
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import BALLOT, Declared, sets_over
from bloc_game.scenario.desk import Desk, Place
from bloc_game.scenario.interests import whose_interest
from bloc_game.scenario.models import TrackModel
from bloc_game.scenario.reading import Read

MOST_VOTES = 1_000_000


def lay_out_scenario(declared: Declared, desk: Desk, found: Read) -> Layout:
    """One cell for every number that the scenario can change, and for none that it cannot."""
    sitters = may_sit(declared, found)
    parts = (
        _clock(declared),
        _tracks(declared, desk),
        _table(declared, sitters),
        _votes(declared, sitters),
    )
    return lay_out(entry for part in parts for entry in part)


def _clock(declared: Declared) -> Iterator[Entry]:
    yield Entry("turn", (), 1, len(declared.scenario.turns), 1)
    dates = [as_number(turn.date) for turn in declared.scenario.turns]
    yield Entry("date", (), min(dates, default=0), max(dates, default=0), min(dates, default=0))
    yield Entry("ending", (), 0, len(declared.scenario.endings), 0)


def as_number(day: date) -> int:
    """A day as formulas write it: 1954_03_31."""
    return day.year * 10_000 + day.month * 100 + day.day


def elements_of(declared: Declared, name: str) -> tuple[str, ...]:
    """What a track indexed by this runs over."""
    match name:
        case "actor" | "actors":
            return tuple(declared.actors)
        case "seat" | "seats":
            return declared.seats
        case "draft" | "drafts":
            return tuple(declared.drafts)
        case "body":
            return tuple(declared.bodies)
        case _:
            members = declared.sets.get(name, [])
            return tuple(members) if isinstance(members, list) else ()


def _tracks(declared: Declared, desk: Desk) -> Iterator[Entry]:
    actors = {name: number for number, name in enumerate(declared.actors)}
    for name, written in declared.tracks.items():
        track = written.model
        low, high = track.range
        over = sets_over(track)
        for word in over:
            known = (*declared.sets, "actor", "seat", "draft", "body", "actors", "seats", "drafts")
            desk.known("set", word, known, (written.place / "per").node.mark)
        first = elements_of(declared, over[0]) if over else ()
        for key in track.starts:
            desk.known("element", key, first, (written.place / "starts" / key).key)
        for keys in product(*(elements_of(declared, word) for word in over)):
            start = _start(track, keys)
            if not low <= start <= high:
                desk.report(
                    "out-of-range",
                    _started(written.place, keys).node.mark,
                    phrase(
                        "'{name}' starts at {start}, outside its range {low} .. {high}",
                        name=name,
                        start=str(start),
                        low=str(low),
                        high=str(high),
                    ),
                    phrase("a track can never leave its range"),
                    phrase("change where it starts, or its `range`"),
                )
                start = min(max(start, low), high)
            own = track.seen_by == "self" and keys and keys[0] in actors
            owner = actors[keys[0]] if own else -1
            yield Entry(name, keys, low, high, start, owner)


def _started(place: Place, keys: tuple[str, ...]) -> Place:
    """Where a first value is written: among `starts`, or for all."""
    here = place / "starts"
    for key in keys:
        here = here / key
    return here if keys and here.is_written else place / "start"


def _start(track: TrackModel, keys: tuple[str, ...]) -> int:
    here: object = track.starts
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    return here if isinstance(here, int) else track.start


def may_sit(declared: Declared, found: Read) -> dict[str, tuple[str, ...]]:
    """Who sits in each body at the start, or may come to by some effect."""
    sitting = {
        name: {*written.model.members, *written.model.chamber}
        for name, written in declared.bodies.items()
    }
    for joining in found.joining:
        match joining:
            case ex.SetMember(ex.Elem(actor), ex.Elem(body)):
                sitting[body].add(actor)
            case ex.SetMember(actor=ex.Elem(actor)):
                for members in sitting.values():
                    members.add(actor)
            case ex.SetMember(body=ex.Elem(body)):
                sitting[body].update(declared.actors)
            case _:
                return dict.fromkeys(sitting, tuple(declared.actors))
    return {
        body: tuple(actor for actor in declared.actors if actor in members)
        for body, members in sitting.items()
    }


def _table(declared: Declared, sitters: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    for body, written in declared.bodies.items():
        sitting = (*written.model.members, *written.model.chamber)
        for actor in sitters[body]:
            yield Entry("member", (actor, body), 0, 1, int(actor in sitting))
    for fact in declared.facts:
        yield Entry("fact", (fact,), 0, 1, 0)
    for written_event in declared.events():
        event = written_event.model.id
        yield Entry("happened", (event,), 0, 1, 0)
        yield Entry("due", (event,), 0, len(declared.scenario.turns) + 40, 0, HIDDEN)
    for name, written_draft in declared.drafts.items():
        draft = written_draft.model
        yield Entry("on_table", (name,), 0, 1, int(draft.on_table))
        yield Entry("in_effect", (name,), 0, 1, 0)
        for body in dict.fromkeys(([draft.body] if draft.body else []) + draft.ratified_by):
            yield Entry("adopted", (name, body), 0, 1, 0)
        for clause, one in draft.clauses.items():
            levels = list(one.levels)
            start = levels.index(one.start) if one.start in levels else 0
            yield Entry("level", (name, clause), 0, len(levels) - 1, start)
        for secret, hidden in draft.secrets.items():
            yield Entry("strength", (secret,), *hidden.band, hidden.band[0], HIDDEN)
            for seat in declared.seats:
                owner = list(declared.actors).index(seat)
                yield Entry("knows", (seat, secret), 0, 1, int(seat == hidden.of), owner)
    for seat, draft_id in product(declared.seats, declared.drafts):
        yield Entry("pledge", (seat, draft_id), -1, 1, 0)


def _votes(declared: Declared, sitters: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    for _, written in declared.decisions():
        decision = written.model
        yield Entry("question", (decision.id,), 0, 3, 0)
        most = max(len(decision.options), 3)
        yield Entry("chosen", (decision.id,), 0, most, 0)
        if decision.by in declared.actors:
            yield Entry("choice", (decision.id, decision.by), 0, most, 0)
            continue
        for actor in sitters[decision.by]:
            yield Entry("choice", (decision.id, actor), 0, most, 0)
        if decision.on is not None:
            yield Entry("ayes", (decision.id,), 0, MOST_VOTES, 0)
            yield Entry("noes", (decision.id,), 0, MOST_VOTES, 0)


def world_of(declared: Declared, layout: Layout) -> World:
    """What ids stand for in this scenario."""
    actors = {name: number for number, name in enumerate(declared.actors)}
    drafts = {name: written.model for name, written in declared.drafts.items()}
    sets: dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]] = {
        "actors": tuple(declared.actors),
        "seats": declared.seats,
        "drafts": tuple(drafts),
    }
    for name, members in declared.sets.items():
        if isinstance(members, list):
            sets[name] = tuple(members)
        else:
            sets[name] = {actor: tuple(listed) for actor, listed in members.items()}
    options: dict[str, dict[str, int]] = {}
    for _, written in declared.decisions():
        names = tuple(written.model.options)
        numbers = {name: number + 1 for number, name in enumerate(names)}
        options[written.model.id] = _ballot_numbers() if written.model.on else numbers
    red_lines = {
        (actor, name): tuple(
            (layout.at("level", name, clause), list(draft.clauses[clause].levels).index(level))
            for clause, listed in draft.interests[whose].red_line.items()
            for level in (listed if isinstance(listed, list) else [listed])
            if clause in draft.clauses and level in draft.clauses[clause].levels
        )
        for name, draft in drafts.items()
        for actor in draft.interests
        if (whose := whose_interest(draft, actor)) is not None
    }
    secrets_of: dict[str, tuple[str, ...]] = dict.fromkeys(actors, ())
    for draft in drafts.values():
        for secret, hidden in draft.secrets.items():
            secrets_of[hidden.of] = (*secrets_of.get(hidden.of, ()), secret)
    return World(
        layout=layout,
        actors=actors,
        drafts={name: number for number, name in enumerate(drafts)},
        sets=sets,
        levels={
            (name, clause): {level: number for number, level in enumerate(one.levels)}
            for name, draft in drafts.items()
            for clause, one in draft.clauses.items()
        },
        options=options,
        draft_bodies={name: draft.body for name, draft in drafts.items() if draft.body},
        red_lines=red_lines,
        thresholds={name: draft.accepts_at for name, draft in drafts.items()},
        secrets_of=secrets_of,
        endings={ending.id: n for n, ending in enumerate(declared.scenario.endings)},
    )


def _ballot_numbers() -> dict[str, int]:
    """Outcome: adopted 1, rejected 2; what one member sealed: for 1, against 2, abstain 3."""
    return dict(zip(BALLOT, (1, 2, 1, 2, 3), strict=True))
