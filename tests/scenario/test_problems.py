"""A problem is shown where it is, said once, in order, and never obeyed by a terminal."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.phrases import as_phrase, phrase
from bloc_game.scenario import codes as codes_module
from bloc_game.scenario.codes import CODES
from bloc_game.scenario.problems import (
    Mark,
    Problem,
    ScenarioError,
    Severity,
    has_errors,
    in_order,
    line_of,
    near,
    render,
    to_json,
)
from bloc_game.scenario.quoting import WIDEST

SCENARIO = Path(codes_module.__file__).parent
FOLDERS = [SCENARIO.parent / name for name in ("scenario", "engine", "study", "playtest")]


def problem(
    line: int = 42,
    column: int = 19,
    length: int = 3,
    code: str = "unknown-actor",
    what: str = "no actor is called 'FAR'",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        code=code,
        at=Mark("scenarios/suez_1956/scenario.yaml", line, column, length),
        what=phrase("{what}", what=what),
        why=as_phrase(
            "a rule can only name an actor declared under `actors:` (rulebook.yaml, line 8)"
        ),
        fix=as_phrase("did you mean 'FRA'?"),
        severity=severity,
    )


def carets(rendered: str) -> tuple[str, int, int]:
    """The quoted line, and where the carets begin and how many they are, in places on screen."""
    quoted, under = rendered.splitlines()[2:4]
    gutter = quoted.index("| ") + 2
    assert under[:gutter].strip() == "|"
    run = under[gutter:]
    return quoted[gutter:], len(run) - len(run.lstrip()), run.count("^")


def places(text: str) -> int:
    """Places on a screen, counted in another way than the code does."""
    base = [char for char in text if not unicodedata.combining(char)]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in base)


def test_a_problem_reads_as_the_style_guide_shows_it() -> None:
    assert render(problem(), "      - stability[FAR] -= 1").splitlines() == [
        "scenarios/suez_1956/scenario.yaml:42:19: error[unknown-actor]: no actor is called 'FAR'",
        "",
        "42 |       - stability[FAR] -= 1",
        "   |                   ^^^",
        "why: a rule can only name an actor declared under `actors:` (rulebook.yaml, line 8)",
        "fix: did you mean 'FRA'?",
    ]


def test_a_problem_without_a_line_to_quote_still_says_what_why_and_fix() -> None:
    assert [line.split(":")[0] for line in render(problem(), None).splitlines()] == [
        "scenarios/suez_1956/scenario.yaml",
        "",
        "why",
        "fix",
    ]


@pytest.mark.parametrize(
    "before",
    ["", "\t", "a\tb\t", "東京: ", "e\u0301te\u0301 ", "ｆｕｌｌ", "Київ ", "naïve café "],
)
def test_the_caret_stands_under_the_character_that_is_meant(before: str) -> None:
    line = f"{before}FAR and more"
    quoted, start, length = carets(render(problem(column=len(before) + 1), line))
    assert places(quoted[: quoted.index("FAR")]) == start
    assert length == 3


def test_the_carets_are_as_wide_as_what_is_meant() -> None:
    assert carets(render(problem(column=1, length=2), "東京 x"))[2] == 4
    assert carets(render(problem(column=1, length=4), "e\u0301e\u0301 x"))[2] == 2


def test_a_caret_at_an_accent_stands_under_its_letter() -> None:
    assert carets(render(problem(column=3, length=1), "ae\u0301b"))[1:] == (1, 1)


def test_a_place_just_after_the_line_has_its_caret_there() -> None:
    assert carets(render(problem(column=5, length=1), "key:")) == ("key:", 4, 1)


LINES = st.text("ab 東\t", max_size=20) | st.text("ab 東\t", min_size=60, max_size=250)


@given(left=LINES, right=LINES, length=st.integers(1, 9))
def test_a_long_line_is_cut_around_the_place(left: str, right: str, length: int) -> None:
    line = f"{left}X{right}"
    quoted, start, run = carets(render(problem(column=len(left) + 1, length=length), line))
    assert quoted[: quoted.index("X")] in (f"{left}".replace("\t", "    "), quoted.split("X")[0])
    assert places(quoted[: quoted.index("X")]) == start
    assert 1 <= run <= 4 * length
    assert places(quoted) <= WIDEST + 2
    assert quoted.startswith("…") or line.replace("\t", "    ").startswith(quoted.rstrip("…"))


def test_nothing_in_a_file_reaches_the_terminal_as_a_command() -> None:
    shown = render(problem(what="no actor is called '\x1b[2J'"), "a: \x1b[31m\x07\u202e x")
    assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in shown.replace("\n", ""))


@given(st.text(max_size=200), st.integers(-5, 300), st.integers(-5, 300))
def test_any_line_and_any_place_can_be_shown(line: str, column: int, length: int) -> None:
    assert "^" in render(problem(column=column, length=length), line)


def test_lines_are_counted_as_marks_count_them() -> None:
    text = "\ufeffa: 1\r\nb: 2\rc: \u20283\n"
    assert [line_of(text, n) for n in range(6)] == [None, "a: 1", "b: 2", "c: \u20283", "", None]


def test_programs_get_every_field() -> None:
    assert json.loads(json.dumps(to_json(problem()))) == {
        "code": "unknown-actor",
        "severity": "error",
        "file": "scenarios/suez_1956/scenario.yaml",
        "line": 42,
        "column": 19,
        "what": "no actor is called 'FAR'",
        "why": "a rule can only name an actor declared under `actors:` (rulebook.yaml, line 8)",
        "fix": "did you mean 'FRA'?",
    }


def test_problems_come_in_the_order_of_the_file_and_each_once() -> None:
    late, early, twin = problem(line=50), problem(line=3), problem(line=3, code="a-code")
    assert in_order([late, early, late, twin, early]) == [twin, early, late]


def test_a_warning_alone_does_not_keep_a_scenario_from_being_played() -> None:
    warning = problem(severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, problem()])


def test_the_exception_says_everything_and_carries_it() -> None:
    error = ScenarioError([problem(line=9), problem(line=2)])
    assert [p.at.line for p in error.problems] == [2, 9]
    assert len(str(error).splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("FAR", "did you mean 'FRA'?"),
        ("usa", "did you mean 'USA'?"),
        ("tensoin", "did you mean 'tension'?"),
        ("zzz", "use one of FRA, USA, tension"),
    ],
)
def test_a_near_name_is_offered_and_otherwise_all_names(name: str, says: str) -> None:
    assert near(name, {"USA", "FRA", "tension"}) == says


def test_many_known_names_are_not_all_listed() -> None:
    assert near("#", [f"name_{n}" for n in range(100)]).endswith(", …")


def test_nothing_known_says_so() -> None:
    assert near("edc", []) == "declare it first: none is declared yet"


# --- codes --------------------------------------------------------------------------------------


CODE_COMES = {
    "report": 0,
    "refused": 0,
    "PydanticCustomError": 0,
    "Fault": 0,
    "fault": 0,
    "blame": 1,
    "Problem": 0,
    "_problem": 0,
    "_report": 0,
    "_idle": 1,
}


def codes_used(text: str) -> set[str]:
    """Every code that a call names, patterns with `*` where a part is put in at run time."""
    used: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=func, args=args, keywords=keywords):
                place = CODE_COMES.get(ast.unparse(func).rpartition(".")[2], len(args))
                codes = [word.value for word in keywords if word.arg == "code"]
                used |= {
                    one for code in [*codes, *args[place : place + 1]] for one in written(code)
                }
            case ast.Tuple(elts=[first, _, _, _]) | ast.arguments(defaults=[first]):
                used |= {one for one in written(first) if re.fullmatch(r"[a-z]+(-[a-z]+)+", one)}
    return used


def written(code: ast.expr) -> set[str]:
    match code:
        case ast.Constant(value=str(value)):
            return {value}
        case ast.JoinedStr(values=values):
            return {"".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in values)}
        case ast.IfExp(body=body, orelse=orelse):
            return written(body) | written(orelse)
    return set()  # a name: what it holds was written somewhere else


def all_codes_used() -> set[str]:
    files = [file for folder in FOLDERS for file in sorted(folder.glob("*.py"))]
    return {code for file in files for code in codes_used(file.read_text(encoding="utf-8"))}


def undocumented(used: set[str]) -> list[str]:
    return sorted(c for c in used if not any(fnmatchcase(known, c) for known in CODES))


def test_every_code_is_documented() -> None:
    assert undocumented(all_codes_used()) == []


def test_every_documented_code_is_used() -> None:
    used = all_codes_used()
    assert [c for c in CODES if not any(fnmatchcase(c, pattern) for pattern in used)] == []


def test_a_planted_code_is_caught() -> None:
    planted = 'Problem(code="planted", at=m)\ndesk.report(f"strange-{kind}", m)\n'
    assert undocumented(codes_used(planted)) == ["planted", "strange-*"]


def test_every_code_is_a_few_plain_words_with_a_sentence() -> None:
    for code, meaning in CODES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert re.fullmatch(r"[A-Z`].*[\w)`]\.", meaning)
