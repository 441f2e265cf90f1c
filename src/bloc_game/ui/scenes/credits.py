"""Who made what, and under which licence it may be used: from the files that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bloc_game.resources import assets_dir, data_root
from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Transition
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.picks import DoubleRule
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, PROSE, TITLE, Text, Widget

_FONT = re.compile(r"^\| ([^|`]+?) \| ([^|]+?) \| ([\d.]+) \| [^|]+ \| ([^|,]+),", re.MULTILINE)
_LICENCE = TextStyle(Face.MONO, 11.5, 1.5)


class CreditsScene:
    """The credits, and behind tabs the licences in full."""

    def __init__(self, tr: Catalogue) -> None:
        self.tr = tr
        self.open = 0

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="papers", part=part):
                self.open = part
            case Pressed(control="back") | Intent.CANCEL:
                return Pop()
            case _:
                pass
        return None

    def draw(self, frame: Frame) -> None:
        tr, texts = self.tr, licences()
        names = (tr("Credits"), *(name or tr("The program") for name, _ in texts))
        tabs = Tabs(id="papers", labels=names, chosen=self.open)
        head = Column((Text(label(tr("Credits and licences")), TITLE), DoubleRule(), tabs), gap=8)
        body: Widget = self._credits()
        if self.open:
            body = Text(label(texts[self.open - 1][1]), _LICENCE)
        foot = Flow((Button(id="back", label=tr("Back"), key="Esc", primary=True),))
        sheet(frame, f"credits/{self.open}", body, head, foot)

    def _credits(self) -> Column:
        tr = self.tr
        fonts = tuple(
            (
                Text(label(name), CONTROL_STRONG),
                Text(label(maker), CONTROL),
                Text(label(licence), LABEL, "soft_ink"),
            )
            for name, maker, licence in families()
        )
        columns = (
            ColumnOf(tr("Typeface"), 150),
            ColumnOf(tr("Made by")),
            ColumnOf(tr("Licence"), 100),
        )
        made = tr(
            "The game and its scenarios were made by the contributors to bloc_game; the program "
            "may be used under the MIT licence."
        )
        earth = tr(
            "Made with Natural Earth, which is in the public domain. The borders of 1953 and 1955 "
            "were drawn for this game."
        )
        heard = tr(
            "Made for this game by a short program that stands beside them; nothing in them was "
            "recorded."
        )
        cited = tr(
            "Every note in a scenario names the paper or book it rests on; the codex opens it."
        )
        return Column(
            (
                Text(label(made), PROSE),
                titled(tr("Type")),
                Table(columns, fonts),
                titled(tr("Maps")),
                Text(label(earth), PROSE),
                titled(tr("Sounds")),
                Text(label(heard), PROSE),
                titled(tr("Sources")),
                Text(label(cited), PROSE),
            ),
            gap=12,
        )


@cache
def families() -> tuple[tuple[str, str, str], ...]:
    """The typefaces as the list of credits has them: name, maker, licence."""
    text = (assets_dir() / "CREDITS.md").read_text(encoding="utf-8")
    found = _FONT.findall(text)
    return tuple((name, maker, licence) for name, maker, _, licence in found)


@cache
def licences() -> tuple[tuple[str, str], ...]:
    """The licences by what they are for, the program's own first, under no name."""
    return tuple(_licences())


def _licences() -> Iterator[tuple[str, str]]:
    own = data_root() / "LICENSE"
    if own.is_file():
        yield "", _unfolded(own)
    for file in sorted(assets_dir().glob("fonts/*/OFL.txt")):
        yield _named(file), _unfolded(file)


def _named(file: Path) -> str:
    """A family's name, by its folder's: the first that shares a word with it."""
    words = set(file.parent.name.split("-"))
    return next(
        (name for name, _, _ in families() if words & set(name.lower().split())), file.parent.name
    )


def _unfolded(file: Path) -> str:
    """A text without the line ends of its own width: paragraphs turn where the page does."""
    paragraphs: list[str] = [""]
    for line in file.read_text(encoding="utf-8").splitlines():
        said = line.strip()
        if not said.strip("-"):  # a blank line, or a rule of dashes
            paragraphs.append("")
        elif said.isupper():  # a heading
            paragraphs += [said, ""]
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {said}".strip()
    return "\n\n".join(one for one in paragraphs if one)
