"""Where the name of a country, a city or a territory may stand, best places first.

A country's name wants to lie on its own land, near its middle, in large letters and full wording.
Each departure from that has a price; the cheapest place that is free wins. All places are in pixels
of the whole map at one nearness, so that names stay where they are while one pans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, merge
from itertools import chain, islice, product
from typing import NamedTuple

from bloc_game.geography.plan import SOFT_HYPHEN
from bloc_game.geography.projection import Extent, Point
from bloc_game.ui.layout import Box
from bloc_game.ui.map_ground import Ground
from bloc_game.ui.map_labels import Kind, Label

NET = 8  # places to try across a country, and down
CARE = 0.7  # of a cell of the ground
REFINED = 6  # of the best, how many are tried a little aside as well
SHIFTS = ((-6, 0), (-3, 0), (3, 0), (6, 0), (0, -5), (0, 5), (-4, -4), (4, -4), (-4, 4), (4, 4))
WINDOW_KEPT = 8  # places in a window after which plainer settings are not tried
KEPT = 64  # the best places of a name; more would hardly ever be asked for

ASIDE = 0.01  # what a place aside pays, so that it must be worth it
AT_SEA, ELSEWHERE, FAR = 2.2, 9.0, 1.0
"""What a name pays for lying off its land, over others' land, and off its middle."""
SMALLER, SHORTER, BROKEN = 0.35, 0.6, 0.25
"""What it pays for smaller letters, for other than its full words, and for being broken."""

Measure = Callable[[str, Kind], Point]


@dataclass(frozen=True, slots=True)
class Site:
    """A country as its name sees it: its main piece and the best spot, in kilometres."""

    id: str
    extent: Extent
    spot: Point


@dataclass(frozen=True, slots=True)
class Setting:
    """The words a name may be set in, and how large, the fullest and largest first."""

    words: tuple[str, ...]
    kinds: tuple[Kind, ...]
    tiny: float = 0.0  # a country narrower than these pixels may be named over its neighbours


@dataclass(frozen=True, slots=True)
class Scale:
    """How the plane becomes pixels at one nearness, and how wide text is there."""

    pixels_per_km: float
    measure: Measure
    ground: Ground

    def pixels(self, place: Point) -> Point:
        return place[0] * self.pixels_per_km, -place[1] * self.pixels_per_km


def of_country(site: Site, setting: Setting, scale: Scale) -> Iterator[Label]:
    """The places that would do for a country's name, best first, each worked out when it is asked
    for: a name mostly stands at the first of them."""
    return islice(_Country(site, setting, scale).places(), KEPT)


class _Place(NamedTuple):
    """A place of a name: what it costs, and which of equals it is; then how it came about."""

    cost: float
    rank: int
    price: float
    far: float
    block: Label
    spot: Point


class _Country:
    """All places there are for one name: every way to set it, on every spot."""

    def __init__(self, site: Site, setting: Setting, scale: Scale) -> None:
        self.scale = scale
        self.tiny = site.extent.width * scale.pixels_per_km < setting.tiny
        self.blocks = sorted(_blocks(site.id, setting, scale.measure), key=lambda one: one[0])
        self.spots = sorted(_spots(site, scale))

    def places(self) -> Iterator[Label]:
        """The places, best first; of the best few, what lies a little aside as well."""
        found = self._on_the_net()
        best = list(islice(found, 1))
        free = len(best) if best and best[0].cost < ASIDE else 0  # nothing aside comes before it
        for one in best[:free]:
            yield _put(one.block, one.spot)
        best += islice(found, REFINED - len(best))
        for one in merge(chain(best[free:], found), sorted(self._aside(best))):
            yield _put(one.block, one.spot)

    def _on_the_net(self) -> Iterator[_Place]:
        """What would do, best first. A place costs at least what its setting and its distance do:
        so it is looked at only when nothing that has been looked at is sure to be better."""
        ahead = [(price, number, 0) for number, (price, _) in enumerate(self.blocks)]
        heapify(ahead)
        looked_at: list[_Place] = []
        while ahead:
            least, number, spot = heappop(ahead)
            while looked_at and looked_at[0].cost < round(least, 3):
                yield heappop(looked_at)
            price, block = self.blocks[number]
            far, at = self.spots[spot]
            place = self._place(price, block, far, at, number * len(self.spots) + spot)
            if place is not None:
                heappush(looked_at, place)
            if spot + 1 < len(self.spots):
                heappush(ahead, (price + FAR * self.spots[spot + 1][0], number, spot + 1))
        while looked_at:
            yield heappop(looked_at)

    def _aside(self, best: Sequence[_Place]) -> Iterator[_Place]:
        last = len(self.blocks) * len(self.spots)
        for rank, (one, (dx, dy)) in enumerate(product(best, SHIFTS), start=last):
            spot = one.spot[0] + dx, one.spot[1] + dy
            place = self._place(one.price + ASIDE, one.block, one.far, spot, rank)
            if place is not None:
                yield place

    def _place(
        self, price: float, block: Label, far: float, spot: Point, rank: int
    ) -> _Place | None:
        """A place, if a name there would be read as its country's."""
        shares = _shares(block, spot, self.scale)
        if not _is_readable(shares, self.tiny):
            return None
        cost = price + FAR * far + AT_SEA * shares.sea + ELSEWHERE * shares.elsewhere
        return _Place(round(cost, 3), rank, price, far, block, spot)


def over_window(site: Site, setting: Setting, scale: Scale, window: Box) -> tuple[Label, ...]:
    """A country's name on the part of its land that a window shows, where its own is outside."""
    k = scale.pixels_per_km
    extent = site.extent
    part = Box(extent.left * k, -extent.top * k, extent.width * k, extent.height * k).meet(window)
    if part.is_empty:
        return ()
    found: list[tuple[float, Label, Point]] = []
    for price, block in _blocks(site.id, setting, scale.measure):
        if len(found) >= WINDOW_KEPT or block.box.w > part.w:
            continue
        at_home = (at for at in _grid(part) if _shares(block, at, scale).home > 0.97)
        found += [(price, block, at) for at in at_home]
    if not found:
        return ()
    # in the middle of the land that is left, not of the box around it
    x, y = (sum(at[n] for *_, at in found) / len(found) for n in (0, 1))
    found.sort(key=lambda one: (one[0] + (abs(one[2][0] - x) + abs(one[2][1] - y)) / 200, one[2]))
    return tuple(_put(block, at) for _, block, at in found)


@dataclass(frozen=True, slots=True)
class Spot:
    """A city or territory: whose it is, where, how far from it its name keeps."""

    id: str
    at: Point
    reach: float
    rise: float  # the same, up and down


def beside(spot: Spot, name: str, kind: Kind, scale: Scale) -> tuple[Label, ...]:
    """A name round a spot, where it covers least of other countries: right, left, above, below."""
    width, height = scale.measure(name, kind)
    x, y = spot.at
    right, left, middle = x + spot.reach, x - spot.reach - width, y - height / 2
    lift = height * 0.42
    above, below = y - height - spot.rise, y + spot.rise
    corners = (
        (right, middle - lift),
        (right, middle),
        (left, middle - lift),
        (left, middle),
        (right, middle + lift),
        (left, middle + lift),
        (x - width / 2, above),
        (x - width / 2, below),
    )
    rated = []
    for rank, corner in enumerate(corners):
        label = Label(spot.id, kind, (name,), (_whole(Box(*corner, width, height)),))
        shares = _shares(label, (0.0, 0.0), scale)
        cost = 3 * shares.elsewhere + 0.4 * shares.sea + 0.12 * rank
        rated.append((round(cost, 2), rank, label))
    return tuple(label for _, _, label in sorted(rated))


def centred(spot: Spot, name: str, kind: Kind, scale: Scale) -> tuple[Label, ...]:
    """A name on a spot, on one line or two."""
    return tuple(
        _put(_block(spot.id, kind, lines, scale.measure), (spot.at[0], spot.at[1] + dy))
        for lines in line_breaks(name)
        for dy in (0, -6, 6, -12, 12)
    )


def inset_name(id: str, words: Sequence[str], spot: Point, width: float, measure: Measure) -> Label:
    """A country's name on its spot of a little map: the fullest that leaves room beside it."""
    lines = [each for word in words for each in line_breaks(word)]
    blocks = [_block(id, Kind.SMALL, each, measure) for each in lines]
    fits = (block for block in blocks if block.box.w < width * 0.62)
    return _put(next(fits, blocks[-1]), spot)


def line_breaks(name: str) -> Iterator[tuple[str, ...]]:
    """One line, then every way to break it into two, the most even first.

    >>> list(line_breaks("CZECHO\u00adSLOVAKIA"))
    [('CZECHOSLOVAKIA',), ('CZECHO-', 'SLOVAKIA')]
    """
    yield (name.replace(SOFT_HYPHEN, ""),)
    breaks = []
    for n, sign in enumerate(name):
        if sign in (" ", SOFT_HYPHEN):
            first = name[:n] + ("-" if sign == SOFT_HYPHEN else "")
            breaks.append((first.replace(SOFT_HYPHEN, ""), name[n + 1 :].replace(SOFT_HYPHEN, "")))
    yield from sorted(breaks, key=lambda pair: abs(len(pair[0]) - len(pair[1])))


def _blocks(id: str, setting: Setting, measure: Measure) -> Iterator[tuple[float, Label]]:
    """Every way to set a name, with its price: large before small, full before short."""
    for size, kind in enumerate(setting.kinds):
        for fullness, word in enumerate(setting.words):
            for lines in line_breaks(word):
                price = SMALLER * size + SHORTER * fullness + BROKEN * (len(lines) - 1)
                yield price, _block(id, kind, lines, measure)


def _block(id: str, kind: Kind, lines: tuple[str, ...], measure: Measure) -> Label:
    """Lines centred on each other, about the origin."""
    sizes = [measure(line, kind) for line in lines]
    top = -sum(height for _, height in sizes) / 2
    boxes = []
    for width, height in sizes:
        boxes.append(Box(-width / 2, top, width, height))
        top += height
    return Label(id, kind, lines, tuple(boxes))


def _put(block: Label, spot: Point) -> Label:
    boxes = tuple(_whole(box.moved(*spot)) for box in block.boxes)
    return Label(block.id, block.kind, block.lines, boxes)


def _whole(box: Box) -> Box:
    # whole pixels, because text is drawn on whole pixels
    return Box(round(box.x), round(box.y), box.w, box.h)


def _spots(site: Site, scale: Scale) -> Iterator[tuple[float, Point]]:
    """Places to try, each with how far it is from the best: that one, and a net over the land.

    The net reaches a little over the edges, for names that have to.
    """
    best = scale.pixels(site.spot)
    yield 0.0, best
    left, top = scale.pixels((site.extent.left, site.extent.top))
    right, bottom = scale.pixels((site.extent.right, site.extent.bottom))
    box = Box(left, top, right - left, bottom - top).inset(-14, -6)
    size = max(min(box.w, box.h), 30.0)
    for column in range(NET):
        for row in range(NET):
            x = box.x + box.w * column / (NET - 1)
            y = box.y + box.h * row / (NET - 1)
            # a name may move sideways more readily than up or down
            yield (abs(x - best[0]) * 0.8 + abs(y - best[1])) / size, (x, y)


def _grid(part: Box) -> Iterator[Point]:
    """A net that is pinned to the map, so that a name does not creep while the window moves."""
    step = 48
    for column in range(int(part.x // step), int(part.right // step) + 1):
        for row in range(int(part.y // step), int(part.bottom // step) + 1):
            yield column * step, row * step


@dataclass(frozen=True, slots=True)
class _Shares:
    """How much of a name lies on its own land, at sea, and on other land."""

    home: float
    sea: float
    elsewhere: float


def _shares(block: Label, spot: Point, scale: Scale) -> _Shares:
    # cells are coarse from near, so a name keeps a part of one from the edge of its land
    pad = CARE * scale.ground.cell * scale.pixels_per_km
    x, y = spot
    left, top, right, bottom = x - pad, y - pad, x + pad, y + pad
    boxes = [
        (left + box.x, top + box.y, right + box.right, bottom + box.bottom) for box in block.boxes
    ]
    home, land = scale.ground.shares(block.id, boxes, scale.pixels_per_km)
    return _Shares(home, 1 - land, max(land - home, 0.0))


def _is_readable(shares: _Shares, tiny: bool) -> bool:
    """A name that lies mostly elsewhere would be read as somebody else's."""
    if tiny:
        return shares.home >= 0.06
    return shares.home >= 0.22 and shares.elsewhere <= 0.4
