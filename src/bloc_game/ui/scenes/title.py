"""The title page: Europe taking sides, a game to go on with, and the way to everything else.

It is there at once because it knows next to nothing: whatever reads a scenario, draws the map or
plays is imported when it is wanted, after the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from bloc_game import __version__
from bloc_game.resources import scenarios_dir
from bloc_game.session.catalogue import ENGLISH, Catalogue, date_of, languages, translator
from bloc_game.session.locations import saved_games
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Adjust, Frame, Push, Quit, Replace, Restart, Transition
from bloc_game.ui.scenes.languages import language_stepper
from bloc_game.ui.scenes.picks import SMALL_ENTRY, DoubleRule, Entry
from bloc_game.ui.scenes.title_map import TitleMap
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Gap, Page
from bloc_game.ui.widgets.words import CONTROL, LABEL, NOTE, Text, Widget

COLUMN = 440.0
LEAST_MAP = 200.0  # a narrower strip of map says nothing
RECENT = 8  # saves among which one looks for a game to go on with
LOW = 560.0  # the height below which the title is set smaller
_NAME = TextStyle(Face.DISPLAY, 62, 1.05)
_LOW_NAME = TextStyle(Face.DISPLAY, 40, 1.1)
_LINE = TextStyle(Face.PROSE_ITALIC, 15, 1.35)


class TitleScene:
    """The first page."""

    def __init__(self, wish: Wish, listed: Callable[[], tuple[Path, ...]] = saved_games) -> None:
        self.wish = wish
        self.saves = listed()
        recent = (save for save in self.saves[:RECENT] if _header(save))
        self.last = next(recent, None)
        self.map = TitleMap()
        self.trouble = ""

    @property
    def language(self) -> str:
        return self.wish.language or ENGLISH

    @property
    def tr(self) -> Catalogue:
        return translator(self.language)

    # --- what is pressed ----------------------------------------------------------------------

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="language", part=part):
                self.speak(languages()[part])
                return Adjust(lambda settings: replace(settings, language=self.language))
            case Changed(control="day", part=part):
                self.map.day = part
            case Pressed(control="continue") if self.last is not None:
                return self._go_on(self.last)
            case Pressed(control="leave") | Intent.CANCEL:
                return Quit()
            case Intent.HELP:
                return self._opened("help")
            case Pressed(control=control):
                return self._opened(control)
            case _:
                pass
        return None

    def speak(self, language: str) -> None:
        """Say everything in another language from now on."""
        self.wish = replace(self.wish, language=language)

    def _go_on(self, save: Path) -> Transition:
        from bloc_game.ui.scenes.starting import attempted, resumed

        return attempted(self, lambda: Replace(resumed(save, self.wish)))

    def _opened(self, page: str) -> Transition:
        """Another page above this one, imported now."""
        match page:
            case "new":
                from bloc_game.ui.scenes.histories import HistoriesScene

                return Push(HistoriesScene(self.wish))
            case "resume":
                from bloc_game.ui.scenes.saved import SavedScene

                return Push(SavedScene(self.wish))
            case "codex":
                return self._codex()
            case "lesson":
                return self._lesson()
            case "settings":
                from bloc_game.ui.scenes.settings_page import SettingsScene

                return Push(SettingsScene(self.language, languages(), self.speak))
            case "help":
                from bloc_game.ui.scenes.help import HelpScene

                return Push(HelpScene(self.tr, self._lesson))
            case "credits":
                from bloc_game.ui.scenes.credits import CreditsScene

                return Push(CreditsScene(self.tr))
            case _:
                return None

    def _lesson(self) -> Transition:
        """A first turn at the table, with one thing pointed at at a time."""
        from bloc_game.ui.scenes.starting import attempted, lesson

        return attempted(self, lambda: Restart(lesson(self.wish)))

    def _codex(self) -> Transition:
        """The codex of the game played last, else of the first scenario there is."""
        from bloc_game.scenario import shelf
        from bloc_game.session.views_moment import Voice
        from bloc_game.ui.scenes.codex_page import CodexScene
        from bloc_game.ui.scenes.starting import attempted

        known = [path.parent.name for path in shelf.catalogue()]
        played = _header(self.last) if self.last is not None else None
        wanted = played[1] if played is not None and played[1] in known else "".join(known[:1])
        return attempted(
            self, lambda: Push(CodexScene(Voice(shelf.load(shelf.find(wanted)), self.language)))
        )

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        rest = frame.box.w - COLUMN
        if rest >= LEAST_MAP:
            left, right = frame.box.cut_left(COLUMN)
            self._column(frame, left)
            self.map.place(frame, right, self.tr)
            frame.fill(Box(right.x, 0, 1, frame.box.h), frame.scheme.ink)
        else:
            wide = min(frame.box.w, 560.0)
            self._column(frame, Box((frame.box.w - wide) / 2, 0, wide, frame.box.h))

    def _column(self, frame: Frame, box: Box) -> None:
        tr, low = self.tr, box.h < LOW
        frame.fill(box, frame.scheme.sheet)
        head = Column(
            (
                Text("bloc_game", _LOW_NAME if low else _NAME),
                Text(label(tr("The diplomacy of the Cold War, and what might have been")), _LINE),
                Gap(SPACE.hair),
                DoubleRule(),
            ),
            gap=4,
        )
        foot = Column(
            (
                language_stepper(tr, languages(), self.language),
                Text(label(tr("Version {version}", version=__version__)), NOTE, "soft_ink"),
            ),
            gap=6,
        )
        down = SPACE.medium if low else SPACE.wide
        inner = box.inset(SPACE.page if box.w > 360 else SPACE.medium, down)
        Page(
            "title",
            Column(tuple(self._body(met=frame.settings.met)), gap=0),
            head,
            foot,
            SPACE.large,
        ).place(frame, inner)

    def _body(self, *, met: bool) -> list[Widget]:
        tr = self.tr
        parts: list[Widget] = []
        if self.last is not None:
            title, where = self._last(self.last)
            name = tr("Go on: {title}", title=title)
            parts.append(Button(id="continue", label=name, key="Enter", primary=True))
            parts += [Gap(SPACE.small), Text(label(where), LABEL, "soft_ink"), Gap(SPACE.small)]
            parts.append(Entry(id="new", label=tr("New game"), key="N"))
        else:
            parts.append(Button(id="new", label=tr("Begin"), key="Enter", primary=True))
            parts.append(Gap(SPACE.medium))
        shown = tr("A lesson at the table") if met else tr("First time? A lesson at the table")
        parts.append(Entry(id="lesson", label=shown, key="T"))
        if self.trouble:
            parts.append(Text(label(self.trouble), CONTROL, "no"))
        none = () if self.saves else (tr("No game has been saved yet."),)
        parts.append(Entry(id="resume", label=tr("Resume a game"), key="R", blockers=none))
        parts.append(Entry(id="codex", label=tr("The codex"), key="C"))
        parts.append(Entry(id="help", label=tr("How to play"), key="F1"))
        parts.append(Gap(SPACE.small))
        small = (
            Entry(id="settings", label=tr("Settings"), key="S", style=SMALL_ENTRY),
            Entry(id="credits", label=tr("Credits and licences"), key="L", style=SMALL_ENTRY),
            Entry(id="leave", label=tr("Leave"), key="Esc", style=SMALL_ENTRY),
        )
        return [*parts, *small]

    def _last(self, save: Path) -> tuple[str, str]:
        """The game played last: its title, and the day it was played."""
        return _about(save, self.language, save.stat().st_mtime if save.exists() else 0.0)


@cache
def _about(save: Path, language: str, played: float) -> tuple[str, str]:
    """What a save's own first line and its file tell, which is all that can be told at once."""
    from bloc_game.scenario.heads import FILE, title_of

    tr = translator(language)
    title, scenario = _header(save) or (save.stem, "")
    found = scenarios_dir() / scenario / FILE
    day = datetime.fromtimestamp(played)
    date = date_of(tr, day.year * 10_000 + day.month * 100 + day.day)
    name = title_of(found, language) if found.is_file() else title
    return name, tr("Played on {day}", day=date)


def _header(save: Path) -> tuple[str, str] | None:
    """A save's title and scenario, from its first line; nothing where that is no header."""
    from json import loads

    try:
        with save.open(encoding="utf-8") as file:
            head = loads(file.readline())
        return str(head["title"]), str(head["scenario"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
