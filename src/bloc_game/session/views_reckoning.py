"""Sums that a seat's views need again and again, each worked out once.

A price looks at every text a draft could become, so it is kept for as long as the numbers that bear
on it stay as they are; drawing a window again costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import Change, Price
from bloc_game.engine.bodies import deciding, enough_of, members
from bloc_game.engine.compiled import Function, function_of
from bloc_game.engine.game import Body, Draft, Game
from bloc_game.engine.observation import Observation, corners

MOST_PRICES = 5_000  # kept at one time


@dataclass(frozen=True, slots=True)
class Asked:
    """A price as far as a seat can know it: `sure` where nothing hidden could change it."""

    price: Price
    sure: bool


class Reckoner:
    """Works things out about one game, and remembers."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self._functions: dict[ex.Expr, Function] = {}
        self._reads: dict[ex.Expr, frozenset[int]] = {}
        self._prices: dict[tuple[object, ...], Asked] = {}

    # --- trees --------------------------------------------------------------------------------

    def function(self, tree: ex.Expr) -> Function:
        """A closed tree as a function of the cells."""
        if tree not in self._functions:
            self._functions[tree] = function_of(tree, self.game.bargain)
        return self._functions[tree]

    def reads(self, tree: ex.Expr) -> frozenset[int]:
        """The places that a closed tree reads."""
        if tree not in self._reads:
            self._reads[tree] = frozenset(self._places(tree))
        return self._reads[tree]

    def _places(self, tree: object) -> Iterator[int]:
        match tree:
            case ex.Cell(index):
                yield index
            case ex.Lookup(_, cell):
                yield cell
            case ex.SupportOf(actor, draft) | ex.PriceOf(actor, draft):
                interest = self.game.bargain.interests[actor, draft]
                yield from self._places(interest.support)
                yield from (place for place, _ in interest.red_lines)
            case tuple():
                for item in tree:
                    yield from self._places(item)
            case _ if is_dataclass(tree):
                for one in fields(tree):
                    yield from self._places(getattr(tree, one.name))
            case _:
                return

    # --- prices -------------------------------------------------------------------------------

    def price(self, seen: Observation, actor: int, draft: Draft) -> Asked:
        """What an actor would need to accept a draft, asked by the seat that sees."""
        asking = self._asking(seen, draft)
        return self._asked(seen, (actor,), draft, asking, all)

    def body_price(self, seen: Observation, body: Body, draft: Draft) -> Asked:
        """What a body would need: the same over all whose votes its rule needs."""
        asking = self._asking(seen, draft)
        present = members(body, seen.public)
        voters = tuple(actor for actor in deciding(body, present) if actor in draft.voices)
        return self._asked(seen, voters, draft, asking, enough_of(body, voters))

    def _asking(self, seen: Observation, draft: Draft) -> int | None:
        actor = self.game.seats[self.game.seat_of[seen.seat]].actor
        return actor if actor in draft.voices else None

    def _asked(
        self,
        seen: Observation,
        actors: tuple[int, ...],
        draft: Draft,
        asking: int | None,
        enough: Callable[[Sequence[bool]], bool],
    ) -> Asked:
        ends = corners(self.game, seen, actors, draft.index)
        interests = self.game.bargain.interests
        asked = actors if asking is None else (*actors, asking)
        trees = [interests[actor, draft.index].support for actor in asked]
        read = sorted({place for tree in trees for place in self.reads(tree)})
        texts = [clause.place for clause in draft.clauses]
        numbers = tuple(ends[0][place] for place in (*read, *texts))
        key = (actors, draft.index, asking, len(ends), numbers)
        if key not in self._prices:
            if len(self._prices) >= MOST_PRICES:
                self._prices.clear()
            self._prices[key] = self._work_out(ends, actors, draft, asking, enough)
        return self._prices[key]

    def _work_out(
        self,
        corners: list[list[int]],
        actors: tuple[int, ...],
        draft: Draft,
        asking: int | None,
        enough: Callable[[Sequence[bool]], bool],
    ) -> Asked:
        """The price at the corner where these actors like the text least, then put to the rest."""
        bargain = self.game.bargain

        def liking(cells: Sequence[int]) -> int:
            return sum(bargain.support(actor, draft.index)(cells) for actor in actors)

        worst = min(corners, key=liking)
        price = bargain.price_for(worst, actors, draft.index, asking, enough)
        if len(corners) == 1:
            return Asked(price, True)
        kept = tuple(
            change
            for change in price.terms
            if all(self._suffices(one, actors, draft, change, enough) for one in corners)
        )
        return Asked(Price(kept, price.best, price.missing), True) if kept else Asked(price, False)

    def _suffices(
        self,
        cells: Sequence[int],
        actors: tuple[int, ...],
        draft: Draft,
        change: Change,
        enough: Callable[[Sequence[bool]], bool],
    ) -> bool:
        trial = list(cells)
        for clause, level in change:
            trial[draft.clauses[clause].place] = level
        accepts = self.game.bargain.accepts
        return enough([accepts(trial, actor, draft.index) for actor in actors])
