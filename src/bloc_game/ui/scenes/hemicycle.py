"""A chamber seen from above: one dot a member, in rows about the speaker, from left to right.

Where everybody sits rests on the sizes of the factions alone, so a house looks the same before and
after it divides. A vote for is a full dot, one against a ring, and who is away a small hollow one:
the colours say it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, floor, pi, sin

import pygame

from bloc_game.session.views_ballot import BenchView, Way
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import SHORT
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, Point, circle, document
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import Colour, Scheme
from bloc_game.ui.vector import rasterise
from bloc_game.ui.widgets.words import NOTE

_INNER = 0.40  # the radius of the first row, as a part of that of the last
_AISLE = 0.034  # radians left free between two factions
_RADII = (160.0, 330.0)  # of the last row, at least and at most
_RIM = 18.0  # around the house, for the numbers of its factions
EACH = 0.16  # seconds from one faction to the next
_STEPS = 5  # pictures of a faction while its votes turn over
_FINE = 4  # places in a pixel at which a dot can stand
_COUNT = TextStyle(Face.DISPLAY, 40, 1.1)
_SMALL_COUNT = TextStyle(Face.DISPLAY, 26, 1.1)

Seat = tuple[float, float]  # angle from the left end, radius of the row as a part of the last


@dataclass(frozen=True, slots=True)
class House:
    """Where the members sit, faction by faction, in a half circle of radius 1."""

    factions: tuple[tuple[Point, ...], ...]
    angles: tuple[float, ...]  # the middle of each faction
    pitch: float  # from one seat to the next


@lru_cache(maxsize=16)
def house(sizes: tuple[int, ...]) -> House:
    """Seat so many members of each faction, left to right.

    >>> [len(one) for one in house((3, 5, 2)).factions]
    [3, 5, 2]
    """
    total = sum(sizes)
    radii = _rows(total)
    aisles = _AISLE * max(len(sizes) - 1, 0)
    seats = sorted(
        (angle, -radius)
        for radius, places in zip(radii, _shared(total, radii), strict=True)
        for angle in _angles(places, pi - aisles)
    )
    factions: list[tuple[Point, ...]] = []
    angles: list[float] = []
    first = 0
    for number, size in enumerate(sizes):
        own = [(angle + number * _AISLE, -back) for angle, back in seats[first : first + size]]
        factions.append(tuple((-cos(angle) * r, -sin(angle) * r) for angle, r in own))
        angles.append((own[0][0] + own[-1][0]) / 2 if own else 0.0)
        first += size
    return House(tuple(factions), tuple(angles), _pitch(radii))


def _rows(total: int) -> tuple[float, ...]:
    """The radii of the rows: as many as leave the same room beside a seat as behind it."""
    rows = 1
    while rows < 30 and _capacity(rows) < total:
        rows += 1
    if rows == 1:
        return (1.0,)
    step = (1.0 - _INNER) / (rows - 1)
    return tuple(_INNER + step * row for row in range(rows))


def _capacity(rows: int) -> int:
    if rows == 1:
        return 8
    step = (1.0 - _INNER) / (rows - 1)
    return floor(sum(pi * (_INNER + step * row) / step for row in range(rows)))


def _pitch(radii: Sequence[float]) -> float:
    return radii[1] - radii[0] if len(radii) > 1 else 0.3


def _shared(total: int, radii: Sequence[float]) -> list[int]:
    """Seats of each row, in proportion to its length, to the very number."""
    whole = sum(radii)
    parts = [total * radius / whole for radius in radii]
    places = [floor(part) for part in parts]
    by_rest = sorted(range(len(radii)), key=lambda row: places[row] - parts[row])
    for row in by_rest[: total - sum(places)]:
        places[row] += 1
    return places


def _angles(places: int, span: float) -> list[float]:
    if places < 2:
        return [span / 2] * places
    return [span * place / (places - 1) for place in range(places)]


# --- drawing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hemicycle:
    """The house as it divides; without `opened`, as it sat before."""

    id: str
    factions: tuple[BenchView, ...]
    opened: bool
    hurried: bool
    ayes_word: str
    noes_word: str

    def _radius(self, frame: Frame, width: float) -> float:
        """As large as the column allows, and as leaves the outcome on the same screen."""
        least, most = _RADII
        tall = min(max(frame.box.h / 2 - 65, least), most)
        return max(min((width - 2 * _RIM) / 2 - 4, tall), 40.0)

    def height(self, frame: Frame, width: float) -> float:
        return self._radius(frame, width) + _RIM + 8

    def turned(self, frame: Frame) -> tuple[int, ...]:
        """How many members of each faction have shown their vote."""
        return tuple(
            self._turned(frame, number, faction.seats)
            for number, faction in enumerate(self.factions)
        )

    def _turned(self, frame: Frame, number: int, seats: int) -> int:
        if not self.opened:
            return 0
        if self.hurried:
            return seats
        gone = frame.moving(f"{self.id}:{number}", SHORT, EACH * number)
        return round(seats * floor(gone * _STEPS) / _STEPS)

    def place(self, frame: Frame, box: Box) -> None:
        radius = self._radius(frame, box.w)
        centre = box.x + box.w / 2, box.y + _RIM + radius
        sizes = tuple(one.seats for one in self.factions)
        shown = self.turned(frame)
        for number, (faction, turned) in enumerate(zip(self.factions, shown, strict=True)):
            wedge = _wedge(sizes, number, radius)
            corner = Box(centre[0] + wedge.x, centre[1] + wedge.y, wedge.w, wedge.h)
            ways = faction.ayes, faction.noes, turned
            picture = _drawn(sizes, number, radius, ways, frame.scheme, frame.fonts.scale)
            frame.picture(corner, picture)
        self._number(frame, house(sizes), centre, radius)
        self._count(frame, centre, radius, shown)

    def _number(self, frame: Frame, seats: House, centre: Point, radius: float) -> None:
        """A number outside each faction, by which the list names it."""
        for number, angle in enumerate(seats.angles, start=1):
            out = radius * (1 + seats.pitch / 2) + 9
            laid = frame.lay(str(number), NOTE, 30)
            x = centre[0] - cos(angle) * out - laid.width / 2
            y = centre[1] - sin(angle) * out - laid.height / 2
            frame.write(laid, x, y, frame.scheme.soft_ink)

    def _count(self, frame: Frame, centre: Point, radius: float, shown: tuple[int, ...]) -> None:
        """The figures in the well of the house, for on the left and against on the right."""
        if not self.opened or radius < 150:
            return
        ayes, noes = counted_so_far(self.factions, shown)
        scheme, half = frame.scheme, radius * (_INNER - 0.04)
        style = _COUNT if radius > 260 else _SMALL_COUNT
        dash = frame.lay("\u2013", style, 40)
        tall = dash.height
        y = centre[1] - tall - 12
        frame.write(dash, centre[0] - dash.width / 2, y, scheme.soft_ink)
        gap = dash.width / 2 + 8
        for text, word, ink, side in (
            (str(ayes), self.ayes_word, scheme.yes, Align.RIGHT),
            (str(noes), self.noes_word, scheme.no, Align.LEFT),
        ):
            x = centre[0] - half if side is Align.RIGHT else centre[0] + gap
            frame.write(frame.lay(text, style, half - gap, side), x, y, ink)
            frame.write(frame.lay(word, NOTE, half - gap, side), x, y + tall - 4, ink)


def counted_so_far(factions: Sequence[BenchView], turned: Sequence[int]) -> tuple[int, int]:
    """The votes for and against among those that have been shown."""
    ayes = sum(min(one.ayes, n) for one, n in zip(factions, turned, strict=True))
    noes = sum(min(one.noes, max(n - one.ayes, 0)) for one, n in zip(factions, turned, strict=True))
    return ayes, noes


@lru_cache(maxsize=256)
def _wedge(sizes: tuple[int, ...], number: int, radius: float) -> Box:
    """The box about one faction's dots, from the speaker's place."""
    seats = house(sizes)
    dot = radius * seats.pitch
    xs = [x * radius for x, _ in seats.factions[number]] or [0.0]
    ys = [y * radius for _, y in seats.factions[number]] or [0.0]
    left, top = floor(min(xs) - dot), floor(min(ys) - dot)
    return Box(left, top, floor(max(xs) + dot) - left + 1, floor(max(ys) + dot) - top + 1)


@lru_cache(maxsize=256)
def _drawn(
    sizes: tuple[int, ...],
    number: int,
    radius: float,
    ways: tuple[int, int, int],
    scheme: Scheme,
    scale: float,
) -> pygame.Surface:
    """A faction's dots: the first `ayes` for, the next `noes` against, the rest away.

    Only `turned` of them have shown it yet. Every dot is a print of one that was drawn once, to
    a quarter of a pixel where it belongs: six hundred of them must turn over within a blink.
    """
    wedge, inks = _wedge(sizes, number, radius), _inks(scheme)
    ayes, noes, turned = ways
    sheet = pygame.Surface((round(wedge.w * scale), round(wedge.h * scale)), pygame.SRCALPHA)
    dot = radius * house(sizes).pitch * 0.41 * scale
    half, fine = floor(dot) + 2, scale * _FINE
    for seat, (x, y) in enumerate(house(sizes).factions[number]):
        way: Way = ""
        if seat < turned:
            way = "for" if seat < ayes else "against" if seat < ayes + noes else "abstain"
        left, right_of = divmod(round((x * radius - wedge.x) * fine), _FINE)
        top, below = divmod(round((y * radius - wedge.y) * fine), _FINE)
        print_of = _dot(way, dot, right_of, below, inks[way])
        sheet.blit(print_of, (left - half, top - half))
    return sheet


def _inks(scheme: Scheme) -> dict[Way, Colour]:
    """The colour of each kind of vote; of one not shown yet under the empty name."""
    return {"for": scheme.yes, "against": scheme.no, "abstain": scheme.soft_ink, "": scheme.rule}


@lru_cache(maxsize=512)
def _dot(way: Way, dot: float, right_of: int, below: int, ink: Colour) -> pygame.Surface:
    """One seat in pixels, shifted by so many parts of one."""
    half = floor(dot) + 2
    middle, line = (half + right_of / _FINE, half + below / _FINE), max(dot * 0.38, 1.0)
    match way:
        case "against":
            shape = circle(middle, dot - line / 2, Paint(stroke=ink, width=line))
        case "abstain":
            shape = circle(middle, dot * 0.5, Paint(stroke=ink, width=max(dot * 0.16, 0.9)))
        case _:
            shape = circle(middle, dot, Paint(fill=ink))
    return rasterise(document(2 * half, 2 * half, (shape,)))
