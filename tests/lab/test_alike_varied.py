"""The batch engine held to the plain one over scenarios that nobody wrote."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.engine.actions import CHANCE, Action, Answer, Lapse
from bloc_game.engine.chance import mix
from bloc_game.engine.changing import STATEMENTS
from bloc_game.engine.game import Game, Row
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.readings import FUNCTIONS
from bloc_game.engine.setup import dealt, initial
from bloc_game.engine.state import State
from bloc_game.engine.turn import play
from bloc_game.engine.whose_turn import chance_node, players_to_act
from bloc_game.lab import amending, asking, ballots, resolving, words
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.kin import Guise
from bloc_game.lab.luck import Words
from bloc_game.lab.playing import Lab
from bloc_game.lab.table import Some, Table
from bloc_game.lab.walk import Given, Walk
from tests.checks import (
    check_ledger,
    check_observation,
    check_ranges,
    check_somebody_can_act,
    check_step,
    check_told,
    otherwise_hidden,
)
from tests.lab import drawn
from tests.lab.alike import differences, plainly, together
from tests.lab.drawn import drawn_games
from tests.lab.test_alike import mixed_table
from tests.lab.varied import varied_games
from tests.small import SMALL, loaded
from tests.strategies import random_game

# BLOC_GAME_LONG=1 draws thousands of scenarios, a quarter of an hour
EXAMPLES = 3000 if os.environ.get("BLOC_GAME_LONG") else 40
SEEDS = st.integers(0, 2**64 - 1)


NUMBERS_OR_RULES = pytest.mark.parametrize(
    "games", [varied_games(), drawn_games()], ids=["numbers", "rules"]
)


@NUMBERS_OR_RULES
@settings(max_examples=EXAMPLES, deadline=None)
@given(number=st.integers(0, 5), seed=SEEDS, data=st.data())
def test_whatever_they_are_the_games_are_the_same(
    games: st.SearchStrategy[Game], number: int, seed: int, data: st.DataObject
) -> None:
    game = data.draw(games)
    policies, seeds = mixed_table(game, number), [mix(seed, n) for n in range(4)]
    deals = [dealt(game, one) for one in seeds]
    batch = together(Lab(game), policies, seeds, deals)
    for one, deal, course in zip(seeds, deals, batch, strict=True):
        assert differences(game, plainly(game, policies, one, deal), course) == []


@NUMBERS_OR_RULES
@settings(max_examples=EXAMPLES, deadline=None)
@given(length=st.integers(0, 120), seed=SEEDS, data=st.data())
def test_whatever_they_are_and_wherever_it_begins(
    games: st.SearchStrategy[Game], length: int, seed: int, data: st.DataObject
) -> None:
    game = data.draw(games)
    deal = dealt(game, seed)
    state = _after(game, initial(game, deal).state, seed, length)
    policies = mixed_table(game, seed % 6)
    (course,) = together(Lab(game), policies, [seed], [deal], state)
    assert differences(game, plainly(game, policies, seed, deal, state), course) == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(game=drawn_games(), seed=SEEDS)
def test_whatever_the_rules_a_game_keeps_the_promises(game: Game, seed: int) -> None:
    """Numbers keep within their ranges, events make up states, somebody can always act, and no seat
    is shown, told or barred anything by what is hidden from it."""
    played = random_game(game, seed)
    states = [step.state for step in played.steps]
    for before, step in zip(states, played.steps[1:], strict=False):
        check_step(game, before, step)
        check_ranges(game, step.state)
        check_somebody_can_act(game, step.state)
    check_ledger(game, states[0], played.events, states[-1])
    assert not states[-1].agenda
    for step in played.steps[seed % 9 :: 9]:
        for seat in game.seat_of:
            check_told(game, step.events, seat)
            check_observation(game, step.state, otherwise_hidden(game, step.state, seat, 1), seat)


def _after(game: Game, state: State, seed: int, length: int) -> State:
    """Where so many actions at random come to; chance is left to be asked where they end."""
    for number in range(length):
        players = players_to_act(game, state)
        if not players:
            break
        player = players[mix(seed, number) % len(players)]
        if player == CHANCE:
            node = chance_node(game, state)
            assert node is not None
            legal: Sequence[Action]
            legal = [f for f, w in zip(node.actions, node.weights, strict=True) if w]
            action = _one(legal, mix(seed, number, 1))
        else:
            action = _one(legal_actions(game, state, player), mix(seed, number, 1))
        state = play(game, state, action).state
    return state


def _one(legal: Sequence[Action], word: int) -> Action:
    fit = [one for one in legal if not isinstance(one, Lapse)]
    return fit[word % len(fit)]


# --- what is drawn is not hollow ------------------------------------------------------------------


def test_every_word_of_the_language_may_be_drawn() -> None:
    """What the language learns, the scenarios that are drawn have to say."""
    written = Path(drawn.__file__).read_text(encoding="utf-8")
    for name in (*FUNCTIONS, *STATEMENTS):
        assert re.search(rf"\b{name}\b", written), name


def test_every_passage_that_may_be_another_is_there_once() -> None:
    for old, *_ in drawn.HOLES:
        assert SMALL.count(old) == 1, old


def test_the_small_scenario_comes_to_everything_that_is_compared() -> None:
    """Offers, words kept and broken, amendments at odds, ballots, chambers: all of it happens."""
    game = loaded(SMALL).game
    seen: Counter[str] = Counter()
    for seed in range(60):
        state = initial(game, dealt(game, seed)).state
        for number in range(400):
            players = players_to_act(game, state)
            if not players:
                break
            player = players[0]
            if player == CHANCE:
                node = chance_node(game, state)
                assert node is not None
                falls = zip(node.actions, node.weights, strict=True)
                action = _one([f for f, w in falls if w], mix(seed, number))
            else:
                action = _one(legal_actions(game, state, player), mix(seed, number))
            seen[type(action).__name__] += 1
            if isinstance(action, Answer):
                seen[action.reply] += 1
            step = play(game, state, action)
            seen.update(type(event).__name__ for event in step.events)
            seen.update(getattr(event, "how", "") for event in step.events)
            state = step.state
    wanted = {"accept", "refuse", "counter", "Pledged", "kept", "broken", "ran_out", "Counted"}
    wanted |= {"DraftTookEffect", "OrderLapsed", "EventStayedAway", "EventCame", "Decided"}
    assert {one for one in wanted if not seen[one]} == set()


# --- planted differences --------------------------------------------------------------------------


def found_in_small() -> bool:
    """Whether some of a hundred games of the small scenario differs now."""
    game = loaded(SMALL).game
    for number in range(6):
        policies = mixed_table(game, number)
        seeds = [mix(number, n) for n in range(17)]
        deals = [dealt(game, seed) for seed in seeds]
        batch = together(Lab(game), policies, seeds, deals)
        for seed, deal, course in zip(seeds, deals, batch, strict=True):
            if differences(game, plainly(game, policies, seed, deal), course):
                return True
    return False


def test_as_it_is_nothing_is_found() -> None:
    assert not found_in_small()


def _unclamped(self: Table, place: int | Ints, by: Value, some: Some | None) -> None:
    self._changed(place)
    row, where = self._there(place, some)
    row[where] = row[where] + by


def _of_the_first(_self: Guise, index: int, _some: Some | None) -> int:
    return index


def _one_throw(self: Guise, some: Some) -> Words:
    return self.table.luck(self.kin.row.number, some)


def _by_level(_: object, row: Row) -> Ints:
    return np.array(-(row.level or 0))


def _all_stand(_walk: Walk, one: Given) -> Some:
    return one.some


PLANTED: dict[str, tuple[object, str, object]] = {
    "a track passes its end": (Table, "shift", _unclamped),
    "a swing is one off": (ballots, "SWING", 4),
    "no word is broken": (asking, "break_word", lambda *_: None),
    "words never run out": (words, "end_words", lambda *_: None),
    "the farther proposal stands": (amending.Texts, "rank", _by_level),
    "kin touch the cells of the first": (Guise, "place", _of_the_first),
    "kin throw the dice of the first": (Guise, "luck", _one_throw),
    "no order lapses": (resolving, "_standing", _all_stand),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_difference_is_found(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = PLANTED[what]
    monkeypatch.setattr(where, name, wrong)
    assert found_in_small()
