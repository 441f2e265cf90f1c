"""The words and signs a formula is written with, and plain words on those it cannot be.

Every character of a text belongs to one token, so nothing slips past: a token is either part of
the language or it has a refusal here that names it, says why, and says what to write instead.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from itertools import pairwise

from bloc_game.engine.foreign import (
    LETTERS,
    LOOKS_LIKE,
    REASON_SIGNS,
    SIGNS,
    SIGNS_IN_QUESTIONS,
    SIGNS_IN_STATEMENTS,
    WORDS,
    no_word,
)
from bloc_game.engine.phrases import Phrase, phrase, write
from bloc_game.engine.scope import Fault

# A vote may be called `for`, which Python keeps for itself. No author can write this spelling,
# because letters beyond ASCII are refused; it has as many characters, so places stay true.
FOR_AS_NAME = "ƒor"

OPERATORS = {"==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%", "and", "or", "not"}
OPERATORS |= {"if", "else", "in", "for", ",", "(", "[", "=", "+=", "-="}
GRAMMAR_WORDS = {"and", "or", "not", "if", "else", "for", "in"}
SHOWN = 40  # characters of a passage that is quoted
PAIRS = {")": "(", "]": "["}

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w.]))
    |(?P<number>[0-9]\w*(?:\.\w*)?|\.[0-9]\w*)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<quoted>"[^"]*"?|'[^']*'?)
    |(?P<sign>===|!==|\*\*=|//=|\.\.\.|<=>|[-+*/%:&|^=!<>]=|=[<>]|<>|<<|>>|->|&&|\|\||\+\+|--|\*\*|//
       |[!-/:-@\[-`{-~])
    |(?P<other>[^\x20-\x7e]+)""",
    re.ASCII | re.VERBOSE,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_SHARE = re.compile(r"0?\.([0-9]{1,2})")
_WHOLE = re.compile(r"[0-9]+(_[0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign, and where it stands."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_value(self) -> bool:
        """Can it stand for a value, at least in its last character?"""
        if self.kind == "word":
            return self.text not in GRAMMAR_WORDS
        return self.kind == "number"

    def fault(self, code: str, what: Phrase, why: Phrase, fix: Phrase) -> Fault:
        return Fault(code, self.start, len(self.text), what, why, fix)


def split(text: str, base: int = 0) -> tuple[Token, ...]:
    """All tokens from `base` on, blanks left out.

    >>> [token.text for token in split("a>=1_0 and not b")]
    ['a', '>=', '1_0', 'and', 'not', 'b']
    """
    return tuple(
        Token(match.lastgroup or "other", match.group(), match.start())
        for match in _TOKEN.finditer(text, base)
        if match.lastgroup != "space"
    )


def for_python(found: tuple[Token, ...]) -> str:
    """The text as Python is shown it: on one line, and with the vote `for` under another name."""
    pieces: list[str] = []
    at = found[0].start
    for place, token in enumerate(found):
        pieces.append(" " * (token.start - at))
        is_vote = token.text == "for" and not _opens_loop(found, place)
        pieces.append(FOR_AS_NAME if is_vote else token.text)
        at = token.end
    return "".join(pieces)


def refusals(found: tuple[Token, ...], *, changes: bool) -> tuple[Fault, ...]:
    """All tokens that are not of this language; `changes` where a statement is read."""
    allowed = SIGNS | (SIGNS_IN_STATEMENTS if changes else frozenset())
    faults = (_refusal(found, place, allowed) for place in range(len(found)))
    return tuple(fault for fault in faults if fault is not None)


def _refusal(found: tuple[Token, ...], place: int, allowed: frozenset[str]) -> Fault | None:
    token = found[place]
    match token.kind:
        case "day":
            return _day(token, token.text)
        case "quoted" if _DAY.fullmatch(token.text.strip("\"'")):
            return _day(token, token.text.strip("\"'"))
        case "number":
            return _not_a_number(token)
        case "word":
            return _not_a_word(found, place)
        case "sign":
            return None if token.text in allowed else _not_a_sign(token)
        case "quoted":
            inside = token.text.strip("\"'")
            return token.fault(
                "quoted-text",
                phrase("{text} is text in quotes", text=_shown(token)),
                phrase("a formula knows ids and whole numbers only"),
                phrase("write {name}", name=inside)
                if inside.isascii() and inside.isidentifier()
                else phrase("write an id without quotes"),
            )
        case _:
            return _not_a_letter(token)


def _day(token: Token, written: str) -> Fault:
    year, month, day = written.split("-")
    joined = f"{year}_{int(month):02}_{int(day):02}"
    return token.fault(
        "not-a-day",
        phrase("`{text}` is not how a formula writes a day", text=written),
        phrase("`-` takes one number from another there"),
        phrase("write it like `date >= {day}`", day=joined),
    )


def _not_a_number(token: Token) -> Fault | None:
    if _WHOLE.fullmatch(token.text):
        plain = str(int(token.text))
        if token.text[0] != "0" or token.text == "0":
            return None
        return token.fault(
            "bad-number",
            phrase("`{text}` begins with a zero", text=token.text),
            phrase("some readers would take it for another number"),
            phrase("write {name}", name=plain),
        )
    if "." in token.text:
        share = _SHARE.fullmatch(token.text)
        return token.fault(
            "not-whole",
            phrase("`{text}` is not a whole number", text=token.text),
            phrase("the game counts in whole numbers, so that every machine finds the same"),
            phrase(
                "use a whole number: a tenth of x is `x // 10`, and a chance of {text} is {n}",
                text=token.text,
                n=str(int(share[1].ljust(2, "0"))),
            )
            if share
            else phrase("use a whole number; to take a tenth of x write `x // 10`"),
        )
    return token.fault(
        "bad-number",
        phrase("`{text}` is neither a number nor a name", text=token.text),
        phrase("numbers have digits (and `_` between them) only, and no name begins with a digit"),
        phrase("part number and word by a blank, or begin the name with a letter"),
    )


def _not_a_word(found: tuple[Token, ...], place: int) -> Fault | None:
    token = found[place]
    if token.text == "in" and not _closes_loop(found, place):
        return token.fault("reserved-word", *WORDS["in"])
    if token.text in GRAMMAR_WORDS or not keyword.iskeyword(token.text):
        return None
    if token.text in WORDS:
        return token.fault("reserved-word", *WORDS[token.text])
    return token.fault(
        "reserved-word",
        no_word(token.text),
        phrase("and the language Python, whose grammar this one borrows, keeps it for itself"),
        phrase("use another name"),
    )


def _not_a_sign(token: Token) -> Fault:
    if token.text in SIGNS_IN_QUESTIONS:
        return token.fault(*SIGNS_IN_QUESTIONS[token.text])
    fix = LOOKS_LIKE.get(token.text, phrase("leave it out"))
    return token.fault(
        "foreign-sign",
        phrase("`{text}` is not a sign of this language", text=token.text),
        REASON_SIGNS,
        fix,
    )


def _shown(token: Token) -> str:
    """What was written, shortened, in characters that can be written out again."""
    text = token.text if len(token.text) <= SHOWN else token.text[: SHOWN - 1] + "…"
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def _not_a_letter(token: Token) -> Fault:
    fix = LETTERS.get(token.text, phrase("write it in the letters a to z, without accents"))
    return token.fault(
        "foreign-letter",
        phrase("`{text}` has no place in a formula", text=_shown(token)),
        phrase("ids and signs are plain ASCII, so that no two of them can look the same"),
        fix,
    )


def _opens_loop(found: tuple[Token, ...], place: int) -> bool:
    """Is this `for` the one of `any(E for m in S)`?"""
    after = found[place + 1 : place + 3]
    return len(after) == 2 and after[0].is_value and after[1].text == "in"


def _closes_loop(found: tuple[Token, ...], place: int) -> bool:
    """Is this `in` the one of `any(E for m in S)`?"""
    return place >= 2 and found[place - 2].text == "for" and found[place - 1].is_value


def brackets(found: tuple[Token, ...]) -> tuple[Fault, ...]:
    """The first bracket that has no partner."""
    waiting: list[Token] = []
    for token in found:
        if token.text in PAIRS.values():
            waiting.append(token)
        elif token.text in PAIRS:
            if not waiting or waiting[-1].text != PAIRS[token.text]:
                return (
                    token.fault(
                        "bracket",
                        phrase("this `{text}` closes nothing", text=token.text),
                        phrase("no `{bracket}` is open here", bracket=PAIRS[token.text]),
                        phrase(
                            "take it out, or open a `{bracket}` before", bracket=PAIRS[token.text]
                        ),
                    ),
                )
            waiting.pop()
    return tuple(
        token.fault(
            "bracket",
            phrase("this `{text}` is never closed", text=token.text),
            phrase("every bracket has a partner"),
            phrase("close it with `{bracket}`", bracket=")" if token.text == "(" else "]"),
        )
        for token in waiting[-1:]
    )


def unreadable(text: str, base: int = 0) -> Fault:
    """Why Python's parser would not have a text all of whose tokens are good."""
    found = split(text, base)
    for token, after in pairwise(found):
        if (token.is_value or token.text in PAIRS) and after.is_value:
            odd = after if _is_odd(after) else token
            return _odd(odd) if _is_odd(odd) else _side_by_side(token, after)
    last = found[-1]
    if last.text in OPERATORS:
        return last.fault(
            "unreadable",
            phrase("nothing follows `{text}`", text=last.text),
            phrase("the formula ends where a value should stand"),
            phrase("say what follows, or take `{text}` out", text=last.text),
        )
    if any(token.text == "if" for token in found) > any(token.text == "else" for token in found):
        where = next(token for token in found if token.text == "if")
        return where.fault("unreadable", *WORDS["if"])
    return Fault(
        code="unreadable",
        offset=found[0].start,
        length=last.end - found[0].start,
        what=phrase("this cannot be read as a formula"),
        why=phrase("its words and signs are known, but not in this order"),
        fix=phrase("compare it with the examples in docs/reference.md"),
    )


def _is_odd(token: Token) -> bool:
    """A word of another language, or a word of this one in capitals."""
    small = token.text.lower()
    return token.text not in GRAMMAR_WORDS and (small in WORDS or small in GRAMMAR_WORDS)


def _odd(token: Token) -> Fault:
    small = token.text.lower()
    if small not in GRAMMAR_WORDS:
        return token.fault("reserved-word", *WORDS[small])
    return token.fault(
        "reserved-word",
        phrase("`{text}` is written in small letters", text=token.text),
        phrase("names and words differ by their letters here"),
        write(small),
    )


def _side_by_side(token: Token, after: Token) -> Fault:
    return after.fault(
        "unreadable",
        phrase("`{one}` and `{other}` stand side by side", one=token.text, other=after.text),
        phrase("between two values a formula says what to do with them"),
        phrase("put a sign or `and` / `or` between them"),
    )
