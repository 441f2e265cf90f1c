"""Why an action is barred, in one place, and whose turn it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.actions import CHANCE, Fall, Hold, Order, to_text
from bloc_game.engine.legality import Blocker, IllegalAction, blockers, legal_actions
from bloc_game.engine.playthrough import replay
from bloc_game.engine.setup import initial, recorded_deal
from bloc_game.engine.state import Moving, digest
from bloc_game.engine.turn import apply
from bloc_game.engine.whose_turn import chance_node, may_act, players_to_act
from tests.small import SMALL, edited, game_of
from tests.strategies import Playout, playouts
from tests.table import Table


def reasons(table: Table, action: str) -> list[str]:
    return [blocker.reason for blocker in table.barred(action)]


def test_every_reason_that_bars_a_move_is_given_at_once() -> None:
    table = Table(game_of(edited(SMALL, ("starts: {NOR: 5}", "starts: {NOR: 0}"))))
    assert table.barred("NOR press SUD") == (
        Blocker("short_of_capital", needs=1, has=0),
        Blocker("condition", "press"),
    )
    assert table.barred("NOR lobby SUD fort up") == (
        Blocker("draft_closed", "fort"),
        Blocker("short_of_capital", needs=1, has=0),
    )


def test_a_move_that_a_turn_does_not_allow_is_barred() -> None:
    assert reasons(Table(game_of()), "SUD bargain WES river") == ["not_this_turn"]


def test_a_move_is_sealed_once() -> None:
    table = Table(game_of()).do("OST brood")
    assert reasons(table, "OST brood") == ["sealed_already"]


def test_a_seat_that_has_sealed_all_it_may_waits() -> None:
    table = Table(game_of()).do("OST brood", "OST hold")
    assert reasons(table, "OST press NOR") == ["not_your_turn"]
    table.do("NOR brood", "NOR press SUD")
    assert reasons(table, "NOR probe OST") == ["not_your_turn"]


def test_what_is_sealed_is_no_longer_in_the_purse() -> None:
    table = Table(game_of()).do("SUD press NOR")
    assert table.value("capital", "SUD") == 3
    dear = game_of(edited(SMALL, ('cost: "2 if fact(leaked) else 1"', 'cost: "2"')))
    table = Table(dear).do("SUD press NOR")
    assert table.barred("SUD press WES") == (Blocker("short_of_capital", needs=2, has=1),)


def test_the_level_that_stands_is_no_amendment() -> None:
    assert reasons(Table(game_of()), "NOR amend river tolls none") == ["level_stands"]


@pytest.mark.parametrize(
    "action",
    [
        "nobody hold",
        "NOR dance",
        "NOR lobby SUD river sideways",
        "NOR lobby WES river up",  # not in its circle
        "WES probe SUD",  # not upstream
        "SUD amend fort place border",  # no amender
        "NOR answers accept",
        "NOR chooses first_word claim",
        "chance leak 1",
    ],
)
def test_what_is_no_action_here_is_barred(action: str) -> None:
    assert reasons(Table(game_of()), action) == ["unknown_action"]


def test_at_a_question_only_its_deciders_may_speak_and_only_to_it() -> None:
    table = Table(game_of()).until("first_word")
    assert reasons(table, "SUD chooses first_word claim") == ["not_your_turn"]
    assert reasons(table, "NOR chooses site here") == ["unknown_action"]
    assert reasons(table, "NOR chooses first_word shout") == ["unknown_action"]
    assert reasons(table, "NOR hold") == ["unknown_action"]


def test_when_the_game_is_over_nothing_is_legal() -> None:
    table = Table(game_of()).to_the_end()
    assert players_to_act(table.game, table.state) == ()
    for action in ("NOR hold", "NOR lapses", "chance leak 1"):
        assert reasons(table, action) == ["game_over"]
    assert legal_actions(table.game, table.state, "NOR") == ()


def test_chance_may_do_only_what_it_was_asked() -> None:
    game = game_of()
    state = initial(game, recorded_deal(game)).state
    assert not blockers(game, state, Fall("leak", 1))
    for fall in (Fall("leak", 2), Fall("flood", 1), Fall("nothing", 0)):
        assert [b.reason for b in blockers(game, state, fall)] == ["unknown_action"]
    assert [b.reason for b in blockers(game, state, Hold("NOR"))] == ["not_your_turn"]


def test_an_illegal_action_says_why_and_changes_nothing() -> None:
    table = Table(game_of())
    before = digest(table.state)
    with pytest.raises(IllegalAction, match="draft_closed") as refused:
        apply(table.game, table.state, Order("NOR", "lobby", ("SUD", "fort", "up")))
    assert refused.value.reasons == table.barred("NOR lobby SUD fort up")
    assert digest(table.state) == before


@given(playouts())
def test_what_is_listed_is_the_whole_table_less_what_is_barred(playout: Playout) -> None:
    """`legal_actions` has its own loop over a seat's rows; it must agree with `blockers`."""
    game, state = playout.game, playout.state
    if state.agenda and isinstance(state.agenda[-1], Moving):
        for player in players_to_act(game, state):
            number = game.seat_of[player]
            rows = [row.order for row in game.rows if row.seat == number]
            free = [order for order in rows if not blockers(game, state, order)]
            assert list(legal_actions(game, state, player)) == [*free, Hold(player)]


@given(playouts(seats_to_act=2), st.data())
def test_the_order_in_which_seals_arrive_never_matters(
    playout: Playout, data: st.DataObject
) -> None:
    game, state = playout.game, playout.state
    players = players_to_act(game, state)
    chosen = {}
    for player in players:
        if player != CHANCE:
            legal = sorted(legal_actions(game, state, player), key=to_text)
            chosen[player] = data.draw(st.sampled_from(legal))
    states = set()
    for order in (data.draw(st.permutations(sorted(chosen))) for _ in range(3)):
        now = state
        for player in order:
            now = apply(game, now, chosen[player]).state
        states.add(digest(now))
    assert len(states) <= 1


@given(playouts())
def test_whoever_is_to_act_is_a_seat_or_chance_alone(playout: Playout) -> None:
    for step in playout.steps:
        players = players_to_act(playout.game, step.state)
        alone = players == (CHANCE,)
        assert alone is (chance_node(playout.game, step.state) is not None)
        assert alone or all(player in playout.game.seat_of for player in players)
        assert len(set(players)) == len(players)
        for number, seat in enumerate(playout.game.seats):
            assert may_act(playout.game, step.state, number) is (seat.id in players)


def test_a_recording_with_an_illegal_action_is_refused() -> None:
    table = Table(game_of())
    with pytest.raises(IllegalAction):
        replay(table.game, table.played.then(Order("NOR", "lobby", ("SUD", "fort", "up"))))
