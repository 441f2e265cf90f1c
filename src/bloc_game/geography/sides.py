"""Where all on the map stand: governments by the rules of their story, the rest by its land.

The map is the truth about alignment: no land is coloured but by what a scenario says of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bloc_game.engine.sides import stands
from bloc_game.geography.land import World, divided, looks, owner
from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId, spoken
from bloc_game.scenario.models import SideModel
from bloc_game.scenario.story import Scenario
from bloc_game.session.wording_names import Names


def sides_of(scenario: Scenario) -> Mapping[str, SideModel]:
    """The sides of a scenario's map, those of its rulebook first."""
    models = (scenario.rulebook, scenario.model)
    found: dict[str, SideModel] = {}
    for model in models:
        if model is not None and model.map is not None:
            found |= model.map.sides
    return found


def sides(
    scenario: Scenario, public: tuple[int, ...], world: World, on: date
) -> dict[RegionId, Look]:
    """The look of every region on a day, on the numbers that all can see."""
    return looks(world, standing(scenario, public), statuses(sides_of(scenario)), on)


def standing(scenario: Scenario, public: tuple[int, ...]) -> dict[RegionId, Look]:
    """The look of every government that a rule speaks of."""
    known, game = sides_of(scenario), scenario.game
    standing = stands(game.sides, game.actors, public)
    return {actor: Look(known[side].look) for actor, side in standing.items()}


def statuses(known: Mapping[str, SideModel]) -> dict[str, Look]:
    """The look of land by its status in the map."""
    return {status: Look(side.look) for side in known.values() for status in side.land}


def zoned(
    scenario: Scenario, shown: Mapping[RegionId, Look], world: World, on: date
) -> frozenset[RegionId]:
    """The countries whose zones are told apart: until their day, or until they stand elsewhere."""
    first = statuses(sides_of(scenario))
    return frozenset(
        one
        for one in divided(world, on)
        if shown[one] is first.get(world.regions[one].status, Look.BACKDROP)
    )


def side_names(names: Names) -> dict[Look, str]:
    """What each look on the map stands for."""
    known = sides_of(names.scenario)
    found = {Look(one.look): names.say(f"map.sides.{id}.title") for id, one in known.items()}
    return {**found, Look.BACKDROP: names.tr("Not in this story")}


def standings(
    names: Names, shown: Mapping[RegionId, Look], world: World, on: date
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The key to the map in words: each side, and what stands there in its own right."""
    called, actors = side_names(names), names.scenario.actors

    def name(region: RegionId) -> str:
        if region in actors:
            return names.actor(region)
        return spoken(world.regions[region].names, names.tr.language)

    return tuple(
        (
            called[look],
            tuple(
                name(one.id)
                for one in world.layer("unit", "inset")
                if shown[one.id] is look and owner(world.regions, one.id, on) == one.id
            ),
        )
        for look in legend(shown)
    )


def legend(shown: Mapping[RegionId, Look]) -> tuple[Look, ...]:
    """The looks that a key to the map must explain, in order of the scheme."""
    present = set(shown.values())
    return tuple(look for look in Look if look in present and look is not Look.BACKDROP)


def day(number: int) -> date:
    """A day written as yyyymmdd.

    >>> day(19540331)
    datetime.date(1954, 3, 31)
    """
    return date(number // 10_000, number // 100 % 100, number % 100)
