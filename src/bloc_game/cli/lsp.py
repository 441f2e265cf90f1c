"""`bloc-game lsp`: speaks to an editor over standard input and output."""

from __future__ import annotations

import argparse

from bloc_game.cli.errors import UserError
from bloc_game.session.catalogue import phrase


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--stdio", action="store_true", help="what editors say, and all that it can do"
    )


def run(_args: argparse.Namespace) -> int:
    """Serve until the editor goes away."""
    try:
        from bloc_game.lsp.server import made
    except ModuleNotFoundError as missing:
        if missing.name not in ("pygls", "lsprotocol"):
            raise
        raise UserError(
            phrase("the language server needs more packages: pip install 'bloc-game[lsp]'")
        ) from None
    made().start_io()
    return 0
