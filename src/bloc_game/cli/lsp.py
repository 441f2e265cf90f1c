"""`bloc-game lsp`: speaks to an editor over standard input and output."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bloc_game.cli.errors import UserError
from bloc_game.cli.speaking import spoken_language
from bloc_game.engine.phrases import phrase
from bloc_game.session.catalogue import ENGLISH, translator


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--stdio", action="store_true", help="what editors say, and all that it can do"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until the editor goes away; in its language, unless another is named."""
    try:
        from bloc_game.lsp.server import made
    except ModuleNotFoundError as missing:
        if missing.name not in ("pygls", "lsprotocol"):
            raise
        raise UserError(
            phrase("the language server needs more packages: pip install 'bloc-game[lsp]'")
        ) from None

    def speaker(locale: str) -> Callable[[str], str]:
        named = args.lang or spoken_language(locale) or args.home or ENGLISH
        return translator(named).say

    made(speaker).start_io()
    return 0
