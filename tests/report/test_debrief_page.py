"""The debrief page stands alone, is well formed, and can be hurt by no scenario's words."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.report.charts import Chart, Lettering, Palette, course_chart
from bloc_game.report.debrief_page import debrief_page
from bloc_game.report.marks import inline, paragraphs
from bloc_game.session.catalogue import translator
from bloc_game.session.playing import begin
from bloc_game.session.views_debrief import CourseView
from tests.session.test_debriefing import debriefed
from tests.session.tiny import tiny

VOID = {"meta", "br"}
LOADS = re.compile(
    r"""(?:src|srcset|xlink:href|poster|data)\s*=|url\(|@import|<script|<link""", re.IGNORECASE
)
PALETTE = Palette("#000000", "#111111", "#222222", "#333333", "#444444", "#555555")


class Balance(HTMLParser):
    """Sees that every tag is closed, in order, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def faults(page: str) -> list[str]:
    """What is wrong with a page: tags, and anything it would load or lead away to."""
    read = Balance()
    read.feed(page)
    away = [link for link in read.links if not link.startswith("#")]
    return [*read.faults, *read.open, *away, *LOADS.findall(page)]


@cache
def page(language: str, people: tuple[str, ...] = ()) -> str:
    session = begin(tiny(), people, seed=3)
    return debrief_page(debriefed(session, "USA", language), translator(language))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("people", [(), ("USA",)])
def test_the_page_needs_nothing_else(language: str, people: tuple[str, ...]) -> None:
    whole = page(language, people)
    assert faults(whole) == []
    assert f'lang="{language}"' in whole
    assert "<svg" in whole


def test_of_a_game_that_goes_on_it_says_so_and_tells_no_end() -> None:
    going_on = page("en", ("USA",))
    assert "This game is not over." in going_on
    assert "What each made of it" not in going_on
    assert "This game is not over." not in page("en")


@pytest.mark.parametrize(
    "planted", ["<p>open", '<img src="x">', '<a href="https://x.example">y</a>', "<link>"]
)
def test_a_planted_fault_is_caught(planted: str) -> None:
    assert faults(page("en").replace("</main>", f"{planted}</main>"))


@given(st.text(alphabet="<>&\"'*[]()^\\ab \n:codex", max_size=60))
def test_no_words_break_out_of_the_page(text: str) -> None:
    read = Balance()
    read.feed(f"<div>{paragraphs(text, {'a': 1})}</div>")
    read.close()
    assert read.faults == []
    assert read.open == []


def test_marks_are_read_as_the_window_reads_them() -> None:
    said = inline(r"*a* **b** [c](codex:d) \*e\* [^s][^t]", {"s": 4})
    assert said == ('<em>a</em> <strong>b</strong> c *e* <sup><a href="#source-4">4</a></sup>')


@given(
    st.integers(-50, 100),
    st.integers(1, 20),
    st.data(),
)
def test_a_chart_stays_in_its_box_and_names_never_touch(
    low: int, turns: int, data: st.DataObject
) -> None:
    high = low + data.draw(st.integers(1, 100))
    values = st.lists(st.integers(low, high), min_size=turns + 1, max_size=turns + 1)
    course = CourseView("t", "T", low, high, "high", "high is good", tuple(data.draw(values)))
    record = tuple(data.draw(values))
    chart = drawn(
        CourseView("t", "T", low, high, "low", "low is good", course.values, record), turns
    )
    names = {mark.kind: mark for mark in chart.marks if mark.kind in ("here", "record")}
    assert abs(names["here"].y - names["record"].y) >= 12.9
    for number in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", " ".join(chart.shapes)):
        assert 0 <= float(number[0]) <= chart.width
        assert 0 <= float(number[1]) <= chart.height


def drawn(course: CourseView, turns: int) -> Chart:
    days = tuple(str(day) for day in range(turns))
    return course_chart(course, days, (300, 120), PALETTE, Lettering("here", "history", 30, 60))
