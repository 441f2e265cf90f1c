"""What a scene is, and the frame it draws itself on.

A scene is asked two things: what to make of a message, and how it looks now. Drawing changes
nothing: it lays widgets on a frame, and the frame is read afterwards, by the painter, by the
keyboard and the pointer, and by tests.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, cast, runtime_checkable

import pygame

from bloc_game.ui.drawlist import PAGE, Dots, DrawList, Edge, Fill, Item, Picture, Words
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.intents import Followed, Message
from bloc_game.ui.kept import Kept, Part
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import Motion, Moves
from bloc_game.ui.rich import Prose
from bloc_game.ui.settings import Settings
from bloc_game.ui.svg import document
from bloc_game.ui.text import Align, Laid, Run, TextStyle, lay_out, natural_width
from bloc_game.ui.tokens import Colour
from bloc_game.ui.vector import rasterised
from bloc_game.ui.widgets.attention import Attention
from bloc_game.ui.widgets.controls import Area, Control, Handles

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Push:
    """Open a scene above this one."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Replace:
    """Go on with another scene instead of this one."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Pop:
    """Go back to the scene below; from the first scene, leave the game."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Leave every scene and begin again with this one."""

    scene: "Scene"


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the game."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Show everything by other settings from now on: what to make of the present ones."""

    change: Callable[[Settings], Settings]


@dataclass(frozen=True, slots=True)
class Later:
    """Something that takes a while: whoever watches is told in these words, and then it is done."""

    words: str
    make: Callable[[], "Transition"]


Transition = Push | Replace | Restart | Adjust | Pop | Quit | Later | None


class Scene(Protocol):
    """One screen of the game."""

    def handle(self, message: Message) -> Transition:
        """What to do about what the player did."""

    def draw(self, frame: "Frame") -> None:
        """Lay out the screen as it is now; changes nothing."""


@runtime_checkable
class Watchful(Scene, Protocol):
    """A scene for which something may come while nobody does anything."""

    def has_news(self) -> bool:
        """Whether something came since this was last asked, so that it looks different now; the
        scene is then told that it `Came`."""


class Sized(Protocol):
    """Anything that knows how high it is at a width."""

    def height(self, frame: "Frame", width: float) -> float: ...


class Frame:
    """The sheet a scene lays its widgets on, in units of a window at scale 1."""

    def __init__(
        self,
        width: float,
        height: float,
        fonts: Fonts,
        settings: Settings,
        attention: Attention,
        motion: Motion,
    ) -> None:
        self.box = Box(0, 0, width, height)
        self.fonts = fonts
        self.settings = settings
        self.scheme = settings.scheme
        self.attention = attention
        self.motion = motion
        self.moves = Moves()
        self._items: list[Item] = []
        self._controls: list[Control] = []
        self._areas: list[Area] = []
        self._linked: Counter[str] = Counter()
        self._clip: Box | None = None
        self._area = ""
        self._z = PAGE
        self.kept: Kept | None = None  # where the part that is being drawn keeps its own parts
        self._heights: dict[tuple[int, float], tuple[Sized, float]] = {}
        self._once: dict[tuple[int, str], tuple[object, object]] = {}
        self.fill(self.box, self.scheme.paper)

    def lay(
        self,
        words: Prose | str,
        style: TextStyle,
        width: float,
        align: Align = Align.LEFT,
        gap: float = 0.0,
    ) -> Laid:
        """Set words to a width with this frame's fonts."""
        return lay_out(words, style, max(width, 1.0), self.fonts, align, gap)

    def width_of(self, words: Prose | str, style: TextStyle) -> float:
        """How wide words are if they need not turn."""
        return natural_width(words, style, self.fonts)

    def height_of(self, widget: Sized, width: float) -> float:
        """The height of a widget at a width, asked of it once a frame."""
        key = id(widget), width
        found = self._heights.get(key)
        if found is None:  # held beside its height, so that no other can come to have its id
            found = self._heights[key] = widget, widget.height(self, width)
        return found[1]

    def once(self, widget: object, about: str, make: Callable[[], T]) -> T:
        """Something that a widget works out for itself, worked out once a frame."""
        key = id(widget), about
        found = self._once.get(key)
        if found is None:  # held beside it, so that no other can come to have the widget's id
            found = self._once[key] = widget, make()
        return cast(T, found[1])

    def keep(self, kept: Kept, name: str, key: object, draw: Callable[[], None]) -> None:
        """Draw a part of the screen, or lay down what it left when it was last drawn from `key`.

        The key must hold all that it is drawn from but the frame's own size, type and colours.
        """
        whole = key, self.box, self.fonts, self.scheme.name, self._clip, self._area, self._z
        before = dict(self._linked)
        old = kept.parts.get(name)
        if old is not None and old.key == whole and old.linked[0] == before:
            self._lay_down(old)
            return
        at = len(self._items), len(self._controls), len(self._areas)
        moves, self.moves = self.moves, Moves()
        outer, self.kept = self.kept, kept
        draw()
        self.kept = outer
        part = Part(
            whole,
            tuple(self._items[at[0] :]),
            tuple(self._controls[at[1] :]),
            tuple(self._areas[at[2] :]),
            (before, dict(self._linked)),
            self.moves.until,
            self.moves.cues,
        )
        if self.moves.unfinished(self.motion):
            kept.parts.pop(name, None)
        else:
            kept.parts[name] = part
        moves.until |= part.until
        moves.cues |= part.cues
        self.moves = moves

    def _lay_down(self, part: Part) -> None:
        self._items += part.items
        self._controls += part.controls
        self._areas += part.areas
        self._linked = Counter(part.linked[1])
        self.moves.until |= part.until
        self.moves.cues |= part.cues

    def fill(self, box: Box, colour: Colour) -> None:
        """Cover a rectangle with a colour."""
        self._items.append(Fill(box, colour, self._clip, self._z))

    def edge(self, box: Box, colour: Colour, thickness: float = 1.0) -> None:
        """Draw the outline of a rectangle, inside it."""
        self._items.append(Edge(box, colour, thickness, self._clip, self._z))

    def picture(self, box: Box, surface: pygame.Surface, says: str = "") -> None:
        """Show pixels that were made for this box at this scale, and what is written in them."""
        self._items.append(Picture(box, surface, self._clip, self._z, says))

    def vector(self, box: Box, shapes: Iterable[str]) -> None:
        """Draw SVG shapes, in units of the window from the box's corner, with smooth edges."""
        self.picture(box, rasterised(document(box.w, box.h, shapes, scale=self.fonts.scale)))

    def moving(self, id: str, seconds: float, wait: float = 0.0) -> float:
        """How far something that moves has got, from 0 to 1; it sets out when first drawn.

        Everything has arrived where nothing may move, so what is drawn at 1 must say all there is.
        """
        self.moves.until[id] = seconds + wait
        return self.motion.progress(id, seconds, wait)

    def cue(self, id: str, sound: str) -> None:
        """Let a sound be heard when this first comes to be on the screen."""
        self.moves.cues[id] = sound

    def write(self, laid: Laid, x: float, y: float, colour: Colour) -> None:
        """Put set text at a place; its links and notes become controls."""
        for run in laid.runs:
            self._write_run(run, x, y, colour)
        for target in laid.targets:
            again = self._linked[target.opens]
            self._linked[target.opens] += 1
            self.control(
                Control(
                    id=f"{target.opens}#{again}" if again else target.opens,
                    boxes=tuple(box.moved(x, y) for box in target.boxes),
                    says=Followed(target.opens),
                )
            )

    def _write_run(self, run: Run, x: float, y: float, colour: Colour) -> None:
        box = run.box.moved(x, y)
        if run.span.note:
            colour = self.scheme.focus_ink
        elif run.span.link:
            colour = self.scheme.link
            under = Box(box.x, y + run.baseline + 3, box.w, 1)
            self._items.append(Dots(under, colour, self._clip, self._z))
        self._items.append(
            Words(
                box,
                run.text,
                run.face,
                run.size,
                y + run.baseline,
                colour,
                self._clip,
                self._z,
            )
        )

    def control(self, control: Control) -> None:
        """Register something that answers to the player, in reading order."""
        if self._area or self._clip is not None:
            control = replace(control, area=self._area, clip=self._clip)
        self._controls.append(control)

    def focuses(self, control: str) -> bool:
        return self.attention.focus == control

    def hovers(self, control: str) -> bool:
        return self.attention.hover == control

    @contextmanager
    def level(self, z: int) -> Iterator[None]:
        """Draw above the page for a while."""
        before, self._z = self._z, z
        yield
        self._z = before

    @contextmanager
    def scrolled(self, area: Area) -> Iterator[None]:
        """Draw within a scrolling panel for a while; the caller shifts by its offset."""
        if self._area:
            raise ValueError(f"panel {area.id!r} scrolls inside panel {self._area!r}")
        self._areas.append(area)
        self._clip, self._area = area.box, area.id
        yield
        self._clip, self._area = None, ""

    def controls_in(self, area: str) -> int:
        return sum(control.area == area for control in self._controls)

    def handles(self) -> Handles:
        """What the player can take hold of on this frame."""
        return Handles(tuple(self._controls), tuple(self._areas))

    def drawing(self) -> DrawList:
        """Everything drawn so far."""
        return DrawList(tuple(self._items), self.box.w, self.box.h)
