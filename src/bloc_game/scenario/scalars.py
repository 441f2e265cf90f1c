"""What a single value in a file may be, read from text and refused in plain words.

Every scalar reaches the models as the text that was written, so these types do the reading that
YAML would otherwise do by guesswork. In the JSON Schema they look as an editor sees them: an
author who writes `start: 54` writes an integer there, whatever it is here.
"""

from __future__ import annotations

import keyword
import re
from datetime import date
from typing import Annotated, LiteralString

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.quoting import SHOWN, shown

LARGEST = 1_000_000  # formulas work within it, so that no subexpression leaves 32 bits

# As a type of error: the value is a list or a group of keys where one value was expected, or the
# other way about. Of several types a key may have, the one with another error is what was meant.
WRONG_SHAPE = "another-shape"

ID = r"^(?:[a-z][a-z0-9_]*|[A-Z][A-Z0-9_]+)$"
SOURCE_ID = r"^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$"
SPAN = r"^[+-]?[0-9]+ *\.\. *[+-]?[0-9]+$"
_WHOLE = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_FIGURE = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPAN = re.compile(r"([+-]?[0-9]+) *\.\. *([+-]?[0-9]+)")
_NOT_IDS = {"yes", "no", "on", "off", "true", "false", "null"}
_VOTE = "for"  # the one word of Python that is a word of the game too; the language knows


def refused(
    code: LiteralString, must: str, value: object, why: Phrase, fix: Phrase, expected: str = ""
) -> PydanticCustomError:
    """A refusal that `validating` turns into a Problem: what must be, what was written, why, fix.

    `expected` names what would have been right in two or three words, for keys with a choice.
    """
    what = phrase("must be {must}, not {value}", must=must, value=shown(value))
    return PydanticCustomError(
        code, "{what}", {"what": what, "why": why, "fix": fix, "expected": expected or must}
    )


def _text(value: object, expected: str, fix: Phrase) -> str:
    """The text of a value that must be one text."""
    if not isinstance(value, str):
        raise refused(WRONG_SHAPE, expected, value, phrase("one value stands here"), fix)
    if not value.strip():
        raise refused(
            "empty-value",
            expected,
            value,
            phrase("nothing is written after it"),
            phrase("write it, or delete it"),
        )
    return value


def whole(value: object) -> int:
    """A whole number from what is written, refused in plain words."""
    fix = phrase("write digits only, such as 12 or -3")
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value, phrase("a whole number"), fix)
    if not _WHOLE.fullmatch(text):
        raise refused("wrong-type", phrase("a whole number"), value, _why_not_whole(text), fix)
    if len(text) > len(f"-{LARGEST}") or abs(int(text)) > LARGEST:
        limits = phrase("between -{most} and {most}", most=str(LARGEST))
        why = phrase("the game computes with numbers of that size only")
        raise refused("out-of-range", limits, value, why, phrase("use a smaller unit"))
    return int(text)


def _figure(value: object) -> str:
    """A number as it is printed in a table, kept as it is written: nothing is reckoned with it."""
    fix = phrase("write digits, and a point before decimals: 3302 or 0.5")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = _text(value, phrase("a number"), fix)
    if not _FIGURE.fullmatch(text):
        why = phrase("it is shown on a card as a number, by itself")
        raise refused("wrong-type", phrase("a number"), value, why, fix)
    return text


def _why_not_whole(text: str) -> Phrase:
    if re.fullmatch(r"[+-]?0[0-9]+", text):
        return phrase("a number with a 0 in front can be read in two ways")
    if re.fullmatch(r"[+-]?[0-9]*[.,][0-9]+", text):
        return phrase("the game counts in whole numbers, so that every machine agrees")
    if re.fullmatch(r"[+-]?[0-9]+([_ ',][0-9]+)+", text):
        return phrase("digits are written without a sign between them here")
    return phrase("a number is written in digits here; formulas stand elsewhere")


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value, phrase("true or false"), phrase("write true or false"))
    if text not in ("true", "false"):
        why = phrase("yes and no are ordinary words here: NO can be a country")
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text.lower())
        meant = text.lower() if text.lower() in ("true", "false") else meant
        fix = phrase("write {name}", name=meant) if meant else phrase("write true or false")
        raise refused("wrong-type", phrase("true or false"), value, why, fix)
    return text == "true"


def _name(value: object) -> str:
    text = _text(value, phrase("an id"), phrase("write one id, such as soviet_note or USA"))
    if not re.fullmatch(ID, text):
        why = phrase("an id is written in small letters, digits and _, or as a code in capitals")
        raise refused("bad-id", phrase("an id"), value, why, _like_an_id(text))
    if text in _NOT_IDS or (keyword.iskeyword(text) and text != _VOTE):
        why = phrase("formulas, or other programs that read YAML, keep this word for themselves")
        fix = phrase("call it something else, such as {text}_1", text=text)
        raise refused("bad-id", phrase("an id of its own"), value, why, fix, phrase("an id"))
    return text


def _like_an_id(text: str) -> Phrase:
    near = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:SHOWN]
    usable = re.fullmatch(ID, near) and not keyword.iskeyword(near) and near not in _NOT_IDS
    if usable and text.isascii() and text.isalpha() and re.fullmatch(ID, text.upper()):
        return phrase("write {name}, or {code} as a code", name=near, code=text.upper())
    return (
        phrase("write {name}", name=near)
        if usable
        else phrase("write an id such as soviet_note or USA")
    )


def _source_id(value: object) -> str:
    fix = phrase("write the id of a source, such as frus-v5p1-d252")
    text = _text(value, phrase("the id of a source"), fix)
    if not re.fullmatch(SOURCE_ID, text):
        why = phrase("a source has an id of small letters, digits and hyphens")
        raise refused("bad-id", phrase("the id of a source"), value, why, fix)
    return text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    expected, fix = phrase("a date"), phrase("write year, month and day, such as 1954-03-31")
    text = _text(value, expected, fix)
    if not _DAY.fullmatch(text):
        why = phrase(
            "a date is written in one way only, so that nobody takes the day for the month"
        )
        raise refused("bad-date", phrase("a date like 1954-03-31"), value, why, fix, expected)
    try:
        return date.fromisoformat(text)
    except ValueError:
        why = phrase("no calendar has that day")
        raise refused(
            "bad-date", phrase("a day of the calendar"), value, why, fix, expected
        ) from None


def _span(value: object) -> tuple[int, int]:
    expected = phrase("a lowest and a highest value")
    fix = phrase("write it like [0, 100] or -10 .. 10")
    if isinstance(value, (list, tuple)):
        ends = value
    else:
        found = _SPAN.fullmatch(_text(value, expected, fix).strip())
        ends = list(found.groups()) if found else []
    if len(ends) != 2:
        raise refused("wrong-type", expected, value, phrase("two whole numbers are needed"), fix)
    low, high = whole(ends[0]), whole(ends[1])
    if low > high:
        raise refused(
            "out-of-range",
            phrase("a lowest and then a highest value"),
            f"{low} .. {high}",
            phrase("the lower of the two comes first"),
            phrase("write {name}", name=f"{high} .. {low}"),
        )
    return low, high


def _prose(value: object) -> str:
    return _text(
        value, phrase("a text"), phrase("write one text, after `|` if it is long")
    ).rstrip()


def _formula(value: object) -> str:
    # Nothing is taken off in front: places inside a formula are counted from its beginning.
    text = _text(value, phrase("one formula"), phrase("write one formula, on one line")).rstrip()
    if "\n" in text:
        why = phrase("a formula is one line, so that its columns can be counted")
        fix = phrase(
            "write it on one line; statements on several lines are a list, each after `- `"
        )
        raise refused("bad-value", phrase("on one line"), value, why, fix, phrase("one formula"))
    return text


Whole = Annotated[int, BeforeValidator(whole)]
"""A whole number."""

Figure = Annotated[str, BeforeValidator(_figure), WithJsonSchema({"type": "number"})]
"""A number that is only shown: `3302`, `0.5`."""

YesNo = Annotated[bool, BeforeValidator(_yes_no)]
"""`true` or `false`, and no other word."""

Name = Annotated[str, BeforeValidator(_name), WithJsonSchema({"type": "string", "pattern": ID})]
"""An id: `soviet_note`, or a code such as `USA`."""

SourceId = Annotated[
    str, BeforeValidator(_source_id), WithJsonSchema({"type": "string", "pattern": SOURCE_ID})
]
"""The id of a source: `frus-v5p1-d252`."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date: `1954-03-31`."""

Span = Annotated[
    tuple[int, int],
    BeforeValidator(_span),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": SPAN},
                {
                    "type": "array",
                    "items": {"type": "integer"},
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]
"""A lowest and a highest value: `-10 .. 10` or `[0, 100]`."""

Prose = Annotated[
    str, BeforeValidator(_prose), WithJsonSchema({"type": ["string", "number"], "minLength": 1})
]
"""A text that people read; a year alone is one too."""

Formula = Annotated[
    str, BeforeValidator(_formula), WithJsonSchema({"type": ["string", "integer"], "minLength": 1})
]
"""One line in the language of rules; a number alone is one too."""
