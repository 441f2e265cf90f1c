"""Sentences made where nobody knows yet who will read them.

What is wrong with a formula, a file or an argument is found deep down and read far away, by a
reader of this language or that. So a sentence is kept with its blanks, and is English only where
nobody asks for another language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

MINUS = "\u2212"

Value = str | int


def number(value: int) -> str:
    """A whole number with a true minus.

    >>> number(-3)
    '−3'
    """
    return f"{MINUS}{-value}" if value < 0 else str(value)


def filled(text: str, blanks: Mapping[str, Value]) -> str:
    """The text with its blanks filled; numbers get a true minus."""
    if not blanks:
        return text
    return text.format(**{k: number(v) if isinstance(v, int) else v for k, v in blanks.items()})


class Phrase(str):
    """A sentence whose reader's language is not known where it is made.

    It reads as English, and equals the text that it reads as; `said` says it in another language,
    and the phrases in its blanks with it.
    """

    __slots__ = ("blanks", "english")
    english: str
    blanks: Mapping[str, Value]


def phrase(english: str, **blanks: Value) -> Phrase:
    """A sentence to be said later.

    >>> phrase("there is no turn {n}", n=9)
    'there is no turn 9'
    """
    return _made(english, blanks)


def as_phrase(english: str) -> Phrase:
    """A sentence that stands elsewhere, such as the description of a key, as a phrase."""
    return _made(english, {})


def _made(english: str, blanks: Mapping[str, Value]) -> Phrase:
    made = Phrase(filled(english, blanks))
    made.english, made.blanks = english, blanks
    return made


def said(text: str, translations: Mapping[str, str]) -> str:
    """A phrase in the language of the translations, or any other text as it is.

    >>> said(phrase("no turn {n}", n=9), {"no turn {n}": "tidak ada giliran {n}"})
    'tidak ada giliran 9'
    """
    if not isinstance(text, Phrase):
        return text
    english = text.english
    return filled(translations.get(english, english), _each(text, lambda v: said(v, translations)))


def mapped(text: str, change: Callable[[str], str]) -> str:
    """What was put into the blanks of a phrase changed, or the whole of any other text.

    >>> mapped(phrase("no {thing}", thing="track"), str.upper)
    'no TRACK'
    """
    if not isinstance(text, Phrase):
        return change(text)
    return _made(text.english, _each(text, lambda value: mapped(value, change)))


def _each(text: Phrase, change: Callable[[str], str]) -> dict[str, Value]:
    return {k: change(v) if isinstance(v, str) else v for k, v in text.blanks.items()}


# --- several in one ---------------------------------------------------------------------------


def row(things: Iterable[str], between: str = ", ") -> Phrase:
    """Several things one after the other, each still to be said.

    >>> row(["Paris", "Bonn"])
    'Paris, Bonn'
    """
    blanks: dict[str, Value] = {f"n{place}": thing for place, thing in enumerate(things)}
    return _made(between.join(f"{{{name}}}" for name in blanks), blanks)


def either(choices: Iterable[str]) -> Phrase:
    """Several things of which one is meant.

    >>> either(["an actor", "a body", "a draft"])
    'an actor or a body or a draft'
    """
    return _chained(choices, lambda one, other: phrase("{one} or {other}", one=one, other=other))


def both(things: Iterable[str]) -> Phrase:
    """Several things together.

    >>> both(["each seat", "each draft"])
    'each seat and each draft'
    """
    return _chained(things, lambda one, other: phrase("{one} and {other}", one=one, other=other))


def _chained(things: Iterable[str], link: Callable[[str, str], Phrase]) -> Phrase:
    first, *others = things
    return reduce(link, others, row([first]))


# --- advice ------------------------------------------------------------------------------------


def write(code: str) -> Phrase:
    """The advice to write this, in the language of rules or of the format.

    >>> write("a >= b")
    'write `a >= b`'
    """
    return phrase("write `{code}`", code=code)


def write_either(code: str, other: str) -> Phrase:
    """The advice to write one of two things."""
    return phrase("write `{code}` or `{other}`", code=code, other=other)
