"""In which language a command speaks, and argparse made to speak it.

One rule: `--lang`, before the command or after it; else `BLOC_GAME_LANG`; else the language of the
system. What the program does not speak is passed over, and English is left. A saved game keeps the
language it was played in unless `--lang` names another.
"""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NoReturn

from bloc_game.engine.phrases import phrase
from bloc_game.session.catalogue import ENGLISH, Catalogue, languages, message_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OWN = "BLOC_GAME_LANG"
SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts
FLAG = "--lang"


class WrongArgument(Exception):
    """An argument that cannot be meant; the message is a phrase."""


def home_language(environment: Mapping[str, str] = os.environ) -> str | None:
    """The language that the environment asks for; None where it asks for none of ours.

    A system that speaks English has asked for nothing: most do so only because nobody chose.
    """
    own = environment.get(OWN, "")
    if own:
        return spoken_language(own)
    system = next((environment[name] for name in SYSTEM if environment.get(name)), "")
    found = spoken_language(system)
    return None if found == ENGLISH else found


def spoken_language(name: str) -> str | None:
    """The language of ours that a locale means: `id_ID.UTF-8` and `id-ID` are `id`."""
    code = re.split(r"[_.@-]", name.casefold())[0]
    if code in ("", "c", "posix", ENGLISH):
        return ENGLISH if code == ENGLISH else None
    return code if code in languages() else None


def language_of(words: Sequence[str]) -> str:
    """The language to speak to whoever typed these words."""
    for place, word in enumerate(words):
        flag, sign, value = word.partition("=")
        if flag == FLAG:
            named = value if sign else "".join(words[place + 1 : place + 2])
            if named in languages():
                return named
    return home_language() or ENGLISH


def flag_behind(words: Sequence[str]) -> list[str]:
    """The words with a `--lang` that stands before the command moved behind it.

    >>> flag_behind(["--lang", "id", "play", "--text"])
    ['play', '--lang', 'id', '--text']
    """
    taken = 2 if words[:1] == [FLAG] else 1 if words and words[0].startswith(f"{FLAG}=") else 0
    command = list(words[taken : taken + 1])
    if not taken or not command or command[0].startswith("-"):
        return list(words)
    return [*command, *words[:taken], *words[taken + 1 :]]


def language(text: str) -> str:
    """A type for argparse: a language that the program speaks."""
    if text not in languages():
        known = ", ".join(languages())
        raise WrongArgument(
            phrase(
                "there is no language '{language}'; use one of {known}", language=text, known=known
            )
        )
    return text


# --- argparse -------------------------------------------------------------------------------------


class Parser(argparse.ArgumentParser):
    """argparse in the reader's language: a command declares its help in English, once."""

    def __init__(
        self,
        tr: Catalogue,
        *,
        prog: str,
        description: str,
        usage: str | None = None,
        epilog: str | None = None,
    ) -> None:
        _teach_argparse(tr)
        self.tr = tr
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=lambda prog: _Formatter(prog, tr),
            allow_abbrev=False,
            usage=usage,
            epilog=epilog,
        )

    def parse_known_args(  # type: ignore[override]  # argparse's own overloads say no more
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does it, but a wrong argument is told in the reader's language."""
        try:
            return super().parse_known_args(args, namespace)
        except WrongArgument as wrong:
            self.fail(message_of(wrong))

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """As argparse does it; a flag that there is not is told which one was probably meant."""
        parsed, left = self.parse_known_args(args, namespace)
        if not left:
            return parsed
        from difflib import get_close_matches  # only for a mistake

        near = get_close_matches(left[0], self._flags(), n=1)
        said = phrase("unrecognized arguments: {words}", words=" ".join(left))
        if near:
            said = phrase("{what}; did you mean '{name}'?", what=said, name=near[0])
        self.fail(said)

    def declares(self, flag: str) -> bool:
        """Whether a command has brought this flag itself."""
        return flag in self._flags()

    def _flags(self) -> list[str]:
        return [flag for action in self._actions for flag in action.option_strings]

    def fail(self, message: str) -> NoReturn:
        """Wrong usage, in a phrase."""
        self.error(self.tr.say(message))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help, translated as it is shown; a description keeps its lines."""

    def __init__(self, prog: str, tr: Catalogue) -> None:
        super().__init__(prog)
        self.tr = tr

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return None if action.help is None else self.tr.translations.get(action.help, action.help)


def _teach_argparse(tr: Catalogue) -> None:
    """Give argparse our catalogue in the place of the system's.

    It looks its words up by the two names it took from gettext; there is no other door.
    """
    words = argparse_words(tr)
    names = vars(argparse)
    names["_"] = lambda text: words.get(text, text)
    names["ngettext"] = lambda one, other, n: words.get(text := one if n == 1 else other, text)


def argparse_words(tr: Catalogue) -> Mapping[str, str]:
    """What argparse says of itself, as far as a user can come to read it."""
    said = (
        phrase("usage: "),
        phrase("positional arguments"),
        phrase("options"),
        phrase("show this help message and exit"),
        phrase("show program's version number and exit"),
        phrase("%(prog)s: error: %(message)s\n"),
        phrase("argument %(argument_name)s: %(message)s"),
        phrase("the following arguments are required: %s"),
        phrase("expected one argument"),
        phrase("expected at most one argument"),
        phrase("expected at least one argument"),
        phrase("expected %s argument"),
        phrase("expected %s arguments"),
        phrase("invalid choice: %(value)r (choose from %(choices)s)"),
        phrase("invalid %(type)s value: %(value)r"),
        phrase("ignored explicit argument %r"),
        phrase("not allowed with argument %s"),
        phrase("one of the arguments %s is required"),
    )
    return {english: tr.say(english) for english in said}
