"""How near a map is looked at, and where: a value that wheel, keys and drags change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.geography.projection import Point, View, closer

NEARNESS = (1.0, 1.5, 2.25, 3.4, 5.0, 7.5)
"""How many times nearer than home one can look. Steps, so that each is drawn and named once."""

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Camera:
    """One of the steps of nearness, and the place of the plane in the middle."""

    step: int = 0
    middle: Point = (0.0, 0.0)

    @property
    def is_home(self) -> bool:
        return self.step == 0

    @property
    def is_nearest(self) -> bool:
        return self.step == len(NEARNESS) - 1

    def view(self, home: View, size: Size) -> View:
        """What it shows in a picture of so many pixels."""
        return closer(home, size, NEARNESS[self.step], self.middle)

    def stepped(self, by: int, home: View, size: Size, pixel: Point) -> Camera:
        """Nearer or farther by some steps; the place under a pixel stays under it."""
        step = min(max(self.step + by, 0), len(NEARNESS) - 1)
        if step == 0:
            return Camera()
        held = self.view(home, size).to_plane(pixel)
        scale = home.pixels_per_km * NEARNESS[step]
        middle = (
            held[0] - (pixel[0] - size[0] / 2) / scale,
            held[1] + (pixel[1] - size[1] / 2) / scale,
        )
        return Camera(step, middle)._kept(home, size)

    def dragged(self, home: View, size: Size, by: Point) -> Camera:
        """The map pulled along by some pixels."""
        scale = home.pixels_per_km * NEARNESS[self.step]
        middle = self.middle[0] - by[0] / scale, self.middle[1] + by[1] / scale
        return replace(self, middle=middle)._kept(home, size)

    def showing(self, home: View, size: Size, place: Point, margin: float) -> Camera:
        """Moved just so far that a place lies in the picture, `margin` pixels from its edges."""
        x, y = self.view(home, size).to_pixels(place)
        dx = max(margin - x, 0) or min(size[0] - margin - x, 0)
        dy = max(margin - y, 0) or min(size[1] - margin - y, 0)
        return self.dragged(home, size, (dx, dy)) if dx or dy else self

    def _kept(self, home: View, size: Size) -> Camera:
        """The middle of what is really shown, so that a pull past the edge is not remembered."""
        view = self.view(home, size)
        return replace(self, middle=view.to_plane((size[0] / 2, size[1] / 2)))


def between(one: View, other: View, size: Size, part: float) -> View:
    """A view on the way from one to another, as a hand would bring a sheet nearer."""
    if part >= 1:
        return other
    scale = one.pixels_per_km * (other.pixels_per_km / one.pixels_per_km) ** part
    here = one.to_plane((size[0] / 2, size[1] / 2))
    there = other.to_plane((size[0] / 2, size[1] / 2))
    growth = other.pixels_per_km / one.pixels_per_km
    # in step with the scale, so that the place under the pointer does not drift
    along = part if abs(growth - 1) < 1e-6 else (1 - 1 / growth**part) / (1 - 1 / growth)
    x = here[0] + (there[0] - here[0]) * along
    y = here[1] + (there[1] - here[1]) * along
    return View(x - size[0] / 2 / scale, y + size[1] / 2 / scale, scale)
