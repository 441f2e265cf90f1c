"""A stack of scenes: inputs go in, draw lists come out.

A stage is the whole application but the window, so that tests and the gallery drive it without a
screen. It knows no clock: whoever watches it tells it the time, and unless somebody does, nothing
moves and everything has arrived.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pygame

from bloc_game.ui.drawlist import DrawList, paint
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.intents import Came, Input, Intent, Pointer, Resized, Touch
from bloc_game.ui.motion import Motion, Moves
from bloc_game.ui.scene import (
    Adjust,
    Frame,
    Later,
    Pop,
    Push,
    Quit,
    Replace,
    Restart,
    Scene,
    Transition,
    Watchful,
)
from bloc_game.ui.settings import SCALES, Settings
from bloc_game.ui.tokens import Scheme
from bloc_game.ui.widgets.attending import attend
from bloc_game.ui.widgets.attention import Attention, focused, settled
from bloc_game.ui.widgets.controls import Control, Handles
from bloc_game.ui.widgets.overlays import lay_notice, lay_over

WINDOW = (1280, 720)


@dataclass(slots=True)
class _Layer:
    """A scene on the stack, with what its screen remembers while another lies above."""

    scene: Scene
    attention: Attention = field(default_factory=Attention)
    began: dict[str, float] = field(default_factory=dict)  # what moves on it -> when it came
    moves: Moves = field(default_factory=Moves)  # what the last frame asked for
    arrives: float = 0.0  # when all of that has come
    watchful: Watchful | None = field(init=False)  # the scene, if something may come to it

    def __post_init__(self) -> None:
        # asked once: to hold a scene to a protocol takes longer than all else that a rest asks
        self.watchful = self.scene if isinstance(self.scene, Watchful) else None


class Stage:
    """Scenes on a stack, shown by the player's settings."""

    def __init__(
        self, scene: Scene, size: tuple[int, int] = WINDOW, settings: Settings | None = None
    ) -> None:
        self.size = size
        self.settings = settings or Settings()
        self.watched = False  # whether somebody tells the time, so that things can move
        self._now = 0.0
        self._cues: list[str] = []
        self._later: Later | None = None
        self._layers = [_Layer(scene)]
        self._shown: tuple[DrawList, Handles] | None = None

    @property
    def is_over(self) -> bool:
        return not self._layers

    @property
    def scale(self) -> float:
        """The size of type that is set, or the one that fits the window."""
        set_to = self.settings.scale
        return fitting_scale(self.size) if set_to is None else set_to

    @property
    def scheme(self) -> Scheme:
        return self.settings.scheme

    @property
    def scene(self) -> Scene:
        """The scene on top."""
        return self._layers[-1].scene

    @property
    def attention(self) -> Attention:
        """Where the player's attention is on the scene as it is shown."""
        self._show()
        return self._layers[-1].attention

    @property
    def handles(self) -> Handles:
        """What the player can take hold of now."""
        return self._show()[1]

    @property
    def drawing(self) -> DrawList:
        """What is to be seen now."""
        return self._show()[0]

    def rests_on(self, drawing: DrawList | None) -> bool:
        """Whether all is as it was when this was drawn, and nothing waits to be done or heard."""
        shown = self._shown
        return shown is not None and shown[0] is drawing and self._later is None and not self._cues

    @property
    def is_moving(self) -> bool:
        """Whether what is shown will look different in a moment though nobody does anything."""
        if self._shown is None or self.is_over:
            return False
        return self._moves and self._now < self._layers[-1].arrives

    def tick(self, now: float) -> None:
        """Somebody watches, and it is this late, in seconds."""
        moving = self.is_moving
        self.watched, self._now = True, now
        scene = None if self.is_over else self._layers[-1].watchful
        news = scene is not None and scene.has_news()
        if news and scene is not None:
            self._move(scene.handle(Came()))
        if moving or news:
            self._shown = None

    @property
    def is_late(self) -> bool:
        """Whether something that takes a while waits until it has been said so: `catch_up`."""
        return self._later is not None

    def catch_up(self) -> None:
        """Do what takes a while."""
        later, self._later, self._shown = self._later, None, None
        if later is not None:
            self._move(later.make())

    def heard(self) -> tuple[str, ...]:
        """The sounds that were asked for since this was last asked."""
        cues, self._cues = tuple(self._cues), []
        return cues

    def send(self, said: Input) -> None:
        """Let the top scene have an input; the stage keeps only size, scale and leaving."""
        match said:
            case Intent.QUIT:
                self._layers.clear()
            case Resized(width=width, height=height):
                self.size, self._shown = (width, height), None
            case Intent.LARGER | Intent.SMALLER:
                self.adjust(replace(self.settings, scale=_next_scale(self.scale, said)))
            case _:
                self._attend(said)

    def send_all(self, said: Iterable[Input]) -> None:
        """Inputs one after the other, until the game is left."""
        for one in said:
            if self.is_over or self.is_late:
                return
            self.send(one)

    def adjust(self, settings: Settings) -> None:
        """Show everything by other settings from now on."""
        self.settings, self._shown = settings, None

    def click(self, control: str) -> None:
        """Bring a control into view, move to it, press and let go, as a hand would."""
        found = self._control(control)
        if not found.is_visible:
            layer = self._layers[-1]
            layer.attention = focused(layer.attention, self.handles, found)
            self._shown = None
        x, y = self._control(control).boxes[0].centre
        self.send_all(Pointer(touch, x, y) for touch in (Touch.MOVE, Touch.DOWN, Touch.UP))

    def _control(self, control: str) -> Control:
        found = self.handles.control(control)
        if found is None:
            known = ", ".join(one.id for one in self.handles.controls)
            raise LookupError(f"no control is called {control!r} here; there are {known}")
        return found

    def picture(self) -> pygame.Surface:
        """What is to be seen, as pixels, without a window."""
        surface = pygame.Surface(self.size)
        paint(self.drawing, surface, Fonts(self.scale))
        return surface

    def _attend(self, said: Input) -> None:
        handles, layer = self.handles, self._layers[-1]
        before = layer.attention
        layer.attention, message = attend(before, handles, said)
        if message is not None:
            self._move(layer.scene.handle(message))
        if message is not None or layer.attention != before:
            self._shown = None

    def _move(self, transition: Transition) -> None:
        match transition:
            case Push(scene=scene):
                self._layers.append(_Layer(scene))
            case Replace(scene=scene):
                self._layers[-1] = _Layer(scene)
            case Restart(scene=scene):
                self._layers[:] = [_Layer(scene)]
            case Adjust(change=change):
                self.adjust(change(self.settings))
            case Later():
                self._later, self._shown = transition, None
                if not self.watched:
                    self.catch_up()
            case Pop():
                self._layers.pop()
            case Quit():
                self._layers.clear()

    def _show(self) -> tuple[DrawList, Handles]:
        """Draw the top scene if anything happened since it was drawn last."""
        if self._shown is None:
            layer = self._layers[-1]
            frame = self._frame(layer)
            attention = settled(layer.attention, frame.handles())
            if attention != layer.attention:  # the focus found a new place: show it there
                layer.attention = attention
                frame = self._frame(layer)
            handles = frame.handles()
            lay_over(frame)
            if self._later is not None:
                lay_notice(frame, self._later.words)
            self._remember(layer, frame.moves)
            self._shown = frame.drawing(), handles
        return self._shown

    def _remember(self, layer: _Layer, moves: Moves) -> None:
        """Note when what moves came, and what is to be heard for the first time."""
        for id in moves.until:
            layer.began.setdefault(id, self._now)
        self._cues += moves.new_cues(layer.moves)
        layer.moves = moves
        ends = (layer.began[id] + seconds for id, seconds in moves.until.items())
        layer.arrives = max(ends, default=0.0)

    @property
    def _moves(self) -> bool:
        """Whether anything may move: somebody watches, and wants it so."""
        return self.watched and self.settings.motion

    def _motion(self, layer: _Layer) -> Motion:
        return Motion(self._now, layer.began, still=not self._moves)

    def _frame(self, layer: _Layer) -> Frame:
        width, height = self.size[0] / self.scale, self.size[1] / self.scale
        motion = self._motion(layer)
        frame = Frame(width, height, Fonts(self.scale), self.settings, layer.attention, motion)
        layer.scene.draw(frame)
        return frame


def fitting_scale(size: tuple[int, int]) -> float:
    """The largest type at which a window still holds what the sketch of the table holds.

    >>> fitting_scale((1280, 720)), fitting_scale((1920, 1080)), fitting_scale((3840, 2160))
    (1.0, 1.5, 2.0)
    """
    room = min(size[0] / WINDOW[0], size[1] / WINDOW[1])
    return max((one for one in SCALES if one <= room), default=SCALES[0])


def _next_scale(scale: float, said: Intent) -> float:
    if said is Intent.LARGER:
        return next((one for one in SCALES if one > scale), scale)
    return next((one for one in reversed(SCALES) if one < scale), scale)
