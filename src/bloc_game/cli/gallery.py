"""`bloc-game gallery`: every scene of the window as a picture, without a screen."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from bloc_game.cli.errors import UserError
from bloc_game.cli.speaking import WrongArgument
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.pseudo import PSEUDO
from bloc_game.session.catalogue import ENGLISH, languages
from bloc_game.session.locations import OVERRIDE
from bloc_game.ui.display import prepare
from bloc_game.ui.tokens import SCHEMES

SMALLEST, LARGEST = 400, 8_000  # pixels of a side


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    spoken = (*languages(), PSEUDO)
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="DIR", help="where the pictures go"
    )
    parser.add_argument(
        "--lang", choices=spoken, default=ENGLISH, help="language of the pictures (default: en)"
    )
    parser.add_argument(
        "--size",
        type=_size,
        default=(1280, 720),
        metavar="WxH",
        help="pixels of the window (default: 1280x720)",
    )
    parser.add_argument(
        "--scale",
        type=_scale,
        default=1.0,
        metavar="S",
        help="size of type, 1 to 2 or 100%% to 200%% (default: 1)",
    )
    parser.add_argument(
        "--colours", choices=tuple(SCHEMES), default="light", help="scheme of colours"
    )
    parser.add_argument(
        "--only", default="", metavar="NAME", help="only pictures whose names begin so"
    )


def run(args: argparse.Namespace) -> int:
    """Make the pictures; saves that an exhibit writes go to a folder of their own."""
    prepare(headless=True)
    from bloc_game.ui.gallery.hall import hang
    from bloc_game.ui.settings import Settings

    settings = Settings(language=args.lang, scale=args.scale, colours=args.colours)
    with TemporaryDirectory() as saves:
        os.environ[OVERRIDE] = saves
        made = 0
        for path in hang(args.folder, args.lang, args.size, settings, args.only):
            print(path)
            made += 1
    if not made:
        raise UserError(phrase("no picture's name begins with '{name}'", name=args.only))
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if width.isdecimal() and height.isdecimal():
        size = int(width), int(height)
        if all(SMALLEST <= side <= LARGEST for side in size):
            return size
    raise WrongArgument(
        phrase(
            "'{text}' is no size: write it as 1280x720, each from {least} to {most}",
            text=text,
            least=SMALLEST,
            most=LARGEST,
        )
    )


def _scale(text: str) -> float:
    """A size of type as `1.5` or, as the settings of the window have it, `150%`."""
    number, percent, rest = text.partition("%")
    try:
        scale = float(number) / (100 if percent and not rest else 1)
    except ValueError:
        scale = 0.0
    if not 1.0 <= scale <= 2.0:
        raise WrongArgument(
            phrase("'{text}' is no size of type: write 1 to 2, such as 1.5 or 150%", text=text)
        )
    return scale
