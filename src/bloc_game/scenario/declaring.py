"""What a rulebook and a scenario declare together, and where each piece was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from bloc_game.engine.scope import Kind, Scope, SetShape, TrackShape
from bloc_game.scenario.desk import Place
from bloc_game.scenario.models import (
    ActorModel,
    BodyModel,
    DecisionModel,
    Declarations,
    DraftModel,
    EventModel,
    FigureModel,
    MoveModel,
    RulebookModel,
    RuleModel,
    ScenarioModel,
    SideModel,
    TrackModel,
)

BALLOT = ("adopted", "rejected", "for", "against", "abstain")


T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Written(Generic[T]):
    """A piece of a file and its place."""

    model: T
    place: Place


@dataclass
class Declared:
    """Everything declared, rulebook first; a scenario's piece replaces the rulebook's."""

    scenario: ScenarioModel
    place: Place
    actors: dict[str, ActorModel] = field(default_factory=dict)
    sets: dict[str, list[str] | dict[str, list[str]]] = field(default_factory=dict)
    set_places: dict[str, Place] = field(default_factory=dict)
    tracks: dict[str, Written[TrackModel]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Written[BodyModel]] = field(default_factory=dict)
    drafts: dict[str, Written[DraftModel]] = field(default_factory=dict)
    moves: dict[str, Written[MoveModel]] = field(default_factory=dict)
    rules: list[Written[RuleModel]] = field(default_factory=list)
    breaches: list[tuple[Declarations, Place]] = field(default_factory=list)
    sides: dict[str, Written[SideModel]] = field(default_factory=dict)
    maps: list[tuple[str, Place]] = field(default_factory=list)  # the last one counts
    figures: dict[str, FigureModel] = field(default_factory=dict)
    purse: str | None = None
    sway: str | None = None
    defiance: int = 0

    @property
    def seats(self) -> tuple[str, ...]:
        """Playable actors, in order of resolution."""
        return tuple(self.scenario.seats)

    def events(self) -> Iterator[Written[EventModel]]:
        """All events: those of the turns in order, then those that wait."""
        for number, turn in enumerate(self.scenario.turns):
            for position, event in enumerate(turn.news):
                yield Written(event, self.place / "turns" / number / "news" / position)
        for position, event in enumerate(self.scenario.news_any_turn):
            yield Written(event, self.place / "news_any_turn" / position)

    def decisions(self) -> Iterator[tuple[int, Written[DecisionModel]]]:
        """All decisions, each with the number of its turn, from 1."""
        for number, turn in enumerate(self.scenario.turns):
            for position, decision in enumerate(turn.decisions):
                place = self.place / "turns" / number / "decisions" / position
                yield number + 1, Written(decision, place)


def declare(
    scenario: ScenarioModel,
    place: Place,
    rulebook: RulebookModel | None,
    rulebook_place: Place | None,
    actors: Mapping[str, ActorModel],
) -> Declared:
    """Put a rulebook's and a scenario's declarations together."""
    declared = Declared(scenario, place)
    chosen = scenario.actors
    if isinstance(chosen, dict):
        declared.actors = {**actors, **chosen}
    elif chosen is not None:
        declared.actors = {name: actors[name] for name in chosen if name in actors}
    else:
        declared.actors = dict(actors)
    if rulebook is not None and rulebook_place is not None:
        _add(declared, rulebook, rulebook_place)
    _add(declared, scenario, place)
    return declared


def _add(declared: Declared, model: Declarations, place: Place) -> None:
    def written(key: str, models: Mapping[str, T]) -> dict[str, Written[T]]:
        return {name: Written(one, place / key / name) for name, one in models.items()}

    for name, members in model.sets.items():
        declared.sets[name] = members
        declared.set_places[name] = place / "sets" / name
    declared.tracks |= written("tracks", model.tracks)
    facts = model.facts
    declared.facts |= facts if isinstance(facts, dict) else dict.fromkeys(facts, "")
    declared.bodies |= written("bodies", model.bodies)
    declared.drafts |= written("drafts", model.drafts)
    declared.moves |= written("moves", model.moves)
    declared.rules += (
        Written(rule, place / "each_turn" / number) for number, rule in enumerate(model.each_turn)
    )
    if model.on_breach is not None:
        declared.breaches.append((model, place / "on_breach"))
    if model.map is not None:
        declared.sides |= {
            name: Written(side, place / "map" / "sides" / name)
            for name, side in model.map.sides.items()
        }
        if model.map.at is not None:
            declared.maps.append((model.map.at, place / "map" / "at"))
    declared.figures |= model.figures
    declared.purse = model.purse or declared.purse
    declared.sway = model.sway or declared.sway
    declared.defiance = model.defiance if model.defiance is not None else declared.defiance


def scope_of(declared: Declared) -> Scope:
    """What names mean in this scenario's formulas."""
    decisions = [(turn, written.model) for turn, written in declared.decisions()]
    options = {
        decision.id: BALLOT if decision.on is not None else tuple(decision.options)
        for _, decision in decisions
    }
    drafts = {name: written.model for name, written in declared.drafts.items()}
    secrets = tuple(name for draft in drafts.values() for name in draft.secrets)
    ways = {
        way
        for written in declared.moves.values()
        for way in _listed(written.model.binds.get("way"))
    }
    ids: dict[Kind, tuple[str, ...]] = {
        "actor": tuple(declared.actors),
        "body": tuple(declared.bodies),
        "draft": tuple(drafts),
        "clause": tuple({c: None for draft in drafts.values() for c in draft.clauses}),
        "level": tuple(
            {
                level: None
                for draft in drafts.values()
                for clause in draft.clauses.values()
                for level in clause.levels
            }
        ),
        "decision": tuple(options),
        "option": tuple({o: None for listed in options.values() for o in listed}),
        "event": tuple(written.model.id for written in declared.events()),
        "ending": tuple(ending.id for ending in declared.scenario.endings),
        "secret": secrets,
        "fact": tuple(declared.facts),
        "turn": tuple(turn.id for turn in declared.scenario.turns),
        "way": tuple(sorted(ways | {"for", "against"})),
    }
    sets = {
        name: SetShape("actor", per_actor=isinstance(members, dict))
        for name, members in declared.sets.items()
    }
    sets |= {"actors": SetShape("actor"), "seats": SetShape("actor"), "drafts": SetShape("draft")}
    return Scope(
        ids=ids,
        tracks={
            name: TrackShape(kinds_of(written.model), *written.model.range)
            for name, written in declared.tracks.items()
        },
        sets=sets,
        clauses={
            name: {clause: tuple(one.levels) for clause, one in draft.clauses.items()}
            for name, draft in drafts.items()
        },
        options=options,
        turns=tuple(turn.id for turn in declared.scenario.turns),
    )


def _listed(binds: str | list[str] | None) -> tuple[str, ...]:
    if binds is None:
        return ()
    return tuple(binds) if isinstance(binds, list) else (binds,)


def sets_over(track: TrackModel) -> tuple[str, ...]:
    """What a track is indexed by, as written: `actor`, `seat`, `draft`, or a set's name."""
    if track.per is None:
        return ()
    if track.per == "pair":
        return ("actor", "actor")
    return tuple(track.per) if isinstance(track.per, list) else (track.per,)


def kinds_of(track: TrackModel) -> tuple[Kind, ...]:
    """The kinds of a track's indices."""
    kinds: dict[str, Kind] = {"draft": "draft", "body": "body", "decision": "decision"}
    return tuple(kinds.get(name, "actor") for name in sets_over(track))
