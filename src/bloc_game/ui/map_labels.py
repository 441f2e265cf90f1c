"""Where the names on the map go.

A name states what it wants, best place first; `place` gives each the first place that is free, the
important ones choosing first, and drops a name rather than let two touch. The same names, boxes and
window give the same map. Nothing here knows how text is drawn: widths come from `measure`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bloc_game.ui.layout import Box, around

SOFT_HYPHEN = "\u00ad"  # where a word may be broken

Point = tuple[float, float]
Land = Callable[[float, float], str | None]


class Kind(StrEnum):
    """What a name stands for, and so how it is set."""

    REALM = "realm"  # the few largest countries
    COUNTRY = "country"
    SMALL = "small"  # a country in smaller letters, where the larger do not fit
    CITY = "city"


Measure = Callable[[str, Kind], Point]
Key = tuple[str, bool]  # a region, and whether it is its capital that is named


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a place: one box for each line of it."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return around(self.boxes)


@dataclass(frozen=True, slots=True)
class Wish:
    """All the places that would do for one name, best first, and the dot it belongs to, if any."""

    key: Key
    places: Iterable[Label]
    dot: Box | None = None


def place(
    wishes: Iterable[Wish], window: Box, taken: Sequence[Box] = (), gap: float = 2
) -> tuple[Label, ...]:
    """Give each name, in order, its first place that is free; drop those that have none.

    A name comes once: later wishes for one that has its place are passed over.
    """
    placed: dict[Key, Label] = {}
    held = list(taken)
    for wish in wishes:
        others = [box for box in held if box != wish.dot]
        if wish.key in placed or (wish.dot and not _is_free(wish.dot, window, others, 0)):
            continue
        for label in wish.places:
            if all(_is_free(box, window, others, gap) for box in label.boxes):
                placed[wish.key] = label
                held = [*others, *label.boxes, *([wish.dot] if wish.dot else [])]
                break
    return tuple(placed.values())


@dataclass(frozen=True, slots=True)
class Dot:
    """A city: whose it is, where its dot stands, and how far from it the name keeps."""

    id: str
    spot: Point
    reach: float


def beside(dot: Dot, name: str, measure: Measure, land: Land) -> tuple[Label, ...]:
    """A city's name round its dot, where it covers least of other countries: right, left, above."""
    width, height = measure(name, Kind.CITY)
    x, y = dot.spot
    right, left, middle = x + dot.reach, x - dot.reach - width, y - height / 2
    lift = height * 0.42
    above, below, centre = y - height - dot.reach * 0.6, y + dot.reach * 0.6, x - width / 2
    corners = (
        (right, middle - lift),
        (right, middle),
        (left, middle - lift),
        (left, middle),
        (right, middle + lift),
        (left, middle + lift),
        (centre, above),
        (centre, below),
    )
    boxes = sorted(
        (Box(*corner, width, height) for corner in corners),
        key=lambda box: round(_shares([box], dot.id, land).elsewhere, 1),
    )
    return tuple(Label(dot.id, Kind.CITY, (name,), (box,)) for box in boxes)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a country lies in the picture: the box around it, and the best spot for its name."""

    id: str
    box: Box
    spot: Point


def inside(
    ground: Ground, names: Sequence[str], kinds: Sequence[Kind], measure: Measure, land: Land
) -> Iterator[Label]:
    """A country's name where it lies wholly on its own land, the fullest wording first."""
    for layout, spot in _tries(ground, names, kinds, measure):
        if all(land(x, y) == ground.id for x, y in _samples(layout.boxes, spot)):
            yield _moved(layout, spot)


def across(
    ground: Ground, names: Sequence[str], kinds: Sequence[Kind], measure: Measure, land: Land
) -> Iterator[Label]:
    """A country's name where it runs out to sea, or over as little of a neighbour as can be."""
    rated = []
    for layout, spot in _tries(ground, names, kinds, measure):
        shares = _shares(layout.boxes, ground.id, land, spot)
        # a name that lies mostly elsewhere would be read as somebody else's
        if shares.elsewhere <= 0.3 and shares.at_home >= 0.25:
            rated.append((round(shares.at_sea + 3 * shares.elsewhere, 1), layout, spot))
    for _, layout, spot in sorted(rated, key=lambda rating: rating[0]):
        yield _moved(layout, spot)


def _tries(
    ground: Ground, names: Sequence[str], kinds: Sequence[Kind], measure: Measure
) -> Iterator[tuple[Label, Point]]:
    spots = sorted(_spots(ground), key=lambda spot: _distance(spot, ground.spot))
    for kind in kinds:
        for name in names:
            for lines in _line_breaks(name):
                layout = _block(ground.id, kind, lines, measure)
                yield from ((layout, spot) for spot in spots)


def _is_free(box: Box, window: Box, held: Sequence[Box], gap: float) -> bool:
    roomy = box.inset(-gap)
    return window.contains(roomy) and all(roomy.meet(other).is_empty for other in held)


def _line_breaks(name: str) -> Iterator[tuple[str, ...]]:
    """One line, then every way to break it into two, the most even first.

    >>> list(_line_breaks("CZECHO\u00adSLOVAKIA"))
    [('CZECHOSLOVAKIA',), ('CZECHO-', 'SLOVAKIA')]
    """
    yield (name.replace(SOFT_HYPHEN, ""),)
    breaks = []
    for n, sign in enumerate(name):
        if sign in (" ", SOFT_HYPHEN):
            first = name[:n] + ("-" if sign == SOFT_HYPHEN else "")
            breaks.append((first.replace(SOFT_HYPHEN, ""), name[n + 1 :].replace(SOFT_HYPHEN, "")))
    yield from sorted(breaks, key=lambda pair: abs(len(pair[0]) - len(pair[1])))


def _block(id: str, kind: Kind, lines: tuple[str, ...], measure: Measure) -> Label:
    """Lines centred on each other, about the origin."""
    sizes = [measure(line, kind) for line in lines]
    top = -sum(height for _, height in sizes) / 2
    boxes = []
    for width, height in sizes:
        boxes.append(Box(-width / 2, top, width, height))
        top += height
    return Label(id, kind, lines, tuple(boxes))


def _moved(label: Label, spot: Point) -> Label:
    # whole pixels, because text is drawn on whole pixels
    boxes = tuple(
        Box(round(box.x + spot[0]), round(box.y + spot[1]), box.w, box.h) for box in label.boxes
    )
    return Label(label.id, label.kind, label.lines, boxes)


def _spots(ground: Ground) -> Iterator[Point]:
    """Places to try: the best spot, and a net over the country and a little round it."""
    yield ground.spot
    box = ground.box.inset(-12)
    across, down = max(box.w / 12, 4), max(box.h / 12, 4)
    for column in range(int(box.w / across) + 1):
        for row in range(int(box.h / down) + 1):
            yield box.x + column * across, box.y + row * down


def _distance(one: Point, other: Point) -> float:
    # a name may move sideways more readily than up or down
    return abs(one[0] - other[0]) * 0.8 + abs(one[1] - other[1])


@dataclass(frozen=True, slots=True)
class _Shares:
    """How much of a name lies on its own land, at sea, and on other land."""

    at_home: float
    at_sea: float
    elsewhere: float


def _shares(boxes: Sequence[Box], home: str, land: Land, at: Point = (0, 0)) -> _Shares:
    under = [land(x, y) for x, y in _samples(boxes, at)]
    at_home, at_sea = under.count(home) / len(under), under.count(None) / len(under)
    return _Shares(at_home, at_sea, 1 - at_home - at_sea)


def _samples(boxes: Sequence[Box], at: Point) -> Iterator[Point]:
    """A net of points over a name, a hair beyond it; the corners, which tell most, first."""
    for tight in boxes:
        box = tight.inset(-1)
        columns = max(int(box.w / 8), 2)
        left, top = at[0] + box.x, at[1] + box.y
        for row in (0, 2, 1):
            for column in (0, columns, *range(1, columns)):
                yield left + box.w * column / columns, top + box.h * row / 2
