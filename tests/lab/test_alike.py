"""Many games at once are the games that the plain engine plays, at every turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import FixedPolicy
from bloc_game.engine.actions import CHANCE, Action, Fall, Lapse, Order
from bloc_game.engine.chance import mix
from bloc_game.engine.game import VOTES, Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.setup import Deal, dealt, recorded_deal
from bloc_game.engine.state import Agenda, Moving, State
from bloc_game.engine.turn import play
from bloc_game.engine.whose_turn import players_to_act
from bloc_game.lab.arrays import Columns, Program, Value
from bloc_game.lab.luck import words
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Stand, Table
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, policy_named
from tests.lab.alike import differences, plainly, together
from tests.strategies import Playout, playouts, random_game, scenarios

GAMES = 6


LABS: dict[str, Lab] = {}


def lab_of(game: Game) -> Lab:
    """What is made ready for one game serves every test."""
    return LABS.setdefault(game.id, Lab(game))


def mixed_table(game: Game, number: int) -> dict[str, Policy]:
    """Seats played by different policies."""
    ways: list[Callable[[Game], Policy]] = [DefaultPolicy, RandomPolicy]
    return {seat.id: ways[n * (number + 1) % 3 % 2](game) for n, seat in enumerate(game.seats)}


def hold_alike(game: Game, policies: dict[str, Policy], seeds: list[int]) -> None:
    deals = [dealt(game, seed) for seed in seeds]
    batch = together(lab_of(game), policies, seeds, deals)
    for seed, deal, course in zip(seeds, deals, batch, strict=True):
        assert differences(game, plainly(game, policies, seed, deal), course) == []


@pytest.mark.parametrize("name", ["default", "random", "record", "mixed"])
@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_every_game_of_a_batch_is_the_plain_engines(scenario: Scenario, name: str) -> None:
    game = scenario.game
    policies = (
        mixed_table(game, 1) if name == "mixed" else everywhere(game, policy_named(name, scenario))
    )
    hold_alike(game, policies, [mix(5, number) for number in range(GAMES)])


@settings(max_examples=25, deadline=None)
@given(
    scenario=st.sampled_from(scenarios()),
    number=st.integers(0, 5),
    seeds=st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=5),
)
def test_whoever_plays_under_whatever_luck(
    scenario: Scenario, number: int, seeds: list[int]
) -> None:
    hold_alike(scenario.game, mixed_table(scenario.game, number), seeds)


@settings(max_examples=15, deadline=None)
@given(scenario=st.sampled_from(scenarios()), seed=st.integers(0, 2**64 - 1), data=st.data())
def test_a_set_answer_is_given_by_both(scenario: Scenario, seed: int, data: st.DataObject) -> None:
    game = scenario.game
    if not game.decisions:
        return
    decision = data.draw(st.sampled_from(game.decisions))
    options = VOTES if decision.is_ballot else tuple(option.id for option in decision.options)
    answers = {decision.id: data.draw(st.sampled_from(options))}
    hold_alike(game, everywhere(game, FixedPolicy(answers, DefaultPolicy(game))), [seed])


@settings(max_examples=60, deadline=None)
@given(playout=playouts(), seed=st.integers(0, 2**64 - 1), told=st.booleans(), data=st.data())
def test_a_batch_can_begin_anywhere(
    playout: Playout, seed: int, told: bool, data: st.DataObject
) -> None:
    """Wherever a game has come, in the middle of a turn too; and what a seat does next may be
    told."""
    game, state = playout.game, playout.state
    policies = mixed_table(game, data.draw(st.integers(0, 5)))
    deal = data.draw(st.sampled_from([playout.played.deal, recorded_deal(game)]))
    state = _dealt_anew(game, state, deal)
    deed, deeds = None, None
    acting = [player for player in players_to_act(game, state) if player != CHANCE]
    if acting and told:
        seat = data.draw(st.sampled_from(acting))
        legal = legal_actions(game, state, seat)
        deed = data.draw(st.sampled_from([a for a in legal if not isinstance(a, Fall | Lapse)]))
        deeds = {seat: [deed]}
    batch = together(lab_of(game), policies, [seed], [deal], state, deeds)
    plain = plainly(game, policies, seed, deal, state, deed)
    assert differences(game, plain, batch[0]) == []


@settings(max_examples=25, deadline=None)
@given(
    scenario=st.sampled_from(scenarios()),
    seeds=st.lists(st.integers(0, 2**32 - 1), min_size=2, max_size=4, unique=True),
    data=st.data(),
)
def test_a_batch_can_begin_in_several_games(
    scenario: Scenario, seeds: list[int], data: st.DataObject
) -> None:
    """Each at the same place of the same turn, and in each another seat may be told what to do."""
    game = scenario.game
    played = [random_game(game, seed) for seed in seeds]
    places = [{_place(game, step.state): step.state for step in one.steps} for one in played]
    common = [place for place in places[0] if all(place in other for other in places)]
    place = data.draw(st.sampled_from(common))
    policies = mixed_table(game, data.draw(st.integers(0, 5)))
    begun = [
        _Begun(states[place], one.played.deal, data.draw(st.integers(1, 3)))
        for states, one in zip(places, played, strict=True)
    ]
    games = sum(one.games for one in begun)
    deeds: dict[str, list[Action | None]] = {}
    at = 0
    for one in begun:
        acting = [player for player in players_to_act(game, one.state) if player != CHANCE]
        is_told: bool = data.draw(st.booleans())
        if acting and is_told:
            seat = data.draw(st.sampled_from(acting))
            legal = legal_actions(game, one.state, seat)
            one.deed = data.draw(st.sampled_from([a for a in legal if not isinstance(a, Lapse)]))
            told = deeds.setdefault(seat, [None] * games)
            told[at : at + one.games] = [one.deed] * one.games
        at += one.games
    lucks = [mix(data.draw(st.integers(0, 2**64 - 1)), number) for number in range(games)]
    each = [one for one in begun for _ in range(one.games)]
    stands = [Stand(one.state, one.games) for one in begun]
    batch = together(lab_of(game), policies, lucks, [one.deal for one in each], stands, deeds)
    for luck, one, course in zip(lucks, each, batch, strict=True):
        plain = plainly(game, policies, luck, one.deal, one.state, one.deed)
        assert differences(game, plain, course) == []


@dataclass
class _Begun:
    """A game that was begun elsewhere, and how often it is played on."""

    state: State
    deal: Deal
    games: int
    deed: Action | None = None


def _place(game: Game, state: State) -> tuple[int, Agenda]:
    return state.public[game.places.turn], state.agenda


def test_each_game_is_told_what_comes_next_in_it() -> None:
    """A first move in one, a second in another: they are not asked for at once."""
    game = next(one for one in scenarios() if one.id == "small").game
    assert game.moves_per_turn > 1
    steps = random_game(game, 3).steps
    first = next(s.state for s in steps if isinstance(s.state.agenda[-1], Moving))
    seat = players_to_act(game, first)[0]
    policies, deal = everywhere(game, DefaultPolicy(game)), dealt(game, 3)
    order = next(a for a in legal_actions(game, first, seat) if isinstance(a, Order))
    second = play(game, first, order).state
    states = first, second
    told = [legal_actions(game, state, seat)[-2] for state in states]
    lucks = [mix(8, number) for number in range(2)]
    stands = [Stand(state, 1) for state in states]
    batch = together(lab_of(game), policies, lucks, [deal, deal], stands, {seat: told})
    for luck, state, deed, course in zip(lucks, states, told, batch, strict=True):
        plain = plainly(game, policies, luck, deal, state, deed)
        assert differences(game, plain, course) == []


def test_games_at_different_places_are_refused() -> None:
    game = next(one for one in scenarios() if one.id == "small").game
    steps = random_game(game, 1).steps
    stands = [Stand(steps[0].state, 1), Stand(steps[-1].state, 1)]
    with pytest.raises(ValueError, match="one place of one turn"):
        lab_of(game).play(mixed_table(game, 0), words([1, 2]), [()] * 2, stands)


def _dealt_anew(game: Game, state: State, deal: Deal) -> State:
    hidden = list(state.hidden)
    for secret, strength in zip(game.secrets, deal, strict=True):
        hidden[secret.place - game.layout.private_end] = strength
    return replace(state, hidden=tuple(hidden))


# --- the check can fail ---------------------------------------------------------------------------


def caught(scenario: Scenario) -> bool:
    """Whether some game of a few differs now."""
    game = scenario.game
    policies = everywhere(game, DefaultPolicy(game))
    seeds = [mix(9, number) for number in range(4)]
    deals = [dealt(game, seed) for seed in seeds]
    batch = together(Lab(game), policies, seeds, deals)
    plain = [plainly(game, policies, *one) for one in zip(seeds, deals, strict=True)]
    return any(differences(game, one, other) for one, other in zip(plain, batch, strict=True))


def test_a_track_that_is_one_off_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    assert not caught(scenario)
    right = Table.shift
    monkeypatch.setattr(
        Table, "shift", lambda self, place, by, some: right(self, place, by + (by == 3), some)
    )
    assert caught(scenario)


def test_a_lean_that_is_one_off_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    right = Program.run

    def wrong(self: Program, columns: Columns, now: int, day: int) -> list[Value]:
        values = right(self, columns, now, day)
        return values if len(values) < 20 else [*values[:-1], values[-1] + 30]

    monkeypatch.setattr(Program, "run", wrong)
    assert caught(scenario)
