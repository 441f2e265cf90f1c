"""The sounds are there, quiet and short; they are heard when asked for, and cost nothing before."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from math import cos, pi, sin

import pygame
import pytest

from bloc_game.resources import assets_dir
from bloc_game.ui.app import Window
from bloc_game.ui.intents import Message
from bloc_game.ui.scene import Frame, Transition
from bloc_game.ui.settings import Settings
from bloc_game.ui.sounds import CUES, Sounds
from bloc_game.ui.stage import Stage

FOLDER = assets_dir() / "sounds"


@pytest.fixture(autouse=True)
def _dummy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield
    pygame.mixer.quit()
    pygame.display.quit()


def samples(cue: str) -> tuple[int, array[int]]:
    with wave.open(str(FOLDER / f"{cue}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getframerate(), array("h", file.readframes(file.getnframes()))


def faults(rate: int, sound: array[int]) -> list[str]:
    """What would be unpleasant to hear."""
    seconds, peak = len(sound) / rate, max(map(abs, sound)) / 32_768
    found = []
    if not 0.1 <= seconds <= 2.5:
        found.append(f"it lasts {seconds:.1f} s")
    if not 0.05 <= peak <= 0.5:
        found.append(f"its peak is {peak:.2f}")
    if abs(sound[0]) > 3_000 or abs(sound[-1]) > 300:
        found.append("it ends or begins with a click")
    if abs(sum(sound) / len(sound)) > 60:
        found.append("it rests off the middle")
    if share_above(8_000, rate, sound) > 0.35:
        found.append("it hisses")
    return found


def share_above(pitch: float, rate: int, sound: array[int]) -> float:
    """How much of a sound's strength lies above a pitch, in its loudest tenth of a second."""
    count = 512
    loudest = max(range(len(sound)), key=lambda n: abs(sound[n]))
    start = max(min(loudest, len(sound) - count), 0)
    piece = sound[start : start + count]
    power = []
    for band in range(1, count // 2):
        turn = 2 * pi * band / count
        real = sum(value * cos(turn * n) for n, value in enumerate(piece))
        other = sum(value * sin(turn * n) for n, value in enumerate(piece))
        power.append(real * real + other * other)
    edge = int(pitch * count / rate)
    return sum(power[edge:]) / sum(power)


@pytest.mark.parametrize("cue", CUES)
def test_a_sound_is_short_quiet_and_clean(cue: str) -> None:
    assert faults(*samples(cue)) == []


def test_an_unpleasant_sound_would_be_noticed() -> None:
    loud = array("h", [30_000 if n % 2 else -30_000 for n in range(11_025)])
    assert len(faults(22_050, loud)) == 3
    assert faults(22_050, array("h", [9_000] * 100)) != []


def test_all_sounds_together_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*.wav")) < 200_000
    assert {file.stem for file in FOLDER.glob("*.wav")} == set(CUES)


def test_the_script_beside_them_makes_the_sounds_again() -> None:
    spec = importlib.util.spec_from_file_location("compose", FOLDER / "compose.py")
    assert spec is not None
    assert spec.loader is not None
    compose = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compose)
    for cue, (make, peak) in compose.SOUNDS.items():
        _, kept = samples(cue)
        made = compose.finished(make(), peak)
        # one step more or less: sines differ in their last digit from machine to machine
        assert max(abs(a - b) for a, b in zip(kept, made, strict=True)) <= 1


class Bell:
    """A scene that is heard."""

    def handle(self, message: Message) -> Transition:
        return None

    def draw(self, frame: Frame) -> None:
        frame.cue("bell", "stamp")


@pytest.mark.parametrize(("on", "heard"), [(True, ["stamp"]), (False, [])])
def test_a_cue_is_heard_once_unless_sound_is_off(
    monkeypatch: pytest.MonkeyPatch, on: bool, heard: list[str]
) -> None:
    played: list[str] = []
    monkeypatch.setattr(Sounds, "play", lambda _self, cues: played.extend(cues))
    window = Window(Stage(Bell(), (320, 200), Settings(sound=on)))
    for _ in range(3):
        window.step()
    window.close()
    assert played == heard


def test_every_cue_can_be_played_and_an_unknown_one_is_silent() -> None:
    sounds = Sounds()
    sounds.play((*CUES, "trumpet"))
    assert pygame.mixer.get_init() is not None
    sounds.close()
    assert pygame.mixer.get_init() is None


def test_without_a_device_or_a_mixer_the_game_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse(*_: object) -> None:
        asked.append(1)
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sounds = Sounds()
    sounds.play(CUES)
    sounds.play(CUES)
    sounds.close()
    assert asked == [1]


def test_the_first_picture_opens_no_mixer() -> None:
    script = (
        "import sys, pygame\n"
        "from bloc_game.ui.app import Window\n"
        "from bloc_game.ui.stage import Stage\n"
        "from bloc_game.ui.scenes.opening import first_scene\n"
        "from bloc_game.ui.scenes.wish import Wish\n"
        "Window(Stage(first_scene(Wish()))).step()\n"
        "late = ('bloc_game.ui.sounds', 'bloc_game.ui.frontispiece', 'pydantic', 'yaml')\n"
        "print([one for one in late if one in sys.modules], pygame.mixer.get_init())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[] None"
