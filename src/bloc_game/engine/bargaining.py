"""What a text is worth to whom, and what an actor would need to accept it.

Levels are few, so everything a negotiator asks is answered exactly by looking at all texts in
order of how many clauses they change. Nothing here guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from bloc_game.engine import expressions as ex
from bloc_game.engine.compiled import Function, Group, function_of

NO_TERMS = 99
SHOWN = 3
Change = tuple[tuple[int, int], ...]  # (number of the clause, level) for each clause changed


@dataclass(frozen=True, slots=True)
class Interest:
    """An actor's stake in a draft as closed trees: its support, and the levels it refuses."""

    support: ex.Expr
    red_lines: tuple[tuple[int, int], ...]  # (place of the level, level)


@dataclass(frozen=True, slots=True)
class Text:
    """The places and sizes of a draft's clauses, and the support at which it is accepted."""

    places: tuple[int, ...]
    sizes: tuple[int, ...]
    threshold: int


@dataclass(frozen=True, slots=True)
class Price:
    """The smallest changes that would be accepted, at most three; or, where no terms suffice, the
    best text there is and the support still missing."""

    terms: tuple[Change, ...]
    best: Change = ()
    missing: int = 0

    @property
    def clauses(self) -> int:
        """How many clauses must change: 0 where it is accepted as it stands."""
        return len(self.terms[0]) if self.terms else NO_TERMS


class Bargaining:
    """Support and price of every actor for every draft, each made into a function when asked."""

    def __init__(
        self, texts: Sequence[Text], interests: Mapping[tuple[int, int], Interest]
    ) -> None:
        self.texts = texts
        self.interests = interests
        self.functions: dict[ex.Expr, Function] = {}
        self.groups: dict[tuple[ex.Expr, ...], Group] = {}
        self._supports: dict[tuple[int, int], Function] = {}

    def support(self, actor: int, draft: int) -> Function:
        """Support as a function of the cells; one without a say supports nothing."""
        key = actor, draft
        if key not in self._supports:
            self._supports[key] = function_of(self.interests[key].support, self)
        return self._supports[key]

    def accepts(self, cells: Sequence[int], actor: int, draft: int) -> bool:
        """Whether an actor accepts a draft as it stands."""
        return self.margin(cells, actor, draft) >= 0

    def margin(self, cells: Sequence[int], actor: int, draft: int) -> int:
        """Support above the threshold; below every possible sway where a red line is crossed."""
        interest = self.interests[actor, draft]
        margin = self.support(actor, draft)(cells) - self.texts[draft].threshold
        if any(cells[place] == level for place, level in interest.red_lines):
            return min(margin, 0) - 1000
        return margin

    def price(self, actor: int, draft: int) -> Function:
        """How many clauses must change before an actor accepts, as a function of the cells."""
        return lambda cells: self.price_for(cells, (actor,), draft).clauses

    def price_for(
        self,
        cells: Sequence[int],
        actors: Sequence[int],
        draft: int,
        asking: int | None = None,
        enough: Callable[[Sequence[bool]], bool] = all,
    ) -> Price:
        """The fewest clauses to change before enough of these actors accept.

        Ties go to what costs the asking actor least, then to declared order.
        """
        text = self.texts[draft]
        trial = list(cells)
        best: Change = ()
        least_missing: int | None = None
        for size in range(len(text.places) + 1):
            found: list[tuple[int, Change]] = []
            for change in changes(text, cells, size):
                for clause, level in change:
                    trial[text.places[clause]] = level
                margins = [self.margin(trial, actor, draft) for actor in actors]
                if enough([margin >= 0 for margin in margins]):
                    gain = self.support(asking, draft)(trial) if asking is not None else 0
                    found.append((-gain, change))
                elif not found:
                    missing = -sum(margin for margin in margins if margin < 0)
                    if least_missing is None or missing < least_missing:
                        least_missing, best = missing, change
                for clause, _ in change:
                    trial[text.places[clause]] = cells[text.places[clause]]
            if found:
                found.sort(key=lambda entry: entry[0])
                return Price(tuple(change for _, change in islice(found, SHOWN)))
        return Price((), best, least_missing or 0)


def changes(text: Text, cells: Sequence[int], size: int) -> Iterator[Change]:
    """All ways to change just so many clauses, in declared order."""
    for clauses in combinations(range(len(text.places)), size):
        others = [
            [level for level in range(text.sizes[clause]) if level != cells[text.places[clause]]]
            for clause in clauses
        ]
        for levels in product(*others):
            yield tuple(zip(clauses, levels, strict=True))
