"""Which side each government stands on, read from who sits in which alliance.

The map is the truth about alignment: nothing is coloured but by a membership.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bloc_game.engine.bodies import members
from bloc_game.engine.game import Game
from bloc_game.ui.map_data import Alignment, RegionId, World

SIDES: tuple[tuple[str, Alignment], ...] = (
    ("NATO", Alignment.ATLANTIC),
    ("warsaw_pact", Alignment.SOVIET),
    ("eastern_governments", Alignment.SOVIET),
)
"""Bodies that are alliances, the first that a government sits in being its side."""


def sides(game: Game, public: tuple[int, ...], world: World) -> dict[RegionId, Alignment]:
    """The side of every government that a membership decides, on the numbers all can see."""
    found: dict[RegionId, Alignment] = {}
    for actor, side in _memberships(game, public):
        if actor in world.regions:
            found.setdefault(actor, side)
    has_nato = any(body.id == "NATO" for body in game.bodies)
    for actor in game.actors:
        # a founder of the alliance that has left it is of the West, and no more
        region = world.regions.get(actor)
        if region is not None and region.status_1953 == "NATO" and has_nato:
            found.setdefault(actor, Alignment.WEST)
    return found


def _memberships(game: Game, public: tuple[int, ...]) -> Iterator[tuple[str, Alignment]]:
    for name, side in SIDES:
        body = next((one for one in game.bodies if one.id == name), None)
        if body is not None:
            yield from ((game.actors[number], side) for number in members(body, public))


def legend(shown: Mapping[RegionId, Alignment]) -> tuple[Alignment, ...]:
    """The sides that a key to the map must explain, in order of the scheme."""
    present = set(shown.values())
    return tuple(side for side in Alignment if side in present and side is not Alignment.BACKDROP)


def day(number: int) -> date:
    """A day written as yyyymmdd.

    >>> day(19540331)
    datetime.date(1954, 3, 31)
    """
    return date(number // 10_000, number // 100 % 100, number % 100)
