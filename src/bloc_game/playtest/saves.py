"""Games of a playtest as saves, which `replay`, `explain` and the window open like any other."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bloc_game.engine.chance import mix
from bloc_game.engine.setup import Deal, dealt, initial
from bloc_game.engine.turn import apply
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.playing import BREAKS, Crash
from bloc_game.playtest.searching import Found, Tape
from bloc_game.playtest.targets import Target
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Driver, everywhere, policy_named
from bloc_game.session.playing import Session
from bloc_game.session.saves import SaveFile, Table, header_of


def save_found(scenario: Scenario, found: Found, path: Path) -> None:
    """What a search found."""
    _write(scenario, found.seed, found.deal, found.tape, path)


def save_example(coverage: Coverage, scenario: Scenario, target: Target, path: Path) -> None:
    """The first game of a policy that came to a target, up to where it did."""
    luck = mix(coverage.seed, coverage.example[target])
    deal = dealt(scenario.game, luck)
    tape = _until(scenario, coverage.policy, luck, deal, target)
    _write(scenario, luck, deal, tape, path)


def save_crash(scenario: Scenario, crash: Crash, path: Path) -> None:
    """A game up to the action that broke the engine."""
    deal = dealt(scenario.game, crash.seed)
    _write(scenario, crash.seed, deal, _until(scenario, crash.policy, crash.seed, deal, None), path)


def save_locked(coverage: Coverage, scenario: Scenario, number: int, turn: int, path: Path) -> None:
    """A game up to the turn from which somebody can do nothing."""
    luck = mix(coverage.seed, number)
    deal = dealt(scenario.game, luck)
    _write(scenario, luck, deal, _until(scenario, coverage.policy, luck, deal, None, turn), path)


def _until(
    scenario: Scenario,
    policy: str,
    luck: int,
    deal: Deal,
    target: Target | None,
    turn: int | None = None,
) -> Tape:
    """What was done in a game until a target was reached, a turn began, or it broke or ended."""
    game = scenario.game
    driver = Driver(game, everywhere(game, policy_named(policy, scenario)), luck)
    state = initial(game, deal).state
    tape: Tape = ()
    with suppress(*BREAKS):
        while (found := driver.next(state)) is not None:
            state = apply(game, state, found[0]).state
            tape = (*tape, found)
            if turn is not None and state.public[game.places.turn] >= turn:
                break
            value = state.row()[target.place] if target is not None else 0
            if target is not None and (value == target.value or (value and not target.value)):
                break
    return tape


def _write(scenario: Scenario, luck: int, deal: Deal, tape: Tape, path: Path) -> None:
    """A save that holds these actions; one of that name that lies there is replaced."""
    seats = tuple(seat.id for seat in scenario.game.seats)
    table = Table(people=seats, policies={}, seed=luck, deal=deal, language="en")
    session = Session(scenario, table)
    path.unlink(missing_ok=True)
    session.save = SaveFile.create(path, header_of(scenario, table))
    for action, by in tape:
        session.do(action, "chance" if by == "chance" else "person")
