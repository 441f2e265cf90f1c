"""Keyed luck: the same everywhere, even, and untouched by whatever else was decided."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.actions import Fall
from bloc_game.engine.chance import MASK, extend, finalise, mix, number_of, pick, point, spread
from bloc_game.engine.setup import dealt
from bloc_game.engine.whose_turn import chance_node
from tests.small import SMALL, edited, game_of
from tests.strategies import Playout, playouts, random_game
from tests.table import Table

words = st.integers(0, MASK)


def test_the_finaliser_is_splitmix64s() -> None:
    """The first two words of splitmix64 from 0, as published with it."""
    assert finalise(0x9E3779B97F4A7C15) == 0xE220A8397B1DCDAF
    assert finalise(2 * 0x9E3779B97F4A7C15 & MASK) == 0x6E789E6AA1B965F4


def test_a_key_gives_one_word_for_ever() -> None:
    """Saves and the batch engine stand on these: a change here is a change of every game."""
    assert mix(1, 2, 3) == 0xD0734750FDE362B3
    assert number_of("leak") == 0xB82E7C5A
    assert [point(mix(7, n), 100) for n in range(5)] == [72, 23, 27, 42, 55]


@given(words, st.lists(words, max_size=4), words)
def test_a_key_can_be_made_longer(seed: int, key: list[int], part: int) -> None:
    assert mix(seed, *key, part) == extend(mix(seed, *key), part)


@given(words, st.lists(words, max_size=40))
def test_many_words_mixed_side_by_side_do_not_touch_each_other(word: int, parts: list[int]) -> None:
    assert spread(word, parts) == tuple(extend(word, part) for part in parts)


@given(words, st.integers(1, 2**31))
def test_a_point_is_within_its_total(word: int, total: int) -> None:
    assert 0 <= point(word, total) < total


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=12).filter(any), words)
def test_what_has_no_weight_is_never_picked(weights: list[int], word: int) -> None:
    assert weights[pick(weights, word)] > 0


def test_picks_come_in_proportion_to_their_weights() -> None:
    weights = (10, 0, 30, 60)
    counted = Counter(pick(weights, mix(3, n)) for n in range(20_000))
    for place, weight in enumerate(weights):
        assert abs(counted[place] - 200 * weight) < 300


def test_ten_thousand_games_have_ten_thousand_streams() -> None:
    game = game_of()
    keys = [(turn.number, event.number) for turn in game.turns for event in game.events]
    streams = {tuple(mix(seed, *key) for key in keys[:4]) for seed in range(10_000)}
    assert len(streams) == 10_000
    assert len({stream[0] for stream in streams}) == 10_000
    assert len({dealt(game, seed) for seed in range(10_000)}) > 7_000  # of 151 times 151


def test_no_two_rules_share_their_luck() -> None:
    """An event, a decision and a move may go by one id; their draws are their own."""
    same = edited(SMALL, ("      - id: leak\n", "      - id: stop\n"))
    game = game_of(same)
    numbers = [event.number for event in game.events]
    numbers += [decision.number for decision in game.decisions]
    numbers += [row.number for row in game.rows]
    assert len(set(numbers)) == len(numbers)


@given(playouts())
def test_whatever_chance_may_do_has_a_weight_and_a_key(playout: Playout) -> None:
    for step in playout.steps:
        node = chance_node(playout.game, step.state)
        if node is not None:
            assert len(node.actions) == len(node.weights)
            assert len(set(node.actions)) == len(node.actions)
            assert min(node.weights) >= 0 < sum(node.weights)
            assert all(isinstance(part, int) for part in node.key)


# --- same luck, different choice ----------------------------------------------------------------

WINTER = """\
      - id: frost
        chance: 50
        text: The river freezes.
"""


def frost(seed: int, *extra: str) -> int:
    """How the frost of the fourth turn falls, where these orders were given on the second."""
    at_last = ("    news:\n      - id: thaw", f"    news:\n{WINTER}      - id: thaw")
    game = game_of(edited(SMALL, at_last))
    table = Table(game, seed=seed).until("summer").do(*extra).to_the_end()
    [fallen] = [a.outcome for a in table.actions if isinstance(a, Fall) and a.rule == "frost"]
    return fallen


def test_an_order_more_does_not_change_how_a_later_event_falls() -> None:
    plain = [frost(seed) for seed in range(60)]
    assert 10 < sum(plain) < 50
    assert [frost(seed, "NOR press SUD") for seed in range(60)] == plain
    assert [frost(seed, "OST lobby WES river up", "NOR brood") for seed in range(60)] == plain


@given(playouts(), st.integers(0, 2**32))
def test_a_draw_depends_on_its_key_alone(playout: Playout, seed: int) -> None:
    """Where two branches meet the same question on the same turn, it falls alike."""
    game = playout.game
    other = random_game(game, seed)
    falls: dict[tuple[int, ...], tuple[tuple[int, ...], Fall]] = {}
    for step in (*playout.steps, *other.steps):
        node = chance_node(game, step.state)
        if node is not None:
            fall = node.actions[pick(node.weights, mix(seed, *node.key))]
            weights, before = falls.setdefault(node.key, (node.weights, fall))
            assert fall == before or node.weights != weights
