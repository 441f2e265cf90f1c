"""The application: a stack of scenes, and the loop that shows the top one.

`Stage` is all of it but the window: it takes inputs and gives draw lists, so that tests and
the gallery drive a scene without a screen. `run` puts a stage in a window and draws only
when what is to be seen has changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

import pygame

from bloc_game.ui import display
from bloc_game.ui.drawlist import DrawList, changed, paint
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.intents import Input, Intent, Pointer, Resized, Touch, inputs
from bloc_game.ui.presses import PATIENCE, Presses, forget_presses
from bloc_game.ui.scene import Frame, Pop, Push, Quit, Replace, Restart, Scene, Transition
from bloc_game.ui.tokens import LIGHT, Scheme
from bloc_game.ui.trace import Trace
from bloc_game.ui.widgets.attending import attend
from bloc_game.ui.widgets.attention import Attention, focused, settled
from bloc_game.ui.widgets.controls import Control, Handles
from bloc_game.ui.widgets.overlays import lay_over

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
WINDOW = (1280, 720)
FRAMES_A_SECOND = 30


@dataclass(slots=True)
class _Layer:
    """A scene on the stack, with what its screen remembers while another lies above."""

    scene: Scene
    attention: Attention = field(default_factory=Attention)


class Stage:
    """Scenes on a stack; inputs go in, draw lists come out."""

    def __init__(
        self,
        scene: Scene,
        size: tuple[int, int] = WINDOW,
        *,
        scale: float | None = 1.0,
        scheme: Scheme = LIGHT,
    ) -> None:
        """Without a scale, type grows with the window until somebody chooses its size."""
        self.size = size
        self.grows = scale is None
        self.scale = fitting_scale(size) if scale is None else scale
        self.scheme = scheme
        self._layers = [_Layer(scene)]
        self._shown: tuple[DrawList, Handles] | None = None

    @property
    def is_over(self) -> bool:
        return not self._layers

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

    def send(self, said: Input) -> None:
        """Let the top scene have an input; the stage keeps only size, scale and leaving."""
        match said:
            case Intent.QUIT:
                self._layers.clear()
            case Resized(width=width, height=height):
                self.size, self._shown = (width, height), None
                self.scale = fitting_scale(self.size) if self.grows else self.scale
            case Intent.LARGER | Intent.SMALLER:
                self.scale, self._shown, self.grows = _next_scale(self.scale, said), None, False
            case _:
                self._attend(said)

    def send_all(self, said: Iterable[Input]) -> None:
        """Inputs one after the other, until the game is left."""
        for one in said:
            if self.is_over:
                return
            self.send(one)

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
            self._shown = frame.drawing(), handles
        return self._shown

    def _frame(self, layer: _Layer) -> Frame:
        width, height = self.size[0] / self.scale, self.size[1] / self.scale
        frame = Frame(width, height, Fonts(self.scale), self.scheme, layer.attention)
        layer.scene.draw(frame)
        return frame


class Window:
    """A stage in the one window; counts the frames it really painted."""

    def __init__(self, stage: Stage, *, fullscreen: bool = False) -> None:
        self.stage = stage
        self.frames = 0
        self._windowed = stage.size
        self._fullscreen = fullscreen
        self._drawn: DrawList | None = None
        self._trace = Trace()
        self._presses = Presses()
        self._surface = display.open_window(stage.size, fullscreen=fullscreen)
        stage.send(Resized(*self._surface.get_size()))

    def step(self) -> None:
        """Take what happened, and paint what has changed by it."""
        events = list(self._presses.fresh(pygame.event.get()))
        began = perf_counter()
        for said in inputs(events, self.stage.scale):
            if self.stage.is_over:
                return
            self._take(said)
        if any(event.type == pygame.WINDOWEXPOSED for event in events):
            self._drawn = None
        if not self.stage.is_over:
            self._refresh()
            if perf_counter() - began > PATIENCE:
                forget_presses()
            self._trace.write(self.stage, self.frames)

    def _take(self, said: Input) -> None:
        self._trace.take(said)
        if said is Intent.FULLSCREEN:
            self._fullscreen = not self._fullscreen
            self._surface = display.set_fullscreen(self._windowed, self._fullscreen)
            said = Resized(*self._surface.get_size())
        elif isinstance(said, Resized):
            self._surface = pygame.display.get_surface()
            said = Resized(*self._surface.get_size())
            self._windowed = self._windowed if self._fullscreen else self._surface.get_size()
        self.stage.send(said)

    def _refresh(self) -> None:
        drawing = self.stage.drawing
        if drawing is self._drawn:
            return
        part = changed(self._drawn, drawing)
        self._drawn = drawing
        if part is None:
            return
        fonts = Fonts(self.stage.scale)
        pygame.display.update(paint(drawing, self._surface, fonts, part))
        self.frames += 1


def run(
    scene: Scene,
    *,
    size: tuple[int, int] = WINDOW,
    scale: float | None = None,
    scheme: Scheme = LIGHT,
    fullscreen: bool = False,
) -> None:
    """Open the window on a scene and stay until the game is left. May raise NoDisplay."""
    window = Window(Stage(scene, size, scale=scale, scheme=scheme), fullscreen=fullscreen)
    clock = pygame.time.Clock()
    try:
        while not window.stage.is_over:
            window.step()
            clock.tick(FRAMES_A_SECOND)  # event.wait() polls every millisecond: it costs more
    finally:
        display.close_window()


def run_headless(
    scene: Scene,
    said: Iterable[Input] = (),
    *,
    size: tuple[int, int] = WINDOW,
    scale: float = 1.0,
    scheme: Scheme = LIGHT,
) -> Stage:
    """Play inputs to a scene without a window, and give the stage to look at."""
    stage = Stage(scene, size, scale=scale, scheme=scheme)
    stage.send_all(said)
    return stage


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
