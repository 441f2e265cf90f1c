"""What can go wrong that is not the program's mistake, as its reader should be told.

Some errors come from where no catalogue is known: the shelf of scenarios, the system. Here they get
their sentence.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.resources import CONTENT, MissingContent
from bloc_game.scenario.problems import nearest
from bloc_game.scenario.shelf import NotFound
from bloc_game.session.catalogue import message_of


def trouble(error: Exception) -> str | None:
    """What to say of an error that its reader can mend; nothing for a mistake of ours."""
    match error:
        case NotFound():
            return not_found(error)
        case MissingContent():
            return missing_content(error)
        case OSError(strerror=str()):
            return refused(error)
    message = message_of(error)
    return message if isinstance(message, Phrase) else None


def not_found(error: NotFound) -> Phrase:
    """No scenario of that name, and which one was probably meant."""
    hint = did_you_mean(error.name, error.known)
    return phrase("there is no scenario '{name}'; {hint}", name=error.name, hint=hint)


def did_you_mean(name: str, known: Iterable[str]) -> Phrase:
    """What to write instead of a name that nothing has."""
    names = tuple(known)
    near = nearest(name, names)
    if near is not None:
        return phrase("did you mean '{name}'?", name=near)
    return phrase("use one of {names}", names=", ".join(names))


def missing_content(error: MissingContent) -> Phrase:
    """The game has been installed without what it plays."""
    return phrase(
        "the game's scenarios and pictures are not where they should be.\n"
        "Looked for {folders} in {places}.\n"
        "Install the game again, or start it from a complete copy of its repository.",
        folders=", ".join(CONTENT),
        places=", ".join(map(str, error.places)),
    )


def refused(error: OSError) -> str:
    """What the system would not do, with the file it was about."""
    reason = _reason(error)
    if not error.filename:
        return reason
    return phrase("{file}: {reason}", file=str(error.filename), reason=reason)


def _reason(error: OSError) -> str:
    """The usual reasons in words of ours, which can be translated; others as the system says."""
    match error.errno:
        case errno.ENOENT:
            return phrase("No such file or directory")
        case errno.EACCES | errno.EPERM:
            return phrase("Permission denied")
        case errno.EISDIR:
            return phrase("Is a directory")
        case errno.ENOTDIR:
            return phrase("Not a directory")
        case errno.EEXIST:
            return phrase("File exists")
        case errno.ENOSPC:
            return phrase("No space left on device")
        case errno.EROFS:
            return phrase("Read-only file system")
        case _:
            return error.strerror or str(error)
