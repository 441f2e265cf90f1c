"""The results of a study as a table: a row a setting, every share and mean with its interval."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

from bloc_game.engine.phrases import phrase
from bloc_game.lab.findings import Z
from bloc_game.lab.outcomes import wilson
from bloc_game.study.blocks import Sums
from bloc_game.study.design import Design, answers_to
from bloc_game.study.running import CannotRun

Row = dict[str, str | int | float]


def rows(design: Design, sums: Mapping[int, Sums]) -> list[Row]:
    """One row for each setting that has been played."""
    return [
        {"run": one.number, **dict(one.levels), **dict(_responses(design, sums[one.number]))}
        for one in design.settings
        if one.number in sums
    ]


def _responses(design: Design, sums: Sums) -> Iterator[tuple[str, int | float]]:
    game = design.scenario.game
    yield "games", sums.games
    for ending, count in zip(game.endings, sums.endings, strict=True):
        yield from _share(f"ending.{ending.id}", count, sums.games)
    for seat, pair in zip(game.seats, sums.scores, strict=True):
        yield from _mean(f"score.{seat.id}", pair, sums.games)
    for slot, pair in zip(design.tracks, sums.tracks, strict=True):
        yield from _mean(f"track.{slot.name}", pair, sums.games)
    for decision, counts in zip(design.decisions, sums.outcomes, strict=True):
        names = ("adopted", "rejected") if decision.is_ballot else answers_to(decision)
        for name, count in zip(("", *names), counts, strict=True):
            yield from _share(f"decision.{decision.id}.{name or 'not_put'}", count, sums.games)


def _share(name: str, count: int, of: int) -> Iterator[tuple[str, float]]:
    low, high = wilson(count, of)
    yield from ((name, count / of), (f"{name}.low", low), (f"{name}.high", high))


def _mean(name: str, pair: Sequence[int], of: int) -> Iterator[tuple[str, float]]:
    total, squares = pair
    mean = total / of
    spread = max(squares - total * mean, 0.0) / max(of - 1, 1)
    reach = Z * sqrt(spread / of)
    yield from ((name, mean), (f"{name}.low", mean - reach), (f"{name}.high", mean + reach))


def write_csv(found: Sequence[Row], file: Path) -> None:
    """A file that every spreadsheet opens."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def write_parquet(found: Sequence[Row], file: Path) -> None:
    """A file for statistics programs; `CannotRun` where what writes it is not installed."""
    try:
        from pyarrow import Table, parquet
    except ImportError:
        raise CannotRun(
            phrase("Parquet needs more packages: pip install 'bloc-game[cluster]'")
        ) from None
    parquet.write_table(Table.from_pylist(list(found)), file)
