"""What a scene looks like, as values: drawn by the painter, read by the tests.

Items stand in units of a window at scale 1 and hold colours as the tokens give them. An item
that has a `clip` shows only within it (a scrolling panel); `z` lifts tips and rings above
the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

import pygame

from bloc_game.ui.fonts import Fonts
from bloc_game.ui.layout import Box, around
from bloc_game.ui.text import Face
from bloc_game.ui.tokens import Colour

PAGE, RING, TIP = 0, 1, 2
_HAIRLINE = 3.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    box: Box
    colour: Colour
    clip: Box | None = None
    z: int = PAGE


@dataclass(frozen=True, slots=True)
class Edge:
    """The outline of a rectangle, drawn inside its box."""

    box: Box
    colour: Colour
    thickness: float = 1.0
    clip: Box | None = None
    z: int = PAGE


@dataclass(frozen=True, slots=True)
class Dots:
    """A dotted rule, such as stands under a link."""

    box: Box
    colour: Colour
    clip: Box | None = None
    z: int = PAGE


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one face."""

    box: Box
    text: str
    face: Face
    size: float
    baseline: float
    colour: Colour
    clip: Box | None = None
    z: int = PAGE


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels made elsewhere, such as the map; two are the same if they are one surface.

    `says` holds the words that are written in it, for whoever cannot see it.
    """

    box: Box
    surface: pygame.Surface
    clip: Box | None = None
    z: int = PAGE
    says: str = ""


Item = Fill | Edge | Dots | Words | Picture


@dataclass(frozen=True, slots=True)
class DrawList:
    """Everything on the screen, in the order it is painted."""

    items: tuple[Item, ...]
    width: float
    height: float

    def words(self) -> Iterator[Words]:
        return (item for item in self.items if isinstance(item, Words))

    def texts(self) -> tuple[str, ...]:
        """Every run of text, in the order it was drawn."""
        return tuple(text for text in map(_text_of, self.items) if text)

    def says(self, phrase: str) -> bool:
        """Whether a phrase stands on the screen, wherever its lines turn."""
        joined = " ".join(self.texts())
        return _squeezed(phrase) in _squeezed(joined)

    def outside(self) -> tuple[Item, ...]:
        """What leaves the window, or leaves its panel by the side: it can never be seen.

        Leaving a panel above or below is no loss: it can be scrolled to.
        """
        window = Box(0, 0, self.width, self.height)
        return tuple(item for item in self.items if not _is_reachable(item, window))

    def overlaps(self) -> tuple[tuple[str, str], ...]:
        """Pairs of texts printed over each other on one level."""
        seen = [(words, _core(_visible(words))) for words in self.words() if words.text.strip()]
        seen.sort(key=lambda pair: pair[1].y)
        return tuple(
            (one.text, other.text)
            for number, (one, here) in enumerate(seen)
            for other, there in _down_to(here.bottom, islice(seen, number + 1, None))
            if one.z == other.z and not here.meet(there).is_empty
        )


def _text_of(item: Item) -> str:
    match item:
        case Words(text=text) | Picture(says=text):
            return text
        case _:
            return ""


def _down_to(foot: float, seen: Iterable[tuple[Words, Box]]) -> Iterator[tuple[Words, Box]]:
    """Texts from the top of the page on, as long as they begin above a line."""
    return takewhile(lambda pair: pair[1].y < foot, seen)


def changed(old: DrawList | None, new: DrawList) -> Box | None:
    """The part of the window that must be painted again, or None if nothing differs."""
    window = Box(0, 0, new.width, new.height)
    if old is None or (old.width, old.height) != (new.width, new.height):
        return window
    if old.items == new.items:
        return None
    before, after = _middles(old.items, new.items)
    differing = [*before, *after]
    if len(before) == len(after):  # where both are alike item by item, so is what they paint
        pairs = ((one, other) for one, other in zip(before, after, strict=True))
        differing = [item for pair in pairs if _differ(*pair) for item in pair]
    return around([_visible(item) for item in differing]).inset(-2)


def _middles(
    old: tuple[Item, ...], new: tuple[Item, ...]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Both lists without what they begin and end with alike, which is nearly everything."""
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if _differ(old[n], new[n])), shorter)
    left = shorter - first
    last = next((n for n in range(left) if _differ(old[-1 - n], new[-1 - n])), left)
    return old[first : len(old) - last], new[first : len(new) - last]


def _differ(old: Item, new: Item) -> bool:
    return old is not new and old != new  # most are the very same: kept from before


def paint(
    drawing: DrawList, surface: pygame.Surface, fonts: Fonts, part: Box | None = None
) -> pygame.Rect:
    """Put a draw list on a surface, or only the part of it that lies in a box."""
    area = part or Box(0, 0, drawing.width, drawing.height)
    limits = pygame.Rect(_pixels(area, fonts.scale)).clip(surface.get_rect())
    surface.set_clip(limits)
    clip: Box | None = None
    for item in _from_below(drawing.items):
        if not item.box.touches(area):
            continue
        if item.clip is not clip:  # items of one panel stand together, and share its box
            clip = item.clip
            panel = limits if clip is None else pygame.Rect(_pixels(clip, fonts.scale))
            surface.set_clip(limits.clip(panel))
        if isinstance(item, Words):
            style = item.face, item.size
            fonts.draw(surface, (item.box.x, item.baseline), item.text, style, item.colour)
        else:
            _paint(item, surface, _pixels(item.box, fonts.scale), fonts.scale)
    surface.set_clip(None)
    return limits


def _from_below(items: tuple[Item, ...]) -> Iterable[Item]:
    """In the order of painting: what is lifted above the page last."""
    lifted = [item for item in items if item.z != PAGE]
    if not lifted:
        return items
    lifted.sort(key=lambda item: item.z)
    return chain((item for item in items if item.z == PAGE), lifted)


def _paint(
    item: Fill | Edge | Dots | Picture,
    surface: pygame.Surface,
    pixels: tuple[int, int, int, int],
    scale: float,
) -> None:
    x, y, w, h = pixels
    match item:
        case Fill():
            surface.fill(item.colour, pixels)
        case Edge():
            thick = max(round(item.thickness * scale), 1)
            # four fills: pygame's own outline comes out otherwise where it is clipped
            surface.fill(item.colour, (x, y, w, thick))
            surface.fill(item.colour, (x, y + h - thick, w, thick))
            surface.fill(item.colour, (x, y, thick, h))
            surface.fill(item.colour, (x + w - thick, y, thick, h))
        case Dots():
            dot = max(round(scale), 1)
            for at in range(x, x + w, 2 * dot):
                surface.fill(item.colour, (at, y, dot, dot))
        case Picture():
            surface.blit(item.surface, (x, y))


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    """Edges are rounded, not sizes, so that neighbours meet without a gap at any scale."""
    left, top = round(box.x * scale), round(box.y * scale)
    return left, top, _extent(left, box.x, box.w, scale), _extent(top, box.y, box.h, scale)


def _extent(start: int, at: float, size: float, scale: float) -> int:
    """A size in pixels; all hairlines get the same one, wherever they stand."""
    if 0 < size <= _HAIRLINE:
        return max(round(size * scale), 1)
    return round((at + size) * scale) - start


def _visible(item: Item) -> Box:
    return item.box if item.clip is None else item.box.meet(item.clip)


def _core(box: Box) -> Box:
    """A text's box without the air above and below the letters, which lines may share."""
    return box.inset(0.5, min(box.h * 0.2, box.h / 2))


def _is_reachable(item: Item, window: Box) -> bool:
    if item.clip is None:
        return window.contains(item.box, slack=1.0)
    column = replace(item.clip, y=item.box.y, h=item.box.h)
    return column.contains(item.box, slack=1.0) and window.contains(item.clip, slack=1.0)


def _squeezed(text: str) -> str:
    return "".join(text.split())
