"""Ten thousand random inputs: nothing crashes, and the save stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bloc_game.session.loading import load
from bloc_game.session.locations import saved_games
from bloc_game.ui.intents import Digit, Input, Intent, Pointer, Resized, Touch, Typed, Wheel
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage

EVENTS = 10_000
SIZES = ((1280, 720), (1024, 600), (640, 400), (1920, 1080))
SIGNS = "tdmcwrsbgzaky/+-?é "
SELDOM = (Intent.QUIT, Intent.LARGER, Intent.SMALLER, Intent.FULLSCREEN)
OFTEN = tuple(one for one in Intent if one not in SELDOM)


def inputs(luck: Random, stage: Stage) -> Iterator[Input]:
    """What an impatient hand does next: a key, or a press somewhere, mostly on a control."""
    match luck.randrange(10):
        case 0 | 1 | 2:
            yield luck.choice(OFTEN)
        case 3:
            yield Intent.CONFIRM
        case 4:
            yield Digit(luck.randrange(10))
        case 5:
            yield Typed(luck.choice(SIGNS))
        case 6 if luck.randrange(100) == 0:
            yield Resized(*luck.choice(SIZES))
        case 6 if luck.randrange(40) == 0:
            yield luck.choice(SELDOM)
        case 6:
            yield Wheel(luck.uniform(-4, 4), *_spot(luck, stage))
        case _:
            x, y = _spot(luck, stage)
            yield Pointer(Touch.MOVE, x, y)
            yield Pointer(Touch.DOWN, x, y)
            if luck.randrange(8) == 0:
                x, y = _spot(luck, stage)
                yield Pointer(Touch.MOVE, x, y)
            yield Pointer(Touch.UP, x, y)


def _spot(luck: Random, stage: Stage) -> tuple[float, float]:
    boxes = [box for one in stage.handles.controls for box in (*one.boxes, *one.parts)]
    if boxes and luck.randrange(5):
        box = luck.choice(boxes)
        return box.x + luck.random() * box.w, box.y + luck.random() * box.h
    return luck.uniform(-20, 1400), luck.uniform(-20, 800)


def test_random_input_neither_crashes_nor_loses_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path))
    luck, sent, played = Random(1), 0, 0
    stage = Stage(TitleScene(Wish()), SIZES[0])
    while sent < EVENTS:
        for said in inputs(luck, stage):
            stage.send(said)
            sent += 1
            if stage.is_over:
                stage = Stage(TitleScene(Wish()), SIZES[luck.randrange(3)])
        stage.tick(sent * 0.03)
        stage.catch_up()
        assert stage.drawing.items
        played += isinstance(stage.scene, TableScene)
    assert played > EVENTS // 20  # it came to play, and not only to press at titles
    for save in saved_games():
        assert load(save, play_on=False).notices == ()
    assert saved_games()
