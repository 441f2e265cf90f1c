"""Formulas: what each form means, and how each mistake is answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.engine.expressions import (
    AcceptedBy,
    And,
    Arith,
    Compare,
    Declared,
    Either,
    Elem,
    Expr,
    Gain,
    Greatest,
    Least,
    LevelNamed,
    Magnitude,
    Members,
    Negative,
    Not,
    Num,
    OptionNamed,
    Or,
    PriceFor,
    Quantified,
    Read,
    Same,
    SupportFor,
    Var,
)
from bloc_game.engine.language import parse_condition, parse_number, parse_score
from bloc_game.engine.scope import Fault, Scope
from tests.engine.language_scope import MOVE, PLAIN, marked, value

TENSION = Read("tension")
SIGNED = Read("fact", (Elem("signed"),))
USA, SUN, REPLY, VOTE = Elem("USA"), Elem("SUN"), Elem("reply"), Elem("vote")
SELF, TARGET, DRAFT = Var("self"), Var("target"), Var("draft")


def holds(text: str, scope: Scope = MOVE) -> Expr:
    tree, faults = parse_condition(text, scope)
    assert faults == ()
    assert tree is not None
    return tree


def counts(text: str, scope: Scope = MOVE) -> Expr:
    tree, faults = parse_number(text, scope)
    assert faults == ()
    assert tree is not None
    return tree


def wrong(text: str, scope: Scope = MOVE) -> tuple[Fault, ...]:
    tree, faults = parse_condition(text, scope)
    assert tree is None
    assert faults
    return faults


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("member(SUN, NATO)", Read("member", (SUN, Elem("NATO")))),
        ("fact(signed)", SIGNED),
        ("happened(leak)", Read("happened", (Elem("leak"),))),
        ("adopted(reply)", Read("adopted", (REPLY,))),
        ("adopted(reply, assembly)", Read("adopted_by", (REPLY, Elem("assembly")))),
        ("in_effect(draft)", Read("in_effect", (DRAFT,))),
        ("on_table(reply)", Read("on_table", (REPLY,))),
        ("knows(USA, paris_needs)", Read("knows", (USA, Elem("paris_needs")))),
        ("accepts(SUN, reply)", AcceptedBy(SUN, REPLY)),
        (
            "chose(first_word, ask)",
            Compare(
                "==",
                Read("chosen", (Elem("first_word"),)),
                OptionNamed(Elem("first_word"), "ask"),
            ),
        ),
        (
            "chose(vote, adopted)",
            Compare("==", Read("chosen", (VOTE,)), OptionNamed(VOTE, "adopted")),
        ),
        (
            "chose(vote, for, USA)",
            Compare("==", Read("choice", (VOTE, USA)), OptionNamed(VOTE, "for")),
        ),
    ],
)
def test_a_condition_reads_the_game(text: str, tree: Expr) -> None:
    assert holds(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tension", TENSION),
        ("trust[USA, target]", Read("trust", (USA, TARGET))),
        ("capital[self]", Read("capital", (SELF,))),
        ("pledge(USA, reply)", Read("pledge", (USA, REPLY))),
        ("support(SUN, draft)", SupportFor(SUN, DRAFT)),
        ("own_support(reply)", SupportFor(SELF, REPLY)),
        ("price(SUN, reply)", PriceFor(SUN, REPLY)),
        ("turn", Read("turn")),
        ("30_000", Num(30_000)),
        ("-5", Num(-5)),
        ("+5", Num(5)),
        ("-tension", Negative(TENSION)),
        ("min(tension, 3, 4)", Least((TENSION, Num(3), Num(4)))),
        ("max(tension, 3)", Greatest((TENSION, Num(3)))),
        ("abs(tension)", Magnitude(TENSION)),
        ("clamp(tension, 2, 9)", Greatest((Num(2), Least((TENSION, Num(9)))))),
        ("tension // 2 % 7", Arith("%", Arith("//", TENSION, Num(2)), Num(7))),
        ("3 if fact(signed) else tension", Either(SIGNED, Num(3), TENSION)),
    ],
)
def test_a_number_reads_the_game(text: str, tree: Expr) -> None:
    assert counts(text) == tree


def test_a_track_and_a_function_may_share_a_name_with_an_id_of_another_kind() -> None:
    twins = replace(PLAIN, ids={**PLAIN.ids, "event": ("signed",), "draft": ("signed", "reply")})
    assert holds("happened(signed) and fact(signed) and adopted(signed)", twins) == And(
        (
            Read("happened", (Elem("signed"),)),
            SIGNED,
            Read("adopted", (Elem("signed"),)),
        )
    )


def test_a_bound_name_comes_before_a_track_of_that_name() -> None:
    assert holds("tension == USA", PLAIN.binding(tension="actor")) == Same(Var("tension"), USA)


def test_gain_is_known_only_where_a_move_amends() -> None:
    assert counts("gain", replace(MOVE, gains=True)) == Gain()
    assert marked("gain > 0", wrong("gain > 0")) == [("not-a-value", "gain")]


# --- operators ------------------------------------------------------------------------------------


def test_and_or_not_join_conditions() -> None:
    assert holds("fact(signed) and tension > 3 or not fact(signed)") == Or(
        (And((SIGNED, Compare(">", TENSION, Num(3)))), Not(SIGNED))
    )


def test_a_chain_of_comparisons_is_a_conjunction() -> None:
    assert holds("20 < tension <= 80") == And(
        (Compare("<", Num(20), TENSION), Compare("<=", TENSION, Num(80)))
    )


def test_two_conditions_may_be_alike_or_not() -> None:
    assert holds("(own_support(draft) >= 0) == (way == up)") == Compare(
        "==",
        Compare(">=", SupportFor(SELF, DRAFT), Num(0)),
        Same(Var("way"), Elem("up")),
    )


def test_a_condition_may_choose_between_conditions() -> None:
    assert holds("fact(signed) if tension > 3 else not fact(signed)") == Either(
        Compare(">", TENSION, Num(3)), SIGNED, Not(SIGNED)
    )


@given(
    st.recursive(
        st.sampled_from(["tension", "unity", "3", "17"]),
        lambda part: st.one_of(
            st.tuples(part, st.sampled_from("+-*"), part).map(" ".join),
            st.tuples(part, st.sampled_from(["// 7", "% 5"])).map(" ".join),
            part.map(lambda inside: f"({inside})"),
            part.map(lambda inside: f"-{inside}"),
            st.tuples(part, part).map(lambda two: f"min({two[0]}, {two[1]})"),
            st.tuples(part, part, st.sampled_from(["<", "<=", "==", "!=", ">", ">="])).map(
                lambda three: f"(1 if {three[0]} {three[2]} {three[1]} < 40 else {three[0]})"
            ),
            st.tuples(part, part).map(
                lambda two: f"(2 if not {two[0]} > 5 and {two[1]} < 9 or unity > 50 else 8)"
            ),
        ),
        max_leaves=8,
    ),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_a_tree_means_what_python_would_take_the_text_for(text: str, one: int, two: int) -> None:
    tree, faults = parse_number(text, PLAIN)
    if tree is None:
        assert {fault.code for fault in faults} <= {"too-big", "too-long", "foreign-sign"}
        return
    tracks = {"tension": one, "unity": two}
    found = value(tree, lambda leaf: tracks[leaf.family] if isinstance(leaf, Read) else 0)
    assert found == eval(text, {"min": min, **tracks})


def test_a_score_counts_a_condition_as_all_or_nothing() -> None:
    assert parse_score("fact(signed)", PLAIN) == (Either(SIGNED, Num(100), Num(0)), ())
    assert parse_score("100 - tension", PLAIN) == (Arith("-", Num(100), TENSION), ())


# --- levels, turns, days, ids ---------------------------------------------------------------------

ENTRY = (REPLY, Elem("entry"))


def test_a_level_is_compared_by_name() -> None:
    assert holds("level[reply, entry] >= unready") == Compare(
        ">=", Read("level", ENTRY), LevelNamed(*ENTRY, "unready")
    )


def test_a_level_may_stand_on_the_right() -> None:
    assert holds("unready < level[reply, entry]") == holds("level[reply, entry] > unready")


def test_a_level_of_a_bound_draft_is_any_that_could_be_meant() -> None:
    assert holds("level[draft, army] == joint") == Compare(
        "==", Read("level", (DRAFT, Elem("army"))), LevelNamed(DRAFT, Elem("army"), "joint")
    )
    holds("level[draft, clause] == first")
    assert wrong("level[draft, army] == first")[0].code == "unknown-level"


def test_levels_of_one_list_compare_with_each_other() -> None:
    both = holds("level[reply, austria] >= level[reply, talks]")
    read = Read("level", (REPLY, Elem("austria"))), Read("level", (REPLY, Elem("talks")))
    assert both == Compare(">=", *read)
    text = "level[reply, austria] >= level[reply, entry]"
    assert marked(text, wrong(text)) == [("unlike-levels", "level[reply, entry]")]


def test_a_level_of_another_clause_is_named_with_the_clause_it_belongs_to() -> None:
    (fault,) = wrong("level[reply, entry] == first")
    assert fault.code == "unknown-level"
    assert "'first' is a level of 'austria'" in fault.why
    assert fault.fix == "use one of unreal, unready, on_terms"


def test_a_turn_id_beside_turn_is_its_number() -> None:
    assert holds("turn >= council") == Compare(">=", Read("turn"), Num(2))
    assert holds("note < turn <= pens") == And(
        (Compare("<", Num(1), Read("turn")), Compare("<=", Read("turn"), Num(3)))
    )
    assert holds("turn % 2 == 0") == Compare("==", Arith("%", Read("turn"), Num(2)), Num(0))


def test_a_day_is_a_whole_number_beside_date() -> None:
    assert holds("date >= 1954_08_30") == Compare(">=", Read("date"), Num(19_540_830))


@pytest.mark.parametrize(("op", "negative"), [("==", False), ("!=", True)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_bound_name_is_compared_with_an_id_of_its_kind(
    op: str, negative: bool, turned: bool
) -> None:
    for name, id in (("target", "BRD"), ("way", "up"), ("draft", "edc"), ("clause", "entry")):
        same = Same(Elem(id), Var(name)) if turned else Same(Var(name), Elem(id))
        text = f"{id} {op} {name}" if turned else f"{name} {op} {id}"
        assert holds(text) == (Not(same) if negative else same)
    assert holds("target == self") == Same(TARGET, SELF)


def test_the_vote_for_is_a_word_although_python_keeps_it() -> None:
    assert holds("way == for") == Same(Var("way"), Elem("for"))
    assert counts("6 if way == for else -6") == Either(
        Same(Var("way"), Elem("for")), Num(6), Num(-6)
    )
    holds("any(chose(vote, for, m) for m in western)")


# --- loops ----------------------------------------------------------------------------------------


def test_loops_go_through_members_and_declared_sets() -> None:
    assert holds("any(member(m, NATO) for m in western)") == Quantified(
        "any", "m", Declared("western"), Read("member", (Var("m"), Elem("NATO")))
    )
    assert holds("all(accepts(m, draft) for m in members(NATO))") == Quantified(
        "all", "m", Members(Elem("NATO")), AcceptedBy(Var("m"), DRAFT)
    )
    assert counts("count(fact(signed) for d in drafts)") == Quantified(
        "count", "d", Declared("drafts"), SIGNED
    )


def test_a_set_with_a_list_for_each_actor_is_read_with_self() -> None:
    trust = Read("trust", (Var("m"), SELF))
    assert counts("sum(trust[m, self] for m in circle)") == Quantified(
        "sum", "m", Declared("circle", SELF), trust
    )
    text = "sum(capital[m] for m in circle) > 1"
    assert marked(text, wrong(text, PLAIN)) == [("unbound-name", "circle")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("any(any(m == k for k in western) for m in western)", "bad-loop"),
        ("any(fact(signed) for m in western if tension > 3)", "bad-loop"),
        ("any(fact(signed) for m in western for k in western)", "bad-loop"),
        ("any(fact(signed))", "bad-loop"),
        ("any(tension for m in western)", "not-a-condition"),
        ("sum(fact(signed) for m in western) > 1", "not-a-number"),
        ("any(member(m, NATO) for m in NATO)", "wrong-kind"),
        ("any(member(m, NATO) for m in wester)", "unknown-set"),
        ("any(member(m, NATO) for m in 3)", "not-a-set"),
        ("any(fact(signed) for target in western)", "name-taken"),
        ("any(fact(signed) for tension in western)", "name-taken"),
        ("any(fact(signed) for USA in western)", "name-taken"),
        ("any(fact(signed) for turn in western)", "name-taken"),
        ("any(member(m, NATO) for m in drafts)", "wrong-kind"),
        ("any(fact(signed) for m in western) and member(m, NATO)", "unknown-actor"),
    ],
)
def test_a_loop_is_one_set_gone_through_once(text: str, code: str) -> None:
    assert code in {fault.code for fault in wrong(text)}


# --- numbers and conditions never mix -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("tension and fact(signed)", "not-a-condition", "tension"),
        ("not tension", "not-a-condition", "tension"),
        ("fact(signed) + 1 > 0", "not-a-number", "fact(signed)"),
        ("tension > fact(signed)", "mixed-comparison", "tension > fact(signed)"),
        ("fact(signed) < fact(signed)", "ordered-conditions", "fact(signed) < fact(signed)"),
        (
            "2 < (3 if fact(signed) else fact(signed))",
            "mixed-branches",
            "3 if fact(signed) else fact(signed)",
        ),
        ("(3 if tension else 4) > 2", "not-a-condition", "tension"),
        ("min(tension, fact(signed)) > 1", "not-a-number", "fact(signed)"),
        ("tension", "not-a-condition", "tension"),
        ("level[reply, entry] > 1", "not-a-level", "1"),
        ("level[reply, entry] + 1 > 2", "level-alone", "level[reply, entry]"),
        ("level[reply, entry]", "level-alone", "level[reply, entry]"),
    ],
)
def test_numbers_and_conditions_never_mix(text: str, code: str, where: str) -> None:
    assert marked(text, wrong(text)) == [(code, where)]


def test_a_condition_where_a_number_is_wanted_says_how_to_count_it() -> None:
    _, faults = parse_number("fact(signed)", PLAIN)
    assert faults[0].fix == "write `(1 if fact(signed) else 0)`"


# --- mistakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "where", "fix"),
    [
        ("tension / 2 > 3", "foreign-sign", "/", "//"),
        ("tension > 1 && fact(signed)", "foreign-sign", "&&", "`and`"),
        ("tension > 1 || fact(signed)", "foreign-sign", "||", "`or`"),
        ("tension => 3", "foreign-sign", "=>", ">="),
        ("tension =< 3", "foreign-sign", "=<", "<="),
        ("tension <> 3", "foreign-sign", "<>", "!="),
        ("tension === 3", "foreign-sign", "===", "=="),
        ("!fact(signed)", "foreign-sign", "!", "`not`"),
        ("tension ** 2 > 3", "foreign-sign", "**", "a * a"),
        ("tension ^ 2 > 3", "foreign-sign", "^", "a * a"),
        ("tension++ > 3", "foreign-sign", "++", "+="),
        ("tension ? 1 : 2", "foreign-sign", "?", "A if C else B"),
        ("tension = 3", "single-equals", "=", "=="),
        ("tension += 3", "change-in-formula", "+=", "effects"),
        ("tension > 3; fact(signed)", "foreign-sign", ";", "and"),
        ("tension ≥ 3", "foreign-letter", "≥", ">="),
        ("tension > −3", "foreign-letter", "−", "`-`"),
        ("ｔension > 3", "foreign-letter", "ｔ", "a to z"),
        ("target == 'USA'", "quoted-text", "'USA'", "write USA"),
        ('target == "USA', "quoted-text", '"USA', "write USA"),
        ("tension > 0.5", "not-whole", "0.5", "// 10"),
        ("tension > .5", "not-whole", ".5", "whole"),
        ("tension > 1e5", "bad-number", "1e5", "blank"),
        ("tension > 0x1f", "bad-number", "0x1f", "blank"),
        ("tension > 05", "bad-number", "05", "write 5"),
        ("tension > 5and fact(signed)", "bad-number", "5and", "blank"),
        ("tension > 1_000_001", "too-large", "1_000_001", "smaller"),
        ("fact(signed) == true", "reserved-word", "true", "not"),
        ("True", "reserved-word", "True", "not"),
        ("yes", "reserved-word", "yes", "not"),
        ("fact(signed) is True", "reserved-word", "is", "=="),
        ("target in NATO", "reserved-word", "in", "member(ACTOR, BODY)"),
        ("lambda", "reserved-word", "lambda", "another name"),
        ("tension > 3 AND fact(signed)", "reserved-word", "AND", "`and`"),
        ("tension > 3 then fact(signed)", "reserved-word", "then", "A if C else B"),
        ("tension tension", "unreadable", "tension", "`and` / `or`"),
        ("tension > 3 if fact(signed)", "unreadable", "if", "A if C else B"),
        ("tension >", "unreadable", ">", "follows"),
        ("(tension > 3", "bracket", "(", "`)`"),
        ("tension > 3)", "bracket", ")", "take it out"),
        ("trust[USA, SUN) > 3", "bracket", ")", "take it out"),
        ("", "empty", "", "leave the key out"),
        ("  \n ", "empty", " ", "leave the key out"),
        ("tension // unity > 3", "divisor", "unity", "`//`"),
        ("tension % 0 == 1", "divisor", "0", "`%`"),
        ("tension // -2 > 1", "divisor", "-2", "`//`"),
        ("date >= 1954_13_30", "not-a-day", "1954_13_30", "1954_08_30"),
        ("date >= tension", "not-a-day", "tension", "1954_08_30"),
        ("date", "not-a-value", "date", "date >="),
        ("turn() > 3", "wrong-brackets", "turn", "`turn`"),
        ("fact[signed]", "wrong-brackets", "fact", "fact(FACT)"),
        ("trust(USA, SUN) > 1", "wrong-brackets", "trust", "trust[…]"),
        ("trust[USA] > 1", "wrong-index", "trust[USA]", "trust[ACTOR, ACTOR]"),
        ("tension[USA] > 1", "wrong-index", "tension[USA]", "`tension`"),
        ("trust > 1", "wrong-index", "trust", "trust[ACTOR, ACTOR]"),
        ("level[reply] == unready", "wrong-index", "level[reply]", "level[DRAFT, CLAUSE]"),
        ("member(USA)", "wrong-arguments", "member(USA)", "member(ACTOR, BODY)"),
        ("member(*USA)", "wrong-arguments", "member(*USA)", "member(ACTOR, BODY)"),
        ("fact(1)", "not-an-id", "1", "a fact"),
        ("signed", "not-a-value", "signed", "fact(signed)"),
        ("leak", "not-a-value", "leak", "happened(leak)"),
        ("council", "not-a-value", "council", "turn >= council"),
        ("target", "not-a-value", "target", "compare"),
        ("member", "not-a-value", "member", "member(ACTOR, BODY)"),
        ("members(NATO) > 3", "not-a-value", "members(NATO)", "count("),
        ("USA == FRA", "fixed-comparison", "USA == FRA", "target"),
        ("target > FRA", "ordered-ids", "target > FRA", "=="),
        ("target == NATO", "wrong-kind", "NATO", "use one of"),
        ("member(draft, NATO)", "wrong-kind", "draft", "actor"),
        ("tension(3)(4) > 1", "not-a-function", "tension(3)(4)", "name a function"),
        ("(tension, 3) > 4", "not-in-language", "(tension, 3)", "and"),
        ("[m for m in western] > 3", "not-in-language", "[m for m in western]", "reference"),
        ("chose(vote, for)", "unknown-option", "for", "adopted"),
        ("chose(vote, adopted, USA)", "unknown-option", "adopted", "abstain"),
        ("chose(first_word, askk)", "unknown-option", "askk", "'ask'"),
    ],
)
def test_a_mistake_is_answered_where_it_stands_with_what_to_write(
    text: str, code: str, where: str, fix: str
) -> None:
    faults = wrong(text)
    assert (code, where) in marked(text, faults)
    assert any(fix in fault.fix for fault in faults if fault.code == code)


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("member(FAR, NATO)", "unknown-actor", "did you mean 'FRA'?"),
        ("member(usa, NATO)", "unknown-actor", "did you mean 'USA'?"),
        ("member(USA, NAT)", "unknown-body", "did you mean 'NATO'?"),
        ("adopted(replay)", "unknown-draft", "did you mean 'reply'?"),
        ("fact(signd)", "unknown-fact", "did you mean 'signed'?"),
        ("happened(leek)", "unknown-event", "did you mean 'leak'?"),
        ("knows(USA, paris_need)", "unknown-secret", "did you mean 'paris_needs'?"),
        ("chose(first_wurd, ask)", "unknown-decision", "did you mean 'first_word'?"),
        ("turn >= counsel", "unknown-turn", "did you mean 'council'?"),
        ("trst[USA, SUN] > 3", "unknown-track", "did you mean 'trust'?"),
        ("tenson > 3", "unknown-name", "did you mean 'tension'?"),
        ("membr(USA, NATO)", "unknown-function", "did you mean 'member'?"),
        ("level[reply, entri] == unready", "unknown-clause", "did you mean 'entry'?"),
        ("level[reply, entry] == unredy", "unknown-level", "did you mean 'unready'?"),
        ("way == upp", "unknown-way", "did you mean 'up'?"),
        ("way == zzz", "unknown-way", "use one of up, down, for, against"),
        ("member(taget, NATO)", "unknown-actor", "did you mean 'target'?"),
    ],
)
def test_an_unknown_name_is_answered_with_a_near_one(text: str, code: str, fix: str) -> None:
    (fault,) = wrong(text)
    assert (fault.code, fault.fix) == (code, fix)


@pytest.mark.parametrize("name", ["self", "target", "draft", "way", "clause"])
def test_a_name_that_nothing_binds_is_said_to_stand_for_nothing(name: str) -> None:
    (fault,) = wrong(f"support({name}, reply) > 0", PLAIN)
    assert fault.code == "unbound-name"


def test_own_support_needs_someone_whose_it_is() -> None:
    text = "own_support(reply) > 0"
    assert marked(text, wrong(text, PLAIN)) == [("unbound-name", "own_support(reply)")]


def test_all_faults_of_a_formula_are_found_at_once_and_each_once() -> None:
    text = "member(FAR, NAT) and tenson > 3 and 0 < tenson2 < level[reply, entry]"
    assert marked(text, wrong(text)) == [
        ("unknown-actor", "FAR"),
        ("unknown-body", "NAT"),
        ("unknown-name", "tenson"),
        ("unknown-name", "tenson2"),
        ("unknown-level", "tenson2"),
    ]


def test_all_foreign_signs_are_found_at_once() -> None:
    text = "a.b && !c || 'd'"
    assert [code for code, _ in marked(text, wrong(text))] == [
        "foreign-sign",
        "foreign-sign",
        "foreign-sign",
        "foreign-sign",
        "quoted-text",
    ]


def test_a_fault_is_marked_in_the_author_s_text_wherever_it_is_broken() -> None:
    text = "  way == for and\n\ttarget == for and\n  FAR == target"
    assert marked(text, wrong(text)) == [("wrong-kind", "for"), ("unknown-actor", "FAR")]


# --- caps -----------------------------------------------------------------------------------------


def test_a_formula_may_have_five_hundred_characters() -> None:
    text = "tension > 3".ljust(500)
    holds(text)
    (fault,) = wrong(text + " ")
    assert (fault.code, fault.offset, fault.length) == ("too-long", 500, 1)


def test_a_formula_may_be_forty_levels_deep() -> None:
    nots = 40 - 2  # below them a comparison, and below that its sides
    holds("not " * nots + "tension > 3")
    assert wrong("not " * (nots + 1) + "tension > 3")[0].code == "too-big"
    assert wrong("not (" * 98 + "signed")[0].code == "bracket"


def test_a_formula_may_have_two_hundred_parts() -> None:
    scope = replace(PLAIN, tracks={"t": PLAIN.tracks["tension"]})
    assert parse_number(f"min({','.join(['t'] * 198)})", scope)[1] == ()
    _, faults = parse_number(f"min({','.join(['t'] * 199)})", scope)
    assert faults[0].code == "too-big"
