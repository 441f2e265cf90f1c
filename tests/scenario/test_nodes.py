"""What is read is what was written, where it was written; what cannot be read is said plainly."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bloc_game.scenario import building
from bloc_game.scenario.building import MOST_ALIASES
from bloc_game.scenario.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    mark_within,
    read,
    read_text,
)
from bloc_game.scenario.problems import Mark, Problem, Severity, line_of, render
from bloc_game.scenario.refusals import MOST_PROBLEMS
from bloc_game.scenario.screening import LARGEST_FILE
from bloc_game.scenario.syntax import bracket_beyond

FILE = "scenario.yaml"


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader] if yaml.__with_libyaml__ else [None])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's parser in C, and its parser in Python, which stands in where the other is absent."""
    if request.param is not None:
        monkeypatch.setattr(building, "LOADER", request.param)


def good(text: str) -> Node:
    node, problems = read_text(text, FILE)
    assert problems == []
    assert node is not None
    return node


def problems_of(text: str) -> list[Problem]:
    return read_text(text, FILE)[1]


def only_problem(text: str) -> Problem:
    (problem,) = problems_of(text)
    return problem


def quoted(problem: Problem, text: str) -> str:
    """What the carets stand under."""
    line = line_of(text, problem.at.line)
    assert line is not None
    start = problem.at.column - 1
    return line[start : start + problem.at.length]


def scalar(node: Node, *path: str | int) -> Scalar:
    for step in path:
        if isinstance(step, str):
            assert isinstance(node, Mapping)
            below = node.get(step)
            assert below is not None
            node = below
        else:
            assert isinstance(node, Sequence)
            node = node.items[step]
    assert isinstance(node, Scalar)
    return node


def texts(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [texts(item) for item in node.items]
        case Mapping():
            return {key.text: texts(value) for key, value in node.entries}


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from scalars(value)


# --- text stays text ----------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "written",
    [
        *("NO", "no", "on", "off", "yes", "true", "null", "~", "=", "12:30", "010", "0x10", "0o7"),
        *("1e3", "1.0", "+1", "-0", ".inf", "1_000", "1954-03-31", "1954-03-31 12:00:00"),
    ],
)
def test_text_stays_text(written: str) -> None:
    assert texts(good(f"a: {written}\nb: [{written}]\nc: {{d: {written}}}")) == {
        "a": written,
        "b": [written],
        "c": {"d": written},
    }


@pytest.mark.parametrize("key", ["NO", "on", "yes", "null", "30", "-10", "010", "nmc-7", "_x"])
def test_a_key_stays_text_too(key: str) -> None:
    assert texts(good(f"{key}: x")) == {key: "x"}


def test_nothing_and_an_empty_text_are_told_apart() -> None:
    node = good("a:\nb: ''\nc: x")
    assert [scalar(node, key).is_empty for key in "abc"] == [True, False, False]


def test_a_node_knows_whether_it_stands_in_brackets() -> None:
    node = good("a: [x, {b: y}]\nc:\n  - z\n")
    assert isinstance(node, Mapping)
    assert not node.flow
    outer, inner = node.get("a"), scalar(node, "a", 1, "b")
    assert isinstance(outer, Sequence)
    assert outer.flow
    assert inner.flow
    assert not scalar(node, "c", 0).flow


def test_a_group_finds_its_keys_and_values() -> None:
    node = good("a: x\nb: y\n")
    assert isinstance(node, Mapping)
    assert node.key("b") == Scalar("b", Mark(FILE, 2, 1))
    assert node.get("b") == Scalar("y", Mark(FILE, 2, 4))
    assert node.key("c") is None
    assert node.get("c") is None


# --- places -------------------------------------------------------------------------------------

PLACES = """\
# a comment
tracks:
  tension: {start: 54, says: [thaw, 'sänk ''t']}
text: |

  Two lines,
  indented.
turns:
- id: note
  date: "1954-03-31"
"""


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("tracks", "tension", "start"), (3, 20, 2)),
        (("tracks", "tension", "says", 0), (3, 31, 4)),
        (("tracks", "tension", "says", 1), (3, 37, 10)),
        (("text",), (6, 3, 10)),
        (("turns", 0, "id"), (9, 7, 4)),
        (("turns", 0, "date"), (10, 9, 12)),
    ],
)
def test_a_text_has_its_line_column_and_length(
    path: tuple[str | int, ...], place: tuple[int, int, int]
) -> None:
    assert scalar(good(PLACES), *path).mark == Mark(FILE, *place)


@pytest.mark.usefixtures("either_parser")
def test_lists_and_groups_begin_where_they_are_written() -> None:
    node = good(PLACES)
    assert isinstance(node, Mapping)
    tracks, turns = node.get("tracks"), node.get("turns")
    assert isinstance(tracks, Mapping)
    assert isinstance(turns, Sequence)
    tension = tracks.get("tension")
    assert tension is not None
    marks = [node.mark, tracks.mark, tension.mark, turns.mark, turns.items[0].mark]
    assert [(m.line, m.column) for m in marks] == [(2, 1), (3, 3), (3, 12), (9, 1), (9, 3)]


@pytest.mark.usefixtures("either_parser")
def test_line_ends_and_the_mark_of_byte_order_change_nothing() -> None:
    expected = good(PLACES)
    for text in ("\ufeff" + PLACES, PLACES.replace("\n", "\r\n"), PLACES.replace("\n", "\r")):
        assert good(text) == expected


WITHIN = """\
plain: tension += FAR
single: 'it''s += FAR'
double: "say \\"x\\" += \\u0046AR FAR"
folded:
  tension += 6;
    unity -= FAR
literal: |
  first
    second FAR
block: >-
  one
  two FAR

  three
quoted: 'one
   two FAR'
escaped: "one\\n two\\
   FAR"
"""


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "key", ["plain", "single", "double", "folded", "literal", "block", "quoted", "escaped"]
)
def test_a_place_inside_a_text_is_found_in_the_file(key: str) -> None:
    found = scalar(good(WITHIN), key)
    mark = mark_within(found, found.text.rindex("FAR"), 3)
    line = line_of(WITHIN, mark.line)
    assert line is not None
    assert line[mark.column - 1 : mark.column - 1 + mark.length] == "FAR"


def test_a_letter_written_as_an_escape_is_found_whole() -> None:
    found = scalar(good('a: "x \\u0046AR y"'), "a")
    assert mark_within(found, 2).column == 7
    assert mark_within(found, 3).column == 13


@pytest.mark.parametrize("text", ["a: x y", "a: 'x y'", "a: |\n  x y", "a: ''", "a:", "a: >\n"])
def test_a_place_outside_a_text_falls_on_its_nearest_end(text: str) -> None:
    found = scalar(good(text), "a")
    for offset in (-5, len(found.text), 99):
        mark = mark_within(found, offset)
        line = line_of(text, mark.line)
        assert line is not None
        assert found.mark.column <= mark.column <= len(line) + 1


def test_a_place_that_cannot_be_found_is_the_beginning_of_the_text() -> None:
    odd = Scalar("something else", Mark(FILE, 3, 5, 4), Style.PLAIN, raw="text")
    assert mark_within(odd, 7) == odd.mark


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "code", "under"),
    [
        ("a: &x b", "anchor", "&"),
        ("a: &x [b]", "anchor", "&"),
        ("a: *x", "alias", "*x"),
        ("a: !!int 3", "tag", "!"),
        ("a: !x {b: c}", "tag", "!"),
        ("a: ! b", "tag", "!"),
        ("a: b\n---\nc: d", "second-document", "-"),
        ("<<: b", "merge-key", "<<"),
        ("a b: c", "bad-key", "a b"),
        ("'a.b': c", "bad-key", "'a.b'"),
        ("é: c", "bad-key", "é"),
        ("'': c", "bad-key", "''"),
        ("? [a]\n: b", "bad-key", "["),
        ("a: {? {b: c} : d}", "bad-key", "{"),
        ("a: 1\nb: 2\na: 3", "duplicate-key", "a"),
        ("a: 1\n'a': 3", "duplicate-key", "'a'"),
        ("x: {a: 1, a: 2}", "duplicate-key", "a"),
        ("a:\n\tb: c", "tab", "\t"),
        ("a:\n  b: c\n \td: e", "tab", "\t"),
        ("a: [\n\tb]", "tab", "\t"),
        ("a: |\n\tb", "tab", "\t"),
        ("a: x\n\ty", "tab", "\t"),
        ("a: b\n\t\nc: d", "tab", "\t"),
        ("a: |\n  x\n\t\n  y", "tab", "\t"),
        ("a:\tb", "tab", "\t"),
        ("-\ta: b", "tab", "\t"),
        ("a: b\t# c", "tab", "\t"),
        ("a: x\ty", "tab", "\t"),
        ("a: x\n\t# y\n", "tab", "\t"),
        ("", "empty-file", ""),
        ("# only this\n\n", "empty-file", "#"),
        ("---\n", "empty-file", "-"),
    ],
)
def test_what_yaml_could_do_and_a_scenario_may_not(text: str, code: str, under: str) -> None:
    problem = only_problem(text)
    assert problem.code == code
    assert quoted(problem, text) == under


@pytest.mark.usefixtures("either_parser")
def test_a_tab_inside_a_text_or_a_comment_is_part_of_it() -> None:
    node = good("a: |\n  x\n  \ty\nb: 'x\n\ty'\nc: z # x\ty\td\n# x\ty\nd: \"x\ty\"\n")
    assert texts(node) == {"a": "x\n\ty\n", "b": "x y", "c": "z", "d": "x\ty"}


def test_a_second_key_names_the_line_of_the_first() -> None:
    problem = only_problem("# x\ntension: 1\nunity: 2\ntension: 3")
    assert problem.at.line == 4
    assert "line 2" in problem.why


def test_the_same_key_in_two_groups_is_no_second_key() -> None:
    good("a: {x: 1}\nb: {x: 1}\nc:\n- x: 1\n- x: 1\n")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = "a: 1\na: 2\nb: !x 3\nc d: 4\ne: [f(x, y)]\ng: &h i\n"
    node, problems = read_text(text, FILE)
    codes = ["duplicate-key", "tag", "bad-key", "cut-formula", "anchor"]
    assert [problem.code for problem in problems] == codes
    assert node is not None


def test_a_long_list_of_problems_is_cut_with_a_word_on_the_rest() -> None:
    problems = problems_of("a: 1\n" * (MOST_PROBLEMS + 51))
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].code == "too-many-problems"
    assert problems[-1].what.startswith("50 ")


# --- commas that cut ----------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: {b: f(x, y), c: d}", "f(x, y)"),
        ("a: {b: f(x, y, z)}", "f(x, y, z)"),
        ("a: {b: max(x, y) + 1\n  , c: d}", "max(x, y) + 1"),
        ("a: [f(x, y), z]", "f(x, y)"),
        ("a: [z, max(f(x, y), z)]", "max(f(x, y), z)"),
    ],
)
def test_a_formula_cut_by_a_comma_is_told_with_the_whole_of_it(text: str, whole: str) -> None:
    problem = only_problem(text)
    assert problem.code == "cut-formula"
    assert f'"{whole}"' in problem.fix
    assert whole in [found.text for found in scalars(read_text(text, FILE)[0] or good("x"))]


def test_a_key_alone_in_brackets_is_told() -> None:
    assert [problem.code for problem in problems_of("a: {b, c: d}")] == ["cut-formula"]
    assert [problem.code for problem in problems_of("a: {b: [c], d}")] == ["cut-formula"]


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: 100 - tension, c: any other actor}",
        "a: [USA lobby GBR reply up, hold]",
        "a: {b: \"f(x, y)\", c: 'g(x, y)'}",
        "a: [\"f(x, y)\", '(', b]",
        "a: {b: , c: d}",
        "a: [b(c), d]",
        "a: [b (c, 'd', e]",
        "a: max(x, y)",
    ],
)
def test_what_no_comma_has_cut_passes(text: str) -> None:
    good(text)


def test_a_hash_that_ends_a_text_is_warned_of() -> None:
    problem = only_problem("a: the text #5 says\n")
    assert (problem.code, problem.severity) == ("cut-text", Severity.WARNING)
    assert problem.at.column == 13


@pytest.mark.parametrize(
    "text",
    [
        "a: one  #two",
        "a: one two  #three",
        "a: b # c d",
        "a: one two # three",
        "a: b#c d",
        "a: 54 #c",
    ],
)
def test_an_ordinary_comment_is_not_warned_of(text: str) -> None:
    good(text)


# --- bombs and brutes ---------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 50_000, "too-deep"),
        ("{a: " * 50_000, "too-deep"),
        ("- " * 50_000 + "x", "too-deep"),
        ("".join(f"{' ' * n}a:\n" for n in range(1_000)), "too-deep"),
        ("a: [" + "x, " * 250_000 + "]", "too-many-nodes"),
    ],
)
def test_what_is_too_deep_or_too_much_is_refused_before_it_hurts(text: str, code: str) -> None:
    limit = 5.0 if building.LOADER is yaml.CSafeLoader else 30.0
    started = time.process_time()
    node, problems = read_text(text, FILE)
    assert time.process_time() - started < limit
    assert node is None
    assert problems[-1].code == code


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 50_000, 1, 41),
        ("[" * 50 + "]" * 50, 1, 41),
        ("a: 1\nb:\n- " + "[" * 1_100, 3, 41),  # a group and a list are open already
        ("[[],\n" + "[" * 1_100, 2, 40),
        ("- " * 1_100 + "x", 1, 81),
        ("".join(f"{' ' * n}a:\n" for n in range(50)), 41, 41),
    ],
)
def test_what_is_too_deep_is_shown_where_it_becomes_so(text: str, line: int, column: int) -> None:
    problem = problems_of(text)[-1]
    assert (problem.code, problem.at.line, problem.at.column) == ("too-deep", line, column)


@pytest.mark.parametrize(("text", "at"), [("[[[", 1), ("[][[", 3), ("x", 0), ("]]", 0)])
def test_where_no_bracket_goes_too_deep_the_place_is_where_reading_stood(
    text: str, at: int
) -> None:
    assert bracket_beyond(text, 0, 1) == at


@pytest.mark.parametrize(("deep", "codes"), [(40, []), (41, ["too-deep"])])
def test_forty_levels_are_deep_enough(deep: int, codes: list[str]) -> None:
    assert [problem.code for problem in problems_of("[" * deep + "]" * deep)] == codes


def test_an_alias_bomb_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    node, problems = read_text("\n".join(lines), FILE)
    assert node is None
    assert [(problem.code, problem.at.line, problem.at.column) for problem in problems] == [
        ("alias", 2, 10)
    ]


def test_each_of_a_few_aliases_is_told() -> None:
    lines = ["a: &a x", *(f"b{n}: *a" for n in range(MOST_ALIASES))]
    _, problems = read_text("\n".join(lines), FILE)
    assert [problem.code for problem in problems] == ["anchor", *["alias"] * MOST_ALIASES]


@pytest.mark.parametrize(
    "text",
    [
        "a: [f(" + "x, " * 60_000 + "y)]",
        "a: {b: f(" + "x, " * 60_000 + "y)}",
        "a: {" + ", ".join(f"k{n}: x" for n in range(60_000)) + "}",
        "a: '" + "''" * 100_000 + "'",
        "a: 1\n" * 90_000,
    ],
)
def test_a_long_file_is_read_in_time_that_grows_with_its_length_alone(text: str) -> None:
    started = time.process_time()
    node, _ = read_text(text, FILE)
    for found in scalars(node) if node else ():
        if len(found.text) > 1_000:
            mark_within(found, len(found.text) - 1)
    assert time.process_time() - started < 8.0


# --- files --------------------------------------------------------------------------------------


def written(folder: Path, content: bytes) -> Path:
    path = folder / FILE
    path.write_bytes(content)
    return path


def test_a_file_is_read_and_named_as_asked(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbfid: caf\xc3\xa9\r\nid: x\r\n")
    node, problems = read(path, "suez/scenario.yaml")
    assert node is not None
    assert texts(node) == {"id": "café"}
    assert [problem.at for problem in problems] == [Mark("suez/scenario.yaml", 2, 1, 2)]
    assert read(path)[1][0].at.file == str(path)


@pytest.mark.parametrize(
    ("content", "code", "line", "says"),
    [
        (b"a: b\nc: d\xff\n", "not-utf8", 2, "byte 10"),
        (b"a: caf\xe9", "not-utf8", 1, "byte 7"),
        ("a: b".encode("utf-16"), "not-utf8", 1, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-text", 1, "not a text file"),
        (b"a: b\nc: \x07", "hidden-character", 2, "U+0007"),
        ("a: x\u2028y".encode(), "hidden-character", 1, "U+2028"),
        ("a: x\u202ey".encode(), "hidden-character", 1, "U+202E"),
        ("a: x\u00a0y\x85".encode(), "hidden-character", 1, "U+0085"),
        (b"x" * (LARGEST_FILE + 1), "file-too-big", 1, "2 MB"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(
    tmp_path: Path, content: bytes, code: str, line: int, says: str
) -> None:
    node, (problem,) = read(written(tmp_path, content))
    assert node is None
    assert (problem.code, problem.at.line) == (code, line)
    assert says in problem.what


def test_a_byte_that_is_not_utf8_has_its_column(tmp_path: Path) -> None:
    _, (problem,) = read(written(tmp_path, "a: é".encode() + b"\xff"))
    assert problem.at.column == 5


def test_a_missing_file_says_where_the_path_goes_wrong(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    _, (problem,) = read(tmp_path / "scenarios" / "suez" / FILE)
    assert problem.code == "no-such-file"
    assert problem.why == "'scenarios' holds nothing called 'suez'"


def test_a_file_in_the_place_of_a_folder_is_a_missing_file(tmp_path: Path) -> None:
    written(tmp_path, b"a: b")
    assert read(tmp_path / FILE / FILE)[1][0].code == "no-such-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path)
    assert (problem.code, problem.what) == ("not-a-file", "this is a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / FILE
    os.mkfifo(pipe)
    assert read(pipe)[1][0].code == "not-a-file"


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5_000])
def test_a_name_the_system_does_not_take_is_a_file_that_cannot_be_read(name: str) -> None:
    assert read(Path(name))[1][0].code == "unreadable-file"


def test_a_file_that_may_not_be_read_says_what_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"a: b")
    path.chmod(stat.S_IWUSR)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    _, (problem,) = read(path)
    assert problem.code == "unreadable-file"
    assert "Permission denied" in problem.why


# --- whatever is written ------------------------------------------------------------------------

CRUMBS = st.sampled_from(
    [
        *"abAB01:- \n\t,#&*!|>'\"%@`[]{}?()=+~\\é東\r\u2028\ufeff\x00",
        ": ",
        "- ",
        "\n  ",
        "<<",
        "---\n",
    ]
)


@given(st.lists(CRUMBS, max_size=60).map("".join))
@example("%YAML 1.2\n---\na: b")
@example("%TAG ! x:\n---\na: !b c")
@example("\ud800")
@example("? ")
@example("a: 'x\n---\n")
@example("%x\na: 1")
def test_any_text_gives_a_tree_or_problems_and_problems_can_be_shown(text: str) -> None:
    for loader in {building.LOADER, yaml.SafeLoader}:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(building, "LOADER", loader)
            node, problems = read_text(text, FILE)
        assert node is not None or problems
        for problem in problems:
            assert problem.at.line <= text.count("\n") + text.count("\r") + 1
            assert problem.at.column >= 1
            assert problem.at.length >= 1
            assert problem.what
            assert problem.why
            assert problem.fix
            render(problem, line_of(text, problem.at.line))


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_a_tree_or_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    node, problems = read(path)
    assert node is not None or problems


KEYS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,6}|-?[1-9][0-9]{0,3}", fullmatch=True)
WORDS = st.text(
    # an open bracket in a list looks like a formula that a comma has cut
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="(")
    | st.sampled_from("\n '\"#:"),
    max_size=25,
)
Tree = str | list["Tree"] | dict[str, "Tree"]
TREES: st.SearchStrategy[Tree] = st.recursive(
    WORDS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)
WRITERS = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "indent": st.integers(2, 6),
        "width": st.integers(20, 90),
        "allow_unicode": st.booleans(),
    }
)


class Writer(yaml.SafeDumper):
    """Writes a tree as its author might; nothing is copied by alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@given(TREES, WRITERS)
def test_a_tree_written_as_yaml_is_read_back_and_every_place_is_right(
    tree: Tree, how: dict[str, object]
) -> None:
    text = yaml.dump({"root": tree}, Dumper=Writer, sort_keys=False, **how)  # type: ignore[call-overload]
    # the writer sometimes breaks a quoted line so that its own reader finds another text in it
    assume(yaml.load(text, yaml.BaseLoader) == {"root": tree})
    node, problems = read_text(text, FILE)
    assert [p for p in problems if p.code not in ("hidden-character", "tag")] == []
    if problems:  # the writer marks keys such as "1" with `!` where their style would hide them
        return
    assert node is not None
    assert texts(node) == {"root": tree}
    for found in scalars(node):
        line = line_of(text, found.mark.line)
        assert line is not None
        begin = line[found.mark.column - 1 :]
        match found.style:
            case Style.PLAIN:
                assert begin.startswith(found.text.split("\n")[0].split(" ")[0])
            case Style.SINGLE | Style.DOUBLE:
                assert begin.startswith(found.style)
            case _:
                first = found.text.lstrip(" \n")
                assert begin.startswith(first[:1])


@given(TREES, WRITERS, st.data())
def test_every_letter_of_a_text_is_found_in_the_file(
    tree: Tree, how: dict[str, object], data: st.DataObject
) -> None:
    text = yaml.dump({"root": tree}, Dumper=Writer, sort_keys=False, **how)  # type: ignore[call-overload]
    node, problems = read_text(text, FILE)
    if node is None or problems:
        return
    found = data.draw(st.sampled_from(list(scalars(node))))
    for offset, char in enumerate(found.text):
        mark = mark_within(found, offset)
        line = line_of(text, mark.line)
        assert line is not None
        if char not in " \n":
            assert line[mark.column - 1] in (char, "\\")


@given(st.lists(KEYS, min_size=2, max_size=12), st.booleans())
def test_a_key_that_stands_twice_is_always_found(keys: list[str], in_brackets: bool) -> None:
    entries = [f"{key}: x" for key in keys]
    text = f"{{{', '.join(entries)}}}" if in_brackets else "\n".join(entries)
    twice = [problem for problem in problems_of(text) if problem.code == "duplicate-key"]
    assert len(twice) == len(keys) - len(set(keys))
