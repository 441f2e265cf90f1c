"""What on a screen answers to the player: where it stands and what it says when used.

Widgets register these while they are placed, in reading order, which is the order of the
keyboard too.
"""

from dataclasses import dataclass
from enum import Enum, auto

from bloc_game.ui.intents import Message
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose

TARGET = 32.0
"""The least height and width, at scale 1, of what a finger must hit."""


class Kind(Enum):
    """How a control is used."""

    PRESS = auto()  # Enter, Space or a click
    PARTS = auto()  # left and right, or a click on a part
    FIELD = auto()  # typing
    SCROLL = auto()  # a panel without controls of its own: up and down
    SCENE = auto()  # the scene itself takes arrows and pointer: the map


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing the player can reach with Tab, an arrow or the pointer.

    `boxes` are where it stands, and where the focus ring is drawn; `parts` are what of it can
    be chosen, which for tabs is more than the one that is open. An eager control has the focus
    first, before the primary button. A lit one is outlined while the pointer is on it.
    """

    id: str
    boxes: tuple[Box, ...]
    kind: Kind = Kind.PRESS
    says: Message | None = None
    key: str = ""
    parts: tuple[Box, ...] = ()
    chosen: int = 0
    text: str = ""
    blockers: tuple[str, ...] = ()
    explained: bool = False  # its reasons stand on the page already
    part_blockers: tuple[tuple[str, ...], ...] = ()
    tip: Prose = ()
    group: str = ""
    primary: bool = False
    eager: bool = False
    lit: bool = False
    area: str = ""
    clip: Box | None = None

    @property
    def is_visible(self) -> bool:
        """Whether so much of it is on view that one knows what one presses."""
        if self.clip is None:
            return True
        return any(self.clip.meet(box).h >= min(box.h, TARGET) - 1 for box in self.boxes)

    def is_at(self, x: float, y: float, least: float = 0.0) -> bool:
        """Whether a point hits it, grown to a least size for fingers."""
        if self.clip is not None and not self.clip.holds(x, y):
            return False
        reach = (*self.boxes, *self.parts)
        return any(box.at_least(least, least).holds(x, y) for box in reach)

    def part_at(self, x: float, y: float) -> int | None:
        for number, box in enumerate(self.parts):
            if box.at_least(0, TARGET).holds(x, y):
                return number
        return None

    def bars(self, part: int) -> bool:
        """Whether a part cannot be chosen now."""
        return bool(self.blockers) or bool(self.part_blockers and self.part_blockers[part])


@dataclass(frozen=True, slots=True)
class Area:
    """A panel that scrolls: its window, the height of what is in it, and where it stands."""

    id: str
    box: Box
    height: float
    offset: float
    bar: Box

    @property
    def last(self) -> float:
        """The furthest it can be scrolled."""
        return max(self.height - self.box.h, 0.0)

    def bound(self, offset: float) -> float:
        return min(max(offset, 0.0), self.last)


@dataclass(frozen=True, slots=True)
class Handles:
    """Everything on one screen that the player can take hold of."""

    controls: tuple[Control, ...] = ()
    areas: tuple[Area, ...] = ()

    def control(self, id: str | None) -> Control | None:
        return next((control for control in self.controls if control.id == id), None)

    def area(self, id: str) -> Area | None:
        return next((area for area in self.areas if area.id == id), None)

    def hit(self, x: float, y: float) -> Control | None:
        """The control under the pointer; the one drawn last lies on top.

        Small links are looked for again with a wider reach, after everything else.
        """
        for least in (0.0, TARGET):
            for control in reversed(self.controls):
                if control.kind is not Kind.SCROLL and control.is_at(x, y, least):
                    return control
        return None

    def keyed(self, key: str) -> Control | None:
        """The control that has a key printed on it."""
        folded = key.casefold()
        return next((one for one in self.controls if one.key.casefold() == folded), None)
