"""What a model refuses is said in an author's words, once, and at the right place."""

from __future__ import annotations

import re
import time
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, model_validator

from bloc_game.scenario.codes import CODES
from bloc_game.scenario.models import RulebookModel, ScenarioModel
from bloc_game.scenario.nodes import Mapping, Node, Scalar, Sequence, read_text
from bloc_game.scenario.problems import Mark, Problem, line_of, render
from bloc_game.scenario.refusals import MOST_PROBLEMS
from bloc_game.scenario.scalars import Day, Formula, Name, Prose, Span, Whole, YesNo
from bloc_game.scenario.validating import locate, plain, validate

FILE = "scenario.yaml"


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Each(Written):
    each: Formula
    do: Annotated[list[Formula], Field(description="What is done for each.")]


class If(Written):
    if_: Annotated[Formula, Field(alias="if")]
    do: list[Formula]


class Track(Written):
    start: Annotated[Whole, Field(ge=0, le=100)] = 0
    range: Span = (0, 100)
    good: Literal["low", "high", "seat"] = "seat"
    hidden: YesNo = False
    per: Name | list[Name] | None = None
    starts: dict[Name, Whole | dict[Name, Whole]] = {}


class Turn(Written):
    id: Name
    date: Annotated[Day, Field(description="The day it plays on.")]
    effects: Formula | list[Formula | Each | If] = "turn += 1"

    @model_validator(mode="after")
    def no_date_of_doom(self) -> Turn:
        if self.date.year == 1999:
            raise ValueError("the story is over by 1999")
        return self


class Story(Written):
    title: Prose
    for_: Annotated[Prose | None, Field(alias="for")] = None
    tracks: dict[Name, Track] = {}
    turns: Annotated[list[Turn], Field(max_length=3)] = []


def tree(text: str) -> Node:
    node, problems = read_text(text, FILE)
    assert problems == []
    assert node is not None
    return node


def refused(text: str, model: type[BaseModel] = Story) -> list[Problem]:
    built, problems = validate(model, tree(text))
    assert (built is None) == bool(problems)
    return problems


def under(problem: Problem, text: str) -> str:
    line = line_of(text, problem.at.line)
    assert line is not None
    return line[problem.at.column - 1 : problem.at.column - 1 + problem.at.length]


STORY = """\
title: The reply
tracks:
  tension: {start: 54, range: 0 .. 100, good: low, hidden: false, per: [USA, NO]}
  trust: {starts: {USA: 3, NO: {SUN: -4}}}
turns:
  - id: note
    date: 1954-03-31
    effects:
      - {each: m in members(NATO), do: ["trust[m, self] += 2"]}
      - if: tension > 3
        do:
          - tension -= 1
      - tension += 6
"""


def with_lines(**changed: str) -> str:
    """The story with some of its lines written differently; `x3` stands for line 3."""
    lines = STORY.splitlines()
    for name, line in changed.items():
        lines[int(name[1:]) - 1] = line
    return "\n".join(lines)


def test_what_is_right_becomes_the_model() -> None:
    story, problems = validate(Story, tree(STORY))
    assert problems == []
    assert story is not None
    assert story.tracks["tension"].per == ["USA", "NO"]
    assert story.tracks["trust"].starts == {"USA": 3, "NO": {"SUN": -4}}
    blocks = story.turns[0].effects
    assert isinstance(blocks, list)
    assert [type(block) for block in blocks] == [Each, If, str]


def test_the_plain_form_holds_texts_lists_and_groups() -> None:
    assert plain(tree("a: [NO, {b: 010}]\nc: ''")) == {"a": ["NO", {"b": "010"}], "c": ""}


# --- what is said, and where --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "marked", "what"),
    [
        (
            with_lines(x1="titel: The reply"),
            "unknown-key",
            "titel",
            "no key is called 'titel' here",
        ),
        (with_lines(x1="# none"), "missing-key", "t", "the file has no `title`"),
        (with_lines(x1="title:"), "empty-value", "title", "`title` holds nothing"),
        (with_lines(x1="title: ''"), "empty-value", "title", "`title` holds nothing"),
        (with_lines(x1="title: [x]"), "wrong-type", "[", "`title` must be a text, not a list"),
        (
            with_lines(x3="  tension: {start: high}"),
            "wrong-type",
            "high",
            "`start` must be a whole number, not 'high'",
        ),
        (
            with_lines(x3="  tension: {start: 101}"),
            "out-of-range",
            "101",
            "`start` must be 100 or less, not '101'",
        ),
        (
            with_lines(x3="  tension: {range: 10 .. 1}"),
            "out-of-range",
            "10 .. 1",
            "`range` must be a lowest and then a highest value, not '10 .. 1'",
        ),
        (
            with_lines(x3="  tension: {good: lower}"),
            "bad-value",
            "lower",
            "`good` must be one of low, high, seat, not 'lower'",
        ),
        (
            with_lines(x3="  tension: {good: [low]}"),
            "wrong-type",
            "[",
            "`good` must be one of low, high, seat, not a list",
        ),
        (with_lines(x3="  tension: {good: }"), "empty-value", "good", "`good` holds nothing"),
        (
            with_lines(x3="  tension: {hidden: yes}"),
            "wrong-type",
            "yes",
            "`hidden` must be true or false, not 'yes'",
        ),
        (
            with_lines(x3="  tension: {per: {a: b}}"),
            "wrong-type",
            "{",
            "`per` must be an id or a list, not a group of keys",
        ),
        (
            with_lines(x3="  tension: {per: [a, B b]}"),
            "bad-id",
            "B b",
            "item 2 of `per` must be an id",
        ),
        (
            with_lines(x3="  tension: low"),
            "wrong-type",
            "low",
            "`tension` must be a group of keys, not 'low'",
        ),
        (
            with_lines(x4="  class: {start: 1}"),
            "bad-id",
            "class",
            "a key here must be an id of its own, not 'class'",
        ),
        (
            with_lines(x4="  trust: {starts: {USA: {SUN: x}}}"),
            "wrong-type",
            "x",
            "`SUN` must be a whole number, not 'x'",
        ),
        (
            with_lines(x4="  trust: {starts: {USA: x}}"),
            "wrong-type",
            "x",
            "`USA` must be a whole number, not 'x'",
        ),
        (
            with_lines(x7="    date: 1954-02-30"),
            "bad-date",
            "1954-02-30",
            "`date` must be a day of the calendar",
        ),
        (with_lines(x7=""), "missing-key", "i", "item 1 of `turns` ('note') has no `date`"),
        (
            with_lines(x7="    date: 1999-01-01"),
            "bad-value",
            "i",
            "item 1 of `turns` ('note') cannot",
        ),
        (with_lines(x10="      - iff: x"), "unknown-key", "iff", "no key is called 'iff' here"),
        (
            with_lines(x13="      - [a]"),
            "wrong-type",
            "[",
            "item 3 of `effects` must be one formula or",
        ),
        (with_lines(x11="", x12=""), "missing-key", "i", "item 2 of `effects` has no `do`"),
    ],
)
def test_what_is_wrong_is_said_and_marked(text: str, code: str, marked: str, what: str) -> None:
    (problem,) = refused(text)
    assert problem.code == code
    assert under(problem, text) == marked
    assert problem.what.startswith(what)
    assert problem.why
    assert problem.fix


def test_a_missing_key_of_a_named_group_is_marked_at_its_name() -> None:
    class Shelf(Written):
        books: dict[Name, Story]

    text = "books:\n  first:\n    for: x\n"
    (problem,) = refused(text, Shelf)
    assert under(problem, text) == "first"
    assert problem.what == "`first` has no `title`"


def test_a_near_key_is_offered_from_the_group_where_it_stands() -> None:
    text = with_lines(x3="  tension: {strat: 3}", x9="      - {each: m in s, do: [x], doo: y}")
    assert [problem.fix for problem in refused(text)] == [
        "did you mean 'start'?",
        "did you mean 'do'?",
    ]


def test_an_author_is_offered_keys_as_they_are_written() -> None:
    (problem,) = refused("title: x\nxyz: y")
    assert problem.fix == "use one of for, title, tracks, turns"
    (problem,) = refused(with_lines(x9="      - {if: x, do: [y], zzz: w}"))
    assert problem.fix == "use one of do, if"


def test_a_misspelt_key_is_not_told_as_missing_too() -> None:
    assert [p.code for p in refused("titel: x")] == ["unknown-key"]
    assert [p.code for p in refused("xyz: x")] == ["missing-key", "unknown-key"]


def test_a_missing_key_says_what_it_is_for() -> None:
    (problem,) = refused(with_lines(x7=""))
    assert "The day it plays on." in problem.why
    assert problem.fix == "add a line `date: …`"


def test_what_a_model_itself_objects_to_is_passed_on() -> None:
    (problem,) = refused(with_lines(x7="    date: 1999-01-01"))
    assert problem.why == "the story is over by 1999"


def test_too_long_a_list_is_out_of_range() -> None:
    turns = "".join(f"- {{id: t{n}, date: 1954-01-0{n}}}\n" for n in range(1, 5))
    (problem,) = refused(f"title: x\nturns:\n{turns}")
    assert (problem.code, problem.what) == (
        "out-of-range",
        "`turns` must be at most 3 long, not 4",
    )


def test_a_file_that_is_no_group_is_said_to_be_none() -> None:
    for text in ("just a text", "- a\n- b"):
        (problem,) = refused(text)
        assert problem.code == "wrong-type"
        assert problem.what.startswith("the file must be a group of keys, not ")


def test_of_several_kinds_only_the_one_that_was_meant_is_complained_of() -> None:
    text = with_lines(x9="      - {each: m in members(NATO), do: x}", x13="      - ''")
    assert [p.what for p in refused(text)] == [
        "`do` must be a list, not 'x'",
        "item 3 of `effects` holds nothing",
    ]


def test_everything_is_told_at_once_in_the_order_of_the_file() -> None:
    text = with_lines(
        x1="title:",
        x3="  tension: {start: x, good: y, z: 1}",
        x6="  - id: No Good",
        x7="    date: 31",
    )
    problems = refused(text)
    assert [p.at.line for p in problems] == [1, 3, 3, 3, 6, 7]
    assert [p.at.column for p in problems if p.at.line == 3] == sorted(
        p.at.column for p in problems if p.at.line == 3
    )


def test_thousands_of_mistakes_are_told_in_short_and_in_time() -> None:
    text = "title: x\ntracks:\n" + "".join(f"  t{n}: {{strat: x}}\n" for n in range(20_000))
    started = time.process_time()
    problems = refused(text)
    assert time.process_time() - started < 15
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].code == "too-many-problems"


# --- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        ((), False, (1, 1)),
        (("title",), False, (1, 8)),
        (("title",), True, (1, 1)),
        (("tracks", "tension", "start"), False, (3, 20)),
        (("tracks", "tension", "per", "list[function-before[_name(), str]]", 1), False, (3, 78)),
        (("turns", 0, "effects", "list[union[x]]", 1, "If", "do"), True, (11, 9)),
        (("turns", 0, "nothing"), False, (6, 5)),
        (("turns", 9, "id"), False, (6, 3)),
    ],
)
def test_what_pydantic_names_is_found_in_the_file(
    loc: tuple[int | str, ...], key: bool, place: tuple[int, int]
) -> None:
    mark = locate(tree(STORY), loc, prefer_key=key)
    assert (mark.line, mark.column) == place


# --- whatever is written ------------------------------------------------------------------------

JARGON = re.compile(
    r"Input|should be|function-|pydantic|dict\[|list\[|str\b|\bint\b|None|validat|type=|instance of"
)


def all_places(node: Node, path: tuple[int | str, ...] = ()) -> list[tuple[int | str, ...]]:
    below: list[tuple[int | str, Node]] = []
    if isinstance(node, Mapping):
        below = [(key.text, value) for key, value in node.entries]
    elif isinstance(node, Sequence):
        below = list(enumerate(node.items))
    deeper = [place for step, part in below for place in all_places(part, (*path, step))]
    return [path, *deeper]


def replaced(node: Node, path: tuple[int | str, ...], other: Node) -> Node:
    if not path:
        return other
    if isinstance(node, Mapping):
        entries = [
            (key, replaced(value, path[1:], other) if key.text == path[0] else value)
            for key, value in node.entries
        ]
        return Mapping(tuple(entries), node.mark, node.flow)
    assert isinstance(node, Sequence)
    items = [
        replaced(item, path[1:], other) if number == path[0] else item
        for number, item in enumerate(node.items)
    ]
    return Sequence(tuple(items), node.mark, node.flow)


AT = Mark(FILE, 77, 7)
KEYS = st.sampled_from(
    ["title", "do", "if", "each", "start", "id", "EachBlock", "str", "USA", "30"]
)
NODES: st.SearchStrategy[Node] = st.recursive(
    st.sampled_from(
        ["", "x", "-3", "USA", "true", "1954-03-31", "0 .. 1", "A b", "{", "9" * 5_000]
    ).map(lambda text: Scalar(text, AT)),
    lambda below: (
        st.lists(below, max_size=3).map(lambda items: Sequence(tuple(items), AT))
        | st.dictionaries(KEYS, below, max_size=3).map(
            lambda group: Mapping(tuple((Scalar(k, AT), v) for k, v in group.items()), AT)
        )
    ),
    max_leaves=6,
)
SCENARIO = """\
id: the_reply
title: The reply
summary: Moscow is ready.
actors: [USA, SUN]
tracks:
  tension: {start: 54, range: [0, 100], good: low, says: {30: thaw}}
  trust: {per: [seat, seat], starts: {USA: {SUN: -3}}, range: -50 .. 50}
facts: [told]
bodies: {two: {title: The two, members: [USA, SUN], rule: unanimity}}
drafts:
  reply:
    title: The reply
    sponsor: USA
    clauses: {entry: {asks: Entry is, levels: [unreal, open_], start: unreal}}
    interests:
      USA: {base: -4, entry: [12, 0], also: [{if: {entry: open_}, add: 3}]}
      SUN: {like: USA}
moves:
  lobby: {title: Lobby, binds: {target: any other actor}, cost: 1, effects: tension += 1}
turns:
  - id: note
    date: 1954-03-31
    headline: A note
    text: Ten pages.
    decisions:
      - id: word
        by: USA
        question: What now?
        options:
          speak: {title: Speak, for: a, against: b, effects: [tension += 1, {if: told, do: x}]}
endings: [{id: end, title: The end, text: It ends., otherwise: true}]
seats: {USA: {brief: You., goals: {calm: {title: Calm, worth: 100, score: 100 - tension}}}}
"""


@pytest.mark.parametrize("model", [Story, ScenarioModel, RulebookModel])
@given(node=NODES)
def test_any_tree_becomes_a_model_or_problems(model: type[BaseModel], node: Node) -> None:
    built, problems = validate(model, node)
    assert (built is None) == bool(problems)


@given(st.data())
def test_any_change_to_a_scenario_is_taken_or_told_without_jargon(data: st.DataObject) -> None:
    whole = tree(SCENARIO)
    assert validate(ScenarioModel, whole)[1] == []
    path = data.draw(st.sampled_from(all_places(whole)))
    changed = replaced(whole, path, data.draw(NODES))
    for problem in validate(ScenarioModel, changed)[1]:
        assert problem.code in CODES
        assert problem.what
        assert problem.why
        assert problem.fix
        shown = render(problem, "")
        assert not JARGON.search(re.sub(r"'[^']*'|`[^`]*`", "", shown)), shown
        on_the_change = problem.at == AT
        line = line_of(SCENARIO, problem.at.line)
        assert on_the_change or line is not None
        assert len(problem.what) < 200


@given(st.data())
def test_a_key_nobody_knows_is_always_found_where_it_stands(data: st.DataObject) -> None:
    whole = tree(STORY)
    groups = [(), ("tracks", "tension"), ("turns", 0), ("turns", 0, "effects", 1)]
    path = data.draw(st.sampled_from(groups))
    here = whole
    for step in path:
        below = here.get(str(step)) if isinstance(here, Mapping) else None
        if isinstance(here, Sequence) and isinstance(step, int):
            below = here.items[step]
        assert below is not None
        here = below
    assert isinstance(here, Mapping)
    odd = (Scalar("zzz", AT), Scalar("x", Mark(FILE, 1, 1)))
    at = data.draw(st.integers(0, len(here.entries)))
    entries = (*here.entries[:at], odd, *here.entries[at:])
    (problem,) = validate(Story, replaced(whole, path, Mapping(entries, here.mark)))[1]
    assert (problem.code, problem.at) == ("unknown-key", AT)
