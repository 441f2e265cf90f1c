"""The tree of histories in the terminal: listed, named, compared, and taken up again."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.cli.terminal_pages import Lines
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.playing import CannotPlay, Session
from bloc_game.session.views_histories import Historian, seats_that_differ
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_tree import CompareView, HistoryView, TreeView
from bloc_game.session.wording_histories import (
    answered,
    introduced,
    numbers_of,
    parted,
    sitting,
    stands,
)

MOVING = ("branch", "switch")
"""Commands that take another history in hand."""


class Archive:
    """Tells and changes the tree of one session, for the seat at the keyboard."""

    def __init__(self, historian: Historian, voice: Voice) -> None:
        self.historian = historian
        self.session: Session = historian.session
        self.voice = voice
        self.tr: Catalogue = voice.tr

    def tree(self, seat: str) -> TreeView:
        """The tree, with the record played as far as it may be shown."""
        self.historian.finish()
        return self.historian.tree(self.voice, seat)

    def told(self, seat: str, word: str, rest: str) -> Lines:
        """What a command that only looks, or names, has to say."""
        match word:
            case "branches":
                return ((f"{one.id}. {introduced(self.tr, one)}", 1) for one in self._all(seat))
            case "name":
                return self._named(seat, rest)
            case _:
                return self._compared(seat, rest)

    def move(self, seat: str, word: str, rest: str) -> str:
        """Take a history in hand, or begin one; what is wrong with it, or nothing."""
        tr, tree = self.tr, self.tree(seat)
        hand = tree.of(self.session.histories.hand)
        if word == "branch":
            turns = [str(pin.turn) for pin in hand.pins]
            if rest not in turns:
                return tr("Say a turn from 1 to {last}.", last=len(turns))
            self.session.branch(hand.pin(int(rest)).place)
            return ""
        try:
            self.session.switch(int(rest) if rest.isdecimal() else -1)
        except CannotPlay:
            return self._choose()
        return ""

    def _all(self, seat: str) -> Iterator[HistoryView]:
        yield from self.tree(seat).histories

    def _named(self, seat: str, rest: str) -> Lines:
        id, _, text = rest.partition(" ")
        try:
            self.session.name(int(id) if id.isdecimal() else -1, text)
        except CannotPlay:
            yield self._choose(), 0
        else:
            yield introduced(self.tr, self.tree(seat).of(int(id))), 1

    def _choose(self) -> str:
        ids = ", ".join(str(id) for id in self.session.histories.ids)
        return self.tr("Choose a history by its number: {ids}.", ids=ids)

    def _compared(self, seat: str, rest: str) -> Lines:
        known = [one.id for one in self.tree(seat).histories]
        ids = tuple(int(part) for part in rest.split() if part.isdecimal())
        if len(ids) < 2 or any(id not in known for id in ids):
            listed = ", ".join(str(id) for id in known)
            yield self.tr("Name two histories or more by number: {ids}.", ids=listed), 0
            return
        view = self.historian.compare(self.voice, seat, ids)
        yield from self._side_by_side(view)

    def _side_by_side(self, view: CompareView) -> Lines:
        first = view.histories[0]
        for other, parting in zip(view.histories[1:], view.partings, strict=True):
            head, *said = parted(self.tr, first, other, parting)
            yield head, 0
            yield from ((text, 1) for text in said)
        yield self.tr("Tracks, turn by turn:"), 0
        for place, track in enumerate(first.pins[0].tracks):
            yield track.title, 1
            yield from ((f"{one.title}: {numbers_of(one, place)}", 2) for one in view.histories)
        if view.answers:
            yield self.tr("What was decided otherwise:"), 0
        for answer in view.answers:
            question, *answers = answered(view, answer)
            yield question, 1
            yield from ((text, 2) for text in answers)
        otherwise = seats_that_differ(self.voice, view, view.last)
        if otherwise:
            yield self.tr("Who sits otherwise:"), 0
        for seats in otherwise:
            yield from ((text, 1) for text in sitting(self.tr, view, seats))
        yield from ((f"{one.title}: {stands(self.tr, one)}", 0) for one in view.histories)
