"""How a game begins: what is hidden is dealt, and the rest is as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.events import TurnBegan
from bloc_game.engine.game import Game
from bloc_game.engine.setup import dealt, initial, recorded_deal
from tests.small import SMALL, edited, game_of
from tests.strategies import games


@given(games(), st.integers(0, 2**64 - 1))
def test_a_deal_is_within_its_bands_and_the_same_for_a_seed(game: Game, seed: int) -> None:
    deal = dealt(game, seed)
    assert deal == dealt(game, seed)
    for secret, strength in zip(game.secrets, deal, strict=True):
        assert secret.low <= strength <= secret.high
        assert secret.low <= secret.recorded <= secret.high


def test_history_can_be_dealt() -> None:
    game = game_of()
    assert recorded_deal(game) == (100, 50)
    state = initial(game, recorded_deal(game)).state
    assert state.cells()[game.secrets[0].place] == 100


FEAR = """\
      north_is_afraid:
        of: NOR
        adds: {base: 3}
        band: 0 .. 100
        title: Fear
        says: It is.
"""


def test_a_secret_more_does_not_change_how_the_others_are_dealt() -> None:
    plan = "      north_has_a_plan:\n"
    more = edited(SMALL, (plan, FEAR + plan))
    game, other = game_of(), game_of(more)
    places = [[s.id for s in other.secrets].index(secret.id) for secret in game.secrets]
    for seed in range(20):
        deal = dealt(other, seed)
        assert tuple(deal[place] for place in places) == dealt(game, seed)


@pytest.mark.parametrize(
    ("deal", "message"),
    [
        ((), "0 values for 2 secrets"),
        ((100, 50, 1), "3 values for 2 secrets"),
        ((151, 50), "south_needs_water cannot be 151: it is 0 … 150"),
        ((100, -51), "north_has_a_plan cannot be -51"),
    ],
)
def test_a_deal_that_does_not_fit_is_refused_in_words(deal: tuple[int, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        initial(game_of(), deal)


@given(games())
def test_a_game_opens_on_its_first_day(game: Game) -> None:
    step = initial(game, recorded_deal(game))
    first = game.turns[0]
    assert step.events[0] == TurnBegan(turn=1, date=first.date)


def test_everything_starts_as_it_is_written() -> None:
    game = game_of(edited(SMALL, ("tension += 4; after(2, plague)", "after(2, plague)")))
    state = initial(game, recorded_deal(game)).state
    cells = state.cells()
    changed = {s.name for s in game.layout.slots if cells[s.index] != s.start}
    assert changed == {
        *("happened[flood]", "due[plague]"),
        *(f"strength[{secret.id}]" for secret in game.secrets),
    }
