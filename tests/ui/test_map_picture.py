"""The picture of the map tells the truth about who stands where."""

import os
from collections.abc import Set
from datetime import date
from functools import cache

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from bloc_game.geography.land import World
from bloc_game.geography.looks import Look
from bloc_game.ui.map_camera import Camera
from bloc_game.ui.map_names import Naming
from bloc_game.ui.map_picture import MapPicture, cover
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.tokens import LIGHT, SCHEMES, Scheme, colour, rgb
from tests.ui.mapped import europe, plan

SIZE = (806, 580)
DAY = Naming("en", date(1954, 3, 31))
AFTER_THE_TREATY = Naming("en", date(1955, 8, 1))


@pytest.fixture(scope="module")
def world() -> World:
    return cover().world


@pytest.fixture(scope="module")
def picture() -> MapPicture:
    return MapPicture(cover(), SIZE, LIGHT)


def share(picture: MapPicture, surface: pygame.Surface, region: str, wanted: str) -> float:
    """How much of a region is in a colour, nearly."""
    pixels = [surface.get_at(place)[:3] for place in places_of(picture)[region]]
    aim = rgb(wanted)
    near = [pixel for pixel in pixels if max(abs(pixel[n] - aim[n]) for n in range(3)) <= 6]
    return len(near) / len(pixels)


@cache
def places_of(picture: MapPicture) -> dict[str | None, list[tuple[int, int]]]:
    """Every fourth pixel, by the region it lies on."""
    found: dict[str | None, list[tuple[int, int]]] = {}
    for x in range(0, SIZE[0], 2):
        for y in range(0, SIZE[1], 2):
            found.setdefault(picture.region_at(x, y), []).append((x, y))
    return found


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
@pytest.mark.parametrize(("region", "side"), [("FRA", "blue"), ("POL", "red")])
def test_a_country_has_the_colour_of_its_side(scheme: Scheme, region: str, side: str) -> None:
    picture = MapPicture(cover(), SIZE, scheme)
    assert share(picture, picture.draw(europe(DAY.on), DAY), region, colour(scheme, side)) > 0.3


def test_a_change_of_side_recolours_all_that_belongs_to_it(picture: MapPicture) -> None:
    before = picture.draw(europe(DAY.on), DAY)
    after = picture.draw(europe(DAY.on, {"SUN": Look.BLUE}), DAY)
    for region in ("SUN", "UKR", "BLR"):
        assert share(picture, before, region, LIGHT.blue.fill) < 0.05
        assert share(picture, after, region, LIGHT.blue.fill) > 0.3


def test_no_side_is_told_by_colour_alone(picture: MapPicture) -> None:
    patterns = {ink_of(picture, side) for side in Look if side is not Look.BACKDROP}
    assert len(patterns) == len(Look) - 1


def test_blue_strokes_rise_and_red_strokes_fall(picture: MapPicture) -> None:
    blue = ink_of(picture, Look.BLUE)
    red = ink_of(picture, Look.RED)
    assert rising(blue) > 2 * rising({(-x, y) for x, y in blue})
    assert rising({(-x, y) for x, y in red}) > 2 * rising(red)


def rising(ink: Set[tuple[int, int]]) -> int:
    """How many inked places begin a stroke up to the right."""
    return sum({(x + 1, y - 1), (x + 2, y - 2), (x + 3, y - 3)} <= ink for x, y in ink)


def ink_of(picture: MapPicture, side: Look) -> frozenset[tuple[int, int]]:
    """Where a swatch is not its own ground: its hatching as if printed in black and white."""
    swatch = picture.swatch(side, 40, 40)
    ground = rgb(colour(LIGHT, side))
    places = [(x, y) for x in range(40) for y in range(40)]
    return frozenset(place for place in places if differs(swatch.get_at(place), ground))


def differs(pixel: pygame.Color, ground: tuple[int, int, int]) -> bool:
    return abs(pixel.r - ground[0]) + abs(pixel.g - ground[1]) + abs(pixel.b - ground[2]) > 20


def test_austria_loses_its_dots_when_it_is_free(picture: MapPicture) -> None:
    ground = LIGHT.straw.fill
    assert share(picture, picture.draw(europe(DAY.on), DAY), "AUT", ground) > 0.3
    free = europe(AFTER_THE_TREATY.on, {"AUT": Look.SAND})
    assert share(picture, picture.draw(free, AFTER_THE_TREATY), "AUT", ground) < 0.05


def test_no_line_divides_what_has_become_one() -> None:
    """Of the same view and sides, only the neck of Crimea looks different after the decree."""
    near = Camera(3, plan().plane.project(33.7, 46.1)).view(home_view(plan(), *SIZE), SIZE)
    picture = MapPicture(cover(), SIZE, LIGHT, 1.0, near)
    sides = europe(DAY.on)
    before, after = (
        picture.draw(sides, Naming("en", on)) for on in (date(1954, 2, 18), date(1954, 2, 19))
    )
    assert before.get_size() == after.get_size() == SIZE
    assert pygame.image.tobytes(before, "RGB") != pygame.image.tobytes(after, "RGB")
    x, y = near.to_pixels(plan().plane.project(33.7, 46.1))
    neck = pygame.Rect(round(x) - 50, round(y) - 30, 110, 60)
    for picture_of_a_day in (before, after):
        picture_of_a_day.fill((0, 0, 0), neck)
    assert pygame.image.tobytes(before, "RGB") == pygame.image.tobytes(after, "RGB")


def test_a_pointer_finds_every_government_at_its_capital(picture: MapPicture, world: World) -> None:
    window = pygame.Rect(0, 0, *SIZE)
    for region in world.layer("unit", "inset"):
        place = picture.place_of(region.id)
        if region.capital and window.collidepoint(place):
            assert picture.region_at(*place) == region.id


def test_a_pointer_on_the_sea_finds_nothing(picture: MapPicture) -> None:
    assert picture.region_at(300, 100) is None
    assert picture.region_at(-1, 5) is None
    assert picture.region_at(5, 9999) is None


def test_the_same_day_is_drawn_once(picture: MapPicture) -> None:
    assert picture.draw(europe(DAY.on), DAY) is picture.draw(europe(DAY.on), DAY)
    assert picture.names(DAY) is picture.names(DAY)


def test_leafing_through_many_turns_does_not_fill_the_memory() -> None:
    picture = MapPicture(cover(), (200, 150), LIGHT)
    sides = (Look.BLUE, Look.RED)
    seen = [
        picture.draw(europe(DAY.on, {"YUG": one, "AUT": other, "FIN": third}), DAY)
        for one in sides
        for other in sides
        for third in (*sides, Look.SKY)
    ]
    first = europe(DAY.on, dict.fromkeys(("YUG", "AUT", "FIN"), sides[0]))
    assert picture.draw(first, DAY) is not seen[0]


def test_an_outline_is_amber_when_chosen_and_ink_when_pointed_at(picture: MapPicture) -> None:
    for is_chosen, ink in ((True, LIGHT.focus), (False, LIGHT.ink)):
        drawn = picture.outline(frozenset({"FRA"}), chosen=is_chosen)
        assert drawn is not None
        mask = pygame.mask.from_threshold(drawn[0], rgb(ink), (9, 9, 9, 255))
        assert mask.count() > 100


@pytest.mark.parametrize("region", ["MLT", "SAA", "LUX", "USA"])
def test_even_a_small_country_can_be_outlined(picture: MapPicture, region: str) -> None:
    drawn = picture.outline(frozenset({region}), chosen=True)
    assert region == "MLT" or drawn is not None


def test_hatching_leaves_room_for_the_names(picture: MapPicture) -> None:
    surface = picture.draw(europe(DAY.on), DAY)
    name = next(label for label in picture.labels(DAY) if label.id == "SUN")
    (box,) = name.boxes
    y = round(box.centre[1])
    across = range(int(box.x), int(box.right))
    ground = rgb(LIGHT.red.fill)
    assert not [x for x in across if differs(surface.get_at((x, y)), ground)]
    assert [x for x in range(SIZE[0]) if differs(surface.get_at((x, y + 20)), ground)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(2, 2), (700, 2), (700, 19), (700, 49), (3, 500), (40, 98)])
def test_a_map_that_is_left_next_to_nothing_is_drawn_all_the_same(
    size: tuple[int, int], scale: float
) -> None:
    left = MapPicture(cover(), size, LIGHT, scale)
    assert left.draw(europe(DAY.on), DAY).get_size() == size
    inset = left.inset(europe(DAY.on), DAY)
    assert inset is not None
    assert left.inset_box is not None
    assert inset.get_size() == (left.inset_box.w, left.inset_box.h)
    assert left.names(DAY).get_size() == size
