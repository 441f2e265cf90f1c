"""What is on its way is read off the table where all could see it set going."""

from __future__ import annotations

import pytest

from bloc_game.engine.chance import mix
from bloc_game.engine.events import CellSet
from bloc_game.engine.game import Game
from bloc_game.lab.foreseeing import Foreseeing
from bloc_game.scenario.story import Scenario
from tests.small import SMALL, edited, game_of
from tests.strategies import random_game, scenarios


def state_of(game: Game, **values: int) -> list[int]:
    """The first numbers of a game, with some of them put: `turn=2, happened_flood=1`."""
    cells = [slot.start for slot in game.layout.slots]
    for name, value in values.items():
        family, *keys = name.split("__")
        cells[game.layout.at(family, *keys)] = value
    return cells


def due(game: Game, event: str, **values: int) -> int | None:
    return Foreseeing(game).due(state_of(game, **values)).get(game.layout.at("due", event))


def test_what_follows_from_an_event_is_expected_until_it_has_come() -> None:
    game = game_of()
    assert due(game, "plague", turn=1) is None
    assert due(game, "plague", turn=1, happened__flood=1) == 3
    assert due(game, "plague", turn=2, happened__flood=1) == 3
    assert due(game, "plague", turn=3, happened__flood=1) is None, "it can no longer come"
    assert due(game, "plague", turn=2, happened__flood=1, happened__plague=1) is None


def test_what_was_called_off_is_not_expected() -> None:
    game = game_of()
    pay = next(o for o in game.decision_of["first_word"].options if o.id == "pay").number
    assert due(game, "plague", turn=2, happened__flood=1, chosen__first_word=pay) is None
    assert due(game, "plague", turn=2, happened__flood=1, chosen__first_word=pay - 1) == 3


def test_what_stands_under_a_condition_is_expected_where_it_holds() -> None:
    text = "tension += 4; after(2, plague)"
    block = '[tension += 4, {if: fact(leaked), do: "after(2, plague)"}]'
    game = game_of(edited(SMALL, (text, block)))
    assert due(game, "plague", turn=2, happened__flood=1) is None
    assert due(game, "plague", turn=2, happened__flood=1, fact__leaked=1) == 3


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_no_event_is_expected_that_was_never_called(scenario: Scenario) -> None:
    game = scenario.game
    coming = Foreseeing(game)
    for number in range(6):
        called: set[int] = set()
        for step in random_game(game, mix(5, number)).steps:
            called |= {
                event.slot.index
                for event in step.events
                if isinstance(event, CellSet) and event.slot.family == "due" and event.after
            }
            assert coming.due(step.state.cells()).keys() <= called
