"""What a government's card says in numbers is the author's: which, how many, and whose."""

from __future__ import annotations

import pytest

from bloc_game.scenario.problems import ScenarioError
from bloc_game.session.views_map import FigureView, GovernmentView
from tests.small import SMALL, edited, loaded
from tests.ui.walking import new_play

DECLARED = """\
figures:
  people: {title: People, times: 1000, credit: The river register}
  mills: {title: Mills, credit: The river register}
  rain: {title: "Rain, m", credit: The rain book}
moves_per_turn: 2
"""


def card(figures: str, language: str = "en") -> GovernmentView:
    """The card of one who has these figures."""
    text = edited(
        SMALL,
        ("moves_per_turn: 2\n", DECLARED),
        ("  NOR: {name: Northland}", f"  NOR: {{name: Northland, figures: {{{figures}}}}}"),
    )
    return new_play(("NOR",), language, loaded(text)).government("NOR")


@pytest.mark.parametrize(
    ("figures", "language", "said"),
    [
        ("people: 163026", "en", "163.0 m"),
        ("people: 163026", "id", "163,0 jt"),
        ("people: 999.9", "en", "999,900"),
        ("people: 999.9", "id", "999.900"),
        ("people: 1000", "en", "1.0 m"),
        ("mills: 5", "en", "5"),
        ("mills: 0", "en", "0"),
        ("mills: 1703", "en", "1,703"),
        ("rain: 0.25", "en", "0.3"),
        ("rain: 0.28", "id", "0,3"),
    ],
)
def test_a_figure_is_said_as_it_is_read_at_a_glance(figures: str, language: str, said: str) -> None:
    (figure,) = card(figures, language).figures
    assert figure.text == said


def test_figures_stand_in_declared_order_with_each_credit_once() -> None:
    view = card("rain: 0.5, people: 12, mills: 3")
    assert [one.title for one in view.figures] == ["People", "Mills", "Rain, m"]
    assert view.figures_from == "Figures: The river register; The rain book"
    assert isinstance(view.figures[0], FigureView)


def test_only_those_are_credited_whose_numbers_are_shown() -> None:
    assert card("rain: 0.5").figures_from == "Figures: The rain book"
    view = card("")
    assert view.figures == ()
    assert view.figures_from == ""


@pytest.mark.parametrize("written", ["12,000", "many", "-3", "1e9", "007", "1."])
def test_what_is_no_number_is_refused_where_it_stands(written: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        card(f'people: "{written}"')
    (problem,) = caught.value.problems
    assert problem.code == "wrong-type"
    assert "must be a number" in problem.what
