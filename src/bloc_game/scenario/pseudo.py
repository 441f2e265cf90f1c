"""A language nobody speaks: English made longer and marked.

It shows before any translator comes where a page has no room for another language, and which words
never went through a catalogue: those have vowels without an accent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil

PSEUDO = "pseudo"
LONGER = 1.4

_MARKED = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
# what programs read in a text, not people: blanks, notes, and what a link opens
_KEPT = re.compile(r"\{[^{}]*\}|\[\^[\w.:-]+\]|\]\([a-z]+:[^\s()]+\)")
_VOWEL = re.compile(r"[aeiouAEIOU]")


def lengthened(text: str) -> str:
    """A text with every vowel marked, and two fifths longer.

    >>> lengthened("Seal the {thing}")
    'Séééáál théé {thing}'
    """
    words = _KEPT.sub("", text)
    missing = ceil(len(words) * LONGER) - len(words)
    vowels = len(_VOWEL.findall(words))
    if not vowels:
        return text
    least, more = divmod(missing, vowels)
    parts, at, count = [], 0, 0
    for kept in _KEPT.finditer(text):
        piece, count = _stretched(text[at : kept.start()], count, least, more)
        parts += [piece, kept.group()]
        at = kept.end()
    return "".join((*parts, _stretched(text[at:], count, least, more)[0]))


def _stretched(words: str, count: int, least: int, more: int) -> tuple[str, int]:
    """Words with each vowel said `least` times more, the first `more` of the text once again."""
    out = []
    for sign in words:
        if sign in "aeiouAEIOU":
            marked = sign.translate(_MARKED)
            out.append(marked + marked.lower() * (least + (count < more)))
            count += 1
        else:
            out.append(sign)
    return "".join(out), count


class Lengthened(Mapping[str, str]):
    """A catalogue that has an entry for whatever it is asked."""

    def __getitem__(self, english: str) -> str:
        return lengthened(english)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
