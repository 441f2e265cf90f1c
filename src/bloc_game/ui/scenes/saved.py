"""The games that were saved, the one played last first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bloc_game.session.catalogue import ENGLISH, Catalogue, date_of, translator
from bloc_game.session.locations import saved_games
from bloc_game.session.reading import Acted, BadSave, read
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Replace, Scene, Transition
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.starting import TROUBLE, recovered, resumed, told
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button, Choices, Option
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import CONTROL, TITLE, Text, Widget

SHOWN = 30


class SavedScene:
    """Saves by title, seat and day."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.tr = translator(wish.language or ENGLISH)
        self.saves = saved_games()[:SHOWN]
        self.options = tuple(_option(self.tr, path) for path in self.saves)
        self.chosen = 0 if self.saves else -1
        self.trouble = ""
        self.damaged = False

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="saves", part=part):
                self.chosen, self.trouble, self.damaged = part, "", False
            case Pressed(control="open"):
                return self._open(resumed)
            case Pressed(control="recover"):
                return self._open(recovered)
            case Pressed(control="leave") | Intent.CANCEL:
                return Pop()
            case _:
                pass
        return None

    def _open(self, way: Callable[[Path, Wish], Scene]) -> Transition:
        try:
            return Replace(way(self.saves[self.chosen], self.wish))
        except TROUBLE as error:
            self.trouble = told(self.tr, error)
            self.damaged = isinstance(error, BadSave) and error.recoverable is not None
            return None

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        parts: list[Widget] = [Choices(id="saves", options=self.options, chosen=self.chosen)]
        if self.trouble:
            parts.append(Text(label(self.trouble), CONTROL, "no"))
        barred: tuple[str, ...] = ()
        if not self.saves:
            barred = (tr("No game has been saved yet."),)
        elif self.options[self.chosen].blockers:
            barred = self.options[self.chosen].blockers
        resume = Button(id="open", label=tr("Resume"), key="Enter", primary=True, blockers=barred)
        mend = Button(id="recover", label=tr("Go on from before the damage"), key="G")
        leave = Button(id="leave", label=tr("Back"), key="Esc")
        foot = Flow((resume, mend, leave) if self.damaged else (resume, leave))
        head = Text(label(tr("Resume a game")), TITLE)
        sheet(frame, "saves", Column(tuple(parts), 12), head, foot)


def _option(tr: Catalogue, path: Path) -> Option:
    """A save as its first line and its last full turn tell it."""
    try:
        saved = read(path)
    except (BadSave, OSError) as error:
        return Option(label=path.name, blockers=(told(tr, error),))
    acted = [line.deed for line in saved.lines if isinstance(line.deed, Acted)]
    turn = max((deed.turn for deed in acted), default=0)
    over = any(deed.ending for deed in acted)
    played = datetime.fromtimestamp(path.stat().st_mtime)
    day = date_of(tr, played.year * 10_000 + played.month * 100 + played.day)
    where = tr("finished") if over else tr("turn {n}", n=max(turn, 1))
    seats = ", ".join(saved.header.seats)
    return Option(
        label=f"{saved.header.title} · {seats}",
        aside=tr("{where}, played on {day} · {file}", where=where, day=day, file=path.name),
    )
