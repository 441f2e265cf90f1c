"""The window: the loop that shows a stage, and draws only when what is to be seen has changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pygame

from bloc_game.ui import display
from bloc_game.ui.drawlist import DrawList, changed, paint
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.intents import Input, Intent, Pointer, Resized, Touch, Wheel, inputs
from bloc_game.ui.presses import PATIENCE, Presses, forget_presses
from bloc_game.ui.scene import Scene
from bloc_game.ui.settings import Settings, save_settings
from bloc_game.ui.stage import WINDOW, Stage
from bloc_game.ui.trace import Trace

if TYPE_CHECKING:
    from bloc_game.ui.sounds import Sounds

FRAMES_A_SECOND = 30
AT_REST = 20  # looks a second at what happened while nothing has, which costs a third less
WAKEFUL = 3.0  # seconds after an input for which another one is likely


class Window:
    """A stage in the one window; counts the frames it really painted."""

    def __init__(self, stage: Stage, *, clock: Callable[[], float] = perf_counter) -> None:
        self.stage = stage
        self.frames = 0
        self._clock = clock
        self._last_input = clock()
        self._windowed = stage.size
        self._fullscreen = stage.settings.fullscreen
        self._drawn: DrawList | None = None
        self._trace = Trace()
        self._presses = Presses()
        self._sounds: Sounds | None = None
        self._surface = display.open_window(stage.size, fullscreen=self._fullscreen)
        stage.send(Resized(*self._surface.get_size()))

    def step(self) -> None:
        """Take what happened, and paint what has changed by it, or by the time that has passed."""
        happened = pygame.event.get()
        events = list(self._presses.fresh(happened)) if happened else []
        began, now = perf_counter(), self._clock()
        self._last_input = now if events else self._last_input
        self.stage.tick(now)
        if not events and self.stage.rests_on(self._drawn):
            return
        answering = False
        for said in inputs(events, self.stage.scale, self.stage.size):
            if self.stage.is_over:
                return
            answering = answering or not isinstance(said, Resized | Pointer | Wheel)
            answering = answering or (isinstance(said, Pointer) and said.touch is Touch.UP)
            self._take(said)
            if self.stage.is_late:
                break  # what else was pressed was meant for a page that is going
        if self.stage.is_late:
            self._refresh()
            self.stage.catch_up()
        if any(event.type == pygame.WINDOWEXPOSED for event in events):
            self._drawn = None
        if not self.stage.is_over:
            self._refresh()
            self._sound(self.stage.heard())
            if answering and perf_counter() - began > PATIENCE:
                forget_presses()  # a page that merely came late is the one they were meant for
            self._trace.write(self.stage, self.frames)

    @property
    def pace(self) -> int:
        """How many times a second to look, as things are."""
        awake = self.stage.is_moving or self._clock() - self._last_input < WAKEFUL
        return FRAMES_A_SECOND if awake else AT_REST

    def close(self) -> None:
        """Give back what the window took: the screen, and what it was heard through."""
        if self._sounds is not None:
            self._sounds.close()
        display.close_window()

    def _sound(self, cues: tuple[str, ...]) -> None:
        """Let cues be heard; what plays them comes with the first."""
        if cues and self.stage.settings.sound:
            from bloc_game.ui.sounds import Sounds

            self._sounds = self._sounds or Sounds()
            self._sounds.play(cues)

    def _take(self, said: Input) -> None:
        self._trace.take(said)
        if said is Intent.FULLSCREEN:
            settings = self.stage.settings
            self.stage.adjust(replace(settings, fullscreen=not settings.fullscreen))
        elif isinstance(said, Resized):
            self._resized()
        else:
            self.stage.send(said)
        if not self.stage.is_over and self.stage.settings.fullscreen is not self._fullscreen:
            self._fullscreen = self.stage.settings.fullscreen
            self._surface = display.set_fullscreen(self._windowed, self._fullscreen)
            self.stage.send(Resized(*self._surface.get_size()))

    def _resized(self) -> None:
        self._surface = pygame.display.get_surface()
        if not self._fullscreen:
            self._windowed = self._surface.get_size()
        self.stage.send(Resized(*self._surface.get_size()))

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
    settings: Settings | None = None,
    file: Path | None = None,
    spoken: str = "",
) -> None:
    """Open the window on a scene and stay until the game is left; what is set is kept in `file`.

    `spoken` is the language of this run alone: it is not kept, unless somebody chooses another.
    May raise NoDisplay, and what a scene raises that opens another.
    """
    given = settings or Settings()
    kept = replace(given, language=spoken) if spoken else given
    window = Window(Stage(scene, size, kept))
    clock = pygame.time.Clock()
    try:
        while not window.stage.is_over:
            window.step()
            if file is not None and window.stage.settings != kept:
                chosen = kept.language != window.stage.settings.language
                kept = window.stage.settings
                spoken = "" if chosen else spoken
                save_settings(file, replace(kept, language=given.language) if spoken else kept)
            clock.tick(window.pace)  # event.wait() polls every millisecond: it costs more
    finally:
        window.close()


def run_headless(
    scene: Scene,
    said: Iterable[Input] = (),
    *,
    size: tuple[int, int] = WINDOW,
    settings: Settings | None = None,
) -> Stage:
    """Play inputs to a scene without a window, and give the stage to look at."""
    stage = Stage(scene, size, settings)
    stage.send_all(said)
    return stage
