"""Prose as authors write it, read into spans.

Four marks are known: *emphasis*, **strong**, [text](codex:edc) and [^source]. Anything
that is not a whole mark (a lone asterisk, an open bracket) is text and stays as written:
prose is never refused for its markup.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

# Marks have a longest length, so that a hostile text of half-open marks is read in good time.
_MARK = re.compile(
    r"\\(?P<plain>[\\*\[\]])"
    r"|\*\*(?P<strong>(?=\S).{1,2000}?(?<=\S))\*\*(?!\*)"
    r"|\*(?P<emphasis>(?=[^\s*]).{1,2000}?(?<=[^\s*]))\*(?!\*)"
    r"|\[\^(?P<note>[\w.:-]+)\]"
    r"|\[(?P<text>[^\[\]]+)\]\((?P<link>[a-z]+:[^\s()]+)\)"
)
_BLANK = re.compile(r"[ \t\r\n\f\v]+")  # not \s: a non-breaking space must survive
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

_BLANKS = {"\t": " ", "\u2028": "\n", "\u2029": "\n"}  # blanks that fonts draw as boxes
# A line may end after a hyphen, dash or slash inside a word, never at U+2011.
_TURNS = "-\u2010\u2013\u2014/"
_CHUNKS = re.compile(r" +|\n|[^ \n]+?(?:[-\u2010\u2013\u2014/](?=\w)|(?=[ \n]|$))")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner. `link` and `note` are what a click opens."""

    text: str
    emphasis: bool = False
    strong: bool = False
    link: str | None = None
    note: str | None = None


Paragraph: TypeAlias = tuple[Span, ...]
Prose: TypeAlias = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a span."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """What must stay on one line, with the space before it (none after a hyphen)."""

    parts: tuple[Part, ...]
    space: Part | None = None
    starts_line: bool = False


@lru_cache(maxsize=1024)
def parse(text: str) -> Prose:
    """Read prose: paragraphs are parted by blank lines, notes numbered as they first come.

    >>> parse("A *new* [pact](codex:nato).[^s1]")[0][1]
    Span(text='new', emphasis=True, strong=False, link=None, note=None)
    """
    numbers: dict[str, int] = {}
    paragraphs = (_BLANK.sub(" ", part).strip(" ") for part in _PARAGRAPHS.split(text))
    return tuple(
        tuple(_numbered(_joined(_spans(part, Span(""))), numbers)) for part in paragraphs if part
    )


def plain(prose: Prose) -> str:
    """The words alone, notes as [1]: what the terminal prints and a test reads."""
    return "\n\n".join(
        "".join(f"[{span.text}]" if span.note else span.text for span in paragraph)
        for paragraph in prose
    )


def notes(prose: Prose) -> tuple[str, ...]:
    """The sources a text cites, in the order of their numbers."""
    cited = (span.note for paragraph in prose for span in paragraph)
    return tuple(dict.fromkeys(note for note in cited if note is not None))


def links(prose: Prose) -> tuple[str, ...]:
    """What a text links to, each once, in order."""
    linked = (span.link for paragraph in prose for span in paragraph)
    return tuple(dict.fromkeys(link for link in linked if link is not None))


def cut(paragraph: Paragraph) -> Iterator[Word]:
    """Cut a paragraph where a line may end; pieces of two manners can make one word."""
    parts: list[Part] = []
    space: Part | None = None
    starts_line = False
    for span in paragraph:
        for chunk in _CHUNKS.findall(_clean(span.text)):
            if chunk == "\n" or chunk[0] == " ":
                if parts or chunk == "\n":
                    yield Word(tuple(parts), space if parts else None, starts_line)
                    parts, starts_line = [], False
                space = None if chunk == "\n" else Part(" ", span)
                starts_line = starts_line or chunk == "\n"
                continue
            if parts and _may_turn(parts[-1].text, chunk):
                yield Word(tuple(parts), space, starts_line)
                parts, space, starts_line = [], None, False
            parts.append(Part(chunk, span))
    if parts or starts_line:
        yield Word(tuple(parts), space, starts_line)


def clusters(text: str) -> Iterator[str]:
    """Signs with the accents that belong to them."""
    held = ""
    for sign in text:
        if held and not unicodedata.combining(sign):
            yield held
            held = ""
        held += sign
    if held:
        yield held


def _spans(text: str, manner: Span) -> Iterator[Span]:
    at = 0
    for mark in _MARK.finditer(text):
        inside = _inside(mark, manner)
        if inside is None:
            continue
        if mark.start() > at:
            yield replace(manner, text=text[at : mark.start()])
        yield from inside
        at = mark.end()
    if at < len(text):
        yield replace(manner, text=text[at:])


def _inside(mark: re.Match[str], manner: Span) -> Iterator[Span] | None:
    """The spans of one mark, or None where it means nothing (a link within a link).

    A manner is entered once only, which also bounds the depth of the reading.
    """
    if mark["plain"] is not None:
        return iter((replace(manner, text=mark["plain"]),))
    if mark["strong"] is not None and not manner.strong:
        return _spans(mark["strong"], replace(manner, strong=True))
    if mark["emphasis"] is not None and not manner.emphasis:
        return _spans(mark["emphasis"], replace(manner, emphasis=True))
    if mark["note"] is not None and manner.link is None:
        return iter((replace(manner, text="", note=mark["note"]),))
    if mark["link"] is not None and manner.link is None:
        return _spans(mark["text"], replace(manner, link=mark["link"]))
    return None


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Neighbours of one manner become one span; a note always stands alone."""
    held: Span | None = None
    for span in spans:
        if held is not None and not span.note and replace(held, text=span.text) == span:
            held = replace(held, text=held.text + span.text)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _numbered(spans: Iterator[Span], numbers: dict[str, int]) -> Iterator[Span]:
    for span in spans:
        if span.note is None:
            yield span
        else:
            number = numbers.setdefault(span.note, len(numbers) + 1)
            yield replace(span, text=str(number))


def _may_turn(before: str, after: str) -> bool:
    return before[-1] in _TURNS and before[-2:-1].isalnum() and after[0].isalnum()


def _clean(text: str) -> str:
    """Without what fonts draw as an empty box: controls, bidi marks, soft hyphens."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _BLANKS.get(sign, sign)
        for sign in unicodedata.normalize("NFC", text)
        if sign == "\n" or sign in _BLANKS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
