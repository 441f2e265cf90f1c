"""What a person is told when a command cannot go on.

A command raises `UserError` for everything its user can mend. Anything else that
escapes is a bug of ours: the user gets one sentence, the traceback goes to a file.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.session.catalogue import message_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class UserError(Exception):
    """The command cannot do what was asked; the message says why, in the user's terms.

    Made with a `phrase`, it is said in the user's language.
    """


def tell(message: str) -> None:
    """Say something beside the command's output, which stays clean for pipes."""
    print(f"bloc-game: {message}", file=sys.stderr)


def message_for_the_user(error: Exception) -> str | None:
    """What to say of an error that its user can mend; nothing for a bug of ours."""
    if isinstance(error, UserError):
        return message_of(error)
    from bloc_game.session.troubles import trouble

    return trouble(error)


def crash_message(error: Exception, argv: Sequence[str]) -> Phrase:
    """One line about a bug, and where its report was written."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    path = _write_report(_report(error, argv))
    where = phrase("and no report of it could be written")
    if path:
        where = phrase("a report is in {file}", file=str(path))
    return phrase(
        "the game itself failed, which is our mistake ({what}); {where}", what=what, where=where
    )


def _write_report(text: str) -> Path | None:
    """The first folder that can be written holds the report."""
    for folder in _report_folders():
        path = folder / "crash.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _report_folders() -> Iterator[Path]:
    from pathlib import Path
    from tempfile import gettempdir

    from platformdirs import user_log_path

    yield user_log_path("bloc_game", appauthor=False)
    yield Path(gettempdir()) / "bloc_game"


def _report(error: Exception, argv: Sequence[str]) -> str:
    """What a developer needs to find the mistake."""
    import platform
    import traceback

    from bloc_game import __version__

    return "\n".join(
        (
            f"bloc_game {__version__}",
            f"Python {platform.python_version()} on {platform.platform()}",
            f"command: bloc-game {' '.join(argv)}",
            "",
            *traceback.format_exception(error),
        )
    )
