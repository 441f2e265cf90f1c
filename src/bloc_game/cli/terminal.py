"""The game in a terminal: plain lines, and a prompt that says what it asks.

People at one keyboard take turns; what one is shown is cleared before the next sits down. Whatever
ends the input, the game is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from shutil import copyfile
from typing import TYPE_CHECKING

from bloc_game.cli.terminal_choices import Choice, choices_of
from bloc_game.cli.terminal_console import Console
from bloc_game.cli.terminal_debrief import looked_back
from bloc_game.cli.terminal_help import command, explained, words
from bloc_game.cli.terminal_histories import MOVING, Archive
from bloc_game.cli.terminal_lookup import Lookup
from bloc_game.cli.terminal_pages import Pages
from bloc_game.cli.terminal_prose import Reader
from bloc_game.cli.terminal_reference import Reference
from bloc_game.engine.legality import IllegalAction
from bloc_game.session.catalogue import languages, listed, sentence
from bloc_game.session.driving import PLANNERS
from bloc_game.session.playing import CannotPlay, Session
from bloc_game.session.troubles import refused
from bloc_game.session.views import TableView
from bloc_game.session.views_histories import Historian
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_seen import Seen, look
from bloc_game.session.views_table import table_view
from bloc_game.session.wording_events import Told
from bloc_game.session.wording_histories import introduced
from bloc_game.session.wording_reasons import reason

if TYPE_CHECKING:
    from bloc_game.cli.terminal_forecast import Staff

STAFF = "bloc_game.cli.terminal_forecast"  # loaded when it is first asked
CLEARING = 60  # blank lines between two people at one keyboard


class Quit(Exception):
    """The player has had enough for now."""


class Terminal:
    """One session, played by the people at one terminal."""

    def __init__(
        self, session: Session, console: Console, language: str, *, estimates: bool = True
    ) -> None:
        self.session = session
        self.estimates = estimates
        self.staff: Staff | None = None
        self.console = console
        self.reader = Reader()
        self.voice = Voice(session.scenario, language)
        self.historian = Historian(session)
        self.sitting = ""  # who sits at the keyboard
        self.heard: dict[str, int] = {}  # how many events each has been told
        self.turn_shown: dict[str, int] = {}
        self.trouble = ""
        self._settle()

    def _settle(self) -> None:
        """Everything that speaks the language."""
        self.tr = self.voice.tr
        self.pages = Pages(self.tr, self.reader)
        self.reference = Reference(self.pages)
        self.archive = Archive(self.historian, self.voice)
        self.lookup = Lookup(self.voice, self.reference, self.console)

    # --- the game -----------------------------------------------------------------------------

    def play(self) -> None:
        """Play to the end, or until nobody answers any more."""
        try:
            self._opening()
            while not self.session.is_over:
                self._serve(self._whose_turn())
            self._ending()
        except (EOFError, KeyboardInterrupt, Quit):
            self._farewell()

    def _opening(self) -> None:
        names = self.voice.names
        self._say(f"{names.say('title')}.")
        self._show(self.pages.prose(names.say("summary")))
        people = tuple(names.actor_said(seat) for seat in self.session.table.people)
        self._say(self.tr("You play: {people}.", people=listed(self.tr, people)))
        self._say(self.tr("Answer with a number or with words. “help” lists what else you can do."))

    def _whose_turn(self) -> str:
        """Who sits already goes on, if it can."""
        waiting = self.session.to_act
        seat = self.sitting if self.sitting in waiting else waiting[0]
        if seat != self.sitting and len(self.session.table.people) > 1:
            self._hand_over(seat)
        self.sitting = seat
        return seat

    def _hand_over(self, seat: str) -> None:
        if self.sitting:
            for _ in range(CLEARING):
                self._say()
        name = self.voice.names.actor_said(seat)
        self.console.ask(self.tr("Now it is {seat}’s turn. Press Enter when you sit.", seat=name))

    def _serve(self, seat: str) -> None:
        """Show a seat what is new, then ask until it acts."""
        view = self._catch_up(seat)
        self._offer_choices(view)
        while True:
            text = self.console.ask(self._prompt(view))
            if text and self._answer(seat, view, text):
                self._warn()
                return

    def _seen(self, seat: str) -> Seen:
        return look(self.session.game, self.session.state, self.session.events_since(-1), seat)

    def _catch_up(self, seat: str) -> TableView:
        """What has happened since the seat last looked, and the head of a new turn."""
        seen = self._seen(seat)
        view = table_view(self.voice, seen)
        count = min(self.heard.get(seat, 0), len(seen.told))
        parts = tuple(Moment(self.voice, seen).turns_since(count))
        for part in parts:
            if part.number < view.turn:
                self._retell(seat, part.told, self.tr("What happened on {date}:", date=part.date))
        if self.turn_shown.get(seat) != view.turn:
            self._show(self.pages.turn(view))
        for part in parts:
            if part.number == view.turn:
                fresh = tuple(told for told in part.told if told.kind not in ("news", "turn"))
                self._retell(seat, fresh, self.tr("What has happened:"))
        self.turn_shown[seat] = view.turn
        self.heard[seat] = len(seen.told)
        return view

    def _retell(self, seat: str, told: tuple[Told, ...], title: str) -> None:
        lines = tuple(self.reference.told(one for one in told if concerns(one, seat)))
        if lines:
            self._say()
            self._say(title)
            self._show(lines)

    def _offer_choices(self, view: TableView) -> None:
        if view.offer is not None:
            self._show(self.pages.offer(view.offer))
        elif view.decision is not None:
            self._show(self.pages.decision(view.decision))
        elif view.moves is not None:
            self._show(self.pages.moves(view.moves))

    def _prompt(self, view: TableView) -> str:
        tr, name = self.tr, sentence(view.seat.name)
        if view.offer is not None:
            return tr("{seat}, your answer to the offer?", seat=name)
        if view.decision is not None and view.decision.draft:
            return tr("{seat}, your vote?", seat=name)
        if view.decision is not None:
            return tr("{seat}, your answer?", seat=name)
        return tr("{seat}, your move?", seat=name)

    # --- answers ------------------------------------------------------------------------------

    def _answer(self, seat: str, view: TableView, text: str) -> bool:
        """Do what was answered; whether the game has moved."""
        found = choices_of(view, self.tr).named(text)
        word, rest = command(self.tr, text)
        if word and not (len(found) == 1 and text.casefold() in found[0].words):
            return self._command(seat, view, word, rest)
        if len(found) == 1:
            return self._act(found[0])
        if found:
            self._say(self.tr("That could be one of these; say more:"))
            self._show((f"{one.words[0]}", 1) for one in found[:12])
        else:
            self._say(self.tr("There is no “{text}” here; “help” lists what there is.", text=text))
        return False

    def _act(self, choice: Choice) -> bool:
        if choice.barred:
            self._say(self.tr("That is barred. {reasons}", reasons=" ".join(choice.barred)))
            return False
        if not set(PLANNERS).isdisjoint(self.session.table.policies.values()):
            self._say(self.tr("The others are deciding …"))  # which takes them seconds
        try:
            self.session.submit(choice.action)
        except IllegalAction as refusal:
            names = self.voice.names
            reasons = (reason(names, choice.action, one) for one in refusal.reasons)
            self._say(self.tr("That is barred. {reasons}", reasons=" ".join(reasons)))
            return False
        return True

    def _warn(self) -> None:
        """A save that cannot be written is told once."""
        trouble = self.session.save_trouble
        if trouble and trouble != self.trouble:
            said = self.tr.say(trouble)
            self._say(self.tr("The game is not being saved: {trouble}", trouble=said))
        self.trouble = trouble

    def _command(self, seat: str, view: TableView, word: str, rest: str) -> bool:
        match word:
            case "undo" | "back":
                return self._go_back(seat, word)
            case _ if word in MOVING:
                return self._take_up(seat, word, rest)
            case "branches" | "name" | "compare":
                self._show(self.archive.told(seat, word, rest))
            case "language":
                return self._change_language(seat, rest)
            case "quit":
                raise Quit
            case "look":
                self.turn_shown.pop(seat, None)
                self._offer_choices(self._catch_up(seat))
            case "save":
                self._save(rest)
            case "help":
                self._help()
            case "forecast":
                self._forecast(seat, view)
            case _:
                self.lookup.answer(self._seen(seat), view, word, rest)
        return False

    def _go_back(self, seat: str, word: str) -> bool:
        try:
            if word == "undo":
                self.session.undo()
            else:
                self.session.take_back(seat)
        except CannotPlay:
            if word == "undo":
                self._say(self.tr("There is nothing to undo: you have not acted yet."))
            else:
                self._say(self.tr("You have sealed nothing that could still be taken back."))
            return False
        except IllegalAction:
            self._say(self.tr("What you sealed later rests on it: take that back first."))
            return False
        self._say(self.tr("Taken back."))
        for one, count in self.heard.items():
            self.heard[one] = min(count, len(self._seen(one).told))
        return True

    def _take_up(self, seat: str, word: str, rest: str) -> bool:
        """Take another history in hand: what is told of its turns is told again from its turn."""
        trouble = self.archive.move(seat, word, rest)
        if trouble:
            self._say(trouble)
            return False
        self.turn_shown.clear()
        self.heard = {one: len(self._seen(one).told) for one in self.heard}
        for history in self.archive.tree(seat).histories:
            if history.in_hand:
                self._say(introduced(self.tr, history))
        return True

    def _change_language(self, seat: str, wanted: str) -> bool:
        known = languages()
        if wanted not in known:
            self._say(self.tr("Choose one of these: {languages}.", languages=", ".join(known)))
            return False
        self.voice = Voice(self.session.scenario, wanted, self.voice)
        self._settle()
        self.turn_shown.pop(seat, None)
        return True

    def _save(self, rest: str) -> None:
        save = self.session.save
        if save is None:
            self._say(self.tr("This game is not kept in a file."))
            return
        if not rest:
            self._say(self.tr("Saved as you go, in {path}.", path=str(save.path)))
            return
        try:
            copyfile(save.path, rest)
        except OSError as error:
            self._say(
                self.tr("The save was not copied: {reason}.", reason=self.tr.say(refused(error)))
            )
        else:
            self._say(self.tr("The save was copied to {path}.", path=rest))

    def _forecast(self, seat: str, view: TableView) -> None:
        """What the staff expects, where this table has one."""
        if not self.estimates:
            self._say(self.tr("There are no estimates at this table."))
            return
        if self.staff is None:
            self.staff = import_module(STAFF).Staff(self.session.game)
        self._show(self.staff.lines(self.voice.names, self._seen(seat), view))

    def _help(self) -> None:
        own, does = words(self.tr), explained(self.tr)
        for english, text in does.items():
            said = own[english] if own[english] == english else f"{own[english]} ({english})"
            self._say(f"{said}: {text}", 1)
        self._say(self.tr("A move can be said in words too, such as “hold”; or begin one."), 1)

    # --- the end ------------------------------------------------------------------------------

    def _ending(self) -> None:
        seat = self.sitting or self.session.table.people[0]
        view = self._catch_up(seat)
        if view.ending is not None:
            self._show(self.pages.ending(view.ending))
            self._show(looked_back(self.pages, self.voice, self.session, self._seen(seat)))
        self._farewell()

    def _farewell(self) -> None:
        self._say()
        save = self.session.save
        if save is not None and not self.session.save_trouble:
            self._say(self.tr("The game is saved in {path}.", path=str(save.path)))
            if not self.session.is_over:
                self._say(self.tr("Go on with:"))
                self.console.line(f"bloc-game play {save.path}")
        self._say(self.tr("Goodbye."))

    # --- lines --------------------------------------------------------------------------------

    def _say(self, text: str = "", indent: int = 0) -> None:
        self.console.say(text, indent)

    def _show(self, lines: Iterable[tuple[str, int]]) -> None:
        for text, indent in lines:
            self.console.say(text, indent)


def concerns(told: Told, seat: str) -> bool:
    """Whether a sentence is worth a seat's time: not what moved between others alone."""
    slot = told.slot
    if told.kind != "change" or slot is None or (slot.low == 0 and slot.high == 1):
        return True
    return not slot.keys or seat in slot.keys or slot.family == "level"
