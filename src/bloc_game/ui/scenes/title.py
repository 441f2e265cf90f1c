"""The title page: which history, in which language, a new game or one that was saved.

It is there at once because it knows of scenarios no more than their titles: whatever can read one,
or play one, is imported when it is wanted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path

from bloc_game import __version__
from bloc_game.resources import scenarios_dir
from bloc_game.scenario.pseudo import PSEUDO, lengthened
from bloc_game.session.catalogue import ENGLISH, Catalogue, languages, translator
from bloc_game.session.locations import saved_games
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame, Push, Quit, Transition
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.languages import language_stepper
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.widgets.buttons import Button, Choices, Option
from bloc_game.ui.widgets.containers import Column, Flow, Rule
from bloc_game.ui.widgets.words import ASIDE, CONTROL, NOTE, Text, Widget

HEAD = 8_000  # characters of a file in which its title and summary stand
_PLAIN = re.compile(r"\[\^[\w.:-]+\]|\[([^\[\]]+)\]\([a-z]+:[^\s()]+\)")  # notes and links
_NAME = TextStyle(Face.DISPLAY, 40, 1.15)


class TitleScene:
    """The first page."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.found = tuple(sorted(scenarios_dir().glob("*/scenario.yaml")))
        self.saves = saved_games()
        self.chosen = 0 if self.found else -1
        self.trouble = ""

    @property
    def tr(self) -> Catalogue:
        return translator(self.wish.language or ENGLISH)

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="scenarios", part=part):
                self.chosen, self.trouble = part, ""
            case Changed(control="language", part=part):
                self.wish = replace(self.wish, language=languages()[part])
            case Pressed(control="new"):
                return self._open()
            case Pressed(control="resume"):
                return self._resume()
            case Pressed(control="help") | Intent.HELP:
                return Push(HelpScene(self.tr))
            case Pressed(control="leave") | Intent.CANCEL:
                return Quit()
            case _:
                pass
        return None

    def _open(self) -> Transition:
        from bloc_game.scenario import shelf
        from bloc_game.ui.scenes.seats import SeatsScene
        from bloc_game.ui.scenes.starting import TROUBLE, told

        try:
            scenario = shelf.load(self.found[self.chosen])
        except TROUBLE as error:
            self.trouble = told(self.tr, error)
            return None
        return Push(SeatsScene(scenario, self.wish))

    def _resume(self) -> Transition:
        from bloc_game.ui.scenes.saved import SavedScene

        return Push(SavedScene(self.wish))

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        head = Column(
            (
                Text("bloc_game", _NAME),
                Text(label(tr("The diplomacy of the Cold War, and what might have been")), ASIDE),
                Rule("ink"),
            ),
            6,
        )
        cards = tuple(_card(path, self.wish.language or ENGLISH) for path in self.found)
        options = tuple(
            Option(label=title, detail=parse(summary) if number == self.chosen else ())
            for number, (title, summary) in enumerate(cards)
        )
        body: list[Widget] = [Choices(id="scenarios", options=options, chosen=self.chosen)]
        if not self.found:
            none = tr("No scenario was found. Install the game again.")
            body.append(Text(label(none), CONTROL, "no"))
        if self.trouble:
            body.append(Text(label(self.trouble), CONTROL, "no"))
        body.append(language_stepper(tr, languages(), self.wish.language or ENGLISH))
        body.append(Text(label(tr("Version {version}", version=__version__)), NOTE, "soft_ink"))
        sheet(frame, "title", Column(tuple(body), 16), head, self._foot())

    def _foot(self) -> Flow:
        tr = self.tr
        none = () if self.saves else (tr("No game has been saved yet."),)
        missing = () if self.found else (tr("There is no scenario to play."),)
        return Flow(
            (
                Button(id="new", label=tr("New game"), key="Enter", primary=True, blockers=missing),
                Button(id="resume", label=tr("Resume a game"), key="R", blockers=none),
                Button(id="help", label=tr("How to play"), key="F1"),
                Button(id="leave", label=tr("Leave"), key="Esc"),
            )
        )


@cache
def _card(path: Path, language: str) -> tuple[str, str]:
    """The title and the summary of a scenario, read from the head of its file alone."""
    try:
        head = path.read_text(encoding="utf-8", errors="replace")[:HEAD]
    except OSError:  # told when somebody wants to play it
        head = ""
    title = _title(head) or path.parent.name.replace("_", " ")
    found = {"title": title, "summary": _summary(head)}
    if language == PSEUDO:
        found = {name: lengthened(text) for name, text in found.items()}
    found |= _translated(path.parent / "locale" / f"{language}.po")
    return found["title"], _PLAIN.sub(r"\1", found["summary"])


def _translated(catalogue: Path) -> dict[str, str]:
    """Title and summary as a catalogue has them."""
    if not catalogue.is_file():
        return {}
    from polib import pofile  # only where a translation is read

    try:
        entries = pofile(str(catalogue))
    except OSError:  # polib's word for a catalogue it cannot read: the English will do
        return {}
    wanted = ("title", "summary")
    return {
        entry.msgctxt: entry.msgstr
        for entry in entries
        if entry.msgctxt in wanted and entry.msgstr and not entry.fuzzy
    }


def _title(head: str) -> str:
    lines = (line for line in head.splitlines() if line.startswith("title:"))
    return next(lines, "").removeprefix("title:").strip().strip("\"'")


def _summary(head: str) -> str:
    """The block under `summary: |`."""
    _, _, rest = head.partition("\nsummary: |\n")
    block = takewhile(lambda line: line.startswith("  ") or not line.strip(), rest.splitlines())
    return " ".join(line.strip() for line in block).strip()
