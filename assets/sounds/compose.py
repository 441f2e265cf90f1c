"""Makes the sounds of the game from nothing: `python assets/sounds/compose.py`.

Every sound is written here as numbers: noise from a seeded generator, shaped and filtered. Run it
again and the same files come out, byte for byte. Quiet on purpose: they stand behind reading.
"""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterable
from math import exp, pi, sin
from pathlib import Path
from random import Random

RATE = 22_050
Wave = list[float]


def silence(seconds: float) -> Wave:
    """Nothing, for so long."""
    return [0.0] * round(seconds * RATE)


def noise(seconds: float, luck: Random) -> Wave:
    """Hiss, between -1 and 1."""
    return [luck.uniform(-1.0, 1.0) for _ in range(round(seconds * RATE))]


def tone(pitch: float, seconds: float, fall: float) -> Wave:
    """A pure tone that dies away by `fall` a second."""
    count = round(seconds * RATE)
    return [sin(2 * pi * pitch * n / RATE) * exp(-fall * n / RATE) for n in range(count)]


def low(sound: Wave, pitch: float) -> Wave:
    """Without what is much higher than a pitch."""
    share, level, passed = 1 - exp(-2 * pi * pitch / RATE), 0.0, []
    for value in sound:
        level += share * (value - level)
        passed.append(level)
    return passed


def high(sound: Wave, pitch: float) -> Wave:
    """Without what is much lower than a pitch."""
    return [value - deep for value, deep in zip(sound, low(sound, pitch), strict=True)]


def dying(sound: Wave, fall: float) -> Wave:
    """The sound dying away by `fall` a second."""
    return [value * exp(-fall * n / RATE) for n, value in enumerate(sound)]


def swelling(sound: Wave) -> Wave:
    """The sound coming and going in one arch."""
    return [value * sin(pi * n / len(sound)) ** 1.5 for n, value in enumerate(sound)]


def mixed(parts: Iterable[tuple[float, float, Wave]]) -> Wave:
    """Sounds over each other: when each begins, in seconds, and how loud it is."""
    whole: Wave = []
    for begins, loud, sound in parts:
        start = round(begins * RATE)
        whole += [0.0] * (start + len(sound) - len(whole))
        for n, value in enumerate(sound):
            whole[start + n] += loud * value
    return whole


def knock(luck: Random, pitch: float) -> Wave:
    """One type bar on paper: a click, and the little body behind it."""
    click = dying(high(noise(0.02, luck), 2_000), 220)
    body = tone(pitch, 0.05, 90)
    return mixed(((0.0, 0.7, click), (0.0, 0.35, body)))


def teletype() -> Wave:
    """A line of a telegram: some twenty characters, uneven as a machine is, and the carriage."""
    luck, at, parts = Random(1954), 0.0, []
    for _ in range(20):
        parts.append((at, luck.uniform(0.7, 1.0), knock(luck, luck.uniform(300, 420))))
        at += luck.choice((0.052, 0.052, 0.06, 0.1))
    parts.append((at + 0.02, 0.5, dying(low(noise(0.12, luck), 1_400), 28)))
    return mixed(parts)


def stamp() -> Wave:
    """A rubber stamp: the thump of the desk, the slap of the rubber."""
    luck = Random(31)
    thump = mixed(((0.0, 1.0, tone(82, 0.28, 18)), (0.0, 0.5, tone(131, 0.2, 30))))
    slap = dying(low(noise(0.06, luck), 1_800), 70)
    lift = dying(high(noise(0.05, luck), 1_500), 60)
    return mixed(((0.0, 1.0, thump), (0.0, 0.8, slap), (0.17, 0.12, lift)))


def page() -> Wave:
    """A sheet turned over: a rustle that rises and falls, and comes to lie."""
    luck = Random(7)
    rustle = swelling(high(low(noise(0.34, luck), 5_200), 1_100))
    flutter = [v * (0.65 + 0.35 * sin(2 * pi * 23 * n / RATE)) for n, v in enumerate(rustle)]
    lies = dying(low(noise(0.09, luck), 900), 45)
    return mixed(((0.0, 1.0, flutter), (0.3, 0.5, lies)))


def hall() -> Wave:
    """A chamber: the murmur of a few hundred people, and the gavel twice."""
    luck, long = Random(30), 1.9
    voices = []
    for _ in range(14):
        voice = low(high(noise(long, luck), 170), luck.uniform(320, 700))
        slow, start = luck.uniform(1.3, 3.1), luck.uniform(0, 2 * pi)
        voices.append(
            [v * (0.55 + 0.45 * sin(2 * pi * slow * n / RATE + start)) for n, v in enumerate(voice)]
        )
    murmur = swelling(mixed((0.0, 0.5, voice) for voice in voices))
    gavel = mixed(
        (
            (0.0, 0.8, tone(540, 0.16, 40)),
            (0.0, 0.5, tone(890, 0.1, 65)),
            (0.0, 0.4, dying(noise(0.02, luck), 160)),
        )
    )
    return mixed(((0.0, 0.55, murmur), (0.85, 0.75, gavel), (1.17, 0.85, gavel)))


SOUNDS = {
    "teletype": (teletype, 0.20),
    "stamp": (stamp, 0.42),
    "page": (page, 0.16),
    "hall": (hall, 0.26),
}
"""What makes each, and how loud its loudest moment is, of 1."""


def finished(sound: Wave, peak: float) -> array[int]:
    """The sound at its loudness, in 16 bits, its last moment fading so that no end clicks."""
    sound = high(sound, 30)  # what no ear hears would only push the loudspeaker aside
    loudest = max(abs(value) for value in sound)
    fade = round(0.012 * RATE)
    ends = [min(1.0, (len(sound) - n) / fade) for n in range(len(sound))]
    return array(
        "h",
        [round(v / loudest * peak * end * 32_767) for v, end in zip(sound, ends, strict=True)],
    )


def main() -> None:
    """Write every sound beside this file."""
    for name, (make, peak) in SOUNDS.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(finished(make(), peak).tobytes())


if __name__ == "__main__":
    main()
