"""A running game taken into a scenario that its author has just changed."""

from __future__ import annotations

from bloc_game.engine.legality import IllegalAction
from bloc_game.engine.phrases import phrase
from bloc_game.engine.setup import dealt, initial
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import unplayed
from bloc_game.session.playing import CannotPlay, Session
from bloc_game.session.saves import Table


def reloaded(session: Session, scenario: Scenario) -> Session:
    """The same game in the changed scenario, as far as what was done can still be done.

    What can no longer be done, and all after it, is left out; then the game goes on to the next
    moment a person must act. It is not saved. Raises `CannotPlay` where none of its seats is left.
    """
    game = scenario.game
    people = tuple(seat for seat in session.table.people if seat in game.seat_of)
    if not people:
        raise CannotPlay(phrase("nobody at the table has a seat in it any more"))
    policies = session.table.policies
    table = Table(
        people=people,
        policies={seat: policies.get(seat, "default") for seat in unplayed(game, people)},
        seed=session.table.seed,
        deal=_deal(session, scenario),
        language=session.table.language,
    )
    again = Session(scenario, table, minds=session.minds)
    for one in session.played:
        try:
            again.record(one.action, one.by)
        except IllegalAction:
            break
    again.go_on()
    return again


def _deal(session: Session, scenario: Scenario) -> tuple[int, ...]:
    """What was hidden, where it still can be; else dealt anew from the same seed."""
    game, deal = scenario.game, session.table.deal
    try:
        initial(game, deal)
    except ValueError:
        return dealt(game, session.table.seed)
    return deal
