"""From longitude and latitude to the map's plane, and from the plane to pixels.

The plane is Lambert's azimuthal equal-area projection on a sphere: a country takes the room that it
has on the ground, which no map in plain longitude and latitude gives. Kilometres, y to the north;
pixels have y downwards.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]

EARTH_RADIUS_KM = 6371.007  # the sphere with the ellipsoid's surface; must agree with PROVENANCE.md


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane that touches the earth at one place."""

    latitude: float
    longitude: float

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the plane, in kilometres from its centre.

        >>> europe = Plane(latitude=54, longitude=16)
        >>> europe.project(16, 54)
        (0.0, 0.0)
        >>> [round(part) for part in europe.project(37.62, 55.75)]
        [1329, 401]
        """
        phi, phi0 = radians(latitude), radians(self.latitude)
        turn = radians(longitude - self.longitude)
        sin_phi, cos_phi, sin_phi0, cos_phi0 = sin(phi), cos(phi), sin(phi0), cos(phi0)
        nearness = sin_phi0 * sin_phi + cos_phi0 * cos_phi * cos(turn)
        scale = EARTH_RADIUS_KM * sqrt(2 / (1 + nearness))
        x = scale * cos_phi * sin(turn)
        y = scale * (cos_phi0 * sin_phi - sin_phi0 * cos_phi * cos(turn))
        return x, y


@dataclass(frozen=True, slots=True)
class Extent:
    """An upright rectangle of a plane, in kilometres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class View:
    """An extent of the plane laid over pixels: `left` and `top` fall on `origin`."""

    left: float
    top: float
    pixels_per_km: float
    origin: Point = (0.0, 0.0)
    is_home: bool = False  # whether it shows all there is, which leaves nowhere to pan to

    def to_pixels(self, point: Point) -> Point:
        """The pixel, with fractions, on which a place of the plane falls."""
        return (
            self.origin[0] + (point[0] - self.left) * self.pixels_per_km,
            self.origin[1] + (self.top - point[1]) * self.pixels_per_km,
        )

    def to_plane(self, pixel: Point) -> Point:
        """The place of the plane that falls on a pixel."""
        return (
            self.left + (pixel[0] - self.origin[0]) / self.pixels_per_km,
            self.top - (pixel[1] - self.origin[1]) / self.pixels_per_km,
        )

    def extent(self, width: float, height: float) -> Extent:
        """What of the plane a picture of so many pixels shows."""
        left, top = self.to_plane((0, 0))
        right, bottom = self.to_plane((width, height))
        return Extent(left, bottom, right, top)


def filling(wanted: Extent, data: Extent, width: int, height: int) -> View:
    """The closest view of `wanted` that fills width by height pixels and shows only `data`.

    What a box of another shape leaves over is given to the surroundings, evenly. A box so narrow
    that the data cannot fill it loses the edges of `wanted` rather than show where the data end.
    """
    km_per_pixel = min(
        max(wanted.width / width, wanted.height / height),
        min(data.width / width, data.height / height),
    )
    across, down = width * km_per_pixel, height * km_per_pixel
    left = (wanted.left + wanted.right - across) / 2
    top = (wanted.top + wanted.bottom + down) / 2
    left = min(max(left, data.left), data.right - across)
    top = max(min(top, data.top), data.bottom + down)
    return View(left, top, 1 / km_per_pixel)


def closer(home: View, size: tuple[int, int], zoom: float, middle: Point) -> View:
    """The home view brought `zoom` times nearer about a place, never showing more than it does.

    The plane's own centre falls on a whole pixel, so that what is written on the plane is written
    alike wherever one looks.
    """
    scale = home.pixels_per_km * zoom
    shown = home.extent(*size)
    across, down = size[0] / scale, size[1] / scale
    left = min(max(middle[0] - across / 2, shown.left), shown.right - across)
    top = max(min(middle[1] + down / 2, shown.top), shown.bottom + down)
    left, top = round(left * scale) / scale, round(top * scale) / scale
    return View(left, top, scale, is_home=zoom == 1.0)


def fitting(extent: Extent, width: float, height: float, origin: Point) -> View:
    """The view that shows all of an extent in the middle of a box, for the inset."""
    scale = min(width / extent.width, height / extent.height)
    spare_x, spare_y = width - extent.width * scale, height - extent.height * scale
    place = (origin[0] + spare_x / 2, origin[1] + spare_y / 2)
    return View(extent.left, extent.top, scale, place)
