"""Statements: what each changes, and how each mistake is answered."""

from __future__ import annotations

import pytest

from bloc_game.engine.expressions import (
    After,
    Cancel,
    Declared,
    Either,
    Elem,
    End,
    Members,
    Negative,
    Num,
    PutDecision,
    PutDraft,
    Read,
    Reveal,
    Same,
    SetFact,
    SetLevel,
    SetMember,
    Shift,
    Statement,
    Var,
)
from bloc_game.engine.scope import Scope
from bloc_game.engine.statements import parse_each, parse_statements
from tests.engine.language_scope import MOVE, PLAIN, marked

USA, SUN, NATO, REPLY = Elem("USA"), Elem("SUN"), Elem("NATO"), Elem("reply")
SELF, TARGET, DRAFT = Var("self"), Var("target"), Var("draft")
UP = Same(Var("way"), Elem("up"))


def done(text: str, scope: Scope = MOVE) -> tuple[Statement, ...]:
    statements, faults = parse_statements(text, scope)
    assert faults == ()
    return statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("tension += 6", Shift("tension", (), Num(6))),
        ("tension -= 6", Shift("tension", (), Num(-6))),
        ("tension += -6", Shift("tension", (), Num(-6))),
        ("trust[SUN, target] -= tension", Shift("trust", (SUN, TARGET), Negative(Read("tension")))),
        (
            "sway[target, draft] += 6 if way == up else -6",
            Shift("sway", (TARGET, DRAFT), Either(UP, Num(6), Num(-6))),
        ),
        ("level[reply, entry] = unready", SetLevel(REPLY, Elem("entry"), "unready")),
        ("join(SUN, NATO)", SetMember(SUN, NATO, True)),
        ("leave(self, NATO)", SetMember(SELF, NATO, False)),
        ("set(signed)", SetFact(Elem("signed"), True)),
        ("unset(signed)", SetFact(Elem("signed"), False)),
        ("table(reply)", PutDraft(REPLY, True)),
        ("withdraw(draft)", PutDraft(DRAFT, False)),
        ("open(vote)", PutDecision(Elem("vote"), True)),
        ("close(vote)", PutDecision(Elem("vote"), False)),
        ("after(40, leak)", After(40, Elem("leak"))),
        ("cancel(leak)", Cancel(Elem("leak"))),
        ("reveal(paris_needs, USA)", Reveal(Elem("paris_needs"), USA)),
        ("reveal(target, self)", Reveal(TARGET, SELF)),
        ("end(two_blocs)", End(Elem("two_blocs"))),
    ],
)
def test_a_statement_changes_one_thing(text: str, statement: Statement) -> None:
    assert done(text) == (statement,)


def test_a_line_is_done_in_the_order_it_is_written() -> None:
    assert done("tension += 1; set(signed);\n unity -= 2;") == (
        Shift("tension", (), Num(1)),
        SetFact(Elem("signed"), True),
        Shift("unity", (), Num(-2)),
    )


@pytest.mark.parametrize(
    ("text", "code", "where", "fix"),
    [
        ("tension = 5", "set-track", "tension = 5", "`tension += …`"),
        ("tension =- 5", "set-track", "tension =- 5", "`tension += …`"),
        ("tension *= 2", "foreign-sign", "*=", "+="),
        ("tension++", "foreign-sign", "++", "+= 1"),
        ("tension--", "foreign-sign", "--", "-= 1"),
        ("tension += fact(signed)", "not-a-number", "fact(signed)", "1 if fact(signed) else 0"),
        ("tenson += 1", "unknown-track", "tenson", "'tension'"),
        ("signed += 1", "not-a-track", "signed", "set(signed)"),
        ("USA += 1", "not-a-track", "USA", "name a track"),
        ("target += 1", "not-a-track", "target", "change a track"),
        ("turn += 1", "not-a-track", "turn", "change a track"),
        ("level[reply, entry] += 1", "shifted-level", "level[reply, entry]", "= LEVEL"),
        ("level[reply, entry] == unready", "double-equals", None, "level[reply, entry] = unready"),
        ("level[reply, entry] = 1", "not-a-level", "1", "unready"),
        ("level[reply, entry] = first", "unknown-level", "first", "unready"),
        (
            "level[reply, entry] = unready if fact(signed) else unreal",
            "not-a-level",
            "unready if fact(signed) else unreal",
            "- if:",
        ),
        ("a = b = c", "not-a-statement", None, "write one of these"),
        ("tension", "not-a-statement", None, "write one of these"),
        ("tension > 3", "not-a-statement", None, "`when:`"),
        ("fact(signed)", "unknown-statement", "fact", "use one of"),
        ("jion(SUN, NATO)", "unknown-statement", "jion", "did you mean 'join'?"),
        ("join(SUN)", "wrong-arguments", None, "join(ACTOR, BODY)"),
        ("join(a=SUN, b=NATO)", "wrong-arguments", None, "join(ACTOR, BODY)"),
        ("join(NATO, SUN)", "wrong-kind", "NATO", "use one of"),
        ("after(0, leak)", "bad-delay", "0", "after(1, EVENT)"),
        ("after(41, leak)", "bad-delay", "41", "after(1, EVENT)"),
        ("after(turn, leak)", "bad-delay", "turn", "after(1, EVENT)"),
        ("after(leak, 2)", "bad-delay", "leak", "after(1, EVENT)"),
        ("reveal(leak, USA)", "wrong-kind", "leak", "paris_needs"),
        ("if tension > 3: tension += 1", "block-in-line", "if", "- if:"),
        ("each m in western: tension += 1", "block-in-line", "each", "- each:"),
        ("", "empty", "", "leave the key out"),
        (" ; ;", "empty", " ", "leave the key out"),
        ("(tension) += ", "unreadable", "+=", "follows"),
        ("type x = tension", "unreadable", "x", "between"),
        ("(tension, unity) += 1", "unreadable", None, "reference"),
        ("(tension, unity) = 1", "set-track", None, "+="),
        ("-tension += 1", "unreadable", None, "reference"),
    ],
)
def test_a_mistake_is_answered_where_it_stands_with_what_to_write(
    text: str, code: str, where: str | None, fix: str
) -> None:
    statements, faults = parse_statements(text, MOVE)
    assert statements == ()
    assert (code, text if where is None else where) in marked(text, faults)
    assert any(fix in fault.fix for fault in faults if fault.code == code)


def test_faults_of_all_statements_of_a_line_are_found_at_once() -> None:
    text = "tension += 1; tenson += FAR;  join(FAR, NATO); set(sined)"
    _, faults = parse_statements(text, MOVE)
    assert marked(text, faults) == [
        ("unknown-track", "tenson"),
        ("unknown-name", "FAR"),
        ("unknown-actor", "FAR"),
        ("unknown-fact", "sined"),
    ]


def test_a_good_statement_beside_a_bad_one_is_not_half_done() -> None:
    assert parse_statements("set(signed); set(sined)", MOVE)[0] == ()


def test_a_name_of_nothing_in_a_statement_lists_what_there_is() -> None:
    _, (fault,) = parse_statements("explode(USA)", MOVE)
    for name in ("join", "leave", "set", "unset", "table", "withdraw", "open", "close"):
        assert name in fault.why
    for name in ("after", "cancel", "reveal", "end", "+=", "-=", "level["):
        assert name in fault.why


def test_one_statement_may_be_long_and_a_line_longer() -> None:
    assert len(done("; ".join(["tension += 1"] * 300))) == 300
    assert parse_statements("tension += 1" + " " * 5_000, MOVE)[1][0].code == "too-long"
    piece = f"tension += {' + '.join(['1'] * 200)}"
    assert parse_statements(f"set(signed); {piece}", MOVE)[1][0].code == "too-long"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("m in members(NATO)", ("m", Members(NATO), "actor")),
        ("  m   in western", ("m", Declared("western"), "actor")),
        ("d in drafts", ("d", Declared("drafts"), "draft")),
        ("m in circle", ("m", Declared("circle", SELF), "actor")),
    ],
)
def test_a_block_goes_through_a_set(text: str, header: object) -> None:
    assert parse_each(text, MOVE) == (header, ())


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("m in NATO", "wrong-kind", "NATO"),
        ("m in wester", "unknown-set", "wester"),
        ("target in western", "name-taken", "target"),
        ("turn in western", "name-taken", "turn"),
        ("m of western", "bad-each", "m of western"),
        ("", "bad-each", ""),
        ("m in members(NATOO)", "unknown-body", "NATOO"),
        ("3m in western", "bad-number", "3m"),
        ("m in 'western'", "quoted-text", "'western'"),
        ("m in western and tension", "not-a-set", "western and tension"),
    ],
)
def test_a_block_s_header_is_checked_like_a_formula(text: str, code: str, where: str) -> None:
    header, faults = parse_each(text, MOVE)
    assert header is None
    assert marked(text, faults) == [(code, where)]


def test_a_set_for_each_actor_needs_self() -> None:
    assert parse_each("m in circle", PLAIN)[1][0].code == "unbound-name"
