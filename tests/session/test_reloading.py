"""A running game goes on in the scenario that its author has just changed."""

from __future__ import annotations

import pytest

from bloc_game.engine.actions import Fall
from bloc_game.engine.legality import legal_actions
from bloc_game.session.playing import CannotPlay, Session, begin
from bloc_game.session.reloading import reloaded
from tests.session.tiny import tiny
from tests.small import SMALL, edited, loaded


def played(steps: int = 8) -> Session:
    session = begin(loaded(), ("NOR",), seed=3)
    for _ in range(steps):
        if not session.to_act:
            break
        action = legal_actions(session.game, session.state, "NOR")[0]
        assert not isinstance(action, Fall)
        session.submit(action)
    return session


def test_a_change_of_words_changes_nothing_else() -> None:
    session = played()
    again = reloaded(session, loaded(edited(SMALL, ("headline: The rains", "headline: It pours"))))
    assert again.state == session.state
    assert [one.action for one in again.played] == [one.action for one in session.played]
    assert again.scenario.prose["turns.autumn.headline"] == "It pours"


def test_a_changed_number_is_in_the_game_from_the_beginning() -> None:
    session = played()
    higher = edited(SMALL, ("tension += 4; after(2, plague)", "tension += 9; after(2, plague)"))
    again = reloaded(session, loaded(higher))
    place = session.game.layout.at("tension")
    assert again.state.row()[place] != session.state.row()[place]
    assert again.to_act or again.is_over


def test_what_can_no_longer_be_done_is_left_out() -> None:
    session = played()
    moves = "    moves: [lobby, amend, press, promise, probe, brood]"
    again = reloaded(session, loaded(edited(SMALL, (moves, "    moves: [brood]"))))
    assert [one.action for one in again.played] != [one.action for one in session.played]
    assert again.to_act == ("NOR",) or again.is_over


def test_a_table_whose_seats_are_gone_is_refused() -> None:
    with pytest.raises(CannotPlay):
        reloaded(played(1), tiny())
