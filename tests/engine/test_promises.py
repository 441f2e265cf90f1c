"""What must hold for every scenario and every legal sequence of actions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.actions import from_text, to_text
from bloc_game.engine.events import AgendaSet, GameEnded
from bloc_game.engine.outcome import ending_of, returns
from bloc_game.engine.playthrough import Playthrough, replay, steps
from bloc_game.engine.setup import initial
from bloc_game.engine.state import blank, digest
from bloc_game.engine.whose_turn import is_terminal
from tests.checks import (
    check_ledger,
    check_legality,
    check_ranges,
    check_somebody_can_act,
    check_step,
    conceivable,
)
from tests.strategies import Playout, finished, playouts


@given(playouts())
def test_every_game_ends_and_every_end_is_an_ending(playout: Playout) -> None:
    end = finished(playout).state
    assert is_terminal(end)
    assert ending_of(playout.game, end) is not None
    assert all(0 <= points <= 100 for points in returns(playout.game, end))


@given(playouts())
def test_a_game_that_goes_on_has_no_ending_yet(playout: Playout) -> None:
    for step in playout.steps:
        over = ending_of(playout.game, step.state) is not None
        assert over is is_terminal(step.state)


@given(playouts())
def test_some_action_is_always_legal(playout: Playout) -> None:
    for step in playout.steps:
        check_somebody_can_act(playout.game, step.state)


@given(playouts(), st.data())
def test_what_is_legal_can_be_done_and_what_is_not_is_refused(
    playout: Playout, data: st.DataObject
) -> None:
    everything = sorted(set(conceivable(playout.game)), key=to_text)
    some = data.draw(st.lists(st.sampled_from(everything), max_size=60))
    check_legality(playout.game, playout.state, some)


@given(playouts())
def test_no_number_leaves_its_range(playout: Playout) -> None:
    for step in playout.steps:
        check_ranges(playout.game, step.state)


@given(playouts())
def test_the_row_of_a_state_is_its_three_kinds_of_numbers(playout: Playout) -> None:
    """It is put together once and handed on, and must never be another state's."""
    for step in playout.steps:
        state = step.state
        assert state.row() == (*state.public, *state.private, *state.hidden)
    moved = replace(playout.state, public=tuple(number + 1 for number in playout.state.public))
    assert moved.row()[: len(moved.public)] == moved.public


@given(playouts())
def test_events_alone_make_the_new_state(playout: Playout) -> None:
    for before, step in zip(playout.steps, playout.steps[1:], strict=False):
        check_step(playout.game, before.state, step)


@given(playouts())
def test_start_and_ledger_make_up_every_number(playout: Playout) -> None:
    opening = playout.steps[0]
    check_ledger(playout.game, opening.state, playout.events, playout.state)


@given(playouts())
def test_the_ledger_goes_back_to_the_deal(playout: Playout) -> None:
    game, opening = playout.game, playout.steps[0]
    cells = [slot.start for slot in game.layout.slots]
    for secret, strength in zip(game.secrets, playout.played.deal, strict=True):
        cells[secret.place] = strength
    before = blank(game.layout, cells, len(game.seats))
    check_step(game, before, opening)
    check_ledger(game, before, opening.events, opening.state)


@given(playouts())
def test_a_replay_reaches_the_state_that_was_played(playout: Playout) -> None:
    assert replay(playout.game, playout.played) == playout.state
    assert tuple(steps(playout.game, playout.played)) == playout.steps


@given(playouts())
def test_the_same_actions_make_the_same_state_by_name(playout: Playout) -> None:
    branch = Playthrough(playout.played.seed + 1, playout.played.deal)
    for action in playout.actions:
        branch = branch.then(action)
    assert digest(replay(playout.game, branch)) == digest(playout.state)


@given(playouts(), st.data())
def test_a_game_cut_short_is_its_own_beginning(playout: Playout, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(playout.actions)))
    assert replay(playout.game, playout.played.until(length)) == playout.steps[length].state


@given(playouts())
def test_states_tell_themselves_apart_by_name(playout: Playout) -> None:
    names = {digest(step.state): step.state for step in playout.steps}
    assert len(names) == len({step.state for step in playout.steps})


@given(playouts())
def test_actions_survive_being_written_down(playout: Playout) -> None:
    for action in playout.actions:
        assert from_text(to_text(action)) == action


@given(playouts())
def test_a_game_begins_on_its_first_turn(playout: Playout) -> None:
    first = initial(playout.game, playout.played.deal).state
    assert playout.game.turn(first.public).number == 1


@given(playouts())
def test_nothing_happens_after_the_end(playout: Playout) -> None:
    last = finished(playout).steps[-1].events
    end = next(place for place, event in enumerate(last) if isinstance(event, GameEnded))
    assert [type(event) for event in last[end + 1 :]] == [AgendaSet]
