"""The commands of the terminal game: their words in the reader's language, and what they do."""

from __future__ import annotations

from collections.abc import Mapping

from bloc_game.session.catalogue import Catalogue


def words(tr: Catalogue) -> Mapping[str, str]:
    """Every command by its English word, which always works, with the reader's own."""
    return {
        "help": tr("help"),
        "look": tr("look"),
        "barred": tr("barred"),
        "why": tr("why"),
        "log": tr("log"),
        "goals": tr("goals"),
        "seat": tr("seat"),
        "draft": tr("draft"),
        "forecast": tr("forecast"),
        "votes": tr("votes"),
        "map": tr("map"),
        "codex": tr("codex"),
        "source": tr("source"),
        "back": tr("back"),
        "undo": tr("undo"),
        "branches": tr("branches"),
        "branch": tr("branch"),
        "switch": tr("switch"),
        "name": tr("name"),
        "compare": tr("compare"),
        "save": tr("save"),
        "language": tr("language"),
        "quit": tr("quit"),
    }


def explained(tr: Catalogue) -> Mapping[str, str]:
    """What each command does."""
    return {
        "help": tr("Show this list."),
        "look": tr("Show the turn and what can be done once more."),
        "barred": tr("Show the moves that are barred, and why."),
        "why": tr("Show what moved, by which rule and line; name a track, a government or a text."),
        "log": tr("Tell the story so far; give a number for one turn."),
        "goals": tr("Show what you want, and how far you have come."),
        "seat": tr("Show your card: who governs, your orders, what you know of others."),
        "draft": tr(
            "Show a text in full: who wants it, why, and at what price. Name it by its id."
        ),
        "forecast": tr("Ask the staff what is likely to come of each thing you can do now."),
        "votes": tr("Show how every decision came out."),
        "map": tr(
            "Show who sits in which body, who stands on which side, who worked on whom; or name a "
            "government."
        ),
        "codex": tr("Read an article; without an id, list them."),
        "source": tr("Show a source by its number or id."),
        "back": tr("Take back what you sealed last, while the seals hold."),
        "undo": tr("Go back to the moment at which you last acted."),
        "branches": tr("List the histories of this game, and the record."),
        "branch": tr("Begin another history from a turn, such as “3”; this one is kept."),
        "switch": tr("Go on in another history, by its number."),
        "name": tr("Name a history: its number, then the name."),
        "compare": tr("Lay histories side by side by number; the record is 0."),
        "save": tr("Say where the game is saved, or copy the save to a file."),
        "language": tr("Go on in another language, such as “id”."),
        "quit": tr("Leave the game; it is saved as you go."),
    }


def command(tr: Catalogue, text: str) -> tuple[str, str]:
    """The English word of a command and what follows it; no word where it is no command."""
    first, _, rest = text.partition(" ")
    first = first.casefold()
    for english, own in words(tr).items():
        if first in (english, own.casefold()):
            return english, rest.strip()
    return ("help", "") if first == "?" else ("", text)
