"""Words that were given, held against what is done, in many games at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np

from bloc_game.lab.table import Some, Table, Word, groups
from bloc_game.lab.walk import Walk


def held(
    table: Table, subject: str, by: Mapping[str, tuple[Some, object]]
) -> Iterator[tuple[Word, Some]]:
    """The words on a subject that hold, by those who act now: in every game in the order in which
    they were given."""
    words = [word for word in table.given if word.subject == subject and word.by in by]
    found: list[tuple[Word, Some, Some]] = []
    for word in words:
        given, here = table.given[word], by[word.by][0]
        some = here[given.way[here] != 0]
        if len(some):
            found.append((word, some, given.order[some]))
    yield from _in_order(found)


def _in_order(found: Collection[tuple[Word, Some, Some]]) -> Iterator[tuple[Word, Some]]:
    if len(found) <= 1:
        yield from ((word, some) for word, some, _ in found)
        return
    words = [word for word, _, _ in found]
    which = np.concatenate([np.full(len(some), n) for n, (_, some, _) in enumerate(found)])
    games = np.concatenate([some for _, some, _ in found])
    order = np.lexsort((np.concatenate([order for _, _, order in found]), games))
    which, games = which[order], games[order]
    first = np.concatenate(([True], games[1:] != games[:-1]))
    starts = np.flatnonzero(first)
    rank = np.arange(len(games)) - np.repeat(starts, np.diff((*starts, len(games))))
    for place in range(int(rank.max()) + 1):
        here = rank == place
        for number, some in groups(which[here], games[here]):
            yield words[number], some


def end_words(walk: Walk, word: Word, some: Some | None) -> None:
    """A word no longer holds."""
    walk.table.given[word].way[slice(None) if some is None else some] = 0
    walk.mark_word(word.by, word.subject, word.to, 0, some)


def break_word(walk: Walk, word: Word, some: Some) -> None:
    """A broken word has its price."""
    game = walk.game
    breaker = game.actor_number[word.by]
    wronged = (game.actor_number[word.to],) if word.to else tuple(s.actor for s in game.seats)
    for target in wronged:
        effects = game.on_breach.get((breaker, target))
        here = walk.table.still(some)
        if effects is not None and len(here):
            walk.rules.do(effects, walk.table, here)


def run_out(walk: Walk) -> None:
    """Words whose time is over."""
    table = walk.table
    for word, given in table.given.items():
        over = (given.way != 0) & (given.until <= table.now)
        if table.any_over:
            over &= ~table.over
        if over.any():
            end_words(walk, word, np.flatnonzero(over))
