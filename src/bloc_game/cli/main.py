"""`bloc-game`: finds the command, runs it, and turns whatever happens into an exit code.

0 is done, 1 means the input has problems, 2 wrong usage. Only the module of the
command asked for is imported, so that `--version` and `--help` answer at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple, cast

from bloc_game import __version__
from bloc_game.cli.errors import crash_message, message_for_the_user, tell
from bloc_game.cli.speaking import FLAG, Parser, flag_behind, home_language, language, language_of
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.session.catalogue import ENGLISH, Catalogue, sentence, translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    class CommandModule(Protocol):
        """What every command module offers."""

        def configure(self, parser: argparse.ArgumentParser) -> None:
            """Declare the command's arguments."""

        def run(self, args: argparse.Namespace) -> int:
            """Do the work and return the exit code."""


class Command(NamedTuple):
    """A command: the module that holds it, and its line in `--help`."""

    module: str
    summary: str


COMMANDS: Mapping[str, Command] = {
    "play": Command("bloc_game.cli.play", "play a scenario, in the window or in the terminal"),
    "list": Command("bloc_game.cli.list_", "show the scenarios and campaigns found"),
    "replay": Command("bloc_game.cli.replay", "replay a save and verify every turn"),
    "explain": Command("bloc_game.cli.explain", "tell why everything in a save moved"),
    "debrief": Command("bloc_game.cli.debrief", "look back on a save in a page to keep and print"),
    "simulate": Command("bloc_game.cli.simulate", "play many games and count how they end"),
    "compare": Command(
        "bloc_game.cli.compare", "compare the answers to a decision under the same luck"
    ),
    "study": Command("bloc_game.cli.study", "play a designed experiment over many games"),
    "check": Command("bloc_game.cli.check", "find every problem in scenario files"),
    "cases": Command("bloc_game.cli.cases", "run the tests that stand beside a scenario"),
    "new": Command("bloc_game.cli.new", "begin a scenario, or copy one"),
    "fmt": Command("bloc_game.cli.fmt", "lay out scenario files in one way"),
    "refs": Command("bloc_game.cli.refs", "find where a name is declared and used"),
    "lsp": Command("bloc_game.cli.lsp", "help an editor while a scenario is written"),
    "graph": Command("bloc_game.cli.graph", "draw a scenario as a graph, coloured by play"),
    "messages": Command("bloc_game.cli.messages", "keep the translations of a scenario"),
    "watch": Command("bloc_game.cli.watch", "check a scenario whenever it is saved, and play it"),
    "gallery": Command("bloc_game.cli.gallery", "draw every scene of the window as a picture"),
    "schema": Command("bloc_game.cli.schema", "print the JSON Schema of scenario files"),
}
VERSION = ["--version"]
DEFAULT_COMMAND = "play"  # with no scenario named it opens the window and asks

INPUT_HAS_PROBLEMS = 1
INTERRUPTED = 130  # 128 + SIGINT and 128 + SIGPIPE, as a shell counts them
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None, commands: Mapping[str, Command] = COMMANDS) -> int:
    """Run one command line and return its exit code; no traceback reaches a user."""
    words = list(sys.argv[1:] if argv is None else argv)
    tr = translator(ENGLISH if words == VERSION else language_of(words))
    _make_streams_robust()
    try:
        code = _run_and_flush(flag_behind(words), commands, tr)
    except BrokenPipeError:
        code = PIPE_CLOSED
    except KeyboardInterrupt:
        tell(tr("stopped"))
        code = INTERRUPTED
    except Exception as error:
        code = _explain(error, words, tr)
    _settle_output()
    return code


def _run_and_flush(words: list[str], commands: Mapping[str, Command], tr: Catalogue) -> int:
    """Flush while a failure can still be explained; argparse leaves by SystemExit."""
    try:
        code = _dispatch(words, commands, tr)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    _flush()
    return code


def _dispatch(words: list[str], commands: Mapping[str, Command], tr: Catalogue) -> int:
    if words == VERSION:  # must answer before anything is read
        print(f"bloc-game {__version__}")
        return 0
    alone = not words or (words[0].partition("=")[0] == FLAG and not {"-h", "--help"} & {*words})
    if alone:
        return _run(DEFAULT_COMMAND, words, commands, tr)
    if words[0] in commands:
        return _run(words[0], words[1:], commands, tr)
    overview = _overview(commands, tr)
    if not words[0].startswith("-"):
        overview.fail(_unknown_command(words[0], commands))
    overview.parse_args(words)
    overview.fail(phrase("name a command; bloc-game --help lists them"))


def _run(name: str, words: list[str], commands: Mapping[str, Command], tr: Catalogue) -> int:
    command = commands[name]
    module = cast("CommandModule", import_module(command.module))
    parser = Parser(tr, prog=f"bloc-game {name}", description=f"{sentence(_summary(tr, command))}.")
    module.configure(parser)
    if not parser.declares(FLAG):
        _add_language(parser)
    parser.set_defaults(home=home_language())
    return module.run(parser.parse_args(words))


def _add_language(parser: Parser) -> None:
    parser.add_argument(
        "--lang", type=language, metavar="L", help="language: en (English), id (Indonesian)"
    )


def _summary(tr: Catalogue, command: Command) -> str:
    return tr.translations.get(command.summary, command.summary)


def _overview(commands: Mapping[str, Command], tr: Catalogue) -> Parser:
    """Answers what needs no command: `--help`, `--version` and mistakes."""
    width = max(map(len, commands))
    listing = "\n".join(f"  {name:{width}}  {_summary(tr, row)}" for name, row in commands.items())
    parser = Parser(
        tr,
        prog="bloc-game",
        usage=tr("bloc-game [COMMAND] [ARGUMENT]..."),
        description=tr(
            "Replay the diplomacy of the Cold War, and see what might have been.\n"
            "Without a command the window opens."
        ),
        epilog=tr(
            "commands:\n{listing}\n\nbloc-game COMMAND --help tells more about one of them.",
            listing=listing,
        ),
    )
    parser.add_argument("--version", action="version", version=f"bloc-game {__version__}")
    _add_language(parser)
    return parser


def _unknown_command(word: str, commands: Mapping[str, Command]) -> Phrase:
    from difflib import get_close_matches

    near = get_close_matches(word, commands, n=1)
    if near:
        return phrase(
            "there is no command '{word}'; did you mean '{name}'?", word=word, name=near[0]
        )
    return phrase(
        "there is no command '{word}'; use one of {names}", word=word, names=", ".join(commands)
    )


def _make_streams_robust() -> None:
    """No character can stop the game; what goes to a file or a pipe is UTF-8 everywhere."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
            if stream is sys.stdout and not stream.isatty():
                stream.reconfigure(encoding="utf-8")


def _flush() -> None:
    # a program may be started without an output, and a language server closes its own
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _settle_output() -> None:
    """What a closed pipe or a full disk refused is dropped, or Python's exit would complain."""
    try:
        _flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception, words: Sequence[str], tr: Catalogue) -> int:
    if os.environ.get("BLOC_GAME_DEBUG"):
        raise error
    tell(tr.say(message_for_the_user(error) or crash_message(error, words)))
    return INPUT_HAS_PROBLEMS
