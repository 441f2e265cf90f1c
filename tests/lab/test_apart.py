"""Chunks played by several processes: the same, in order, whoever plays them and whoever dies."""

from __future__ import annotations

import os
import signal
import sys

import numpy as np
import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.lab import playing
from bloc_game.lab.apart import cores, each_apart
from bloc_game.lab.playing import Lab
from tests.small import SMALL, loaded

HERE = os.getpid()
forks = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere none is forked")


@forks
@pytest.mark.parametrize("players", range(5))
def test_every_chunk_comes_back_in_its_place(players: int) -> None:
    found = list(each_apart(lambda chunk: (chunk, os.getpid()), 7, players))
    assert [chunk for chunk, _ in found] == list(range(7))
    assert len({who for _, who in found}) == max(players, 1)


@forks
def test_what_a_helper_that_dies_has_not_played_is_played_here() -> None:
    def play(chunk: int) -> tuple[int, bool]:
        if chunk == 3 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return chunk, os.getpid() == HERE

    found = list(each_apart(play, 6, 2))
    assert found == [(0, True), (1, False), (2, True), (3, True), (4, True), (5, True)]


@forks
def test_trouble_met_by_a_helper_is_met_here_and_told_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def play(chunk: int) -> int:
        return 12 // (3 - chunk)

    found = each_apart(play, 6, 2)
    assert [next(found) for _ in range(3)] == [4, 6, 12]
    with pytest.raises(ZeroDivisionError):
        next(found)
    assert capfd.readouterr().err == ""


@forks
def test_who_stops_looking_leaves_no_helper_behind() -> None:
    helpers = {who for who in each_apart(lambda _: os.getpid(), 4, 3) if who != os.getpid()}
    some = each_apart(lambda _: os.getpid(), 40, 2)
    next(some)
    helpers.add(next(some))
    some.close()  # type: ignore[attr-defined]  # it is a generator
    for helper in helpers:
        with pytest.raises(ProcessLookupError):
            os.kill(helper, 0)


def test_games_are_the_same_on_one_core_and_on_several(monkeypatch: pytest.MonkeyPatch) -> None:
    game = loaded(SMALL).game
    policies = dict.fromkeys(game.seat_of, DefaultPolicy(game))
    alone = np.concatenate([one.cells for one in Lab(game).play_all(policies, 5, 301)], axis=1)
    monkeypatch.setattr(playing, "WORTH_SHARING", 1)
    monkeypatch.setattr(playing, "cores", lambda: 3 if cores() > 1 else 1)
    apart = np.concatenate([one.cells for one in Lab(game).play_all(policies, 5, 301)], axis=1)
    assert (alone == apart).all()
