"""The tree of histories: every way a game was taken, as frozen values.

A history is a tape of actions with an id and perhaps a name; one of them is in hand. Nobody stores
where a history left another: it is read off the tapes, so it is always true. Tapes share what they
have in common item by item, so that a branch late in a long game costs a row of references.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from bloc_game.engine.actions import Action

LONGEST_NAME = 40  # signs


class Taped(Protocol):
    """One action on a tape: what was done, and whether a person, a policy or chance did it."""

    @property
    def action(self) -> Action:
        """What was done."""

    @property
    def by(self) -> str:
        """Who did it."""


T = TypeVar("T", bound=Taped)


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """One way the game was taken, from its first action."""

    id: int
    tape: tuple[T, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fork:
    """Where a history left another: whose it was, and after how many actions."""

    parent: int
    at: int


@dataclass(frozen=True, slots=True)
class Histories(Generic[T]):
    """All histories of one game, in the order of their ids, and which of them is in hand."""

    kept: tuple[History[T], ...] = (History(1),)
    hand: int = 1

    @property
    def in_hand(self) -> History[T]:
        """The history that is played on."""
        return self.of(self.hand)

    def of(self, id: int) -> History[T]:
        """A history by its id; `KeyError` where there is none."""
        for one in self.kept:
            if one.id == id:
                return one
        raise KeyError(id)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids there are."""
        return tuple(one.id for one in self.kept)

    def fork(self, id: int) -> Fork | None:
        """Where a history left the older one that it followed longest; None for the oldest."""
        tape, found = self.of(id).tape, None
        for older in self.kept:
            if older.id == id:
                break
            at = common(older.tape, tape)
            if found is None or at > found.at:
                found = Fork(older.id, at)
        return found

    def known(self, action: Action) -> T | None:
        """The item that a history which went the same way so far has for an action done now."""
        tape = self.in_hand.tape
        place = len(tape)
        for one in self.kept:
            if one.id == self.hand or len(one.tape) <= place:
                continue
            # one item is shared by two tapes only where all before it are
            if place and one.tape[place - 1] is not tape[-1]:
                continue
            if one.tape[place].action == action:
                return one.tape[place]
        return None

    # --- what can happen to them --------------------------------------------------------------

    def acted(self, one: T) -> Histories[T]:
        """Somebody acted in the history in hand."""
        return self._holding((*self.in_hand.tape, one))._joined()

    def without(self, place: int) -> Histories[T]:
        """One action is taken out of the history in hand."""
        tape = self.in_hand.tape
        found = self.cut(place)
        for one in tape[place + 1 :]:
            found = found.acted(one)
        return found

    def cut(self, at: int) -> Histories[T]:
        """What the history in hand did after so many actions is undone, not kept."""
        return self._holding(self.in_hand.tape[:at])

    def left(self, at: int) -> Histories[T]:
        """Another history begins after so many actions of the one in hand, which is kept.

        Where nobody at the table did anything after them, nothing would be kept but clutter, and
        the history in hand only goes back.
        """
        cut = self.cut(at)
        others = [*(one.tape for one in self.kept if one.id != self.hand), cut.in_hand.tape]
        if not (self.in_hand.name or _adds(self.in_hand.tape, others)):
            return cut
        begun: History[T] = History(self.ids[-1] + 1, self.in_hand.tape[:at])
        return Histories((*self.kept, begun), begun.id)

    def switched(self, id: int) -> Histories[T]:
        """Another history is taken in hand; the one put down is kept if it adds anything."""
        self.of(id)
        return self if id == self.hand else replace(self, hand=id)._rid(self.hand)

    def named(self, id: int, text: str) -> Histories[T]:
        """A history has a name, on one line; with no text it has none.

        One that was kept for its name alone goes with it.
        """
        found = replace(self.of(id), name=tidy(text))
        return replace(self, kept=tuple(found if one.id == id else one for one in self.kept))._rid(
            id
        )

    # --- within -------------------------------------------------------------------------------

    def _holding(self, tape: tuple[T, ...]) -> Histories[T]:
        held = replace(self.in_hand, tape=tape)
        return replace(self, kept=tuple(held if one.id == held.id else one for one in self.kept))

    def _rid(self, id: int) -> Histories[T]:
        """Without a history that is neither in hand nor named and adds nothing to the others."""
        others = tuple(one for one in self.kept if one.id != id)
        if id == self.hand or self.of(id).name or _adds(self.of(id).tape, [a.tape for a in others]):
            return self
        return replace(self, kept=others)

    def _joined(self) -> Histories[T]:
        """Where the history in hand has gone the whole way of another, the two are one."""
        mine = self.in_hand
        length = len(mine.tape)
        for other in self.kept:
            if other.id == mine.id or len(other.tape) != length or (mine.name and other.name):
                continue
            if other.tape[-1].action != mine.tape[-1].action:  # as nearly always, and at no cost
                continue
            if common(other.tape, mine.tape) < length:
                continue
            one = History(min(mine.id, other.id), mine.tape, mine.name or other.name)
            rest = (a for a in self.kept if a.id not in (mine.id, other.id))
            return Histories(tuple(sorted((*rest, one), key=lambda a: a.id)), one.id)
        return self


def tidy(text: str) -> str:
    """A name as a history may bear it: on one line, of bounded length."""
    return " ".join(text.split())[:LONGEST_NAME].strip()


def common(one: Sequence[Taped], other: Sequence[Taped]) -> int:
    """How many actions two tapes have in common from the first on."""
    for place, (here, there) in enumerate(zip(one, other, strict=False)):
        if here is not there and here.action != there.action:
            return place
    return min(len(one), len(other))


def _adds(tape: Sequence[Taped], others: Sequence[Sequence[Taped]]) -> bool:
    """Whether somebody at the table did anything that is on none of the other tapes."""
    shared = max((common(tape, other) for other in others), default=0)
    return any(one.by == "person" for one in tape[shared:])
