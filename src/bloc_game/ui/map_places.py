"""Where the name of a country, a city or a territory may stand, best places first.

A country's name wants to lie on its own land, near its middle, in large letters and full wording.
Each departure from that has a price; the cheapest place that is free wins. All places are in pixels
of the whole map at one nearness, so that names stay where they are while one pans.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from bloc_game.ui.layout import Box
from bloc_game.ui.map_ground import CELL, Ground
from bloc_game.ui.map_labels import Kind, Label
from bloc_game.ui.projection import Extent, Point

SOFT_HYPHEN = "\u00ad"  # where a word may be broken
NET = 8  # places to try across a country, and down
CARE = 0.7 * CELL  # kilometres
REFINED = 6  # of the best, how many are tried a little aside as well
SHIFTS = ((-6, 0), (-3, 0), (3, 0), (6, 0), (0, -5), (0, 5), (-4, -4), (4, -4), (-4, 4), (4, 4))
WINDOW_KEPT = 8  # places in a window after which plainer settings are not tried
KEPT = 64  # the best places of a name; more would hardly ever be asked for

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


def of_country(site: Site, setting: Setting, scale: Scale) -> tuple[Label, ...]:
    """The places that would do for a country's name, best first."""
    rated = _Rated(site, scale, site.extent.width * scale.pixels_per_km < setting.tiny)
    spots = sorted(_spots(site, scale))
    for price, block in sorted(_blocks(site.id, setting, scale.measure), key=lambda one: one[0]):
        for far, spot in spots:
            if price + FAR * far >= rated.worst:
                break
            rated.try_at(price, block, far, spot)
    for _, _, price, far, block, (x, y) in rated.best[:REFINED]:
        for dx, dy in SHIFTS:
            rated.try_at(price + 0.01, block, far, (x + dx, y + dy))
    return tuple(_put(block, spot) for *_, block, spot in rated.best)


class _Rated:
    """The best places of one name so far, by what they cost."""

    def __init__(self, site: Site, scale: Scale, tiny: bool) -> None:
        self.site, self.scale, self.tiny = site, scale, tiny
        self.best: list[tuple[float, int, float, float, Label, Point]] = []
        self._tries = 0

    @property
    def worst(self) -> float:
        """What a place may cost to be kept."""
        return self.best[-1][0] if len(self.best) >= KEPT else inf

    def try_at(self, price: float, block: Label, far: float, spot: Point) -> None:
        """Keep a place, if it is among the best."""
        shares = _shares(block, spot, self.scale)
        if not _is_readable(shares, self.tiny):
            return
        self._tries += 1
        cost = price + FAR * far + AT_SEA * shares.sea + ELSEWHERE * shares.elsewhere
        insort(self.best, (round(cost, 3), self._tries, price, far, block, spot))
        del self.best[KEPT:]


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
    pad = CARE * scale.pixels_per_km
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
