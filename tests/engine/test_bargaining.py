"""Support and price, against what looking at every text finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import NO_TERMS, SHOWN, Bargaining, Change, Interest, Price, Text
from bloc_game.engine.grounding import conjunction
from bloc_game.engine.legality import is_open
from tests.small import SMALL, edited, game_of
from tests.strategies import Playout, playouts
from tests.table import Table

Numbers = tuple[int, ...]


@st.composite
def bargainings(draw: st.DrawFn) -> tuple[Bargaining, list[int]]:
    """Three actors with a say in a text of one to four clauses, and the text as it stands."""
    sizes = tuple(draw(st.lists(st.integers(2, 4), min_size=1, max_size=4)))
    places = tuple(range(len(sizes)))
    interests = {}
    for actor in range(3):
        values = [
            ex.Lookup(tuple(draw(st.lists(st.integers(-9, 9), min_size=s, max_size=s))), place)
            for place, s in enumerate(sizes)
        ]
        together = conjunction(
            tuple(ex.Compare("==", ex.Cell(place), ex.Num(1)) for place in places)
        )
        extra = ex.Either(together, ex.Num(draw(st.integers(-9, 9))), ex.Num(0))
        line = draw(st.sampled_from([(), ((0, 0),), ((len(sizes) - 1, 1),)]))
        support = ex.Sum((*values, extra, ex.Num(draw(st.integers(-20, 9)))))
        interests[actor, 0] = Interest(support, line)
    threshold = draw(st.integers(-3, 5))
    cells = [draw(st.integers(0, size - 1)) for size in sizes]
    return Bargaining([Text(places, sizes, threshold)], interests), cells


def texts(bargain: Bargaining) -> list[Numbers]:
    return list(product(*(range(size) for size in bargain.texts[0].sizes)))


def changed(cells: Numbers | list[int], text: Numbers) -> int:
    return sum(old != new for old, new in zip(cells, text, strict=True))


def rewritten(cells: list[int], change: Change) -> list[int]:
    text = list(cells)
    for clause, level in change:
        text[clause] = level
    return text


def accepted(bargain: Bargaining, text: Numbers | list[int], actors: tuple[int, ...]) -> bool:
    return all(bargain.accepts(text, actor, 0) for actor in actors)


ACTORS = st.sampled_from([(0,), (1, 2), (0, 1, 2)])


@given(bargainings(), ACTORS)
def test_terms_are_accepted_and_every_part_of_them_is_needed(
    given_: tuple[Bargaining, list[int]], actors: tuple[int, ...]
) -> None:
    bargain, cells = given_
    for terms in bargain.price_for(cells, actors, 0).terms:
        assert accepted(bargain, rewritten(cells, terms), actors)
        for left_out in terms:
            part = tuple(one for one in terms if one != left_out)
            assert not accepted(bargain, rewritten(cells, part), actors)


@given(bargainings(), ACTORS)
def test_no_terms_change_fewer_clauses_and_no_terms_means_none(
    given_: tuple[Bargaining, list[int]], actors: tuple[int, ...]
) -> None:
    bargain, cells = given_
    price = bargain.price_for(cells, actors, 0)
    fewest = min(
        (changed(cells, text) for text in texts(bargain) if accepted(bargain, text, actors)),
        default=NO_TERMS,
    )
    assert price.clauses == fewest


@given(bargainings(), ACTORS, st.integers(0, 2))
def test_terms_cost_the_one_who_asks_least(
    given_: tuple[Bargaining, list[int]], actors: tuple[int, ...], asking: int
) -> None:
    bargain, cells = given_
    price = bargain.price_for(cells, actors, 0, asking)
    support = bargain.support(asking, 0)
    equal = [
        support(text)
        for text in texts(bargain)
        if accepted(bargain, text, actors) and changed(cells, text) == price.clauses
    ]
    shown = [support(rewritten(cells, terms)) for terms in price.terms]
    assert shown == sorted(equal, reverse=True)[:SHOWN]


@given(bargainings(), st.integers(0, 2))
def test_the_best_text_is_the_nearest_to_being_accepted(
    given_: tuple[Bargaining, list[int]], actor: int
) -> None:
    bargain, cells = given_
    price = bargain.price_for(cells, (actor,), 0)
    if not price.terms:
        missing = [-bargain.margin(text, actor, 0) for text in texts(bargain)]
        assert price.missing == min(missing) > 0
        assert -bargain.margin(rewritten(cells, price.best), actor, 0) == price.missing


@given(bargainings())
def test_asking_for_a_price_changes_nothing(given_: tuple[Bargaining, list[int]]) -> None:
    bargain, cells = given_
    before = list(cells)
    bargain.price_for(cells, (0, 1, 2), 0)
    assert cells == before


def test_a_text_that_is_accepted_has_no_price() -> None:
    bargain = Bargaining([Text((0,), (2,), 0)], {(0, 0): Interest(ex.Lookup((3, 5), 0), ())})
    assert bargain.price_for([0], (0,), 0) == Price(((),))
    assert bargain.price(0, 0)([0]) == 0


# --- as written ---------------------------------------------------------------------------------


def support(table: Table, actor: str, draft: str) -> int:
    game = table.game
    own = game.bargain.support(game.actor_number[actor], game.draft_of[draft].index)
    return own(table.state.cells())


def accepts(table: Table, actor: str, draft: str) -> bool:
    game, number = table.game, table.game.draft_of[draft].index
    return game.bargain.accepts(table.state.cells(), game.actor_number[actor], number)


def test_support_is_base_values_what_counts_together_secrets_and_sway() -> None:
    table = Table(game_of())
    assert support(table, "NOR", "river") == 4 + 0 + 0 + 2 + 0
    assert support(table, "SUD", "river") == (-2 - 4 + 0 + 0) + (-2 - 6)
    table.do("NOR amend river tolls low", "NOR amend river dams few", "WES lobby SUD river up")
    table.hold()
    assert support(table, "SUD", "river") == (-2 + 2 + 5 + 0) + 4 + (-2 + 8) + 6
    assert support(table, "NOR", "river") == 4 + 3 - 2 + 2 + 9 * 50 // 100


def test_a_formula_as_base_follows_the_world() -> None:
    table = Table(game_of())
    assert table.value("tension") == 54
    assert support(table, "OST", "river") == 54 // 10 - 6 + 2


def test_one_who_copies_an_interest_copies_its_red_lines_too() -> None:
    game = game_of(edited(SMALL, ("guard: [0, 4, 2], red", "guard: [0, 4, 20], red")))
    table = Table(game).do("NOR amend river guard foreign").hold()
    assert support(table, "WES", "river") == support(table, "ISL", "river") == 20
    assert not accepts(table, "WES", "river")
    assert not accepts(table, "ISL", "river")


def test_a_copy_of_a_copy_is_the_same_interest() -> None:
    game = game_of(
        edited(
            SMALL,
            ("ISL: {like: WES}", "ISL: {like: WES}\n      LEF: {like: ISL}"),
            ("      LEF: {base: -6, tolls: [0, 4, 9], dams: [0, 2], guard: [0, 4, 0]}\n", ""),
        )
    )
    table = Table(game)
    assert support(table, "LEF", "river") == support(table, "WES", "river") == 0
    table.do("NOR amend river tolls low").hold()
    assert support(table, "LEF", "river") == support(table, "WES", "river") == 2


def test_a_threshold_other_than_0_is_what_counts() -> None:
    table = Table(game_of())
    assert support(table, "NOR", "fort") == 2
    assert accepts(table, "NOR", "fort")
    assert support(table, "SUD", "fort") == 3
    assert support(table, "WES", "fort") == 0
    assert not accepts(table, "WES", "fort")


@given(playouts())
def test_every_price_in_a_game_can_be_paid(playout: Playout) -> None:
    game, cells = playout.game, playout.state.cells()
    for draft in game.drafts:
        for actor in draft.voices if is_open(draft, cells) else ():
            for terms in game.bargain.price_for(cells, (actor,), draft.index).terms:
                text = list(cells)
                for clause, level in terms:
                    text[draft.clauses[clause].place] = level
                assert game.bargain.accepts(text, actor, draft.index)


@pytest.mark.parametrize(("strength", "expected"), [(0, -6), (50, -10), (100, -14), (150, -18)])
def test_a_secret_counts_by_its_strength(strength: int, expected: int) -> None:
    assert support(Table(game_of(), deal=(strength, 0)), "SUD", "river") == expected
