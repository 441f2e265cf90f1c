"""Where YAML itself is broken, the usual slip is named, at the place where it was made."""

from __future__ import annotations

import pytest
import yaml

from bloc_game.scenario import building
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.problems import line_of

SLIPS = [
    # text, line, what the carets stand under, words of the message
    ("a:1\nb: 2", 1, ":", "blank is missing after this colon"),
    ("x: y\na:1\nb: 2", 2, ":", "blank is missing after this colon"),
    ("x:\n  - a:1\n    b: 2", 2, ":", "blank is missing after this colon"),
    ("a: b: c", 1, ":", "second colon"),
    ("text: He said: no", 1, ":", "second colon"),
    ("a: 1\n  b: 2", 2, "b", "indented further than the key above"),
    ("- a: 1\n   b: 2", 2, "b", "indented further than the key above"),
    ("a:\n  b: 1\n c: 2", 3, "c: 2", "begins in a column where nothing above begins"),
    ("- a\nb: c", 2, "b: c", "a key stands among list items"),
    ("a: b\n- c", 2, "- c", "a list item stands among keys"),
    ("a: 'x\nb: c", 1, "'", "quote ' opened here is never closed"),
    ('a: "x\nb: c', 1, '"', 'quote " opened here is never closed'),
    ("a: 'It's so'\nb: c", 1, "s", "after the quote '"),
    ('a: "x" y', 1, "y", 'after the quote "'),
    ("a: [1, 2\nb: c", 1, "[", "`[` opened here is not closed"),
    ("a: {b: 1\nc: d", 1, "{", "`{` opened here is not closed"),
    ("a: [1, 2", 1, "[", "`[` opened here is not closed"),
    ("a: [1,", 1, "[", "`[` opened here is not closed"),
    ("a: {b: c: d}", 1, ":", "comma or `}` is missing"),
    ("a: {b: trust[A, B]}", 1, "[", "`[` stands in the middle of a text"),
    ("a: ]", 1, "]", "`]` stands where a value should begin"),
    ("a: {,}", 1, ",", "`,` stands where a value should begin"),
    ("a: %x", 1, "%", "cannot begin with '%'"),
    ("a: @x", 1, "@", "cannot begin with '@'"),
    ("a: `x`", 1, "`", "cannot begin with '`'"),
    ("a: *x* y", 1, "*", "cannot begin with '*'"),
    ("a: - b", 1, "-", "list cannot begin on the line of its key"),
    ("a: |x\n b", 1, "x", "the line must end"),
    ("a: one\n  two # x\n  three\nb: c", 3, "three", "continues a text that a comment has ended"),
    ("a: b\nstray words\nc: d", 2, "stray words", "neither `key: value` nor a list item"),
    ("a: b\nstray", 2, "stray", "neither `key: value` nor a list item"),
]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, building.LOADER])
@pytest.mark.parametrize(("text", "line", "marked", "says"), SLIPS)
def test_a_slip_is_named_where_it_was_made(
    text: str,
    line: int,
    marked: str,
    says: str,
    loader: type[yaml.SafeLoader],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(building, "LOADER", loader)
    node, (problem,) = read_text(text, "a.yaml")
    assert node is None
    assert (problem.code, problem.at.line) == ("yaml-syntax", line)
    assert says in problem.what
    quoted = line_of(text, line)
    assert quoted is not None
    assert quoted[problem.at.column - 1 :][: problem.at.length] == marked


def test_a_backslash_that_means_nothing_is_explained() -> None:
    _, (problem,) = read_text('a: "\\q"', "a.yaml")
    assert "backslash" in problem.what


def test_what_was_wrong_before_the_break_is_told_too() -> None:
    _, problems = read_text("a: 1\na: 2\nb: c: d", "a.yaml")
    assert [problem.code for problem in problems] == ["duplicate-key", "yaml-syntax"]


def test_a_text_that_begins_with_emphasis_is_complained_of_once() -> None:
    _, problems = read_text("a: *Examine joining* it", "a.yaml")
    assert [problem.code for problem in problems] == ["alias"]
    assert "quotes" in problems[0].fix
