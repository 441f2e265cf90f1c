"""What the program itself says, in a reader's language.

The English stands in the code, where it is read with what it is about; other languages are gettext
catalogues under `locale`. A sentence is translated whole. What a catalogue does not hold is said
in English. Scenarios bring their own words: see `scenario.words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

from bloc_game.engine.phrases import MINUS, Phrase, Value, filled, number, said
from bloc_game.scenario.pseudo import PSEUDO, Lengthened

ENGLISH = "en"
_STOPS = ("", ".", "!", "?", "…", ":")
_SINGLE = str.maketrans("“”", "‘’")
NAMES = {"en": "English", "id": "Bahasa Indonesia"}  # as their readers call them


def signed(value: int) -> str:
    """A change, its sign always shown.

    >>> signed(4), signed(-2), signed(0)
    ('+4', '−2', '0')
    """
    return f"+{value}" if value > 0 else number(value)


def sentence(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text as a sentence with its full stop.

    >>> ended("The text has leaked"), ended("Has it?"), ended("“Has it?”"), ended("A “no”")
    ('The text has leaked.', 'Has it?', '“Has it?”', 'A “no”.')
    """
    bare = text.rstrip("”’)*_")
    return text if bare[-1:] in _STOPS else f"{text}."


def quotable(text: str) -> str:
    """A text that is to stand in quotation marks: its own become single ones.

    >>> quotable("“The reply” takes effect.")
    '‘The reply’ takes effect.'
    """
    return text.translate(_SINGLE)


def message_of(error: Exception) -> str:
    """What an error says, as the phrase it was made with; `str(error)` would forget that."""
    message = error.args[0] if error.args else ""
    return message if isinstance(message, Phrase) else str(error)


class Catalogue:
    """Says the program's sentences in one language.

    >>> Catalogue("en")("{name} refuses.", name="France")
    'France refuses.'
    """

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """English to this language, read when the first sentence is said."""
        return translations(self.language)

    def __call__(self, english: str, **values: Value) -> str:
        """A sentence, with its blanks filled; numbers get a true minus."""
        return filled(self.translations.get(english, english), values)

    def say(self, text: str) -> str:
        """A phrase made elsewhere, or any other text as it is."""
        return said(text, self.translations)

    def decimal(self, value: float, *, signed: bool = False) -> str:
        """A number with its tenths, as this language writes it; with its sign, if wished.

        >>> Catalogue("en").decimal(-3.14), Catalogue("id").decimal(3.14, signed=True)
        ('−3.1', '+3,1')
        """
        size = f"{abs(value):.1f}"
        sign = "" if not float(size) else MINUS if value < 0 else "+" if signed else ""
        whole, _, tenth = size.partition(".")
        return sign + self("{whole}.{tenth}", whole=whole, tenth=tenth)

    def percent(self, share: float) -> str:
        """A share of 1 as so many of a hundred.

        >>> Catalogue("en").percent(0.509), Catalogue("id").percent(0.509)
        ('50.9%', '50,9%')
        """
        return f"{self.decimal(100 * share)}%"

    def many(self, one: str, other: str, n: int, **values: Value) -> str:
        """A sentence about so many of something; `{n}` is the number."""
        return self(one if n == 1 else other, n=n, **values)


@cache
def translator(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    return Catalogue(language)


def languages() -> tuple[str, ...]:
    """The languages that the program speaks, English first."""
    return (ENGLISH, *sorted({name.partition("_")[0] for name in _catalogues()}))


def _catalogues() -> tuple[str, ...]:
    """The catalogues there are: `id`, and parts of it such as `id_window`."""
    found = _folder().iterdir()
    return tuple(sorted(one.name[:-3] for one in found if one.name.endswith(".po")))


def _folder() -> Traversable:
    from importlib.resources import files  # only where another language is asked for

    return files("bloc_game").joinpath("locale")


def translations(language: str) -> Mapping[str, str]:
    """English to the other language; empty for English and for a language without a catalogue."""
    if language == ENGLISH:
        return {}
    if language == PSEUDO:
        return Lengthened()
    import polib  # only where a translation is read

    found: dict[str, str] = {}
    for name in _catalogues():
        if name.partition("_")[0] == language:
            file = _folder().joinpath(f"{name}.po")
            entries = polib.pofile(file.read_text(encoding="utf-8"))
            found |= {e.msgid: e.msgstr for e in entries if e.msgstr and not e.fuzzy}
    return found


# --- dates ---------------------------------------------------------------------------------------


def date_of(tr: Catalogue, date: int) -> str:
    """A day written as yyyymmdd, in words.

    >>> date_of(Catalogue("en"), 19540331)
    '31 March 1954'
    """
    return tr(
        "{day} {month} {year}",
        day=date % 100,
        month=months(tr)[date // 100 % 100 - 1],
        year=date // 10_000,
    )


def months(tr: Catalogue) -> tuple[str, ...]:
    """The months of the year."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )


def listed(tr: Catalogue, items: tuple[str, ...]) -> str:
    """Several things in one breath.

    >>> listed(Catalogue("en"), ("Paris", "Bonn", "Rome"))
    'Paris, Bonn and Rome'
    >>> listed(Catalogue("id"), ("Paris", "Bonn", "Roma"))
    'Paris, Bonn, dan Roma'
    """
    match items:
        case (first, last):
            return tr("{first} and {last}", first=first, last=last)
        case (*several, last) if several:
            return tr("{several} and {last}", several=", ".join(several), last=last)
        case _:
            return "".join(items)
