import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from bloc_game.ui import display
from bloc_game.ui.app import AT_REST, FRAMES_A_SECOND, Window, run_headless
from bloc_game.ui.intents import Intent, Message, Pointer, Resized, Touch
from bloc_game.ui.scene import Frame, Pop, Push, Quit, Replace, Restart, Transition
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.tokens import DARK, LIGHT, rgb
from bloc_game.ui.widgets.words import Text
from tests.ui.demo_scene import DemoScene, NoteScene

ROOT = Path(__file__).resolve().parents[2]


class OneAnswer:
    """A scene that always answers the same, and counts how often it is drawn."""

    def __init__(self, name: str, answer: Transition = None) -> None:
        self.name = name
        self.answer = answer
        self.drawn = 0

    def handle(self, message: Message) -> Transition:
        return self.answer

    def draw(self, frame: Frame) -> None:
        self.drawn += 1
        Text(self.name).place(frame, frame.box.inset(20))


def test_scenes_are_pushed_popped_and_replaced() -> None:
    top = OneAnswer("top", Pop())
    below = OneAnswer("below", Push(top))
    stage = Stage(OneAnswer("first", Replace(below)))
    shown = []
    for _ in range(4):
        shown.append(stage.drawing.texts())
        stage.send(Intent.CANCEL)
    assert shown == [("first",), ("below",), ("top",), ("below",)]


def test_leaving_the_last_scene_or_quitting_ends_the_game() -> None:
    for answer in (Pop(), Quit()):
        assert run_headless(OneAnswer("a", answer), [Intent.HELP]).is_over
    assert run_headless(OneAnswer("a"), [Intent.QUIT, Intent.HELP]).is_over


def test_a_scene_that_comes_back_is_as_it_was_left() -> None:
    stage = run_headless(DemoScene(), [Intent.NEXT, Intent.NEXT, Intent.NEXT, Intent.PAGE_DOWN])
    before = stage.attention.offsets
    assert before != ()
    stage.click("codex:edc")
    assert isinstance(stage.scene, NoteScene)
    stage.send(Intent.CANCEL)
    assert isinstance(stage.scene, DemoScene)
    assert stage.attention.focus == "codex:edc"
    assert stage.attention.offsets == before


def test_an_input_that_changes_nothing_draws_nothing() -> None:
    scene = OneAnswer("quiet")
    stage = Stage(scene)
    first = stage.drawing
    assert stage.drawing is first
    assert scene.drawn == 1
    stage.send(Intent.HELP)
    assert stage.drawing == first


def test_a_pointer_that_stays_on_its_button_lays_nothing_out_again() -> None:
    stage = run_headless(DemoScene(), [Pointer(Touch.MOVE, 760, 650)])
    shown = stage.drawing
    stage.send(Pointer(Touch.MOVE, 761, 651))
    assert stage.attention.hover == "seal"
    assert stage.drawing is shown


def test_a_new_size_and_a_larger_scale_lay_the_screen_out_anew() -> None:
    stage = run_headless(DemoScene(), [Resized(1024, 600)])
    assert (stage.drawing.width, stage.drawing.height) == (1024, 600)
    stage.send(Intent.LARGER)
    assert stage.drawing.width == pytest.approx(1024 / 1.25)
    stage.send_all([Intent.LARGER] * 9)
    assert stage.scale == 2.0
    stage.send_all([Intent.SMALLER] * 9)
    assert stage.scale == 1.0


def test_a_click_on_nothing_says_what_there_is() -> None:
    with pytest.raises(LookupError, match="no control is called 'nothing' here; there are"):
        run_headless(DemoScene()).click("nothing")


def test_a_picture_needs_no_screen_and_keeps_to_its_scheme() -> None:
    for scheme in (LIGHT, DARK):
        picture = run_headless(
            DemoScene(), size=(640, 400), settings=Settings(colours=scheme.name)
        ).picture()
        assert picture.get_size() == (640, 400)
        assert tuple(picture.get_at((1, 1))) == (*rgb(scheme.paper), 255)
        assert len({tuple(picture.get_at((x, 26))) for x in range(640)}) > 10  # the title's ink


@pytest.fixture
def dummy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    yield
    display.close_window()


@pytest.mark.usefixtures("dummy")
def test_an_idle_window_paints_no_frame() -> None:
    window = Window(Stage(DemoScene()))
    for _ in range(5):
        window.step()  # the window's own opening events come first
    painted = window.frames
    assert painted >= 1
    for _ in range(30):
        window.step()
    assert window.frames == painted


@pytest.mark.usefixtures("dummy")
def test_a_window_shows_what_the_stage_shows_after_keys_and_pointer() -> None:
    window = Window(Stage(DemoScene(), settings=Settings(scale=1.25)))
    window.step()
    for code in (pygame.K_TAB, pygame.K_TAB, pygame.K_DOWN, pygame.K_PAGEDOWN):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
        window.step()
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(1000, 650)))
    window.step()
    seen = pygame.image.tobytes(pygame.display.get_surface(), "RGB")
    assert seen == pygame.image.tobytes(window.stage.picture(), "RGB")


@pytest.mark.usefixtures("dummy")
def test_from_the_whole_screen_one_returns_to_the_window_as_one_had_drawn_it() -> None:
    window = Window(Stage(DemoScene(), (1000, 700)))
    pygame.display.set_mode((900, 620), pygame.RESIZABLE)  # as a hand on the window's corner
    sizes = []
    resized = pygame.event.Event(pygame.VIDEORESIZE, w=900, h=620)
    whole = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F11, mod=0, unicode="")
    for event in (resized, whole, whole):
        pygame.event.post(event)
        window.step()
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=pygame.K_F11, mod=0))
        sizes.append(window.stage.size)
    assert sizes == [(900, 620), pygame.display.get_desktop_sizes()[0], (900, 620)]


@pytest.mark.usefixtures("dummy")
def test_the_close_button_ends_the_game() -> None:
    window = Window(Stage(DemoScene()))
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window.step()
    assert window.stage.is_over


def test_without_a_screen_the_player_is_told_before_pygame_is_loaded() -> None:
    program = (
        "import sys\n"
        "from bloc_game.ui import display\n"
        "display.prepare()\n"
        "try: display.open_window((800, 600))\n"
        "except display.NoDisplay as error: print(error, 'pygame' in sys.modules)\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform != "linux":
        pytest.skip("elsewhere there is always a screen to ask")
    done = _python(program, environment)
    assert "no screen here" in done
    assert done.strip().endswith("False")


def test_a_screen_that_cannot_be_opened_is_told_without_a_traceback() -> None:
    program = (
        "from bloc_game.ui import display\n"
        "display.prepare()\n"
        "try: display.open_window((800, 600))\n"
        "except display.NoDisplay as error: print(error)\n"
    )
    done = _python(program, {**os.environ, "SDL_VIDEODRIVER": "nonsense"})
    assert done.startswith("no window can be opened here (")
    assert "--text" in done


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to honour")
def test_a_request_to_end_is_honoured() -> None:
    program = (
        "from bloc_game.ui import display\n"
        "display.prepare(headless=True)\n"
        "from bloc_game.ui.app import run\n"
        "from tests.ui.test_app import OneAnswer\n"
        "print('open', flush=True)\n"
        "run(OneAnswer('here'))\n"
        "print('closed')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(signal.SIGTERM)
        try:
            rest, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode in (0, -signal.SIGTERM)  # killed before the window was up is fine
    if process.returncode == 0:
        assert rest == "closed\n"


def test_the_players_own_settings_stay() -> None:
    environment = {"SDL_IME_SHOW_UI": "0", "SDL_FRAMEBUFFER_ACCELERATION": "1"}
    display.prepare(environment)
    assert environment["SDL_IME_SHOW_UI"] == "0"
    assert environment["SDL_FRAMEBUFFER_ACCELERATION"] == "1"
    assert environment["SDL_WINDOWS_DPI_AWARENESS"] == "permonitorv2"


def _python(program: str, environment: dict[str, str]) -> str:
    path = {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**environment, **path},
        timeout=60,
        check=True,
    )
    return done.stdout


def test_beginning_again_leaves_every_scene() -> None:
    stage = run_headless(OneAnswer("first", Push(OneAnswer("second", Restart(OneAnswer("new"))))))
    stage.send(Intent.HELP)
    stage.send(Intent.HELP)
    assert stage.drawing.says("new")
    stage.send(Intent.QUIT)
    assert stage.is_over


def test_type_grows_with_the_window_until_somebody_chooses_its_size() -> None:
    stage = Stage(OneAnswer("here"), (1280, 720))
    assert stage.scale == 1.0
    stage.send(Resized(1920, 1080))
    assert stage.scale == 1.5
    stage.send(Intent.LARGER)
    stage.send(Resized(1280, 720))
    assert stage.scale == 1.75
    assert Stage(OneAnswer("small"), (640, 400)).scale == 1.0


@pytest.mark.usefixtures("dummy")
def test_a_window_at_rest_looks_less_often_until_something_happens() -> None:
    late = [0.0]
    window = Window(Stage(DemoScene()), clock=lambda: late[0])
    window.step()
    assert window.pace == FRAMES_A_SECOND
    for _ in range(5):
        late[0] += 10.0
        window.step()
    assert window.pace == AT_REST
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode=""))
    window.step()
    assert window.pace == FRAMES_A_SECOND
