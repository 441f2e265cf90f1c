"""A file laid out says what it said, keeps every comment, and is not changed a second time."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bloc_game.cli.new import COMMENTS
from bloc_game.resources import scenarios_dir
from bloc_game.scenario import formatting
from bloc_game.scenario.formatting import WouldChange, formatted, same
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.scaffold import scenario_text

FILE = "scenario.yaml"
SHIPPED = sorted(scenarios_dir().rglob("*.yaml"))


def laid_out(text: str) -> str:
    found, problems = formatted(text, FILE)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=[f"{p.parent.name}/{p.name}" for p in SHIPPED])
def test_the_shipped_files_are_laid_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text


def test_a_new_scenario_is_laid_out() -> None:
    comments = {name: str(said) for name, said in COMMENTS.items()}
    text = scenario_text("suez", "Suez", {"top": "Everything here can be changed", **comments})
    assert laid_out(text) == text


CASES = {
    "spaces": ("a:   1\nb :  x  y\n", "a: 1\nb: x  y\n"),
    "steps": ("a:\n    b:\n          c: 1\n", "a:\n  b:\n    c: 1\n"),
    "lists are a step further in": ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
    "a value on the next line": ("a:\n  one\nb: 2\n", "a: one\nb: 2\n"),
    "groups in a list": ("-   a: 1\n    b: 2\n-\n  a: 3\n", "- a: 1\n  b: 2\n- a: 3\n"),
    "lists in a list": ("- - 1\n  - 2\n-\n  - 3\n", "- - 1\n  - 2\n- - 3\n"),
    "brackets": ("a: {b : 1 ,c: [ x,y ],  d: }\n", "a: {b: 1, c: [x, y], d: }\n"),
    "brackets that fit are drawn together": ("a: [\n  x,\n  y,\n]\n", "a: [x, y]\n"),
    "brackets with comments are written out": (
        "a: {  # all\n  b: 1, # one\n  # two\n  c: [2]\n}\nd: 3\n",
        "a:  # all\n  b: 1  # one\n  # two\n  c: [2]\nd: 3\n",
    ),
    "a comment behind a bracket's last part": (
        "a: [\n  1,\n      # no more\n] # closed\nb: 2\n",
        "a:\n  - 1\n  # no more\n# closed\nb: 2\n",
    ),
    "an empty bracket keeps its comment": ("a: [\n  # none yet\n]\n", "# none yet\na: []\n"),
    "quotes": ("a: 'x'\nb: 'say \"no\"'\nc: \"it's\"\n", 'a: "x"\nb: \'say "no"\'\nc: "it\'s"\n'),
    "a doubled quote": ("a: 'it''s'\n", 'a: "it\'s"\n'),
    "quotes stay where they are": ('a: "1"\nb: 1\n', 'a: "1"\nb: 1\n'),
    "empty lines": ("\n\na: 1\n\n\n\nb:\n\n  c: 1\n\n\n", "a: 1\n\nb:\n  c: 1\n"),
    "comments have a space": ("#top\na: 1 #one\n", "# top\na: 1  # one\n"),
    "neighbours' comments are in line": (
        "a: 1 # x\nlong: 2     # y\n\nc: 3     # z\n",
        "a: 1     # x\nlong: 2  # y\n\nc: 3  # z\n",
    ),
    "a comment belongs where it stands": (
        "a:\n    b: 1\n    # of b\n# of c\nc: 2\n    # the end\n",
        "a:\n  b: 1\n  # of b\n# of c\nc: 2\n# the end\n",
    ),
    "a comment before the first part": ("a:\n\n    # one\n    b: 1\n", "a:\n  # one\n  b: 1\n"),
    "a comment between a key and its value": ("a:\n  # why\n  1\n", "# why\na: 1\n"),
    "a comment beside a dash": ("a:\n  - # first\n    b: 1\n", "a:\n  # first\n  - b: 1\n"),
    "a block": (
        "a: |    # as said\n      one\n        two\n\n      three\n\n\nb: 1\n",
        "a: |  # as said\n  one\n    two\n\n  three\n\nb: 1\n",
    ),
    "a block that begins further in": ("a: |4\n      x\n    y\n", "a: |2\n    x\n  y\n"),
    "a block that keeps its empty lines": ("a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "a block in a list": ("- >-\n    x\n    y\n- z\n", "- >-\n  x\n  y\n- z\n"),
    "a text on several lines": ("a: one\n     two\n", "a: one two\n"),
    "paragraphs": ("a: one\n     two\n\n     three\n", "a: one\n  two\n\n  three\n"),
    "a quoted text on several lines": ('a: "one\n        two"\n', 'a: "one\n  two"\n'),
    "line ends and marks": ("\ufeffa: 1\r\nb: 2", "a: 1\nb: 2\n"),
    "a mark of where it begins": ("# top\n---\na: 1\n", "# top\na: 1\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_examples(case: str) -> None:
    before, after = CASES[case]
    assert laid_out(before) == after
    assert laid_out(after) == after


def test_brackets_too_long_for_a_line_are_written_out() -> None:
    names = [f"government_{number}" for number in range(12)]
    text = "a: [\n" + ",\n".join(f"  {name}" for name in names) + "]\n"
    assert laid_out(text) == "a:\n" + "".join(f"  - {name}\n" for name in names)


def test_a_long_line_that_its_author_wants_stays() -> None:
    text = f"a: [{', '.join(f'government_{number}' for number in range(12))}]\n"
    assert laid_out(text) == text


def test_an_allowance_still_speaks_of_its_line() -> None:
    text = dedent(
        """\
        a:
            # bloc: allow never-holds because it is told later
            when: x > 1
            then: y   # bloc: allow unused because it is wanted
        """
    )
    assert laid_out(text) == (
        "a:\n  # bloc: allow never-holds because it is told later\n  when: x > 1\n"
        "  then: y  # bloc: allow unused because it is wanted\n"
    )


def test_what_cannot_be_read_is_not_touched() -> None:
    found, problems = formatted("a: [1\nb: 2\n", FILE)
    assert found is None
    assert problems


def test_a_fault_of_the_layout_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a page that forgets its last line."""
    whole = formatting._Page.text
    monkeypatch.setattr(formatting._Page, "text", lambda page: whole(page).rpartition("b")[0])
    with pytest.raises(WouldChange):
        formatted("a: 1\nb: 2\n", FILE)


def test_a_lost_comment_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting._Page, "_set_beside", lambda *_: None)
    with pytest.raises(WouldChange):
        formatted("a: 1  # one\n", FILE)


# --- any file at all ------------------------------------------------------------------------------

WORDS = st.sampled_from(["a", "NO", "12", "tension > 3", "x  y", "it's", "ja: 1"[:2], "é"])
PLAIN = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map("\n".join))
GAP = st.sampled_from(["", " ", "   "])
REMARK = st.sampled_from(["", "", "", " # one", "   #two", " # bloc: allow x because y"])
ABOVE = st.lists(st.sampled_from(["", "", "# above", "    # further in", "#x"]), max_size=3)


@st.composite
def brackets(draw: st.DrawFn, depth: int = 0) -> str:
    """A list or a group in brackets, perhaps over several lines, perhaps with comments."""
    spread = draw(st.booleans())

    def gap() -> str:
        if not spread:
            return draw(GAP)
        return draw(REMARK) + "\n" + "".join(f"{line}\n" for line in draw(ABOVE)) + "     "

    parts = []
    is_group = draw(st.booleans())
    for number in range(draw(st.integers(0, 3))):
        value = draw(brackets(depth + 1) if depth < 2 and draw(st.booleans()) else _flow_text())
        parts.append(f"{gap()}k{number}: {value}{gap()}" if is_group else f"{gap()}{value}{gap()}")
    inside = ",".join(parts) or gap()
    return f"{{{inside}}}" if is_group else f"[{inside}]"


def _flow_text() -> st.SearchStrategy[str]:
    return st.sampled_from(["a", "12", "'x'", '"y, z"', "'it''s'", "two words", '"a\n      b"'])


@st.composite
def block_text(draw: st.DrawFn, indent: int) -> str:
    """A text below its sign."""
    sign = draw(st.sampled_from("|>")) + draw(st.sampled_from(["", "-", "+"]))
    pad = " " * (indent + draw(st.integers(1, 4)))
    lines = draw(st.lists(st.sampled_from(["x", "y z", "", "   deep", "# no comment"]), max_size=4))
    if lines and lines[0].startswith(" "):
        lines[0] = "x"
    said = "".join(f"{pad}{line}\n" if line else "\n" for line in lines)
    return f"{sign}{draw(REMARK)}\n{said}".removesuffix("\n")


@st.composite
def value(draw: st.DrawFn, indent: int, depth: int) -> str:
    """What stands behind a colon or a dash, with the line break where it needs one."""
    kind = draw(st.sampled_from("tttbfgl" if depth < 3 else "tbf"))
    if kind == "t":
        text = draw(st.one_of(PLAIN, st.sampled_from(["'q'", '"q\\n"', "''", ""])))
        return f" {text}".replace("\n", "\n" + " " * (indent + 1)) + draw(REMARK)
    if kind == "b":
        return " " + draw(block_text(indent))
    if kind == "f":
        found = draw(brackets())
        shifted = found.replace("\n", "\n" + " " * (indent + 1))
        return f" {shifted}{draw(REMARK)}"
    deeper = indent + draw(st.integers(1, 4))
    return draw(REMARK) + "\n" + draw(block(deeper, depth + 1, kind == "g"))


@st.composite
def block(draw: st.DrawFn, indent: int, depth: int, is_group: bool) -> str:
    """The parts of a list or a group, each on its own lines."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        lines += draw(ABOVE)
        head = f"k{number}:" if is_group else "-"
        lines.append(" " * indent + head + draw(value(indent, depth)))
    return "\n".join(lines)


@given(st.booleans().flatmap(lambda is_group: block(0, 0, is_group)))
@example("k0: |\n  x\n    # no comment\n# above\nk1: 1")
def test_any_file_says_the_same_and_is_laid_out_once(text: str) -> None:
    before, problems = read_text(text if text.endswith("\n") else f"{text}\n", FILE)
    found, refused = formatted(text, FILE)
    assert refused == problems
    if found is None:
        assert problems
        return
    after, _ = read_text(found, FILE)
    assert before is not None
    assert after is not None
    assert same(before, after)
    assert laid_out(found) == found
    assert not any(line != line.rstrip() for line in found.split("\n") if "deep" not in line)
