"""Planted faults: each of the promises must be able to fail."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from bloc_game.engine import legality, observation, state, turn
from bloc_game.engine.actions import Action, Order, from_text
from bloc_game.engine.events import Cause, CellSet, TrackShifted
from bloc_game.engine.game import Game
from bloc_game.engine.legality import IllegalAction
from bloc_game.engine.observation import Observation
from bloc_game.engine.state import State, Working
from bloc_game.engine.turn import apply
from tests import checks, strategies
from tests.checks import (
    check_ledger,
    check_legality,
    check_luck_is_keyed,
    check_observation,
    check_ranges,
    check_somebody_can_act,
    check_step,
    check_told,
    otherwise_hidden,
)
from tests.small import game_of
from tests.strategies import random_game
from tests.table import Table

SEAT = "NOR"


def test_a_leak_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An observation that carries one number of another seat's own."""
    game = game_of()
    table = Table(game)
    secret = game.layout.at("doubts", "OST")
    honest = observation.observation

    def leaky(game: Game, state: State, seat: str) -> Observation:
        seen = honest(game, state, seat)
        return replace(seen, own=(*seen.own, (secret, state.cells()[secret])))

    other = otherwise_hidden(game, table.state, SEAT, 1)
    check_observation(game, table.state, other, SEAT)
    monkeypatch.setattr(checks, "observation", leaky)
    with pytest.raises(AssertionError):
        check_observation(game, table.state, other, SEAT)


def test_a_leak_of_what_others_sealed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    honest = observation.observation

    def leaky(game: Game, state: State, seat: str) -> Observation:
        return replace(honest(game, state, seat), sealed=sum(state.sealed, ()))

    monkeypatch.setattr(checks, "observation", leaky)
    one, two = Table(game).do("OST brood"), Table(game).do("OST press NOR")
    with pytest.raises(AssertionError):
        check_observation(game, one.state, two.state, SEAT)


def test_a_choice_that_reads_a_secret_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is barred gives away as much as what is shown."""
    game = game_of()
    table = Table(game)
    secret = game.layout.at("doubts", "OST")
    honest = legality.legal_actions

    def leaky(game: Game, state: State, seat: str) -> tuple[Action, ...]:
        return honest(game, state, seat)[state.cells()[secret] % 2 :]

    monkeypatch.setattr(checks, "legal_actions", leaky)
    with pytest.raises(AssertionError):
        check_observation(game, table.state, otherwise_hidden(game, table.state, SEAT, 1), SEAT)


@pytest.mark.parametrize("family", ["doubts", "strength"])
def test_a_hidden_number_in_what_is_told_is_seen(
    family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = game_of()
    key = "OST" if family == "doubts" else "south_needs_water"
    slot = game.layout.slot(family, key)
    event = CellSet(slot, 0, 1, Cause("rule"))
    check_told(game, (event,), SEAT)
    monkeypatch.setattr(observation, "_sees", lambda *_: True)
    with pytest.raises(AssertionError):
        check_told(game, (event,), SEAT)


def test_a_cause_that_a_seat_may_not_know_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    cause = Cause("moves.lobby", by="OST", target="WES", seen_by="parties")
    event = TrackShifted(game.layout.slot("tension"), 3, cause)
    check_told(game, (event,), SEAT)
    monkeypatch.setattr(checks, "told", lambda _, events, __: tuple(events))
    with pytest.raises(AssertionError):
        check_told(game, (event,), SEAT)


def test_luck_that_is_not_keyed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    check_luck_is_keyed(game, 7)
    monkeypatch.setattr(strategies, "mix", lambda *_: random.getrandbits(64))
    with pytest.raises(AssertionError):
        check_luck_is_keyed(game, 7)


def test_a_deal_that_is_not_keyed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    monkeypatch.setattr("bloc_game.engine.setup.point", lambda _, total: random.randrange(total))
    with pytest.raises(AssertionError):
        check_luck_is_keyed(game, 7)


def test_a_number_out_of_range_is_seen() -> None:
    game = game_of()
    good = Table(game).state
    place = game.layout.at("tension")
    check_ranges(game, good)
    bad = replace(good, public=(*good.public[:place], 101, *good.public[place + 1 :]))
    with pytest.raises(AssertionError, match="tension is 101"):
        check_ranges(game, bad)


def test_a_track_that_is_not_stopped_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def unstopped(work: Working, place: int, by: int, cause: Cause) -> None:
        work.events.append(TrackShifted(work.layout.slots[place], by, cause))
        work.cells[place] += by

    monkeypatch.setattr(state.Working, "shift", unstopped)
    game = game_of()
    with pytest.raises(AssertionError):
        check_games(game, 20)


def check_games(game: Game, number: int) -> None:
    """So many random games, every state of them."""
    for seed in range(number):
        for step in random_game(game, seed).steps:
            check_ranges(game, step.state)


def test_an_effect_that_leaves_no_event_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    first = Table(game).until("first_word")
    choice = "NOR chooses first_word claim"
    good = first.state, apply(game, first.state, from_text(choice))
    check_step(game, *good)
    check_ledger(game, good[0], good[1].events, good[1].state)

    def silent(work: Working, place: int, by: int, _: Cause) -> None:
        work.cells[place] += by

    monkeypatch.setattr(state.Working, "shift", silent)
    bad = apply(game, first.state, from_text(choice))
    with pytest.raises(AssertionError):
        check_step(game, first.state, bad)
    with pytest.raises(AssertionError):
        check_ledger(game, first.state, bad.events, bad.state)


def test_an_illegal_action_that_is_played_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    table = Table(game)
    barred = Order("NOR", "lobby", ("SUD", "fort", "up"))
    with pytest.raises(IllegalAction):
        apply(game, table.state, barred)
    check_legality(game, table.state, [barred])
    monkeypatch.setattr(turn, "blockers", lambda *_: ())
    with pytest.raises(AssertionError):
        check_legality(game, table.state, [barred])


def test_a_legal_action_that_is_refused_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    table = Table(game)
    reasons = table.barred("NOR lobby SUD fort up")
    monkeypatch.setattr(turn, "blockers", lambda *_: reasons)
    with pytest.raises(AssertionError):
        check_legality(game, table.state, [])


def test_a_seat_without_anything_to_do_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    game = game_of()
    table = Table(game)
    monkeypatch.setattr(checks, "legal_actions", lambda *_: ())
    with pytest.raises(AssertionError, match="nothing to do"):
        check_somebody_can_act(game, table.state)
