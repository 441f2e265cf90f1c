"""No text crashes the language, hangs it, or reaches anything outside it."""

from __future__ import annotations

import dataclasses
import time
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_game.engine import expressions as ex
from bloc_game.engine.language import Checked, parse_condition, parse_number, parse_score
from bloc_game.engine.scope import Fault
from bloc_game.engine.statements import parse_each, parse_statements
from tests.engine.language_scope import MOVE

FORMULA_NODES = (
    *(ex.Num, ex.Read, ex.LevelNamed, ex.OptionNamed, ex.Same, ex.Quantified, ex.SupportFor),
    *(ex.AcceptedBy, ex.PriceFor, ex.Negative, ex.Arith, ex.Least, ex.Greatest, ex.Magnitude),
    *(ex.Either, ex.Not, ex.And, ex.Or, ex.Compare),
)
STATEMENT_NODES = (
    *(ex.Shift, ex.SetLevel, ex.SetMember, ex.SetFact, ex.PutDraft, ex.PutDecision, ex.After),
    *(ex.Cancel, ex.Reveal, ex.End),
)
KEY_NODES = (ex.Elem, ex.Var, ex.Members, ex.Declared)
WORDS = {id for ids in MOVE.ids.values() for id in ids} | {
    *MOVE.tracks,
    *MOVE.sets,
    *MOVE.bound,
    *(name for clauses in MOVE.clauses.values() for name in clauses),
    *(name for clauses in MOVE.clauses.values() for each in clauses.values() for name in each),
    *(name for options in MOVE.options.values() for name in options),
    *("member", "fact", "chosen", "choice", "happened", "adopted", "adopted_by", "in_effect"),
    *("on_table", "knows", "pledge", "turn", "date", "level", "any", "all", "sum", "count"),
    *("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%"),
}

VALID = [
    "tension >= 60 and member(SUN, NATO) and not fact(signed)",
    "own_support(draft) // 2 + (20 if chose(first_word, ask) else 0) > 3",
    "level[reply, entry] >= unready or unreal == level[draft, entry]",
    "note <= turn < council and date >= 1954_08_30",
    "any(trust[m, self] > 3 for m in members(NATO))",
    "count(accepts(m, draft) for m in circle) * 2 > sum(capital[m] for m in western)",
    "chose(vote, for, FRA) or chose(vote, adopted) or way == for",
    "clamp(tension, 2, 9) + min(abs(unity - 3), price(USA, edc)) % 7 == -1",
    "(own_support(draft) >= 0) == (way == up)",
    "knows(USA, paris_needs) and pledge(SUN, reply) == -1 and clause != army",
]
EFFECTS = [
    "tension += 6; trust[SUN, target] -= 8 if way == up else tension // 3",
    "level[reply, entry] = unready; join(SUN, NATO); leave(self, NATO)",
    "set(signed); unset(signed); table(draft); withdraw(edc); open(vote); close(vote)",
    "after(3, leak); cancel(leak); reveal(paris_needs, USA); reveal(target, self); end(two_blocs)",
]
ATTACKS = [
    "__import__('os').system('true')",
    "().__class__.__bases__[0].__subclasses__()",
    "open('/etc/passwd')",
    "open(x)",
    "eval(tension)",
    "exec(tension)",
    "breakpoint()",
    "globals()[tension]",
    "__builtins__",
    "__class__",
    "tension.__class__",
    "[x for x in ().__class__.__base__.__subclasses__()]",
    "(lambda: 0)()",
    "lambda x=1: x",
    "(tension := 5)",
    "f'{tension}'",
    "f\"{__import__('os')}\"",
    "b'x'",
    "'''",
    '"' * 7,
    "*tension",
    "**tension",
    "print(*[1], **{})",
    "{tension: 1}",
    "{tension for tension in western}",
    "tension[1:2]",
    "tension[...]",
    "...",
    "await tension",
    "yield",
    "yield tension",
    "import os",
    "from os import system",
    "del tension",
    "assert 0",
    "raise tension",
    "global tension",
    "class A: pass",
    "def f(): pass",
    "while 1: pass",
    "async for x in y: pass",
    "match tension:\n case 1: pass",
    "type X = tension",
    "@tension",
    "tension; import os",
    "tension\nimport os",
    "tension\rimport os",
    "tension\x0cimport os",
    "tension \\\n and 1",
    "tension # and",
    "# coding: utf-7\n+AG8AcwA-",
    "9" * 499,
    "9" * 10_000,
    "9**9**9**9",
    "1 << 1_000_000",
    "(" * 10_000 + ")" * 10_000,
    "(" * 10_000,
    "(" * 240 + "tension" + ")" * 240,
    "((((" * 50 + "[[[[" * 20,
    "[" * 249 + "]" * 249,
    "-" * 499,
    "- " * 249 + "1",
    "not " * 124 + "1",
    "+".join(["1"] * 250),
    "+".join(["tension"] * 5_000),
    "1 if 1 else " * 40 + "1",
    "<".join("1" * 250),
    "fact(" * 99 + ")" * 99,
    "level[" * 80 + "]" * 80,
    "tension\x00",
    "\x00",
    "\ufeff",
    "\u202etension",
    "\ud800",
    "'\ud800",
    "'é'",
    "tension \ud800 > 3",
    "ｔension > 3",
    "ｆact(signed)",
    "𝐭𝐞𝐧𝐬𝐢𝐨𝐧 > 3",
    "ƒor",
    "way == ƒor",
    "ﬁrst",
    "tension > ٣",
    "tension > ３",
    "tension > ½",
    "tension\u00a0> 3",
    "tension\u2028> 3",
    "tеnsion > 3",
    "for for for in for",
    "any(for for for in western)",
    "any(m for m in m)",
    "any(fact(signed) for m in western) for",
    "x in in in",
    "true = false",
    "level[level[reply, entry], entry] == unready",
    "level == level",
    "turn == turn == date == date",
    "date == 99_999_999",
    "date == 0",
    "date == 1",
    "chose(chose(vote, for), for)",
    "member(self=USA)",
    "sum(1 for m in members(members(NATO)))",
    "min()",
    "min(1)",
    "abs()",
    "clamp(1)",
    "any()",
    "any(*western)",
    "()",
    "[]",
    ",",
    ",,",
    "1,",
    "tension,",
    "tension[]",
    "trust[USA,,SUN]",
    "trust[USA, SUN,]",
    "trust[(USA, SUN)]",
    "trust[*western]",
    "=",
    "==",
    "a == ",
    "+= 1",
    "1 += 1",
    "level[reply, entry] = ",
    "level[reply, entry] = level[reply, entry]",
    "level[reply, entry], tension = 1, 2",
    "tension += 1 += 1",
    "(tension) += 1",
    "tension: int = 3",
    "if",
    "do",
    "each",
    ";;;;",
    "m in",
    "m in in in",
    " in western",
    "m in members(",
]


def nodes(found: object) -> Iterator[object]:
    """Everything a tree holds, itself included."""
    yield found
    if isinstance(found, tuple):
        for part in found:
            yield from nodes(part)
    elif dataclasses.is_dataclass(found):
        for field in dataclasses.fields(found):
            yield from nodes(getattr(found, field.name))


def check_tree(tree: object, allowed: tuple[type, ...]) -> None:
    for node in nodes(tree):
        assert isinstance(node, (*allowed, tuple, bool, int, str, type(None)))
        if isinstance(node, str):
            assert node in WORDS or node.isidentifier()
            assert node.isascii()


def check_faults(text: str, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        assert fault.offset >= 0
        assert fault.length >= (1 if text else 0)
        assert fault.offset + fault.length <= len(text)
        for words in (fault.code, fault.what, fault.why, fault.fix):
            assert words
            words.encode()  # what an author wrote may be no text at all; the words on it are
    assert [f.offset for f in faults] == sorted(f.offset for f in faults)


def check(text: str) -> None:
    """All readers take the text, and give a tree or faults, never both and never neither."""
    for parse in (parse_condition, parse_number, parse_score):
        found: Checked = parse(text, MOVE)
        tree, faults = found
        assert (tree is None) == bool(faults)
        check_faults(text, faults)
        if tree is not None:
            check_tree(tree, (*FORMULA_NODES, *KEY_NODES))
    statements, faults = parse_statements(text, MOVE)
    assert (not statements) == bool(faults)
    check_faults(text, faults)
    check_tree(statements, (*FORMULA_NODES, *STATEMENT_NODES, *KEY_NODES))
    header, faults = parse_each(text, MOVE)
    assert (header is None) == bool(faults)
    check_faults(text, faults)
    check_tree(header, KEY_NODES)


@pytest.mark.parametrize("text", VALID)
def test_the_examples_that_are_mutated_are_good(text: str) -> None:
    assert parse_condition(text, MOVE)[1] == ()
    check(text)


@pytest.mark.parametrize("text", EFFECTS)
def test_the_effects_that_are_mutated_are_good(text: str) -> None:
    assert parse_statements(text, MOVE)[1] == ()
    check(text)


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text)[:40])
def test_an_attack_is_answered_in_words(text: str) -> None:
    began = time.perf_counter()
    check(text)
    assert time.perf_counter() - began < 1
    assert parse_condition(text, MOVE)[0] is None


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    check(text)


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x2FFFF, categories=None), max_size=30))
def test_any_characters_are_answered_even_such_as_are_none(text: str) -> None:
    check(text)


SPLINTERS = """
    ( ) [ ] , ; : . = += -= == != < > <= >= + - * / // % ** and or not if else for in is lambda
    0 1 2 40 1954_08_30 1_000_001 ' " { } & && | || ! ~ ^ @ # $ ? \\ ` true None m NATO fact(
    member( level[ any( members( ƒor é ≥ 1e5 0.5
"""
FRAGMENTS = [*sorted(WORDS), *SPLINTERS.split(), " for m in western", "\n", "\t", "\x00"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25), st.sampled_from([" ", ""]))
def test_words_of_the_language_in_any_order_are_answered(words: list[str], glue: str) -> None:
    check(glue.join(words))


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A good line with a few pieces cut, doubled, swapped or replaced."""
    text = draw(st.sampled_from(VALID + EFFECTS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        middle = draw(
            st.one_of(
                st.just(""),
                st.just(text[start:end] * 2),
                st.sampled_from(FRAGMENTS),
                st.characters(),
                st.just(f" {draw(st.sampled_from(VALID))} "),
            )
        )
        text = text[:start] + middle + text[end:]
    return text


@settings(max_examples=300)
@given(mutants())
def test_a_good_line_gone_wrong_is_answered(text: str) -> None:
    check(text)


@given(st.sampled_from(VALID), st.integers(0, 400), st.sampled_from(["\n", "\t", "  ", "\r\n"]))
def test_blanks_between_words_change_nothing(text: str, place: int, blank: str) -> None:
    gaps = [at for at, sign in enumerate(text) if sign == " "]
    at = gaps[place % len(gaps)]
    assert parse_condition(text[:at] + blank + text[at + 1 :], MOVE) == parse_condition(text, MOVE)


@given(st.sampled_from(VALID), st.integers(0, 40))
def test_a_fault_is_found_at_the_same_word_wherever_that_stands(text: str, blanks: int) -> None:
    wrong = f"{text} and nowhere > 3"
    (near,) = parse_condition(wrong, MOVE)[1]
    (far,) = parse_condition(" " * blanks + wrong, MOVE)[1]
    assert wrong[near.offset : near.offset + near.length] == "nowhere"
    assert dataclasses.replace(far, offset=far.offset - blanks) == near


def test_python_says_nothing_about_a_formula_behind_our_back() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in (*VALID, *EFFECTS, *ATTACKS, "1or 2", "0x1for x in y", "1(2)", "1 is 1"):
            check(text)
