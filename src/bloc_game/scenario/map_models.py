"""What a map's `map.yaml` may say: how its land is laid out and lettered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.parts import Written
from bloc_game.scenario.scalars import Name, Prose, refused, whole


def _degrees(value: object) -> float:
    fix = phrase("write degrees, such as 16 or -98.5")
    try:
        return float(str(value))
    except ValueError:
        why = phrase("places are given by longitude and latitude")
        raise refused("wrong-type", phrase("a number of degrees"), value, why, fix) from None


def _box(value: object) -> tuple[int, int, int, int]:
    expected = phrase("left, bottom, right and top, in kilometres")
    fix = phrase("write it like [-2450, -1900, 2250, 1950]")
    ends = [whole(one) for one in value] if isinstance(value, list | tuple) else []
    if len(ends) != 4:
        raise refused("wrong-type", expected, value, phrase("four whole numbers are needed"), fix)
    left, bottom, right, top = ends
    if left >= right or bottom >= top:
        why = phrase("left lies before right, and bottom below top")
        raise refused("out-of-range", expected, value, why, fix)
    return left, bottom, right, top


def _english(texts: dict[str, str]) -> dict[str, str]:
    if "en" not in texts:
        raise refused(
            "missing-key",
            phrase("a text by language"),
            ", ".join(texts),
            phrase("whoever reads another language than those here is told it in English"),
            phrase("add `en`"),
        )
    return texts


Degrees = Annotated[float, BeforeValidator(_degrees), WithJsonSchema({"type": "number"})]
Box = Annotated[
    tuple[int, int, int, int],
    BeforeValidator(_box),
    WithJsonSchema({"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 4}),
]
Spoken = Annotated[dict[Name, Prose], AfterValidator(_english)]


class PlaceModel(Written):
    """A place on the earth."""

    lon: Annotated[Degrees, Field(description="Degrees east.")]
    lat: Annotated[Degrees, Field(description="Degrees north.")]


class InsetModel(Written):
    """A small map of its own, for land that lies too far off."""

    centre: Annotated[PlaceModel, Field(description="The middle of its plane.")]
    shown: Annotated[Box, Field(description="What it shows.")]


class TerritoryModel(Written):
    """Land that is no country of its own."""

    names: Annotated[Spoken, Field(description="What it is called from near, by language.")]
    since: Annotated[
        Spoken | None,
        Field(description="What is told from the `{date}` on which it counts for another."),
    ] = None


class PlanModel(Written):
    """How the land of a map is laid out and lettered: its `map.yaml`."""

    centre: Annotated[PlaceModel, Field(description="The middle of its plane.")]
    shown: Annotated[Box, Field(description="What a picture must hold, in km from the centre.")]
    heart: Annotated[Box | None, Field(description="What is shown where there is little room.")] = (
        None
    )
    land: Annotated[Box, Field(description="Where the land ends, in edges nobody should see.")]
    inset: Annotated[InsetModel | None, Field(description="A small map beside it.")] = None
    capitals: Annotated[list[Name], Field(description="Whose are lettered first.")] = []
    no_capital: Annotated[list[Name], Field(description="Whose are never lettered.")] = []
    no_name: Annotated[list[Name], Field(description="What is not named as a country.")] = []
    wide: Annotated[list[Name], Field(description="What is named in spaced letters.")] = []
    broken: Annotated[list[Prose], Field(description="Long names, `|` where they may break.")] = []
    short: Annotated[
        dict[Name, Spoken], Field(description="Names where the full one has no room.")
    ] = {}
    territories: Annotated[
        dict[Name, TerritoryModel], Field(description="Land that is no country of its own.")
    ] = {}

    def places(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Its keys that speak of land by id."""
        for key in ("capitals", "no_capital", "no_name", "wide", "short", "territories"):
            yield key, getattr(self, key)
