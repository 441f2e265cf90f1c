"""How the land of a map is laid out and lettered: what its folder's `map.yaml` says.

The land itself is in `land`. Nothing here or there knows which part of the world it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_game.geography.projection import Extent, Plane
from bloc_game.scenario.maps import FILE
from bloc_game.scenario.problems import headline
from bloc_game.scenario.pseudo import PSEUDO, lengthened

if TYPE_CHECKING:
    from bloc_game.scenario.map_models import PlaceModel

SOFT_HYPHEN = "\u00ad"  # where a name may be broken
RegionId = str
Spoken = Mapping[str, str]  # a text by language


@dataclass(frozen=True, slots=True)
class Inset:
    """A small map beside the large one, for land that lies too far off."""

    plane: Plane
    shown: Extent


@dataclass(frozen=True, slots=True)
class Territory:
    """Land that is no country of its own: its name from near, and what is told of it from the day
    on which it counts for somebody else."""

    names: Spoken
    since: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One map's layout and lettering. Extents are in kilometres of the plane."""

    plane: Plane
    shown: Extent
    heart: Extent  # what is shown where there is little room
    land: Extent
    inset: Inset | None
    capitals: tuple[RegionId, ...]
    no_capital: frozenset[RegionId]
    no_name: frozenset[RegionId]
    wide: frozenset[RegionId]
    broken: Mapping[str, str]  # a name, and the same with a soft hyphen in it
    short: Mapping[RegionId, Spoken]
    territories: Mapping[RegionId, Territory]

    @property
    def span(self) -> float:
        """How much farther across it is than Europe from Iceland to Moscow, for which the
        nearnesses are set from which one sees capitals, territories, zones.
        """
        return self.shown.width / 4700.0

    def about(self, known: Set[RegionId], with_capital: Set[RegionId]) -> Plan:
        """The same without what it says of land that is not there, which `check` warns of."""
        return replace(
            self,
            capitals=tuple(one for one in self.capitals if one in with_capital),
            territories={id: one for id, one in self.territories.items() if id in known},
        )


def load_plan(folder: Path) -> Plan:
    """The plan in a map's folder; `ValueError` says what is wrong with it."""
    from bloc_game.scenario.map_files import read_plan  # the first picture has no map

    said, _, problems = read_plan((folder / FILE).read_text(encoding="utf-8"), FILE)
    if said is None:
        raise ValueError(headline(problems[0]))
    return Plan(
        plane=_plane(said.centre),
        shown=Extent(*said.shown),
        heart=Extent(*(said.heart or said.shown)),
        land=Extent(*said.land),
        inset=None
        if said.inset is None
        else Inset(_plane(said.inset.centre), Extent(*said.inset.shown)),
        capitals=tuple(said.capitals),
        no_capital=frozenset(said.no_capital),
        no_name=frozenset(said.no_name),
        wide=frozenset(said.wide),
        broken={one.replace("|", ""): one.replace("|", SOFT_HYPHEN) for one in said.broken},
        short=said.short,
        territories={
            id: Territory(one.names, one.since or {}) for id, one in said.territories.items()
        },
    )


def spoken(texts: Spoken, language: str) -> str:
    """A text of the map in a language, else in English.

    >>> spoken({"en": "Moscow", "id": "Moskwa"}, "id"), spoken({"en": "Moscow"}, "id")
    ('Moskwa', 'Moscow')
    """
    if language == PSEUDO:
        return lengthened(texts["en"])
    return texts.get(language, texts["en"])


def _plane(place: PlaceModel) -> Plane:
    return Plane(latitude=place.lat, longitude=place.lon)
