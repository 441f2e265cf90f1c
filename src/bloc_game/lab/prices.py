"""What an actor would need to accept a text, in many games at once.

The plain engine looks at all texts of a draft, in order of how many clauses they change. Here that
order, with the best support met so far along it, is drawn up once for each text that lies on the
table in some game; how far along it a game must go is then found by its own missing support.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import NO_TERMS
from bloc_game.engine.grounding import total
from bloc_game.lab.arrays import Columns, Ints, Value

if TYPE_CHECKING:
    from bloc_game.lab.rules import Rules

CLOCK = 0, 0  # of an interest, which is not to read it
REFUSED = -(10**6)  # what a text is worth that crosses a red line
Key = tuple[int, ...]


class Listed:
    """Columns given outright."""

    def __init__(self, columns: dict[int, Value], size: int) -> None:
        self.columns = columns
        self.size = size

    def __getitem__(self, index: int, /) -> Ints:
        return np.broadcast_to(np.asarray(self.columns[index]), (self.size,))


@dataclass(frozen=True)
class Ladder:
    """All texts in the order in which they are thought of, and the best worth met up to each."""

    order: Ints
    best: Ints
    sizes: Ints

    def first(self, need: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """The place of the first text that is worth so much, and whether there is one."""
        place = np.searchsorted(self.best, need, side="left")
        return np.minimum(place, len(self.order) - 1), place < len(self.order)


@dataclass(frozen=True)
class Stake:
    """An interest, parted into what rests on the text and what does not.

    `moods` are the cells outside the text that what rests on it reads as well.
    """

    bound: ex.Expr
    free: ex.Expr
    moods: tuple[int, ...]
    red_lines: tuple[tuple[int, int], ...]


class Texts:
    """All texts of a draft, numbered with the first clause as the leading digit."""

    def __init__(self, places: tuple[int, ...], sizes: tuple[int, ...]) -> None:
        self.places = places
        self.sizes = sizes
        self.count = int(np.prod(sizes, dtype=np.int64)) if sizes else 1

    @cached_property
    def levels(self) -> Ints:
        """The level of every clause, a row for each text."""
        if not self.sizes:
            return np.zeros((1, 0), np.int32)
        digits = np.indices(self.sizes, dtype=np.int32)
        return digits.reshape(len(self.sizes), -1).T.copy()

    def number(self, columns: Columns) -> Ints:
        """Which text lies on the table."""
        found: Any = np.int32(0)
        for place, size in zip(self.places, self.sizes, strict=True):
            found = found * size + columns[place].astype(np.int32)
        return np.asarray(found)

    def ladder(self, text: int, worth: Ints, gain: Ints) -> Ladder:
        """Texts by how many clauses differ from this one, then by gain, then in declared order."""
        changed = self.levels != self.levels[text]
        sizes = changed.sum(axis=1)
        clauses = changed @ (1 << np.arange(len(self.sizes))[::-1])
        order = np.lexsort((np.arange(self.count), -clauses, -gain, sizes))
        return Ladder(order, np.maximum.accumulate(worth[order]), sizes)


class PriceLists:
    """Prices of every actor for every draft, made ready when first asked."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._texts: dict[int, Texts] = {}
        self._stakes: dict[tuple[int, int], Stake] = {}
        self._ladders: dict[object, Ladder] = {}
        self._worths: dict[object, Ints] = {}

    def clear(self) -> None:
        """Forget what was drawn up for the games that were played before."""
        self._ladders.clear()
        self._worths.clear()

    def texts(self, draft: int) -> Texts:
        """All texts of a draft."""
        if draft not in self._texts:
            text = self.rules.game.bargain.texts[draft]
            self._texts[draft] = Texts(text.places, text.sizes)
        return self._texts[draft]

    def count(self, columns: Columns, actor: int, draft: int) -> Ints:
        """How many clauses must change before an actor accepts."""
        found = np.full(len(self.texts(draft).number(columns)), NO_TERMS)
        for here, ladder, place, there in self._asked(columns, actor, draft, None, frozenset()):
            found[here] = np.where(there, ladder.sizes[ladder.order[place]], NO_TERMS)
        return found

    def terms(
        self, columns: Columns, actor: int, draft: int, asking: int, veiled: frozenset[int]
    ) -> Ints:
        """The text that an actor would name as its price, by number; −1 where it accepts as it is,
        or no terms suffice. Ties go to what costs `asking` least, `veiled` cells reading 0."""
        text = self.texts(draft).number(columns)
        found = np.full(len(text), -1)
        for here, ladder, place, there in self._asked(columns, actor, draft, asking, veiled):
            named = ladder.order[place]
            found[here] = np.where(there & (place > 0), named, -1)
        return found

    # --- ladders ---------------------------------------------------------------------------------

    def _asked(
        self, columns: Columns, actor: int, draft: int, asking: int | None, veiled: frozenset[int]
    ) -> Iterator[tuple[Ints, Ladder, Ints, Ints]]:
        """For each text and mood there is: which games have it, its ladder, how far each of them
        has to go along it, and whether it can."""
        texts, stake = self.texts(draft), self._stake(actor, draft)
        text = texts.number(columns)
        threshold = self.rules.game.bargain.texts[draft].threshold
        free = self.rules.program(stake.free).run(columns, *CLOCK)[0]
        need = np.broadcast_to(threshold - np.asarray(free, np.int32), text.shape)
        other = self._stake(asking, draft) if asking is not None else None
        moods = (*stake.moods, *(other.moods if other is not None else ()))
        asks = [
            np.zeros_like(text) if place in veiled else columns[place].astype(np.int32)
            for place in moods
        ]
        keys = np.stack([text, *asks])
        distinct, which = np.unique(keys, axis=1, return_inverse=True)
        own = len(stake.moods)
        for number in range(distinct.shape[1]):
            here = np.flatnonzero(which.reshape(-1) == number)
            lying, *mood = (int(value) for value in distinct[:, number])
            ladder = self._ladder(
                draft, lying, (actor, *mood[:own]), None if other is None else (asking, *mood[own:])
            )
            place, there = ladder.first(need[here])
            yield here, ladder, place, there

    def _ladder(self, draft: int, text: int, who: Value, asking: Value) -> Ladder:
        key = draft, text, who, asking
        known = self._ladders.get(key)
        if known is None:
            worth = self._worth(draft, who, forbidding=True)
            gain = (
                np.zeros_like(worth)
                if asking is None
                else self._worth(draft, asking, forbidding=False)
            )
            known = self._ladders[key] = self.texts(draft).ladder(text, worth, gain)
        return known

    def _worth(self, draft: int, who: Value, *, forbidding: bool) -> Ints:
        """What rests on the text of an actor's support, for every text."""
        key = draft, who, forbidding
        known = self._worths.get(key)
        if known is None:
            known = self._worths[key] = self._worked_out(draft, who, forbidding=forbidding)
        return known

    def _worked_out(self, draft: int, who: Value, *, forbidding: bool) -> Ints:
        actor, *mood = who
        texts, stake = self.texts(draft), self._stake(actor, draft)
        listed: dict[int, Value] = dict(zip(texts.places, texts.levels.T, strict=True))
        listed |= dict(zip(stake.moods, mood, strict=True))
        columns = Listed(listed, texts.count)
        value = self.rules.program(stake.bound).run(columns, *CLOCK)[0]
        worth = np.array(np.broadcast_to(np.asarray(value, np.int32), (texts.count,)))
        if forbidding:
            for place, level in stake.red_lines:
                worth[columns[place] == level] = REFUSED
        return worth

    def _stake(self, actor: int, draft: int) -> Stake:
        key = actor, draft
        if key not in self._stakes:
            interest = self.rules.game.bargain.interests[key]
            clauses = set(self.texts(draft).places)
            clock = {self.rules.game.places.turn, self.rules.game.places.date}
            tree = interest.support
            items = tree.items if isinstance(tree, ex.Sum) else (tree,)
            resting = [not clauses.isdisjoint(self.rules.reads(one)) for one in items]
            bound = tuple(compress(items, resting))
            free = tuple(one for one, rests in zip(items, resting, strict=True) if not rests)
            read = {cell for one in bound for cell in self.rules.reads(one)}
            moods = tuple(sorted(read - clauses - clock))
            self._stakes[key] = Stake(total(bound), total(free), moods, interest.red_lines)
        return self._stakes[key]
