"""A value is what its key asks for, read in one way only, and refused in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bloc_game.scenario.codes import CODES
from bloc_game.scenario.scalars import (
    LARGEST,
    WRONG_SHAPE,
    Day,
    Formula,
    Name,
    Prose,
    SourceId,
    Span,
    Whole,
    YesNo,
)

Adapter = (
    TypeAdapter[int]
    | TypeAdapter[bool]
    | TypeAdapter[str]
    | TypeAdapter[date]
    | TypeAdapter[tuple[int, int]]
)
TYPES: dict[str, Adapter] = {
    "Whole": TypeAdapter(Whole),
    "YesNo": TypeAdapter(YesNo),
    "Name": TypeAdapter(Name),
    "SourceId": TypeAdapter(SourceId),
    "Day": TypeAdapter(Day),
    "Span": TypeAdapter(Span),
    "Prose": TypeAdapter(Prose),
    "Formula": TypeAdapter(Formula),
}


def refusal(kind: str, value: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(ValidationError) as caught:
        TYPES[kind].validate_python(value)
    (error,) = caught.value.errors()
    return error["type"], error["ctx"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Whole", "12", 12),
        ("Whole", "-3", -3),
        ("Whole", "+1", 1),
        ("Whole", "0", 0),
        ("Whole", "-1000000", -1_000_000),
        ("YesNo", "true", True),
        ("YesNo", "false", False),
        ("Name", "soviet_note", "soviet_note"),
        ("Name", "x", "x"),
        ("Name", "a1_", "a1_"),
        ("Name", "USA", "USA"),
        ("Name", "NO", "NO"),
        ("Name", "WEST_2", "WEST_2"),
        ("Name", "for", "for"),
        ("Name", "match", "match"),
        ("SourceId", "frus-v5p1-d252", "frus-v5p1-d252"),
        ("Day", "1954-03-31", date(1954, 3, 31)),
        ("Span", "-10 .. 10", (-10, 10)),
        ("Span", "0..100", (0, 100)),
        ("Span", "+1 .. +1", (1, 1)),
        ("Span", ["-50", "50"], (-50, 50)),
        ("Prose", "Ten pages.\n", "Ten pages."),
        ("Prose", "NO", "NO"),
        ("Prose", "1954", "1954"),
        ("Prose", "two\nlines\n\n", "two\nlines"),
        ("Formula", "tension += 6\n", "tension += 6"),
        ("Formula", " - 4", " - 4"),
        ("Formula", "010", "010"),
    ],
)
def test_what_is_right_is_read(kind: str, text: object, value: object) -> None:
    assert TYPES[kind].validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "code", "hint"),
    [
        ("Whole", "1.5", "wrong-type", "every machine"),
        ("Whole", "1e3", "wrong-type", "digits"),
        ("Whole", "0x10", "wrong-type", "digits"),
        ("Whole", "010", "wrong-type", "two ways"),
        ("Whole", "1_000", "wrong-type", "without a sign"),
        ("Whole", "1,000", "wrong-type", "whole numbers"),
        ("Whole", "-", "wrong-type", "digits"),
        ("Whole", "١٢", "wrong-type", "digits"),
        ("Whole", " 12", "wrong-type", "digits"),
        ("Whole", "high", "wrong-type", "digits"),
        ("Whole", "1000001", "out-of-range", "size"),
        ("Whole", "-" + "9" * 5_000, "out-of-range", "size"),
        ("YesNo", "yes", "wrong-type", "write true"),
        ("YesNo", "OFF", "wrong-type", "write false"),
        ("YesNo", "True", "wrong-type", "write true"),
        ("YesNo", "1", "wrong-type", "write true or false"),
        ("Name", "Foo Bar", "bad-id", "write foo_bar"),
        ("Name", "edc-vote", "bad-id", "write edc_vote"),
        ("Name", "Usa", "bad-id", "write usa"),
        ("Name", "1st", "bad-id", "such as soviet_note"),
        ("Name", "U", "bad-id", "write u"),
        ("Name", "é", "bad-id", "such as soviet_note"),
        ("Name", "not", "bad-id", "something else"),
        ("Name", "class", "bad-id", "something else"),
        ("Name", "yes", "bad-id", "something else"),
        ("Name", "off", "bad-id", "something else"),
        ("Name", "null", "bad-id", "something else"),
        ("Name", "x\n", "bad-id", "write x"),
        ("SourceId", "FRUS 1954", "bad-id", "source"),
        ("Day", "31 March 1954", "bad-date", "such as 1954-03-31"),
        ("Day", "1954-3-31", "bad-date", "such as 1954-03-31"),
        ("Day", "19540331", "bad-date", "such as 1954-03-31"),
        ("Day", "1954-W13-3", "bad-date", "such as 1954-03-31"),
        ("Day", "1954-02-30", "bad-date", "calendar"),
        ("Day", "0000-01-01", "bad-date", "calendar"),
        ("Span", "10", "wrong-type", "-10 .. 10"),
        ("Span", ["1"], "wrong-type", "two whole numbers"),
        ("Span", ["1", "2", "3"], "wrong-type", "two whole numbers"),
        ("Span", ["1", "x"], "wrong-type", "digits"),
        ("Span", "10 .. -10", "out-of-range", "-10 .. 10"),
        ("Span", "0 .. 1000001", "out-of-range", "size"),
        ("Formula", "a\nb", "bad-value", "one line"),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason_and_a_way_out(
    kind: str, text: object, code: str, hint: str
) -> None:
    found, said = refusal(kind, text)
    assert found == code
    assert hint in f"{said['why']} | {said['fix']}"


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_is_refused_as_nothing(kind: str) -> None:
    assert refusal(kind, "")[0] == "empty-value"
    assert refusal(kind, " \n")[0] == "empty-value"


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "Span"])
def test_a_list_or_a_group_in_the_place_of_one_value_is_told_apart(kind: str) -> None:
    assert refusal(kind, ["x"])[0] == WRONG_SHAPE
    assert refusal(kind, {"x": "y"})[0] == WRONG_SHAPE


@pytest.mark.parametrize("kind", TYPES)
@given(value=st.text(max_size=30) | st.integers() | st.none() | st.lists(st.text(max_size=3)))
def test_any_value_is_read_or_refused_with_a_documented_code(kind: str, value: object) -> None:
    try:
        TYPES[kind].validate_python(value)
    except ValidationError as refused:
        for error in refused.errors():
            assert error["type"] in {*CODES, WRONG_SHAPE}
            assert set(error["ctx"]) == {"what", "why", "fix", "expected"}


@given(st.integers(-LARGEST, LARGEST), st.integers(0, LARGEST))
def test_numbers_read_as_they_print(low: int, more: int) -> None:
    high = min(low + more, LARGEST)
    assert TYPES["Whole"].validate_python(str(low)) == low
    assert TYPES["Span"].validate_python(f"{low} .. {high}") == (low, high)


@given(st.dates())
def test_days_read_as_they_print(day: date) -> None:
    assert TYPES["Day"].validate_python(day.isoformat()) == day


@given(st.text("abcXYZ 019_-.", max_size=12))
def test_an_id_that_is_offered_is_one(text: str) -> None:
    try:
        TYPES["Name"].validate_python(text)
    except ValidationError as refused:
        fix = refused.errors()[0]["ctx"]["fix"]
        if fix.startswith("write ") and len(fix.split()) == 2:
            TYPES["Name"].validate_python(fix.split()[1])
