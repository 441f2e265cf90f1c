"""What a batch takes of memory is given back when it is over, not when a collector comes by."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import numbered
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Table
from bloc_game.lab.walk import Walk
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere
from tests.strategies import scenarios


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_no_circle_keeps_the_table_of_a_batch(scenario: Scenario) -> None:
    """The collector counts objects, not bytes: to it a table of a hundred megabytes is one more."""
    tables: list[ref[Table]] = []

    def within(walk: Walk, _: Ints) -> None:
        tables.append(ref(walk.table))

    game = scenario.game
    collects = gc.isenabled()
    gc.disable()
    try:
        Lab(game).play(everywhere(game, DefaultPolicy(game)), numbered(0, 0, 200), within=within)
        assert len(tables) >= len(game.turns)  # it was looked at all along
        assert {table() for table in tables} == {None}
    finally:
        if collects:
            gc.enable()
