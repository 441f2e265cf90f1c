"""The games that were saved, the one played last first.

A game is pictured from its own lines and its scenario's file as text: whose seat it is, how far it
has come, how often it was taken elsewhere. Nothing is played again before it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bloc_game.session.catalogue import ENGLISH, translator
from bloc_game.session.locations import put_away, saved_games
from bloc_game.session.reading import BadSave
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Replace, Scene, Transition
from bloc_game.ui.scenes.picks import DoubleRule, Pick
from bloc_game.ui.scenes.preparing import laid_out
from bloc_game.ui.scenes.saved_card import SavedCard, Told, told_of
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.starting import TROUBLE, recovered, resumed, told
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Piece
from bloc_game.ui.widgets.words import CONTROL, LABEL, TITLE, Text, Widget

PAGE = 6  # games read at once
WIDTH = 820.0


class SavedScene:
    """Saved games as cards, a page of them at a time."""

    def __init__(self, wish: Wish, listed: Callable[[], tuple[Path, ...]] = saved_games) -> None:
        self.wish = wish
        self.tr = translator(wish.language or ENGLISH)
        self.listed = listed
        self.saves = listed()
        self.page = 0
        self.chosen = self._first()
        self.trouble = ""
        self.notice = ""
        self.damaged = False
        self.asked = False  # whether to delete, once

    def _first(self) -> int:
        """The first game of the page that can be opened, or whatever stands there."""
        games = (told_of(path, self.tr.language) for path in self.shown)
        return next((n for n, one in enumerate(games) if not one.barred), len(self.shown[:1]) - 1)

    @property
    def shown(self) -> tuple[Path, ...]:
        """The games on the page in hand."""
        return self.saves[self.page * PAGE : (self.page + 1) * PAGE]

    @property
    def pages(self) -> int:
        return max(-(-len(self.saves) // PAGE), 1)

    def handle(self, message: Message) -> Transition:
        asked, self.asked = self.asked, False
        match message:
            case Changed(control="saves", part=part):
                self._turn(self.page, part)
            case Pressed(control="open"):
                return self._open(resumed)
            case Pressed(control="recover"):
                return self._open(recovered)
            case Pressed(control="older" | "newer" as way):
                self._turn(self.page + (1 if way == "older" else -1), 0)
            case Pressed(control="delete"):
                self.asked = not asked
                if asked:
                    self._delete()
            case Pressed(control="leave") | Intent.CANCEL:
                return Pop()
            case _:
                self.asked = asked
        return None

    def _turn(self, page: int, chosen: int) -> None:
        self.page = min(max(page, 0), self.pages - 1)
        self.chosen = min(chosen, len(self.shown) - 1)
        self.trouble, self.notice, self.damaged = "", "", False

    def _delete(self) -> None:
        """Put the chosen game away; a disk that refuses says so."""
        path = self.shown[self.chosen]
        try:
            place = put_away(path)
        except OSError as error:
            self.trouble = told(self.tr, error)
            return
        self.saves = self.listed()
        self._turn(self.page, self.chosen)
        folder = f"{place.parent.name}/{place.name}"
        self.notice = self.tr("It was put into the folder of saves, as {file}.", file=folder)

    def _open(self, way: Callable[[Path, Wish], Scene]) -> Transition:
        def opened() -> Transition:
            try:
                return Replace(way(self.shown[self.chosen], self.wish))
            except TROUBLE as error:
                self.trouble = told(self.tr, error)
                self.damaged = isinstance(error, BadSave) and error.recoverable is not None
                return None

        return laid_out(self.tr, opened)

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        tr = self.tr
        games = tuple(told_of(path, tr.language) for path in self.shown)
        parts: list[Widget] = [
            Pick(
                group="saves",
                number=number,
                chosen=number == self.chosen,
                child=SavedCard(one),
                blockers=one.barred,
            )
            for number, one in enumerate(games)
        ]
        if not games:
            parts.append(Text(label(tr("No game has been saved yet.")), CONTROL, "soft_ink"))
        if self.trouble:
            parts.append(Text(label(self.trouble), CONTROL, "no"))
        if self.notice:
            parts.append(Text(label(self.notice), LABEL, "soft_ink"))
        head = Column((Text(label(tr("Resume a game")), TITLE), DoubleRule()), gap=8)
        foot = Flow(tuple(self._buttons(games)))
        sheet(frame, "saves", Column(tuple(parts), 10), head, foot, WIDTH)

    def _buttons(self, games: tuple[Told, ...]) -> list[Piece]:
        tr = self.tr
        here = games[self.chosen] if games else None
        barred = here.barred if here else (tr("No game has been saved yet."),)
        buttons = [
            Button(id="open", label=tr("Resume"), key="Enter", primary=True, blockers=barred)
        ]
        if self.damaged or (here and here.recoverable):
            mend = tr("Go on from before the damage")
            buttons.append(Button(id="recover", label=mend, key="G"))
        if here:
            delete = tr("Press again to delete it") if self.asked else tr("Delete")
            buttons.append(Button(id="delete", label=delete, key="D"))
        if self.page:
            buttons.append(Button(id="newer", label=tr("Newer games"), key="N"))
        if self.page + 1 < self.pages:
            buttons.append(Button(id="older", label=tr("Older games"), key="O"))
        return [*buttons, Button(id="leave", label=tr("Back"), key="Esc")]
